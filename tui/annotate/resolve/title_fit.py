"""How well the titles before a name, «le général Modi», fit the records of the persons it may mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum

from tui.annotate.office import SEVERAL, UNKNOWN, OfficePhrase
from tui.annotate.resolve.offices import OfficeIndex
from tui.i18n import N_
from tui.model.records import Actor


class Fit(IntEnum):
    """How well the titles before a name fit a person's record."""

    CONTRADICTS = 0
    UNDECIDED = 1
    FITS = 2


class TitleJudge:
    """Judges by the records whether a person has the titles before a name."""

    def __init__(self, actors: Sequence[Actor], offices: OfficeIndex) -> None:
        self._actors = actors
        self._offices = offices

    def judge(self, person: int, titles: list[OfficePhrase]) -> Fit:
        """Return how well the titles before a name fit a person's record, all of them together."""
        fit = Fit.UNDECIDED
        for title in titles:
            if not title.office.key:
                continue
            if self._offices.matching_title(person, title.office):
                fit = Fit.FITS
            elif title.office.country == UNKNOWN or self._contradicts(person, title):
                return Fit.CONTRADICTS
        return fit

    def _contradicts(self, person: int, title: OfficePhrase) -> bool:
        """Return whether a person's record contradicts a title: another rank, another country."""
        if title.is_rank:
            return self._offices.has_rank(person)
        country = self._offices.home(person)
        return (
            title.office.country not in (None, SEVERAL)
            and country is not None
            and title.office.country != country
        )

    def only_match(self, persons: Iterable[int], titles: list[OfficePhrase]) -> int | None:
        """Return the only actor whose record has the titles before a name; None if none or several do."""
        fitting = [actor for actor in persons if self.judge(actor, titles) == Fit.FITS]
        return fitting[0] if len(fitting) == 1 else None

    def reason(self, person: int, titles: list[OfficePhrase]) -> str:
        """Return the reason for a mention by title, for the user."""
        for title in titles:
            if title.office.key and (roles := self._offices.matching_title(person, title.office)):
                return N_("{title} fits {name}").format(
                    title=roles[0].role.title, name=self._actors[person].name
                )
        return N_("named in full in this text")
