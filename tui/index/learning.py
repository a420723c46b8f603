"""The annotator's knowledge of all actors, loaded from an index and kept, as loading takes long."""

from __future__ import annotations

from collections.abc import Iterator
from os import fsencode
from pathlib import Path

import apsw

from tui.index import coding
from tui.index.changes import decisions_kept
from tui.index.preparing import Preparer, Setup
from tui.index.sqlite import SqliteStore, meta
from tui.model.records import Actor, Decision

#: Deadline for reading all actors, far above the time it takes.
_READ_DEADLINE_S = 600
#: Fewer actors are loaded in a moment, when the first article is to be annotated.
MIN_ACTORS = 1_000


def setup(connection: apsw.Connection, root: Path, decisions: tuple[Decision, ...]) -> Setup:
    """Return what a worker needs to annotate the articles below `root`."""
    return Setup(fsencode(root), tuple(_read_actors(connection)), decisions)


def preparer(
    store: SqliteStore, connection: apsw.Connection, root: Path, decisions: tuple[Decision, ...]
) -> Preparer:
    """Return the processor of articles for this process, ready for another update.

    It is kept as long as actors and decisions stay the same.
    """
    with store.learning:
        return _cached_preparer(store, connection, root, decisions)


def learn(store: SqliteStore, root: Path) -> None:
    """Load the actors now, when they are many, so that the next article that is saved need not wait.

    Raises StoreError.
    """
    if store.counts().actor < MIN_ACTORS:
        return
    with store.learning, store.database.reading(_READ_DEADLINE_S) as connection:
        _cached_preparer(store, connection, root, decisions_kept(connection)).learn()


def _cached_preparer(
    store: SqliteStore, connection: apsw.Connection, root: Path, decisions: tuple[Decision, ...]
) -> Preparer:
    """Return the kept processor, replaced when actors or decisions have changed; needs the lock."""
    key = root, meta(connection, "actors"), decisions
    cached = store.kept_preparer
    if cached is None or cached[0] != key:
        cached = store.kept_preparer = key, Preparer(setup(connection, root, decisions))
    cached[1].begin()
    return cached[1]


def _read_actors(connection: apsw.Connection) -> Iterator[Actor]:
    """Yield all actors of the index."""
    query = "SELECT c.record FROM record AS r JOIN content AS c USING (number) WHERE r.kind = 'actor'"
    for (data,) in connection.execute(query):
        actor = coding.record("actor", data)
        assert isinstance(actor, Actor)
        yield actor
