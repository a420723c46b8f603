"""The known actors that have a part in what articles report: who did it, to whom, where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import structs

from tui.annotate.found_events.published_item import PublishedItem
from tui.annotate.reports.passage_report import choose_report
from tui.annotate.reports.report import Report
from tui.languages.registry import find_language
from tui.model.annotations import Annotations, Mention
from tui.model.news import StatedFact
from tui.model.records import Actor, Article, Participant
from tui.model.sentences import sentence_around
from tui.model.text import fold

#: Types of what nobody is held to have done whom no word says to have.
_HARMFUL = frozenset(("assault", "coerce"))
_TERRITORIES = ("country", "place")


def with_participants(
    items: Iterable[PublishedItem],
    article: Article,
    marks: Annotations,
    actors: Mapping[str, Actor],
    reports: Sequence[Report],
) -> Iterator[PublishedItem]:
    """Yield the news items of an article with the known actors that have a part in them, by its `reports`."""
    language = find_language(article.lang)
    for item in items:
        one, perpetrators = _with_perpetrators(_without_names(item, marks, actors), marks, actors)
        first, last = sentence_around(article.body, one.report.start, one.report.end)
        participants = dict.fromkeys(Participant(id, "actor") for id in perpetrators)
        if any(first <= mention.start and mention.end <= last for mention in marks.body):
            span = one.report.start, one.report.end
            report = choose_report(reports, article, marks, actors, language, span)
            is_told = one.report.type not in _HARMFUL or not _HARMFUL.isdisjoint(report.types[:1])
            told = [
                part for part in (report.participants if is_told else ()) if part.actor not in perpetrators
            ]
            place = (Participant(report.place, "place"),) if report.place else ()
            participants |= dict.fromkeys((*told, *place))
        yield structs.replace(one, participants=tuple(participants)) if participants else one


def _without_names(item: PublishedItem, marks: Annotations, actors: Mapping[str, Actor]) -> PublishedItem:
    """Return a news item without places that are names of people or bodies: «retiré à Orano»."""
    report = item.report
    names = {
        fold(one.exact)
        for one in marks.body
        if one.actor in actors and actors[one.actor].type not in _TERRITORIES and one.how == "name"
    }
    if not any(fold(place) in names for place in (*report.towns, *report.areas)):
        return item
    towns, areas = (
        tuple(one for one in some if fold(one) not in names) for some in (report.towns, report.areas)
    )
    return structs.replace(item, report=structs.replace(report, towns=towns, areas=areas))


def _with_perpetrators(
    item: PublishedItem, marks: Annotations, actors: Mapping[str, Actor]
) -> tuple[PublishedItem, tuple[str, ...]]:
    """Return a news item whose facts of who did it have the ids of known actors among their names, and these.

    So two of the names of one actor are no disagreement.
    """
    found: dict[str, None] = {}
    facts: list[StatedFact] = []
    for fact in item.report.facts:
        is_named = fact.about == "perpetrator" and not fact.is_open
        mention = _named_by(fact, marks, actors) if is_named else None
        if mention is None:
            facts.append(fact)
            continue
        found[mention.actor] = None
        words = max(fact.words, mention.exact, key=len)
        facts.append(structs.replace(fact, words=words, names=(*fact.names, f"actor:{mention.actor}")))
    report = structs.replace(item.report, facts=tuple(facts)) if found else item.report
    return structs.replace(item, report=report), tuple(found)


def _named_by(fact: StatedFact, marks: Annotations, actors: Mapping[str, Actor]) -> Mention | None:
    """Return the mention of a known actor that the words of a fact are, or are a part of."""
    words = fold(fact.words)
    for one in marks.body:
        is_inside = fact.start <= one.start and one.end <= fact.end
        if not is_inside or one.actor not in actors or actors[one.actor].type in _TERRITORIES:
            continue
        exact = fold(one.exact)
        if f" {words} " in f" {exact} " or f" {exact} " in f" {words} ":
            return one
    return None
