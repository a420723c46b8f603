"""Texts side by side: what they share, where that differs to the word, and the facts on which they differ."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from tui.i18n import gettext as _
from tui.i18n import ngettext
from tui.index.query import Query
from tui.index.store import EVERYTHING, Store
from tui.model.claims import Value, disagreements
from tui.model.datewords import describe
from tui.model.records import Actor, Article, Event, Kind, Ref
from tui.model.reuse import Span, Stopped
from tui.views.copies import copies_of, copy_words, share_of
from tui.views.origins import about_words, claim_places, sources_of
from tui.views.sharing import Shared, shared_among

#: Articles compared at one time, at most; and how many are offered for a comparison.
MOST, OFFERED = 6, 50
#: Actors and events of an article by which others are found that are like it; and of each as many at most
#: are compared to count what two articles have in common.
_TIES, _COUNTED = 12, 1_000
_TIED: tuple[Kind, ...] = ("event", "actor")


class Fact(Struct, frozen=True):
    """A field of an event on which the sources differ: each value with who gives it."""

    event: Ref
    title: str
    about: str
    values: tuple[tuple[Value, tuple[str, ...]], ...]


class Comparison(Struct, frozen=True):
    """Some articles beside each other."""

    articles: tuple[Article, ...]
    shared: tuple[Shared, ...]
    facts: tuple[Fact, ...]
    whole: bool = True  # False: stopped before everything was compared
    fitting: int = 0  # articles that were to be compared: only the first `MOST` are
    known: int = 0  # articles of the event, those too that the filter leaves out
    sources: int = 0  # of the event, those too that have no text here: links
    quoted: tuple[tuple[Span, ...], ...] = ()  # of each article: the passages that the event's claims quote

    @property
    def labels(self) -> tuple[str, ...]:
        """What each article is called: by its credit; where two have one with its paper, else its date."""
        credits = Counter(article.credit for article in self.articles)
        labels = Counter(article.label for article in self.articles)
        return tuple(
            article.credit
            if credits[article.credit] == 1
            else f"{article.label}, {describe(article.date, _)}"
            if labels[article.label] > 1 and article.date
            else article.label
            for article in self.articles
        )

    def share(self, side: int) -> float:
        """How much of an article's body, from its first word to its last, stands in another too: 0–1."""
        return share_of(self.articles[side].body, self.spans_of(side))

    def spans_of(self, side: int) -> list[Span]:
        """The passages of an article that stand in another of them too."""
        return [each.spans[each.sides.index(side)] for each in self.shared if side in each.sides]

    def changes_of(self, side: int) -> list[Span]:
        """Where words of its shared passages are others elsewhere."""
        found = (
            change[each.sides.index(side)]
            for each in self.shared
            if side in each.sides
            for change in each.changes
        )
        return sorted({span for span in found if span[0] < span[1]})


def compare(
    store: Store,
    articles: Sequence[Article],
    event: Event | None = None,
    stopped: Stopped = lambda _share: False,
    query: Query = EVERYTHING,
) -> Comparison:
    """Compare articles (at most `MOST`); `event`: whose sources they are. Raises StoreError.

    `stopped` is told now and then how much is done (0–1). `query`: only of an event's sources those that fit.
    """
    return with_shared(with_facts(store, beside(store, articles, query), event), stopped)


def beside(store: Store, articles: Sequence[Article], query: Query = EVERYTHING) -> Comparison:
    """Those of some articles that fit (at most `MOST`); what they share and differ on is not known yet."""
    refs = set(store.fitting([article.ref for article in articles], query))
    fit = tuple(article for article in articles if article.ref in refs)
    return Comparison(fit[:MOST], (), (), whole=False, fitting=len(fit), known=len(articles))


