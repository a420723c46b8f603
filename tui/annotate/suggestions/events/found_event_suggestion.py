"""A found event as a suggestion: kept, it is an event with a claim of each article and what these state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast, get_args

from msgspec import structs

from tui.annotate.found_events.passage_details import detail_name
from tui.annotate.found_events.similarity.place_names import have_common_place, sound_names
from tui.annotate.reports.report import Report
from tui.annotate.suggestions.events.event_suggestions import MAX_PASSAGES, EventSuggestion, Passage
from tui.annotate.suggestions.suggestion import Evidence, Suggestion, SuggestionKey, key_words
from tui.corpus.curation.claims import TextQuote, quote_span
from tui.corpus.curation.corpus_draft import CorpusDraft
from tui.corpus.record_files.record_edit import EditError
from tui.i18n import N_
from tui.model.dates.edtf import parse_edtf
from tui.model.found_events import FoundEvent, FoundQuote, FoundReport, FoundValue
from tui.model.news import About
from tui.model.records import Article, Decision, Event, EventType, Record, Ref

#: A type that is to be chosen.
_NO_TYPE = cast("EventType", "")


class FoundEventSuggestion(EventSuggestion, frozen=True, kw_only=True):
    """A found event without a record."""

    found: FoundEvent

    @property
    def is_found(self) -> bool:
        return True

    @property
    def key(self) -> SuggestionKey:
        """Return what tells it from others, also from another found event with the same words."""
        return self.kind, key_words(self.name), self.event or self.found.ref.id

    @property
    def is_complete(self) -> bool:
        return bool(self.types or self.event)

    @property
    def day(self) -> str | None:
        return self.found.day

    def rejections(self, on: str) -> list[Decision]:
        """Return a decision for each title that its reports have: each of them might be found alone."""
        decision = self.rejection(on)
        if self.event:
            return [decision]
        articles = {key_words(one.title): one for one in reversed(self.found.reports[:MAX_PASSAGES])}
        others = [
            structs.replace(decision, name=one.title, article=one.article)
            for words, one in reversed(articles.items())
            if words != key_words(self.name)
        ]
        return [decision, *others]

    def with_clause(self, article: str, clause: Report, reason: str) -> FoundEventSuggestion:
        """Return what it is by a clause of an article (its id), too, and by the greater confidence.

        The types of the clause follow that of the event, where it has one. `reason`: what the clause says.
        """
        types = dict.fromkeys((*self.types, *clause.types)) if self.types else ()
        known = structs.replace(self, confidence=max(self.confidence, clause.confidence), reason=reason)
        surest = self._passage_at(article, clause.trigger)
        return structs.replace(known, types=tuple(types), surest=surest)

    def _passage_at(self, article: str, span: tuple[int, int]) -> int:
        """Return the index of the passage that has words of an article; of the first one where none has."""
        start, end = span
        places = enumerate(self.passages)
        return next(
            (i for i, one in places if one.article == article and one.start < end and start < one.end), 0
        )

    def related_to(self, accepted: Record) -> Suggestion | None:
        """Return the claims of a record just accepted that it is: of one that quotes it or is like it."""
        if self.event or not isinstance(accepted, Event):
            return None
        is_quoted = any(one.is_quoted(accepted) for one in self.found.reports)
        return self.beyond(accepted) if is_quoted else super().related_to(accepted)

    def beyond(self, event: Event) -> FoundEventSuggestion:
        """Return what it is beside a kept event: claims of it, of the reports that it does not quote."""
        found = self.found.beyond(event)
        claims = suggest_found_event(found) if found.reports else structs.replace(self, passages=())
        passages, evidence = claims.passages, claims.evidence
        known = structs.replace(self.as_claim(event.id), passages=passages, surest=0)
        return structs.replace(known, evidence=evidence, count=len(found.reports))

    def wanted(self, current: Record | None) -> Event:
        """Return the event as it would be written, with what its articles state; or `current` with claims.

        It has no type yet where PLOVER has none for it: a person chooses one.
        """
        typed = self if self.types else structs.replace(self, types=(_NO_TYPE,))
        return super(FoundEventSuggestion, typed).wanted(current)

    def draft(self, draft: CorpusDraft, into: Ref | None = None) -> Ref:
        """Write the event, or claims of the reports that a known one lacks.

        Quotations are made unique in their articles. Raises EditError, also for a new event for which PLOVER
        has no type.
        """
        target = into or self.target
        if target is not None:
            known = draft.read(target)
            return self.beyond(known)._draft_quoted(draft) if isinstance(known, Event) else target
        if not self.is_complete:
            raise EditError(
                N_(
                    "PLOVER, whose types say what somebody does to somebody, has none for “{name}”: edit it"
                    " first, and choose what was done about it"
                ).format(name=self.name)
            )
        return self._draft_quoted(draft)

    def _draft_quoted(self, draft: CorpusDraft) -> Ref:
        """Write it with quotations that stand once in their articles."""
        passages = []
        for one in self.passages:
            article = draft.read(Ref("article", one.article))
            if not isinstance(article, Article) or article.body[one.start : one.end] != one.exact:
                raise EditError(
                    N_("article:{article}: the passage is not there any more").format(article=one.article)
                )
            passages.append(structs.replace(one, quote=quote_span(article.body, one.start, one.end)))
        return EventSuggestion.draft(structs.replace(self, passages=tuple(passages)), draft)


def suggest_found_event(found: FoundEvent) -> FoundEventSuggestion:
    """Return a found event as a suggestion."""
    reports = found.reports[:MAX_PASSAGES]
    types = cast("tuple[EventType, ...]", (found.type,) if found.type in get_args(EventType) else ())
    place = next((one.actor for one in found.participants if one.role == "place"), None)
    is_town = place is None or found.place is None or _is_name_of(place, found.place)
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
        participants=tuple(one for one in found.participants if one.role != "place" or not is_town),
        place=place if place and is_town else found.place,
        date=found.date,
        passages=tuple(_passage_of(one, quote) for one in reports for quote in one.quotes),
        found=found,
    )


def _is_name_of(id: str, place: str) -> bool:
    """Return whether the id of a place is made of a name of it; else it is that of its country."""
    return have_common_place(sound_names([id.replace("-", " ")]), sound_names([place]))


def _passage_of(report: FoundReport, quote: FoundQuote) -> Passage:
    """Return words of a report as a claim will have them, with the values that they state."""
    days: dict[About, FoundValue] = {one.about: one for one in quote.values if one.about in ("start", "end")}
    places = (one.value for one in quote.values if one.about == "place" and not one.of)
    details = {
        detail_name(one.about, one.of): one.value
        for one in reversed(quote.values)
        if one.about not in days and not (one.about == "place" and not one.of)
    }
    return Passage(
        report.article,
        quote.start,
        quote.end,
        quote.exact,
        TextQuote(quote.exact),
        stated=next((one.stated for one in days.values() if one.stated), None),
        date=_date_of(days),
        place=next(places, None),
        details=details,
    )


def _date_of(days: Mapping[About, FoundValue]) -> str | None:
    """Return the date of a claim by the day of its start and of its end, as EDTF; None without either."""
    start, end = (days[about].value if about in days else "" for about in ("start", "end"))
    interval = f"{start or '..'}/{end}"
    return interval if end and parse_edtf(interval) else start or None
