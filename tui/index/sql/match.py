"""What full text is asked: a value that each store compiles into the language of its own full-text search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

#: Words that follow one another.
Phrase = tuple[str, ...]
#: The column of a text that must have the words: `text` is title and body, `facts` its tokens, such
#: as `lang_fr`; without one, whatever a table has.
Column = Literal["", "text", "facts"]


class Words(Struct, frozen=True):
    """Words that follow one another, in index form."""

    words: Phrase
    is_prefix: bool = False  # the last word may go on
    column: Column = ""


class AnyOf(Struct, frozen=True):
    """What fits one of the parts; nothing fits none."""

    parts: tuple[Match, ...]


class AllOf(Struct, frozen=True):
    """What fits all of the parts, of which there is at least one."""

    parts: tuple[Match, ...]


class Without(Struct, frozen=True):
    """What fits one match and not the other."""

    wanted: Match
    excluded: Match


Match = Words | AnyOf | AllOf | Without


class WeightedTerm(Struct, frozen=True):
    """A term of a query: phrases of equal length that stand for it, and its weight beside other terms."""

    phrases: tuple[Phrase, ...]
    weight: float
    presence: float = 0.0  # the share of the weight that a single occurrence has
    is_prefix: bool = False  # the last word may go on


def any_of(parts: Iterable[Match]) -> Match:
    """Return the match of what fits one of the parts; one alone stands for itself."""
    alternatives = tuple(parts)
    return alternatives[0] if len(alternatives) == 1 else AnyOf(alternatives)


def all_of(parts: Sequence[Match]) -> Match | None:
    """Return the match of what fits all of the parts; None, of everything, without parts."""
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def any_word(words: Iterable[str]) -> Match:
    """Return the match of what has one of some words."""
    return any_of(Words((word,)) for word in words)
