"""What it costs until marks, lists and counts are right again after an act of a person, beside doing nothing.

Run `python -m tests.benchmarks.after_act [ARTICLES]` (by default 10,000, and the corpus that ships). CPU
seconds of this process from the act to the answers: the files are written, the index follows those that have
changed, the lists of all kinds, the counts and the marks of an article are read. Median of five. The peer is
the same run of the index with nothing to do. Aims: 0.3 s on the corpus that ships, 1 s at 10,000 articles.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks.generate import Corpus, write
from tests.stores import copy_shipped, indexed
from tui.corpus.curation.identity import rename_record
from tui.corpus.curation.notes import create_note
from tui.corpus.curation.record_fields import change_labels
from tui.corpus.decisions_file import update_decisions
from tui.corpus.folder import open_folder
from tui.corpus.journal.undo import undo_step
from tui.index.indexing.updater import update_index
from tui.index.sqlite_store import SqliteStore
from tui.model.records import KINDS, NOBODY, Decision, Note, Ref

TIMES = 5
Act = Callable[[int], Any]


def acts_on(store: SqliteStore, root: Path) -> Iterator[tuple[str, Act]]:
    """Yield acts, by what they are; each is done several times, with another number."""
    article, actor = store.rows("article").items[0].ref, store.rows("actor").items[0].ref
    name = store.rows("actor").items[0].title
    yield "nothing", lambda _n: None
    yield "note", lambda n: create_note(root, Note(id="", about=str(article), body=f"Note {n}"))
    yield "label", lambda n: change_labels(root, article, [f"lot {n}"], [])
    decision = Decision(article=article.id, quote=name, actor=NOBODY)
    yield "mark", lambda n: update_decisions(root, **{"add" if n % 2 == 0 else "remove": [decision]})
    yield "undo", lambda _n: undo_step(root)
    ids = [actor.id, *(f"{actor.id}-{number}" for number in range(TIMES))]
    yield "rename", lambda n: rename_record(root, Ref("actor", ids[n]), ids[n + 1])


def cpu_of(store: SqliteStore, root: Path, act: Act) -> float:
    """Return the CPU seconds, at the median, until what an act has changed can be read."""
    article, seconds = store.rows("article").items[0].ref, []
    for number in range(TIMES):
        before = time.process_time()
        result = act(number)
        step = getattr(result, "step", None)
        paths = [file.path for file in getattr(step, "files", ())] or ["decisions.yaml"]
        update_index(store, open_folder(root), paths=frozenset(paths))
        for kind in KINDS:
            store.rows(kind)
        store.counts()
        store.mentions(article)
        seconds.append(time.process_time() - before)
    return statistics.median(seconds)


def show(what: str, store: SqliteStore, root: Path) -> None:
    """Print a line for each act."""
    peer = 0.0
    for name, act in acts_on(store, root):
        cpu = cpu_of(store, root, act)
        peer = peer or cpu
        print(f"{what:>10}  {name:8}  {cpu:6.3f} s  {cpu / peer:6.1f} x nothing")


def main() -> None:
    """Measure the corpus that ships, and a generated one."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        store, root = copy_shipped(Path(folder) / "shipped")
        show("shipped", store, root)
        store.close()
        root = Path(folder) / "corpus"
        write(root, Corpus(count, 1))
        store = indexed(root, Path(folder) / "cache")
        show(f"{count:,}", store, root)
        store.close()


if __name__ == "__main__":
    main()
