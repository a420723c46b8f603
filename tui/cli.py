"""The command line: the explorer, and the same knowledge without a screen.

Conventions: `--json` prints one JSON document, or JSON Lines where the result is a stream, and nothing
else on stdout; messages and progress go to stderr. Exit codes: 0 done; 1 done, and the answer is «no»;
2 wrong use or unreadable corpus. Everything heavy is imported by the command that needs it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from tui import __version__
from tui.i18n import gettext as _
from tui.opening import corpus_path, fail, quiet_pipes
from tui.opening import explore as open_explorer

if TYPE_CHECKING:
    from tui.corpus.folder import Folder
    from tui.index.sqlite import SqliteStore
    from tui.index.store import Summary

EXPLORE = "explore"


class Commands(click.Group):
    """A group whose first word, where it names no command, is the corpus to explore."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the explorer's name before what is not a command."""
        known = args and (args[0] in self.commands or args[0] in ("--help", "-h", "--version"))
        if not known and not ctx.resilient_parsing:  # the shell completes command names
            args = [EXPLORE, *args]
        return super().parse_args(ctx, args)

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


@cli.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--kind", type=click.Choice(["article", "actor", "event"]), help=_("Only these records."))
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 10_000))
@click.option("--exact", is_flag=True, help=_("No typos, no other spellings."))
@json_option
@corpus_option
def search(
    query: Sequence[str], kind: str | None, limit: int, exact: bool, as_json: bool, corpus: str | None
) -> None:
    """Search names, titles and full text, as the explorer's box does."""
    from tui.index.search import search as search_store
    from tui.model.records import KINDS
    from tui.views.lines import hit_json, hit_lines

    kinds = [known for known in KINDS if kind in (None, known)]
    found = search_store(ready_store(corpus), " ".join(query), kinds=kinds, limit=limit, fuzzy=not exact)
    for hit in found.hits[:limit]:
        emit(hit_json(hit)) if as_json else say(*hit_lines(hit))
    for note in found.notes:
        click.echo(note, err=True)
    sys.exit(0 if found.hits else 1)


@cli.command()
@click.argument("identifier", metavar="ID")
@json_option
@corpus_option
def show(identifier: str, as_json: bool, corpus: str | None) -> None:
    """Show one record, whole, with what it is tied to.

    ID is `article:…`, `actor:…` or `event:…`; the kind may be left out where only one record has that id.
    """
    from tui.views.lines import record_lines
    from tui.views.record import record_json, resolve

    store = ready_store(corpus)
    found = resolve(store, identifier)
    if len(found) > 1:
        fail(
            _("{id} is the id of several records: {refs}").format(
                id=identifier, refs=", ".join(str(record.ref) for record in found)
            )
        )
    if not found:
        click.echo(_("there is no record {id}").format(id=identifier), err=True)
        sys.exit(1)
    value = record_json(store, found[0])
    emit(value) if as_json else say(*record_lines(store, found[0], value))


@cli.command()
@click.argument("what", metavar="ACTOR|WORDS…", nargs=-1, required=True)
@click.option("--in", "article", metavar="ARTICLE", help=_("Only this article."))
@click.option("--sort", type=click.Choice(["date", "source", "left", "right"]), default="date")
@click.option("--limit", default=10_000, show_default=True, type=click.IntRange(1))
@json_option
@corpus_option
def concordance(
    what: Sequence[str], article: str | None, sort: str, limit: int, as_json: bool, corpus: str | None
) -> None:
    """Print every place of an actor (actor:…) or of words, each in its context."""
    from shutil import get_terminal_size

    from tui.model.records import Ref
    from tui.views import concordance as view

    store = ready_store(corpus)
    ref = Ref.parse(" ".join(what))
    actor = ref if ref is not None and ref.kind == "actor" else None
    within = Ref("article", article.removeprefix("article:")) if article else None
    for known in filter(None, (actor, within)):
        if not store.read([known]):
            click.echo(_("there is no record {id}").format(id=known), err=True)
            sys.exit(1)
    subject = view.Subject(actor, "" if actor else " ".join(what), within)
    found = view.sort_lines(view.concordance(store, subject, limit), cast("view.Order", sort))
    if as_json:
        for line in found:
            emit(view.line_json(line))
    else:
        say(*view.concordance_lines(found, get_terminal_size((120, 24)).columns))
    if len(found) == limit:
        click.echo(_("these are the first {n}; --limit asks for more").format(n=limit), err=True)
    sys.exit(0 if found else 1)


