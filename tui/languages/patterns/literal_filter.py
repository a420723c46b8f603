"""Filters of texts by the strings of which they must have one, all searched at once.

A sentence is put to some hundred rules, of which a few apply. One pass of an automaton over a text finds what
strings of all filters are in it; what each filter says of the text then takes no search.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick

#: So many texts are searched once: the sentences of an article, which are read again and again.
_MAX_KEPT_TEXTS = 256


class LiteralFilter:
    """A filter that passes the texts that have one of some strings; without any strings, all texts."""

    def __init__(self, *literals: str) -> None:
        self.number = len(_literals)
        _literals.append(literals)
        _build_automaton.cache_clear()
        find_passed.cache_clear()

    def passes(self, text: str) -> bool:
        """Return whether a text has one of the strings."""
        return self.number in find_passed(text)


class LiteralFilters:
    """Several filters, each of one string, of which those that pass a text are found together."""

    def __init__(self, literals: Iterable[str]) -> None:
        self._indexes = {LiteralFilter(literal).number: index for index, literal in enumerate(literals)}

    def passing(self, text: str) -> list[int]:
        """Return the indexes of the filters that pass a text, in order."""
        return sorted(map(self._indexes.__getitem__, self._indexes.keys() & find_passed(text)))


#: The strings of each filter, by its number.
_literals: list[tuple[str, ...]] = []


@cache
def _build_automaton() -> tuple[AhoCorasick, list[list[int]], list[int]]:
    """Return the automaton of all strings, the filters that have each, and those that pass all texts."""
    filters: dict[str, list[int]] = {}
    open_filters: list[int] = []
    for number, literals in enumerate(_literals):
        if not literals:
            open_filters.append(number)
        for literal in literals:
            filters.setdefault(literal, []).append(number)
    return AhoCorasick(list(filters)), list(filters.values()), open_filters


@lru_cache(_MAX_KEPT_TEXTS)
def find_passed(text: str) -> frozenset[int]:
    """Return the numbers of the filters that pass a text."""
    automaton, filters, open_filters = _build_automaton()
    found = {literal for literal, _, _ in automaton.find_matches_as_indexes(text, overlapping=True)}
    return frozenset(open_filters).union(*map(filters.__getitem__, found))
