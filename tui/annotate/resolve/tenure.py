"""Terms of office by the records: who held an office on the article's date, or before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from tui.annotate.office import Office, OfficePhrase
from tui.annotate.resolve.entity_tracker import EntityTracker
from tui.annotate.resolve.offices import HeldOffice, OfficeIndex
from tui.model.dates.edtf import Edtf, parse_edtf

#: Of an office that has changed hands since, an article means the holder on a day that it tells of.
_MAX_AGE_OF_RECENT_DAY = timedelta(days=60)
_YEAR_CHARS = 4


class Tenure:
    """A judge of terms of office by one article's date of publication.

    For an article without a date, a role counts as current if its holder never changed.
    """

    def __init__(self, offices: OfficeIndex, tracker: EntityTracker, published: Edtf | None) -> None:
        self._offices = offices
        self._tracker = tracker
        self._earliest = published.earliest if published else None
        self._latest = published.latest if published else None

    def is_current(self, held: HeldOffice, times: Sequence[Edtf]) -> bool:
        """Return whether a role covers all possible dates of the article, and `times` do not precede it.

        `times`: the dates that the text gives beside the mention of the office.
        """
        if self._earliest is None or self._latest is None:
            return self._is_lasting(held)
        first, last = earliest_day(held), latest_day(held, last=True)
        return (
            first <= self._earliest
            and self._latest <= last
            and all((time.latest or date.max) >= first for time in times)
        )

    def _is_lasting(self, held: HeldOffice) -> bool:
        """Return whether a role is current in any year.

        It is if no dates are recorded, or if its only holder, still in office, is mentioned in the article.
        """
        if held.role.until:
            return False
        is_only_holder = {other.person for other in self._offices.holders(held.office)} == {held.person}
        return not held.role.since or (is_only_holder and held.person in self._tracker)

    def is_past(self, person: int | None, office: Office) -> bool:
        """Return whether a person held an office only before the article, by the records."""
        roles = (
            () if person is None or self._earliest is None else self._offices.matching_title(person, office)
        )
        return bool(roles) and all(self.is_gone(role) for role in roles)

    def is_now(self, person: int, office: Office) -> bool:
        """Return whether a person holds an office on the article's date, by the records."""
        roles = () if self._earliest is None else self._offices.matching_title(person, office)
        return any(self.is_current(role, ()) for role in roles)

    def is_over(self, edtf: str) -> bool:
        """Return whether years, or a time of several, were over when the article was published."""
        is_term = "/" in edtf or len(edtf) == _YEAR_CHARS
        latest = time.latest if is_term and (time := parse_edtf(edtf)) else None
        return latest is not None and self._earliest is not None and latest < self._earliest

    def recent_day(self, time: Edtf) -> date | None:
        """Return a day not long before publication; None for any other time."""
        day = time.earliest
        if day is None or day != time.latest or self._earliest is None:
            return None
        return day if timedelta() < self._earliest - day <= _MAX_AGE_OF_RECENT_DAY else None

    def is_new(self, person: int, office: Office) -> bool:
        """Return whether a person came into an office not long before publication."""
        starts = (earliest_day(role) for role in self._offices.matching(person, office) if role.role.since)
        start = max(starts, default=None)
        return bool(start and self._earliest and self._earliest - start <= _MAX_AGE_OF_RECENT_DAY)

    def holders_before(self, person: int, office: Office, day: date) -> set[int] | None:
        """Return who held an office on a day, if it was before the term of `person`; None if it was not."""
        terms = [role for role in self._offices.holders(office) if role.person == person]
        if not terms or any(earliest_day(role) <= day for role in terms):
            return None
        return {
            role.person
            for role in self._offices.holders(office)
            if earliest_day(role) <= day <= latest_day(role, last=True)
        }

    def holders(self, office: Office, times: Sequence[Edtf] = ()) -> set[int]:
        """Return the holders of an office on the article's date; without one, those of any year."""
        is_dated = self._earliest is not None and self._latest is not None
        roles = self._offices.holders(office, is_dated)
        return {role.person for role in roles if self.is_current(role, times)}

    def holds(self, person: int, office: Office, times: Sequence[Edtf] = ()) -> bool:
        """Return whether a person is one of the holders of an office."""
        return any(self.is_current(role, times) for role in self._offices.matching(person, office))

    def successor(
        self, candidates: set[int], mentioned: set[int], titles: Sequence[OfficePhrase]
    ) -> int | None:
        """Return the present holder of an office that all mentioned persons have left; None if unclear.

        «le président Déby», of father and son.
        """
        offices = [title.office for title in titles if title.office.key and not title.is_rank]
        if not offices or not all(self.is_past(person, offices[0]) for person in mentioned):
            return None
        present_holders = {person for person in candidates - mentioned if self.is_now(person, offices[0])}
        return present_holders.pop() if len(present_holders) == 1 else None

    def only_present_holder(self, persons: set[int], titles: Sequence[OfficePhrase]) -> int | None:
        """Return the only one of the persons who now holds an office of the titles, or None."""
        offices = [title.office for title in titles if title.office.key and not title.is_rank]
        holders = [one for one in persons if any(self.is_now(one, office) for office in offices)]
        return holders[0] if len(holders) == 1 else None

    def heirs(self, person: int, namesakes: set[int]) -> set[int]:
        """Return which namesakes of a person who has left all offices are in office now."""
        if self._earliest is None or not self._has_left(person):
            return set()
        return {
            other
            for other in namesakes - {person}
            for role in self._offices.held_by(other)
            if role.role.since and self.is_current(role, ())
        }

    def _has_left(self, person: int) -> bool:
        terms = [role for role in self._offices.held_by(person) if role.role.since or role.role.until]
        return bool(terms) and all(self.is_gone(role) for role in terms)

    def generation(self, persons: set[int], generation: str) -> set[int]:
        """Return who of several namesakes came into office first («elder») or last; nobody if unclear."""
        starts = {person: self._first_day(person) for person in persons}
        days = sorted(day for day in starts.values() if day is not None)
        if len(days) < len(persons) or len(set(days)) < len(days):
            return set()
        wanted = days[0] if generation == "elder" else days[-1]
        return {person for person, day in starts.items() if day == wanted}

    def _first_day(self, person: int) -> date | None:
        """Return the first day in office that a person's record gives, or None."""
        days = (earliest_day(role) for role in self._offices.held_by(person) if role.role.since)
        return min(days, default=None)

    def is_gone(self, held: HeldOffice) -> bool:
        """Return whether a role had ended when the article was published."""
        return bool(held.role.until) and latest_day(held) <= (self._earliest or date.max)


def earliest_day(held: HeldOffice) -> date:
    """Return the first day on which a role may have been held; the earliest date if unknown."""
    return (_bounds(held.role.since)[0] if held.role.since else None) or date.min


def latest_day(held: HeldOffice, last: bool = False) -> date:
    """Return the first (or, with `last`, the last) day on which a role may have ended.

    The latest date if the role has not ended.
    """
    return (_bounds(held.role.until)[last] if held.role.until else None) or date.max


@lru_cache(maxsize=4_096)
def _bounds(edtf: str) -> tuple[date | None, date | None]:
    """Return the first and the last day that an EDTF text can mean; None: open, or no EDTF."""
    parsed = parse_edtf(edtf)
    return (parsed.earliest, parsed.latest) if parsed else (None, None)
