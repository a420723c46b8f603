"""Comparison of texts: shared passages, differences to the word, and facts on which they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec
from msgspec import Struct

from tui.analysis.comparison_process import SharedTexts, find_shared_in_texts
from tui.analysis.sources.claim_sources import claim_places, find_claim_sources
from tui.analysis.sources.similar_articles import copy_words, find_similar_articles, share_of
from tui.i18n import gettext as _
from tui.i18n import ngettext
from tui.index.query import Query
from tui.index.store import MATCH_ALL, Store
from tui.model.claims import Value, compare_claims
from tui.model.dates.formatting import format_long
from tui.model.records import Actor, Article, Event, Kind, Ref
from tui.model.text_reuse import ShouldStop, Span

#: Articles in one comparison: more have no room beside each other.
MAX_ARTICLES = 6
#: Articles that are offered for a comparison.
MAX_OFFERED = 50
#: Events, and actors, of an article by which similar articles are found.
_MAX_RELATIONS = 12
#: Events, and actors, of an article that are compared to count what two articles have in common.
_MAX_RELATIONS_COUNTED = 1_000
_RELATED_KINDS: tuple[Kind, ...] = ("event", "actor")


class Fact(Struct, frozen=True):
    """A field of an event on which sources differ: each value with the sources that give it."""

    event: Ref
    title: str
    about: str
    values: tuple[tuple[Value, tuple[str, ...]], ...]
    places: tuple[tuple[str, Span], ...] = ()  # where articles (by their ids) give the values


class Difference(Struct, frozen=True):
    """A place in some of the texts at which they differ; spans are code points of their bodies."""

    sides: tuple[int, ...]  # indexes of the texts
    spans: tuple[Span, ...]


class Comparison(Struct, frozen=True):
    """Some articles, what they share, and the facts on which they differ."""

    articles: tuple[Article, ...]
    shared: tuple[SharedTexts, ...]
    facts: tuple[Fact, ...]
    whole: bool = True  # False when the work was stopped before its end
    fitting: int = 0  # articles that fit the filter, of which the first `MAX_ARTICLES` are compared
    known: int = 0  # articles before the filter
    sources: int = 0  # sources of the event, including links, which have no text here
    quoted: tuple[tuple[Span, ...], ...] = ()  # for each article, the passages that claims of the event quote

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the name of each article: its credit, and its paper or date where two have the same."""
        credits = Counter(article.credit for article in self.articles)
        labels = Counter(article.label for article in self.articles)
        return tuple(
            article.credit
            if credits[article.credit] == 1
            else f"{article.label}, {format_long(article.date, _)}"
            if labels[article.label] > 1 and article.date
            else article.label
            for article in self.articles
        )

    def share(self, side: int) -> float:
        """Return the share of an article's body, from first to last word, that is in another too (0 to 1)."""
        return share_of(self.articles[side].body, self.spans_of(side))

    def spans_of(self, side: int) -> list[Span]:
        """Return the passages of an article that are in another one too."""
        return [passage.spans[passage.sides.index(side)] for passage in self.shared if side in passage.sides]

    def changes_of(self, side: int) -> list[Span]:
        """Return the spans of an article's shared passages whose words differ in the other article."""
        spans = (
            change[passage.sides.index(side)]
            for passage in self.shared
            if side in passage.sides
            for change in passage.changes
        )
        return sorted({span for span in spans if span[0] < span[1]})


def find_differences(comparison: Comparison) -> list[Difference]:
    """Return the differences of a comparison: of its facts, then the words that differ in shared passages.

    Where there are none, the shared passages themselves.
    """
    sides = {article.id: side for side, article in enumerate(comparison.articles)}
    differences: dict[Difference, None] = {}
    for fact in comparison.facts:
        places = dict(reversed([(sides[name], span) for name, span in fact.places if name in sides]))
        if order := sorted(places):
            differences[Difference(tuple(order), tuple(places[side] for side in order))] = None
    for passage in comparison.shared:
        differences |= dict.fromkeys(Difference(passage.sides, change) for change in passage.changes)
    if not differences:
        differences = dict.fromkeys(Difference(each.sides, each.spans) for each in comparison.shared)
    return list(differences)


