"""What commands know of a corpus that is a folder, or was published into a database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.common import open_corpus
from tui.cli.database.published import open_published
from tui.index.postgres.database_address import is_database_address
from tui.index.postgres.postgres_store import PostgresStore

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.index.store import Store
    from tui.model.records import Decision


def corpus_place(corpus: str | None) -> Path:
    """Return the folder of a corpus, or the place by which what is kept of a published one is found."""
    if corpus is None or not is_database_address(corpus):
        return open_corpus(corpus).root
    store = open_published(corpus)
    place = store.place()
    store.close()
    return place


def corpus_title(corpus: str | None, store: Store) -> str:
    """Return the title of a corpus, or the name of its folder."""
    if isinstance(store, PostgresStore):
        return store.corpus_title()
    folder = open_corpus(corpus)
    return folder.meta()[0].title or folder.root.name


def corpus_decisions(corpus: str | None, store: Store) -> Sequence[Decision]:
    """Return the decisions of a corpus."""
    return store.decisions() if isinstance(store, PostgresStore) else open_corpus(corpus).decisions()[0]
