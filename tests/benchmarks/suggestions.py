"""Suggestions at size: the list, and after one changed file, beside reading every article from the index.

Run `python -m tests.benchmarks.suggestions [--articles N] [--keep DIR]`. Of the generated actors four in five
have no record. Aims: the list within 2 s at 100,000 articles, within 1 s after one changed file; and what the
index reads of an article for it, beside marking the article. Garbage is looked for as in the program.
"""

from __future__ import annotations

import gc
import statistics
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.peers import Place, corpus, files, line, spent
from tui.analysis.output.suggestions import find_suggestions
from tui.annotate.annotator import Annotator
from tui.annotate.suggestions.uses.use_reader import UseReader
from tui.corpus.folder import open_folder
from tui.index.indexing.updater import update_index
from tui.index.sqlite_store import SqliteStore, open_store
from tui.languages.registry import find_language
from tui.model.records import Actor, Article, Ref
from tui.startup import OBJECTS_TO_COLLECT

UNKNOWN, RUNS, SAMPLE, PAGE = 0.8, 3, 200, 1_000


def median(work: Callable[[], object]) -> float:
    """CPU seconds that some work takes, as a rule; the first run, which loads what is kept, is left out."""
    work()
    return statistics.median(spent(work) for _ in range(RUNS))


def ids(store: SqliteStore, kind: str, limit: int) -> list[Ref]:
    """The first records of a kind."""
    return [row.ref for row in store.rows(kind, limit=limit).items]  # type: ignore[arg-type]


def read_all(store: SqliteStore) -> None:
    """Read every article, as who keeps nothing must before it is searched for names."""
    after = None
    while True:
        page = store.rows("article", after=after, limit=PAGE)
        store.read([row.ref for row in page.items])
        if (after := page.after) is None:
            return


def changed(place: Place, store: SqliteStore, file: Path) -> Callable[[], object]:
    """A change of one article, and the suggestions after it."""
    text, numbers = file.read_text("utf-8"), iter(range(10))

    def work() -> None:
        file.write_text(f"{text}\nPuis M. Abdou Barmou{'e' * next(numbers)} parle.\n", "utf-8")
        update_index(store, open_folder(place.root), paths=[str(file.relative_to(place.root))])
        find_suggestions(store)

    return work


def of_one_article(store: SqliteStore) -> tuple[float, float]:
    """CPU seconds that reading the uses of an article takes, and that marking it takes."""
    actors = [one for one in store.read(ids(store, "actor", 1_000_000)) if isinstance(one, Actor)]
    articles = [one for one in store.read(ids(store, "article", SAMPLE)) if isinstance(one, Article)]
    annotator, reader = Annotator(actors), UseReader(actors, find_language())
    marked = [(one, annotator.annotate(one)) for one in articles]
    marking = median(lambda: [annotator.annotate(one) for one in articles])
    reading = median(lambda: [reader.read(one, marks) for one, marks in marked])
    return reading / len(articles), marking / len(articles)


def main() -> None:
    """Measure, and print."""
    gc.set_threshold(OBJECTS_TO_COLLECT)
    with corpus(__doc__ or "", UNKNOWN) as place:
        store = open_store(place.root, cache=place.cache)
        update_index(store, open_folder(place.root))
        peer = median(lambda: read_all(store))
        line("suggestions", median(lambda: find_suggestions(store)), peer, "reading every article")
        file = files(place.root)[place.articles // 2]
        text = file.read_bytes()
        line("after one changed file", median(changed(place, store, file)), peer, "reading every article")
        file.write_bytes(text)
        update_index(store, open_folder(place.root))
        reading, marking = of_one_article(store)
        line("uses of one article", reading, marking, "marking it")
        store.close()


if __name__ == "__main__":
    main()
