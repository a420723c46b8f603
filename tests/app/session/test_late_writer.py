"""What a person keeps is written behind the keys, and nothing of it is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.app.session.test_reading_file import Holder
from tests.app.session.test_reading_file import write as write_marks
from tests.app.visit import visit
from tui.app.session.late_writer import LateWriter, PendingWrite, Write
from tui.app.session.reading_file import ReadingFile
from tui.app.session.saved_state import StateFile
from tui.app.session.state import Bookmark, SessionState
from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.safe_write.file_edits import open_writer
from tui.index.sqlite_store import SqliteStore
from tui.model.reading_marks import NO_MARKS


class Paper:
    """A content that is written, by a thread that runs when it is told to."""

    def __init__(self) -> None:
        self.content, self.written, self.failures = 0, list[int](), list[str]()
        self.error: OSError | None = None
        self.threads: list[Callable[[], None]] = []
        self.writer = LateWriter(self._prepare, self._run, lambda error: self.failures.append(str(error)))

    def change(self) -> None:
        self.content += 1
        self.writer.write()

    def _prepare(self) -> Write:
        content = self.content

        def write() -> Callable[[], None]:
            if self.error is not None:
                raise self.error
            self.written.append(content)
            return lambda: None

        return write

    def _run(self, work: Callable[[], PendingWrite], take: Callable[[PendingWrite], None]) -> None:
        self.threads.append(lambda: take(work()))


def test_one_write_is_under_way_and_the_next_is_of_the_latest_content() -> None:
    paper = Paper()
    for _time in range(3):
        paper.change()
    assert len(paper.threads) == 1 and paper.written == []
    paper.threads.pop()()
    assert paper.written == [1] and len(paper.threads) == 1
    paper.threads.pop()()
    assert paper.written == [1, 3] and not paper.threads
    paper.change()
    assert len(paper.threads) == 1


def test_at_the_end_all_is_written_though_no_thread_has_run() -> None:
    paper = Paper()
    paper.change()
    paper.change()
    paper.writer.finish()
    assert paper.written == [1, 2]
    paper.threads.pop()()  # it comes too late
    assert paper.written == [1, 2] and not paper.threads


def test_why_a_write_failed_is_told_and_the_next_one_is_tried() -> None:
    paper = Paper()
    paper.error = OSError("full")
    paper.change()
    paper.threads.pop()()
    assert paper.failures == ["full"]
    paper.error = None
    paper.change()
    paper.threads.pop()()
    assert paper.written == [2] and paper.failures == ["full"]


def bookmark(id: str) -> Bookmark:
    return Bookmark(f"article:{id}", id, "2024-01-16", 0)


def test_what_changes_while_the_state_is_written_stays_beside_what_another_has_added(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    StateFile(path).write(SessionState(bookmarks=[bookmark("a"), bookmark("b")]))
    one, other = StateFile(path), StateFile(path)
    mine, theirs = one.read(), other.read()
    theirs.bookmarks.append(bookmark("theirs"))
    other.write(theirs)
    write = one.prepare_write(mine)
    mine.bookmarks.append(bookmark("later"))
    mine.bookmarks.remove(bookmark("a"))
    write()()
    assert {one.id for one in mine.bookmarks} == {"article:b", "article:later", "article:theirs"}
    one.write(mine)
    assert {one.id for one in StateFile(path).read().bookmarks} == {one.id for one in mine.bookmarks}


def test_what_is_marked_while_marks_are_written_stays(tmp_path: Path) -> None:
    path, holder = tmp_path / "a.reading.json", Holder(NO_MARKS.toggle("read", "event:a"))
    file, other = ReadingFile(path, tmp_path), ReadingFile(path, tmp_path)
    write_marks(other, NO_MARKS.toggle("read", "event:theirs"))
    write = file.prepare_write(holder)
    holder.marks = holder.marks.toggle("read", "event:a").toggle("starred", "event:later")
    write()()
    assert (set(holder.marks.read), set(holder.marks.starred)) == ({"event:theirs"}, {"event:later"})
    file.prepare_write(holder)()()
    assert ReadingFile(path, tmp_path).read().starred == {"event:later"}


async def test_no_key_waits_for_a_slow_disk(
    store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.session.saved_state._LOCK_WAIT_S", 60.0)
    monkeypatch.setattr("tui.app.session.reading_file._LOCK_WAIT_S", 60.0)
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("1", "enter")
        file = seen.app.state_file
        with open_writer(file.parent):  # as long as this takes, nothing else is written there
            for key in ("b", "full_stop", "exclamation_mark", "2", "enter"):
                await seen.pilot.press(key)
            assert await seen.until(lambda: seen.open.startswith("actor:"))
            assert json.loads(file.read_bytes())["bookmarks"] == []
        await seen.settle()
        assert len(json.loads(file.read_bytes())["bookmarks"]) == 1
        await seen.press("q")
    state = json.loads(file.read_bytes())
    assert state["trail"][state["at"]]["ref"]["kind"] == "actor"
