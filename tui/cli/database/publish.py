"""The command that publishes a corpus into a database."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.common import cli, json_option, open_corpus, update_index
from tui.cli.parameter_types import DIRECTORY, TEXT
from tui.i18n import N_, format_number
from tui.i18n import gettext as _
from tui.index.postgres.database_address import is_database_address, without_password
from tui.terminal_output import exit_with_error, print_json, print_lines, print_message

if TYPE_CHECKING:
    from tui.index.postgres.publication.index_changes import IndexChanges
    from tui.index.sqlite_store import SqliteStore

#: So long after it could not be published, it is tried again.
_RETRY_AFTER_MS = 2_000


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
    from tui.index.postgres.postgres_store import require_driver
    from tui.index.sqlite_store import open_store
    from tui.index.store import StoreError

    root = open_corpus(folder).root
    try:
        require_driver()
        store = open_store(root)
        if watch:
            _publish_changes(store, root, address, replace, as_json)
        else:
            _publish(store, root, address, replace, as_json)
        store.close()
    except StoreError as error:
        exit_with_error(str(error))


def _publish_changes(store: SqliteStore, root: Path, address: str, must_replace: bool, as_json: bool) -> None:
    """Publish, and again whenever files change, until Ctrl+C.

    While the database or the index cannot be reached, which is said once, it is tried again. Raises
    StoreError where that is no help.
    """
    from itertools import chain

    from watchfiles import watch as watch_files

    from tui.index.postgres.publication.index_changes import IndexChanges
    from tui.index.store import StoreUnavailable

    changes = IndexChanges()
    store.database.observe_writer = changes.observe
    is_due, is_first, said = True, True, ""
    try:
        watched = watch_files(root, yield_on_timeout=True, rust_timeout=_RETRY_AFTER_MS)
        for changed in chain([None], watched):
            if not (is_due or changed):
                continue
            try:
                _publish(store, root, address, must_replace, as_json, changes, tells_nothing=not is_first)
                is_due = is_first  # once more, as nothing was watched yet
                is_first, said = False, ""
            except StoreUnavailable as error:
                if said != str(error):
                    print_message(said := str(error))
                is_due = True
    except KeyboardInterrupt:
        pass


def _publish(
    store: SqliteStore,
    root: Path,
    address: str,
    must_replace: bool,
    as_json: bool,
    changes: IndexChanges | None = None,
    tells_nothing: bool = False,
) -> None:
    """Publish what the folder has now, and print what was done. Raises StoreError.

    `tells_nothing`: a run that had nothing to write prints nothing.
    """
    from msgspec import to_builtins

    from tui.index.postgres.publication.publisher import publish_corpus
    from tui.progress import ProgressLine

    folder = open_corpus(str(root))
    update_index(store, folder)
    title = folder.meta()[0].title or root.name
    with ProgressLine(sys.stderr) as progress:
        summary = publish_corpus(
            store, root, title, address, progress, must_replace=must_replace, changes=changes
        )
    if tells_nothing and not (summary.written or summary.removed):
        return
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