@cli.command()
@click.argument("identifier", metavar="ACTOR")
@click.option("--by", "within", type=click.Choice(["sentence", "article", "event"]), default="sentence")
@click.option("--rank", type=click.Choice(["strength", "count"]), default="strength")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 10_000))
@json_option
@corpus_option
def network(identifier: str, within: str, rank: str, limit: int, as_json: bool, corpus: str | None) -> None:
    """Print whom an actor stands together with, how often, and how much more than by chance (G²)."""
    from shutil import get_terminal_size

    from tui.index.store import Within
    from tui.model.records import Actor, Ref
    from tui.views import network as view

    store = ready_store(corpus)
    record = next(iter(store.read([Ref("actor", identifier.removeprefix("actor:"))])), None)
    if not isinstance(record, Actor):
        click.echo(_("there is no actor {id}").format(id=identifier), err=True)
        sys.exit(1)
    found = view.network(store, record, cast(Within, within), limit)
    ranking = cast("view.Ranking", rank)
    if as_json:
        emit(view.network_json(found, ranking))
    else:
        say(*view.network_lines(found, ranking, get_terminal_size((100, 24)).columns))
    sys.exit(0 if found.ties else 1)


@cli.command()
@click.argument("identifiers", metavar="ID…", nargs=-1, required=True)
@json_option
@corpus_option
def compare(identifiers: Sequence[str], as_json: bool, corpus: str | None) -> None:
    """Compare articles, or all sources of an event: shared passages, other words, facts that differ.

    ID is `article:…` (two or more, the kind may be left out), or one `event:…`.
    """
    from tui.model.records import Article, Event, Ref
    from tui.views import compare as view

    store = ready_store(corpus)
    records = []
    for identifier in identifiers:
        ref = Ref.parse(identifier) or Ref("article", identifier)
        found = store.read([ref])
        if not found:
            click.echo(_("there is no record {id}").format(id=ref), err=True)
            sys.exit(1)
        records += found
    event = records[0] if len(records) == 1 and isinstance(records[0], Event) else None
    articles = view.articles_of(store, event) if event else [r for r in records if isinstance(r, Article)]
    if event is None and (len(articles) < 2 or len(articles) < len(records)):
        fail(_("compare takes two articles or more, or one event"))
    if len(articles) > view.MOST:
        click.echo(_("these are the first {n} articles").format(n=view.MOST), err=True)
    comparison = view.compare(store, articles, event)
    emit(view.comparison_json(comparison)) if as_json else say(*view.comparison_lines(comparison))
    sys.exit(0 if comparison.shared or comparison.facts else 1)


@cli.command()
@click.argument("identifier", metavar="[ACTOR]", required=False)
@click.option("--kind", type=click.Choice(["article", "event"]), help=_("Only these records."))
@click.option("--limit", default=10_000, show_default=True, type=click.IntRange(1))
@json_option
@corpus_option
def timeline(identifier: str | None, kind: str | None, limit: int, as_json: bool, corpus: str | None) -> None:
    """Print events and articles on one time axis: all of them, or those of an actor."""
    from shutil import get_terminal_size

    from tui.model.records import KINDS, Ref
    from tui.views import timeline as view

    store = ready_store(corpus)
    actor = Ref("actor", identifier.removeprefix("actor:")) if identifier else None
    if actor is not None and not store.read([actor]):
        click.echo(_("there is no actor {id}").format(id=identifier), err=True)
        sys.exit(1)
    kinds = [known for known in KINDS if known != "actor" and kind in (None, known)]
    rows = view.timeline(store, actor, kinds, limit)
    if as_json:
        for row in rows:
            emit(view.row_json(row))
    else:
        say(*view.timeline_lines(rows, get_terminal_size((110, 24)).columns, _))
    sys.exit(0 if rows else 1)


@cli.command()
@click.argument("file", type=click.Path(allow_dash=True))
@click.option("--date", metavar="EDTF", help=_("The publication date, where the text does not say."))
@click.option("--show-noise", is_flag=True, help=_("Show what was left out, and by which rule."))
@json_option
@corpus_option
def annotate(file: str, date: str | None, show_noise: bool, as_json: bool, corpus: str | None) -> None:
    """Clean a raw text and mark the actors in it; nothing is stored. FILE may be - for standard input."""
    from tui.model.dates import edtf_problem
    from tui.views.annotation import annotate_bytes, annotation_json, annotation_lines, noise_lines

    if date is not None and (problem := edtf_problem(date)):
        fail(f"--date: {problem}")
    folder = open_corpus(corpus)
    annotation = annotate_bytes(folder, read_input(file), file, date)
    for problem_ in annotation.problems:
        click.echo(str(problem_), err=True)
    if as_json:
        emit(annotation_json(annotation, show_noise))
    else:
        say(*annotation_lines(annotation), *(noise_lines(annotation) if show_noise else ()))
    sys.exit(0 if annotation.article.title or annotation.article.body else 1)


