"""Events that articles report and nobody has kept yet, with what the reports differ on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from textwrap import shorten

from msgspec import Struct
from msgspec.structs import replace

from tui.model.figures import Figure
from tui.model.news import UNKNOWN_SOURCE, About
from tui.model.records import FOUND_SIGN, Event, Participant, Ref

MAX_TITLE_CHARS = 90
#: Reports of an event of which it is asked whether a kept one quotes them, or a decision rejects them.
MAX_REPORTS_ASKED = 50
#: An event of more articles, that differ on more fields or are on more sides of one, is hardly one; so is one
#: of reports that do not state its day. How much more it counts that it is one than what they differ on.
MAX_SOUND_ARTICLES, MAX_SOUND_FIELDS, MAX_SOUND_SIDES = 10, 3, 3
MIN_SOUND_CONFIDENCE, SHARPNESS_OF_SOUND = 0.72, 2_000
#: What reports differ on, by how grave it is and how surely it is read: tolls and crowds, last places.
SURE_ABOUTS: tuple[About, ...] = (
    "killed", "wounded", "attendance", "outcome", "perpetrator", "participants", "amount", "start", "end",
    "place",
)  # fmt: skip
#: A place in capitals before a dash: no part of a title.
_DATELINE = re.compile(r"\A[A-ZÀ-Þ][A-ZÀ-Þ’' -]{1,30} [—–] ")


class ReportedValue(Struct, frozen=True):
    """A value that an article gives for a field; `words` as people read it."""

    article: str
    words: str
    start: int
    end: int
    figure: Figure | None = None
    days: tuple[date, date] | None = None
    names: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()  # of a place: what it is near to
    within: frozenset[str] = frozenset()  # of a place: the areas in which it lies
    mentioned: frozenset[str] = frozenset()  # all names of the report, as they sound
    is_open: bool = False
    is_night: bool = False  # of days: the night from the first to the last
    is_near: bool = False  # of a place: near to what it names
    is_wide: bool = False  # of a place: an area in which others may name a village
    published: tuple[date, date] | None = None
    source: str = ""  # who gives it, as in `StatedFact`

    @property
    def width(self) -> float:
        """Return how much the value leaves open; less is more precise."""
        if self.figure is not None:
            return self.figure.high - self.figure.low
        if self.days is not None:
            return float((self.days[1] - self.days[0]).days)
        return 1.0 if self.is_open else 0.0


def are_of_named_sources(one: ReportedValue, other: ReportedValue) -> bool:
    """Return whether two values are given to two sources, both of which are named."""
    sources = {one.source, other.source}
    return len(sources) > 1 and sources.isdisjoint(("", UNKNOWN_SOURCE))


class ValueSide(Struct, frozen=True):
    """A value on which some articles agree, or with which what they say goes."""

    value: str
    articles: tuple[str, ...]
    others: tuple[tuple[str, str], ...] = ()  # of these, each that gives another value, and which

    def words_of(self, article: str) -> str:
        """Return what an article gives in other words than the value; empty where in these."""
        return dict(self.others).get(article, "")


class FoundDifference(Struct, frozen=True):
    """A field on which reports differ (two sides or more) or agree (one), and those that are open."""

    about: About
    of: str | None
    values: tuple[ValueSide, ...]
    open: tuple[ValueSide, ...] = ()


class FoundUpdate(Struct, frozen=True):
    """A value that an origin gave anew: what it said before, and since."""

    about: About
    of: str | None
    by: str
    before: ValueSide
    after: ValueSide


class FoundComparison(Struct, frozen=True):
    """What the reports of an event differ on, agree on, and have corrected themselves."""

    differ: tuple[FoundDifference, ...] = ()
    agree: tuple[FoundDifference, ...] = ()
    updated: tuple[FoundUpdate, ...] = ()


class FoundValue(Struct, frozen=True):
    """A value that words of a report state of a field, as a claim has it; a day as EDTF, with its words."""

    about: About
    of: str
    value: str
    stated: str = ""


class FoundQuote(Struct, frozen=True):
    """Words of a report, their span in its article (code points), and the values that they state."""

    start: int
    end: int
    exact: str
    values: tuple[FoundValue, ...] = ()


class FoundReport(Struct, frozen=True):
    """A passage that reports an event: its sentence and span (code points), and whose text it is.

    `headline`: the sentence as a title; `quotes`: the sentence, perhaps with its neighbours, then others of
    the article that state values.
    """

    article: str
    sentence: str
    start: int
    end: int
    origin: str
    quotes: tuple[FoundQuote, ...] = ()
    headline: str = ""

    def is_quoted(self, event: Event) -> bool:
        """Return whether a claim of an event quotes the passage, or a part of it."""
        quotes = [claim.quote for claim in event.claims if claim.article == self.article and claim.quote]
        return any(quote in self.sentence or self.sentence in quote for quote in quotes)

    @property
    def title(self) -> str:
        """Return the sentence as a title, else cut to the length of one."""
        if self.headline:
            return self.headline
        words = _DATELINE.sub("", " ".join(self.sentence.split())).strip(" .;,:«»–—")
        return shorten(words, MAX_TITLE_CHARS, placeholder=" …")


class FoundEvent(Struct, frozen=True):
    """An event that articles report, and what they differ on; `confidence` 0 to 1: that it is one event.

    `published`: the day of the first report (EDTF); `participants`: known actors, by the reports.
    """

    reports: tuple[FoundReport, ...]
    type: str
    date: str | None  # EDTF
    place: str | None
    comparison: FoundComparison
    confidence: float
    published: str | None = None
    participants: tuple[Participant, ...] = ()

    @property
    def ref(self) -> Ref:
        """Return its identity: the place of its first report."""
        first = self.reports[0]
        return Ref("event", f"{FOUND_SIGN}{first.article}.{first.start}")

    @property
    def day(self) -> str | None:
        """Return its day, else that of the first report (EDTF)."""
        return self.date or self.published

    @property
    def articles(self) -> tuple[str, ...]:
        """Return the ids of the articles, each once, in the order of publication."""
        return tuple(dict.fromkeys(report.article for report in self.reports))

    @property
    def title(self) -> str:
        """Return the first report, cut to the length of a title."""
        return self.reports[0].title

    def kept_as(self, events_of: Callable[[str], Iterable[Event]]) -> Event | None:
        """Return the kept event whose claims quote the most of the reports; None: none does.

        `events_of`: returns the kept events with a claim of an article, by its id.
        """
        counts: Counter[str] = Counter()
        by_id: dict[str, Event] = {}
        for report in self.reports[:MAX_REPORTS_ASKED]:
            for event in events_of(report.article):
                if report.is_quoted(event):
                    by_id[event.id] = event
                    counts[event.id] += 1
        return next((by_id[id] for id, _count in counts.most_common(1)), None)

    def beyond(self, event: Event) -> FoundEvent:
        """Return it with the reports alone that no claim of an event quotes."""
        return replace(self, reports=tuple(one for one in self.reports if not one.is_quoted(event)))

    @property
    def sharpness(self) -> int:
        """Return how sure and how grave it is what the reports differ on; 0: on nothing.

        The field that is read most surely counts, after how sound it is that all of them tell of one event.
        """
        fields = [SURE_ABOUTS.index(difference.about) for difference in self.comparison.differ]
        if not fields:
            return 0
        gravest = 100 * (len(SURE_ABOUTS) - min(fields)) + round(99 * self.confidence)
        return SHARPNESS_OF_SOUND * self._soundness + gravest

    @property
    def _soundness(self) -> int:
        """Return what speaks for it being one event: its day, its place, few reports that differ on little.

        Many reports that differ on everything are of many things.
        """
        differ = self.comparison.differ
        is_few = len(self.articles) <= MAX_SOUND_ARTICLES and len(differ) <= MAX_SOUND_FIELDS
        sides = max((len(difference.values) for difference in differ), default=0)
        is_of_one_day = self.confidence >= MIN_SOUND_CONFIDENCE
        return 2 * (is_few and sides <= MAX_SOUND_SIDES) + is_of_one_day + (self.place is not None)
