"""An article as the finder of events knows it: who published it when, and what it reports."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from tui.model.news import NewsItem
from tui.model.records import Participant


class PublishedItem(Struct, frozen=True):
    """One report of an article; `number` is its place among the article's reports.

    `published` is the first and the last day on which the article may have appeared; `told_type` the type of
    which a clause with known actors surely tells, empty without one.
    """

    article: str
    number: int
    report: NewsItem
    published: tuple[date, date] | None
    outlet: str  # the publisher, folded
    date: str | None = None  # of publication; EDTF
    participants: tuple[Participant, ...] = ()  # known actors, by the passage
    told_type: str = ""

    @property
    def key(self) -> tuple[str, int]:
        """Return what tells the report from all others."""
        return self.article, self.number
