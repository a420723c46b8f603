"""What a keystroke costs and what it finds; what full text costs beside a bare FTS5 query.

Run `python -m tests.benchmarks.search [--articles N] [--keep DIR]`. Queries are made of titles and names
of the corpus: beginnings, words out of order, one typo, no accents, another transliteration. Each is
asked as its last letter is typed. The peers: rapidfuzz over every title, a bare FTS5 table, and `fzf`
where it is installed; see also `fuzzy_prefix.py`.
"""

from __future__ import annotations

import random
import shutil
import statistics
import subprocess
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from typing import Any

from rapidfuzz import fuzz, process

from tests.benchmarks.generate import misspelt, transliterated
from tests.benchmarks.peers import Place, bare_index, corpus, cpu, line, percentiles, spent
from tui.corpus.folder import open_folder
from tui.index.indexing.updater import update_index
from tui.index.query import parse_query
from tui.index.results import RecordRow
from tui.index.search.search import search
from tui.index.sqlite_store import SqliteStore, open_store
from tui.model.records import Kind
from tui.model.text import fold

QUERIES = 60  # of each sort
LISTED = 20_000  # titles are drawn from so many rows


def beginning(title: str, draw: random.Random) -> str:
    """Three words in order, the last cut short."""
    words = title.split()
    at = draw.randrange(max(1, len(words) - 3))
    typed = " ".join(words[at : at + 4])
    return typed[: max(3, len(typed) - draw.randrange(3))]


def out_of_order(title: str, draw: random.Random) -> str:
    """Three words, shuffled."""
    words = [word for word in title.split() if len(word) > 3] or title.split()
    return " ".join(draw.sample(words, min(3, len(words))))


def with_typo(title: str, draw: random.Random) -> str:
    """Three words, the longest with one edit."""
    words = out_of_order(title, draw).split()
    longest = max(words, key=len)
    return " ".join(misspelt(word, draw) if word is longest else word for word in words)


def without_accents(title: str, draw: random.Random) -> str:
    """Three words, folded."""
    return fold(out_of_order(title, draw))


def transcribed(title: str, _draw: random.Random) -> str:
    """A name as English would have it."""
    return transliterated(title)


SORTS: dict[str, tuple[Kind, Callable[[str, random.Random], str]]] = {
    "title, beginning": ("article", beginning),
    "title, out of order": ("article", out_of_order),
    "title, typo": ("article", with_typo),
    "title, no accents": ("article", without_accents),
    "name, beginning": ("actor", beginning),
    "name, typo": ("actor", with_typo),
    "name, transliterated": ("actor", transcribed),
    "event, typo": ("event", with_typo),
}


def sample(store: SqliteStore, kind: Kind) -> list[RecordRow]:
    """Rows that queries are made of."""
    rows = store.rows(kind, sort="title", limit=LISTED).items
    return random.Random(1).sample(rows, min(QUERIES, len(rows)))


def keystrokes(store: SqliteStore) -> list[tuple[RecordRow, str]]:
    """Cost and recall of what is typed, each text once and for the first time; gives the titles' texts."""
    draw = random.Random(2)
    every: dict[str, list[float]] = defaultdict(list)
    found = asked = 0
    titles = []
    for name, (kind, spoilt) in SORTS.items():
        hits, rows = 0, sample(store, kind)
        for row in rows:
            typed = spoilt(row.title, draw)
            every["search"].append(spent(partial(search, store, typed, limit=20)))
            before = cpu()
            answer = store.search_names(kind, typed, 10)
            every["suggest"].append(cpu() - before)
            hits += row.ref in [hit.ref for hit in answer]
            titles += [(row, typed)] if kind == "article" else []
        found, asked = found + hits, asked + len(rows)
        costs = percentiles(every["search"][-len(rows) :])
        print(f"{name:<26} recall@10 {hits / len(rows):.2f}   {costs}")
    print(f"{'all':<26} recall@10 {found / asked:.3f} (aim ≥ 0.97)")
    for what in ("search", "suggest"):
        print(f"{what + ', a keystroke':<26}                  {percentiles(every[what])} (aim p95 ≤ 10)")
    return titles


def beside_rapidfuzz(store: SqliteStore, typed: list[tuple[RecordRow, str]]) -> None:
    """The same texts compared by rapidfuzz with every title: what it costs, and what it finds."""
    rows = all_rows(store)
    folded = [fold(row.title) for row in rows]
    ours = theirs = 0.0
    hits = 0
    some = random.Random(5).sample(typed, min(20, len(typed)))
    for row, text in some:
        ours += spent(partial(store.search_names, "article", text, 10))
        best: list[int] = []

        def compare(text: str = text, best: list[int] = best) -> None:
            found = process.extract(fold(text), folded, scorer=fuzz.token_set_ratio, limit=10)
            best.extend(place for _, _, place in found)

        theirs += spent(compare)
        hits += row.ref in [rows[place].ref for place in best]
    line("suggest, titles", ours / len(some), theirs / len(some), "rapidfuzz over all titles", 0.02)
    print(f"{'':<26} rapidfuzz has recall@10 {hits / len(some):.2f}")


