"""The file of the journal: `.niger-tui/journal.jsonl` in the corpus, one line of JSON a step, oldest first.

A step is written there, and is on the disk, before any file is changed; once all are, a second line says
that it has ended (`{"ended": 7}`). So whatever ends a program, the next one knows what is left to do. A line
that was not written to its end is no step: nothing had been changed yet. Git is told to leave the folder
alone: what was decided stands in the records.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from tui.corpus.journal.entries import JournalError, Step, decode_step, encode_step
from tui.corpus.journal.open_step import END_START, FILE
from tui.corpus.safe_write.file_edits import WriteError
from tui.corpus.scan import os_error_text
from tui.i18n import N_

_IGNORE = "*\n"
#: How much is read at first from the end of the file; a step that is longer takes more.
_BLOCK_BYTES = 65_536
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class JournalFile:
    """The journal of a corpus; what writes needs the lock of the corpus. Raises WriteError."""

    def __init__(self, root: Path) -> None:
        self.path = root / FILE

    def append_step(self, step: Step) -> None:
        """Write a step, on the disk when this returns; a disk that is full leaves the file as it was."""
        self._append(encode_step(step), is_synced=True)

    def append_end(self, number: int) -> None:
        """Write that all files of a step have changed."""
        self._append(END_START + b"%d}\n" % number)

    def remove_step(self) -> None:
        """Remove the last line, a step that has been taken back; needs no room on the disk."""
        size = len(self._read_last_line()) + 1
        try:
            with self.path.open("r+b") as file:
                file.truncate(self._cut_torn_line(file.fileno()) - size)
        except OSError as error:
            raise WriteError(
                N_("{path}: cannot be written: {reason}").format(path=self.path, reason=os_error_text(error))
            ) from error

    def read_last(self) -> tuple[int, Step | None]:
        """Return the number of the last step, 0 without any, and the step itself if it has not ended."""
        line = self._read_last_line()
        if (step := decode_step(line)) is not None:
            return step.step, step
        try:
            return msgspec.json.decode(line or b'{"ended":0}', type=dict[str, int])["ended"], None
        except (msgspec.DecodeError, UnicodeDecodeError, KeyError):
            message = N_("{path}: the last line is damaged; remove it, or move the file").format(
                path=self.path
            )
            raise JournalError(message) from None

    def read_steps(self) -> Iterator[Step]:
        """Yield the steps, oldest first, also a last one that has not ended. Raises WriteError."""
        yield from filter(None, map(decode_step, self.read_lines()))

    def read_lines(self) -> Iterator[bytes]:
        """Yield the complete lines, oldest first. Raises WriteError."""
        try:
            with self.path.open("rb") as file:
                yield from (line for line in file if line.endswith(b"\n"))
        except FileNotFoundError:
            return
        except OSError as error:
            raise WriteError(
                N_("{path}: cannot be read: {reason}").format(path=self.path, reason=os_error_text(error))
            ) from error

    def _read_last_line(self) -> bytes:
        """Return the last complete line; empty where there is none."""
        try:
            with self.path.open("rb") as file:
                size = file.seek(0, os.SEEK_END)
                tail, count = b"", _BLOCK_BYTES
                while len(tail) < size and tail.count(b"\n") < 3:
                    file.seek(max(0, size - count))
                    tail, count = file.read(min(size, count)), 2 * count
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise WriteError(
                N_("{path}: cannot be read: {reason}").format(path=self.path, reason=os_error_text(error))
            ) from error
        lines = tail[: tail.rfind(b"\n") + 1].splitlines()
        return lines[-1] if lines else b""

    def _append(self, line: bytes, *, is_synced: bool = False) -> None:
        """Append a line behind the last complete one."""
        try:
            self._make_folder()
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND | _NO_LINK, 0o666)
            try:
                size = self._cut_torn_line(descriptor)
                try:
                    _write_all(descriptor, line)
                    if is_synced:
                        os.fsync(descriptor)
                except OSError:
                    os.ftruncate(descriptor, size)
                    raise
            finally:
                os.close(descriptor)
        except OSError as error:
            raise WriteError(
                N_("{path}: cannot be written: {reason}").format(path=self.path, reason=os_error_text(error))
            ) from error

    def _make_folder(self) -> None:
        """Make the folder of the journal, which git ignores."""
        folder = self.path.parent
        if not folder.is_dir():
            folder.mkdir(exist_ok=True)
            with suppress(FileExistsError), (folder / ".gitignore").open("x", encoding="utf-8") as file:
                file.write(_IGNORE)

    def _cut_torn_line(self, descriptor: int) -> int:
        """Remove a last line without an end, which a killed program left; return the size of the file."""
        size = at = os.fstat(descriptor).st_size
        while at:
            start = max(0, at - _BLOCK_BYTES)
            os.lseek(descriptor, start, os.SEEK_SET)
            end = os.read(descriptor, at - start).rfind(b"\n")
            if end >= 0:
                at = start + end + 1
                break
            at = start
        if at < size:
            os.ftruncate(descriptor, at)
        return at


def _write_all(descriptor: int, data: bytes) -> None:
    """Write all bytes; a full disk takes some of them first."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
