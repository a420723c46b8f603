"""Events that texts report and no record has, and further claims of those that have one."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence
from textwrap import shorten

from msgspec import structs

from tui.annotate.reports.participants import MAX_PARTICIPANTS
from tui.annotate.reports.report import Factuality, Report
from tui.annotate.reports.report_finder import find_reports
from tui.annotate.suggestions.events.event_matching import (
    ActorTies,
    EventFacts,
    RankedEvent,
    compare_facts,
    days_apart,
    facts_of_event,
    telling_words,
)
from tui.annotate.suggestions.events.event_suggestions import (
    ClaimSuggestion,
    EventSuggestion,
    Passage,
    doubt_date,
)
from tui.annotate.suggestions.suggestion import Suggestion, SuggestionInput, SuggestionKey, passage_evidence
from tui.corpus.curation.claims import TextQuote, quote_span
from tui.i18n import N_, NN_
from tui.model.quotes import find_quotes
from tui.model.records import Actor, Annotations, Article, Claim, Event, Participant

#: What is told with less confidence is not suggested.
MIN_CONFIDENCE = 0.3
#: At most this many events are suggested from an article, and from all articles together: the surest.
MAX_PER_ARTICLE, MAX_SUGGESTIONS = 20, 10_000
MAX_TITLE_CHARS = 90
#: What the reason says of an event that a text does not tell as done.
_FACTUALITY_WORDS: dict[Factuality, str] = {
    "reported": "",
    "alleged": N_("unconfirmed in the text"),
    "planned": N_("announced, not told as done: a {type} by the PLOVER manual"),
    "denied": N_("denied or refused in the text: a {type} by the PLOVER manual"),
    "hypothetical": "",
}
_FRAMING_WORDS = {
    "news": "",
    "background": N_("recalled by the text"),
    "anniversary": N_("remembered by the text"),
}


class EventFinder:
    """A finder of events and claims: the reports of each article, gathered within it."""

    def __init__(self, known: SuggestionInput) -> None:
        self._language = known.language
        self._actors = {actor.id: actor for actor in known.actors}
        self._ties = ActorTies(known.actors)
        self._facts = {event.id: facts_of_event(event, self._ties) for event in known.events}
        self._by_actor: dict[str, list[Event]] = {}
        self._claims: dict[str, list[tuple[Event, Claim]]] = {}
        for event in known.events:
            for actor in self._facts[event.id].actors:
                self._by_actor.setdefault(actor, []).append(event)
            for claim in event.claims:
                if claim.article and claim.quote:
                    self._claims.setdefault(claim.article, []).append((event, claim))
        self._found: dict[SuggestionKey, EventSuggestion] = {}

    def read(self, article: Article, marks: Annotations) -> None:
        """Collect the events that an article reports and no claim quotes."""
        quoted = [
            span
            for _event, claim in self._claims.get(article.id, ())
            for span in find_quotes(article.body, claim.quote or "", claim.prefix, claim.suffix)
        ]
        reports = [
            report
            for report in find_reports(article, marks, self._actors, self._language)
            if report.types
            and (report.participants or report.place)
            and report.confidence >= MIN_CONFIDENCE
            and not any(start < report.trigger[1] and report.trigger[0] < end for start, end in quoted)
        ]
        groups = gather_reports(reports, self._actors)
        for group in heapq.nlargest(MAX_PER_ARTICLE, groups, key=lambda group: group[0].confidence):
            self._add(self._suggestion(article, group))

    def suggestions(self) -> Iterator[Suggestion]:
        """Yield the surest suggestions, in no order."""
        yield from self._surest()

    def _add(self, suggestion: EventSuggestion) -> None:
        """Keep a suggestion; one of the same words and time, as of a reprint, has its passages added."""
        same = self._found.get(suggestion.key)
        if same is not None and days_apart(same.date, suggestion.date):
            name = f"{suggestion.name} ({suggestion.date})"
            suggestion = structs.replace(suggestion, name=name)
            same = self._found.get(suggestion.key)
        if same is not None:
            suggestion = same.joined(suggestion)
        self._found[suggestion.key] = suggestion
        if len(self._found) > 2 * MAX_SUGGESTIONS:
            self._found = {one.key: one for one in self._surest()}

    def _surest(self) -> list[EventSuggestion]:
        return heapq.nlargest(MAX_SUGGESTIONS, self._found.values(), key=lambda one: one.confidence)

    def _suggestion(self, article: Article, group: Sequence[Report]) -> EventSuggestion:
        """Return what the reports of one event in an article give reason to suggest."""
        first = group[0]
        passages = tuple(_passage(article, report) for report in group)
        suggestion = EventSuggestion(
            kind="event",
            name=title_of(article.body, first),
            confidence=first.confidence,
            reason=_reason(article.body, first),
            evidence=tuple(passage_evidence(article, one.start, one.end) for one in passages),
            count=len(passages),
            types=first.types,
            participants=_all_participants(group),
            place=first.place,
            date=first.date if first.stated else doubt_date(first.date),
            passages=passages,
        )
        ranked = self._same_event(first, article)
        return suggestion if ranked is None else self._claim(suggestion, ranked)

    def _claim(self, suggestion: EventSuggestion, ranked: RankedEvent) -> ClaimSuggestion:
        claim = suggestion.as_claim(ranked.event.id)
        return structs.replace(claim, reason=f"{claim.reason}; {match_words(ranked)}")

    def _same_event(self, report: Report, article: Article) -> RankedEvent | None:
        """Return the known event that a report is of, None where none is like it, or two are."""
        ids = [one.actor for one in report.participants]
        facts = EventFacts(
            self._ties.of((*ids, report.place)),
            report.date,
            telling_words(article.body[report.start : report.end]),
            report.types[:2],
            report.place,
        )
        events = {event.id: event for actor in facts.actors for event in self._by_actor.get(actor, ())}
        ranked = [compare_facts(event, self._facts[id], facts, self._ties) for id, event in events.items()]
        same = sorted((one for one in ranked if one.is_same), key=lambda one: -one.score)
        is_clear = same and (len(same) == 1 or same[0].score > same[1].score)
        return same[0] if is_clear else None


def gather_reports(reports: Sequence[Report], actors: Mapping[str, Actor]) -> list[list[Report]]:
    """Return the reports of one article event by event, in each the surest first.

    `actors`: those that are mentioned, by id. Two reports are of one event where type, time and those who
    have a part in it say so, and nothing speaks against it.
    """
    groups: list[list[Report]] = []
    for report in sorted(reports, key=lambda one: -one.confidence):
        group = next((group for group in groups if _is_same_event(group[0], report, actors)), None)
        if group is None:
            groups.append([report])
        else:
            group.append(report)
    return groups


def _is_same_event(one: Report, other: Report, actors: Mapping[str, Actor]) -> bool:
    is_one_type = one.types[0] == other.types[0] and one.factuality == other.factuality
    is_one_time = one.framing == other.framing and (one.date is None) == (other.date is None)
    if not is_one_type or not is_one_time or (one.place and other.place and one.place != other.place):
        return False
    apart = days_apart(one.date, other.date)
    if apart is not None and apart > 0:
        return False
    ids, others = ({who.actor for who in report.participants} for report in (one, other))
    persons, other_persons = ({id for id in group if _is_person(actors, id)} for group in (ids, others))
    is_one_sentence = one.sentence == other.sentence
    is_one_place = is_one_sentence and one.place is not None and one.place == other.place
    if persons and other_persons and not persons & other_persons and not is_one_place:
        return False
    needed = 1 if is_one_sentence else 2
    return len(ids & others) >= needed or (bool(ids) and ids == others)


def _is_person(actors: Mapping[str, Actor], id: str) -> bool:
    return id in actors and actors[id].type == "person"


def _all_participants(group: Sequence[Report]) -> tuple[Participant, ...]:
    """Return who has a part in an event by any of its reports; the surest decides on the role."""
    by_actor: dict[str, Participant] = {}
    for participant in (one for report in group for one in report.participants):
        by_actor.setdefault(participant.actor, participant)
    return tuple(by_actor.values())[:MAX_PARTICIPANTS]


def title_of(body: str, report: Report) -> str:
    """Return a title for a reported event: the words of its clause, or from the noun on that tells of it."""
    start = report.trigger[0] if report.is_nominal else report.start
    words = " ".join(body[start : report.end].split()).strip(" .;,:«»–—")
    return shorten(words[:1].upper() + words[1:], MAX_TITLE_CHARS, placeholder=" …")


def match_words(ranked: RankedEvent) -> str:
    """Return in words what speaks for a passage being of a known event."""
    days = ranked.days_apart
    actors, words = ranked.shared_actors, ranked.shared_words
    reasons = [NN_("{n} actor shared", "{n} actors shared", actors).format(n=actors)]
    if days is not None:
        far = NN_("{n} day apart", "{n} days apart", days).format(n=days)
        reasons.append(far if days else N_("same time"))
    return ", ".join([*reasons, NN_("{n} word shared", "{n} words shared", words).format(n=words)])


def _passage(article: Article, report: Report) -> Passage:
    """Return the words of a report with what finds them again."""
    exact = article.body[report.start : report.end]
    is_once = article.body.count(exact) == 1
    quote = TextQuote(exact) if is_once else quote_span(article.body, report.start, report.end)
    date = report.date if report.stated else None
    return Passage(article.id, report.start, report.end, exact, quote, report.stated, date)


def _reason(body: str, report: Report) -> str:
    """Return what tells of the event, and whether the text says that it was done."""
    words = " ".join(body[slice(*report.trigger)].split())
    is_dated = report.stated is not None or report.date is None
    parts = (
        f"“{words}”",
        _FACTUALITY_WORDS[report.factuality].format(type=report.types[0]),
        _FRAMING_WORDS[report.framing],
        "" if is_dated else N_("dated by the sentences before"),
    )
    return "; ".join(filter(None, parts))
