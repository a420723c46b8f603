"""The commands of the journal: what was done to the files, and back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.cli.common import (
    choose_corpus,
    cli,
    corpus_argument,
    corpus_option,
    json_lines_option,
    json_option,
    open_corpus,
)
from tui.cli.edits import exit_with_write_error
from tui.cli.parameter_types import WholeNumber
from tui.cli.screens.plain_output import show_lines
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.terminal_output import exit_with_error, print_json, print_lines, print_message

if TYPE_CHECKING:
    from tui.corpus.journal.undo import JournalEntry, UndoError


@cli.command()
@corpus_argument
@click.option("--step", "number", type=WholeNumber(1), metavar="STEP", help=N_("The lines of one step."))
@click.option("--limit", default=100, show_default=True, type=WholeNumber(1), metavar="N")
@json_lines_option
@corpus_option
def journal(folder: str | None, number: int | None, limit: int, as_json: bool, corpus: str | None) -> None:
    """Print what was done to the files of a corpus, the newest first; `undo` undoes any of it."""
    from msgspec import to_builtins

    from tui.analysis.output.step_report import entry_json, entry_line, step_diff_lines, step_lines

    entries = _read_entries(open_corpus(choose_corpus(folder, corpus)).root)
    if number is not None:
        step = next((entry.step for entry in entries if entry.step.step == number), None)
        if step is None:
            print_message(_("there is no step {n}").format(n=number))
            sys.exit(1)
        lines = (*step_lines(step, _), *step_diff_lines(step))
        print_json(to_builtins(step)) if as_json else show_lines(lines)
        return
    for entry in entries[: -limit - 1 : -1]:
        print_json(entry_json(entry)) if as_json else show_lines([entry_line(entry, _)])
    if not entries:
        print_message(_("nothing has been done yet"))
    sys.exit(0 if entries else 1)


def _read_entries(root: Path) -> list[JournalEntry]:
    """Return all steps, oldest first, or exit where the journal cannot be read."""
    from tui.corpus.journal.undo import read_journal
    from tui.corpus.safe_write.file_edits import WriteError

    try:
        return read_journal(root)
    except WriteError as error:
        exit_with_error(str(error))


@cli.command()
@click.argument("number", type=WholeNumber(1), metavar="[STEP]", required=False)
@click.option("--dry-run", is_flag=True, help=N_("Only show what would change."))
@json_option
@corpus_option
def undo(number: int | None, dry_run: bool, as_json: bool, corpus: str | None) -> None:
    """Undo the latest step, or the one with a number; undoing an undo does it again.

    Where the files have been changed since, only the lines of the step change back; where these have, nothing
    is written, and both texts are shown.
    """
    from tui.analysis.output.step_report import step_diff_lines, step_json, step_lines
    from tui.corpus.journal.undo import UndoError, undo_step
    from tui.corpus.safe_write.file_edits import WriteError

    root = open_corpus(corpus).root
    try:
        step = undo_step(root, number, is_dry_run=dry_run).step
    except UndoError as error:
        _print_undo_error(error, as_json)
        sys.exit(1)
    except WriteError as error:
        exit_with_write_error(error)
    if as_json:
        print_json(step_json(step) | {"error": None, "unresolved": []})
    elif step is not None:
        print_lines(*step_lines(step, _), *(step_diff_lines(step) if dry_run else ()))


def _print_undo_error(error: UndoError, as_json: bool) -> None:
    """Print why a step cannot be undone, with both texts where there are two."""
    from msgspec import to_builtins

    from tui.analysis.output.step_report import step_json, undo_conflict_lines

    if as_json:
        conflicts: Any = to_builtins(list(error.conflicts))
        print_json(step_json(None) | {"error": str(error), "unresolved": conflicts})
    else:
        for conflict in error.conflicts:
            print_lines(*undo_conflict_lines(conflict, _))
    print_message(str(error))
