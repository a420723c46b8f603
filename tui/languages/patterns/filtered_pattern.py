"""A regular expression that is searched only in texts that have one of its required literals."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from re import _compiler, _parser  # type: ignore[attr-defined]
from sys import maxsize

from tui.languages.patterns.literal_filter import LiteralFilter, find_passed
from tui.languages.patterns.required_literals import find_required_literals
from tui.languages.patterns.stored_literals import literals_of


class FilteredPattern:
    """A regular expression with the methods of a compiled one; it is compiled when a text first needs it.

    It pays where whole texts are searched, and few of them match.
    """

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        (literals,) = literals_of("pattern", pattern, _derive_literals)
        self._filter = LiteralFilter(*literals).number
        self._compiled: re.Pattern[str] | None = None

    def search(self, text: str, pos: int = 0, endpos: int = maxsize) -> re.Match[str] | None:
        """Return the first match."""
        return self._compile().search(text, pos, endpos) if self._filter in find_passed(text) else None

    def finditer(self, text: str, pos: int = 0, endpos: int = maxsize) -> Iterator[re.Match[str]]:
        """Return an iterator over all matches."""
        return self._compile().finditer(text, pos, endpos) if self._filter in find_passed(text) else iter(())

    def sub(self, replace: Callable[[re.Match[str]], str], text: str) -> str:
        """Return a text with its matches replaced."""
        return self._compile().sub(replace, text) if self._filter in find_passed(text) else text

    def _compile(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = _compiler.compile(self._pattern)
        return self._compiled


def _derive_literals(pattern: str) -> list[frozenset[str]]:
    return [find_required_literals(_parser.parse(pattern))]
