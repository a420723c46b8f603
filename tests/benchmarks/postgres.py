"""What a published corpus costs beside its own index, in one run: CPU of this process and of the server.

Run `python -m tests.benchmarks.postgres [--articles N] [--keep DIR]`; it starts a server of its own.
The same questions are put to both stores, each text once and for the first time. Then what a row weighs,
from which the last lines calculate what ten and a hundred millions would need.
"""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import psycopg

from tests.benchmarks.peers import Place, corpus, cpu, line, percentiles
from tests.benchmarks.search import SORTS, sample
from tests.postgres_server import PostgresServer, make_server
from tui.corpus.folder import open_folder
from tui.index.indexing.updater import update_index
from tui.index.postgres.postgres_store import PostgresStore, open_postgres_store
from tui.index.postgres.publication.publisher import publish_corpus
from tui.index.query import parse_query
from tui.index.search.search import search
from tui.index.sql_store import SqlStore
from tui.index.sqlite_store import SqliteStore, open_store
from tui.model.records import Ref

_QUERIES = 40
_TABLES = (
    "text",
    "content",
    "marks",
    "mention",
    "name_use",
    "article_use",
    "shingle",
    "record",
)


def server_cpu(folder: Path) -> float:
    """CPU seconds so far of the processes of a server, of those that have ended in hundredths."""
    postmaster = (folder / "data" / "postmaster.pid").read_text().split()[0]
    while True:
        processes = _processes_of(postmaster)
        with suppress(OSError):  # one has ended meanwhile
            running = sum(int(Path("/proc", pid, "schedstat").read_text().split()[0]) for pid in processes)
            ended = sum(map(int, _status_of(postmaster)[13:15]))
            if _processes_of(postmaster) == processes:
                return running / 1e9 + ended / os.sysconf("SC_CLK_TCK")


def _processes_of(postmaster: str) -> set[str]:
    processes = {postmaster}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, IndexError):
            if _status_of(folder.name)[1] == postmaster:
                processes.add(folder.name)
    return processes


def _status_of(pid: str) -> list[str]:
    return Path("/proc", pid, "stat").read_text().rpartition(")")[2].split()


class Meter:
    """Measures a store: CPU of this process, and of the server where it has one."""

    def __init__(self, store: SqlStore, server: PostgresServer | None = None) -> None:
        self.store, self._server = store, server

    def spent(self, work: Callable[[SqlStore], object]) -> float:
        """CPU seconds that a question takes; those of looking at the server are left out."""
        server_before = self._server_used()
        before = cpu()
        work(self.store)
        ours = cpu() - before
        return ours + self._server_used() - server_before

    def _server_used(self) -> float:
        return server_cpu(self._server.folder) if self._server else 0


def questions(store: SqliteStore) -> dict[str, list[Callable[[SqlStore], object]]]:
    """What is asked, by kind of question."""
    draw = random.Random(3)
    rows = store.rows("article", limit=5_000).items
    words = [[word for word in row.title.split() if len(word) > 4] for row in rows]
    pairs = [draw.sample(some, 2) for some in draw.sample([w for w in words if len(w) > 1], _QUERIES)]
    actors = [row.ref for row in store.rows("actor", limit=60).items]
    typed = {name: SORTS[name] for name in ("title, beginning", "title, typo", "name, typo")}
    couples = [draw.sample(actors, 2) for _ in range(_QUERIES)]
    places = draw.sample(range(store.size("article") - 50), _QUERIES)
    asked: dict[str, list[Callable[[SqlStore], object]]] = {
        "two words": [partial(_find, " ".join(pair)) for pair in pairs],
        "actor and actor": [partial(_find, f"actor:{one.id} actor:{other.id}") for one, other in couples],
        "page of a list": [partial(_read_page, place) for place in places],
        "related": [partial(_relate, ref) for ref in actors[:_QUERIES]],
        "similar": [partial(_compare, text) for text in _bodies(store)],
    }
    for name, (kind, spoil) in typed.items():
        texts = [spoil(row.title, draw) for row in sample(store, kind)[:_QUERIES]]
        asked[f"keystroke: {name}"] = [partial(_type, text) for text in texts]
    return asked


