"""Sources of the claims of an event, and a summary of how far they agree.

An origin belongs to a passage, not to a page: claims whose passages are copies of each other have one origin.
It is the agency or medium that the text around the passage names, or else the credit of the earliest article
that contains it, whether an article of the event or another one of the corpus.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from tui.analysis.sources.passage_reprints import (
    ArticleSpan,
    SearchCoverage,
    find_reprints,
    publication_dates,
)
from tui.i18n import format_number, ngettext
from tui.i18n import gettext as _
from tui.i18n.term_words import term_words
from tui.index.store import Store
from tui.model.claims import ClaimComparison, Disagreement, Value, compare_claims, count_origins, origins
from tui.model.dates.edtf import parse_edtf
from tui.model.dates.formatting import format_long
from tui.model.quotes import find_quote
from tui.model.records import Article, Claim, Event, Ref
from tui.model.sentences import sentence_around
from tui.model.text import fold
from tui.model.text_reuse import Span

#: Dates of a field that the summary lists; more are only counted.
MAX_DATES_LISTED = 3
#: Code points of a sentence that are shown on each side of a quote.
CONTEXT_CHARS = 160


class ReprintSource(Struct, frozen=True):
    """Another article with the passage of a claim, and the span of it (code points of its body)."""

    ref: Ref
    credit: str
    label: str  # the credit, with the paper if it is another
    date: str | None
    span: Span


class ClaimContext(Struct, frozen=True):
    """The text of a sentence before and after a quote, on one line; cut when it is long."""

    before: str = ""
    after: str = ""

    def around(self, quote: str) -> str:
        """Return the sentence with the quote in it."""
        return f"{self.before}{' '.join(quote.split())}{self.after}"


class ClaimSources(Struct, frozen=True):
    """The sources of the claims of an event, in the order of the claims."""

    names: tuple[str, ...]  # of the origins
    places: tuple[Span | None, ...]  # of the quotes in their articles, in code points
    elsewhere: tuple[tuple[ReprintSource, ...], ...] = ()  # other articles with the passage, earliest first
    carried: tuple[int, ...] = ()  # number of articles with the passage, its own included
    looked: SearchCoverage = SearchCoverage()
    contexts: tuple[ClaimContext, ...] = ()  # of the quotes; empty for one that is not in its article
    # The names, with the paper where several articles share one: «L’Écho de Bamako (AFP)».
    labels: tuple[str, ...] = ()
    comparison: ClaimComparison = ClaimComparison()  # of the claims, by these origins

    @property
    def count(self) -> int:
        """Return the number of different origins."""
        return count_origins(self.names)

    @property
    def grouped_order(self) -> list[int]:
        """Return the indexes of the claims, ordered so that those of one origin are adjacent."""
        folded = [fold(name) for name in self.names]
        first_index = {name: index for index, name in reversed(list(enumerate(folded)))}
        return sorted(range(len(folded)), key=lambda index: (first_index[folded[index]], index))


def article_of(store: Store) -> Callable[[str], Article | None]:
    """Return a function that reads an article by its id, and asks the store once for each."""
    cached: dict[str, Article | None] = {}

    def read(name: str) -> Article | None:
        if name not in cached:
            records = store.read([Ref("article", name)])
            cached[name] = records[0] if records and isinstance(records[0], Article) else None
        return cached[name]

    return read


def claim_places(event: Event, articles: Callable[[str], Article | None]) -> list[tuple[int, int] | None]:
    """Return the span of each claim's quote in the body of its article (code points), or None."""
    places = []
    for claim in event.claims:
        article = articles(claim.article) if claim.article else None
        places.append(
            find_quote(article.body, claim.quote, claim.prefix, claim.suffix)
            if article and claim.quote
            else None
        )
    return places


def find_claim_sources(store: Store, event: Event) -> ClaimSources:
    """Return the sources of an event's claims. Raises StoreError."""
    articles = article_of(store)
    places = claim_places(event, articles)
    names = list(origins(event, articles))
    passages = [
        ArticleSpan(claim.article, place) if claim.article and place else None
        for claim, place in zip(event.claims, places, strict=True)
    ]
    all_reprints = find_reprints(store, passages, articles)

    @cache  # many claims quote the same articles
    def attributed(place: ArticleSpan) -> str | None:
        from tui.corpus.extraction.attribution import attributed_source  # late: it loads patterns

        article = articles(place.article)
        return attributed_source(article.body, *place.span) if article else None

    for index, reprints in enumerate(all_reprints.places):
        if reprints:
            names[index] = next(filter(None, map(attributed, reprints)), None) or _earliest_credit(
                reprints, articles
            )
    names = [_name_unsigned(name, claim, articles) for name, claim in zip(names, event.claims, strict=True)]
    elsewhere = tuple(tuple(_make_carriers(reprints[1:], articles)) for reprints in all_reprints.places)
    contexts = tuple(_quote_context(articles, passage) for passage in passages)
    return ClaimSources(
        tuple(names),
        tuple(places),
        elsewhere,
        tuple(all_reprints.counts),
        all_reprints.looked,
        contexts,
        tuple(_labels(event, names, articles)),
        compare_claims(event, names),
    )


