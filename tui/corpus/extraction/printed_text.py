"""What print leaves in a copied text: words broken at the ends of lines, page numbers, running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from tui.corpus.extraction.press_patterns import PAGE_LANGUAGE, compile_template
from tui.i18n import N_
from tui.model.text import fold

_LAST_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,60})-\Z")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
#: A text with fewer broken words than this may have them by chance.
_MIN_BROKEN_WORDS = 2
#: A line with the number of a page at its end or beginning.
_HEAD = re.compile(r"(?i)(?:.{3,90}[\s|–—-](?:page|p\.) ?\d{1,4}|(?:page|p\.) ?\d{1,4}[\s|–—-].{3,90})")
_DIGITS = re.compile(r"\d+")
_MAX_HEAD_CHARS = 120
#: The ends of sentences, perhaps with a quotation mark or bracket behind them.
_ENDED = re.compile(r"[.!?…:][»”\")\]]{0,2}\Z")


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
    known = {fold(word) for line in lines for word in _FIRST_WORD.findall(line)}
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
            or (_keeps_hyphen(before[1], after[0]) and fold(before[1] + after[0]) not in known)
            or fold(before[1]) in kept["kept_after"]
            or (fold(before[1]) in kept["kept_before_whole"] and fold(after[0]) in kept["whole"])
        )
        joined[number] = f"{joined[number] if is_real else joined[number][:-1]}{first}"
        joined[following] = rest
        if following > number + 1:
            joined[number + 1], joined[following] = rest, ""
    return joined


def _keeps_hyphen(before: str, after: str) -> bool:
    """Return whether two words are linked by a hyphen: «veut-il», «est-ce», but not «pla-ce», «commen-cé»."""
    kept, first, second = PAGE_LANGUAGE.export_words["hyphens"], fold(before), after.lower()
    return (
        second in kept["kept_before"]
        or (second in kept["linked_to_some"] and first in kept["some"])
        or (second in kept["linked_to_orders"] and first.endswith(tuple(kept["order_endings"])))
    )


# -- page numbers and running heads ----------------------------------------------------------


def drop_page_marks(
    paragraphs: Sequence[list[str]], is_printed: bool, cut: Callable[[str, str], None]
) -> list[list[str]]:
    """Return the paragraphs of a text without page numbers and running heads but the first.

    What is left out is passed to `cut`. A paragraph that goes on behind them is whole again. A number alone
    counts where `is_printed`, or running heads show that pages were copied.
    """
    heads = _find_heads(paragraphs)
    has_pages = is_printed or bool(heads)
    kept: list[list[str]] = []
    seen: set[str] = set()
    is_interrupted = False
    for paragraph in paragraphs:
        lines = []
        for line in paragraph:
            shape = _shape_of(line)
            is_head = shape in heads and shape in seen
            seen.add(shape)
            if is_head or (len(paragraph) == 1 and _is_number(line, has_pages)):
                cut(line, N_("page number"))
                is_interrupted = True
            else:
                lines.append(line)
        if lines and is_interrupted and kept and _goes_on(kept[-1][-1], lines[0]):
            kept[-1] = kept[-1] + lines
        elif lines:
            kept.append(lines)
        is_interrupted = is_interrupted and not lines
    return kept


def _find_heads(paragraphs: Sequence[list[str]]) -> set[str]:
    """Return the shapes of the lines that return with other page numbers."""
    lines = (line for paragraph in paragraphs for line in paragraph if len(line) <= _MAX_HEAD_CHARS)
    shapes = Counter(_shape_of(line) for line in lines if _HEAD.fullmatch(line))
    return {shape for shape, count in shapes.items() if count > 1}


def _shape_of(line: str) -> str:
    """Return a line in which all numbers are alike."""
    return _DIGITS.sub("#", line[: _MAX_HEAD_CHARS + 1].lower())


def _is_number(line: str, has_pages: bool) -> bool:
    """Return whether a line is a page number; a bare one counts only where `has_pages`."""
    if len(line) > _MAX_HEAD_CHARS:
        return False
    number = compile_template(PAGE_LANGUAGE.press.phrases.page_number).fullmatch(line)
    return number is not None and (has_pages or bool(number["word"] or number["mark"]))


def _goes_on(last: str, first: str) -> bool:
    """Return whether a line behind a page's end goes on with the sentence before it."""
    return not _ENDED.search(last, max(0, len(last) - 4)) and first[:1].islower()
