"""A table of phrases, looked up by the longest phrase at an index of a text."""

from __future__ import annotations

from collections.abc import KeysView, Sequence
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class _Phrases(NamedTuple, Generic[T]):
    """The phrases that begin with one word, with their values, and how many words they have, most first."""

    values: dict[tuple[str, ...], T]
    lengths: list[int]


class PhraseTable(Generic[T]):
    """A table of phrases (sequences of folded words) with a value each; lookup gives the longest phrase."""

    def __init__(self) -> None:
        self._by_first: dict[str, _Phrases[T]] = {}

    def add(self, phrase: Sequence[str], value: T) -> None:
        """Add a phrase; a phrase that the table has already keeps its value."""
        if phrase:
            values, lengths = self._by_first.setdefault(phrase[0], _Phrases({}, []))
            values.setdefault(tuple(phrase), value)
            if len(phrase) not in lengths:
                lengths.append(len(phrase))
                lengths.sort(reverse=True)

    @property
    def beginnings(self) -> KeysView[str]:
        """Return the first words of all phrases."""
        return self._by_first.keys()

    def longest(self, text: Sequence[str], i: int) -> tuple[int, T] | None:
        """Return the end and the value of the longest phrase at index `i` of a text; None without one."""
        phrases = self._by_first.get(text[i]) if i < len(text) else None
        if phrases is None:
            return None
        values, lengths = phrases
        for length in lengths:
            phrase = tuple(text[i : i + length])
            if phrase in values:
                return i + len(phrase), values[phrase]
        return None
