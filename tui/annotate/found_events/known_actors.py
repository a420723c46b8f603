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
#: A clause that is so sure of its type is believed where the words of the whole report speak for another.
MIN_TYPE_CONFIDENCE = 0.7
_TERRITORIES = ("country", "place")
#: With what the id of a known actor begins among the names of a fact.
_ACTOR = "actor:"


def with_participants(
    items: Iterable[PublishedItem],
    article: Article,
    marks: Annotations,
    actors: Mapping[str, Actor],
    reports: Sequence[Report],
) -> Iterator[PublishedItem]:
    """Yield the news items of an article with the known actors that have a part in them, by its `reports`.

    So it is with the type that a clause with these actors tells of.
    """
    for item in items:
        one, perpetrators = _with_perpetrators(_without_names(item, marks, actors), marks, actors)
        clauses, place = _read_clauses(one, article, marks, actors, reports)
        by_actor: dict[str, Participant] = {id: Participant(id, "actor") for id in perpetrators}
        for part in (part for clause in clauses for part in clause.participants):
            # Where people come to harm does it to nobody.
            if (part.actor, part.role) != (place, "actor") or one.report.type not in _HARMFUL:
                by_actor.setdefault(part.actor, part)
        participants = (*by_actor.values(), *((Participant(place, "place"),) if place else ()))
        told = [
            clause.types[0] for clause in clauses if clause.types and clause.confidence >= MIN_TYPE_CONFIDENCE
        ]
        if participants or told:
            one = structs.replace(one, participants=participants, told_type=next(iter(told), ""))
        yield one


def _read_clauses(
    item: PublishedItem,
    article: Article,
    marks: Annotations,
    actors: Mapping[str, Actor],
    reports: Sequence[Report],
) -> tuple[list[Report], str | None]:
    """Return the clauses that tell of a news item, the surest first, and the actor that is its place.

    They are those of its sentence, and those of its type in the sentence that says when it was.
    """
    told = item.report
    first, last = sentence_around(article.body, told.start, told.end)
    clauses: list[Report] = []
    place = None
    if any(first <= mention.start and mention.end <= last for mention in marks.body):
        language = find_language(article.lang)
        surest = choose_report(reports, article, marks, actors, language, (told.start, told.end))
        place = surest.place
        if told.type not in _HARMFUL or not _HARMFUL.isdisjoint(surest.types[:1]):
            clauses += [surest, *(one for one in reports if _is_same(surest, one))]
    start, end = (told.begun and told.begun.at) or (0, 0)
    clauses += [one for one in reports if start <= one.trigger[0] < end and told.type in one.types[:1]]
    return clauses, place


def _is_same(report: Report, other: Report) -> bool:
    """Return whether another clause of a sentence tells of the same: its type, and whether it is done."""
    is_alike = report.types[:1] == other.types[:1] and report.factuality == other.factuality
    return is_alike and report.sentence == other.sentence and bool(report.types)


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
    for fact in map(_without_actors, item.report.facts):
        is_named = fact.about == "perpetrator" and not fact.is_open
        mention = _named_by(fact, marks, actors) if is_named else None
        if mention is None:
            facts.append(fact)
            continue
        found[mention.actor] = None
        words = max(fact.words, mention.exact, key=len)
        facts.append(structs.replace(fact, words=words, names=(*fact.names, f"{_ACTOR}{mention.actor}")))
    report = structs.replace(item.report, facts=tuple(facts))
    return structs.replace(item, report=report), tuple(found)


def _without_actors(fact: StatedFact) -> StatedFact:
    """Return a fact without the known actors that it was given when its article was marked before."""
    names = tuple(name for name in fact.names if not name.startswith(_ACTOR))
    return fact if len(names) == len(fact.names) else structs.replace(fact, names=names)


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
