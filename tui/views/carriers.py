"""Which articles carry the passages that claims quote: copies, and copies of copies.

A passage is carried where the words around the quote are shared, or where the article is mostly the same.
Compared are the articles of the claims with each other, and with others of the corpus that have words in a
row in common with what is around the quotes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from tui.index.store import Store
from tui.model.dates import parse_edtf
from tui.model.records import Article
from tui.model.reuse import Passage, Span, merged, reused

#: The characters of a body in which copies are looked for; how much of a quote a shared passage covers, and
#: how much of an article is shared with one that is mostly the same.
COMPARED, COVERED, MOSTLY = 200_000, 0.6, 0.8
#: Characters around a quote by which other articles are found; quotes for which they are looked for, articles
#: for each of them, and articles of the corpus that are compared, at most.
AROUND, LOOKED, FOUND, OTHERS = 400, 40, 8, 24
#: Articles that are counted for a quote, at most: there may be more.
COUNTED = 64
#: Other articles that are named for a passage, at most.
SAID = 8

Articles = Callable[[str], Article | None]


class Place(Struct, frozen=True):
    """A passage of an article: code points of its body."""

    article: str
    span: Span


class _Copy(Struct, frozen=True):
    """A passage of an article, and where it stands in another one."""

    here: Span
    there: Place


class Looked(Struct, frozen=True):
    """How far copies were looked for: around so many quotes of all, in so many others of those alike."""

    quotes: int = 0
    all_quotes: int = 0
    articles: int = 0
    alike: int = 0

    @property
    def is_all(self) -> bool:
        """Whether nothing was left out."""
        return (self.quotes, self.articles) == (self.all_quotes, self.alike)


class Carried(Struct, frozen=True):
    """For each passage where it stands, its own place first, then the earliest; and in how many in all."""

    places: list[tuple[Place, ...]]
    counts: list[int]
    looked: Looked = Looked()


def carriers(store: Store, places: Sequence[Place | None], articles: Articles) -> Carried:
    """The places where passages stand; none for None. Raises StoreError."""
    known = {place.article: article for place in places if place and (article := articles(place.article))}
    others, looked = _others(store, [place for place in places if place], known)
    for other in others:
        if article := articles(other):
            known[other] = article
    ordered = {article.id: article.body[:COMPARED] for article in sorted(known.values(), key=published)}
    copies = _copies(ordered)
    rank = {name: number for number, name in enumerate(ordered)}
    groups: dict[str, list[tuple[Span, list[Place]]]] = {name: [] for name in ordered}
    carried: list[tuple[Place, ...]] = []
    counts: list[int] = []
    for place in places:
        if place is None or place.article not in ordered:
            carried.append(())
            counts.append(0)
            continue
        group = next((found for span, found in groups[place.article] if _covers(span, place.span)), None)
        if group is None:
            group = sorted(_reached(place, copies, ordered), key=lambda each: rank[each.article])
            for each in group:
                groups[each.article].append((each.span, group))
        elsewhere = [each for each in group if each.article != place.article]
        carried.append((place, *elsewhere[:SAID]))
        counts.append(1 + len(elsewhere))
    return Carried(carried, counts, looked)


def published(article: Article) -> tuple[str, bool, str]:
    """Sorts articles by their date, undated ones last; of one day those that credit a source first."""
    date = parse_edtf(article.date) if article.date else None
    return date.sort_key if date else "~", article.source is None, article.id


def _others(store: Store, places: Sequence[Place], known: dict[str, Article]) -> tuple[list[str], Looked]:
    """Articles of the corpus, not yet known, that may carry a passage; and how far they were looked for."""
    found: dict[str, None] = {}
    alike: set[str] = set()
    for place in places[:LOOKED]:
        if place.article in known:
            start, end = place.span
            text = known[place.article].body[max(0, start - AROUND) : end + AROUND]
            others = [ref.id for ref in store.sharing(text, COUNTED)]
            alike.update(other for other in others if other not in known)
            found.update((other, None) for other in others[:FOUND] if other not in known)
    chosen = list(found)[:OTHERS]
    return chosen, Looked(min(len(places), LOOKED), len(places), len(chosen), len(alike))


def _copies(bodies: dict[str, str]) -> dict[str, list[_Copy]]:
    """The passages that articles share, by the article in which they stand."""
    found: dict[str, list[_Copy]] = {name: [] for name in bodies}
    for later, reuse in reused(bodies):
        back = [Passage(p.other, p.one, p.kept) for p in reuse.passages]
        found[reuse.name] += _sides(reuse.passages, later, len(bodies[reuse.name]))
        found[later] += _sides(back, reuse.name, len(bodies[later]))
    return found


def _sides(passages: Sequence[Passage], other: str, length: int) -> list[_Copy]:
    """What an article shares with another: the passages; all of it where it is mostly the same."""
    copies = [_Copy(passage.one, Place(other, passage.other)) for passage in passages]
    covered = sum(end - start for start, end in merged([passage.one for passage in passages]))
    if covered >= MOSTLY * length:
        begin = max(passages, key=lambda passage: passage.kept).other[0]
        copies.append(_Copy((0, length), Place(other, (begin, begin))))
    return copies


def _reached(place: Place, copies: dict[str, list[_Copy]], bodies: dict[str, str]) -> list[Place]:
    """The places where a passage stands: its own first, then what copies it, and so on."""
    found, seen = [place], {place.article}
    for here in found:  # grows on the way
        for copy in copies[here.article]:
            if copy.there.article not in seen and _covers(copy.here, here.span):
                seen.add(copy.there.article)
                found.append(_moved(here, copy, bodies))
    return found


def _moved(place: Place, copy: _Copy, bodies: dict[str, str]) -> Place:
    """Where a part of a copied passage stands in the copy: its words, else in proportion."""
    (start, end), (first, last) = place.span, copy.there.span
    words = bodies[place.article][start:end]
    at = bodies[copy.there.article].find(words, first, last) if words else -1
    if at < 0:
        share = (start - copy.here[0]) / max(1, copy.here[1] - copy.here[0])
        at = first + round(max(0.0, share) * (last - first))
    return Place(copy.there.article, (at, min(last, at + end - start)))


def _covers(span: Span, quote: Span) -> bool:
    """Whether a span covers enough of a quote."""
    return min(span[1], quote[1]) - max(span[0], quote[0]) >= COVERED * (quote[1] - quote[0])
