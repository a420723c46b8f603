"""The end of a page: comments and teasers of other articles below the story."""

from __future__ import annotations

from tui.corpus.extraction.boilerplate_rules import COMMENTS, RELATED
from tui.corpus.extraction.text_blocks import TextBlock

#: The longest teaser (a sentence or two) of another article.
_MAX_TEASER_CHARS = 350


def find_page_end(blocks: list[TextBlock], start: int) -> tuple[int, str] | None:
    """Return the index of the block from which on nothing is story, and the rule that says so, or None."""
    lengths = [block.prose_length for block in blocks[start:]]
    before, total = 0, sum(lengths)
    is_teaser_tail = _find_teaser_tails(blocks) if any(block.begins_box for block in blocks) else []
    for index, length in enumerate(lengths, start):
        block = blocks[index]
        if before and block.begins_comments and total - before - length <= before:
            return index, COMMENTS.name
        if before and block.begins_box and not block.begins_comments and is_teaser_tail[index + 1]:
            return index, RELATED.name
        before += length
    return None


def _find_teaser_tails(blocks: list[TextBlock]) -> list[bool]:
    """Return for each block, and the end, whether all prose from it on is teasers below titles."""
    is_tail = [True]
    next_title = next_prose = len(blocks)
    is_tail_after_prose = True
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if not block.rule_match and not block.begins_box:
            if block.is_prose():
                is_tail_after_prose, next_prose = is_tail[-1], index
            else:
                next_title = index
        is_last = next_prose == len(blocks)
        is_teaser = is_last or (next_title < next_prose and len(blocks[next_prose].text) <= _MAX_TEASER_CHARS)
        is_tail.append(is_tail_after_prose and is_teaser)
    return is_tail[::-1]