def with_facts(store: Store, comparison: Comparison, event: Event | None) -> Comparison:
    """The comparison with the facts on which its articles differ; see `compare`.

    Of an event also where its claims stand, and how many sources it has.
    """
    found = msgspec.structs.replace(comparison, facts=_facts(store, comparison, event))
    if event is None:
        return found
    known = {article.id: article for article in comparison.articles}
    places: dict[str | None, set[Span]] = {name: set() for name in known}
    for claim, place in zip(event.claims, claim_places(event, known.get), strict=True):
        if place is not None:
            places[claim.article].add(place)
    return msgspec.structs.replace(
        found,
        sources=len({claim.article or claim.source for claim in event.claims}),
        quoted=tuple(tuple(sorted(places[name])) for name in known),
    )


def with_shared(comparison: Comparison, stopped: Stopped) -> Comparison:
    """The comparison with what the articles share; see `compare`."""
    shared = shared_among([article.body for article in comparison.articles], stopped)
    return msgspec.structs.replace(comparison, shared=shared, whole=not stopped(1.0))


def articles_of(store: Store, event: Event) -> list[Article]:
    """The articles that an event's claims quote. Raises StoreError."""
    names = dict.fromkeys(claim.article for claim in event.claims if claim.article)
    return [
        record
        for record in store.read([Ref("article", name) for name in names])
        if isinstance(record, Article)
    ]


def likeliest(store: Store, article: Article, query: Query = EVERYTHING) -> list[tuple[Article, str]]:
    """Articles that fit, the likeliest to compare it with first, and why: «62% of this», «2 events»."""
    copies = {copy.ref: copy_words(copy.share, None) for copy in copies_of(store, article).found}
    events, actors = ([link.ref for link in store.related(article.ref, _TIES, k)] for k in _TIED)
    same: Counter[Ref] = Counter()
    for record in store.read(events):
        assert isinstance(record, Event)
        same.update({Ref("article", claim.article) for claim in record.claims if claim.article})
    together: Counter[Ref] = Counter()
    for actor in actors:
        together.update({link.ref for link in store.related(actor, OFFERED, "article")})
    refs = [*copies, *(ref for ref, _n in same.most_common())]
    refs += sorted(together, key=lambda ref: (-together[ref], ref))
    refs += [row.ref for row in store.rows("article", limit=OFFERED, query=query).items]
    wanted = store.fitting([ref for ref in dict.fromkeys(refs) if ref != article.ref], query)
    found = [record for record in store.read(wanted[:OFFERED]) if isinstance(record, Article)]
    own = _ties(store, article.ref)
    shared = {record.ref: own & _ties(store, record.ref) for record in found}
    found.sort(
        key=lambda record: () if record.ref in copies else (1, *(-n for n in _counts(shared[record.ref])))
    )
    return [(record, _likeness(copies.get(record.ref, ""), shared[record.ref])) for record in found]


def _ties(store: Store, article: Ref) -> set[Ref]:
    """The events that an article is quoted for, and the actors it names, in its title too."""
    return {link.ref for kind in _TIED for link in store.related(article, _COUNTED, kind)}


def _counts(shared: set[Ref]) -> tuple[int, int]:
    """How many events, and how many actors."""
    events, actors = (sum(ref.kind == kind for ref in shared) for kind in _TIED)
    return events, actors


def _likeness(copy: str, shared: set[Ref]) -> str:
    events, actors = _counts(shared)
    said = [copy] if copy else []
    said += [ngettext("{n} event", "{n} events", events).format(n=events)] if events else []
    said += [ngettext("{n} actor", "{n} actors", actors).format(n=actors)] if actors else []
    return ", ".join(said)


