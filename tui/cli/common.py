"""Parts that the commands share: the group, the options, opening the corpus, printing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from datetime import date
from functools import wraps
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, NoReturn

import click
from click.core import ParameterSource

from tui import __version__
from tui.cli.command_group import Commands
from tui.cli.database.published import open_published, published_folder
from tui.cli.parameter_types import DIRECTORY, QUERY, TEXT
from tui.cli.screens.plain_output import PLAIN_OPTION
from tui.i18n import N_, translate_text
from tui.i18n import gettext as _
from tui.i18n.language import LANGUAGES
from tui.index.postgres.database_address import is_database_address
from tui.launcher import corpus_path
from tui.terminal_output import exit_with_error, print_message

if TYPE_CHECKING:
    from tui.corpus.folder import Folder
    from tui.index.query import Query
    from tui.index.results import UpdateSummary
    from tui.index.sql_store import SqlStore
    from tui.index.sqlite_store import SqliteStore
    from tui.index.store import ReportProgress, Store
    from tui.model.reading_marks import ReadingMarks
    from tui.model.records import Kind


#: How long after a refusal a command tries again to read a corpus that another program is reading.
_BUSY_WAIT_S = 0.1

corpus_option = click.option(
    "--corpus",
    "corpus",
    type=DIRECTORY,
    metavar="DIR",
    envvar="NIGER_TUI_CORPUS",
    help=N_("The corpus; default: $NIGER_TUI_CORPUS, or the bundled one."),
)


corpus_argument = click.argument("folder", type=DIRECTORY, metavar="[CORPUS]", required=False)
json_option = click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
json_lines_option = click.option(
    "--json", "as_json", is_flag=True, help=N_("Print JSON, a document on each line; none where nothing is.")
)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--debug", is_flag=True, help=N_("Show the traceback of an error."))
@click.option(
    PLAIN_OPTION,
    is_flag=True,
    help=N_("Print any screen as lines in which nothing is drawn: --plain timeline."),
)
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    help=N_("The language of the interface; default: that of the settings, or of the locale."),
)
@click.version_option(__version__, prog_name="niger-tui")
def cli(debug: bool, plain: bool, lang: str | None) -> None:
    """Read a body of press articles: who did what, when, and who says so.

    CORPUS is a folder of articles: a corpus of your own (see `niger-tui init`), or any folder of .txt, .md
    and .html files. Without it the bundled corpus is opened; with --read-only nothing in it is changed.
    """


def choose_corpus(argument: str | None, option: str | None) -> str | None:
    """Return the corpus that a command is about; exit where an argument and an option name two."""
    source = click.get_current_context().get_parameter_source("corpus")
    if argument and option and source is ParameterSource.COMMANDLINE and argument != option:
        words = _("two corpora are named: {one} and {other}; name one")
        exit_with_error(words.format(one=argument, other=option))
    return argument or option


def open_corpus(path: str | None) -> Folder:
    """Open the corpus at `path`, or exit with a line that says why it cannot be opened."""
    from tui.corpus.folder import CorpusError, open_folder

    try:
        is_published = path is not None and is_database_address(path)
        folder = open_folder(published_folder(str(path)) if is_published else corpus_path(path))
    except CorpusError as error:
        exit_with_error(str(error))
    finish_interrupted_step(folder.root)
    return folder


def finish_interrupted_step(root: Path) -> None:
    """Finish a change of the files of a corpus in which a program was killed, and say so on stderr."""
    from tui.corpus.journal.open_step import has_open_step

    if not has_open_step(root):
        return
    from tui.corpus.journal.steps import recover_step
    from tui.corpus.safe_write.file_edits import WriteError

    try:
        step = recover_step(root)
    except WriteError as error:
        print_message(str(error))
        return
    if step is not None:
        print_message(
            _("an interrupted change has been put right: {what}").format(what=translate_text(step.what))
        )


def update_index(store: SqliteStore, folder: Folder, rebuild: bool = False) -> UpdateSummary:
    """Update the index from the files of the corpus, with a progress bar where that takes long.

    While another program reads the corpus for the first time there is nothing to show: wait for it. Raises
    StoreError when the index cannot be written.
    """
    from tui.progress import ProgressLine

    if not store.is_ready:
        from tui.folder_question import confirm_folder

        confirm_folder(folder.root)
    with ProgressLine(sys.stderr) as progress:
        summary = _update_when_free(store, folder, progress, rebuild)
    if store.notice:
        print_message(store.notice)
    return summary


def _update_when_free(
    store: SqliteStore, folder: Folder, progress: ReportProgress, rebuild: bool
) -> UpdateSummary:
    from tui.index.indexing.updater import update_index
    from tui.index.store import StoreBusy

    is_said = False
    while True:
        try:
            return update_index(store, folder, progress, rebuild=rebuild)
        except StoreBusy:
            if store.is_ready:
                raise
        if not is_said:
            print_message(
                _("Another program is reading {folder}; waiting for it.").format(folder=folder.root)
            )
            is_said = True
        sleep(_BUSY_WAIT_S)


def open_current_store(path: str | None) -> SqlStore:
    """Return the store of the corpus at `path`, with its index up to date; or as it was published.

    While another program writes the index, the store is returned as it was last committed, and a line on
    stderr says so. Exits when the index is not readable at all.
    """
    from tui.index.sqlite_store import open_store
    from tui.index.store import StoreError, StoreUnavailable

    if path is not None and is_database_address(path):
        published = open_published(path)
        published.marks = _read_own_marks(published.place())
        return published
    folder = open_corpus(path)
    try:
        store = open_store(folder.root)
        try:
            update_index(store, folder)
        except StoreUnavailable as error:
            if not store.is_ready:
                raise
            print_message(
                _("{reason}; what was known before is shown").format(reason=translate_text(str(error)))
            )
    except StoreError as error:
        exit_with_error(str(error))
    store.marks = _read_own_marks(folder.root)
    return store


def _read_own_marks(corpus: Path) -> ReadingMarks:
    """Return what the user of this program has read and starred in a corpus."""
    from tui.app.session.file_names import reading_path, state_file
    from tui.index.index_location import user_folder
    from tui.model.reading_marks import NO_MARKS

    path = reading_path(state_file(user_folder("data"), corpus))
    if not path.exists():  # of most corpora, nobody has marked a record
        return NO_MARKS
    from tui.app.session.reading_file import ReadingFile

    return ReadingFile(path, corpus).read()


def read_input(file: str) -> bytes:
    """Return the bytes of a file, or of standard input for `-`; exit when it cannot be read.

    A file may be a pipe here, or a device: what never ends is refused where it grows too large.
    """
    from tui.corpus.folder import MAX_FILE_BYTES

    try:
        with nullcontext(sys.stdin.buffer) if file == "-" else Path(file).open("rb") as stream:
            data = stream.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        exit_with_error(f"{file}: {error.strerror}")
    if len(data) > MAX_FILE_BYTES:
        words = _("{file}: larger than {n} MB: split it into several files")
        exit_with_error(words.format(file=file, n=MAX_FILE_BYTES // 1_000_000))
    return data


def filter_options(command: Callable[..., object]) -> Callable[..., object]:
    """Decorate a command with the options that filter its result: --query, --since and --until.

    The command receives them as one query, in the parameter `filter_query`.
    """

    @wraps(command)
    def filtered_command(query: str, since: str | None, until: str | None, **other_options: object) -> object:
        return command(filter_query=build_filter(query, since, until), **other_options)

    for option in (
        click.option(
            "--until", type=TEXT, metavar="DATE", help=N_("Only up to and including this day, month or year.")
        ),
        click.option("--since", type=TEXT, metavar="DATE", help=N_("Only from this day, month or year on.")),
        click.option(
            "--query",
            type=QUERY,
            metavar="QUERY",
            default="",
            help=N_("Only what matches this query: source:RFI type:agree."),
        ),
    ):
        filtered_command = option(filtered_command)
    return filtered_command


def build_filter(query: str, since: str | None, until: str | None) -> Query:
    """Return the filter options as one query; exit when any part of them is not understood.

    A filter that is understood only in part would let through what it was meant to leave out.
    """
    from tui.index.query import parse_filter

    parsed_query = parse_filter(query)
    if parsed_query.notes:
        notes = _("; ").join(map(translate_text, parsed_query.notes))
        exit_with_error(_("--query would not filter as intended: {notes}").format(notes=notes))
    first, last = _day_range("--since", since)[0], _day_range("--until", until)[1]
    if first and last and first > last:
        exit_with_error(_("--since {since} is after --until {until}").format(since=since, until=until))
    if not first and not last:
        return parsed_query
    return parsed_query.with_field("on", f"{first or '..'}/{last or '..'}")


def _day_range(option: str, edtf: str | None) -> tuple[date | None, date | None]:
    """Return the first and last day of the date given to an option; exit when it is no date.

    None stands for no limit: the option is not given, or the date is open at that end.
    """
    from tui.model.dates.edtf import parse_edtf

    if edtf is None:
        return None, None
    parsed_date = parse_edtf(edtf)
    if parsed_date is None:
        message = _("{option}: “{date}” is not a date; write it like 2024, 2024-01 or 2024-01-16")
        exit_with_error(message.format(option=option, date=edtf))
    return parsed_date.earliest, parsed_date.latest


def exit_no_such_record(store: Store, identifier: str, kinds: Sequence[Kind]) -> NoReturn:
    """Exit with code 1 because no record of `kinds` has this id; print similar ids on stderr."""
    from tui.analysis.id_suggestions import suggest_ids

    kind = kinds[0] if len(kinds) == 1 else "record"
    name = identifier.removeprefix(f"{kind}:")
    print_message(_("there is no {kind} {id}").format(kind=_(kind), id=name))
    if Path(identifier).is_dir():
        print_message(_("perhaps: --corpus {folder}").format(folder=identifier))
    for record in suggest_ids(store, identifier, kinds):
        print_message(_("perhaps: {id}  {title}").format(id=record.ref, title=record.title))
    sys.exit(1)