@cli.command()
@click.argument("files", metavar="FILE|DIR|-…", nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help=_("Only show what would be stored."))
@json_option
@corpus_option
def add(files: Sequence[str], dry_run: bool, as_json: bool, corpus: str | None) -> None:
    """Clean raw texts (.txt, .html) and store them as articles; their files are kept under raw/.

    A folder stands for all texts below it, - for standard input. What the corpus has already is left out, so
    a run that was stopped goes on where it stopped.
    """
    from tui.corpus.adding import AddError, add_files, refusal, sources_of
    from tui.progress import ProgressLine
    from tui.views.adding import added_json, added_lines

    if not dry_run and (words := refusal(corpus)):
        fail(words)
    folder = open_corpus(corpus)
    sources = sources_of(files)
    counts = {"added": 0, "there": 0, "failed": 0}
    try:
        with ProgressLine(sys.stderr) as progress:
            for added in add_files(folder, sources, dry_run=dry_run, progress=progress):
                counts[added.status] += 1
                progress.clear()
                emit(added_json(added)) if as_json else say(*added_lines(added, dry_run))
    except AddError as error:
        fail(str(error))
    finally:
        summary = _("{added} added, {there} already there, {failed} not read") + (
            _("; nothing was stored (--dry-run)") if dry_run else ""
        )
        if sum(counts.values()) < len(sources):
            summary += _("; stopped: run it again to go on")
        click.echo(summary.format(**counts), err=True)
    sys.exit(1 if counts["failed"] or not sources else 0)


@cli.command()
@click.option("--kind", type=click.Choice(["alias", "actor"]), help=_("Only other spellings, or new actors."))
@click.option("--limit", default=100, show_default=True, type=click.IntRange(1, 10_000))
@json_option
@corpus_option
def suggest(kind: str | None, limit: int, as_json: bool, corpus: str | None) -> None:
    """Print what the corpus seems to miss: other spellings of known names, and actors; the surest first.

    Nothing is marked or written: in the explorer (key s) each can be accepted or rejected.
    """
    from tui.progress import ProgressLine
    from tui.views.suggestions import find_suggestions, suggestion_json, suggestion_lines

    store = ready_store(corpus)
    decisions, _problems = open_corpus(corpus).decisions()
    with ProgressLine(sys.stderr) as progress:
        found = find_suggestions(store, decisions, progress)
    shown = [one for one in found if kind in (None, one.kind)][:limit]
    for one in shown:
        emit(suggestion_json(one)) if as_json else say(*suggestion_lines(one))
    if not shown:
        click.echo(_("no suggestions"), err=True)
    sys.exit(0 if shown else 1)


@cli.command()
@json_option
@corpus_option
def check(as_json: bool, corpus: str | None) -> None:
    """Print every problem in the corpus: where, what is wrong and what would be right."""
    from msgspec import to_builtins

    from tui.corpus.check import check as check_folder

    folder = open_corpus(corpus)
    problems = list(check_folder(folder))
    for problem in problems:
        emit(to_builtins(problem)) if as_json else say(str(problem))
    if not as_json:
        click.echo(_("no problems") if not problems else _("{n} problems").format(n=len(problems)), err=True)
    sys.exit(1 if problems else 0)


@cli.command()
@click.option("--rebuild", is_flag=True, help=_("Make the index anew from the files."))
@json_option
@corpus_option
def index(rebuild: bool, as_json: bool, corpus: str | None) -> None:
    """Bring the index up to date now."""
    from msgspec import to_builtins

    from tui.index.sqlite import open_store
    from tui.index.store import StoreError

    folder = open_corpus(corpus)
    try:
        store = open_store(folder.root)
        summary = bring_up_to_date(store, folder, rebuild)
    except StoreError as error:
        fail(str(error))
    if as_json:
        emit(to_builtins(summary))
    else:
        say(
            _(
                "{articles} articles, {actors} actors, {events} events; "
                "{changed} changed, {removed} removed; {seconds} s"
            ).format(**to_builtins(summary))
        )
    store.close()


@cli.command()
@click.argument("folder", metavar="DIR")
@click.option("--empty", is_flag=True, help=_("Without the records of the corpus that ships."))
def init(folder: str, empty: bool) -> None:
    """Start a corpus of your own in DIR: a copy of the one that ships, or an empty one."""
    from tui.corpus.start import StartError, start_corpus

    try:
        count = start_corpus(Path(folder), empty=empty)
    except StartError as error:
        fail(str(error))
    click.echo(
        _("{n} files in {folder}; open it: niger-tui {folder}").format(n=count, folder=folder), err=True
    )


# -- what the commands share -------------------------------------------------------------------


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


def main(args: Sequence[str] | None = None) -> None:
    """The program. A traceback is shown only with --debug; a closed pipe and Ctrl-C end quietly."""
    quiet_pipes()
    given = list(sys.argv[1:] if args is None else args)
    debug = "--debug" in given  # wherever it stands
    try:
        code = cli.main(
            [arg for arg in given if arg != "--debug"], prog_name="niger-tui", standalone_mode=False
        )
    except (KeyboardInterrupt, click.Abort):
        sys.exit(130)
    except click.ClickException as error:
        words = error.format_message().rstrip(".")
        fail(_("{error}; see `{command} --help`").format(error=words, command=_path(error)))
    except Exception as error:
        if debug:
            raise
        fail(_("{error} ({kind}); --debug shows where").format(error=error, kind=type(error).__name__))
    sys.exit(code if isinstance(code, int) else 0)


def _path(error: click.ClickException) -> str:
    """The command that was used wrongly, as it is called."""
    context = getattr(error, "ctx", None)
    return context.command_path.removesuffix(f" {EXPLORE}") if context else "niger-tui"
