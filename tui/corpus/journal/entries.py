"""The steps of a journal as values: which lines of which files changed, and how to change them back.

A change of a file is kept as the lines that it replaced, with those around them. Whole files are told apart
by their SHA-256: so a file that nobody has changed since goes back byte for byte, and in one that somebody
has changed only the lines of the step do, where they can still be told from all others.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import PurePath

import msgspec
from msgspec import Struct

from tui.corpus.journal.open_step import STEP_START
from tui.corpus.safe_write.file_edits import WriteError
from tui.corpus.safe_write.line_merge import diff_lines
from tui.i18n import N_

#: So many unchanged lines are kept above and below a change, to find its place in a file that has changed.
_CONTEXT_LINES = 3


class JournalError(WriteError):
    """The journal is damaged; the message says where, and what to do."""


class LineChange(Struct, frozen=True, omit_defaults=True):
    """Lines of a file that were replaced; all texts end with their line ends."""

    line: int  # 1-based, in the file as it was before
    old: str = ""
    new: str = ""
    above: str = ""
    below: str = ""


class FileChange(Struct, frozen=True, omit_defaults=True):
    """The change of one file; `before` and `after` are the SHA-256 of its bytes, None where there is no file.

    `coding` is that of the texts: `latin-1`, in which every byte is a character, for files not in UTF-8.
    """

    path: str  # below the corpus, with slashes
    before: str | None = None
    after: str | None = None
    lines: tuple[LineChange, ...] = ()
    coding: str = "utf-8"

    @property
    def kind(self) -> str:
        """Return `created`, `deleted` or `changed`."""
        return "created" if self.before is None else "deleted" if self.after is None else "changed"


class Step(Struct, frozen=True, omit_defaults=True):
    """One act of a person: all files that it changed, all or none of which have changed."""

    step: int  # 1-based
    at: str  # local time with offset, ISO 8601
    what: str  # in words
    files: tuple[FileChange, ...] = ()
    folders: tuple[str, ...] = ()  # that were made for its files
    undoes: int | None = None  # the step that this one takes back
    renames: dict[str, str] = {}  # refs of records that have another id since: `actor:a` to `actor:b`


class StepLink(Struct, frozen=True):
    """The number of a step, and that of the step which it takes back."""

    step: int
    undoes: int | None = None


def hash_of(data: bytes | None) -> str | None:
    """Return the SHA-256 of a file's bytes in hexadecimal; None for no file."""
    return None if data is None else sha256(data).hexdigest()


def describe_change(path: str, before: bytes | None, after: bytes | None) -> FileChange:
    """Return the change of a file from its bytes before and after, None where there is no file."""
    old_data, new_data = before or b"", after or b""
    coding = "utf-8" if _is_utf8(old_data) and _is_utf8(new_data) else "latin-1"
    old, new = old_data.splitlines(keepends=True), new_data.splitlines(keepends=True)

    def join(lines: list[bytes]) -> str:
        return b"".join(lines).decode(coding)

    hunks = list(diff_lines(old, new))
    lows = [0, *(hunk.end for hunk in hunks)]  # what is around a change is unchanged
    highs = [*(hunk.start for hunk in hunks[1:]), len(old)]
    changes = tuple(
        LineChange(
            line=hunk.start + 1,
            old=join(old[hunk.start : hunk.end]),
            new=join(hunk.lines),
            above=join(old[max(low, hunk.start - _CONTEXT_LINES) : hunk.start]),
            below=join(old[hunk.end : min(high, hunk.end + _CONTEXT_LINES)]),
        )
        for hunk, low, high in zip(hunks, lows, highs, strict=False)
    )
    return FileChange(path, hash_of(before), hash_of(after), changes, coding)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def invert_change(change: FileChange) -> FileChange:
    """Return the change that takes a change back."""
    shift, lines = 0, []
    for part in change.lines:
        lines.append(LineChange(part.line + shift, part.new, part.old, part.above, part.below))
        shift += _count_lines(part.new) - _count_lines(part.old)
    return FileChange(change.path, change.after, change.before, tuple(lines), change.coding)


