"""What a passage of an article already says of an event: its type, who has a part in it, where, when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from textwrap import shorten
from typing import Any

from msgspec import Struct

from tui.corpus.curation.claims import claim_of_span
from tui.corpus.record_files.frontmatter import collect_fields
from tui.index.results import Span
from tui.index.store import Store
from tui.languages.language import Language
from tui.languages.registry import find_language
from tui.model.claims import event_date
from tui.model.dates.edtf import parse_edtf
from tui.model.records import Actor, Article, Claim, Event, Mention, Participant, Ref
from tui.model.sentences import sentence_around
from tui.model.text import fold, split_words

MAX_TITLE_CHARS = 90
MAX_PARTICIPANTS = 8
#: Events that are offered for a claim, and that are looked at for each of its actors.
MAX_EVENTS, MAX_RELATED = 40, 50
#: Shorter words do not tell one event from another.
MIN_TELLING_CHARS = 5
_WORD = re.compile(r"[\w-]+")
_LAST_WORD = re.compile(r"(?<!\w)(\w++)\W{1,2}\Z")
_TERRITORIES = ("country", "place")


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
    language = find_language(article.lang)
    claim = claim_of_span(article, *span)
    first, last = sentence_around(article.body, *span)
    mentions = [one for one in store.mentions(article.ref).body if first <= one.start and one.end <= last]
    refs = [Ref("actor", id) for id in dict.fromkeys(one.actor for one in mentions)]
    actors = {one.id: one for one in store.read(refs) if isinstance(one, Actor)}
    types = list(_find_types(article.body[first:last], language))
    place = _find_place(article.body, mentions, actors, language)
    at = first + types[0][1] if types else last
    return PassageFacts(
        words=" ".join(article.body[slice(*span)].split()),
        types=tuple(dict.fromkeys(type_ for type_, _at in types)),
        participants=tuple(_guess_roles(mentions, actors, place, at)),
        place=place,
        claim=claim,
    )


def _find_types(text: str, language: Language) -> Iterator[tuple[str, int]]:
    """Yield the types that words of a text tell of, in their order, with the offset of each."""
    for match in _WORD.finditer(text):
        word = fold(match.group())
        for type_, stems in language.event_types.items():
            if word.startswith(stems):
                yield type_, match.start()
                break


def _find_place(
    body: str, mentions: Iterable[Mention], actors: dict[str, Actor], language: Language
) -> str | None:
    """Return the first country or place that is named behind a preposition of places."""
    for mention in mentions:
        actor = actors.get(mention.actor)
        before = _LAST_WORD.search(body[max(0, mention.start - 20) : mention.start])
        is_place = before is not None and fold(before[1]) in language.candidate_lexicon.before_places
        if actor is not None and actor.type in _TERRITORIES and mention.how == "name" and is_place:
            return actor.id
    return None


def _guess_roles(
    mentions: Iterable[Mention], actors: dict[str, Actor], place: str | None, at: int
) -> Iterator[Participant]:
    """Yield who has a part: who is named before what happened, at `at`, acts; others are acted upon."""
    firsts: dict[str, int] = {}
    for mention in mentions:
        if mention.actor in actors and mention.actor != place:
            firsts.setdefault(mention.actor, mention.start)
    has_actor = any(start < at for start in firsts.values())
    for id, start in list(firsts.items())[:MAX_PARTICIPANTS]:
        yield Participant(id, "actor" if start < at or not has_actor else "recipient")


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
