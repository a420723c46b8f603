"""A regular expression of many alternatives, of which only those are searched that may be in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from re import _compiler, _parser  # type: ignore[attr-defined]
from re import _constants as code  # type: ignore[attr-defined]
from sys import maxsize
from typing import Any

from tui.languages.patterns.literal_filter import LiteralFilter, find_passed
from tui.languages.patterns.required_literals import find_required_literals
from tui.languages.patterns.stored_literals import literals_of

#: A node of a parsed expression: what it is, with its arguments.
_Node = tuple[Any, Any]

#: What stands in front of alternatives and matches in one way only, so that their order stays.
_SINGLE_WAY = frozenset({code.AT, code.ASSERT, code.ASSERT_NOT, code.LITERAL, code.NOT_LITERAL, code.IN})


class FilteredAlternatives:
    """An expression with the methods of a compiled one, whose alternatives are each filtered by its literals.

    At each place of a text, it matches what the first of them matches there; no match may be empty. It pays
    where a text has words of some alternatives, and of few.
    """

    def __init__(self, pattern: str) -> None:
        literals = literals_of("alternatives", pattern, _derive_literals)
        self._pattern = pattern
        self._ordered_numbers = [LiteralFilter(*one).number for one in literals]
        self._numbers = frozenset(self._ordered_numbers)
        self._compiled: dict[int, re.Pattern[str]] = {}

    def search(self, text: str, pos: int = 0, endpos: int = maxsize) -> re.Match[str] | None:
        """Return the first match."""
        if self._numbers.isdisjoint(passed := find_passed(text)):
            return None
        first = None
        for number in sorted(self._numbers & passed):
            match = self._compile(number).search(text, pos, endpos)
            if match is not None and (first is None or match.start() < first.start()):
                first = match
        return first

    def finditer(self, text: str, pos: int = 0, endpos: int = maxsize) -> Iterator[re.Match[str]]:
        """Return an iterator over all matches."""
        numbers = self._numbers & find_passed(text)
        return (
            _merge_matches([*map(self._compile, sorted(numbers))], text, pos, endpos) if numbers else iter(())
        )

    def _compile(self, number: int) -> re.Pattern[str]:
        pattern = self._compiled.get(number)
        if pattern is None:
            pattern = self._compiled[number] = _compiler.compile(self._trees[number])
        return pattern

    @cached_property
    def _trees(self) -> dict[int, Any]:
        """Return the alternatives, parsed when a text first has words of one, by their filters."""
        return dict(zip(self._ordered_numbers, _split(_parser.parse(self._pattern)), strict=True))


def _derive_literals(pattern: str) -> Iterator[frozenset[str]]:
    return map(find_required_literals, _split(_parser.parse(pattern)))


def _split(tree: Any) -> Iterator[Any]:
    """Yield the alternatives of a parsed expression, in order, by the first of its nodes that has any."""
    nodes: list[_Node] = list(tree)
    at = next((at for at, (kind, _given) in enumerate(nodes) if kind not in _SINGLE_WAY), len(nodes) - 1)
    before, (kind, given), behind = nodes[:at], nodes[at], nodes[at + 1 :]
    if kind is code.BRANCH:
        for branch in given[1]:
            yield from _split(_parser.SubPattern(tree.state, [*before, *branch, *behind]))
    elif kind is code.SUBPATTERN:
        for inner in _split(given[3]):
            yield _parser.SubPattern(tree.state, [*before, (kind, (*given[:3], inner)), *behind])
    else:
        yield tree


def _merge_matches(
    patterns: Sequence[re.Pattern[str]], text: str, pos: int, endpos: int
) -> Iterator[re.Match[str]]:
    """Yield the matches of alternatives as one expression has them: the leftmost first, none in another."""
    found = [(match, pattern) for pattern in patterns if (match := pattern.search(text, pos, endpos))]
    while found:
        first = min((match for match, _ in found), key=re.Match.start)
        yield first
        end = first.end()
        found = [
            (later, pattern)
            for match, pattern in found
            if (later := match if match.start() >= end else pattern.search(text, end, endpos))
        ]
