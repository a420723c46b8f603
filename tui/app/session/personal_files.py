"""What a person keeps outside the corpus: where they are and what they marked, in a file each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from tui.app.session.file_names import reading_path
from tui.app.session.late_writer import LateWriter, PendingWrite
from tui.app.session.reading_file import MarksHolder, ReadingFile
from tui.app.session.saved_state import StateFile
from tui.app.session.state import SessionState
from tui.corpus.journal.renames import JournalRenames

#: Which of the files it is.
PersonalFile = Literal["state", "marks"]
#: Runs a function in a thread, for a file, and hands what it returns to another, where keys are dealt with.
RunForFile = Callable[[PersonalFile, Callable[[], PendingWrite], Callable[[PendingWrite], None]], None]


class PersonalFiles:
    """The files of one person and corpus; read at once, written behind the keys."""

    def __init__(
        self,
        path: Path,
        corpus: Path,
        holder: MarksHolder,
        run: RunForFile,
        fail: Callable[[PersonalFile, OSError], None],
    ) -> None:
        """Read the files, the state at `path`; `holder` is given the marks, `fail` why a write failed."""
        self._holder = holder
        state_file, reading_file = StateFile(path, corpus), ReadingFile(reading_path(path), corpus)
        self._state_file, self._reading_file = state_file, reading_file
        self.state: SessionState = state_file.read()
        holder.marks = reading_file.read()
        self._state_writer = LateWriter(
            lambda: state_file.prepare_write(self.state),
            lambda work, take: run("state", work, take),
            lambda error: fail("state", error),
        )
        self._marks_writer = LateWriter(
            lambda: reading_file.prepare_write(holder),
            lambda work, take: run("marks", work, take),
            lambda error: fail("marks", error),
        )

    def save_state(self) -> None:
        """Write the state, as soon as no other write of it is under way."""
        self._state_writer.write()

    def save_marks(self) -> None:
        """Write the marks, as soon as no other write of them is under way."""
        self._marks_writer.write()

    def finish(self) -> None:
        """Write what has not been written yet, as the program ends."""
        self._state_writer.finish()
        self._marks_writer.finish()

    def follow_renames(self) -> JournalRenames:
        """Let what is kept of records follow them where they were renamed; return which were, since last."""
        self._holder.marks = self._reading_file.follow_renames(self._holder.marks)
        return self._state_file.follow_renames(self.state)
