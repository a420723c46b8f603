"""Suggestions about events: one that a text reports and no record has, a claim of one that has a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from msgspec import Struct, structs

from tui.annotate.suggestions.events.event_matching import (
    ActorTies,
    EventFacts,
    compare_facts,
    facts_of_event,
)
from tui.annotate.suggestions.events.rejected_events import is_about_event
from tui.annotate.suggestions.events.telling_words import telling_words
from tui.annotate.suggestions.suggestion import Suggestion
from tui.corpus.curation.claims import TextQuote, has_same_source
from tui.model.dates.edtf import parse_edtf
from tui.model.records import Claim, Decision, Event, EventType, Kind, Participant, Record, Ref

if TYPE_CHECKING:
    from tui.corpus.curation.corpus_draft import CorpusDraft


#: An event gets so many claims from a suggestion: reprints of one dispatch may be thousands.
MAX_PASSAGES = 10


class Passage(Struct, frozen=True):
    """Words of an article that report an event, and the values that they state; offsets: see `Evidence`."""

    article: str
    start: int
    end: int
    exact: str
    quote: TextQuote
    stated: str | None = None
    date: str | None = None
    place: str | None = None
    details: dict[str, str] = {}


class EventSuggestion(Suggestion, frozen=True, kw_only=True):
    """An event without a record, or claims of one that has a record: `event`; `passages` become claims.

    `date`: that of the claims, or in their context.
    """

    types: tuple[EventType, ...]
    participants: tuple[Participant, ...]
    place: str | None
    date: str | None
    passages: tuple[Passage, ...]
    event: str | None = None  # the id of the known event; None: a new one
    surest: int = 0  # the index of the passage that tells of it most surely

    @property
    def target(self) -> Ref | None:
        return Ref("event", self.event) if self.event else None

    @property
    def parties(self) -> tuple[Ref, ...]:
        ids = dict.fromkeys((*(one.actor for one in self.participants), self.place))
        return tuple(Ref("actor", id) for id in ids if id)

    def to_json(self) -> dict[str, Any]:
        """Return the facts of the event beside those of every suggestion; `event` is null: it is new."""
        return {**super().to_json(), **_facts_json(self), "event": self.event}

    @property
    def record_kind(self) -> Kind:
        """Return the kind of the record that it makes or changes."""
        return "event"

    def wanted(self, current: Record | None) -> Event:
        """Return the event as it would be written, or `current` with the claims that it lacks."""
        claims = tuple(
            Claim(
                article=one.article,
                quote=one.quote.quote,
                prefix=one.quote.prefix,
                suffix=one.quote.suffix,
                stated=one.stated,
                date=one.date,
                place=one.place,
                details=dict(one.details),
            )
            for one in self.passages
        )
        if isinstance(current, Event):
            new = [one for one in claims if not any(has_same_source(one, old) for old in current.claims)]
            return structs.replace(current, claims=(*current.claims, *new))
        return Event(
            id="",
            title=self.name,
            type=self.types[0],
            place=self.place,
            date=None if any(one.date for one in self.passages) else self.date,
            participants=self.participants,
            claims=claims,
        )

    def draft(self, draft: CorpusDraft, into: Ref | None = None) -> Ref:
        """Write the event with a claim for each passage, or these claims to an event that is there.

        A claim gets no date but that of its own clause. An event that has got one of these claims since the
        suggestion was made is that event. Raises EditError, also where the words are gone.
        """
        if target := into or self.target or self._made_before(draft):
            return super().draft(draft, target)
        return draft.create(self.wanted(None)).ref

    def _made_before(self, draft: CorpusDraft) -> Ref | None:
        claims = self.wanted(None).claims
        for event in draft.find_records("event", *self.articles):
            assert isinstance(event, Event)
            if any(has_same_source(one, old) for one in claims for old in event.claims):
                return event.ref
        return None

    @property
    def articles(self) -> tuple[str, ...]:
        """Return the ids of the articles that report it, each once."""
        return tuple(dict.fromkeys(one.article for one in self.passages))

    @property
    def day(self) -> str | None:
        """Return the day (EDTF) by which a decision finds it again, or None."""
        return self.date

    def rejection(self, on: str) -> Decision:
        """Return the decision that it is wrong: about these words of this article, or of this day."""
        decision = super().rejection(on)
        return structs.replace(decision, article=self.passages[0].article, date=self.day)

    def is_meant_by(self, decision: Decision) -> bool:
        """Return whether a decision is about it: the same words in one of its articles, or of its day."""
        return super().is_meant_by(decision) and is_about_event(decision, self.articles, self.day)

    @property
    def facts(self) -> EventFacts:
        """Return what tells the event from others."""
        ids = [one.actor for one in self.participants] + ([self.place] if self.place else [])
        words = telling_words(" ".join(one.exact for one in self.passages))
        return EventFacts(frozenset(ids), self.date, words, self.types[:2], self.place)

    def related_to(self, accepted: Record) -> Suggestion | None:
        """Return the claim of a record just accepted that the passages are, or None."""
        if self.target is not None or not isinstance(accepted, Event):
            return None
        ties = ActorTies(())
        ranked = compare_facts(accepted, facts_of_event(accepted, ties), self.facts, ties)
        return self.as_claim(accepted.id) if ranked.is_same else None

    def joined(self, other: EventSuggestion) -> EventSuggestion:
        """Return the suggestion with the passages of another of the same event, up to a limit."""
        with_passages = structs.replace(self, passages=(self.passages + other.passages)[:MAX_PASSAGES])
        evidence = (self.evidence + other.evidence)[:MAX_PASSAGES]
        return structs.replace(with_passages, evidence=evidence, count=self.count + other.count)

    def as_claim(self, event: str) -> Self:
        """Return the suggestion that the passages are claims of an event that has a record."""
        return structs.replace(structs.replace(self, kind="claim"), event=event)


def doubt_date(edtf: str | None) -> str | None:
    """Return a date as uncertain, since no words state it; an interval as it is."""
    parsed = parse_edtf(edtf) if edtf else None
    return f"{edtf}?" if parsed and parsed.form == "date" and not parsed.qualifier else edtf


def _facts_json(suggestion: EventSuggestion) -> dict[str, Any]:
    """Return what `suggest --json` prints of an event or claim: the surest passage, and what all say."""
    first = suggestion.passages[min(suggestion.surest, len(suggestion.passages) - 1)]
    return {
        "article": first.article,
        "start": first.start,
        "end": first.end,
        "quote": first.exact,
        "types": list(suggestion.types),
        "date": suggestion.date,
        "stated": first.stated,
        "participants": [{"actor": one.actor, "role": one.role} for one in suggestion.participants],
        "place": suggestion.place,
        "claims": [
            {
                "article": one.article,
                "start": one.start,
                "end": one.end,
                "quote": one.exact,
                "stated": one.stated,
                "date": one.date,
                "place": one.place,
                "details": one.details,
            }
            for one in suggestion.passages
        ],
    }
