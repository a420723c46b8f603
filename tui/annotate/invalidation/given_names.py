"""Texts in which a given name stands for itself, and not before a surname."""

from __future__ import annotations

import re
from collections.abc import Container

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
    for match in re.finditer(rf"(?<![^\W_]){given}(?![^\W_])", folded):
        is_there = True
        word, behind = text[match.start() : match.end()], _NEXT_WORD.match(folded, match.end())
        if behind is None or behind[1] in beginnings or not text[behind.start(1)].istitle():
            return True
        if not word[0].istitle() or word.isupper() or folded[match.start() - 1 : match.start()] in ("#", "_"):
            return True
    return not is_there
