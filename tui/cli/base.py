"""What the commands share: the group, the options, the corpus and its store, printing."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from tui import __version__
from tui.i18n import gettext as _
from tui.opening import corpus_path, fail
from tui.opening import explore as open_explorer

if TYPE_CHECKING:
    from tui.corpus.folder import Folder
    from tui.index.query import Query
    from tui.index.sqlite import SqliteStore
    from tui.index.store import Store, Summary
    from tui.model.records import Kind


EXPLORE = "explore"


class Commands(click.Group):
    """A group whose first word, where it names no command, is the corpus to explore."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the explorer's name before what is not a command; refuse what was meant as one."""
        known = args and (args[0] in self.commands or args[0] in ("--help", "-h", "--version"))
        if not known and not ctx.resilient_parsing:  # the shell completes command names
            if args:
                self.refuse_mistyped(args)
            args = [EXPLORE, *args]
        return super().parse_args(ctx, args)

    def refuse_mistyped(self, args: list[str]) -> None:
        """End the program where the first word is no folder, but near a command's name or before others."""
        from difflib import get_close_matches

        word, *more = args
        if word.startswith("-") or "/" in word or Path(word).expanduser().exists():
            return
        shown = [name for name, command in self.commands.items() if not command.hidden]
        near = get_close_matches(word.lower(), shown, 1)
        if near:
            fail(
                _("{word}: no such command or folder; perhaps `niger-tui {near}`").format(
                    word=word, near=near[0]
                )
            )
        if more and not more[0].startswith("-"):
            fail(_("{word}: no such command; `niger-tui --help` lists them").format(word=word))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Both ways to call it."""
        formatter.write_usage(ctx.command_path, "[OPTIONS] [CORPUS]")
        formatter.write_usage(ctx.command_path, "COMMAND [ARGS]…")


corpus_option = click.option(
    "--corpus",
    "corpus",
    metavar="DIR",
    envvar="NIGER_TUI_CORPUS",
    help=_("The corpus; else $NIGER_TUI_CORPUS, else the one that ships."),
)


json_option = click.option("--json", "as_json", is_flag=True, help=_("Print JSON."))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--debug", is_flag=True, help=_("Show the traceback of an error."))
@click.version_option(__version__, prog_name="niger-tui")
def cli(debug: bool) -> None:
    """Read a body of press articles: who did what, when, and who says so.

    CORPUS is a folder of articles: a corpus of your own (see `niger-tui init`), or any folder of .txt and
    .md files. Without it the corpus that ships is opened.
    """


@cli.command(EXPLORE, hidden=True)
@click.argument("folder", metavar="[CORPUS]", required=False)
@corpus_option
def explore(folder: str | None, corpus: str | None) -> None:
    """Open the explorer (what `niger-tui [CORPUS]` does)."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        fail(_("the explorer needs a terminal; `niger-tui --help` lists the commands that do not"))
    root = corpus_path(folder or corpus)
    if not root.is_dir():
        open_corpus(str(root))
    open_explorer(root)


def open_corpus(given: str | None) -> Folder:
    """The corpus, or the end of the program with a line that says why not."""
    from tui.corpus.folder import CorpusError, open_folder

    try:
        return open_folder(corpus_path(given))
    except CorpusError as error:
        fail(str(error))


def bring_up_to_date(store: SqliteStore, folder: Folder, rebuild: bool = False) -> Summary:
    """Read what has changed, with a progress bar where that takes long. Raises StoreError."""
    from tui.index.build import refresh
    from tui.progress import ProgressLine

    with ProgressLine(sys.stderr) as progress:
        summary = refresh(store, folder, progress, rebuild=rebuild)
    if store.notice:
        click.echo(store.notice, err=True)
    return summary


def ready_store(given: str | None) -> SqliteStore:
    """The store of the corpus, up to date; as it was last, said so, while another program writes it."""
    from tui.index.sqlite import open_store
    from tui.index.store import StoreError, Unavailable

    folder = open_corpus(given)
    try:
        store = open_store(folder.root)
        try:
            bring_up_to_date(store, folder)
        except Unavailable as error:
            if not store.is_ready:
                raise
            click.echo(_("{reason}; shown is what was known before").format(reason=error), err=True)
    except StoreError as error:
        fail(str(error))
    return store


def read_input(file: str) -> bytes:
    """The bytes of a file, or of standard input for `-`."""
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        fail(f"{file}: {error.strerror}")


def emit(value: Any) -> None:
    """One JSON value on one line."""
    from msgspec import json

    click.echo(json.encode(value).decode("utf-8"))


def say(*lines: str) -> None:
    """Lines for people; colour only on a terminal, and not with NO_COLOR."""
    colour = False if os.environ.get("NO_COLOR") else None
    for line in lines:
        click.echo(line, color=colour)


def note(words: str) -> None:
    """What was odd in what was asked: on stderr, bold on a terminal."""
    colour = False if os.environ.get("NO_COLOR") else None
    click.echo(click.style(_("note: {words}").format(words=words), bold=True), err=True, color=colour)


def filter_options(command: Callable[..., object]) -> Callable[..., object]:
    """The options that narrow a view, as its filter does in the explorer: given to it as `narrow`."""

    @wraps(command)
    def narrowed(query: str, since: str | None, until: str | None, **rest: object) -> object:
        return command(narrow=filter_of(query, since, until), **rest)

    for option in (
        click.option("--until", metavar="DATE", help=_("Only up to this day, month or year, it included.")),
        click.option("--since", metavar="DATE", help=_("Only from this day, month or year on, it included.")),
        click.option(
            "--query",
            metavar="QUERY",
            default="",
            help=_("Only what fits, as in search: source:RFI type:agree."),
        ),
    ):
        narrowed = option(narrowed)
    return narrowed


def filter_of(query: str, since: str | None, until: str | None) -> Query:
    """The options as one query; what is not understood in them ends the program.

    A filter that is read only in part would let through what it was to leave out.
    """
    from tui.index.query import parse

    asked = parse(query)
    if asked.notes:
        fail(_("--query would not filter as meant: {notes}").format(notes="; ".join(asked.notes)))
    first, last = _days("--since", since)[0], _days("--until", until)[1]
    if first and last and first > last:
        fail(_("--since {since} is after --until {until}").format(since=since, until=until))
    if not first and not last:
        return asked
    return asked.with_field("on", f"{first or '..'}/{last or '..'}")


def _days(option: str, edtf: str | None) -> tuple[date | None, date | None]:
    """The first and last day of a date given to an option; None: not given, or open."""
    from tui.model.dates import parse_edtf

    if edtf is None:
        return None, None
    found = parse_edtf(edtf)
    if found is None:
        words = _("{option}: «{date}» is no date; write it like 2024, 2024-01 or 2024-01-16")
        fail(words.format(option=option, date=edtf))
    return found.earliest, found.latest


def no_record(store: Store, identifier: str, kinds: Sequence[Kind]) -> NoReturn:
    """The end of the program: no record of `kinds` has this id; said with those that may be meant."""
    from tui.views.nearest import nearest

    kind = kinds[0] if len(kinds) == 1 else "record"
    name = identifier.removeprefix(f"{kind}:")
    click.echo(_("there is no {kind} {id}").format(kind=_(kind), id=name), err=True)
    for record in nearest(store, identifier, kinds):
        click.echo(_("perhaps: {id}  {title}").format(id=record.ref, title=record.title), err=True)
    sys.exit(1)
