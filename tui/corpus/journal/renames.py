"""Which ids records have since some step: what is kept outside the corpus follows renames and merges.

Imports nothing that a first paint can do without, and reads no more of the journal than is new.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
from msgspec import Struct

from tui.corpus.journal.open_step import END_START, FILE, STEP_START

#: How much is read at first from the end of the journal; then four times as much, until it is enough.
_BLOCK_BYTES = 65_536
_GROWTH = 4


class _StepLine(Struct):
    """What is read of a step."""

    step: int
    undoes: int | None = None
    renames: dict[str, str] = {}


class JournalRenames(Struct, frozen=True):
    """The refs that records have at a step, by those they had before; one table for each step that counts."""

    step: int = 0
    tables: tuple[dict[str, str], ...] = ()

    def follow(self, ref: str) -> str:
        """Return the ref that a record has now."""
        for table in self.tables:
            ref = table.get(ref, ref)
        return ref


def read_renames(root: Path, since: int) -> JournalRenames:
    """Return how records were renamed or merged after a step; nothing where the journal cannot be read.

    A step that was undone since then, and what undid it, do not count. A journal that has fewer steps was
    begun anew.
    """
    steps = _read_steps(root, since)
    last = max((one.step for one in steps), default=0)
    new = [one for one in steps if one.step > since]
    undone: set[int] = set()
    for one in reversed(new):  # a step that was undone undoes nothing
        if one.undoes is not None and one.step not in undone:
            undone.add(one.undoes)
    known = {one.step for one in new}
    standing = [one for one in new if one.step not in undone and one.undoes not in known]
    return JournalRenames(last, tuple(one.renames for one in standing if one.renames))


def _read_steps(root: Path, since: int) -> list[_StepLine]:
    """Return at least the steps after `since`, oldest first: only the end of the journal is read."""
    size = _BLOCK_BYTES
    try:
        with (root / FILE).open("rb") as file:
            end = file.seek(0, os.SEEK_END)
            while True:
                start = max(0, end - size)
                file.seek(start)
                lines = file.read(end - start).splitlines()[1 if start else 0 :]
                if lines and not lines[-1].startswith(END_START):
                    lines.pop()  # a step that has not ended may be taken back
                steps = [step for line in lines if (step := _decode_line(line)) is not None]
                if not start or (steps and steps[0].step <= since):
                    return steps
                size *= _GROWTH
    except OSError:
        return []


def _decode_line(line: bytes) -> _StepLine | None:
    """Return the step of a line; None for any other."""
    if not line.startswith(STEP_START):
        return None
    try:
        return msgspec.json.decode(line, type=_StepLine)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
