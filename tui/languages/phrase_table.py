"""A table of phrases, looked up by the longest phrase at an index of a text."""

from __future__ import annotations

from collections.abc import Iterator, KeysView, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class _Node(Generic[T]):
    """Where a word leads: to the value of the phrase that ends with it, if any, and to the next words."""

    __slots__ = ("next_nodes", "values")

    def __init__(self) -> None:
        self.values: list[T] = []
        self.next_nodes: dict[str, _Node[T]] = {}


class PhraseTable(Generic[T]):
    """A table of phrases (sequences of folded words) with a value each; lookup gives the longest phrase."""

    def __init__(self) -> None:
        self._first_nodes: dict[str, _Node[T]] = {}

    def add(self, phrase: Sequence[str], value: T) -> None:
        """Add a phrase; a phrase that the table has already keeps its value."""
        nodes, node = self._first_nodes, None
        for word in phrase:
            node = nodes.setdefault(word, _Node())
            nodes = node.next_nodes
        if node is not None and not node.values:
            node.values.append(value)

    @property
    def beginnings(self) -> KeysView[str]:
        """Return the first words of all phrases."""
        return self._first_nodes.keys()

    def phrases(self) -> Iterator[tuple[tuple[str, ...], T]]:
        """Yield all phrases with their values."""
        unread: list[tuple[tuple[str, ...], dict[str, _Node[T]]]] = [((), self._first_nodes)]
        while unread:
            before, nodes = unread.pop()
            for word, node in nodes.items():
                phrase = (*before, word)
                yield from ((phrase, value) for value in node.values)
                unread.append((phrase, node.next_nodes))

    def longest(self, text: Sequence[str], i: int) -> tuple[int, T] | None:
        """Return the end and the value of the longest phrase at index `i` of a text; None without one."""
        nodes, found = self._first_nodes, None
        while i < len(text) and (node := nodes.get(text[i])) is not None:
            i += 1
            if node.values:
                found = i, node.values[0]
            nodes = node.next_nodes
        return found