def _count_lines(text: str) -> int:
    return len(text.encode("utf-8").splitlines())  # of bytes: \n, \r\n and \r alone end a line


def apply_change(change: FileChange, data: bytes | None) -> bytes | None:
    """Return the bytes after a change of a file that holds `change.before`; the result is exact.

    Raises JournalError if the lines are not those that were kept.
    """
    if change.after is None:
        return None
    lines, result, at = (data or b"").splitlines(keepends=True), list[bytes](), 0
    for part in change.lines:
        old = part.old.encode(change.coding).splitlines(keepends=True)
        start = part.line - 1
        if lines[start : start + len(old)] != old:
            raise JournalError(
                N_("{path}: the journal has different lines from the file; restore it yourself").format(
                    path=change.path
                )
            )
        result += [*lines[at:start], part.new.encode(change.coding)]
        at = start + len(old)
    changed = b"".join([*result, *lines[at:]])
    if hash_of(changed) != change.after:
        raise JournalError(
            N_("{path}: the journal has different bytes; restore it yourself").format(path=change.path)
        )
    return changed


def merge_change(change: FileChange, data: bytes | None) -> bytes | None:
    """Return the bytes of a file that was changed since, with the lines of a change replaced and no others.

    None if these lines, or their place, can no longer be told; always so for files that come or go.
    """
    if change.before is None or change.after is None or data is None:
        return None
    lines = data.splitlines(keepends=True)
    for part in reversed(change.lines):
        old = part.old.encode(change.coding).splitlines(keepends=True)
        above, below = (
            text.encode(change.coding).splitlines(keepends=True) for text in (part.above, part.below)
        )
        place = _find_place(lines, old, above, below)
        if place is None:
            return None
        lines[place : place + len(old)] = part.new.encode(change.coding).splitlines(keepends=True)
    return b"".join(lines)


def is_applied(change: FileChange, data: bytes | None) -> bool:
    """Return whether a file that somebody has changed holds the lines of a change, at a place like theirs."""
    if merge_change(invert_change(change), data) is None:
        return False
    is_deletion = any(not part.new for part in change.lines)
    return not (is_deletion and merge_change(change, data) is not None)


def _find_place(lines: list[bytes], old: list[bytes], above: list[bytes], below: list[bytes]) -> int | None:
    """Return the index of the only place of `old` among lines, by as many lines around as are there still."""
    places = [at for at in range(len(lines) + 1 - len(old)) if lines[at : at + len(old)] == old]
    for count in range(_CONTEXT_LINES, -1, -1):
        before, after = above[len(above) - count :] if count else [], below[:count]
        if not (old or before or after):
            return None  # nothing tells the place
        fitting = [
            at
            for at in places
            if lines[max(0, at - len(before)) : at] == before
            and lines[at + len(old) : at + len(old) + len(after)] == after
        ]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def encode_step(step: Step) -> bytes:
    """Return a step as its line in the journal."""
    return msgspec.json.encode(step) + b"\n"


def decode_step(line: bytes) -> Step | None:
    """Return the step of a line; None for a line that only says how a step ended, or is damaged.

    So is one whose paths lead out of the corpus: the program writes none, but a corpus may come from others.
    """
    if not line.startswith(STEP_START):
        return None
    try:
        step = msgspec.json.decode(line, type=Step)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    paths = (*(file.path for file in step.files), *step.folders)
    return step if all(map(_is_below_corpus, paths)) else None


def decode_link(line: bytes) -> StepLink | None:
    """Return only the numbers of the step of a line, much faster than `decode_step`; None as there."""
    try:
        return msgspec.json.decode(line, type=StepLink) if line.startswith(STEP_START) else None
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _is_below_corpus(path: str) -> bool:
    """Return whether a path is one of a record, note or list of decisions, as far as its words tell."""
    pure = PurePath(path)
    return bool(pure.parts) and not pure.anchor and not any(part.startswith(".") for part in pure.parts)
