"""The opening of a corpus in a database, for commands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.terminal_output import exit_with_error

if TYPE_CHECKING:
    from tui.index.postgres.postgres_store import PostgresStore


def open_published(address: str) -> PostgresStore:
    """Return the store of a published corpus, or exit with a line that says why it cannot be opened."""
    from tui.index.postgres.postgres_store import open_postgres_store
    from tui.index.store import StoreError

    try:
        return open_postgres_store(address)
    except StoreError as error:
        exit_with_error(str(error))


def published_folder(address: str) -> Path:
    """Return the folder that was published, or exit where it cannot be reached from here."""
    store = open_published(address)
    folder = store.reachable_folder()
    if folder is None:
        exit_with_error(store.unreachable_folder_words())
    store.close()
    return folder
