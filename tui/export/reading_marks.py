"""What a person has read and starred in a corpus, by the ids of its records."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from tui.index.store import Store
from tui.model.reading_marks import ReadingMarks
from tui.model.records import Ref

#: Records that are read at a time.
_BATCH = 500


class MarkedRecord(Struct, frozen=True):
    """A record that is read or starred; `title` is None where the corpus has it no more."""

    id: str  # kind:id
    title: str | None
    read: bool
    starred: bool

    def line(self) -> str:
        """Return it as one line: id, marks, title."""
        marks = ",".join(name for name in ("read", "starred") if getattr(self, name))
        return f"{self.id}  {marks}  {' '.join((self.title or '').split())}".rstrip()


def marked_records(store: Store, marks: ReadingMarks) -> Iterator[MarkedRecord]:
    """Yield the records that a person has read or starred, by their ids. Raises StoreError."""
    ids = sorted(marks.read | marks.starred)
    for start in range(0, len(ids), _BATCH):
        batch = ids[start : start + _BATCH]
        refs = [ref for id in batch if (ref := Ref.parse(id))]
        titles = {str(record.ref): record.title for record in store.read(refs)}
        for id in batch:
            yield MarkedRecord(id, titles.get(id), id in marks.read, id in marks.starred)
