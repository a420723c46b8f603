"""Undoing any step of the journal, alone and at any time; undoing that makes it once more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from tui.corpus.journal.entries import (
    FileChange,
    Step,
    StepLink,
    apply_change,
    decode_link,
    decode_step,
    hash_of,
    invert_change,
    merge_change,
)
from tui.corpus.journal.journal_file import JournalFile
from tui.corpus.journal.steps import StepDraft, StepResult, write_step
from tui.i18n import N_

#: How the words of a step begin that undoes or redoes another.
_UNDO_WORDS = re.compile(r"(?P<verb>undo|redo) (?P<number>\d+): (?P<what>.*)", re.DOTALL)


class UndoConflict(Struct, frozen=True):
    """A file in which the lines of a step have changed since: they, and the whole file, as they are."""

    path: str
    written: str  # what the step had written
    restored: str  # what would be there instead; empty: nothing
    now: str | None  # the file; None: it is gone


class UndoError(Exception):
    """A step cannot be undone; the message says why, on one line. Nothing has changed."""

    def __init__(self, message: str, conflicts: tuple[UndoConflict, ...] = ()) -> None:
        super().__init__(message)
        self.conflicts = conflicts


class JournalEntry(Struct, frozen=True):
    """A step, and the later step that has undone it."""

    step: Step
    undone_by: int | None = None


def read_journal(root: Path) -> list[JournalEntry]:
    """Return all steps of a corpus, oldest first. Raises WriteError where the journal cannot be read."""
    steps = list(JournalFile(root).read_steps())
    undone = _find_undone(steps)
    return [JournalEntry(step, undone.get(step.step)) for step in steps]


def _find_undone(steps: Sequence[Step | StepLink]) -> dict[int, int]:
    """Return the steps that are undone, each with the step that has undone it."""
    undone: dict[int, int] = {}
    for step in reversed(steps):  # a step that was undone undoes nothing
        if step.undoes is not None and step.step not in undone:
            undone.setdefault(step.undoes, step.step)
    return undone


def find_new_ref(root: Path, identifier: str) -> str | None:
    """Return which ref a record has since it was renamed or merged; None where the journal knows of none.

    `identifier` is a ref or an id. Raises WriteError where the journal cannot be read.
    """
    ref = None
    for entry in read_journal(root):
        for old, new in () if entry.undone_by else entry.step.renames.items():
            if (ref or identifier) in (old, old.partition(":")[2]):
                ref = new
    return None if ref and identifier in (ref, ref.partition(":")[2]) else ref


def undo_step(root: Path, number: int | None = None, *, is_dry_run: bool = False) -> StepResult[Step]:
    """Undo a step, by default the latest that stands; return it, and the step that this makes.

    A file that nobody has changed since becomes what it was, byte for byte; in any other only the lines of
    the step change back. Raises UndoError, if only one of them cannot, and WriteError.
    """
    step = _choose_step(root, number)

    def restore(draft: StepDraft) -> Step:
        _choose_step(root, step.step)  # another program may have undone it meanwhile
        conflicts = tuple(filter(None, (_restore_file(draft, change) for change in step.files)))
        if conflicts:
            paths = ", ".join(conflict.path for conflict in conflicts)
            raise UndoError(
                N_("step {step} cannot be undone: changed since: {paths}").format(
                    step=step.step, paths=paths
                ),
                conflicts,
            )
        if any(change.kind == "created" for change in step.files):
            draft.renames |= {new: old for old, new in step.renames.items()}
        return step

    what = _describe_undo(step)
    return write_step(root, what, restore, undoes=step.step, emptied=step.folders, is_dry_run=is_dry_run)


def _describe_undo(step: Step) -> str:
    """Return what undoing a step is, in words: that of an undo is a redo."""
    match = _UNDO_WORDS.fullmatch(step.what)
    if match is None or step.undoes is None:
        return N_("undo {step}: {what}").format(step=step.step, what=step.what)
    number, what = match["number"], match["what"]
    template = N_("redo {step}: {what}") if match["verb"] == "undo" else N_("undo {step}: {what}")
    return template.format(step=number, what=what)


def _choose_step(root: Path, number: int | None) -> Step:
    """Return the step with a number, or the latest that can be undone; raises UndoError."""
    read = ((decode_link(line), line) for line in JournalFile(root).read_lines())
    lines = {link.step: (link, line) for link, line in read if link}
    undone = _find_undone([link for link, _line in lines.values()])
    if number is None:
        standing = (link.step for link, _line in lines.values() if not (link.undoes or link.step in undone))
        number = max(standing, default=None)
        if number is None:
            raise UndoError(N_("there is nothing to undo"))
    if number in undone:
        raise UndoError(
            N_("step {number} has already been undone, by step {undone}").format(
                number=number, undone=undone[number]
            )
        )
    step = decode_step(lines[number][1]) if number in lines else None
    if step is None:
        raise UndoError(N_("there is no step {number}; `niger-tui journal` lists them").format(number=number))
    return step


def _restore_file(draft: StepDraft, change: FileChange) -> UndoConflict | None:
    """Change a file back; return what is in the way, None if nothing is."""
    inverse, data = invert_change(change), draft.read(change.path)
    if hash_of(data) == change.after:
        draft.write(change.path, apply_change(inverse, data))
        return None
    if hash_of(data) == change.before:  # somebody has done it by hand
        return None
    merged = merge_change(inverse, data)
    if merged is not None:
        draft.write(change.path, merged)
        return None
    return UndoConflict(
        path=change.path,
        written="".join(part.new for part in change.lines),
        restored="".join(part.old for part in change.lines),
        now=None if data is None else data.decode(change.coding, "replace"),
    )