def compare_articles(
    store: Store,
    articles: Sequence[Article],
    event: Event | None = None,
    stopped: ShouldStop = lambda _share: False,
    query: Query = MATCH_ALL,
) -> Comparison:
    """Compare articles, at most `MAX_ARTICLES`.

    `event`: the articles are its sources. `stopped` is called with the share of the work done (0 to 1) and
    returns whether to stop. `query`: of the sources of an event only those that fit. Raises StoreError.
    """
    return with_shared(with_facts(store, new_comparison(store, articles, query), event), stopped)


def new_comparison(store: Store, articles: Sequence[Article], query: Query = MATCH_ALL) -> Comparison:
    """Return the comparison of the articles that fit, before shared passages and facts are known."""
    refs = set(store.filter_refs([article.ref for article in articles], query))
    fitting = tuple(article for article in articles if article.ref in refs)
    return Comparison(fitting[:MAX_ARTICLES], (), (), whole=False, fitting=len(fitting), known=len(articles))


def with_facts(store: Store, comparison: Comparison, event: Event | None) -> Comparison:
    """Return the comparison with the facts on which its articles differ.

    For an event also with the passages that its claims quote, and the number of its sources.
    """
    result = msgspec.structs.replace(comparison, facts=_find_facts(store, comparison, event))
    if event is None:
        return result
    articles_by_id = {article.id: article for article in comparison.articles}
    spans_by_article: dict[str | None, set[Span]] = {name: set() for name in articles_by_id}
    for claim, place in zip(event.claims, claim_places(event, articles_by_id.get), strict=True):
        if place is not None:
            spans_by_article[claim.article].add(place)
    return msgspec.structs.replace(
        result,
        sources=len({claim.article or claim.source for claim in event.claims}),
        quoted=tuple(tuple(sorted(spans_by_article[name])) for name in articles_by_id),
    )


def with_shared(comparison: Comparison, stopped: ShouldStop) -> Comparison:
    """Return the comparison with the passages that its articles share; `stopped` as in `compare`."""
    shared = find_shared_in_texts([article.body for article in comparison.articles], stopped)
    return msgspec.structs.replace(comparison, shared=shared, whole=not stopped(1.0))


def articles_of(store: Store, event: Event) -> list[Article]:
    """Return the articles that the claims of an event quote. Raises StoreError."""
    names = dict.fromkeys(claim.article for claim in event.claims if claim.article)
    return [
        record
        for record in store.read([Ref("article", name) for name in names])
        if isinstance(record, Article)
    ]


def rank_similar_articles(
    store: Store, article: Article, query: Query = MATCH_ALL
) -> list[tuple[Article, str]]:
    """Return articles that fit, most similar to `article` first, each with the reason.

    A reason is «62% of this» or «2 events», for example.
    """
    copies = {copy.ref: copy_words(copy.share, None) for copy in find_similar_articles(store, article).found}
    events, actors = (
        [link.ref for link in store.related_records(article.ref, _MAX_RELATIONS, kind)]
        for kind in _RELATED_KINDS
    )
    shared_events: Counter[Ref] = Counter()
    for record in store.read(events):
        assert isinstance(record, Event)
        shared_events.update({Ref("article", claim.article) for claim in record.claims if claim.article})
    shared_actors: Counter[Ref] = Counter()
    for actor in actors:
        shared_actors.update({link.ref for link in store.related_records(actor, MAX_OFFERED, "article")})
    candidates = [*copies, *(ref for ref, _n in shared_events.most_common())]
    candidates += sorted(shared_actors, key=lambda ref: (-shared_actors[ref], ref))
    candidates += [row.ref for row in store.rows("article", limit=MAX_OFFERED, query=query).items]
    fitting = store.filter_refs([ref for ref in dict.fromkeys(candidates) if ref != article.ref], query)
    records = [record for record in store.read(fitting[:MAX_OFFERED]) if isinstance(record, Article)]
    own_relations = _related_refs(store, article.ref)
    shared = {record.ref: own_relations & _related_refs(store, record.ref) for record in records}
    records.sort(
        key=lambda record: (
            () if record.ref in copies else (1, *(-count for count in _count_by_kind(shared[record.ref])))
        )
    )
    return [
        (record, _similarity_reason(copies.get(record.ref, ""), shared[record.ref])) for record in records
    ]


