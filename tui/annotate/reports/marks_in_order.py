"""The marks of a text in their order: those of a sentence are found without going through all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from operator import attrgetter
from typing import Generic, TypeVar

from tui.annotate.reports.sentence_words import SentenceWords
from tui.model.annotations import DateMention, Mention

M = TypeVar("M", Mention, DateMention)


class MarksInOrder(Generic[M]):
    """Marks of a text in their order."""

    def __init__(self, marks: Iterable[M]) -> None:
        self._marks: list[M] = sorted(marks, key=attrgetter("start"))
        self._starts: list[int] = [mark.start for mark in self._marks]

    def starting_in(self, words: SentenceWords) -> list[M]:
        """Return the marks that begin in a sentence."""
        return self._marks[bisect_left(self._starts, words.start) : bisect_left(self._starts, words.end)]