def _facts(store: Store, comparison: Comparison, event: Event | None) -> tuple[Fact, ...]:
    """What the sources of `event` differ on; without it, what events that all articles tell differ on.

    Where a filter leaves sources out, only what those say that are compared.
    """
    articles = comparison.articles
    if event is not None:
        names, shown = sources_of(store, event).labels, {article.id for article in articles}
        every = comparison.fitting == comparison.known
        said = [number for number, claim in enumerate(event.claims) if every or claim.article in shown]
        narrowed = msgspec.structs.replace(event, claims=tuple(event.claims[number] for number in said))
        return _facts_of(narrowed, [names[number] for number in said], store)
    told = [
        {link.ref for link in store.related(article.ref, kind="event") if link.why == "claim"}
        for article in articles
    ]
    both = sorted(set.intersection(*told)) if len({article.id for article in articles}) > 1 else []
    labels = dict(zip((article.id for article in articles), comparison.labels, strict=True))
    found: list[Fact] = []
    for record in store.read(both):
        assert isinstance(record, Event)
        claims = tuple(claim for claim in record.claims if claim.article in labels)
        names = tuple(labels[claim.article or ""] for claim in claims)
        found += _facts_of(msgspec.structs.replace(record, claims=claims), names, store)
    return tuple(found)


def _facts_of(event: Event, names: Sequence[str], store: Store) -> tuple[Fact, ...]:
    found = disagreements(event)
    ids = {str(part) for each in found if each.about in ("place", "participants")
           for reading in each.values for part in _parts(reading.value)}  # fmt: skip
    actors = store.read([Ref("actor", name) for name in sorted(ids)])
    called = {actor.id: actor.name for actor in actors if isinstance(actor, Actor)}
    facts = []
    for each in found:
        values = [
            (
                tuple(called.get(part, part) for part in _parts(reading.value))
                if each.about in ("place", "participants")
                else reading.value,
                tuple(dict.fromkeys(names[claim] for claim in reading.claims)),
            )
            for reading in each.values
        ]
        facts.append(Fact(event.ref, event.title, each.about, tuple(values)))
    return tuple(facts)


def _parts(value: Value) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


class Alignment:
    """Where one article goes on when another is scrolled: shared passages meet, the rest in proportion.

    Of an event the first passages meet too that its claims quote.
    """

    def __init__(self, comparison: Comparison, one: int, other: int) -> None:
        lengths = (len(comparison.articles[one].body), len(comparison.articles[other].body))
        pairs = sorted(
            (
                (each.spans if each.sides == (one, other) else each.spans[::-1])
                for each in comparison.shared
                if set(each.sides) == {one, other}
            ),
            key=lambda spans: spans[0][0] - spans[0][1],
        )
        held: list[tuple[Span, Span]] = []  # the longest first; what crosses them is left out
        quoted = [places[0] for side in (one, other) if (places := (*comparison.quoted, (), ())[side])]
        for spans in [*pairs, *([(quoted[0], quoted[1])] if len(quoted) == 2 else [])]:
            at = bisect_right(held, spans)
            before, after = held[at - 1 : at] if at else [], held[at : at + 1]
            crossing = any(kept[1][1] > spans[1][0] or kept[0][1] > spans[0][0] for kept in before)
            if not crossing and not any(kept[1][0] < spans[1][1] for kept in after):
                held.insert(at, spans)
        points = [
            (0, 0),
            *(point for one_, other_ in held for point in zip(one_, other_, strict=True)),
            lengths,
        ]
        self._from = [point[0] for point in points]
        self._to = [point[1] for point in points]

    def __call__(self, offset: int) -> int:
        """The code point of the other body that stands beside `offset` of the one."""
        at = min(max(bisect_right(self._from, offset) - 1, 0), len(self._from) - 2)
        begin, end = self._from[at : at + 2]
        share = min(1.0, (offset - begin) / (end - begin)) if end > begin else 0.0
        return round(self._to[at] + share * (self._to[at + 1] - self._to[at]))


def value_words(about: str, value: Value) -> str:
    """A value on one line; a date in words."""
    said = ", ".join(_parts(value))
    return describe(said, _) if about in ("start", "end") else said


