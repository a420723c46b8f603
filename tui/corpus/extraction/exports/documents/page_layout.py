"""The layout of printed pages: columns, paragraphs, running heads, and words broken at line ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from tui.corpus.extraction.printed_text import join_broken_words
from tui.model.text import clean_line

#: Running heads and page numbers stand in this share of the page, above and below.
_MARGIN_SHARE = 0.08
#: An indent is this wide, in points.
_MIN_INDENT, _MAX_INDENT = 3.0, 45.0
#: Two lines of one font differ by less, in points.
_MAX_SIZE_DIFFERENCE = 0.6
#: A gap between paragraphs is this much wider than one between lines.
_MIN_GAP_RATIO = 1.25
#: A line that is shorter than this share of the widest ends a paragraph.
_MIN_FULL_SHARE = 0.6
#: One that is longer than this share is filled.
_MIN_FILLED_SHARE = 0.75
_MIN_COLUMN_GAP = 60.0
_MAX_LINE_GAP = 60.0
_DIGITS = re.compile(r"\d+")
_SENTENCE_ENDS = (".", "!", "?", "»", "”", "…", '"')


class PlacedLine(NamedTuple):
    """A line of a page: where it begins, in points from the bottom left, and the size of its font."""

    text: str
    x: float
    y: float
    size: float


class PageLayout(NamedTuple):
    """The lines of a page in the order in which they were drawn, and the extent of the page."""

    lines: list[PlacedLine]
    bottom: float
    height: float


def arrange_pages(pages: Sequence[PageLayout]) -> tuple[list[str], str | None, list[str]]:
    """Return the lines of pages with blank ones between paragraphs, the title, and the running heads."""
    heads: list[str] = []
    kept: list[list[PlacedLine]] = []
    body_size = _find_body_size(line for page in pages for line in page.lines)
    repeated = _find_repeated(pages)
    for page in pages:
        inside = []
        for line in page.lines:
            is_head = _is_in_margin(line, page) and (
                line.size < body_size - _MAX_SIZE_DIFFERENCE or _mask_digits(line.text) in repeated
            )
            (heads.append(line.text) if is_head else inside.append(line))
        kept.append(_order_columns(inside))
    title = _find_title(kept, body_size)
    texts = _separate_paragraphs(kept)
    return join_broken_words(texts), title, list(dict.fromkeys(heads))


def _find_body_size(lines: Iterable[PlacedLine]) -> float:
    """Return the size of the font in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _is_in_margin(line: PlacedLine, page: PageLayout) -> bool:
    share = (line.y - page.bottom) / page.height if page.height else 0.5
    return share < _MARGIN_SHARE or share > 1 - _MARGIN_SHARE


def _mask_digits(text: str) -> str:
    return _DIGITS.sub("0", text)


def _find_repeated(pages: Sequence[PageLayout]) -> set[str]:
    """Return the lines in margins, without their numbers, that several pages have."""
    counts = Counter(
        text
        for page in pages
        for text in {_mask_digits(line.text) for line in page.lines if _is_in_margin(line, page)}
    )
    return {text for text, count in counts.items() if count > 1}


def _order_columns(lines: list[PlacedLine]) -> list[PlacedLine]:
    """Return the lines column by column, if they were drawn from left to right through the columns."""
    jumps = sum(
        abs(second.x - first.x) > _MIN_COLUMN_GAP and abs(second.y - first.y) < 2.0
        for first, second in pairwise(lines)
    )
    if jumps < 3 or jumps < len(lines) // 5:
        return lines
    starts = sorted({round(line.x) for line in lines})
    columns = [starts[0]]
    for start in starts:
        if start - columns[-1] > _MIN_COLUMN_GAP:
            columns.append(start)

    def column_of(line: PlacedLine) -> int:
        return max(number for number, start in enumerate(columns) if number == 0 or line.x >= start - 2.0)

    return sorted(lines, key=lambda line: (column_of(line), -line.y))


def _find_title(pages: list[list[PlacedLine]], body_size: float) -> str | None:
    """Return the lines in the largest font of the first page; None where nothing stands out."""
    lines = pages[0] if pages else []
    largest = max((line.size for line in lines), default=0.0)
    if largest < body_size + 1.0:
        return None
    start = next(number for number, line in enumerate(lines) if line.size > largest - _MAX_SIZE_DIFFERENCE)
    title = []
    for line in lines[start:]:
        if line.size < largest - _MAX_SIZE_DIFFERENCE:
            break
        title.append(line.text)
    return " ".join(join_broken_words(title)) or None


def _separate_paragraphs(pages: list[list[PlacedLine]]) -> list[str]:
    """Return the lines with blank ones between paragraphs, by indents and gaps, over the ends of pages."""
    every = [line for page in pages for line in page]
    margins = _find_margins(every)
    indents = sum(_is_indented(line, margins) for line in every)
    has_indents = indents >= 2
    widest: dict[float, int] = {}
    for line in every:
        size = round(line.size)
        widest[size] = max(widest.get(size, 0), len(line.text))
    gap = _find_line_gap(pages, widest)
    texts: list[str] = []
    previous: PlacedLine | None = None
    for line in every:
        if previous is not None and _begins_paragraph(previous, line, gap, has_indents, margins, widest):
            texts.append("")
        texts.append(clean_line(line.text))
        previous = line
    return texts


def _begins_paragraph(
    previous: PlacedLine,
    line: PlacedLine,
    gap: float,
    has_indents: bool,
    margins: set[int],
    widest: dict[float, int],
) -> bool:
    """Return whether a line begins a paragraph after another."""
    if abs(line.size - previous.size) > _MAX_SIZE_DIFFERENCE:
        return True
    if _is_indented(line, margins) and (has_indents or not _is_indented(previous, margins)):
        return True
    is_ended = previous.text.endswith(_SENTENCE_ENDS)
    if line.y > previous.y:  # a column, a page
        return is_ended and not has_indents
    if abs(line.x - previous.x) > _MIN_COLUMN_GAP and (round(line.x) in margins) != (
        round(previous.x) in margins
    ):
        return True  # one of them is centred
    if previous.y - line.y > gap * line.size * _MIN_GAP_RATIO:
        return True
    return not has_indents and len(previous.text) < _MIN_FULL_SHARE * widest[round(previous.size)]


def _find_margins(lines: list[PlacedLine]) -> set[int]:
    """Return where columns begin: the places at which many lines do."""
    counts = Counter(round(line.x) for line in lines)
    return {x for x, count in counts.items() if count >= max(3, len(lines) // 20)}


def _is_indented(line: PlacedLine, margins: set[int]) -> bool:
    """Return whether a line begins a little to the right of where its column does."""
    nearest = [margin for margin in margins if _MIN_INDENT <= line.x - margin <= _MAX_INDENT]
    return bool(nearest)


def _find_line_gap(pages: list[list[PlacedLine]], widest: dict[float, int]) -> float:
    """Return the usual distance between two lines of a paragraph, in sizes of their font.

    A line that fills its column is followed by the next one of its paragraph, a short one by another.
    """
    gaps: Counter[float] = Counter()
    for page in pages:
        for first, second in pairwise(page):
            distance = first.y - second.y
            is_same = 0 < distance < _MAX_LINE_GAP and abs(first.size - second.size) < _MAX_SIZE_DIFFERENCE
            if is_same and len(first.text) > _MIN_FILLED_SHARE * widest[round(first.size)]:
                gaps[round(distance / max(second.size, 1.0), 2)] += len(first.text)
    return gaps.most_common(1)[0][0] if gaps else _MAX_LINE_GAP
