"""Comparison of texts: shared passages, differences to the word, and facts on which they differ."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from tui.analysis.comparison_process import SharedTexts, find_shared_in_texts
from tui.analysis.sources.claim_sources import about_words, claim_places, find_claim_sources
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
        {link.ref for link in store.related_records(article.ref, kind="event") if link.why == "claim"}
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
           for claimed in field.values for part in _value_parts(claimed.value)}  # fmt: skip
    actors = store.read([Ref("actor", name) for name in sorted(ids)])
    name_by_id = {actor.id: actor.name for actor in actors if isinstance(actor, Actor)}
    facts = []
    for field in fields:
        values = [
            (
                tuple(name_by_id.get(part, part) for part in _value_parts(claimed.value))
                if field.about in ("place", "participants")
                else claimed.value,
                tuple(dict.fromkeys(names[claim] for claim in claimed.claims)),
            )
            for claimed in field.values
        ]
        facts.append(Fact(event.ref, event.title, field.about, tuple(values)))
    return tuple(facts)


def _value_parts(value: Value) -> tuple[str, ...]:
    """Return a value as a tuple, as some fields have several parts."""
    return (value,) if isinstance(value, str) else value


class Alignment:
    """A mapping of offsets between two articles that are scrolled together.

    Shared passages are mapped to each other, the text between them in proportion. For an event the first
    quoted passages of both articles are mapped to each other too.
    """

    def __init__(self, comparison: Comparison, one: int, other: int) -> None:
        lengths = (len(comparison.articles[one].body), len(comparison.articles[other].body))
        pairs = sorted(
            (
                (passage.spans if passage.sides == (one, other) else passage.spans[::-1])
                for passage in comparison.shared
                if set(passage.sides) == {one, other}
            ),
            key=lambda pair: pair[0][0] - pair[0][1],
        )
        anchors: list[tuple[Span, Span]] = []  # added longest first; pairs that cross one are left out
        first_quotes = [quotes[0] for side in (one, other) if (quotes := (*comparison.quoted, (), ())[side])]
        for pair in [*pairs, *([(first_quotes[0], first_quotes[1])] if len(first_quotes) == 2 else [])]:
            position = bisect_right(anchors, pair)
            before = anchors[position - 1 : position] if position else []
            after = anchors[position : position + 1]
            crosses_before = any(anchor[1][1] > pair[1][0] or anchor[0][1] > pair[0][0] for anchor in before)
            if not crosses_before and not any(anchor[1][0] < pair[1][1] for anchor in after):
                anchors.insert(position, pair)
        points = [
            (0, 0),
            *(point for span, other_span in anchors for point in zip(span, other_span, strict=True)),
            lengths,
        ]
        self._offsets = [point[0] for point in points]
        self._other_offsets = [point[1] for point in points]

    def __call__(self, offset: int) -> int:
        """Return the offset in the other body that corresponds to `offset`; both in code points."""
        index = min(max(bisect_right(self._offsets, offset) - 1, 0), len(self._offsets) - 2)
        start, end = self._offsets[index : index + 2]
        share = min(1.0, (offset - start) / (end - start)) if end > start else 0.0
        return round(
            self._other_offsets[index] + share * (self._other_offsets[index + 1] - self._other_offsets[index])
        )


def value_words(about: str, value: Value) -> str:
    """Return a value on one line, a date in words."""
    text = ", ".join(_value_parts(value))
    return format_long(text, _) if about in ("start", "end") else text


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """Return the comparison as JSON; offsets are code points of the bodies."""
    sides = [
        {"id": str(a.ref), "title": a.title, "source": a.credit, "publisher": a.publisher, "date": a.date,
         "share": round(comparison.share(side), 3)}
        for side, a in enumerate(comparison.articles)
    ]  # fmt: skip
    facts = [
        {"event": str(f.event), "about": f.about,
         "values": [{"value": value, "sources": list(names)} for value, names in f.values]}
        for f in comparison.facts
    ]  # fmt: skip
    shared = msgspec.to_builtins(comparison.shared)
    return {
        "sides": sides,
        "fitting": comparison.fitting,
        "known": comparison.known,
        "facts": facts,
        "shared": shared,
    }


def reach_words(comparison: Comparison) -> str:
    """Return how many of the articles are compared, when not all are; else an empty text.

    For example «3 of 5 articles» or «the first 6 of 24».
    """
    shown, fitting, known = (
        f"{n:,}" for n in (len(comparison.articles), comparison.fitting, comparison.known)
    )
    if len(comparison.articles) < comparison.fitting:
        text = _("the first {n} of {count} articles").format(n=shown, count=fitting)
        return text if fitting == known else _("{words} that fit, of {count}").format(words=text, count=known)
    return "" if fitting == known else _("{n} of {count} articles").format(n=fitting, count=known)


def linked_words(comparison: Comparison) -> str:
    """Return how many sources of an event have a text, when some are links or lead nowhere; else ''."""
    text = _("{n} of {count} sources have a text here")
    return (
        text.format(n=f"{comparison.known:,}", count=f"{comparison.sources:,}")
        if comparison.known < comparison.sources
        else ""
    )


def plain_words(comparison: Comparison) -> str:
    """Return why there is nothing to compare: texts are empty, or all the same; else ''."""
    bodies = [article.body.strip() for article in comparison.articles]
    if len(bodies) > 1 and len(set(bodies)) == 1 and bodies[0]:
        return _("the same text, to the letter")
    empty = [position for position, body in enumerate(bodies, 1) if not body]
    if not empty:
        return ""
    return ngettext("text {names} is empty", "texts {names} are empty", len(empty)).format(
        names=", ".join(map(str, empty))
    )


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    """Yield the comparison as lines for people."""
    if reach := " · ".join(filter(None, (reach_words(comparison), linked_words(comparison)))):
        yield reach
        yield ""
    for position, article in enumerate(comparison.articles, 1):
        label, date = comparison.labels[position - 1], format_long(article.date, _) if article.date else ""
        label += f", {date}" if date and not label.endswith(date) else ""
        share = _("{share} shared").format(share=f"{comparison.share(position - 1):.0%}")
        yield f"{position}  {article.title} ({label}; {share})"
    yield ""
    for fact in comparison.facts:
        values = " | ".join(
            f"{value_words(fact.about, value)} ({' · '.join(names)})" for value, names in fact.values
        )
        yield f"{fact.title}: {about_words(fact.about)}: {values}"
    if comparison.facts:
        yield ""
    if remark := plain_words(comparison):
        yield remark
    if not comparison.shared:
        yield _("no shared passages")
    for passage in comparison.shared:
        yield from _shared_lines(comparison, passage)


def _shared_lines(comparison: Comparison, shared: SharedTexts) -> Iterator[str]:
    """Yield a shared passage with its offsets, its text and the differences."""
    bodies = [comparison.articles[side].body for side in shared.sides]
    texts = [body[start:end] for body, (start, end) in zip(bodies, shared.spans, strict=True)]
    count_text = ngettext("{n} word", "{n} words", shared.kept).format(n=f"{shared.kept:,}")
    positions = " = ".join(
        f"{side + 1}:{start}–{end}" for side, (start, end) in zip(shared.sides, shared.spans, strict=True)
    )
    yield f"{positions}  {count_text}"
    yield f"    « {' '.join(texts[0].split())} »"
    for change in shared.changes:
        text, other_text = (
            " ".join(body[slice(*span)].split()) for body, span in zip(bodies, change, strict=True)
        )
        yield f"    {text or '∅'} → {other_text or '∅'}"