def _find(text: str, store: SqlStore) -> object:
    return store.articles(parse_query(text), limit=20)


def _read_page(place: int, store: SqlStore) -> object:
    return store.rows_at("article", "", "title", place, 50)


def _relate(ref: Ref, store: SqlStore) -> object:
    return store.related_records(ref)


def _compare(text: str, store: SqlStore) -> object:
    return store.similar_articles(text)


def _type(text: str, store: SqlStore) -> object:
    return search(store, text, limit=20)


def _bodies(store: SqliteStore) -> list[str]:
    refs = [row.ref for row in store.rows("article", limit=10).items]
    return [record.body for record in store.read(refs)]


def compare_answers(store: SqliteStore, reader: PostgresStore) -> None:
    """How often both stores give the same articles, and the same first ten names."""
    texts = [
        spoil(row.title, random.Random(4)) for kind, spoil in SORTS.values() for row in sample(store, kind)
    ]
    same = sum(
        [hit.ref for hit in search(store, text).hits] == [hit.ref for hit in search(reader, text).hits]
        for text in texts
    )
    print(f"{'same hits in the same order':<34} {same} of {len(texts)} typed texts")


def weigh(address: str, articles: int) -> float:
    """Print the bytes of each table for an article; return their sum."""
    with psycopg.connect(address) as connection:
        query = "SELECT pg_total_relation_size(%s::regclass)"
        sizes = {t: connection.execute(query, (f"niger_tui.{t}",)).fetchone() for t in _TABLES}
        whole = connection.execute(
            "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class AS c JOIN pg_namespace AS n"
            " ON n.oid = c.relnamespace WHERE n.nspname = 'niger_tui' AND c.relkind = 'r'"
        ).fetchone()
    for table, size in sizes.items():
        print(f"{table:<34} {(size or (0,))[0] / articles:9,.0f} bytes an article")
    total = float((whole or (0,))[0]) / articles
    print(f"{'all tables':<34} {total:9,.0f} bytes an article")
    return total


@contextmanager
def _server() -> Iterator[PostgresServer]:
    server = make_server()
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(server.folder, ignore_errors=True)


def measure(place: Place, server: PostgresServer) -> None:
    """Build, publish, ask."""
    store = open_store(place.root, cache=place.cache)
    before = cpu()
    update_index(store, open_folder(place.root))
    build = cpu() - before
    address = server.create_database()
    before, began = cpu() + server_cpu(server.folder), time.monotonic()
    publish_corpus(store, place.root, "A corpus", address)
    load, seconds = cpu() + server_cpu(server.folder) - before, time.monotonic() - began
    if build > 1:
        line("load", load, build, "building the index", 2)
    print(f"{'load':<26} {load / place.articles * 1000:9.2f} ms CPU an article ({seconds:.1f} s)")
    before = cpu() + server_cpu(server.folder)
    publish_corpus(store, place.root, "A corpus", address, must_replace=True)
    line("publish, nothing changed", cpu() + server_cpu(server.folder) - before, load, "the load")
    reader = open_postgres_store(address)
    meters = Meter(store), Meter(reader, server)
    aims = {"two words": 1.5, "actor and actor": 2, "page of a list": 2.5}
    for meter in meters:
        search(meter.store, "niger")
    for name, works in questions(store).items():
        ours, theirs = zip(*([meter.spent(work) for meter in meters] for work in works), strict=True)
        line(name, sum(theirs) / len(works), sum(ours) / len(works), "SQLite", aims.get(name, 5))
        print(f"{'':<26} {percentiles(theirs)}; SQLite {percentiles(ours)}")
    compare_answers(store, reader)
    bytes_each = weigh(address, place.articles)
    for millions in (10, 100):
        print(
            f"{millions} million articles: {bytes_each * millions / 1e6:,.1f} TB of tables and indexes,"
            f" {load * millions * 1e6 / place.articles / 3600:,.0f} CPU hours to load"
        )
    reader.close()
    store.close()


if __name__ == "__main__":
    with corpus(__doc__) as given, _server() as started:
        measure(given, started)
