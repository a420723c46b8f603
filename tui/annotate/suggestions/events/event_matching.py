"""Of which known event a passage may be a claim: shared actors, near dates, words in common."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from msgspec import Struct

from tui.model.claims import event_date
from tui.model.dates.edtf import parse_edtf, ranges_overlap
from tui.model.records import Actor, Event, EventType
from tui.model.text import split_words

#: Shorter words do not tell one event from another.
MIN_TELLING_CHARS = 5
#: Words that begin alike are taken for forms of one: «rencontré», «rencontres».
_STEM_CHARS = 7
#: So many days apart, two reports may still be of one event: a visit of two days, a dispatch of the day
#: after.
MAX_DAYS_APART = 3
#: What may have been at any time of a longer span says little by its date.
MAX_CLEAR_SPAN = timedelta(days=10)
#: A passage with a lower score is offered as an event of its own.
MIN_SAME_SCORE = 5.0
#: More shared actors or words do not make it likelier.
_MAX_ACTORS, _MAX_WORDS = 4, 6


class EventFacts(Struct, frozen=True):
    """What tells one event from others; `actors`: ids, the place among them."""

    actors: frozenset[str]
    date: str | None
    words: frozenset[str]
    types: tuple[EventType, ...] = ()
    place: str | None = None


class RankedEvent(Struct, frozen=True):
    """An event that a claim may be of, and what speaks for it."""

    event: Event
    shared_actors: int
    days_apart: int | None  # None: one of the two has no date
    shared_words: int
    has_type: bool
    is_elsewhere: bool  # both have a place, and neither is in the other
    is_vague: bool  # one of the two may have been at any time of a longer span

    @property
    def score(self) -> float:
        """How likely it is that the claim is of this event."""
        days = self.days_apart
        nearness = 0 if days is None else 3 if days == 0 else 2 if days <= 7 else 1 if days <= 31 else -2
        nearness = min(nearness, 2) if self.is_vague else nearness
        actors, words = min(self.shared_actors, _MAX_ACTORS), min(self.shared_words, _MAX_WORDS)
        return 2 * actors + nearness + words + self.has_type - 3 * self.is_elsewhere

    @property
    def is_same(self) -> bool:
        """Return whether so much speaks for it that the passage is offered as a claim of the event."""
        days = self.days_apart
        is_near = days is not None and days <= MAX_DAYS_APART
        is_told = self.shared_actors > 0 and self.shared_words > 0
        may_be = is_near or (days is None and self.shared_words > 1)
        return self.has_type and is_told and may_be and self.score >= MIN_SAME_SCORE


class ActorTies:
    """For whom actors stand: a minister for the country of the office, a delegation for that it is of."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._ties = {
            actor.id: frozenset(filter(None, (actor.of, *(role.of for role in actor.roles))))
            for actor in actors
        }

    def of(self, ids: Iterable[str | None]) -> frozenset[str]:
        """Return some actors and those that they stand for."""
        own = frozenset(filter(None, ids))
        return own.union(*(self._ties.get(id, frozenset()) for id in own))


def telling_words(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that are long enough to tell one event from another."""
    return frozenset(word[:_STEM_CHARS] for word in split_words(text) if len(word) >= MIN_TELLING_CHARS)


def facts_of_event(event: Event, ties: ActorTies) -> EventFacts:
    """Return what tells a known event from others."""
    texts = (event.title, *(claim.quote or "" for claim in event.claims))
    actors = ties.of((*(one.actor for one in event.participants), event.place))
    return EventFacts(actors, event_date(event), telling_words(" ".join(texts)), (event.type,), event.place)


def compare_facts(event: Event, known: EventFacts, facts: EventFacts, ties: ActorTies) -> RankedEvent:
    """Return what speaks for a passage being of a known event."""
    places = [ties.of((place,)) for place in (known.place, facts.place) if place]
    return RankedEvent(
        event,
        len(known.actors & facts.actors),
        days_apart(facts.date, known.date),
        len(known.words & facts.words),
        known.types[0] in facts.types,
        len(places) > 1 and not places[0] & places[1],
        _is_vague(known.date) or _is_vague(facts.date),
    )


def rank_events(events: Iterable[Event], facts: EventFacts, ties: ActorTies) -> list[RankedEvent]:
    """Return the events of which a passage may be a claim, the likeliest first."""
    ranked = [compare_facts(one, facts_of_event(one, ties), facts, ties) for one in events]
    return sorted(ranked, key=lambda one: -one.score)


def _is_vague(edtf: str | None) -> bool:
    date = parse_edtf(edtf or "")
    if date is None:
        return False
    return date.earliest is None or date.latest is None or date.latest - date.earliest > MAX_CLEAR_SPAN


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
