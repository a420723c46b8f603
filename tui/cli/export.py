"""The commands that write records, and what a person made of them, for other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.command_group import Subcommands
from tui.cli.common import (
    cli,
    corpus_option,
    exit_no_such_record,
    filter_options,
    json_lines_option,
    open_current_store,
)
from tui.cli.database.corpora import corpus_place, corpus_title
from tui.cli.parameter_types import FILE, TEXT
from tui.export.registry import FORMATS
from tui.i18n import N_, translate_text
from tui.i18n import gettext as _
from tui.terminal_output import exit_with_error, print_file, print_json, print_lines, print_message

if TYPE_CHECKING:
    from tui.export.export_format import ExportFormat, ExportOptions
    from tui.export.selection import Selection
    from tui.index.query import Query
    from tui.index.store import ReportProgress


@cli.group(
    cls=Subcommands,
    missing=N_("no format is named: name one first, then the options; there are {names}"),
    unknown=N_("{word}: no such format; there are {names}"),
    no_args_is_help=True,
    subcommand_metavar="FORMAT [OPTIONS]",
)
def export() -> None:
    """Write records, notes, or what you have read and starred, in a format that other programs read."""


@export.command("reading")
@json_lines_option
@corpus_option
def marks(as_json: bool, corpus: str | None) -> None:
    """Write what you have read and starred, a record a line: its id, the marks, the title."""
    from msgspec import to_builtins

    from tui.export.reading_marks import marked_records

    store = open_current_store(corpus)
    if not (store.marks.read or store.marks.starred):
        print_message(_("nothing is marked as read or starred yet; the explorer has keys for both"))
    for record in marked_records(store, store.marks):
        print_json(to_builtins(record)) if as_json else print_lines(record.line())
    store.close()


#: The options that only some formats have.
_OWN_OPTIONS = {
    "csv": (
        click.option(
            "--table",
            type=click.Choice(["articles", "actors", "events", "claims", "mentions"]),
            help=N_("Only this table, as one file."),
        ),
        click.option("--bom", is_flag=True, help=N_("Begin with a byte order mark, for Excel.")),
    ),
    "jsonl": (
        click.option(
            "--kind",
            type=click.Choice(["article", "actor", "event"]),
            help=N_("Only these records."),
        ),
        click.option(
            "--schema", is_flag=True, help=N_("Print the JSON Schema of the lines, and nothing else.")
        ),
    ),
}


def _add_format(format: ExportFormat) -> None:
    """Add the command that exports in a format."""

    @filter_options
    @click.option(
        "--record", type=TEXT, metavar="ID", help=N_("Only this record, and what is tied to it: event:…")
    )
    @click.option(
        "-o",
        "--output",
        type=FILE,
        metavar=N_("FOLDER") if format.is_folder else N_("FILE"),
        help=N_("Write it there, whole or not at all; without it, on standard output."),
    )
    @corpus_option
    def command(
        filter_query: Query,
        record: str | None,
        output: str | None,
        corpus: str | None,
        schema: bool = False,
        **own: str | bool,
    ) -> None:
        if schema:
            from tui.export.tables.json_schema import lines_schema

            print_json(lines_schema())
            return
        from tui.export.export_format import ExportOptions

        options = ExportOptions(
            table=str(own.get("table") or ""), has_bom=bool(own.get("bom")), kind=str(own.get("kind") or "")
        )
        _write_export(format, options, corpus, filter_query, record, output)

    for option in _OWN_OPTIONS.get(format.name, ()):
        command = option(command)
    export.command(format.name, help=format.title)(command)


for _format in FORMATS.values():
    _add_format(_format)


def _write_export(
    format: ExportFormat,
    options: ExportOptions,
    corpus: str | None,
    query: Query,
    record: str | None,
    output: str | None,
) -> None:
    """Write an export to a file, a folder or standard output; exit where it cannot be."""
    from tui.export.destination import ExportError, check_destination, write_export
    from tui.index.store import StoreError
    from tui.progress import ProgressLine

    root = corpus_place(corpus)
    is_folder = format.is_folder and not options.table
    path = Path(output) if output and output != "-" else None
    try:
        if path is not None:
            check_destination(path, root, is_folder=is_folder)
        elif is_folder:
            hint = _(" or one table with --table") if format.name == "csv" else ""
            words = _("{format} is several files: name a new folder with -o{hint}")
            exit_with_error(words.format(format=format.name, hint=hint))
        with ProgressLine(sys.stderr) as progress:
            selection = _select(corpus, query, record, progress)
            files = format.load()(selection, options)
            if path is None:
                print_file(next(files).pieces)
            else:
                write_export(files, path, root, is_folder=is_folder)
        selection.store.close()
    except (ExportError, StoreError) as error:
        exit_with_error(str(error))
    except BrokenPipeError:
        raise
    except OSError as error:
        place = path or _("standard output")
        exit_with_error(
            _("{path}: {error}; nothing was kept").format(
                path=place, error=translate_text(error.strerror or "")
            )
        )


def _select(corpus: str | None, query: Query, record: str | None, progress: ReportProgress) -> Selection:
    """Return what is to be exported; exit where the record does not exist."""
    from tui.analysis.output.record_json import find_records
    from tui.export.selection import Selection
    from tui.model.records import KINDS

    store = open_current_store(corpus)
    ref = None
    if record is not None:
        records = find_records(store, record)
        if len(records) > 1:
            refs = ", ".join(str(one.ref) for one in records)
            exit_with_error(_("{id} is the id of several records: {refs}").format(id=record, refs=refs))
        if not records:
            exit_no_such_record(store, record, KINDS)
        ref = records[0].ref
    return Selection(store, corpus_title(corpus, store), query, ref, progress)
