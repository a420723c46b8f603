"""Who stands behind the claims of an event, and in one line how far they agree.

An origin is of a passage, not of a page: claims whose passages are copies of each other have one. It is the
agency or source that the text around the passage names, else what the earliest of the articles that carry it
credits: those of the event, and others of the corpus.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from tui.i18n import gettext as _
from tui.i18n import ngettext
from tui.index.store import Store
from tui.model.claims import (
    Disagreement,
    Value,
    agreements,
    count_origins,
    disagreements,
    narrowest,
    origins,
    unconfirmed,
)
from tui.model.dates import parse_edtf
from tui.model.datewords import describe
from tui.model.quotes import find_quote
from tui.model.records import Article, Claim, Event, Ref
from tui.model.reuse import Span
from tui.model.sentences import sentence_around
from tui.model.text import fold
from tui.views.carriers import Looked, Place, carriers, published
from tui.views.named import credited, named_source

#: How many values of a field are said in the line; more are counted.
SAID = 3
#: Of a sentence, so many code points are shown before a quote, and after it.
AROUND = 160


class Carrier(Struct, frozen=True):
    """Another article that carries a claim's passage, and where (code points of its body)."""

    ref: Ref
    credit: str
    label: str  # the credit, with the paper where that is another
    date: str | None
    span: Span


class Context(Struct, frozen=True):
    """What stands before and after a quote in its sentence, on one line; of a long one the nearer part."""

    before: str = ""
    after: str = ""

    def around(self, quote: str) -> str:
        """The sentence with the quote in it."""
        return f"{self.before}{' '.join(quote.split())}{self.after}"


class Sources(Struct, frozen=True):
    """For each claim its origin's name, and where its quote stands in its article (code points)."""

    names: tuple[str, ...]
    places: tuple[Span | None, ...]
    elsewhere: tuple[tuple[Carrier, ...], ...] = ()  # other articles that carry each passage, the earliest
    carried: tuple[int, ...] = ()  # by how many articles each passage is carried, its own too
    looked: Looked = Looked()
    contexts: tuple[Context, ...] = ()  # of each quote; empty where it is not in its article
    labels: tuple[str, ...] = ()  # the names; of several articles that have one, «L’Écho de Bamako (AFP)»

    @property
    def count(self) -> int:
        """How many different origins there are."""
        return count_origins(self.names)

    @property
    def together(self) -> list[int]:
        """The claims (by index) in such an order that those of one origin stand together."""
        folded = [fold(name) for name in self.names]
        first = {name: number for number, name in reversed(list(enumerate(folded)))}
        return sorted(range(len(folded)), key=lambda number: (first[folded[number]], number))


def article_of(store: Store) -> Callable[[str], Article | None]:
    """A function from an article's id to the article, which asks the store once for each."""
    known: dict[str, Article | None] = {}

    def read(name: str) -> Article | None:
        if name not in known:
            found = store.read([Ref("article", name)])
            known[name] = found[0] if found and isinstance(found[0], Article) else None
        return known[name]

    return read


def claim_places(event: Event, articles: Callable[[str], Article | None]) -> list[tuple[int, int] | None]:
    """For each claim where its quote stands in its article's body (code points), or None."""
    places = []
    for claim in event.claims:
        article = articles(claim.article) if claim.article else None
        places.append(
            find_quote(article.body, claim.quote, claim.prefix, claim.suffix)
            if article and claim.quote
            else None
        )
    return places


def sources_of(store: Store, event: Event) -> Sources:
    """The sources of an event's claims. Raises StoreError."""
    articles = article_of(store)
    places = claim_places(event, articles)
    names = list(origins(event, articles))
    passages = [
        Place(claim.article, place) if claim.article and place else None
        for claim, place in zip(event.claims, places, strict=True)
    ]
    carried = carriers(store, passages, articles)

    @cache  # many claims stand in the same articles
    def named(place: Place) -> str | None:
        article = articles(place.article)
        return named_source(article.body, *place.span) if article else None

    for number, found in enumerate(carried.places):
        if found:
            names[number] = next(filter(None, map(named, found)), None) or _credited(found, articles)
    elsewhere = tuple(tuple(_carriers(found[1:], articles)) for found in carried.places)
    contexts = tuple(_context(articles, passage) for passage in passages)
    return Sources(
        tuple(names),
        tuple(places),
        elsewhere,
        tuple(carried.counts),
        carried.looked,
        contexts,
        tuple(_labels(event, names, articles)),
    )


def _labels(event: Event, names: Sequence[str], articles: Callable[[str], Article | None]) -> Iterator[str]:
    """For each claim its origin's name, with the paper where other articles have the same origin."""
    of_name: dict[str, set[str]] = {}
    for claim, name in zip(event.claims, names, strict=True):
        of_name.setdefault(fold(name), set()).add(claim.article or "")
    for claim, name in zip(event.claims, names, strict=True):
        article = articles(claim.article) if claim.article else None
        yield article.carrying(name) if article and len(of_name[fold(name)]) > 1 else name


