"""What a passage of an article already says of an event: its type, who has a part in it, where, when."""

from __future__ import annotations

from datetime import timedelta
from textwrap import shorten
from typing import Any

from msgspec import Struct

from tui.annotate.reports.report_finder import read_report
from tui.corpus.curation.claims import claim_of_span
from tui.corpus.record_files.frontmatter import collect_fields
from tui.index.results import Span
from tui.index.store import Store
from tui.languages.registry import find_language
from tui.model.claims import event_date
from tui.model.dates.edtf import parse_edtf
from tui.model.records import Actor, Article, Claim, Event, Participant, Ref
from tui.model.text import split_words

MAX_TITLE_CHARS = 90
#: Events that are offered for a claim, and that are looked at for each of its actors.
MAX_EVENTS, MAX_RELATED = 40, 50
#: Shorter words do not tell one event from another.
MIN_TELLING_CHARS = 5


class PassageFacts(Struct, frozen=True):
    """What is said of an event by a passage; `types`: the likeliest first, maybe none."""

    words: str
    types: tuple[str, ...]
    participants: tuple[Participant, ...]
    place: str | None
    claim: Claim

    def event_fields(self) -> dict[str, Any]:
        """Return the fields of an event that the passage tells of, as a file has them."""
        title = shorten(self.words.rstrip(" .;,:"), MAX_TITLE_CHARS, placeholder=" …")
        fields = {
            "title": title,
            "type": next(iter(self.types), ""),
            "place": self.place,
            "participants": [collect_fields(one) for one in self.participants],
            "claims": [collect_fields(self.claim)],
        }
        return {name: value for name, value in fields.items() if value}


class RankedEvent(Struct, frozen=True):
    """An event that a claim may be of, and what speaks for it."""

    event: Event
    shared_actors: int
    days_apart: int | None  # None: one of the two has no date
    shared_words: int

    @property
    def score(self) -> float:
        """How likely it is that the claim is of this event."""
        days = self.days_apart
        nearness = 0 if days is None else 3 if days == 0 else 2 if days <= 7 else 1 if days <= 31 else -2
        return 2 * min(self.shared_actors, 4) + nearness + min(self.shared_words, 6)


def read_passage(store: Store, article: Article, span: Span) -> PassageFacts:
    """Return what a passage of an article’s body (code points) says; may block.

    Raises EditError if there are no words, and StoreError.
    """
    claim = claim_of_span(article, *span)
    marks = store.mentions(article.ref)
    refs = [Ref("actor", id) for id in dict.fromkeys(one.actor for one in marks.body)]
    actors = {one.id: one for one in store.read(refs) if isinstance(one, Actor)}
    report = read_report(article, marks, actors, find_language(article.lang), span)
    return PassageFacts(
        words=" ".join(article.body[slice(*span)].split()),
        types=report.types,
        participants=report.participants,
        place=report.place,
        claim=claim,
    )


# -- the events that a claim may be of ---------------------------------------------------------


def rank_events(store: Store, facts: PassageFacts) -> list[RankedEvent]:
    """Return the events that a passage may tell of, the likeliest first; may block. Raises StoreError."""
    ids = [one.actor for one in facts.participants] + ([facts.place] if facts.place else [])
    refs = [
        relation.ref
        for id in ids
        for relation in store.related_records(Ref("actor", id), MAX_RELATED, "event")
    ]
    refs += [hit.ref for hit in store.search_names("event", facts.words, MAX_EVENTS)]
    records = store.read(list(dict.fromkeys(refs)))
    words = _telling_words(facts.words)
    ranked = [_rank_event(one, facts, set(ids), words) for one in records if isinstance(one, Event)]
    return sorted(ranked, key=lambda one: -one.score)[:MAX_EVENTS]


def _rank_event(event: Event, facts: PassageFacts, ids: set[str], words: set[str]) -> RankedEvent:
    own = {one.actor for one in event.participants} | {event.place}
    texts = [event.title, *(claim.quote or "" for claim in event.claims)]
    shared_words = len(words & _telling_words(" ".join(texts)))
    return RankedEvent(event, len(own & ids), _days_apart(facts.claim.date, event_date(event)), shared_words)


def _telling_words(text: str) -> set[str]:
    return {word for word in split_words(text) if len(word) >= MIN_TELLING_CHARS}


def _days_apart(one: str | None, other: str | None) -> int | None:
    """Return the days between two dates, 0 where they overlap; None where one is missing or open."""
    first, second = parse_edtf(one or ""), parse_edtf(other or "")
    if first is None or second is None:
        return None
    bounds = [(date.earliest or date.latest, date.latest or date.earliest) for date in (first, second)]
    (start, end), (other_start, other_end) = bounds
    if start is None or end is None or other_start is None or other_end is None:
        return None
    return max(timedelta(0), start - other_end, other_start - end).days
