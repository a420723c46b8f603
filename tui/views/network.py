"""Whom an actor keeps company with, and how much more than chance would have it.

Two rankings: how often they stand together, and the log-likelihood ratio G² of that count (T. Dunning,
«Accurate methods for the statistics of surprise and coincidence», Computational Linguistics 19(1), 1993). G²
does not just list those who are everywhere, and unlike mutual information it stays small where there is
little evidence. It is given a minus sign where two stand together less often than chance would have it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from math import log
from typing import Any, Literal, get_args

from msgspec import Struct

from tui.i18n import gettext as _
from tui.index.query import Query
from tui.index.store import EVERYTHING, Cursor, Span, Store, Within
from tui.model.records import Actor, Article, Ref
from tui.model.sentences import sentence_around
from tui.views.cells import left_part, shortened
from tui.views.filters import of_actor

WITHINS: tuple[Within, ...] = get_args(Within)
Ranking = Literal["strength", "count"]
RANKINGS: tuple[Ranking, ...] = get_args(Ranking)
#: As many companions, and passages of a pair, at most.
MOST, MOST_PASSAGES = 200, 1_000
_BATCH = 50
_EIGHTHS = " ▏▎▍▌▋▊▉█"


class Tie(Struct, frozen=True):
    """A companion: how often it is together with the actor, how often it occurs, and G²."""

    ref: Ref
    title: str
    type: str
    shared: int
    own: int
    strength: float


class Network(Struct, frozen=True):
    """The companions of an actor in sentences, articles or events."""

    actor: Ref
    title: str
    type: str
    within: Within
    units: int  # that were counted
    own: int  # of them with the actor
    ties: list[Tie]
    partial: bool  # only the actor's newest articles were looked at


class Passage(Struct, frozen=True):
    """Where two actors stand together; offsets are code points of the body, `marked` of `text`."""

    article: Ref
    start: int
    end: int
    text: str
    marked: tuple[Span, ...]
    title: str
    date: str | None
    source: str
    within: Literal["sentence", "article"]


def log_likelihood(both: int, one: int, other: int, units: int) -> float:
    """Dunning's G² of two things that occur in `one` and `other` of `units`, in `both` together; with a sign.

    Counts that contradict one another are taken as the nearest ones that do not.
    """
    both = min(both, one, other)
    units = max(units, one + other - both)
    if units == 0:
        return 0.0
    observed = (both, one - both, other - both, units - one - other + both)
    rows, columns = (one, units - one), (other, units - other)
    expected = (
        rows[0] * columns[0] / units,
        rows[0] * columns[1] / units,
        rows[1] * columns[0] / units,
        rows[1] * columns[1] / units,
    )
    total = 2 * sum(seen * log(seen / meant) for seen, meant in zip(observed, expected, strict=True) if seen)
    return max(total, 0.0) if both >= expected[0] else min(-total, 0.0)


def network(
    store: Store, actor: Actor, within: Within, limit: int = MOST, query: Query = EVERYTHING
) -> Network:
    """The companions of an actor, as `Store.company` counts them where `query` fits. Raises StoreError."""
    found = store.company(actor.ref, within, limit, query)
    ties = [
        Tie(
            each.ref,
            each.title,
            each.type,
            each.shared,
            each.own,
            log_likelihood(each.shared, found.own, each.own, found.units),
        )
        for each in found.companions
    ]
    return Network(actor.ref, actor.name, actor.type, within, found.units, found.own, ties, found.partial)


def ranked(ties: Sequence[Tie], ranking: Ranking) -> list[Tie]:
    """The strongest, or the most frequent first; among equals the other count decides."""
    if ranking == "count":
        return sorted(ties, key=lambda tie: (-tie.shared, -tie.strength, tie.title))
    return sorted(ties, key=lambda tie: (-round(tie.strength, 6), -tie.shared, tie.title))


# -- passages ----------------------------------------------------------------------------------


def passages(
    store: Store, one: Ref, other: Ref, limit: int = MOST_PASSAGES, query: Query = EVERYTHING
) -> Iterator[Passage]:
    """Where both stand, in the order of the articles' dates: a sentence of both, or else the nearest places.

    Read as it is asked for, in articles that fit `query`; at most `limit`. Raises StoreError.
    """
    return islice(_passages(store, one, other, query), limit)


def _passages(store: Store, one: Ref, other: Ref, query: Query) -> Iterator[Passage]:
    after: Cursor | None = None
    pair = of_actor(of_actor(EVERYTHING, one), other)
    while True:
        page = store.texts(pair, query, after, _BATCH)
        for text in page.items:
            ours, theirs = (
                [(mark.start, mark.end) for mark in text.marks.body if mark.actor == ref.id]
                for ref in (one, other)
            )
            if ours and theirs:
                yield from _in_article(text.article, ours, theirs)
        after = page.after
        if after is None:
            return


def _in_article(article: Article, ours: list[Span], theirs: list[Span]) -> Iterator[Passage]:
    found, reached = False, -1
    for start, end in ours:
        if start < reached:
            continue
        first, last = sentence_around(article.body, start, end)
        if any(first <= begin and until <= last for begin, until in theirs):
            found, reached = True, last
            yield _passage(article, [(first, last)], ours + theirs, (start, end), "sentence")
    if not found:
        mine, other = min(
            ((a, b) for a in ours for b in theirs), key=lambda pair: abs(pair[0][0] - pair[1][0])
        )
        around = sorted(sentence_around(article.body, *span) for span in (mine, other))
        yield _passage(article, around, [mine, other], mine, "article")


def _passage(
    article: Article,
    parts: list[Span],
    spans: Sequence[Span],
    at: Span,
    within: Literal["sentence", "article"],
) -> Passage:
    """The parts of an article's body on one line, with « … » between them."""
    text, marked = "", []
    for first, last in parts:
        text += " … " if text else ""
        moved = len(text) - first
        text += article.body[first:last].replace("\n", " ")
        marked += [(a + moved, b + moved) for a, b in sorted(spans) if first <= a and b <= last]
    return Passage(article.ref, *at, text, tuple(marked), article.title, article.date, article.credit, within)