def comparison_json(found: Comparison) -> dict[str, Any]:
    """The comparison for other programs; offsets are code points of the bodies."""
    sides = [
        {"id": str(a.ref), "title": a.title, "source": a.credit, "publisher": a.publisher, "date": a.date,
         "share": round(found.share(side), 3)}
        for side, a in enumerate(found.articles)
    ]  # fmt: skip
    facts = [
        {"event": str(f.event), "about": f.about,
         "values": [{"value": value, "sources": list(names)} for value, names in f.values]}
        for f in found.facts
    ]  # fmt: skip
    shared = msgspec.to_builtins(found.shared)
    return {"sides": sides, "fitting": found.fitting, "known": found.known, "facts": facts, "shared": shared}


def reach_words(found: Comparison) -> str:
    """Which of an event's sources are compared, where not all are: «3 of 5 articles», «the first 6 of 24»."""
    shown, fitting, known = (f"{n:,}" for n in (len(found.articles), found.fitting, found.known))
    if len(found.articles) < found.fitting:
        words = _("the first {n} of {count} articles").format(n=shown, count=fitting)
        return (
            words if fitting == known else _("{words} that fit, of {count}").format(words=words, count=known)
        )
    return "" if fitting == known else _("{n} of {count} articles").format(n=fitting, count=known)


def linked_words(found: Comparison) -> str:
    """«2 of 3 sources have a text here»: where some of an event's claims are links, or lead nowhere."""
    words = _("{n} of {count} sources have a text here")
    return (
        words.format(n=f"{found.known:,}", count=f"{found.sources:,}") if found.known < found.sources else ""
    )


def plain_words(found: Comparison) -> str:
    """What needs no comparing: that a text is empty, or that all are the same; else nothing."""
    bodies = [article.body.strip() for article in found.articles]
    if len(bodies) > 1 and len(set(bodies)) == 1 and bodies[0]:
        return _("the same text, to the letter")
    empty = [number for number, body in enumerate(bodies, 1) if not body]
    if not empty:
        return ""
    return ngettext("text {names} is empty", "texts {names} are empty", len(empty)).format(
        names=", ".join(map(str, empty))
    )


def comparison_lines(found: Comparison) -> Iterator[str]:
    """The comparison for people."""
    if reach := " · ".join(filter(None, (reach_words(found), linked_words(found)))):
        yield reach
        yield ""
    for number, article in enumerate(found.articles, 1):
        said, date = found.labels[number - 1], describe(article.date, _) if article.date else ""
        said += f", {date}" if date and not said.endswith(date) else ""
        share = _("{share} shared").format(share=f"{found.share(number - 1):.0%}")
        yield f"{number}  {article.title} ({said}; {share})"
    yield ""
    for fact in found.facts:
        said = " | ".join(f"{value_words(fact.about, v)} ({' · '.join(names)})" for v, names in fact.values)
        yield f"{fact.title}: {about_words(fact.about)}: {said}"
    if found.facts:
        yield ""
    if plain := plain_words(found):
        yield plain
    if not found.shared:
        yield _("no shared passages")
    for each in found.shared:
        yield from _shared_lines(found, each)


def _shared_lines(found: Comparison, shared: Shared) -> Iterator[str]:
    bodies = [found.articles[side].body for side in shared.sides]
    texts = [body[start:end] for body, (start, end) in zip(bodies, shared.spans, strict=True)]
    words = ngettext("{n} word", "{n} words", shared.kept).format(n=f"{shared.kept:,}")
    where = " = ".join(
        f"{side + 1}:{start}–{end}" for side, (start, end) in zip(shared.sides, shared.spans, strict=True)
    )
    yield f"{where}  {words}"
    yield f"    « {' '.join(texts[0].split())} »"
    for change in shared.changes:
        one, other = (" ".join(body[slice(*span)].split()) for body, span in zip(bodies, change, strict=True))
        yield f"    {one or '∅'} → {other or '∅'}"
