"""What it costs until marks, lists and counts are right again after each act of a person, and after its undo.

Run `python -m tests.benchmarks.after_act [ARTICLES] [--only ACT] [--busiest] [--press] [--keep DIR]` (by
default 10,000, and the corpus that ships). CPU seconds, those of child processes too, from the act to the
answers: the files are written, the index follows those that have changed, the lists of all kinds, the counts
and the marks of an article are read. Where many articles are marked anew, all these are right before what the
articles use and report is read; `to the end`: until that is, too. Median of three. The peer is the same run
of the index with nothing to do. Acts on an actor are done on one that is named as often as most; `--busiest`:
on those named most of all. `--press`: the articles have as many names and offices as those of the press.
Aims: 0.3 s on the corpus that ships, 1 s at 10,000 articles.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from msgspec import structs

from tests.benchmarks.generate import Corpus, write
from tests.benchmarks.peers import cpu
from tests.benchmarks.press_corpus import PressCorpus
from tests.stores import copy_shipped, indexed
from tui.analysis.output.suggestions import find_suggestions
from tui.annotate.suggestions.acceptance import accept_suggestions, reject_suggestions
from tui.corpus.curation.claims import add_claim, claim_of_span
from tui.corpus.curation.identity import delete_record, rename_record, split_actor
from tui.corpus.curation.merge import merge_records
from tui.corpus.curation.new_records import create_record
from tui.corpus.curation.notes import create_note
from tui.corpus.curation.record_fields import change_labels, save_record, set_fields
from tui.corpus.decisions_file import update_decisions
from tui.corpus.folder import open_folder
from tui.corpus.journal.undo import read_journal, undo_step
from tui.index.indexing.updater import update_index
from tui.index.query import parse_query
from tui.index.results import ALL_MARKED
from tui.index.sqlite_store import SqliteStore
from tui.model.records import (
    KINDS,
    NOBODY,
    Actor,
    Article,
    Claim,
    Decision,
    Event,
    Name,
    Note,
    Participant,
    Ref,
    Role,
)

TIMES = 3
#: The share of generated actors without a record: they are suggested.
UNKNOWN = 0.2
#: Of the other type, for a retype.
OTHER_TYPE = {"person": "group", "group": "organization"}
Act = Callable[[int], Any]


class Acts:
    """The acts of a person on a corpus, each done with a number, so that none is the one before."""

    def __init__(self, store: SqliteStore, root: Path, busiest: bool) -> None:
        self._root = root
        rows = store.rows("actor", limit=100_000, query=parse_query("is:kept")).items
        rows = sorted(rows, key=lambda row: -(row.count or 0))
        middle = 0 if busiest else len(rows) // 2
        refs = [row.ref for row in rows[middle : middle + 2 * TIMES]]
        self._actors = [one for one in store.read(refs) if isinstance(one, Actor)]
        people = store.read([row.ref for row in rows[middle:]])
        self._persons = [one for one in people if isinstance(one, Actor) and one.type == "person"]
        some = store.read([row.ref for row in store.rows("event", query=parse_query("is:kept")).items])
        self._events = [one for one in some if isinstance(one, Event)]
        (article,) = store.read([store.rows("article").items[0].ref])
        assert isinstance(article, Article)
        self.article = article
        self._suggestions = find_suggestions(store)
        self._aliased = [
            one
            for one in store.read([row.ref for row in rows[middle:] or rows])
            if isinstance(one, Actor) and one.aliases
        ]

    def __iter__(self) -> Iterator[tuple[str, Act]]:
        """Yield the acts by name."""
        root, actors, events, persons = self._root, self._actors, self._events, self._persons
        decision = Decision(article=self.article.id, quote=actors[0].name, actor=NOBODY)
        yield "accept", lambda n: accept_suggestions(root, [self._of_kind("actor", n)])
        yield "accept alias", lambda n: accept_suggestions(root, [self._of_kind("alias", n)])
        yield "accept role", lambda n: accept_suggestions(root, [self._of_kind("role", n)])
        yield "reject", lambda n: reject_suggestions(root, [self._of_kind("actor", n)])
        yield "merge", lambda n: merge_records(root, *(one.ref for one in self._kindred(n)))
        yield "split", lambda n: split_actor(root, self._aliased[n].ref, [self._aliased[n].aliases[0].name])
        yield "retype", lambda n: self._set(actors[n], f"type={OTHER_TYPE.get(actors[n].type, 'group')}")
        yield "alias", lambda n: self._name(persons[n], f"{persons[n].name.split()[0]} Mountari{n}")
        yield "role", lambda n: self._give_role(persons[n])
        yield "rename", lambda n: rename_record(root, actors[n].ref, f"{actors[n].id}-{n}")
        yield "delete", lambda n: delete_record(root, events[n].ref)
        yield "delete actor", lambda n: delete_record(root, actors[n].ref)
        yield "new actor", lambda n: create_record(root, Actor(id="", name=f"Ali Mounta{n}", type="person"))
        yield "new event", lambda n: create_record(root, self._event(n))
        yield "claim", lambda n: add_claim(root, events[n].id, self._claim())
        yield "mark", lambda _n: update_decisions(root, add=[decision])
        yield "label", lambda n: change_labels(root, self.article.ref, [f"lot {n}"], [])
        yield "note", lambda n: create_note(root, Note(id="", about=str(self.article.ref), body=f"Note {n}"))

    def _of_kind(self, kind: str, number: int) -> Any:
        return [one for one in self._suggestions if one.kind == kind][number]

    def _kindred(self, number: int) -> tuple[Actor, Actor]:
        """Return two actors that can be merged."""
        first = self._actors[number]
        return first, next(one for one in self._actors if one != first and one.type == first.type)

    def _set(self, actor: Actor, assignment: str) -> object:
        return save_record(self._root, actor, set_fields(actor, [assignment]))

    def _name(self, actor: Actor, name: str) -> object:
        """Give an actor another name."""
        return save_record(self._root, actor, structs.replace(actor, aliases=(*actor.aliases, Name(name))))

    def _give_role(self, actor: Actor) -> object:
        """Give an actor an office that others have, too."""
        role = Role("ministre de la Défense", actor.of, since="2020")
        return save_record(self._root, actor, structs.replace(actor, roles=(*actor.roles, role)))

    def _claim(self) -> Claim:
        return claim_of_span(self.article, 0, self.article.body.index(".") + 1)

    def _event(self, number: int) -> Event:
        participants = (Participant(self._actors[number].id, "actor"),)
        return Event(
            id="",
            title=f"Event {number}",
            type="consult",
            claims=(self._claim(),),
            participants=participants,
        )


def follow(store: SqliteStore, root: Path, act: Callable[[], object], article: Ref) -> tuple[float, float]:
    """Do an act, and have the index follow the files that it changed; what is shown is read once it is right.

    Return the CPU seconds until then, and those until all is done.
    """
    start, right_at = cpu(), list[float]()

    def read(done: int = 0, total: int = 0, what: str = ALL_MARKED) -> bool:
        if what == ALL_MARKED:
            for kind in KINDS:
                store.rows(kind)
            store.counts()
            store.mentions(article)
            right_at.append(cpu() - start)
        return True

    before = {entry.step.step for entry in read_journal(root)[-1:]}
    act()
    step = read_journal(root)[-1].step if act is not nothing else None
    paths = [file.path for file in step.files] if step and step.step not in before else ["decisions.yaml"]
    update_index(store, open_folder(root), read, paths=frozenset(paths), in_child=True)
    read()
    return right_at[0], right_at[-1]


def nothing() -> None:
    """Do nothing."""


def show(what: str, store: SqliteStore, root: Path, only: str, busiest: bool) -> None:
    """Print a line for each act."""
    acts = Acts(store, root, busiest)

    def cost(act: Callable[[], object]) -> tuple[float, float]:
        return follow(store, root, act, acts.article.ref)

    peer = statistics.median(cost(nothing)[0] for _ in range(TIMES))
    print(f"{what:>10}  {'nothing':12}  {peer:6.3f} s")
    for name, act in acts:
        if only and only != name:
            continue
        done, undone = [], []
        try:
            for number in range(TIMES):
                done.append(cost(lambda number=number, act=act: act(number)))  # type: ignore[misc]
                undone.append(cost(lambda: undo_step(root)))
        except (IndexError, StopIteration):
            print(f"{what:>10}  {name:12}  none to do")
            continue
        right, end = (statistics.median(part) for part in zip(*done, strict=True))
        right_back, end_back = (statistics.median(part) for part in zip(*undone, strict=True))
        ratio = f"{right / peer:6.1f} x nothing"
        undo = f"undo {right_back:6.3f} s, to the end {end_back:6.3f} s"
        print(f"{what:>10}  {name:12}  {right:6.3f} s  {ratio}  to the end {end:6.3f} s   {undo}")


def main() -> None:
    """Measure the corpus that ships, and a generated one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=int, default=10_000)
    parser.add_argument("--only", default="", help="one act, by its name")
    parser.add_argument("--busiest", action="store_true")
    parser.add_argument("--press", action="store_true")
    parser.add_argument("--keep", type=Path, help="a folder for corpus and index, used again if there")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store, root = copy_shipped(Path(folder) / "shipped")
        show("shipped", store, root, given.only, given.busiest)
        store.close()
        if not given.articles:
            return
        place = given.keep or Path(folder)
        root = place / f"{'press' if given.press else 'corpus'}-{given.articles}"
        if not root.exists():
            write(root, PressCorpus(given.articles) if given.press else Corpus(given.articles, 1, UNKNOWN))
        store = indexed(root, place / "cache")
        show(f"{given.articles:,}", store, root, given.only, given.busiest)
        store.close()


if __name__ == "__main__":
    main()
