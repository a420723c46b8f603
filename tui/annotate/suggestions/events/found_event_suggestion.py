"""A found event as a suggestion: kept, it is an event with a claim of each article and what these state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast, get_args

from msgspec import structs

from tui.annotate.found_events.passage_details import detail_name
from tui.annotate.reports.passage_report import read_report
from tui.annotate.suggestions.events.event_suggestions import MAX_PASSAGES, EventSuggestion, Passage
from tui.annotate.suggestions.suggestion import Evidence
from tui.corpus.curation.claims import TextQuote, quote_span
from tui.corpus.curation.corpus_draft import CorpusDraft
from tui.corpus.record_files.record_edit import EditError
from tui.i18n import N_
from tui.languages.registry import find_language
from tui.model.dates.edtf import parse_edtf
from tui.model.found_events import FoundEvent
from tui.model.records import Actor, Annotations, Article, Claim, Event, EventType, Participant, Record, Ref

#: A type that is to be chosen.
_NO_TYPE = cast("EventType", "")
#: Fields of which every claim has its own value, beside its details.
_OWN_FIELDS = ("start", "end", "place")


class FoundEventSuggestion(EventSuggestion, frozen=True, kw_only=True):
    """A found event without a record."""

    found: FoundEvent

    @property
    def detail(self) -> str:
        return ", ".join(filter(None, (*self.types[:1], self.date)))

    @property
    def is_found(self) -> bool:
        return True

    @property
    def day(self) -> str | None:
        return self.found.day

    def wanted(self, current: Record | None) -> Event:
        """Return the event as it would be written, with what its articles state; or `current` with claims.

        It has no type yet where PLOVER has none for it: a person chooses one.
        """
        typed = self if self.types else structs.replace(self, types=(_NO_TYPE,))
        event = super(FoundEventSuggestion, typed).wanted(current)
        there = current.claims if isinstance(current, Event) else ()
        new = map(self._with_values, event.claims[len(there) :])
        return structs.replace(event, claims=(*there, *new))

    def draft(self, draft: CorpusDraft, into: Ref | None = None) -> Ref:
        """Write the event; quotations are made unique in their articles.

        Raises EditError, also for a new event for which PLOVER has no type.
        """
        if not self.types and into is None:
            raise EditError(
                N_("PLOVER has no type for «{name}»: edit it first, and choose one").format(name=self.name)
            )
        passages = []
        for one in self.passages:
            article = draft.read(Ref("article", one.article))
            if not isinstance(article, Article) or article.body[one.start : one.end] != one.exact:
                raise EditError(
                    N_("article:{article}: the passage is not there any more").format(article=one.article)
                )
            passages.append(structs.replace(one, quote=quote_span(article.body, one.start, one.end)))
        return EventSuggestion.draft(structs.replace(self, passages=tuple(passages)), draft, into)

    def _with_values(self, claim: Claim) -> Claim:
        """Return a claim with the days, the place and the details that its article states."""
        if claim.article is None or claim.details:
            return claim
        own: dict[str, str] = {}
        details: dict[str, str | tuple[str, ...]] = {}
        for about, of, value in self.found.values_of(claim.article):
            if about in _OWN_FIELDS and of is None:
                own[about] = value
            else:
                details.setdefault(detail_name(about, of), value)
        edtf = "/".join(filter(None, (own.get("start"), own.get("end"))))
        date = claim.date or (edtf if own.get("start") and parse_edtf(edtf) else None)
        return structs.replace(claim, date=date, place=own.get("place"), details=details)


def suggest_found_event(found: FoundEvent) -> FoundEventSuggestion:
    """Return a found event as a suggestion."""
    reports = found.reports[:MAX_PASSAGES]
    types = cast("tuple[EventType, ...]", (found.type,) if found.type in get_args(EventType) else ())
    return FoundEventSuggestion(
        kind="event",
        name=found.title,
        confidence=found.confidence,
        reason="",
        evidence=tuple(
            Evidence(one.article, one.start, one.end, one.article, one.sentence, one.sentence)
            for one in reports
        ),
        count=len(found.reports),
        types=types,
        participants=tuple(one for one in found.participants if one.role != "place"),
        place=next((one.actor for one in found.participants if one.role == "place"), found.place),
        date=found.date,
        passages=tuple(
            Passage(one.article, one.start, one.end, one.sentence, TextQuote(one.sentence)) for one in reports
        ),
        found=found,
    )


def with_participants(
    suggestion: FoundEventSuggestion,
    articles: Mapping[str, tuple[Article, Annotations]],
    actors: Mapping[str, Actor],
) -> FoundEventSuggestion:
    """Return the suggestion with who has a part by its passages, and the words of their dates.

    `articles`: with their marks, by id; `actors`: those that are mentioned in them.
    """
    participants: dict[str, Participant] = {}
    passages: list[Passage] = []
    place: str | None = None
    for one in suggestion.passages:
        article, marks = articles[one.article]
        report = read_report(article, marks, actors, find_language(article.lang), (one.start, one.end))
        for participant in report.participants:
            participants.setdefault(participant.actor, participant)
        date = report.date if report.stated else None
        passages.append(structs.replace(one, stated=report.stated, date=date))
        place = place or report.place
    return structs.replace(
        suggestion,
        participants=tuple(participants.values())[:MAX_PASSAGES],
        passages=tuple(passages),
        place=place or suggestion.place,
    )
