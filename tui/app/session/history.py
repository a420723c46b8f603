"""The history of a session: what was opened, in order, with the reading position in each."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from tui.model.records import Ref

#: Older entries are dropped.
MAX_ENTRIES = 200


class ReadingPosition(Struct, frozen=True):
    """A position in an opened record: the first visible code point and the index of the current link."""

    offset: int = 0
    current: int | None = None


class ViewSnapshot(Struct, frozen=True):
    """An analysis view: its name, its records, its search text; its settings and the cursor when left."""

    name: str
    of: tuple[Ref, ...] = ()
    text: str = ""
    how: tuple[str, ...] = ()  # its settings: order, measure …
    at: Ref | None = None  # the record under the cursor
    start: int | None = None  # and at which code point of its body


class HistoryEntry(Struct, frozen=True):
    """An opened record with the position in it when it was left; or a view over it."""

    ref: Ref
    title: str
    position: ReadingPosition = ReadingPosition()
    view: ViewSnapshot | None = None
    number: int = 0  # of a view: which one of this run


def _is_kept_as(entry: HistoryEntry, ref: Ref, title: str) -> bool:
    """Return whether a kept record is what an entry has as found."""
    return entry.ref.is_found and not ref.is_found and (entry.ref.kind, entry.title) == (ref.kind, title)


class History:
    """A list of entries, one of them current; opening something new drops the entries ahead."""

    def __init__(self, entries: list[HistoryEntry] | None = None, at: int = -1) -> None:
        self.entries = list(entries or [])
        self.at = min(at, len(self.entries) - 1)

    @property
    def current(self) -> HistoryEntry | None:
        """Return the current entry, or None in an empty history."""
        return self.entries[self.at] if self.at >= 0 else None

    @property
    def previous(self) -> list[HistoryEntry]:
        """Return the entries up to and including the current one: the breadcrumb."""
        return self.entries[: self.at + 1]

    def save_position(self, position: ReadingPosition) -> None:
        """Save the reading position in the current entry."""
        if (current := self.current) is not None:
            self.entries[self.at] = replace(current, position=position)

    def open(self, ref: Ref, title: str) -> None:
        """Add an entry for `ref` and drop the entries ahead; for the record that is open do nothing.

        A found record that has just been kept, with its title, takes its own place.
        """
        current = self.current
        if current is not None and current.view is None and _is_kept_as(current, ref, title):
            self.at -= 1
        if self.current is None or self.current.ref != ref or self.current.view is not None:
            self._go_on(HistoryEntry(ref, title))

    def open_view(self, view: ViewSnapshot, title: str, number: int) -> None:
        """Add an entry for a view over the open record; without one do nothing."""
        if self.current is not None:
            self._go_on(HistoryEntry(self.current.ref, title, self.current.position, view, number))

    def set_title(self, title: str) -> None:
        """Set the title of the current entry."""
        if (current := self.current) is not None:
            self.entries[self.at] = replace(current, title=title)

    def retitle(self, ref: Ref, title: str) -> None:
        """Give the entries of a record the title that it has now."""
        self.entries = [
            replace(entry, title=title) if entry.ref == ref and entry.view is None else entry
            for entry in self.entries
        ]

    def drop_missing(self, missing: Ref, shown: Ref | None) -> None:
        """Drop the entries of a record that is gone; the current one is then the nearest of `shown`."""
        kept_before = sum(entry.ref != missing for entry in self.previous)
        self.entries = [entry for entry in self.entries if entry.ref != missing]
        places = [i for i, entry in enumerate(self.entries) if entry.ref == shown and entry.view is None]
        self.at = min(places, key=lambda place: abs(place - kept_before + 1), default=kept_before - 1)

    def update_view(self, view: ViewSnapshot) -> None:
        """Save the state of the view in the current entry, if it is a view."""
        if (current := self.current) is not None and current.view is not None:
            self.entries[self.at] = replace(current, view=view)

    def _go_on(self, entry: HistoryEntry) -> None:
        self.entries[self.at + 1 :] = [entry]
        del self.entries[:-MAX_ENTRIES]
        self.at = len(self.entries) - 1

    def move(self, by: int) -> HistoryEntry | None:
        """Move `by` entries back (negative) or forward; return the new current entry, or None at the end."""
        if not 0 <= self.at + by < len(self.entries):
            return None
        self.at += by
        return self.current
