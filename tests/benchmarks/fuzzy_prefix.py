"""What a keystroke costs beside a fuzzy-prefix query of tantivy, on the same titles, names and texts.

Run `pip install tantivy`, then `python -m tests.benchmarks.fuzzy_prefix [--articles N] [--keep DIR]`. Of each
word that is typed, tantivy finds all that begin within one typo of it: in titles and names, as suggestions
do, and in the texts too, with a passage of each hit, as a search does. Its index is in memory, of one
thread. No text is asked twice. The aim is at most as much at the 95th percentile.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, get_args

from tests.benchmarks.peers import corpus, percentiles, spent
from tests.benchmarks.search import LISTED, QUERIES, SORTS, all_rows
from tui.corpus.folder import open_folder
from tui.index.indexing.updater import update_index
from tui.index.search.search import search
from tui.index.sqlite_store import SqliteStore, open_store
from tui.model.records import Article, Kind
from tui.model.text import fold

HITS = 10


class Peer:
    """All titles, names and texts in an index of tantivy."""

    def __init__(self, store: SqliteStore) -> None:
        import tantivy

        self._tantivy: Any = tantivy
        builder = tantivy.SchemaBuilder()
        for field in ("title", "body"):
            builder.add_text_field(field, stored=True)
        self._schema = builder.build()
        index = tantivy.Index(self._schema)
        writer = index.writer(num_threads=1)
        for title, body in documents(store):
            writer.add_document(tantivy.Document(title=title, body=body))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()

    def ask(self, typed: str, *fields: str) -> None:
        """Find the best hits of some words in these fields, and of a body a passage."""
        query_of, occur = self._tantivy.Query, self._tantivy.Occur
        words = []
        for word in fold(typed).split():
            fuzzy = partial(query_of.fuzzy_term_query, self._schema, text=word, distance=1, prefix=True)
            words.append(query_of.boolean_query([(occur.Should, fuzzy(field)) for field in fields]))
        query = query_of.boolean_query([(occur.Must, word) for word in words])
        hits = [self._searcher.doc(place) for _score, place in self._searcher.search(query, HITS).hits]
        if "body" in fields:
            snippets = self._tantivy.SnippetGenerator.create(self._searcher, query, self._schema, "body")
            for hit in hits:
                snippets.snippet_from_doc(hit)


def documents(store: SqliteStore) -> Iterator[tuple[str, str]]:
    """Titles and names, folded, with the texts of articles."""
    for kind in get_args(Kind):
        for row in all_rows(store, kind):
            records = store.read([row.ref]) if kind == "article" else []
            yield fold(row.title), fold("".join(one.body for one in records if isinstance(one, Article)))


def compare(
    what: str, store: SqliteStore, ours: Callable[[str], object], theirs: Callable[[str], object], seed: int
) -> None:
    """Print what both cost for each text as it is typed."""
    draw = random.Random(seed)
    typed = []
    for kind, spoilt in SORTS.values():
        rows = store.rows(kind, sort="title", limit=LISTED).items
        typed += [spoilt(row.title, draw) for row in draw.sample(rows, min(QUERIES, len(rows)))]
    pairs = [(spent(partial(ours, text)), spent(partial(theirs, text))) for text in typed]
    mine, others = zip(*pairs, strict=True)
    print(f"{what:<12} {percentiles(mine)};   tantivy {percentiles(others)}")


def main() -> None:
    """Measure, and print."""
    with corpus(__doc__ or "") as place:
        store = open_store(place.root, cache=place.cache)
        update_index(store, open_folder(place.root))
        peer = Peer(store)
        store.warm()
        search(store, "xx")

        def suggest(text: str) -> None:
            for kind in get_args(Kind):
                store.search_names(kind, text, HITS)

        compare("suggest", store, suggest, lambda text: peer.ask(text, "title"), 6)
        compare(
            "search",
            store,
            lambda text: search(store, text, limit=20),
            lambda text: peer.ask(text, "title", "body"),
            7,
        )
        store.close()


if __name__ == "__main__":
    main()
