"""The annotator's knowledge of all actors, loaded from an index and kept, as loading takes long."""

from __future__ import annotations

from collections.abc import Iterator
from os import fsencode
from pathlib import Path

import apsw

from tui.index import serialization
from tui.index.indexing.article_job import ArticleProcessor, WorkerSetup
from tui.index.indexing.corpus_rules import stored_decisions
from tui.index.sqlite_store import SqliteStore
from tui.index.stored_records import read_meta_value
from tui.model.records import Actor, Decision

#: Deadline for reading all actors, far above the time it takes.
_READ_DEADLINE_S = 600
#: Fewer actors are loaded in a moment, when the first article is to be annotated.
MIN_ACTORS = 1_000


def worker_setup(connection: apsw.Connection, root: Path, decisions: tuple[Decision, ...]) -> WorkerSetup:
    """Return what a worker needs to annotate the articles below `root`."""
    return WorkerSetup(fsencode(root), tuple(read_actors(connection)), decisions)


def article_processor(
    store: SqliteStore, connection: apsw.Connection, root: Path, decisions: tuple[Decision, ...]
) -> ArticleProcessor:
    """Return the processor of articles for this process, ready for another update.

    It is kept as long as actors and decisions stay the same.
    """
    with store.processor_lock:
        return _cached_processor(store, connection, root, decisions)


def preload_processor(store: SqliteStore, root: Path) -> None:
    """Load the actors now, when they are many, so that the next article that is saved need not wait.

    Raises StoreError.
    """
    if store.counts().kept("actor") < MIN_ACTORS:
        return
    with store.processor_lock, store.database.reading(_READ_DEADLINE_S) as connection:
        _cached_processor(store, connection, root, stored_decisions(connection)).load_actors()


def _cached_processor(
    store: SqliteStore, connection: apsw.Connection, root: Path, decisions: tuple[Decision, ...]
) -> ArticleProcessor:
    """Return the kept processor, replaced when actors or decisions have changed; needs the lock."""
    stored = read_meta_value(connection, "actors"), read_meta_value(connection, "versions")
    key = root, *stored, decisions
    cached = store.cached_processor
    if cached is None or cached[0] != key:
        cached = store.cached_processor = key, ArticleProcessor(worker_setup(connection, root, decisions))
    _key, processor = cached
    assert isinstance(processor, ArticleProcessor)
    processor.start()
    return processor


def read_actors(connection: apsw.Connection) -> Iterator[Actor]:
    """Yield all actors that have a file."""
    query = "SELECT c.record FROM record AS r JOIN content AS c USING (number) WHERE r.kind = 'actor'"
    for (data,) in connection.execute(query):
        actor = serialization.decode_record("actor", data)
        assert isinstance(actor, Actor)
        yield actor