def _context(articles: Callable[[str], Article | None], place: Place | None) -> Context:
    article = articles(place.article) if place else None
    if place is None or article is None:
        return Context()
    (start, end), body = place.span, article.body
    first, last = sentence_around(body, start, end)
    before, after = (part.replace("\n", " ") for part in (body[first:start], body[end:last]))
    if not any(map(str.isalnum, before + after)):
        return Context()
    if len(before) > AROUND:
        before = "…" + before[-AROUND:]
    if len(after) > AROUND:
        after = after[:AROUND] + "…"
    return Context(before, after)


def _carriers(places: Sequence[Place], articles: Callable[[str], Article | None]) -> Iterator[Carrier]:
    for place in places:
        if article := articles(place.article):
            yield Carrier(article.ref, article.credit, article.label, article.date, place.span)


def _credited(carried: Sequence[Place], articles: Callable[[str], Article | None]) -> str:
    """What the earliest of the articles credits in which a passage stands."""
    return credited(min(filter(None, (articles(place.article) for place in carried)), key=published))


def about_words(about: str) -> str:
    """A field that claims give, in words: «start», «delegation»."""
    return _(about.removeprefix("details."))


def summary(event: Event, sources: Sources) -> str:
    """«2 articles, 3 origins; they differ on: start (15 or 16 January 2024), delegation»."""
    counted = [
        ngettext("{n} article", "{n} articles", n).format(n=n)
        for n in [len({claim.article for claim in event.claims if claim.article})]
        if n
    ]
    links = len({claim.source for claim in event.claims if not claim.article})
    if links:
        counted.append(ngettext("{n} link", "{n} links", links).format(n=links))
    counted.append(ngettext("{n} origin", "{n} origins", sources.count).format(n=sources.count))
    found = disagreements(event)
    said = [", ".join(counted)]
    if found:
        fields = ", ".join(map(field_words, found))
        said.append(_("they differ on: {fields}").format(fields=fields))
    agreed, alone = agreements(event, sources.names), unconfirmed(event, sources.names)
    if agreed:
        fields = ", ".join(map(about_words, agreed))
        said.append(_("they agree on: {fields}").format(fields=fields))
    if alone and sources.count > 1:
        fields = ", ".join(map(about_words, alone))
        said.append(_("only one origin gives: {fields}").format(fields=fields))
    return "; ".join(said)


def looked_words(looked: Looked) -> str:
    """How far copies were looked for, where that is not everywhere: «… the first 40 of 61 quotes»."""
    said = []
    if looked.quotes < looked.all_quotes:
        words = _("Copies were looked for around the first {n} of {count} quotes.")
        said.append(words.format(n=looked.quotes, count=f"{looked.all_quotes:,}"))
    if looked.articles < looked.alike:
        words = _("Of {count} or more others that may have the same text the {n} likeliest were compared.")
        said.append(words.format(n=looked.articles, count=f"{looked.alike:,}"))
    return " ".join(said)


def narrowest_words(event: Event) -> str:
    """The narrowest reading that all sources allow, where it says more than each of them; else nothing.

    A side on which they differ has no day that all allow, and it says so.
    """
    dates = {claim.date for claim in event.claims if claim.date}
    found, apart = narrowest(event), {each.about for each in disagreements(event)}
    if len(dates) < 2:
        return ""
    sides = (("start", found.start), ("end", found.end))
    allowed = ", ".join(f"{_(about)} {describe(date, _)}" for about, date in sides if date)
    said = [_("All sources allow: {reading}").format(reading=allowed)] if allowed else []
    said += [
        _("no day of {side} fits all sources").format(side=_(about))
        for about, _date in sides
        if about in apart
    ]
    return "; ".join(said)


def stated_words(claim: Claim) -> str:
    """A claim's date as its source states it, beside its reading: «mardi → 16 January 2024»."""
    reading = describe(claim.date, _) if claim.date else ""
    if not claim.stated:
        return reading
    return f"{claim.stated} → {reading or _('no date')}"


def field_words(found: Disagreement) -> str:
    """A field, with its values where they are dates."""
    about = about_words(found.about)
    if found.about not in ("start", "end"):
        return about
    return f"{about} ({_dates([reading.value for reading in found.values])})"


def _dates(values: list[Value]) -> str:
    """Some dates in words, the earliest first: «15 or 16 January 2024»."""
    known = {reading.sort_key: reading for value in values if (reading := parse_edtf(str(value)))}
    readings = [known[key] for key in sorted(known)]
    if len(readings) > SAID:
        return ngettext("{n} date", "{n} dates", len(readings)).format(n=len(readings))
    days = [reading.earliest for reading in readings if reading.earliest == reading.latest]
    if len(days) == len(readings) == 2 and days[0] and days[1] and (days[1] - days[0]).days == 1:
        return describe(f"[{days[0]}..{days[1]}]", _)
    return _(" or ").join(describe(reading.text, _) for reading in readings)