def _name_unsigned(name: str, claim: Claim, articles: Callable[[str], Article | None]) -> str:
    """Return the name of an origin; where it is the id of an article that nobody signs, its title."""
    article = articles(claim.article) if claim.article == name else None
    return f"“{article.short_title}”" if article else name


def _labels(event: Event, names: Sequence[str], articles: Callable[[str], Article | None]) -> Iterator[str]:
    """Yield the name of each claim's origin, with the paper when several articles have that origin."""
    articles_by_name: dict[str, set[str]] = {}
    for claim, name in zip(event.claims, names, strict=True):
        articles_by_name.setdefault(fold(name), set()).add(claim.article or "")
    for claim, name in zip(event.claims, names, strict=True):
        article = articles(claim.article) if claim.article else None
        yield article.label_with_origin(name) if article and len(articles_by_name[fold(name)]) > 1 else name


def _quote_context(articles: Callable[[str], Article | None], place: ArticleSpan | None) -> ClaimContext:
    """Return the rest of the sentence around a passage; empty when the passage is the whole sentence."""
    article = articles(place.article) if place else None
    if place is None or article is None:
        return ClaimContext()
    (start, end), body = place.span, article.body
    first, last = sentence_around(body, start, end)
    before, after = (part.replace("\n", " ") for part in (body[first:start], body[end:last]))
    if not any(map(str.isalnum, before + after)):
        return ClaimContext()
    if len(before) > CONTEXT_CHARS:
        before = "…" + before[-CONTEXT_CHARS:]
    if len(after) > CONTEXT_CHARS:
        after = after[:CONTEXT_CHARS] + "…"
    return ClaimContext(before, after)


def _make_carriers(
    places: Sequence[ArticleSpan], articles: Callable[[str], Article | None]
) -> Iterator[ReprintSource]:
    """Yield the articles of passages, without those that cannot be read."""
    for place in places:
        if article := articles(place.article):
            yield ReprintSource(article.ref, article.credit, article.label, article.date, place.span)


def _earliest_credit(reprints: Sequence[ArticleSpan], articles: Callable[[str], Article | None]) -> str:
    """Return the source that the earliest of the articles with a passage credits."""
    from tui.corpus.extraction.attribution import credited_source  # late: it loads patterns

    return credited_source(
        min(filter(None, (articles(place.article) for place in reprints)), key=publication_dates)
    )


def about_words(about: str) -> str:
    """Return the name of a field for people: «start», «delegation»."""
    return term_words(about.removeprefix("details."))


def describe_coverage(coverage: SearchCoverage) -> str:
    """Return how much was searched for copies, when not all: «… the first 40 of 61 quotes»."""
    sentences = []
    if coverage.quotes < coverage.all_quotes:
        template = _("Copies were looked for around the first {n} of {count} quotes.")
        sentences.append(template.format(n=coverage.quotes, count=format_number(coverage.all_quotes)))
    if coverage.articles < coverage.alike:
        template = _("Of at least {count} others that may share text, the {n} most likely were compared.")
        sentences.append(template.format(n=coverage.articles, count=format_number(coverage.alike)))
    return " ".join(sentences)


def narrowest_words(event: Event, comparison: ClaimComparison) -> str:
    """Return the narrowest date that all sources allow, when it is narrower than each of theirs; else ''."""
    dates = {claim.date for claim in event.claims if claim.date}
    if len(dates) < 2:
        return ""
    sides = (("start", comparison.intersection.start), ("end", comparison.intersection.end))
    dates_text = ", ".join(f"{_(about)} {format_long(date, _)}" for about, date in sides if date)
    return _("All sources allow: {reading}").format(reading=dates_text) if dates_text else ""


def stated_words(claim: Claim, date_words: str | None = None) -> str:
    """Return the date of a claim as its source states it, and in words: «mardi → 16 January 2024».

    `date_words`: the date in other words than those of the interface.
    """
    date_text = (format_long(claim.date, _) if claim.date else "") if date_words is None else date_words
    if not claim.stated:
        return date_text
    return f"{claim.stated} → {date_text or _('no date')}"


def field_words(disagreement: Disagreement) -> str:
    """Return the name of a field, with its values when they are dates."""
    about = about_words(disagreement.about)
    if disagreement.about not in ("start", "end"):
        return about
    return f"{about} ({dates_words([claimed.value for claimed in disagreement.values])})"


def dates_words(values: Sequence[Value]) -> str:
    """Return dates in words, earliest first: «15 or 16 January 2024»."""
    by_sort_key = {date.sort_key: date for value in values if (date := parse_edtf(str(value)))}
    dates = [by_sort_key[key] for key in sorted(by_sort_key)]
    if len(dates) > MAX_DATES_LISTED:
        return ngettext("{n} date", "{n} dates", len(dates)).format(n=len(dates))
    days = [date.earliest for date in dates if date.earliest == date.latest]
    if len(days) == len(dates) == 2 and days[0] and days[1] and (days[1] - days[0]).days == 1:
        return format_long(f"[{days[0]}..{days[1]}]", _)
    return _(" or ").join(format_long(date.text, _) for date in dates)
