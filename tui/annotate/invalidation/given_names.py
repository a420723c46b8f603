"""Texts in which a given name stands for itself, and not before a surname."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from tui.model.text import fold

#: The word behind a name, on the same line and whole.
_NEXT_WORD = re.compile(r" ([^\W\d_]+)(?![\w-])")


def stands_alone(text: str, given: str, beginnings: Container[str]) -> bool:
    """Return whether a text has a given name, folded, elsewhere than before another word with a capital.

    With its surname it means the same whoever else has the given name. `beginnings`: the first words of
    names, titles and decisions, which are not taken for surnames.
    """
    folded = fold(text)
    is_there = False
    for start, end in _find_words(folded, given):
        is_there = True
        word, behind = text[start:end], _NEXT_WORD.match(folded, end)
        if behind is None or behind[1] in beginnings or not text[behind.start(1)].istitle():
            return True
        if not word[0].istitle() or word.isupper() or folded[start - 1 : start] in ("#", "_"):
            return True
    return not is_there


def _find_words(folded: str, name: str) -> Iterator[tuple[int, int]]:
    """Yield where a name stands as whole words in a folded text."""
    start = folded.find(name)
    while name and start >= 0:
        end = start + len(name)
        if not (folded[start - 1 : start].isalnum() or folded[end : end + 1].isalnum()):
            yield start, end
        start = folded.find(name, end)
