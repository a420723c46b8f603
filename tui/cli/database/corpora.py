"""What commands know of a corpus that is a folder, or was published into a database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.index.postgres.database_address import is_database_address
from tui.terminal_output import exit_with_error

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.index.postgres.postgres_store import PostgresStore
    from tui.index.store import Store
    from tui.model.records import Decision


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


def corpus_place(corpus: str | None) -> Path:
    """Return the folder of a corpus, or the place by which what is kept of a published one is found."""
    from tui.cli.common import open_corpus

    if corpus is None or not is_database_address(corpus):
        return open_corpus(corpus).root
    store = open_published(corpus)
    place = store.place()
    store.close()
    return place


def corpus_title(corpus: str | None, store: Store) -> str:
    """Return the title of a corpus, or the name of its folder."""
    from tui.cli.common import open_corpus
    from tui.index.postgres.postgres_store import PostgresStore

    if isinstance(store, PostgresStore):
        return store.corpus_title()
    folder = open_corpus(corpus)
    return folder.meta()[0].title or folder.root.name


def corpus_decisions(corpus: str | None, store: Store) -> Sequence[Decision]:
    """Return the decisions of a corpus."""
    from tui.cli.common import open_corpus
    from tui.index.postgres.postgres_store import PostgresStore

    return store.decisions() if isinstance(store, PostgresStore) else open_corpus(corpus).decisions()[0]
