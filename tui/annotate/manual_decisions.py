"""Spans of an article about which the user has decided; decisions override every rule."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, structs

from tui.annotate.tokenized_text import TokenizedText
from tui.model.quotes import find_quotes
from tui.model.records import NOBODY, Article, Decision


class DecidedSpan(Struct, frozen=True):
    """Tokens `first` up to `last` (exclusive) about which the user has decided whom they mean.

    `is_of_words`: the decision is about words wherever they stand; it leaves longer names as they are.
    """

    first: int
    last: int
    actor: int | None  # None: no actor of the corpus
    is_of_words: bool = False


def decided_spans(
    decisions: Sequence[Decision],
    article: Article,
    title: TokenizedText,
    body: TokenizedText,
    numbers: Mapping[str, int],
) -> tuple[list[DecidedSpan], list[DecidedSpan]]:
    """Return the decided spans of the title and of the body; later decisions override earlier ones.

    Without `nth` a decision applies to every occurrence of its quotation in title and body; without `article`
    to those in all articles. `nth` counts the occurrences in the body, or in the title if the body has none.
    `numbers` maps an actor's id to its index.
    """
    decided: tuple[list[DecidedSpan], list[DecidedSpan]] = [], []
    for decision in decisions:
        has_actor = decision.actor == NOBODY or decision.actor in numbers
        is_of_article = decision.article in (None, article.id)
        if not is_of_article or not decision.quote or not has_actor:
            continue
        actor = numbers.get(decision.actor or "")
        occurrences = [list(_find_occurrences(tokenized, decision, actor)) for tokenized in (title, body)]
        if decision.nth is not None:
            chosen = 1 if occurrences[1] else 0
            occurrences[1 - chosen] = []
            nth_only = slice(decision.nth - 1, decision.nth) if decision.nth > 0 else slice(0)
            occurrences[chosen] = occurrences[chosen][nth_only]
        if _is_of_words(decision, sum(map(len, occurrences))):
            occurrences = [
                [structs.replace(span, is_of_words=True) for span in spans] for spans in occurrences
            ]
        for earlier_spans, spans in zip(decided, occurrences, strict=True):
            earlier_spans[:] = [*_not_overlapping(earlier_spans, spans), *spans]
    return decided


def _is_of_words(decision: Decision, count: int) -> bool:
    """Return whether a decision is about words wherever they stand, of which an article has so many.

    One that an article has once may be about that place.
    """
    is_of_place = decision.nth is not None or decision.prefix or decision.suffix
    return not is_of_place and (decision.article is None or count > 1)


def _not_overlapping(spans: Sequence[DecidedSpan], others: Sequence[DecidedSpan]) -> Iterator[DecidedSpan]:
    """Yield the spans that overlap none of the others."""
    for span in spans:
        if all(span.last <= other.first or other.last <= span.first for other in others):
            yield span


def _find_occurrences(
    tokenized: TokenizedText, decision: Decision, actor: int | None
) -> Iterator[DecidedSpan]:
    """Yield the occurrences of a decision's quotation in a text, with the actor decided on."""
    quote = decision.quote or ""
    # A decision about «le chef du gouvernement» also applies where «Le» begins a sentence.
    forms = {quote, quote[:1].upper() + quote[1:], quote[:1].lower() + quote[1:]}
    spans = {
        span for form in forms for span in find_quotes(tokenized.text, form, decision.prefix, decision.suffix)
    }
    for start, end in sorted(spans):
        first = bisect_right(tokenized.ends, start)
        last = bisect_right(tokenized.starts, end - 1)
        if first < last:
            yield DecidedSpan(first, last, actor)
