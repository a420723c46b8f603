"""What a passage of an article already says of an event: its type, who has a part in it, where, when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec import Struct, structs

from tui.analysis.query_filters import only_kept, with_period
from tui.annotate.found_events.passage_details import read_details
from tui.annotate.reports.passage_report import read_report
from tui.annotate.reports.titles.title_writer import title_writer
from tui.annotate.suggestions.events.event_matching import (
    ActorTies,
    EventFacts,
    RankedEvent,
    rank_events,
)
from tui.annotate.suggestions.events.found_event_suggestion import (
    FoundEventSuggestion,
    suggest_found_event,
)
from tui.annotate.suggestions.events.telling_words import telling_words
from tui.corpus.curation.claims import claim_of_span
from tui.corpus.record_files.frontmatter import collect_fields
from tui.index.results import Span
from tui.index.store import MATCH_ALL, Store
from tui.languages.registry import find_language
from tui.model.dates.edtf import parse_edtf
from tui.model.records import Actor, Article, Claim, Event, EventType, Participant, Ref

#: Events that are offered for a claim, and that are looked at for each of its actors.
MAX_EVENTS, MAX_RELATED = 40, 50
#: Events of so many days before and after are offered, whoever has a part in them.
MAX_DAYS_AROUND = 31


class PassageFacts(Struct, frozen=True):
    """What is said of an event by a passage; `types`: the likeliest first, maybe none."""

    words: str
    types: tuple[EventType, ...]
    participants: tuple[Participant, ...]
    place: str | None
    claim: Claim

    @property
    def event_facts(self) -> EventFacts:
        """Return what tells the event from others."""
        ids = [one.actor for one in self.participants] + ([self.place] if self.place else [])
        words = telling_words(self.words)
        return EventFacts(frozenset(ids), self.claim.date, words, self.types[:2], self.place)

    def event_fields(self) -> dict[str, Any]:
        """Return the fields of an event that the passage tells of, as a file has them."""
        title = title_writer(None).write(self.words)
        fields = {
            "title": title,
            "type": next(iter(self.types), ""),
            "place": self.place,
            "participants": [collect_fields(one) for one in self.participants],
            "claims": [collect_fields(self.claim)],
        }
        return {name: value for name, value in fields.items() if value}


def read_passage(store: Store, article: Article, span: Span) -> PassageFacts:
    """Return what a passage of an article’s body (code points) says; may block.

    Raises EditError if there are no words, and StoreError.
    """
    claim, stated = claim_of_span(article, *span), read_details(article, *span)
    if stated.date is not None:
        claim = structs.replace(claim, stated=stated.date.exact, date=stated.date.edtf)
    claim = structs.replace(claim, details=stated.details)
    marks = store.mentions(article.ref)
    refs = [Ref("actor", id) for id in dict.fromkeys(one.actor for one in marks.body)]
    actors = {one.id: one for one in store.read(refs) if isinstance(one, Actor)}
    report = read_report(article, marks, actors, find_language(article.lang), span)
    return PassageFacts(
        words=" ".join(article.body[slice(*span)].split()),
        types=report.types,
        participants=report.participants,
        place=report.place or stated.place,
        claim=claim,
    )


# -- the events that a claim may be of ---------------------------------------------------------


def find_told_events(store: Store, article: Article, span: Span) -> list[FoundEventSuggestion]:
    """Return the events of nobody yet that were found in a passage; may block. Raises StoreError.

    Those for which PLOVER has no type are left out: they cannot be kept at once.
    """
    start, end = span
    told = [
        found
        for found in store.found_events_of([article.id])
        if any(one.article == article.id and one.start < end and start < one.end for one in found.reports)
    ]
    return [one for one in map(suggest_found_event, told) if one.is_complete]


def rank_likely_events(
    store: Store, facts: EventFacts, words: str, articles: Sequence[str] = (), latest: Ref | None = None
) -> list[RankedEvent]:
    """Return the kept events that a passage may tell of, the likeliest first; may block. Raises StoreError.

    `words`: of the passage; `articles`: ids of those that have it; `latest`: see `rank_events`. Where few
    events may be meant, the newest follow: a person may know better.
    """
    refs = [latest] if latest else []
    refs += [
        relation.ref
        for id in sorted(facts.actors)
        for relation in store.related_records(Ref("actor", id), MAX_RELATED, "event")
    ]
    for id in articles:
        refs += [relation.ref for relation in store.related_records(Ref("article", id), MAX_RELATED, "event")]
    refs += [hit.ref for hit in store.search_names("event", words, MAX_EVENTS)]
    if days := _days_around(facts.date):
        near = only_kept(with_period(MATCH_ALL, *days))
        refs += [row.ref for row in store.dated_rows("event", near, MAX_RELATED)]
    refs += [
        row.ref
        for row in store.rows("event", sort="newest", limit=MAX_EVENTS, query=only_kept(MATCH_ALL)).items
    ]
    kept = [ref for ref in dict.fromkeys(refs) if not ref.is_found]
    events = [one for one in store.read(kept) if isinstance(one, Event)]
    parties = (id for one in events for id in (one.place, *(who.actor for who in one.participants)) if id)
    actors = [Ref("actor", id) for id in sorted(facts.actors.union(parties))]
    ties = ActorTies(actor for actor in store.read(actors) if isinstance(actor, Actor))
    return rank_events(events, facts, ties, latest.id if latest else None)[:MAX_EVENTS]


def _days_around(edtf: str | None) -> tuple[date, date] | None:
    """Return the days around a date from the first to the last; None where it has no first or last day."""
    parsed = parse_edtf(edtf) if edtf else None
    if parsed is None or parsed.earliest is None or parsed.latest is None:
        return None
    first = max(date.min.toordinal(), parsed.earliest.toordinal() - MAX_DAYS_AROUND)
    last = min(date.max.toordinal(), parsed.latest.toordinal() + MAX_DAYS_AROUND)
    return date.fromordinal(first), date.fromordinal(last)
