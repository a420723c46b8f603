"""Who stands behind the claims of an event, and in one line how far they agree.

An origin is of a passage, not of a page: claims whose passages are copies of each other have one. It is the
agency that the passage's paragraph names, else what the earliest of the articles that carry it credits. Only
the articles of the event are compared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

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
)
from tui.model.dates import parse_edtf
from tui.model.datewords import describe
from tui.model.quotes import find_quote
from tui.model.records import Article, Event, Ref
from tui.model.reuse import ReuseIndex, Span

#: How many values of a field are said in the line; more are counted.
SAID = 3
#: The characters of a body in which copies are looked for, and how much of a quote a copied passage covers.
COMPARED, COVERED = 200_000, 0.6
_AGENCIES = (
    "AFP|Agence France-Presse|AP|Associated Press|Reuters|ANP|APA|APS|PANA|MAP|EFE|DPA|ANSA|Belga|Xinhua|TASS"
    "|Tass|RIA Novosti|Sputnik|Anadolu|AA|ATS|AIB|AMAP|ABP|Agence Ecofin|Bloomberg"
)
_NAMED = re.compile(
    rf"\((?:(?:[Aa]vec|[Ss]ource\s?:) )?(?P<agency>{_AGENCIES})(?:\)|[ ,/])"
    r"|\bS(?:ource|OURCE)\s?: ?(?P<source>[^\n.;)]{2,40})"
)


class Sources(Struct, frozen=True):
    """For each claim its origin's name, and where its quote stands in its article (code points)."""

    names: tuple[str, ...]
    places: tuple[tuple[int, int] | None, ...]

    @property
    def count(self) -> int:
        """How many different origins there are."""
        return count_origins(self.names)


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
    read = {claim.article: articles(claim.article) for claim in event.claims if claim.article}
    known = {name: article for name, article in read.items() if article}
    copies = _copies(list(known.values()))
    for number, (claim, place) in enumerate(zip(event.claims, places, strict=True)):
        if claim.article in known and place is not None:
            names[number] = _origin(claim.article, place, known, copies)
    return Sources(tuple(names), tuple(places))


class _Copy(Struct, frozen=True):
    """A passage of an article, and where it stands in another one."""

    place: Span
    article: str
    there: Span


def _copies(articles: Sequence[Article]) -> dict[str, list[_Copy]]:
    """The passages that articles share, by the article in which they stand."""
    found: dict[str, list[_Copy]] = {article.id: [] for article in articles}
    if len(articles) < 2:
        return found
    bodies = {article.id: article.body[:COMPARED] for article in articles}
    index = ReuseIndex(bodies.get, slots=1 << 16, sampled=1)
    for name, body in bodies.items():
        for reuse in index.add(name, body):
            for passage in reuse.passages:
                found[reuse.name].append(_Copy(passage.one, name, passage.other))
                found[name].append(_Copy(passage.other, reuse.name, passage.one))
    return found


def _origin(name: str, place: Span, articles: dict[str, Article], copies: dict[str, list[_Copy]]) -> str:
    """The origin of the passage of an article at `place`."""
    carried = list(_carriers(name, place, copies))
    for article, (start, end) in carried:
        if agency := _agency(articles[article].body, start, end):
            return agency
    earliest = min((articles[article] for article, _place in carried), key=_published)
    return earliest.credit


def _carriers(name: str, place: Span, copies: dict[str, list[_Copy]]) -> Iterator[tuple[str, Span]]:
    """The articles in which a passage stands, with where: its own first, then what copies it, and so on."""
    waiting, seen = [(name, place)], {name}
    while waiting:
        article, (start, end) = waiting.pop(0)
        yield article, (start, end)
        for copy in copies[article]:
            within = min(end, copy.place[1]) - max(start, copy.place[0])
            if copy.article not in seen and within >= COVERED * (end - start):
                seen.add(copy.article)
                waiting.append((copy.article, copy.there))


def _agency(body: str, start: int, end: int) -> str | None:
    """The agency or source that the paragraph around a passage names: «(AFP)», «Source : RFI»."""
    first = body.rfind("\n\n", 0, start) + 1
    last = body.find("\n\n", end)
    named = _NAMED.search(body[first : last if last >= 0 else len(body)][: 2 * COMPARED])
    return (named["agency"] or named["source"]).strip() if named else None


def _published(article: Article) -> tuple[str, bool, str]:
    """Sorts articles by their date, undated ones last; of one day those that credit a source first."""
    date = parse_edtf(article.date) if article.date else None
    return date.sort_key if date else "~", article.source is None, article.id


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
        fields = ", ".join(map(_field, found))
        said.append(_("they differ on: {fields}").format(fields=fields))
    agreed = agreements(event)
    if agreed:
        fields = ", ".join(map(about_words, agreed))
        said.append(_("they agree on: {fields}").format(fields=fields))
    return "; ".join(said)


def narrowest_words(event: Event) -> str:
    """The narrowest reading that all sources allow, where it says more than each of them; else nothing."""
    dates = {claim.date for claim in event.claims if claim.date}
    found = narrowest(event)
    if len(dates) < 2 or not (found.start or found.end):
        return ""
    sides = ((_("start"), found.start), (_("end"), found.end))
    said = ", ".join(f"{side} {describe(date, _)}" for side, date in sides if date)
    return _("All sources allow: {reading}").format(reading=said)


def _field(found: Disagreement) -> str:
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
