"""Who held an office when, by the records: on the article's day, until then, or ever."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tui.annotate.cast import Cast
from tui.annotate.descriptions import Office
from tui.annotate.offices import Held, Offices
from tui.model.dates import Edtf, parse_edtf


class Tenure:
    """Judges the roles of the records by one article's date; without one, by whether they ever changed."""

    def __init__(self, offices: Offices, cast: Cast, published: Edtf | None) -> None:
        self._offices = offices
        self._cast = cast
        self._earliest = published.earliest if published else None
        self._latest = published.latest if published else None

    def is_current(self, held: Held, times: Sequence[Edtf]) -> bool:
        """Whether a role lasts through all days of which the article may be, and a time said beside it."""
        if self._earliest is None or self._latest is None:
            return self._is_lasting(held)
        first, last = since(held), until(held, last=True)
        return (
            first <= self._earliest
            and self._latest <= last
            and all((time.latest or date.max) >= first for time in times)
        )

    def _is_lasting(self, held: Held) -> bool:
        """Whether a role is the same in any year: always held, or by one alone whom the article names."""
        if held.role.until:
            return False
        is_only = {one.person for one in self._offices.holders(held.office)} == {held.person}
        return not held.role.since or (is_only and held.person in self._cast)

    def is_past(self, person: int | None, office: Office) -> bool:
        """Whether the records know that somebody held an office until before the article."""
        held = () if person is None or self._earliest is None else self._offices.titled(person, office)
        return bool(held) and all(self.is_gone(one) for one in held)

    def is_now(self, person: int, office: Office) -> bool:
        """Whether the records know that somebody holds an office on the article's day."""
        held = () if self._earliest is None else self._offices.titled(person, office)
        return any(self.is_current(one, ()) for one in held)

    def is_gone(self, held: Held) -> bool:
        """Whether a role was over when the article was published."""
        return bool(held.role.until) and until(held) <= (self._earliest or date.max)


def since(held: Held) -> date:
    """The first day on which somebody may have held a role."""
    edtf = parse_edtf(held.role.since) if held.role.since else None
    return (edtf and edtf.earliest) or date.min


def until(held: Held, last: bool = False) -> date:
    """The first, or the last, day on which a role may have ended."""
    edtf = parse_edtf(held.role.until) if held.role.until else None
    return (edtf and (edtf.latest if last else edtf.earliest)) or date.max
