"""What the index stores of one record, and of itself."""

from __future__ import annotations

from tui.index import serialization
from tui.index.sql.store_connection import StoreConnection
from tui.model.annotations import Annotations
from tui.model.records import Note, Problem, Record, Ref


def read_meta_value(connection: StoreConnection, key: str) -> str:
    """Return a fact that the index stores about itself; empty when it has none under this key."""
    value: str | None = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).get
    return value or ""


#: The key of a sign of the last time at which actors were suggested for the index; empty: not as it is now.
LAST_SUGGESTIONS = "last_suggestions"


def record_from_row(connection: StoreConnection, ref: Ref) -> Record | None:
    """Return the whole record, or None when no file has it."""
    encoded = connection.execute(
        "SELECT c.record FROM record AS r JOIN content AS c USING (number) WHERE r.kind = ? AND r.id = ?",
        (ref.kind, ref.id),
    ).get
    return serialization.decode_record(ref.kind, encoded) if encoded else None


def read_notes(connection: StoreConnection, about: Ref | None) -> list[Note]:
    """Return the notes on a record, or all notes, by the names of their files."""
    where, params = ("AND kind = ? AND id = ?", (about.kind, about.id)) if about else ("", ())
    query = f"SELECT note FROM note_file WHERE note IS NOT NULL {where} ORDER BY name"
    return [serialization.decode_note(data) for (data,) in connection.execute(query, params)]


def read_annotations(connection: StoreConnection, article: Ref) -> Annotations:
    """Return what is marked in an article; nothing where it has no marks yet."""
    encoded_marks = connection.execute(
        "SELECT marks FROM marks JOIN record ON number = article WHERE kind = ? AND id = ?",
        (article.kind, article.id),
    ).get
    return serialization.decode_marks(encoded_marks) if encoded_marks else Annotations()


def read_problems(connection: StoreConnection, limit: int) -> list[Problem]:
    """Return the known problems in the order of their files."""
    query = "SELECT path, line, field, message FROM problem ORDER BY path, line, field, message LIMIT ?"
    return [Problem(*row) for row in connection.execute(query, (limit,))]
