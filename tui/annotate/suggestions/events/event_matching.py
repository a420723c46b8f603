"""Of which known event a passage may be a claim: its kind, its day, who and what is named, its figures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from tui.annotate.suggestions.events.telling_words import TellingWords, stems_of, telling_words
from tui.model.claims import event_date
from tui.model.dates.edtf import Edtf, parse_edtf, ranges_overlap
from tui.model.records import Actor, Event, EventType
from tui.model.text import split_words

#: So many days apart, two reports may still be of one event: a visit of two days, a dispatch of the day
#: after.
MAX_DAYS_APART = 3
#: What may have been at any time of a longer span says little by its date.
MAX_CLEAR_SPAN = timedelta(days=10)
#: Two spans that begin, and end, at most so far from each other are the same period.
MAX_PERIOD_SHIFT = timedelta(days=31)
#: A passage with a lower score is offered as an event of its own.
MIN_SAME_SCORE = 4.0
#: More shared names, figures or words do not make it likelier.
_MAX_NAMES, _MAX_WORDS = 4, 4
#: How much it says to share one: an actor, a country, a name, a figure, a word of the title, another word.
_ACTOR, _COUNTRY, _NAME, _FIGURE, _TITLE_WORD, _WORD = 2.0, 1.0, 1.5, 2.0, 1.0, 0.5
#: How much it says to be at most so many days apart; more days speak against it.
_NEARNESS = ((0, 3), (1, 2), (MAX_DAYS_APART, 1), (7, 0))


class EventFacts(Struct, frozen=True):
    """What tells one event from others; `actors`: ids, the place among them.

    `title`: stems of the words of its title, which tell the most.
    """

    actors: frozenset[str]
    date: str | None
    words: TellingWords
    types: tuple[EventType, ...] = ()
    place: str | None = None
    title: frozenset[str] = frozenset()


class RankedEvent(Struct, frozen=True, kw_only=True):
    """An event that a claim may be of, and what speaks for it."""

    event: Event
    shared_actors: int
    shared_countries: int  # among the actors
    days_apart: int | None  # None: one of the two has no date, or one was within a longer time
    names: int  # shared, of none of the shared actors
    figures: int  # shared
    title_words: int  # shared with its title, and no names
    words: int  # other shared words
    has_type: bool
    has_first_type: bool
    is_elsewhere: bool  # both have a place, and neither is in the other
    is_vague: bool  # one may have been at any time of a longer span, the other has a day
    is_guessed: bool  # no words state the date
    is_lasting: bool  # neither has an end, and the event has no date

    @property
    def shared_words(self) -> int:
        """Return how many words both have: names, figures and others."""
        return self.names + self.figures + self.title_words + self.words

    @property
    def score(self) -> float:
        """Return how likely it is that the claim is of this event."""
        return self._nearness + self._likeness + self.has_type + self.has_first_type - 3 * self.is_elsewhere

    @property
    def _nearness(self) -> float:
        days = self.days_apart
        if days is None:
            return -1 if self.is_vague else 0
        nearness = next((gain for far, gain in _NEARNESS if days <= far), -3)
        return min(nearness, 1) if self.is_guessed else nearness

    @property
    def _likeness(self) -> float:
        others = self.shared_actors - self.shared_countries
        words = min(self.title_words, _MAX_WORDS) * _TITLE_WORD + min(self.words, _MAX_WORDS) * _WORD
        names = min(self.names, _MAX_NAMES) * _NAME + min(self.figures, 2) * _FIGURE
        return min(others, _MAX_NAMES) * _ACTOR + min(self.shared_countries, 2) * _COUNTRY + names + words

    @property
    def is_same(self) -> bool:
        """Return whether so much speaks for it that the passage is offered as a claim of the event."""
        if not self.has_type or self.is_elsewhere or self.is_vague or self.score < MIN_SAME_SCORE:
            return False
        days, named = self.days_apart, self._count_named()
        if days == 0 and not self.is_guessed:
            if self.has_first_type:
                return bool(named or self.shared_countries) and bool(named > 1 or self.shared_words)
            return named > 1
        if days is None:
            return named > 1 or (self.is_lasting and self.has_first_type and self.title_words > 0)
        is_told = bool(self.names or self.figures or self.title_words)
        if self.is_guessed:
            is_told = self.title_words > 1 or named - self.shared_countries // 2 > 1
        return self.has_first_type and days <= MAX_DAYS_APART and bool(named) and is_told

    @property
    def may_be(self) -> bool:
        """Return whether something speaks for it, and neither its days nor its place against it."""
        is_near = self.days_apart is None or self.days_apart <= MAX_DAYS_APART
        return is_near and not self.is_elsewhere and bool(self.shared_actors or self.shared_words)

    def _count_named(self) -> int:
        """Return how many names and figures are shared; two countries are as good as one."""
        others = self.shared_actors - self.shared_countries
        return others + self.names + self.figures + self.shared_countries // 2


class ActorTies:
    """For whom actors stand: a minister for the country of the office, a delegation for that it is of.

    Of the words of their names those of countries tell nothing: nearly every text has them.
    """

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._ties: dict[str, frozenset[str]] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._countries: set[str] = set()
        for actor in actors:
            self._ties[actor.id] = frozenset(filter(None, (actor.of, *(role.of for role in actor.roles))))
            self._words[actor.id] = _words_of_names(actor)
            if actor.type == "country":
                self._countries.add(actor.id)
        self.common = frozenset().union(*(self._words[id] for id in self._countries))

    def of(self, ids: Iterable[str | None]) -> frozenset[str]:
        """Return some actors and those that they stand for."""
        own = frozenset(filter(None, ids))
        return own.union(*(self._ties.get(id, frozenset()) for id in own))

    def countries(self, ids: Iterable[str]) -> frozenset[str]:
        """Return those of some actors that are countries."""
        return frozenset(self._countries.intersection(ids))

    def words_of(self, ids: Iterable[str]) -> frozenset[str]:
        """Return the stems of the words of the names of some actors."""
        return frozenset().union(*(self._words.get(id, frozenset()) for id in ids))


def _words_of_names(actor: Actor) -> frozenset[str]:
    names = (actor.name, *actor.names.values(), *(one.name for one in actor.aliases))
    return stems_of(word for name in (*names, *actor.demonyms, *actor.capitals) for word in split_words(name))


def facts_of_event(event: Event, ties: ActorTies) -> EventFacts:
    """Return what tells a known event from others."""
    texts = (event.title, *(claim.quote or "" for claim in event.claims))
    actors = ties.of((*(one.actor for one in event.participants), event.place))
    words, title = telling_words("\n".join(texts)), telling_words(event.title).stems
    return EventFacts(actors, event_date(event), words, (event.type,), event.place, title)


def may_be_same(known: EventFacts, facts: EventFacts, ties: ActorTies) -> bool:
    """Return whether neither day nor place rules out that a passage is of a known event."""
    if _is_elsewhere(known, facts, ties):
        return False
    days, is_vague = compare_dates(facts.date, known.date)
    return not is_vague and (days is None or days <= MAX_DAYS_APART)


def _is_elsewhere(known: EventFacts, facts: EventFacts, ties: ActorTies) -> bool:
    """Return whether both have a place, and neither is in the other."""
    if not (known.place and facts.place) or known.place == facts.place:
        return False
    return ties.of((known.place,)).isdisjoint(ties.of((facts.place,)))


def compare_facts(event: Event, known: EventFacts, facts: EventFacts, ties: ActorTies) -> RankedEvent:
    """Return what speaks for a passage being of a known event."""
    actors = known.actors & facts.actors
    told, of_known = facts.words, known.words
    shared = (told.stems & of_known.stems) - ties.common
    if shared and actors:
        shared -= ties.words_of(actors)
    names = (shared & told.names) | (shared & of_known.names)
    days, is_vague = compare_dates(facts.date, known.date)
    return RankedEvent(
        event=event,
        shared_actors=len(actors),
        shared_countries=len(ties.countries(actors)),
        days_apart=days,
        names=len(names),
        figures=len(told.figures & of_known.figures),
        title_words=len((shared - names) & known.title),
        words=len(shared - names - known.title),
        has_type=known.types[0] in facts.types,
        has_first_type=facts.types[:1] == known.types[:1],
        is_elsewhere=_is_elsewhere(known, facts, ties),
        is_vague=is_vague,
        is_lasting=known.date is None and _is_open(facts.date),
        is_guessed=facts.date is not None and facts.date.endswith("?"),
    )


def rank_events(
    events: Iterable[Event], facts: EventFacts, ties: ActorTies, latest: str | None = None
) -> list[RankedEvent]:
    """Return the events of which a passage may be a claim, the likeliest first.

    `latest`: the id of the event that a person works on; it stands before all others if it may be meant.
    """
    ranked = [compare_facts(one, facts_of_event(one, ties), facts, ties) for one in events]
    return sorted(ranked, key=lambda one: (one.event.id != latest or not one.may_be, -one.score))


def compare_dates(one: str | None, other: str | None) -> tuple[int | None, bool]:
    """Return how many days apart two dates are, and whether one is a day within a longer time of the other.

    Two long times are as good as one day only where both begin, and end, about together: «depuis juin» and
    «depuis le 1er juin», but not «depuis 2017».
    """
    first, second = parse_edtf(one or ""), parse_edtf(other or "")
    if first is None or second is None:
        return None, False
    apart = days_apart(one, other)
    if apart or not (_is_long(first) or _is_long(second)):
        return apart, False
    if _is_long(first) and _is_long(second) and _is_one_period(first, second):
        return 0, False
    return None, True


def _is_open(edtf: str | None) -> bool:
    parsed = parse_edtf(edtf or "")
    return parsed is None or parsed.latest is None


def _is_long(edtf: Edtf) -> bool:
    first, last = edtf.earliest, edtf.latest
    return first is None or last is None or last - first > MAX_CLEAR_SPAN


def _is_one_period(one: Edtf, other: Edtf) -> bool:
    return _is_near(one.earliest, other.earliest) and _is_near(one.latest, other.latest)


def _is_near(one: date | None, other: date | None) -> bool:
    """Return whether two ends of spans, None where they are open, are about the same."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= MAX_PERIOD_SHIFT


def days_apart(one: str | None, other: str | None) -> int | None:
    """Return the days between two dates, 0 where they may overlap; None where one is missing."""
    first, second = parse_edtf(one or ""), parse_edtf(other or "")
    if first is None or second is None:
        return None
    if ranges_overlap((first.earliest, first.latest), (second.earliest, second.latest)):
        return 0
    gaps = [
        (later.earliest - earlier.latest).days
        for earlier, later in ((first, second), (second, first))
        if earlier.latest and later.earliest
    ]
    return max(gaps)
