"""The way a reader has come: what was opened, in order, with the place in each."""

from __future__ import annotations

from msgspec import Struct

from tui.model.records import Ref

#: How many stops are kept; older ones are forgotten.
LONGEST = 200


class Position(Struct, frozen=True):
    """A place in an opened record: the first visible code point and the current door."""

    offset: int = 0
    current: int | None = None


class Stop(Struct, frozen=True):
    """A record that was opened, and the place in it when it was left."""

    ref: Ref
    title: str
    position: Position = Position()


class Trail:
    """Stops with one of them current; opening something new drops the stops ahead."""

    def __init__(self, stops: list[Stop] | None = None, at: int = -1) -> None:
        self.stops = list(stops or [])
        self.at = min(at, len(self.stops) - 1)

    @property
    def here(self) -> Stop | None:
        """The current stop, or None on an empty trail."""
        return self.stops[self.at] if self.at >= 0 else None

    @property
    def behind(self) -> list[Stop]:
        """The stops up to and with the current one: the breadcrumb."""
        return self.stops[: self.at + 1]

    def leave(self, position: Position) -> None:
        """Remember the place in the current stop."""
        if (here := self.here) is not None:
            self.stops[self.at] = Stop(here.ref, here.title, position)

    def open(self, ref: Ref, title: str) -> None:
        """Go on to `ref`; the stops ahead are forgotten. Opening what is open changes nothing."""
        if self.here is not None and self.here.ref == ref:
            return
        self.stops[self.at + 1 :] = [Stop(ref, title)]
        del self.stops[:-LONGEST]
        self.at = len(self.stops) - 1

    def move(self, by: int) -> Stop | None:
        """Go `by` stops back (negative) or forward; the new current stop, or None at the end."""
        if not 0 <= self.at + by < len(self.stops):
            return None
        self.at += by
        return self.here
