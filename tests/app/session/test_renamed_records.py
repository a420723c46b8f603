"""Bookmarks, pins, history and filter follow a record that is renamed or merged, whoever did it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.curation.corpora import make_corpus
from tui.app.session.history import HistoryEntry, ViewSnapshot
from tui.app.session.renamed_records import follow_query, follow_state
from tui.app.session.saved_state import StateFile
from tui.app.session.state import Bookmark, Highlight, PinnedSearch, SessionState
from tui.corpus.curation.identity import rename_record
from tui.corpus.curation.merge import merge_records
from tui.corpus.journal.renames import JournalRenames, read_renames
from tui.corpus.journal.undo import undo_step
from tui.model.records import Ref

MODI, MODY, VISIT = Ref("actor", "modi"), Ref("actor", "mody"), Ref("event", "visite")
RENAMES = JournalRenames(3, ({"actor:mody": "actor:modi"}, {"actor:modi": "actor:s.modi"}))


@pytest.mark.parametrize(
    ("query", "now"),
    [
        ("actor:mody moscou", "actor:s.modi moscou"),
        ('-actor:"actor:modi" or actor:modi-2', '-actor:"actor:s.modi" or actor:modi-2'),
        ("mody modi.x actor:modi.x source:modi", "mody modi.x actor:modi.x source:modi"),
    ],
)
def test_ids_in_queries_follow_and_words_stay(query: str, now: str) -> None:
    assert follow_query(query, RENAMES) == now


def test_everything_in_a_state_follows_and_what_became_one_is_one() -> None:
    view = ViewSnapshot("network", (MODY, VISIT), "actor:mody", at=MODI)
    state = SessionState(
        trail=[HistoryEntry(MODY, "Mody"), HistoryEntry(VISIT, "Visite", view=view)],
        bookmarks=[
            Bookmark("actor:mody", "Mody", "2024-01-16"),
            Bookmark("actor:modi", "Modi", "2024-01-16"),
        ],
        pins=[PinnedSearch("Modi", "actor:modi")],
        highlights=[Highlight("Mody", "actor:mody", style=2)],
        searches=["actor:mody", "actor:modi"],
        filter="actor:modi on:2024",
    )
    follow_state(state, RENAMES)
    now = Ref("actor", "s.modi")
    assert [entry.ref for entry in state.trail] == [now, VISIT]
    assert state.trail[1].view == ViewSnapshot("network", (now, VISIT), "actor:s.modi", at=now)
    assert [mark.id for mark in state.bookmarks] == ["actor:s.modi"]
    assert (state.pins[0].text, state.highlights[0].text) == ("actor:s.modi", "actor:s.modi")
    assert (state.searches, state.filter, state.step) == (["actor:s.modi"], "actor:s.modi on:2024", 3)


def test_two_explorers_of_which_one_has_not_heard_lose_nothing(tmp_path: Path) -> None:
    root, path = make_corpus(tmp_path / "corpus"), tmp_path / "data" / "state.json"
    StateFile(path, root).write(SessionState(bookmarks=[Bookmark("actor:mody", "Mody", "2024-01-16")]))
    files = [StateFile(path, root), StateFile(path, root)]
    one, other = (file.read() for file in files)
    merge_records(root, MODY, MODI)
    files[0].follow_renames(one)
    one.bookmarks.append(Bookmark("event:visite", "Visite", "2024-01-17"))
    files[0].write(one)
    other.bookmarks.append(Bookmark("actor:niger", "Niger", "2024-01-17"))
    files[1].write(other)
    kept = StateFile(path, root).read()
    assert {mark.id for mark in kept.bookmarks} == {"actor:modi", "event:visite", "actor:niger"}


def test_only_what_is_new_and_stands_counts(tmp_path: Path) -> None:
    root = make_corpus(tmp_path)
    assert read_renames(root, 0) == JournalRenames()
    rename_record(root, MODI, "salifou")
    undo_step(root)
    assert read_renames(root, 0) == JournalRenames(2)
    assert read_renames(root, 1).follow("actor:salifou") == "actor:modi"
    undo_step(root, 2)
    assert read_renames(root, 0).follow("actor:modi") == "actor:salifou"
    assert read_renames(root, 3) == JournalRenames(3)
    assert read_renames(root, 9).step == 3  # the journal was begun anew
