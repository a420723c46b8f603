"""Which actors stand together, how often and from when to when: counted in one pass, on disk where many.

Two actors are tied by each sentence, article and event that has both. Counts go into a temporary database
from time to time, so that memory does not grow with the number of ties.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import Literal, get_args

import apsw
from msgspec import Struct

from tui.analysis.network.network import log_likelihood
from tui.export.selection import Selection
from tui.model.annotations import Annotations
from tui.model.claims import event_date
from tui.model.dates.edtf import parse_edtf
from tui.model.records import Article, Event
from tui.model.sentences import sentence_end

TieUnit = Literal["sentence", "article", "event"]
TIE_UNITS: tuple[TieUnit, ...] = get_args(TieUnit)
#: Ties that are counted in memory before they are added to those on disk.
_MAX_WAITING = 50_000
#: An article that names more actors ties only the first of them: their pairs grow with the square.
_MAX_ACTORS = 150
_Pair = tuple[str, str]


class GraphNode(Struct, frozen=True):
    """An actor in a graph; `articles` is how many of the articles name it."""

    id: str
    name: str
    type: str
    country: str
    articles: int


class GraphTie(Struct, frozen=True):
    """Two actors, and how many sentences, articles and events have both; the period is of ISO days, or ''.

    `strength` is G² of the articles: see `log_likelihood`.
    """

    source: str
    target: str
    sentences: int
    articles: int
    events: int
    strength: float
    first: str
    last: str

    @property
    def weight(self) -> int:
        """Return how often the two stand together: in articles and in events."""
        return self.articles + self.events


class TieCounter:
    """Counts the ties of the actors of a selection."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._database = apsw.Connection("")  # a temporary file, as soon as the page cache is full
        self._database.execute(
            "CREATE TABLE tie (source TEXT, target TEXT, sentence INTEGER, article INTEGER, event INTEGER,"
            " first TEXT, last TEXT, PRIMARY KEY (source, target)) WITHOUT ROWID"
        )
        self._waiting: dict[TieUnit, Counter[_Pair]] = {unit: Counter() for unit in TIE_UNITS}
        self._periods: dict[_Pair, tuple[str, str]] = {}
        self._named: Counter[str] = Counter()
        self._units = 0

    def count(self) -> TieCounter:
        """Read the selection and count. Raises StoreError."""
        for article, marks in self._selection.articles():
            self._count_article(article, marks)
        for event in self._selection.events():
            self._count_event(event)
        self._flush()
        return self

    def nodes(self) -> Iterator[GraphNode]:
        """Yield the actors that articles name or events have, by their ids."""
        tied = self._database.execute("SELECT source FROM tie UNION SELECT target FROM tie")
        for id in sorted({*self._named, *(id for (id,) in tied)}):
            actor = self._selection.find_actor(id)
            name, type_, country = (actor.name, actor.type, actor.country) if actor else (id, "", None)
            yield GraphNode(id, name, type_, country or "", self._named[id])

    def ties(self) -> Iterator[GraphTie]:
        """Yield the ties, by the ids of their actors."""
        for source, target, sentences, articles, events, first, last in self._database.execute(
            "SELECT * FROM tie ORDER BY source, target"
        ):
            strength = log_likelihood(articles, self._named[source], self._named[target], self._units)
            yield GraphTie(source, target, sentences, articles, events, round(strength, 3), first, last)

    def _count_article(self, article: Article, marks: Annotations) -> None:
        self._units += 1
        names = dict.fromkeys(mention.actor for mention in (*marks.title, *marks.body))
        self._named.update(names.keys())
        days = _days(article.date)
        self._add("article", names, days)
        sentence: dict[str, None] = {}
        end = -1
        for mention in sorted(marks.body, key=lambda one: one.start):
            if mention.start >= end:
                self._add("sentence", sentence, days)
                sentence, end = {}, sentence_end(article.body, mention.start)
            sentence[mention.actor] = None
        self._add("sentence", sentence, days)

    def _count_event(self, event: Event) -> None:
        parts = [*event.participants, *(part for claim in event.claims for part in claim.participants)]
        self._add("event", dict.fromkeys(part.actor for part in parts), _days(event_date(event)))

    def _add(self, unit: TieUnit, actors: Iterable[str], days: tuple[str, str]) -> None:
        """Count the pairs of the actors that a unit has."""
        for pair in combinations(sorted(list(actors)[:_MAX_ACTORS]), 2):
            self._waiting[unit][pair] += 1
            first, last = self._periods.get(pair, ("", ""))
            firsts, lasts = [day for day in (first, days[0]) if day], [day for day in (last, days[1]) if day]
            self._periods[pair] = min(firsts, default=""), max(lasts, default="")
        if len(self._periods) > _MAX_WAITING:
            self._flush()

    def _flush(self) -> None:
        """Add what is counted in memory to what is on disk."""
        with self._database:
            self._database.executemany(
                "INSERT INTO tie VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                " sentence = sentence + excluded.sentence, article = article + excluded.article,"
                " event = event + excluded.event,"
                " first = CASE WHEN first = '' OR excluded.first = '' THEN max(first, excluded.first)"
                " ELSE min(first, excluded.first) END, last = max(last, excluded.last)",
                [
                    (*pair, *(self._waiting[unit][pair] for unit in TIE_UNITS), *period)
                    for pair, period in self._periods.items()
                ],
            )
        for counts in self._waiting.values():
            counts.clear()
        self._periods.clear()


def _days(edtf: str | None) -> tuple[str, str]:
    """Return the first and last day that a date may mean (ISO 8601); '' for none."""
    parsed = parse_edtf(edtf) if edtf else None
    first, last = (parsed.earliest, parsed.latest) if parsed else (None, None)
    return _iso(first or last), _iso(last or first)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
