"""The command that publishes a corpus into a database."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tui.cli.common import cli, json_option, open_corpus, update_index
from tui.cli.parameter_types import DIRECTORY, TEXT
from tui.i18n import N_, format_number
from tui.i18n import gettext as _
from tui.index.postgres.database_address import is_database_address, without_password
from tui.terminal_output import exit_with_error, print_json, print_lines


@cli.command()
@click.argument("folder", type=DIRECTORY, metavar="CORPUS")
@click.argument("address", type=TEXT, metavar="ADDRESS")
@click.option(
    "--watch", is_flag=True, help=N_("Go on, and publish what changes in the folder; Ctrl+C ends it.")
)
@click.option("--replace", is_flag=True, help=N_("Also where the database holds another corpus."))
@json_option
def publish(folder: str, address: str, watch: bool, replace: bool, as_json: bool) -> None:
    """Bring a PostgreSQL database up to date with a corpus, for many readers.

    ADDRESS is postgresql://user@host/name. Only what has changed is written, into a schema of its own; a run
    that was stopped is continued by the next. Readers then open the address in place of a folder. Passwords
    are best kept in ~/.pgpass.
    """
    if not is_database_address(address):
        exit_with_error(
            _("{address} is no address of a database: postgresql://user@host/name").format(
                address=without_password(address)
            )
        )
    if is_database_address(folder):
        exit_with_error(_("a corpus is published from its folder, not from a database"))
    from tui.index.store import StoreError

    root = open_corpus(folder).root
    try:
        _publish(root, address, replace, as_json)
        if watch:
            from watchfiles import watch as watch_files

            for _changes in watch_files(root):
                _publish(root, address, replace, as_json)
    except StoreError as error:
        exit_with_error(str(error))


def _publish(root: Path, address: str, must_replace: bool, as_json: bool) -> None:
    """Publish what the folder has now, and print what was done. Raises StoreError."""
    from msgspec import to_builtins

    from tui.index.postgres.postgres_store import require_driver
    from tui.index.sqlite_store import open_store
    from tui.progress import ProgressLine

    require_driver()
    from tui.index.postgres.publisher import publish_corpus

    folder, store = open_corpus(str(root)), open_store(root)
    update_index(store, folder)
    title = folder.meta()[0].title or root.name
    with ProgressLine(sys.stderr) as progress:
        summary = publish_corpus(store, root, title, address, progress, must_replace=must_replace)
    store.close()
    if as_json:
        print_json(to_builtins(summary))
    else:
        print_lines(
            _("{written} records written, {removed} removed; {seconds} s").format(
                written=format_number(summary.written),
                removed=format_number(summary.removed),
                seconds=summary.seconds,
            )
        )
