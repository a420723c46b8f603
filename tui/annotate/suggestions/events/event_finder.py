"""Events that texts report and no record has, and further claims of those that have one."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence

from msgspec import structs

from tui.annotate.reports.event_titles import title_writer
from tui.annotate.reports.participants import MAX_PARTICIPANTS
from tui.annotate.reports.report import Factuality, Report
from tui.annotate.suggestions.events.event_matching import (
    ActorTies,
    EventFacts,
    RankedEvent,
    compare_facts,
    days_apart,
    facts_of_event,
)
from tui.annotate.suggestions.events.event_suggestions import (
    MAX_PASSAGES,
    ClaimSuggestion,
    EventSuggestion,
    Passage,
    doubt_date,
)
from tui.annotate.suggestions.events.telling_words import telling_words
from tui.annotate.suggestions.suggestion import (
    Suggestion,
    SuggestionInput,
    SuggestionKey,
    UseSource,
    key_words,
    passage_evidence,
)
from tui.annotate.suggestions.uses.name_use import ArticleReports
from tui.corpus.curation.claims import TextQuote, quote_span
from tui.i18n import N_, NN_
from tui.model.quotes import find_quotes
from tui.model.records import Actor, Article, Claim, Event, Participant

#: At most this many events are suggested from an article, and from all articles together: the surest.
MAX_PER_ARTICLE, MAX_SUGGESTIONS = 20, 1_000
#: Articles whose reports are read at a time.
_PAGE_ARTICLES = 500
#: A name that more events have tells none of them from others.
MAX_EVENTS_OF_NAME = 200
#: What the reason says of an event that a text does not tell as done.
_FACTUALITY_WORDS: dict[Factuality, str] = {
    "reported": "",
    "alleged": N_("unconfirmed in the text"),
    "planned": N_("announced, not told as done: a {type} by the PLOVER manual"),
    "denied": N_("denied or refused in the text: a {type} by the PLOVER manual"),
    "hypothetical": "",
    "habitual": "",
}
_FRAMING_WORDS = {
    "news": "",
    "background": N_("recalled by the text"),
    "anniversary": N_("remembered by the text"),
}


class EventFinder:
    """A finder of events and claims: the reports of each article, gathered within it."""

    def __init__(self, known: SuggestionInput) -> None:
        self._actors = {actor.id: actor for actor in known.actors}
        self._ties = ActorTies(known.actors)
        self._facts = {event.id: facts_of_event(event, self._ties) for event in known.events}
        self._by_actor: dict[str, list[Event]] = {}
        self._by_name: dict[str, list[Event]] = {}
        self._claims: dict[str, list[Claim]] = {}
        for event in known.events:
            for actor in self._facts[event.id].actors:
                self._by_actor.setdefault(actor, []).append(event)
            for name in self._facts[event.id].words.names - self._ties.common:
                self._by_name.setdefault(name, []).append(event)
            for claim in event.claims:
                if claim.article and claim.quote:
                    self._claims.setdefault(claim.article, []).append(claim)

    def suggestions(self, source: UseSource) -> list[Suggestion]:
        """Return the surest suggestions, in no order."""
        groups = self._surest_groups(source)
        articles = {one.id: one for one in source.articles(list(dict.fromkeys(id for id, _ in groups)))}
        by_key: dict[SuggestionKey, EventSuggestion] = {}
        titles: set[tuple[str, str]] = set()  # with their articles
        for id, group in groups:
            if id in articles and _has_words(articles[id], group):
                suggestion = self._suggestion(articles[id], group)
                if (id, key_words(suggestion.name)) in titles:  # two events of one sentence
                    words = " ".join(articles[id].body[slice(*group[0].trigger)].split())
                    suggestion = structs.replace(suggestion, name=f"{suggestion.name} ({words})")
                titles.add((id, key_words(suggestion.name)))
                _add(by_key, suggestion)
        return list(by_key.values())

    def _surest_groups(self, source: UseSource) -> list[tuple[str, list[Report]]]:
        """Return the surest events that articles report: the article's id, and the reports of the event."""
        surest: list[tuple[str, list[Report]]] = []
        skipped = 0
        while page := source.reports(skipped, _PAGE_ARTICLES):
            is_full = len(surest) == MAX_SUGGESTIONS
            if is_full and page[0].confidence <= surest[-1][1][0].confidence:
                break
            bodies = self._bodies_of_quoted(source, page)
            for one in page:
                reports = self._without_quoted(one, bodies.get(one.article, ""))
                groups = gather_reports(reports, self._actors)[:MAX_PER_ARTICLE]
                surest += [(one.article, group) for group in groups]
            surest = heapq.nlargest(MAX_SUGGESTIONS, surest, key=lambda pair: pair[1][0].confidence)
            skipped += len(page)
        return surest

    def _bodies_of_quoted(self, source: UseSource, page: Sequence[ArticleReports]) -> dict[str, str]:
        """Return the bodies of the articles that claims of known events quote, by id."""
        quoted = [one.article for one in page if one.article in self._claims]
        return {article.id: article.body for article in source.articles(quoted)} if quoted else {}

    def _without_quoted(self, one: ArticleReports, body: str) -> list[Report]:
        """Return the reports of an article that no claim of a known event quotes."""
        spans = [
            span
            for claim in self._claims.get(one.article, ())
            for span in find_quotes(body, claim.quote or "", claim.prefix, claim.suffix)
        ]
        return [
            report
            for report in one.reports
            if not any(start < report.trigger[1] and report.trigger[0] < end for start, end in spans)
        ]

    def _suggestion(self, article: Article, group: Sequence[Report]) -> EventSuggestion:
        """Return what the reports of one event in an article give reason to suggest."""
        first = group[0]
        passages = tuple(_passage(article, report) for report in group[:MAX_PASSAGES])
        suggestion = EventSuggestion(
            kind="event",
            name=title_writer(article.lang).title_of(article.body, first),
            confidence=first.confidence,
            reason=_reason(article.body, first),
            evidence=tuple(passage_evidence(article, one.start, one.end) for one in passages),
            count=len(group),
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
            report.date if report.stated else doubt_date(report.date),
            telling_words(article.body[slice(*report.sentence)]),
            report.types[:2],
            report.place,
        )
        events = {event.id: event for event in self._events_near(facts)}
        ranked = [
            compare_facts(event, self._facts[id], facts, self._ties)
            for id, event in events.items()
            if self._facts[id].types[0] in facts.types
        ]
        same = sorted((one for one in ranked if one.is_same), key=lambda one: -one.score)
        is_clear = same and (len(same) == 1 or same[0].score > same[1].score)
        return same[0] if is_clear else None

    def _events_near(self, facts: EventFacts) -> Iterator[Event]:
        """Yield the known events that share an actor with a passage, or a name that few events have."""
        for actor in facts.actors:
            yield from self._by_actor.get(actor, ())
        for name in facts.words.stems:
            events = self._by_name.get(name, ())
            if len(events) <= MAX_EVENTS_OF_NAME:
                yield from events


def _has_words(article: Article, group: Sequence[Report]) -> bool:
    """Return whether an article has words where it reports an event: it may have become shorter since."""
    return all(article.body[report.start : report.end].strip() for report in group)


def _add(by_key: dict[SuggestionKey, EventSuggestion], suggestion: EventSuggestion) -> None:
    """Add a suggestion; one of the same words and time, as of a reprint, has its passages added."""
    same = by_key.get(suggestion.key)
    if same is not None and days_apart(same.date, suggestion.date):
        suggestion = structs.replace(suggestion, name=f"{suggestion.name} ({suggestion.date})")
        same = by_key.get(suggestion.key)
    by_key[suggestion.key] = suggestion if same is None else same.joined(suggestion)


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
        N_("“{words}”").format(words=words),
        _FACTUALITY_WORDS[report.factuality].format(type=report.types[0]),
        _FRAMING_WORDS[report.framing],
        "" if is_dated else N_("dated by the sentences before"),
    )
    return "; ".join(filter(None, parts))
