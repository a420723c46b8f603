"""What changes in an index while this process writes it, so that only that is published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import apsw

from tui.index.connection import IndexConnection
from tui.index.postgres.publication.index_units import PARTS, begin_of

#: The tables that have rows of a record, with the place of its number among their columns.
_RECORD_COLUMNS = {
    "record": 0,
    "content": 0,
    "marks": 0,
    "mention": 1,
    "article_use": 0,
    "name_use": 2,
    "label": 0,
    "link": 0,
    "name": 1,
    "found_event": 0,
    "found_actor": 0,
    "found_name": 1,
}
#: The tables that are one unit as a whole.
_WHOLE_TABLES = ("value", "note_file", "problem")
_PARTS = frozenset(part.name for part in PARTS)


class IndexChanges:
    """The units that have changed since an index was published, while nobody else has written it."""

    def __init__(self) -> None:
        self.published = ""  # the stamp of the state that was published last
        self._state: int | None = (
            None  # of the index, as its stamp counts; None: it is not known what changed
        )
        self._numbers: defaultdict[str, set[int]] = defaultdict(set)

    def begin(self, stamp: str) -> None:
        """Forget what has changed: the index in the state `stamp` is published."""
        self.published, self._state = stamp, int(stamp)
        self._numbers.clear()

    def observe(self, connection: IndexConnection) -> None:
        """Note what a connection writes, as long as it is open."""
        if hasattr(connection, "preupdate_hook"):  # older versions of apsw cannot
            connection.preupdate_hook(self._note, id=self)

    def numbers(self, stamp: str) -> dict[str, set[int]] | None:
        """Return the units of each part that may differ in the state `stamp`; None: all of them may."""
        return self._numbers if self._state == int(stamp or 0) else None

    def _note(self, update: apsw.PreUpdate) -> None:
        table, old, new = update.table_name, update.old, update.new
        if table == "meta" and new is not None and new[0] == "stamp":
            stamp = int(str(new[1]))
            # Where another program wrote in between, the stamp has counted further.
            self._state = stamp if self._state == stamp - 1 else None
        for row in (old, new):
            if row is not None:
                self._note_row(table, row)

    def _note_row(self, table: str, row: tuple[apsw.SQLiteValue, ...]) -> None:
        if table in _RECORD_COLUMNS:
            self._numbers["record"].add(int(str(row[_RECORD_COLUMNS[table]])))
        if table == "record":
            self._note_words(f"{row[1]}_vocabulary", str(row[4]).split())
        elif table == "name":
            self._note_words("actor_vocabulary", str(row[3]).split())
        elif table == "word":
            self._note_words("word", [str(row[0])])
        elif table == "used_name":
            self._numbers["used_name"].add(int(str(row[0])))
        elif table in _WHOLE_TABLES:
            self._numbers[table].add(0)

    def _note_words(self, part: str, words: Iterable[str]) -> None:
        if part in _PARTS:
            self._numbers[part].update(map(begin_of, words))
