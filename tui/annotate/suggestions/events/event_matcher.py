"""The known events, by who has a part in them and by their names: of which one a passage is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from tui.annotate.suggestions.events.event_matching import (
    ActorTies,
    EventFacts,
    RankedEvent,
    compare_facts,
    facts_of_event,
    may_be_same,
)
from tui.model.records import Event, EventType

#: A name that more events have tells none of them from others.
MAX_EVENTS_OF_NAME = 200


class EventMatcher:
    """Known events, of which only those that share an actor or a rare name with a passage are compared."""

    def __init__(self, ties: ActorTies, events: Iterable[Event] = ()) -> None:
        self._ties = ties
        self._facts: dict[str, EventFacts] = {}
        self._by_actor: dict[tuple[EventType, str], list[Event]] = {}
        self._by_name: dict[tuple[EventType, str], list[Event]] = {}
        self._counts = Counter[str]()  # events by name, of whatever type
        for event in events:
            self.add(event)

    def add(self, event: Event) -> None:
        """Add an event that has an id."""
        facts = self._facts[event.id] = facts_of_event(event, self._ties)
        names = facts.words.names - self._ties.common
        for actor in facts.actors:
            self._by_actor.setdefault((event.type, actor), []).append(event)
        for name in names:
            self._by_name.setdefault((event.type, name), []).append(event)
        self._counts.update(names)

    def find_same(self, facts: EventFacts) -> RankedEvent | None:
        """Return the known event that a passage is of, None where none is like it, or two are."""
        events = {event.id: event for event in self._events_near(facts)}
        ranked = [
            compare_facts(event, self._facts[id], facts, self._ties)
            for id, event in events.items()
            if may_be_same(self._facts[id], facts, self._ties)
        ]
        same = sorted((one for one in ranked if one.is_same), key=lambda one: -one.score)
        is_clear = same and (len(same) == 1 or same[0].score > same[1].score)
        return same[0] if is_clear else None

    def _events_near(self, facts: EventFacts) -> Iterator[Event]:
        """Yield the known events of its types that share an actor with a passage, or a name of few events."""
        names = [name for name in facts.words.stems if 0 < self._counts[name] <= MAX_EVENTS_OF_NAME]
        for type_ in facts.types:
            for actor in facts.actors:
                yield from self._by_actor.get((type_, actor), ())
            for name in names:
                yield from self._by_name.get((type_, name), ())
