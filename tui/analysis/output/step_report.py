"""Steps of the journal as text and as JSON: what was done, to which files, which lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec import to_builtins

from tui.corpus.curation.merge import FieldConflict
from tui.corpus.curation.references import RecordReference
from tui.corpus.journal.entries import FileChange, Step
from tui.corpus.journal.undo import JournalEntry, UndoConflict
from tui.i18n import N_, translate_text

Translate = Callable[[str], str]


def step_json(
    step: Step | None,
    record: str | None = None,
    references: Sequence[RecordReference] = (),
    conflicts: Sequence[FieldConflict] = (),
) -> dict[str, Any]:
    """Return what an act did; `step` is null where nothing changed or was only tried."""
    return {
        "step": step.step or None if step else None,
        "what": step.what if step else None,
        "record": record,
        "files": [{"path": file.path, "change": file.kind} for file in step.files] if step else [],
        "references": to_builtins(list(references)),
        "conflicts": to_builtins(list(conflicts)),
    }


def step_lines(step: Step, translate: Translate) -> Iterator[str]:
    """Yield what a step did: its number and words, and a line for each file."""
    if step.step:
        yield translate(N_("step {n}: {what}")).format(n=step.step, what=translate_text(step.what))
    else:
        yield translate(N_("nothing is written (--dry-run): {what}")).format(what=translate_text(step.what))
    for file in step.files:
        yield f"  {file.kind:<8} {file.path}"


def step_diff_lines(step: Step) -> Iterator[str]:
    """Yield the changed lines of a step as a unified diff."""
    for file in step.files:
        yield f"--- {'/dev/null' if file.before is None else file.path}"
        yield f"+++ {'/dev/null' if file.after is None else file.path}"
        yield from _hunk_lines(file)


def _hunk_lines(file: FileChange) -> Iterator[str]:
    shift = 0
    for part in file.lines:
        above, old, new, below = (text.splitlines() for text in (part.above, part.old, part.new, part.below))
        start, around = part.line - len(above), len(above) + len(below)
        sizes = f"-{start},{around + len(old)} +{start + shift},{around + len(new)}"
        yield f"@@ {sizes} @@"
        for mark, lines in ((" ", above), ("-", old), ("+", new), (" ", below)):
            yield from (mark + line for line in lines)
        shift += len(new) - len(old)


def reference_lines(references: Sequence[RecordReference], translate: Translate) -> Iterator[str]:
    """Yield the places that referred to a record."""
    for reference in references:
        yield translate(N_("  referred  {where}: {field}")).format(
            where=reference.where, field=reference.field
        )


def conflict_lines(conflicts: Sequence[FieldConflict], translate: Translate) -> Iterator[str]:
    """Yield the fields on which two records differed that are one now."""
    for conflict in conflicts:
        yield translate(N_("  differs   {field}: “{kept}” stays, not “{dropped}”")).format(
            field=conflict.field, kept=conflict.kept, dropped=conflict.dropped
        )


def entry_json(entry: JournalEntry) -> dict[str, Any]:
    """Return a step of the journal, without the lines that it changed."""
    step = entry.step
    return step_json(step) | {"at": step.at, "undoes": step.undoes, "undone_by": entry.undone_by}


def entry_line(entry: JournalEntry, translate: Translate) -> str:
    """Return a step of the journal on one line."""
    step = entry.step
    words = f"{step.step:>5}  {step.at[:16].replace('T', ' ')}  {translate_text(step.what)}"
    if entry.undone_by:
        words += translate(N_("  (undone by {n})")).format(n=entry.undone_by)
    return words


def undo_conflict_lines(conflict: UndoConflict, translate: Translate) -> Iterator[str]:
    """Yield both texts of a file in which the lines of a step have changed since."""
    yield translate(N_("{path}: written by the step:")).format(path=conflict.path)
    yield from (f"  + {line}" for line in conflict.written.splitlines())
    yield translate(N_("{path}: after undoing:")).format(path=conflict.path)
    yield from (f"  - {line}" for line in conflict.restored.splitlines())
    yield translate(N_("{path}: at present:")).format(path=conflict.path)
    yield from (f"    {line}" for line in (conflict.now or "").splitlines())
