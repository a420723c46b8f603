"""Exports in HTML, cut into the pieces that hold one article each, and the lines of a piece."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Any

from tui.corpus.extraction.exports.export_file import split_pieces
from tui.corpus.extraction.exports.export_items import MAX_ARTICLE_CHARS
from tui.corpus.extraction.html.html_text import read_lines, strip_tags
from tui.corpus.extraction.html.html_tree import HtmlPage, parse_html
from tui.i18n import N_
from tui.model.text import clean_line

#: A mark is never longer; so much of a piece is looked at again when the next one has come.
_MAX_MARK_CHARS = 1_000
_MAX_SHOWN_CHARS = 3_000


def split_stream(file: IO[str], mark: re.Pattern[str], *, is_end: bool = False) -> Iterator[str]:
    """Yield the pieces of a text that begin (`is_end`: that end) with a mark; the first may have none.

    Of a piece that is longer than an article can be only the beginning is yielded.
    """
    held: list[str] = []
    held_chars = 0
    tail = ""
    for text in split_pieces(file):
        window = tail + text
        start = 0
        is_last = False
        for match in mark.finditer(window):
            at = match.end() if is_end else match.start()
            if match.end() == len(window) and len(window) > _MAX_MARK_CHARS:
                is_last = True  # it may go on
                break
            if piece := "".join([*held, window[start:at]]):
                yield piece
            held, held_chars, start = [], 0, at
        keep = len(window) - _MAX_MARK_CHARS if not is_last else match.start()
        keep = max(start, keep)
        if held_chars <= MAX_ARTICLE_CHARS:
            held.append(window[start:keep])
            held_chars += keep - start
        tail = window[keep:]
    if held or tail.strip():
        yield "".join([*held, tail])


def read_texts(element: Any) -> list[str]:
    """Return the visible lines of an element."""
    return [line.text for line in read_lines(element)] if element is not None else []


def read_fragment(html: str) -> list[str]:
    """Return the visible lines of a piece of HTML; of one that is too large or deep, without its layout."""
    if "<" not in html and "&" not in html:
        return [line for line in html.split("\n") if line.strip()]
    page = parse_html(html)
    if page.root is None:
        return []
    if page.refusal:
        return [line for line in strip_tags(html[:MAX_ARTICLE_CHARS]).split("\n") if line.strip()]
    return read_texts(page.root)


def describe_refused(page: HtmlPage, html: str) -> tuple[str, str]:
    """Return why a piece of HTML is not read, and the beginning of its text."""
    reason = (page.refusal or N_("it is empty")).partition(":")[0]
    return reason, clean_line(strip_tags(html[:_MAX_SHOWN_CHARS]))[:100]


def find_by_class(root: Any, *names: str) -> list[Any]:
    """Return the elements that bear one of the classes, in order; capitals do not count."""
    wanted = {name.lower() for name in names}
    return [element for element in root.iter() if wanted & set((element.get("class") or "").lower().split())]