def all_rows(store: SqliteStore, kind: Kind = "article") -> list[RecordRow]:
    """Every row of a kind, page by page."""
    rows, page = [], store.rows(kind, limit=5_000)
    while True:
        rows += page.items
        if page.after is None:
            return rows
        page = store.rows(kind, after=page.after, limit=5_000)


def full_text(store: SqliteStore, bare: Callable[[str], list[Any]]) -> None:
    """Two words of a text, ranked, 50 passages, beside the same of a plain FTS5 table."""
    draw = random.Random(3)
    words = [word for row in sample(store, "article") for word in row.title.split() if len(word) > 3]
    for name, pairs in (
        ("two rare words", [draw.sample(words, 2) for _ in range(QUERIES)]),
        ("two frequent words", [["pays", "accord"], ["visite", "armée"], ["ministre", "groupe"]] * 5),
        ("a word in most texts", [["de"], ["les"], ["une"]] * 4),
        ("begun, two letters of it", [["pays", "acc"], ["ministre", "gou"]] * 4),
    ):
        ours, theirs = [], []
        for pair in pairs:
            query = parse_query(" ".join(pair), unfinished=name.startswith("begun"))
            before = cpu()
            store.articles(query, limit=50)
            between = cpu()
            bare(" ".join(f'"{word}"' for word in pair) + "*" * name.startswith("begun"))
            ours.append(between - before)
            theirs.append(cpu() - between)
        line(name, statistics.mean(ours), statistics.mean(theirs), "a bare FTS5 query", 1.5)


def lists(place: Place) -> None:
    """Filters of the list panes, and facets: the first time, and again."""
    pays, everywhere = parse_query("pays"), parse_query("-zzzqx")
    asked: dict[str, Callable[[SqliteStore], object]] = {
        "filter: frequent": lambda store: store.rows("article", "pays"),
        "filter: a part of a word": lambda store: store.rows("article", "ouvern"),
        "filter: in no title": lambda store: store.rows("article", "zzzqx"),
        "articles with a frequent word": lambda store: store.rows("article", query=pays),
        "actors named in those": lambda store: store.rows("actor", query=pays),
        "actors named anywhere": lambda store: store.rows("actor", query=everywhere),
        "facets: a frequent word": lambda store: store.count_facets(pays),
        "facets: everything": lambda store: store.count_facets(everywhere),
    }
    for name, ask in asked.items():
        costs: tuple[list[float], list[float]] = [], []
        for _ in range(5):
            store = open_store(place.root, cache=place.cache)
            store.warm()
            for times in costs:
                before = cpu()
                ask(store)
                times.append(cpu() - before)
            store.close()
        first, again = (statistics.median(times) * 1000 for times in costs)
        print(f"{name:<30} {first:9.1f} ms CPU, then {again:9.1f}")


def beside_fzf(store: SqliteStore) -> None:
    """The same titles asked of the index and of `fzf --filter`, a whole process; and all that is searched."""
    fzf = shutil.which("fzf")
    if fzf is None:
        print("fzf is not installed here: not measured against it")
        return
    titles = "\n".join(row.title for row in all_rows(store))
    typed = [out_of_order(row.title, random.Random(4)) for row in sample(store, "article")[:10]]

    def clock(ask: Callable[[str], object]) -> float:
        started = time.perf_counter()
        for text in typed:
            ask(text)
        return time.perf_counter() - started

    peer = clock(
        lambda text: subprocess.run(
            [fzf, "--filter", text], input=titles, text=True, capture_output=True, check=False
        )
    )
    line(
        "suggest, the same titles",
        clock(lambda text: store.search_names("article", text, 20)),
        peer,
        "fzf",
        0.02,
    )
    line("search, everything", clock(lambda text: search(store, text, limit=20)), peer, "fzf", 0.02)


def main() -> None:
    """Measure, and print."""
    with corpus(__doc__ or "") as place:
        store = open_store(place.root, cache=place.cache)
        update_index(store, open_folder(place.root))
        connection = bare_index(place.root, place.cache / "bare.sqlite")
        select = "SELECT title, snippet(bare, 1, '[', ']', '…', 25) FROM bare WHERE bare MATCH ?"
        warm = time.process_time()
        store.warm()
        search(store, "xx")
        print(f"{'the first search':<26} {(time.process_time() - warm) * 1000:9.1f} ms CPU, once")
        beside_rapidfuzz(store, keystrokes(store))
        full_text(
            store,
            lambda match: connection.execute(f"{select} ORDER BY rank LIMIT 50", (match,)).fetchall(),
        )
        lists(place)
        beside_fzf(store)
        connection.close()
        store.close()


if __name__ == "__main__":
    main()