def _related_refs(store: Store, article: Ref) -> set[Ref]:
    """Return the events that quote an article, and the actors it mentions."""
    return {
        link.ref
        for kind in _RELATED_KINDS
        for link in store.related_records(article, _MAX_RELATIONS_COUNTED, kind)
    }


def _count_by_kind(shared: set[Ref]) -> tuple[int, int]:
    """Return the number of events and the number of actors."""
    events, actors = (sum(ref.kind == kind for ref in shared) for kind in _RELATED_KINDS)
    return events, actors


def _similarity_reason(copy: str, shared: set[Ref]) -> str:
    """Return in words what two articles have in common."""
    events, actors = _count_by_kind(shared)
    reasons = [copy] if copy else []
    reasons += [ngettext("{n} event", "{n} events", events).format(n=events)] if events else []
    reasons += [ngettext("{n} actor", "{n} actors", actors).format(n=actors)] if actors else []
    return ", ".join(reasons)


def _find_facts(store: Store, comparison: Comparison, event: Event | None) -> tuple[Fact, ...]:
    """Return the facts on which the sources of `event` differ; without it, those of common events.

    Common events are those that all articles report. Where a filter leaves sources out, only the claims of
    compared articles count.
    """
    articles = comparison.articles
    if event is not None:
        names, shown_ids = find_claim_sources(store, event).labels, {article.id for article in articles}
        is_unfiltered = comparison.fitting == comparison.known
        claim_indexes = [
            index for index, claim in enumerate(event.claims) if is_unfiltered or claim.article in shown_ids
        ]
        filtered_event = msgspec.structs.replace(
            event, claims=tuple(event.claims[index] for index in claim_indexes)
        )
        return _event_facts(filtered_event, [names[index] for index in claim_indexes], store)
    events_by_article = [
        {link.ref for link in store.related_records(article.ref, kind="event") if link.reason == "claim"}
        for article in articles
    ]
    common_events = (
        sorted(set.intersection(*events_by_article)) if len({article.id for article in articles}) > 1 else []
    )
    labels = dict(zip((article.id for article in articles), comparison.labels, strict=True))
    facts: list[Fact] = []
    for record in store.read(common_events):
        assert isinstance(record, Event)
        claims = tuple(claim for claim in record.claims if claim.article in labels)
        names = tuple(labels[claim.article or ""] for claim in claims)
        facts += _event_facts(msgspec.structs.replace(record, claims=claims), names, store)
    return tuple(facts)


def _event_facts(event: Event, names: Sequence[str], store: Store) -> tuple[Fact, ...]:
    """Return the disagreements of an event as facts; `names` are the sources of its claims."""
    fields = compare_claims(event).disagreements
    ids = {str(part) for field in fields if field.about in ("place", "participants")
           for claimed in field.values for part in value_parts(claimed.value)}  # fmt: skip
    actors = store.read([Ref("actor", name) for name in sorted(ids)])
    name_by_id = {actor.id: actor.name for actor in actors if isinstance(actor, Actor)}
    articles = {claim.article for claim in event.claims if claim.article}
    records = store.read([Ref("article", name) for name in sorted(articles)]) if fields else []
    spans = claim_places(event, {record.id: record for record in records if isinstance(record, Article)}.get)
    facts = []
    for field in fields:
        places = [
            (event.claims[claim].article or "", span)
            for claimed in field.values
            for claim in claimed.claims
            if (span := spans[claim]) is not None
        ]
        values = [
            (
                tuple(name_by_id.get(part, part) for part in value_parts(claimed.value))
                if field.about in ("place", "participants")
                else claimed.value,
                tuple(dict.fromkeys(names[claim] for claim in claimed.claims)),
            )
            for claimed in field.values
        ]
        facts.append(Fact(event.ref, event.title, field.about, tuple(values), tuple(places)))
    return tuple(facts)


def value_parts(value: Value) -> tuple[str, ...]:
    """Return a value as a tuple, as some fields have several parts."""
    return (value,) if isinstance(value, str) else value
