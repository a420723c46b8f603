"""What a person decided about places in an article: it stands above every rule."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from tui.annotate.reading import Reading
from tui.model.quotes import find_quotes
from tui.model.records import NOBODY, Article, Decision


class Settled(Struct, frozen=True):
    """Tokens `first` up to `last` (exclusive) that mean an actor, or nobody we know."""

    first: int
    last: int
    actor: int | None


def settled(
    decisions: Sequence[Decision], article: Article, title: Reading, body: Reading, numbers: Mapping[str, int]
) -> tuple[list[Settled], list[Settled]]:
    """The places in the title and in the body that decisions settle, a later decision above an earlier one.

    Without `nth` a decision is about every place of its quotation, in title and body. `nth` counts the
    places in the body; in the title only where the body has none.
    """
    places: tuple[list[Settled], list[Settled]] = [], []
    for decision in decisions:
        known = decision.actor == NOBODY or decision.actor in numbers
        if decision.article != article.id or not decision.quote or not known:
            continue
        actor = numbers.get(decision.actor or "")
        found = [list(_places(reading, decision, actor)) for reading in (title, body)]
        if decision.nth is not None:
            chosen = 1 if found[1] else 0
            found[1 - chosen] = []
            found[chosen] = found[chosen][decision.nth - 1 : decision.nth] if decision.nth > 0 else []
        for number, new in enumerate(found):
            places[number][:] = [*_apart(places[number], new), *new]
    return places


def _apart(old: Sequence[Settled], new: Sequence[Settled]) -> Iterator[Settled]:
    for one in old:
        if all(one.last <= other.first or other.last <= one.first for other in new):
            yield one


def _places(reading: Reading, decision: Decision, actor: int | None) -> Iterator[Settled]:
    quote = decision.quote or ""
    # «le chef du gouvernement» is also meant where it opens a sentence.
    forms = {quote, quote[:1].upper() + quote[1:], quote[:1].lower() + quote[1:]}
    found = {
        place for form in forms for place in find_quotes(reading.text, form, decision.prefix, decision.suffix)
    }
    for start, end in sorted(found):
        first = bisect_right(reading.ends, start)
        last = bisect_right(reading.starts, end - 1)
        if first < last:
            yield Settled(first, last, actor)
