"""Parts that the commands share which change files: the corpus and its records, errors, what was done."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import click

from tui.cli.common import exit_no_such_record, open_corpus, open_current_store
from tui.i18n import N_, translate_text
from tui.i18n import gettext as _
from tui.terminal_output import exit_with_error, print_json, print_lines, print_message

if TYPE_CHECKING:
    from tui.corpus.curation.merge import FieldConflict
    from tui.corpus.curation.references import RecordReference
    from tui.corpus.folder import Folder
    from tui.corpus.journal.steps import StepResult
    from tui.corpus.safe_write.file_edits import WriteError
    from tui.model.records import Record

T = TypeVar("T")

dry_run_option = click.option("--dry-run", is_flag=True, help=N_("Only show what would change."))


def open_own_corpus(corpus: str | None, dry_run: bool) -> Folder:
    """Open the corpus that is to be changed; exit when it is that which ships, and was not named."""
    folder = open_corpus(corpus)
    if not corpus and not dry_run:
        message = _(
            "the bundled corpus is not for your edits; `niger-tui init DIR` makes one of your own, then "
            "--corpus DIR (or --corpus {folder} if you mean this one)"
        )
        exit_with_error(message.format(folder=folder.root))
    return folder


def find_record(folder: Folder, identifier: str, corpus: str | None) -> Record:
    """Return the record with an id, exit when there is none, or several, or its file is unusable."""
    from tui.model.records import KINDS, Ref

    ref = Ref.parse(identifier)
    entries = [
        entry for entry in folder.scan() if entry.ref == ref or (ref is None and entry.id == identifier)
    ]
    if not entries:
        _print_new_id(folder.root, identifier)
        exit_no_such_record(open_current_store(corpus), identifier, (ref.kind,) if ref else KINDS)
    if len(entries) > 1:
        message = _("{id} is the id of several records: {refs}")
        refs = ", ".join(str(entry.ref) for entry in entries)
        exit_with_error(message.format(id=identifier, refs=refs))
    loaded = folder.read(entries[0])
    if loaded.record is None:
        from tui.analysis.output.problem_line import problem_line

        exit_with_error(problem_line(loaded.problems[0]))
    return loaded.record


def _print_new_id(root: Path, identifier: str) -> None:
    """Print which id a record has that was renamed or merged; nothing where the journal knows of none."""
    from tui.corpus.journal.undo import find_new_ref
    from tui.corpus.safe_write.file_edits import WriteError

    try:
        new = find_new_ref(root, identifier)
    except WriteError:
        return
    if new:
        print_message(_("it is {ref} now").format(ref=new))


def do_edit(edit: Callable[[], StepResult[T]]) -> StepResult[T]:
    """Return what an edit of the corpus did, or exit with what is wrong and what would be right."""
    from tui.corpus.record_files.record_edit import EditError
    from tui.corpus.safe_write.file_edits import WriteError

    try:
        return edit()
    except EditError as error:
        exit_with_error(str(error))
    except WriteError as error:
        exit_with_write_error(error)


def exit_with_write_error(error: WriteError) -> NoReturn:
    """Exit with why nothing was written, and what helps where the corpus must not be changed."""
    hint = _("; `niger-tui init DIR --from CORPUS` makes a copy that is yours")
    exit_with_error(translate_text(str(error)) + (hint if error.is_closed else ""))


def print_namesakes(folder: Folder, record: Record, before: Record | None = None) -> None:
    """Print on stderr which of the names that an actor had not before are those of another one, too."""
    from tui.corpus.curation.namesakes import find_namesakes
    from tui.model.records import Actor

    if not isinstance(record, Actor):
        return
    old = {name.name for name in before.spellings()} if isinstance(before, Actor) else set()
    new = [name.name for name in record.spellings() if name.name not in old]
    for namesake in find_namesakes(folder.root, record, new):
        message = _("“{name}” is also a name of {ref}: each text decides who is meant")
        print_message(message.format(name=namesake.name, ref=namesake.ref))


def print_result(
    result: StepResult[T],
    as_json: bool,
    record: str | None,
    references: Sequence[RecordReference] = (),
    conflicts: Sequence[FieldConflict] = (),
) -> None:
    """Print what an edit did, or, only tried, would do; exit with code 1 when nothing changes."""
    from tui.analysis.output.step_report import (
        conflict_lines,
        reference_lines,
        step_diff_lines,
        step_json,
        step_lines,
    )

    step = result.step
    if as_json:
        print_json(step_json(step, record, references, conflicts))
    elif step is not None:
        print_lines(*step_lines(step, _), *reference_lines(references, _), *conflict_lines(conflicts, _))
        print_lines(*(() if step.step else step_diff_lines(step)))
    if step is None:
        print_message(_("nothing to change"))
        sys.exit(1)
