"""The state of one corpus that two explorers keep: each one's work is there afterwards."""

from __future__ import annotations

import json
import string
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.app.visit import visit
from tui.app.clipboard import save_copy
from tui.app.session.history import MAX_ENTRIES, HistoryEntry, ReadingPosition
from tui.app.session.saved_state import StateFile
from tui.app.session.state import Bookmark, Highlight, PinnedSearch, SessionState
from tui.app.session.state_merge import merge_items
from tui.corpus.bundled import bundled_corpus_path
from tui.index.sqlite_store import SqliteStore
from tui.model.records import Ref

T = TypeVar("T")


def mark(id: str, offset: int = 0) -> Bookmark:
    return Bookmark(f"article:{id}", id, "2024-01-16", offset)


def stop(id: str, offset: int = 0) -> HistoryEntry:
    return HistoryEntry(Ref("article", id), id, ReadingPosition(offset))


class Two:
    """Two explorers over one corpus; `kept` is what the next would find."""

    def __init__(self, path: Path, first: SessionState) -> None:
        self.path = path
        StateFile(path).write(first)
        self.files = StateFile(path), StateFile(path)
        self.one, self.other = (file.read() for file in self.files)

    def keep(self) -> SessionState:
        for file, state in zip(self.files, (self.one, self.other), strict=True):
            file.write(state)
        return StateFile(self.path).read()


@pytest.fixture
def two(tmp_path: Path) -> Two:
    return Two(
        tmp_path / "data" / "state.json",
        SessionState(
            trail=[stop("a"), stop("b")],
            at=1,
            bookmarks=[mark("x"), mark("y")],
            pins=[PinnedSearch("P", "p")],
            highlights=[Highlight("H", "h", style=1)],
            searches=["s", "t"],
            sorts={"article": "date"},
            hidden=["dates"],
        ),
    )


def test_what_each_adds_and_takes_away_holds(two: Two) -> None:
    two.one.bookmarks = [mark("y"), mark("one")]
    two.other.bookmarks = [mark("x"), mark("y", 7), mark("other")]
    two.one.pins, two.other.pins = (
        [PinnedSearch("P", "p", seen=3), PinnedSearch("1", "1")],
        [*two.other.pins, PinnedSearch("2", "2")],
    )
    two.one.highlights, two.other.highlights = [], [*two.other.highlights, Highlight("2", "2", style=2)]
    two.one.searches, two.other.searches = ["one", "s", "t"], ["t", "other", "s"]
    two.one.sorts, two.other.sorts = {"article": "title"}, {"article": "date", "actor": "name"}
    two.one.hidden, two.other.hidden = [], ["dates", "places"]
    two.one.theme = "nord"
    kept = two.keep()
    assert {one.id: one.offset for one in kept.bookmarks} == {
        "article:y": 7, "article:one": 0, "article:other": 0,
    }  # fmt: skip
    assert {(pin.text, pin.seen) for pin in kept.pins} == {("p", 3), ("1", -1), ("2", -1)}
    assert [one.text for one in kept.highlights] == ["2"]
    assert set(kept.searches) == {"one", "other", "s", "t"}
    assert (kept.sorts, kept.hidden) == ({"article": "title", "actor": "name"}, ["places"])
    assert kept.theme == "nord"


def test_what_the_other_added_comes_to_me_and_i_can_take_it_away(two: Two) -> None:
    two.one.bookmarks.append(mark("one"))
    two.keep()
    assert mark("one") in two.other.bookmarks
    two.other.bookmarks.remove(mark("one"))
    two.keep()
    kept = two.keep()
    assert mark("one") not in kept.bookmarks
    assert mark("one") not in two.one.bookmarks


