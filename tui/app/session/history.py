"""The way a reader has come: what was opened, in order, with the place in each."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from tui.model.records import Ref

#: How many stops are kept; older ones are forgotten.
MAX_ENTRIES = 200


class ReadingPosition(Struct, frozen=True):
    """A place in an opened record: the first visible code point and the current door."""

    offset: int = 0
    current: int | None = None


class ViewSnapshot(Struct, frozen=True):
    """A view: its name, the records it is of, the words that were looked for; how it was left, and where."""

    name: str
    of: tuple[Ref, ...] = ()
    text: str = ""
    how: tuple[str, ...] = ()  # its order, its measure …: what the view is called by in `View.show_as`
    at: Ref | None = None  # what the cursor was on
    start: int | None = None  # and at which code point of its body


class HistoryEntry(Struct, frozen=True):
    """A record that was opened, and the place in it when it was left; or a view over it."""

    ref: Ref
    title: str
    position: ReadingPosition = ReadingPosition()
    view: ViewSnapshot | None = None
    number: int = 0  # of a view: which one of this run


class History:
    """Stops with one of them current; opening something new drops the stops ahead."""

    def __init__(self, stops: list[HistoryEntry] | None = None, at: int = -1) -> None:
        self.stops = list(stops or [])
        self.at = min(at, len(self.stops) - 1)

    @property
    def current(self) -> HistoryEntry | None:
        """The current stop, or None on an empty trail."""
        return self.stops[self.at] if self.at >= 0 else None

    @property
    def previous(self) -> list[HistoryEntry]:
        """The stops up to and with the current one: the breadcrumb."""
        return self.stops[: self.at + 1]

    def save_position(self, position: ReadingPosition) -> None:
        """Remember the place in the current stop."""
        if (here := self.current) is not None:
            self.stops[self.at] = replace(here, position=position)

    def open(self, ref: Ref, title: str) -> None:
        """Go on to `ref`; the stops ahead are forgotten. Opening what is open changes nothing."""
        if self.current is None or self.current.ref != ref or self.current.view is not None:
            self._go_on(HistoryEntry(ref, title))

    def open_view(self, view: ViewSnapshot, title: str, number: int) -> None:
        """Go on to a view over the record that is open; without one there is no stop."""
        if self.current is not None:
            self._go_on(HistoryEntry(self.current.ref, title, self.current.position, view, number))

    def set_title(self, title: str) -> None:
        """Give the current stop its title, now that it is known."""
        if (here := self.current) is not None:
            self.stops[self.at] = replace(here, title=title)

    def update_view(self, view: ViewSnapshot) -> None:
        """Remember how the view is that is the current stop."""
        if (here := self.current) is not None and here.view is not None:
            self.stops[self.at] = replace(here, view=view)

    def _go_on(self, stop: HistoryEntry) -> None:
        self.stops[self.at + 1 :] = [stop]
        del self.stops[:-MAX_ENTRIES]
        self.at = len(self.stops) - 1

    def move(self, by: int) -> HistoryEntry | None:
        """Go `by` stops back (negative) or forward; the new current stop, or None at the end."""
        if not 0 <= self.at + by < len(self.stops):
            return None
        self.at += by
        return self.current
