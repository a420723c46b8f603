"""A walk: what `n` and `N` step through when it is not all the mentions of the open text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from tui.i18n import gettext as _
from tui.index.store import Place
from tui.model.records import Ref
from tui.model.text import fold


class Walk(Struct, frozen=True):
    """A title, a list of places, a position. Offsets are code points of each record's body."""

    title: str
    places: tuple[Place, ...]
    at: int = 0

    @property
    def here(self) -> Place:
        return self.places[self.at]

    def step(self, by: int) -> Walk | None:
        """The walk `by` places on, or None past an end."""
        if 0 <= self.at + by < len(self.places):
            return Walk(self.title, self.places, self.at + by)
        return None

    def within(self, ref: Ref) -> tuple[list[tuple[int, int]], int | None]:
        """The places in `ref`, and which of them is the current one."""
        inside = [(i, place) for i, place in enumerate(self.places) if place.article == ref]
        current = next((n for n, (i, _place) in enumerate(inside) if i == self.at), None)
        return [(place.start, place.end) for _i, place in inside], current

    def describe(self) -> str:
        """«Salifou Modi, everywhere 2/7»."""
        return f"{self.title} {self.at + 1}/{len(self.places)}"


def everywhere(name: str, places: Sequence[Place], near: Ref, offset: int) -> Walk | None:
    """The walk through all mentions of an actor, from the one nearest to `offset` in `near`."""
    if not places:
        return None
    inside = [i for i, place in enumerate(places) if place.article == near]
    at = min(inside, key=lambda i: abs(places[i].start - offset), default=0)
    return Walk(_("{name}, everywhere").format(name=name), tuple(places), at)


def find(
    phrases: Iterable[Sequence[str]], ref: Ref, text: str, base: int, offset: int, title: str
) -> Walk | None:
    """The walk through the places of `text` where one of `phrases` stands, its last word begun at least.

    A phrase is folded words that follow one another. `base` is where the record's body begins in `text`:
    places are relative to it. The walk begins at the first place not before `offset` (in `text`), else at
    the first.
    """
    patterns = [r"\W+".join(map(re.escape, phrase)) for phrase in phrases if phrase]
    if not patterns:
        return None
    pattern = re.compile("|".join(rf"(?<!\w){one}" for one in sorted(patterns, key=len, reverse=True)))
    found = [match.span() for match in pattern.finditer(fold(text))]
    if not found:
        return None
    at = next((i for i, (start, _end) in enumerate(found) if start >= offset), 0)
    return Walk(title, tuple(Place(ref, start - base, end - base) for start, end in found), at)
