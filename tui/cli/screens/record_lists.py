"""The lists of the explorer as commands: articles, actors, bookmarks; and the keys of its screens."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

import click

from tui.cli.common import cli, corpus_option, filter_options, json_lines_option, open_current_store
from tui.cli.database.corpora import corpus_place
from tui.cli.parameter_types import WholeNumber
from tui.i18n import gettext as _
from tui.index.index_location import user_folder
from tui.terminal_output import print_json, print_lines, print_message

if TYPE_CHECKING:
    from tui.index.query import Query
    from tui.index.store import Store
    from tui.model.records import Kind

limit_option = click.option("--limit", default=10_000, show_default=True, type=WholeNumber(1), metavar="N")


@cli.command()
@limit_option
@filter_options
@json_lines_option
@corpus_option
def articles(limit: int, filter_query: Query, as_json: bool, corpus: str | None) -> None:
    """Print the articles, a line each, the newest first."""
    _print_list(open_current_store(corpus), "article", limit, filter_query, as_json)


@cli.command()
@limit_option
@filter_options
@json_lines_option
@corpus_option
def actors(limit: int, filter_query: Query, as_json: bool, corpus: str | None) -> None:
    """Print the actors, a line each, those first that are named most."""
    _print_list(open_current_store(corpus), "actor", limit, filter_query, as_json)


def _print_list(store: Store, kind: Kind, limit: int, query: Query, as_json: bool) -> NoReturn:
    """Print the records of a kind that match, and exit."""
    from tui.analysis.output.plain_views import row_lines
    from tui.analysis.timeline import row_json

    rows = store.rows(kind, limit=limit, query=query).items
    for row in rows:
        print_json(row_json(row) | {"mentions": row.count}) if as_json else print_lines(*row_lines([row]))
    if not rows:
        print_message(_("nothing found"))
    sys.exit(0 if rows else 1)


@cli.command()
@json_lines_option
@corpus_option
def bookmarks(as_json: bool, corpus: str | None) -> None:
    """Print your bookmarks in a corpus, the latest last: id, title, words."""
    from msgspec import to_builtins

    from tui.app.session.file_names import state_file
    from tui.app.session.saved_state import StateFile

    root = corpus_place(corpus)
    path = state_file(user_folder("data"), root)
    kept = StateFile(path, root).read().bookmarks
    for bookmark in kept:
        line = f"{bookmark.title} ({bookmark.id}, {bookmark.on})"
        if bookmark.quote:
            line += _(": ") + _("“{words}”").format(words=bookmark.quote)
        print_json(to_builtins(bookmark)) if as_json else print_lines(line)
    if not kept:
        print_message(_("there are no bookmarks yet; the explorer has a key for them"))
    sys.exit(0 if kept else 1)


@cli.command()
@json_lines_option
def keys(as_json: bool) -> None:
    """Print the keys of every screen, as your settings have them."""
    from tui.app.commands.command import SCOPE_NAMES
    from tui.app.commands.command_table import COMMANDS
    from tui.app.key_table import KeyTable, key_label, name_keys
    from tui.app.settings import read_settings, settings_path

    settings = read_settings(settings_path(), {command.name for command in COMMANDS}, print_message)
    table = KeyTable(settings.keys)
    for scope, screen in SCOPE_NAMES.items():
        for command in table.at(scope):
            labels = [key_label(key) for key in command.keys]
            title = name_keys(_(command.title), table.at("explorer"))
            if not title:
                continue
            if as_json:
                print_json({"screen": screen, "command": command.name, "keys": labels, "title": title})
            else:
                print_lines(f"{_(screen)}{_(': ')}{', '.join(labels) or '–'}{_(': ')}{title}")
