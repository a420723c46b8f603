"""A published corpus where everything goes wrong: publishers, servers and networks that end at any moment.

Publishers are killed: readers see a corpus or are told in words that there is none, and the next run
completes it. The server is killed in the middle of every kind of request, and a network swallows what is
sent: a word comes in time, never another error, and the store answers again when the server does.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.generate import Corpus, write
from tests.campaign.demands import DemandError, demand
from tests.campaign.harness import Options, Result, running, scratch_folder, user_environment
from tests.campaign.swallowing_proxy import SwallowingProxy
from tests.index.postgres.test_citus import QUERIES
from tests.index.postgres.test_publisher import contents, wait_for_end_of_others
from tests.index.small import FILES
from tests.postgres_server import PostgresServer, find_binaries, make_server
from tests.stores import indexed, stored
from tui.index.postgres.postgres_store import PostgresStore, open_postgres_store
from tui.index.postgres.publication.publisher import publish_corpus
from tui.index.query import parse_query
from tui.index.search.search import search
from tui.index.store import StoreError, StoreUnavailable
from tui.model.records import KINDS, Kind

_KILLS, _QUICK_KILLS = 100, 5
_ARTICLES = 120
_WORD_S = 3.5  # within which it must be said that nobody answers
_BACK_S = 15.0  # within which a server that was started again is found, beside whatever else runs
_REQUEST_S = (
    7.0  # a search that hangs is given up after its five seconds, and one for the server to cancel it
)


def run(options: Options) -> Result:
    """Kill publishers, kill the server, swallow; or the one that `options.only` names."""
    if find_binaries() is None:
        return Result("skipped: no PostgreSQL server on this machine", [])
    parts = {"publisher": _kill_publishers, "server": _kill_server, "network": _swallow}
    kills = options.runs or (_QUICK_KILLS if options.quick else _KILLS)
    failures, done = list[str](), list[str]()
    for name, part in parts.items():
        if options.only in ("", name):
            server = make_server()
            try:
                with scratch_folder() as folder:
                    part(folder, server, options.draw("database", name), kills)
            except DemandError as failure:
                failures.append(f"{name}: {failure}")
            finally:
                server.remove()
            done.append(name)
            print(
                f"  {name}: {'failed' if failures and failures[-1].startswith(name) else 'fine'}", flush=True
            )
    return Result(f"{kills} times each: {', '.join(done)}", failures)


# -- publishers that are killed ----------------------------------------------------------------


def _kill_publishers(folder: Path, server: PostgresServer, draw: random.Random, kills: int) -> None:
    write(root := folder / "corpus", Corpus(_ARTICLES))
    address = server.create_database()
    environment = user_environment(folder / "home", NIGER_TUI_CACHE=str(folder / "cache"))
    longest = _publish(root, address, environment, None)
    for number in range(kills):
        if number % 10 == 9:
            address = server.create_database()  # into which all is loaded
        text = (
            f"---\ntitle: Article {number}\ndate: 2024-01-{1 + number % 28:02}\n---\nLe Niger et {number}.\n"
        )
        (root / "articles" / f"new-{draw.randrange(kills // 2 + 1)}.md").write_text(text, "utf-8")
        _publish(root, address, environment, draw.random() * longest * 1.2)
        _look(address)
    wait_for_end_of_others(address)
    _publish(root, address, environment, None)
    index, store = indexed(root, folder / "cache"), open_postgres_store(address)
    demand(contents(store) == contents(index), "what was published in the end is not what the folder has")
    store.close()
    index.close()


def _publish(root: Path, address: str, environment: dict[str, str], kill_after_s: float | None) -> float:
    """Publish, undisturbed or killed; how long it took."""
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "tui", "publish", str(root), address],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    with running(process):
        assert process.stderr is not None
        try:
            process.wait(kill_after_s)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        words = process.stderr.read().decode("utf-8", "replace")
        demand("Traceback" not in words, words[-500:])
        demand(kill_after_s is not None or process.wait() == 0, f"it was not published: {words[-300:]}")
    return time.monotonic() - began


def _look(address: str) -> None:
    """A reader sees a corpus, whole or not yet, or is told why there is none."""
    try:
        store = open_postgres_store(address)
    except StoreError as error:
        demand("holds no corpus" in str(error), f"a reader is told: {error}")
        return
    for kind in KINDS:
        refs = [row.ref for row in store.rows(kind, limit=50).items]
        demand(len(store.read(refs)) == len(refs), "a record is listed and cannot be read")
    search(store, "niger")
    store.close()


# -- a server that is killed, a network that hangs -----------------------------------------------


def _requests(store: PostgresStore) -> list[Callable[[], object]]:
    """What a store is asked, of every kind."""
    kinds: tuple[Kind, Kind] = ("actor", "article")
    actor, article = (store.rows(kind).items[0].ref for kind in kinds)
    body = store.read([article])[0].body
    asked: list[Callable[[], object]] = [
        store.counts,
        store.state,
        store.problems,
        store.notes,
        lambda: store.rows("article", "ni"),
        lambda: store.rows_at("actor", "", "title", 3, 20),
        lambda: store.row_index(article),
        lambda: store.read([article, actor]),
        lambda: list(store.stream("article")),
        lambda: store.related_records(actor),
        lambda: store.co_mentioned([actor]),
        lambda: store.cooccurrences(actor, "sentence"),
        lambda: store.similar_articles(body),
        lambda: store.mentions_of(actor),
        store.found_events,
        lambda: store.used_names({"listed": 5}),
        store.reports,
        lambda: store.field_values("source", "n"),
        lambda: store.counts_by_day("article", parse_query("niger")),
        lambda: search(store, "zeine typpo"),
    ]
    # What asks for no article is answered without the server.
    queries = [query for query in map(parse_query, QUERIES) if "article" in query.kinds]
    return asked + [lambda query=query: store.count_facets(query) for query in queries]


def _open_published(folder: Path, server: PostgresServer) -> str:
    index = stored(folder, FILES)
    address = server.create_database()
    publish_corpus(index, folder / "corpus", "A corpus", address)
    index.close()
    return address


def _kill_server(folder: Path, server: PostgresServer, draw: random.Random, kills: int) -> None:
    store = open_postgres_store(_open_published(folder, server))
    requests = _requests(store)
    for number in range(kills):
        pid = int((server.folder / "data" / "postmaster.pid").read_text().split()[0])
        kill = threading.Timer(draw.random() * 0.05, os.killpg, [os.getpgid(pid), signal.SIGKILL])
        kill.start()
        _ask_until_refused(requests[number % len(requests)], _WORD_S)
        kill.join()
        server.start_again()
        _ask_until_answered(requests[number % len(requests)])
    store.close()


def _swallow(folder: Path, server: PostgresServer, draw: random.Random, kills: int) -> None:
    address = _open_published(folder, server)
    name = address.rpartition("/corpus")[2].partition("?")[0]
    with SwallowingProxy(server.folder / ".s.PGSQL.5432") as proxy:
        store = open_postgres_store(f"postgresql://postgres@127.0.0.1:{proxy.port}/corpus{name}")
        texts = [row.title for row in store.rows("article", limit=kills).items]
        for number in range(kills):
            timer = threading.Timer(draw.random() * 0.05, proxy.swallow)
            timer.start()
            text = texts[number % len(texts)]
            _ask_until_refused(lambda text=text: search(store, text), _REQUEST_S)  # type: ignore[misc]
            timer.join()
            proxy.forward()
            _ask_until_answered(store.counts)
        store.close()


def _ask_until_refused(ask: Callable[[], object], within_s: float) -> None:
    """Ask again and again, until it is said that nobody answers; each answer or word comes in time."""
    while True:
        began = time.monotonic()
        try:
            ask()
        except StoreError as error:
            took = time.monotonic() - began
            demand(took < within_s, f"it took {took:.1f} s to say: {error}")
            demand("\n" not in str(error), f"more than a line: {error}")
            return
        except Exception as error:
            raise DemandError(f"{type(error).__name__}: {error}") from error


def _ask_until_answered(ask: Callable[[], object]) -> None:
    began = time.monotonic()
    while True:
        try:
            ask()
            return
        except StoreUnavailable as error:
            demand(time.monotonic() - began < _BACK_S, f"it is not found again: {error}")
            time.sleep(0.05)  # as the explorer, which does not ask without end
