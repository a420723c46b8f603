"""Words that were broken at the ends of lines, as print does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tui.corpus.extraction.press_patterns import PAGE_LANGUAGE
from tui.model.text import fold

_LAST_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,60})-\Z")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
#: A text with fewer broken words than this may have them by chance.
_MIN_BROKEN_WORDS = 2


def has_broken_words(lines: Sequence[str]) -> bool:
    """Return whether several lines end in the middle of a word: the text was printed."""
    broken = (
        first.endswith("-") and _LAST_WORD.search(first) and second[:1].islower()
        for first, second in pairwise(lines)
    )
    return sum(map(bool, broken)) >= _MIN_BROKEN_WORDS


def join_broken_words(lines: Sequence[str]) -> list[str]:
    """Return lines in which no word is broken: its second half is moved up to the first.

    A hyphen that belongs to the word stays: where the word is written with it elsewhere, and before words
    such as «-il».
    """
    hyphenated = {fold(word) for line in lines for word in line.split() if "-" in word.strip("-")}
    kept = PAGE_LANGUAGE.export_words["hyphens"]
    joined = list(lines)
    for number in range(len(joined) - 1):
        following = number + 1
        if not joined[following] and following + 1 < len(joined) and joined[number].endswith("-"):
            following += 1  # a gap in the middle of a word: a column or a page ended
        before, after = _LAST_WORD.search(joined[number]), _FIRST_WORD.match(joined[following])
        if not before or not after or not after[0][0].islower():
            continue
        first, rest = joined[following].partition(" ")[0], joined[following].partition(" ")[2]
        whole = f"{before[1]}-{after[0]}"
        is_real = (
            fold(whole) in hyphenated
            or fold(after[0]) in kept["kept_before"]
            or fold(before[1]) in kept["kept_after"]
            or (fold(before[1]) in kept["kept_before_whole"] and fold(after[0]) in kept["whole"])
        )
        joined[number] = f"{joined[number] if is_real else joined[number][:-1]}{first}"
        joined[following] = rest
        if following > number + 1:
            joined[number + 1], joined[following] = rest, ""
    return joined
