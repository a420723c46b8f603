"""Publishing: what the index of a folder holds is brought into a database, as far as it differs.

A transaction takes some hundred records, and readers see the corpus change step by step. A run that is killed
leaves what it had committed, and the next one goes on from there. One program publishes into a database at a
time. Our tables lie in a schema of their own; one that this program did not make is not touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf
from pathlib import Path
from time import perf_counter

import psycopg
from msgspec import Struct
from psycopg import sql

from tui.i18n import N_
from tui.index.postgres.postgres_database import FORMAT
from tui.index.postgres.publication import published_schema, published_statistics
from tui.index.postgres.publication.database_lock import keep_others_out
from tui.index.postgres.publication.index_changes import IndexChanges
from tui.index.postgres.publication.index_units import PARTS, Part, Unit
from tui.index.postgres.publication.published_rows import COLUMNS, WHOLE_COLUMNS, RowMaker
from tui.index.postgres.publication.publisher_connection import connect_publisher
from tui.index.postgres.server_connection import ServerConnection
from tui.index.postgres.server_errors import SCHEMA_NAME, database_name, explain_publishing_error
from tui.index.postgres.statements import storable_text, translate_parameter
from tui.index.sql.store_connection import StoreConnection
from tui.index.sqlite_store import SqliteStore
from tui.index.store import ReportProgress, StoreError
from tui.index.stored_records import read_meta_value

#: Units and bytes in one transaction, at most.
_MAX_BATCH_UNITS, _MAX_BATCH_BYTES = 500, 16_000_000
_UNITS_PER_READ = 20_000
#: Facts that the index keeps about itself and readers ask.
_COPIED_FACTS = ("counts", "used", "recent", "versions", "decisions", "complete")


class PublishSummary(Struct, frozen=True):
    """The outcome of a run, as `niger-tui publish --json` prints it."""

    written: int  # records, those that are new among them
    removed: int
    seconds: float


class PublishStopped(StoreError):  # noqa: N818 — what happened, not an error
    """Raised when the progress callback stopped the run; the next one continues."""


def publish_corpus(
    store: SqliteStore,
    root: Path,
    title: str,
    address: str,
    progress: ReportProgress | None = None,
    *,
    must_replace: bool = False,
    changes: IndexChanges | None = None,
) -> PublishSummary:
    """Bring the database at `address` up to date with the index of the corpus in `root`.

    `must_replace`: also where the database holds another corpus. `changes`: what has changed in the index
    since it was published last, if that is known; from now on since this run. Raises StoreError.
    """
    start_time = perf_counter()
    server = None
    try:
        server = connect_publisher(address)
        with keep_others_out(server, address):
            publisher = _Publisher(server, address, str(root.resolve()), title, progress)
            publisher.prepare_schema(must_replace)
            with store.database.reading(inf) as connection:
                stamp = read_meta_value(connection, "stamp")
                state = _index_state(store, stamp)
                # A server that was restored, or has lost its last transactions, lacks more than the changes.
                is_known = changes is not None and publisher.holds(_index_state(store, changes.published))
                changed = changes.numbers(stamp) if changes and is_known else None
                publisher.publish(connection, state, changed)
                if changes:
                    changes.begin(stamp)
    except psycopg.Error as error:
        raise explain_publishing_error(error, address) from error
    finally:
        if server is not None:
            server.close()
    return PublishSummary(publisher.written, publisher.removed, round(perf_counter() - start_time, 3))


def _index_state(store: SqliteStore, stamp: str) -> str:
    """Return a text that differs when the index has changed, or is another one."""
    return f"{store.database.file.stat().st_ino}:{stamp}" if store.database.is_kept else ""


class _Publisher:
    """One run."""

    def __init__(
        self, server: ServerConnection, address: str, corpus: str, title: str, progress: ReportProgress | None
    ) -> None:
        self._server, self._address = server, address
        self._corpus, self._title = storable_text(corpus), storable_text(title)
        self._progress = progress
        self._done = self._total = 0
        self._facts: dict[str, str] = {}
        self.written = self.removed = 0

    def prepare_schema(self, must_replace: bool) -> None:
        """Create the schema where there is none; refuse one that is not ours, or has another corpus."""
        name = database_name(self._address)
        encoding = self._server.execute("SHOW server_encoding").fetchone()
        if encoding != ("UTF8",):
            raise StoreError(
                N_("the database {name} has the encoding {encoding}; a corpus needs UTF8").format(
                    name=name, encoding=str(encoding and encoding[0])
                )
            )
        has_schema = self._server.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", (SCHEMA_NAME,))
        if has_schema.fetchone() is None:
            published_schema.create_schema(self._server, FORMAT)
        elif not published_schema.is_ours(self._server):
            raise StoreError(
                N_("the schema {schema} of {name} was not made by niger-tui; nothing was written").format(
                    schema=SCHEMA_NAME, name=name
                )
            )
        self._server.execute(f"SET search_path = {SCHEMA_NAME}")
        self._facts = self._read_facts()
        other = self._facts.get("corpus", self._corpus)
        if other != self._corpus and not must_replace:
            raise StoreError(
                N_("{name} holds the corpus {other}; --replace puts {corpus} in its place").format(
                    name=name, other=other, corpus=self._corpus
                )
            )
        if self._facts.get("format") != str(FORMAT):
            published_schema.renew_schema(self._server, FORMAT)
            self._facts = self._read_facts()

    def _read_facts(self) -> dict[str, str]:
        return dict(self._server.execute("SELECT key, value FROM meta").fetchall())

    def holds(self, index_state: str) -> bool:
        """Return whether the database has all that an index in this state had; False where it is unknown."""
        is_complete = self._facts.get("complete") == "yes"
        return is_complete and bool(index_state) and self._facts.get("source") == index_state

    def publish(
        self, connection: StoreConnection, index_state: str, changed: dict[str, set[int]] | None
    ) -> None:
        """Bring every part up to date, then the facts that say so. `changed`: all units that may differ."""
        records = connection.execute("SELECT count(*) FROM record").get
        if self._facts.get("title") != self._title or not self.holds(index_state):
            self._total = records if changed is None else len(changed["record"])
            self._publish_parts(connection, changed)
            self._finish(connection, index_state, records)
        if "frequent" not in self._facts or int(self._facts.get("unanalyzed", 0)) > records // 10:
            published_statistics.analyze_tables(self._server, [*COLUMNS, *WHOLE_COLUMNS])
            frequent = published_statistics.find_frequent_words(self._server)
            with self._server.transaction():
                self._put_facts({"frequent": frequent, "unanalyzed": "0"})
                self._count_change()

    def _publish_parts(self, connection: StoreConnection, changed: dict[str, set[int]] | None) -> None:
        """Bring every part up to date; what is written is not the whole corpus of any state."""
        published_schema.choose_compression(self._server)
        row_maker = RowMaker(connection)
        with self._server.transaction():
            facts = {"corpus": self._corpus, "title": self._title, "source": ""}
            facts["unanalyzed"] = self._facts.get("unanalyzed", "0")
            self._put_facts(facts)
        for part in PARTS:
            numbers = None if changed is None else sorted(changed[part.name])
            if numbers is None or numbers:
                self._publish_part(part, connection, row_maker, numbers)

    def _finish(self, connection: StoreConnection, index_state: str, records: int) -> None:
        """Create the indexes where there are none yet, and note what the database holds now."""
        if self._facts.get("indexed") != "yes":
            self._report(N_("indexing"))
            with self._server.transaction():
                published_schema.create_indexes(self._server)
                self._put_facts({"indexed": "yes"})
        facts = {key: read_meta_value(connection, key) for key in _COPIED_FACTS}
        if "mean_size" not in self._facts or self.written + self.removed > records // 100:
            facts["mean_size"] = published_statistics.find_mean_size(self._server)
        with self._server.transaction():
            self._put_facts({**facts, "source": index_state})
            self._count_change()
        self._facts = self._read_facts()

    def _publish_part(
        self,
        part: Part,
        connection: StoreConnection,
        row_maker: RowMaker,
        numbers: Sequence[int] | None,
    ) -> None:
        """Write the units of a part that differ, and delete those that are gone; of some numbers, or all."""
        batch, batch_bytes, gone = list[tuple[Unit, bool]](), 0, list[int]()
        known = self._read_known(part, numbers)
        known_number, known_digest = next(known, (inf, b""))
        for unit in part.read_units(connection, numbers):
            if part.name == "record":
                self._done += 1
            while known_number < unit.number:
                gone.append(int(known_number))
                known_number, known_digest = next(known, (inf, b""))
            is_known = known_number == unit.number
            is_same = is_known and known_digest == unit.digest
            if is_known:
                known_number, known_digest = next(known, (inf, b""))
            if not is_same:
                batch.append((unit, is_known))
                batch_bytes += sum(len(row[-1]) for row in unit.rows.get("content", ()))
            if len(batch) >= _MAX_BATCH_UNITS or batch_bytes > _MAX_BATCH_BYTES:
                self._write(part, batch, gone, row_maker)
                batch, batch_bytes, gone = [], 0, []
            self._report(N_("publishing"))
        if known_number != inf:
            gone += [int(known_number), *(int(number) for number, _digest in known)]
        self._write(part, batch, gone, row_maker)

    def _read_known(self, part: Part, numbers: Sequence[int] | None) -> Iterator[tuple[float, bytes]]:
        """Yield the units that the database has of a part, with their digests, in order."""
        last = -1
        among = "" if numbers is None else " AND unit = ANY(%s)"
        query = f"SELECT unit, digest FROM published WHERE part = %s AND unit > %s{among}"
        query += f" ORDER BY unit LIMIT {_UNITS_PER_READ}"
        given = [] if numbers is None else [list(numbers)]
        while rows := self._server.execute(query.encode(), (part.name, last, *given)).fetchall():
            yield from ((unit, bytes(digest)) for unit, digest in rows)
            last = rows[-1][0]

    def _write(
        self, part: Part, batch: Sequence[tuple[Unit, bool]], gone: Sequence[int], row_maker: RowMaker
    ) -> None:
        """Write some units and delete others; those that are gone as many at a time as are written."""
        if not batch and not gone:
            return
        while len(gone) > _MAX_BATCH_UNITS:
            self._write(part, [], gone[-_MAX_BATCH_UNITS:], row_maker)
            gone = gone[:-_MAX_BATCH_UNITS]
        replaced = [unit.number for unit, is_known in batch if is_known]
        with self._server.transaction():
            if stale := [*replaced, *gone]:
                self._delete(part, stale)
            rows_of_units = [row_maker.rows_of(unit) for unit, _is_known in batch]
            for table in part.tables:
                rows = [row for rows in rows_of_units for row in rows.get(table, ())]
                is_whole = table in WHOLE_COLUMNS
                self._copy(table, (WHOLE_COLUMNS if is_whole else COLUMNS)[table], rows, int(is_whole))
            digests = [(part.name, unit.number, unit.digest) for unit, _is_known in batch]
            self._copy("published", "part, unit, digest", digests, 0)
            is_of_records = part.name == "record"
            self._count_change(len(batch) + len(gone) if is_of_records else 0)
        if is_of_records:
            self.written += len(batch)
            self.removed += len(gone)

    def _delete(self, part: Part, numbers: Sequence[int]) -> None:
        """Delete what the database has of some units."""
        for table in part.tables:
            if table in WHOLE_COLUMNS:
                self._server.execute(f"DELETE FROM {table}")
            else:
                column = COLUMNS[table].partition(",")[0]
                self._server.execute(f"DELETE FROM {table} WHERE {column} = ANY(%s)", (list(numbers),))
        query = "DELETE FROM published WHERE part = %s AND unit = ANY(%s)"
        self._server.execute(query, (part.name, list(numbers)))

    def _copy(self, table: str, columns: str, rows: Sequence[tuple[object, ...]], skipped: int) -> None:
        """Append rows to a table, without their first `skipped` columns."""
        if not rows:
            return
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), sql.SQL(columns))
        with self._server.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row([translate_parameter(value) for value in row[skipped:]])

    def _put_facts(self, facts: dict[str, str]) -> None:
        with self._server.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO meta VALUES (%s, %s) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                [(key, translate_parameter(value)) for key, value in facts.items()],
            )

    def _count_change(self, records: int = 0) -> None:
        """Let readers know that what they have kept is to be asked again; count the records that changed."""
        sum_sql = "(value::bigint + CASE key WHEN 'stamp' THEN 1 ELSE %s END)::text"
        query = f"UPDATE meta SET value = {sum_sql} WHERE key IN ('stamp', 'unanalyzed')"
        self._server.execute(query, (records,))

    def _report(self, what: str) -> None:
        if self._progress and not self._progress(self._done, self._total, what):
            raise PublishStopped(N_("stopped; the next run continues from here"))
