"""A table of phrases, looked up by the longest phrase at an index of a text."""

from __future__ import annotations

from collections.abc import KeysView, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class PhraseTable(Generic[T]):
    """A table of phrases (sequences of folded words) with a value each; lookup gives the longest phrase."""

    def __init__(self) -> None:
        self._by_first: dict[str, dict[tuple[str, ...], T]] = {}

    def add(self, phrase: Sequence[str], value: T) -> None:
        """Add a phrase; a phrase that the table has already keeps its value."""
        if phrase:
            self._by_first.setdefault(phrase[0], {}).setdefault(tuple(phrase), value)

    @property
    def beginnings(self) -> KeysView[str]:
        """Return the first words of all phrases."""
        return self._by_first.keys()

    def longest(self, text: Sequence[str], i: int) -> tuple[int, T] | None:
        """Return the end and the value of the longest phrase at index `i` of a text; None without one."""
        values = self._by_first.get(text[i]) if i < len(text) else None
        if values is None:
            return None
        matches = (phrase for phrase in values if tuple(text[i : i + len(phrase)]) == phrase)
        phrase = max(matches, key=len, default=None)
        return None if phrase is None else (i + len(phrase), values[phrase])
