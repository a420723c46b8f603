"""The file of what a person has read and starred in one corpus: theirs alone, shared by their explorers.

It lies beside the state file, as readable as that one. It is written only at a mark, since it may hold many.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import msgspec
from msgspec import Struct, structs

from tui.app.session.late_writer import TakeOver, Write
from tui.app.session.saved_json import decode_saved, read_saved
from tui.corpus.journal.renames import read_renames
from tui.model.reading_marks import ReadingMarks

#: How long to wait for another explorer that writes the file, in seconds.
_LOCK_WAIT_S = 1.0


class _ReadingState(Struct, frozen=True):
    """What the file has: refs, and the step of the journal up to which renames have been followed."""

    read: frozenset[str] = frozenset()
    starred: frozenset[str] = frozenset()
    step: int = 0


class MarksHolder(Protocol):
    """What asks for the marks of a person."""

    marks: ReadingMarks


class ReadingFile:
    """The marks of a person in one corpus, as this program last read or wrote them."""

    def __init__(self, path: Path, corpus: Path) -> None:
        self.path, self._corpus = path, corpus
        self._last_synced = _ReadingState()

    def read(self) -> ReadingMarks:
        """Read the marks, of which there are none where there is no file.

        A damaged file is renamed to `….damaged`, never overwritten.
        """
        self._last_synced = self._follow_renames(read_saved(self.path, _ReadingState))
        return _marks_of(self._last_synced)

    def follow_renames(self, marks: ReadingMarks) -> ReadingMarks:
        """Return the marks with the refs that their records have now; the same where none was renamed."""
        state = self._follow_renames(self._state_of(marks))
        self._last_synced = self._follow_renames(self._last_synced)
        now = _marks_of(state)
        return marks if (now.read, now.starred) == (marks.read, marks.starred) else now

    def prepare_write(self, holder: MarksHolder) -> Write:
        """Return a write of the marks that `holder` has now; what it returns gives it those of others.

        The write raises OSError where the folder can't be written.
        """
        base, mine = self._last_synced, self._state_of(holder.marks)

        def write() -> TakeOver:
            written = self._write(base, mine)

            def take_over() -> None:
                now = self._follow_renames(self._state_of(holder.marks))
                self._last_synced = self._follow_renames(written)
                merged = _merge(self._follow_renames(mine), now, self._last_synced)
                if (merged.read, merged.starred) != (holder.marks.read, holder.marks.starred):
                    holder.marks = _marks_of(merged)

            return take_over

        return write

    def _write(self, base: _ReadingState, mine: _ReadingState) -> _ReadingState:
        """Write my marks, merged with what the file has become since `base`; return what is written."""
        from tui.corpus.safe_write.file_edits import open_writer  # late: the first paint needs none of it

        base, merged = self._follow_renames(base), _ReadingState()

        def change(data: bytes | None) -> bytes:
            nonlocal merged
            theirs = decode_saved(data, self.path, _ReadingState) if data else None
            merged = _merge(base, self._follow_renames(mine), self._follow_renames(theirs or base))
            return msgspec.json.format(msgspec.json.encode(merged, order="sorted"), indent=1)

        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open_writer(self.path.parent, _LOCK_WAIT_S) as writer:
            writer.edit(self.path, change, is_ours=True)
        return merged

    def _state_of(self, marks: ReadingMarks) -> _ReadingState:
        return _ReadingState(marks.read, marks.starred, self._last_synced.step)

    def _follow_renames(self, state: _ReadingState) -> _ReadingState:
        renames = read_renames(self._corpus, state.step)
        if not renames.tables:
            return structs.replace(state, step=renames.step)
        read, starred = (frozenset(map(renames.follow, refs)) for refs in (state.read, state.starred))
        return _ReadingState(read, starred, renames.step)


def _marks_of(state: _ReadingState) -> ReadingMarks:
    return ReadingMarks(state.read, state.starred)


def _merge(base: _ReadingState, mine: _ReadingState, theirs: _ReadingState) -> _ReadingState:
    """Return their marks with what I have changed since `base`."""
    return _ReadingState(
        theirs.read - (base.read - mine.read) | (mine.read - base.read),
        theirs.starred - (base.starred - mine.starred) | (mine.starred - base.starred),
        mine.step,
    )
