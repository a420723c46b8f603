"""Line breaks inside the sentences of an HTML page: no paragraph ends there."""

from __future__ import annotations

import re
from typing import Any

from tui.corpus.extraction.boilerplate_rules import match_line
from tui.corpus.extraction.html.html_text import element_text, is_block
from tui.corpus.extraction.text_blocks import ends_sentence
from tui.model.text import clean_line

#: Words of at most this length end no phrase: «de», «la», «au».
_MAX_LINK_LETTERS = 3
#: How an item of a list begins.
_ITEM = re.compile(r"\A(?:\W*+\d|[-–—•*·])")
_LAST_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]++$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


def join_broken_sentences(root: Any) -> None:
    """Remove each `br` inside a sentence from the tree."""
    parents = dict.fromkeys(
        parent for line_break in root.iter("br") if (parent := line_break.getparent()) is not None
    )
    for parent in parents:
        lines = _split_at_breaks(parent)
        is_sentence = False  # whether the following lines reach the end of a sentence
        for (line, line_break), (following, _) in zip(reversed(lines[:-1]), reversed(lines[1:]), strict=True):
            is_sentence = is_sentence or ends_sentence(following)
            if line_break is None or not is_sentence or not _continues(line, following):
                is_sentence = False
                continue
            line_break.tail = f" {line_break.tail or ''}"
            line_break.drop_tag()


def _split_at_breaks(parent: Any) -> list[tuple[str, Any]]:
    """Return the lines of an element, each with the `br` that ends it, or None where a block begins."""
    lines: list[tuple[str, Any]] = []
    pieces = [parent.text or ""]
    for child in parent:
        if child.tag == "br" or is_block(child.tag):
            lines.append((clean_line("".join(pieces)), child if child.tag == "br" else None))
            pieces.clear()
        else:
            pieces.append(element_text(child))
        pieces.append(child.tail or "")
    return [*lines, (clean_line("".join(pieces)), None)]


def _continues(line: str, following: str) -> bool:
    """Return whether a sentence continues in the next line, and neither line is a byline or a list item."""
    if not line or not following or ends_sentence(line) or line[-1] == ":" or _ITEM.match(following):
        return False
    if not following[0].islower():
        last, first = _LAST_WORD.search(line), _FIRST_WORD.match(following)
        if not last or not first or len(first[0]) <= _MAX_LINK_LETTERS:
            return False
        if last[0][0].islower() and len(last[0]) > _MAX_LINK_LETTERS:
            return False
    return not match_line(line) and not match_line(following)