# -- drawn -------------------------------------------------------------------------------------


def bar(value: float, most: float, width: int) -> str:
    """A bar of `width` cells, filled as far as `value` is of `most`; what is above nothing is seen."""
    if most <= 0 or value <= 0 or width <= 0:
        return " " * max(0, width)
    eighths = max(1, round(min(1.0, value / most) * width * 8))
    whole, rest = divmod(eighths, 8)
    return ("█" * whole + (_EIGHTHS[rest] if rest else "")).ljust(width)


def strength_text(strength: float) -> str:
    """G² for people: one digit after the point, none from 100 on."""
    return f"{strength:,.0f}" if abs(strength) >= 100 else f"{strength:.1f}"


def value_of(tie: Tie, ranking: Ranking) -> float:
    """What a tie is ranked by."""
    return tie.shared if ranking == "count" else tie.strength


def counted_lines(found: Network) -> Iterator[str]:
    """In how many sentences, articles or events the actor is, of how many; and which these are."""
    if not found.own and found.within == "event":
        words = _("{name} takes part in none of the {units} events that fit")
    elif not found.own:
        words = _("{name} is named in no article that fits")
    else:
        words = _("{name}: in {own} of {units} {within}s")
    yield words.format(name=found.title, own=f"{found.own:,}", units=f"{found.units:,}", within=found.within)
    if found.own and found.within == "sentence":
        yield _("(of the articles that name it, the sentences that name anybody)")
    if found.partial:
        yield _("(only the newest articles that name it were counted)")


def network_lines(found: Network, ranking: Ranking, width: int) -> Iterator[str]:
    """The companions for people: name, bar, how often together, of how many, G²."""
    yield from counted_lines(found)
    if not found.own:
        return
    ties = ranked(found.ties, ranking)
    most = max((value_of(tie, ranking) for tie in ties), default=0)
    name = min(40, max(16, width - 48))
    yield f"{'':{name}}  {'':20}  {_('shared'):>7} {_('own'):>7} {'G²':>8}"
    for tie in ties:
        yield (
            f"{left_part(shortened(tie.title, name), name)}  {bar(value_of(tie, ranking), most, 20)}"
            f"  {tie.shared:>7,} {tie.own:>7,} {strength_text(tie.strength):>8}"
        )


def network_json(found: Network, ranking: Ranking) -> dict[str, Any]:
    """The contract's shape: one document."""
    return {
        "id": str(found.actor),
        "title": found.title,
        "within": found.within,
        "units": found.units,
        "own": found.own,
        "partial": found.partial,
        "companions": [
            {
                "id": str(tie.ref),
                "title": tie.title,
                "type": tie.type,
                "shared": tie.shared,
                "own": tie.own,
                "g2": round(tie.strength, 3),
            }
            for tie in ranked(found.ties, ranking)
        ],
    }