def test_the_ways_of_both_are_kept_and_i_stay_where_i_am(two: Two) -> None:
    two.one.trail, two.one.at = [stop("a", 5), stop("one")], 1  # back to a, then on
    two.other.trail, two.other.at = [stop("a"), stop("b"), stop("other"), stop("last")], 2
    for _time in range(3):
        kept = two.keep()
        assert [one.title for one in kept.trail] == ["one", "a", "b", "other", "last"]
        assert kept.trail[kept.at] == stop("other")
    assert [one.title for one in two.one.trail] == ["a", "one"]


def test_a_very_long_way_is_cut_at_its_start(two: Two) -> None:
    two.one.trail, two.one.at = [stop(f"one{number}") for number in range(MAX_ENTRIES)], MAX_ENTRIES - 1
    two.other.trail, two.other.at = [stop(f"other{number}") for number in range(MAX_ENTRIES)], 3
    kept = two.keep()
    assert len(kept.trail) == MAX_ENTRIES
    assert kept.trail[kept.at] == stop("other3")


IDS = st.lists(st.sampled_from(string.ascii_lowercase[:8]), max_size=8, unique=True)


@given(IDS, IDS, IDS)
def test_lists_of_names_are_united(base: list[str], mine: list[str], theirs: list[str]) -> None:
    merged = merge_items(base, mine, theirs, key=str)
    assert len(set(merged)) == len(merged)
    added = (set(mine) | set(theirs)) - set(base)
    assert set(merged) == added | (set(mine) & set(theirs))


def test_a_state_that_is_the_same_is_not_written_again(two: Two) -> None:
    before = two.path.stat()
    two.keep()
    assert two.path.stat() == before


def test_a_state_that_is_damaged_meanwhile_is_put_aside_and_mine_written(two: Two) -> None:
    two.path.write_bytes(b"{")
    two.one.bookmarks = [mark("one")]
    two.files[0].write(two.one)
    assert StateFile(two.path).read().bookmarks == [mark("one")]
    assert two.path.with_suffix(".damaged").read_bytes() == b"{"


def test_a_state_that_cannot_be_read_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "state.json").mkdir()
    file = StateFile(tmp_path / "state.json")
    state = file.read()
    with pytest.raises(OSError, match=r"state\.json: cannot be read"):
        file.write(state)


def test_nobody_else_reads_it_and_leftovers_are_cleared(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / ".state-a1b2c3_9").write_bytes(b"{")
    StateFile(data / "state.json").write(SessionState())
    (data / "copied.txt").write_text("old", "utf-8")
    (data / "copied.txt").chmod(0o644)
    save_copy(data, "é")
    modes = {path.name: path.stat().st_mode & 0o777 for path in data.iterdir()}
    assert modes == {"state.json": 0o600, "copied.txt": 0o600}
    assert (data / "copied.txt").read_text("utf-8") == "é\n"


async def test_two_explorers_bookmark_at_once(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as one:
        await one.press("1", "enter", "b")
        opened = {one.open}
        async with visit(store, bundled_corpus_path(), tmp_path) as other:
            await other.press("2", "enter", "b")
            opened.add(other.open)
            await one.press("3", "enter", "b")
            opened.add(one.open)
            await other.press("q")
        file = one.app.state_file
    assert len(opened) == 3
    assert {mark["id"] for mark in json.loads(file.read_bytes())["bookmarks"]} == opened


def test_fields_stay_those_of_the_file(two: Two) -> None:
    assert set(json.loads(two.path.read_bytes())) == {
        field.name for field in msgspec.structs.fields(SessionState)
    }


@pytest.mark.parametrize(
    "name",
    [
        name
        for name in SessionState.__struct_fields__
        if isinstance(getattr(SessionState(), name), str | bool)
    ],
)
def test_a_value_that_one_of_them_chose_is_kept(two: Two, name: str) -> None:
    chosen = True if isinstance(getattr(two.one, name), bool) else "—"
    setattr(two.one, name, chosen)
    setattr(two.other, name, chosen if name == "corpus" else getattr(two.other, name))
    assert getattr(two.keep(), name) == chosen
