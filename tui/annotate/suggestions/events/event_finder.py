"""Events that texts report and no record has, and further claims of those that have one."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence

from msgspec import Struct, structs

from tui.annotate.reports.participants import MAX_PARTICIPANTS
from tui.annotate.reports.report import Factuality, Report
from tui.annotate.reports.titles.title_writer import title_writer
from tui.annotate.suggestions.events.covered_reports import CoveredReports
from tui.annotate.suggestions.events.event_matcher import EventMatcher
from tui.annotate.suggestions.events.event_matching import (
    ActorTies,
    EventFacts,
    RankedEvent,
    days_apart,
)
from tui.annotate.suggestions.events.event_suggestions import (
    MAX_PASSAGES,
    EventSuggestion,
    Passage,
    doubt_date,
)
from tui.annotate.suggestions.events.found_event_suggestion import suggest_found_event
from tui.annotate.suggestions.events.rejected_events import RejectedEvents
from tui.annotate.suggestions.events.report_gathering import gather_reports
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
from tui.model.found_events import FoundEvent
from tui.model.quotes import find_quotes
from tui.model.records import Article, Event, Participant

#: At most this many events are suggested from an article, and from all articles together: the surest.
MAX_PER_ARTICLE, MAX_SUGGESTIONS = 20, 1_000
#: Articles whose reports are read at a time.
_PAGE_ARTICLES = 500
#: What the reason says of an event that a text does not tell as done.
_FACTUALITY_WORDS: dict[Factuality, str] = {
    "reported": "",
    "alleged": N_("not confirmed by the text"),
    "planned": N_("announced, not yet done: PLOVER counts it as {type}"),
    "denied": N_("denied or refused: PLOVER counts it as {type}"),
    "hypothetical": "",
    "habitual": "",
}
_FRAMING_WORDS = {
    "news": "",
    "background": N_("an earlier event that the text mentions"),
    "anniversary": N_("an anniversary of it"),
}


class _Candidate(Struct):
    """An event that may be suggested: a found one, or one that no found event covers.

    `told`: what tells of it, the surest first: the id of an article, and its reports of the event.
    """

    told: list[tuple[str, Sequence[Report]]]
    found: FoundEvent | None = None

    @property
    def confidence(self) -> float:
        """Return the greater of what both readers say."""
        surest = max((reports[0].confidence for _, reports in self.told), default=0.0)
        return max(surest, self.found.confidence) if self.found else surest

    @property
    def rank(self) -> tuple[bool, float]:
        """Return a key that is greater for what is rather offered: what several articles tell of is first."""
        return self.found is not None and len(self.found.articles) > 1, self.confidence


class EventFinder:
    """A finder of events and claims: the found events, and what articles report beside these."""

    def __init__(self, known: SuggestionInput) -> None:
        self._actors = {actor.id: actor for actor in known.actors}
        self._ties = ActorTies(known.actors)
        self._matcher = EventMatcher(self._ties, known.events)
        self._rejected = RejectedEvents(known.decisions)
        self._no_claims = {
            (key_words(one.name or ""), one.actor)
            for one in known.decisions
            if one.suggestion == "claim" and one.verdict == "rejected"
        }
        self._quoting: dict[str, list[Event]] = {}  # the events with a claim of an article
        for event in known.events:
            for article in dict.fromkeys(claim.article for claim in event.claims if claim.quote):
                if article:
                    self._quoting.setdefault(article, []).append(event)

    def suggestions(self, source: UseSource) -> list[Suggestion]:
        """Return the surest suggestions, in no order."""
        candidates = self._surest_candidates(source)
        ids = dict.fromkeys(id for one in candidates for id, _ in one.told)
        articles = {one.id: one for one in source.articles(list(ids))}
        by_key: dict[SuggestionKey, EventSuggestion] = {}
        titles: set[tuple[str, str]] = set()  # with their articles
        for candidate in candidates:
            told = [(id, group) for id, group in candidate.told if _has_words(articles.get(id), group)]
            if candidate.found:
                suggestion = self._found_suggestion(candidate.found, told, articles)
                by_key[suggestion.key] = suggestion
            for id, group in () if candidate.found else told:
                if self._is_rejected(articles[id], group):
                    continue
                suggestion = self._suggestion(articles[id], group)
                if (id, key_words(suggestion.name)) in titles:  # two events of one sentence
                    words = " ".join(articles[id].body[slice(*group[0].trigger)].split())
                    suggestion = structs.replace(suggestion, name=f"{suggestion.name} ({words})")
                titles.add((id, key_words(suggestion.name)))
                _add(by_key, suggestion)
        return list(by_key.values())

    def _surest_candidates(self, source: UseSource) -> list[_Candidate]:
        """Return the surest events, found ones and others."""
        found = {one.ref: _Candidate([], one) for one in source.found_events(MAX_SUGGESTIONS)}
        surest = list(found.values())
        skipped = 0
        while page := source.reports(skipped, _PAGE_ARTICLES):
            if len(surest) == MAX_SUGGESTIONS and page[0].confidence <= surest[-1].confidence:
                break
            bodies = self._bodies_of_quoted(source, page)
            covering = source.found_events_of([one.article for one in page])
            covered = CoveredReports(covering)
            found |= {one.ref: _Candidate([], one) for one in covering if one.ref not in found}
            others = [one for one in surest if not one.found]
            for one in page:
                reports = self._without_quoted(one, bodies.get(one.article, ""))
                groups = gather_reports(reports, self._actors)
                told, free = covered.split(one.article, groups)
                for event, group in told:
                    found[event.ref].told.append((one.article, group))
                others += [_Candidate([(one.article, group)]) for group in free[:MAX_PER_ARTICLE]]
            surest = heapq.nlargest(MAX_SUGGESTIONS, [*found.values(), *others], key=lambda one: one.rank)
            skipped += len(page)
        return surest

    def _bodies_of_quoted(self, source: UseSource, page: Sequence[ArticleReports]) -> dict[str, str]:
        """Return the bodies of the articles that claims of known events quote, by id."""
        quoted = [one.article for one in page if one.article in self._quoting]
        return {article.id: article.body for article in source.articles(quoted)} if quoted else {}

    def _without_quoted(self, one: ArticleReports, body: str) -> list[Report]:
        """Return the reports of an article that no claim of a known event quotes."""
        spans = [
            span
            for event in self._quoting.get(one.article, ())
            for claim in event.claims
            if claim.article == one.article and claim.quote
            for span in find_quotes(body, claim.quote, claim.prefix, claim.suffix)
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
        return _claim(suggestion, ranked) if ranked else suggestion

    def _found_suggestion(
        self, found: FoundEvent, told: Sequence[tuple[str, Sequence[Report]]], articles: Mapping[str, Article]
    ) -> EventSuggestion:
        """Return a found event as it would be kept: as an event, or as claims of the known one that it is.

        `told`: the reports of it that another reader has found.
        """
        suggestion = suggest_found_event(found)
        surest = sorted(told, key=lambda pair: -pair[1][0].confidence)
        for id, group in surest[:1]:
            suggestion = suggestion.with_clause(id, group[0], _reason(articles[id].body, group[0]))
        if kept := found.kept_as(lambda article: self._quoting.get(article, ())):
            return suggestion.beyond(kept)
        matched = (self._same_event(group[0], articles[id]) for id, group in surest)
        ranked = next(filter(None, matched), None)
        if ranked is None or (key_words(found.title), ranked.event.id) in self._no_claims:
            return suggestion
        return _claim(suggestion, ranked)

    def _is_rejected(self, article: Article, group: Sequence[Report]) -> bool:
        """Return whether a person has rejected a found event of the sentence that reports tell of."""
        if not self._rejected:
            return False
        first = group[0]
        title = title_writer(article.lang).write(article.body[slice(*first.sentence)])
        return self._rejected.has_title(title, (article.id,), first.date or article.date)

    def _same_event(self, report: Report, article: Article) -> RankedEvent | None:
        """Return the known event that a report is of, None where none is like it, or two are."""
        ids = [one.actor for one in report.participants]
        return self._matcher.find_same(
            EventFacts(
                self._ties.of((*ids, report.place)),
                report.date if report.stated else doubt_date(report.date),
                telling_words(article.body[slice(*report.sentence)]),
                report.types[:2],
                report.place,
            )
        )


def _claim(suggestion: EventSuggestion, ranked: RankedEvent) -> EventSuggestion:
    """Return a suggestion as claims of a known event that is like it, with what speaks for it."""
    claim = suggestion.as_claim(ranked.event.id)
    return structs.replace(claim, reason="; ".join(filter(None, (claim.reason, match_words(ranked)))))


def _has_words(article: Article | None, group: Sequence[Report]) -> bool:
    """Return whether an article has words where it reports an event: it may be gone, or shorter, since."""
    return article is not None and all(article.body[report.start : report.end].strip() for report in group)


def _add(by_key: dict[SuggestionKey, EventSuggestion], suggestion: EventSuggestion) -> None:
    """Add a suggestion; one of the same words and time, as of a reprint, has its passages added."""
    same = by_key.get(suggestion.key)
    if same is not None and days_apart(same.date, suggestion.date):
        suggestion = structs.replace(suggestion, name=f"{suggestion.name} ({suggestion.date})")
        same = by_key.get(suggestion.key)
    by_key[suggestion.key] = suggestion if same is None else same.joined(suggestion)


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
        "" if is_dated else N_("dated from earlier sentences"),
    )
    return "; ".join(filter(None, parts))
