"""Who articles can mean, learnt from an index and kept: many actors are long to learn."""

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

#: Looking at all actors takes no longer, in seconds.
_LONGEST = 600
#: Fewer actors are learnt in a moment, when there is something to be marked.
MANY = 1_000


def setup(connection: apsw.Connection, root: Path, decisions: tuple[Decision, ...]) -> Setup:
    """What it takes to mark the articles below `root`."""
    return Setup(fsencode(root), tuple(_actors(connection)), decisions)


def preparer(
    store: SqliteStore, connection: apsw.Connection, root: Path, decisions: tuple[Decision, ...]
) -> Preparer:
    """Who prepares articles in this process, ready for another run; kept while the actors stay the same."""
    with store.learning:
        return _kept(store, connection, root, decisions)


def learn(store: SqliteStore, root: Path) -> None:
    """Learn the actors now, where they are many, so that the next article that is saved need not wait for it.

    Raises StoreError.
    """
    if store.counts().actor < MANY:
        return
    with store.learning, store.database.reading(_LONGEST) as connection:
        _kept(store, connection, root, decisions_kept(connection)).learn()


def _kept(
    store: SqliteStore, connection: apsw.Connection, root: Path, decisions: tuple[Decision, ...]
) -> Preparer:
    key = root, meta(connection, "actors"), decisions
    kept = store.kept_preparer
    if kept is None or kept[0] != key:
        kept = store.kept_preparer = key, Preparer(setup(connection, root, decisions))
    kept[1].begin()
    return kept[1]


def _actors(connection: apsw.Connection) -> Iterator[Actor]:
    query = "SELECT c.record FROM record AS r JOIN content AS c USING (number) WHERE r.kind = 'actor'"
    for (data,) in connection.execute(query):
        actor = coding.record("actor", data)
        assert isinstance(actor, Actor)
        yield actor
