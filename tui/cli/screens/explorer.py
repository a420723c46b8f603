"""The explorer itself, or its first screen as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli.command_group import EXPLORE_COMMAND
from tui.cli.common import choose_corpus, cli, corpus_option, open_corpus, open_current_store
from tui.cli.database.corpora import corpus_title
from tui.cli.parameter_types import DIRECTORY
from tui.cli.screens.plain_output import is_plain
from tui.i18n import N_, format_number
from tui.i18n import gettext as _
from tui.index.postgres.database_address import is_database_address
from tui.launcher import corpus_path, run_explorer, run_published_explorer
from tui.terminal_kind import has_terminal
from tui.terminal_output import exit_with_error, print_lines

if TYPE_CHECKING:
    from tui.model.records import Kind


@cli.command(EXPLORE_COMMAND, hidden=True)
@click.argument("folder", type=DIRECTORY, metavar="[CORPUS]", required=False)
@click.option("--read-only", is_flag=True, help=N_("Change nothing in the corpus; keys that would, say so."))
@corpus_option
def explore(folder: str | None, read_only: bool, corpus: str | None) -> None:
    """Open the explorer (what `niger-tui [CORPUS]` does)."""
    if is_plain():
        _print_overview(choose_corpus(folder, corpus))
        return
    chosen = choose_corpus(folder, corpus)
    is_published = chosen is not None and is_database_address(chosen)
    root = corpus_path(None if is_published else chosen)
    if not root.is_dir():
        open_corpus(str(root))
    if not has_terminal():
        exit_with_error(
            _(
                "the explorer needs a terminal with cursor control; `niger-tui --plain` prints it as lines,"
                " and `niger-tui --help` lists the commands that need none"
            )
        )
    if chosen is not None and is_published:
        run_published_explorer(chosen, is_read_only=read_only)
        return
    run_explorer(root, is_read_only=read_only)


def _print_overview(corpus: str | None) -> None:
    """Print what the explorer has on its first screen: the corpus, and its articles, actors and events."""
    from tui.analysis.output.plain_views import row_lines
    from tui.model.records import KINDS

    store = open_current_store(corpus)
    titles: dict[Kind, str] = {"article": _("Articles"), "actor": _("Actors"), "event": _("Events")}
    print_lines(corpus_title(corpus, store))
    for kind in KINDS:
        print_lines("", f"{titles[kind]}: {format_number(store.size(kind))}")
        print_lines(*row_lines(store.rows(kind).items))
