"""The text that an HTML page shows: as lines, of one element, or of a page too large for a tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import accumulate
from typing import Any, NamedTuple

from lxml import etree

from tui.model.text import clean, clean_line

#: Elements whose text a page does not show.
_NOT_SHOWN = frozenset({"head", "script", "noscript", "select", "textarea"})
#: Classes of text for those who do not see the page: it says again, or names, what is shown.
_NOT_SEEN = frozenset(
    {"screen-reader-text", "u-screen-reader-text", "sr-only", "visually-hidden", "visuallyhidden"}
)
#: Elements that begin a line of their own.
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hgroup", "hr", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
#: Elements that may stand inside a word: «N<sup>o</sup>». At any other, one word ends and another begins.
_FORMATTING = frozenset({
    "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "font", "i", "ins", "mark", "q", "s", "small",
    "strong", "sub", "sup", "u", "wbr",
})  # fmt: skip
_SEAM = "\ufffe"
_SEAM_IN_WORD = re.compile(r"(?<=\w)\ufffe+(?=\w)")
_WHITE = re.compile(r"\s+")
#: Lists that may be menus; a menu has so many links at least, and next to no text beside them.
_LISTS = frozenset({"ul", "ol", "menu"})
_MENU_LINKS, _MENU_SHARE = 2, 0.9
#: Lists that are no place to sign.
_ASIDES = frozenset({"nav", "dl"})

_MARKUP = re.compile(r"<[!/?a-zA-Z][^<>]{0,20000}>")
_HIDDEN_MARKUP = re.compile(
    r"<(script|style|noscript|template|svg)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.I
)
_BLOCK_MARKUP = re.compile(
    r"<(?:/?(?:p|div|h[1-6]|li|ul|ol|tr|table|article|section|blockquote|figure|figcaption)|br)\b[^<>]{0,2000}>",
    re.I,
)


class PageLine(NamedTuple):
    """A line that a page shows; `is_aside`: it stands in a menu or a list of terms, where nobody signs."""

    text: str
    is_aside: bool


class _OpenList:
    """A list while its end has not been seen: where it begins, and how much of its text is links."""

    def __init__(self, tag: str, first_line: int) -> None:
        self.tag = tag
        self.first_line = first_line
        self.links = self.linked_chars = self.chars = 0

    def add(self, inner: _OpenList) -> None:
        """Count what a list inside holds."""
        self.links += inner.links
        self.linked_chars += inner.linked_chars
        self.chars += inner.chars

    def is_aside(self) -> bool:
        """Whether nobody signs there."""
        is_menu = self.links >= _MENU_LINKS and self.linked_chars >= _MENU_SHARE * self.chars
        return self.tag in _ASIDES or is_menu


class _LineReader:
    """Collects the lines of a page in the order of its tree."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._pieces: list[str] = []
        self._lists = [_OpenList("body", 0)]
        self._links = 0  # open ones
        self._turns: dict[int, int] = {}  # by line: how many lists aside begin there, less those that ended

    def read(self, root: Any) -> list[PageLine]:
        """Return the lines, without empty ones."""
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            tag = element.tag
            self._pieces.append("" if tag in _FORMATTING else _SEAM)
            if tag in _BLOCKS:
                self._break_line()
            if event == "start" and (tag in _NOT_SHOWN or _is_not_seen(element)):
                walker.skip_subtree()
            elif event == "start":
                self._open(tag)
                self._add(element.text)
            else:
                self._close(tag)
                self._add(element.tail)
        self._break_line()
        depths = accumulate(self._turns.get(index, 0) for index in range(len(self._lines)))
        return [PageLine(line, depth > 0) for line, depth in zip(self._lines, depths, strict=True)]

    def _open(self, tag: str) -> None:
        if tag == "a":
            self._links += 1
            self._lists[-1].links += 1
        elif tag in _LISTS or tag in _ASIDES:
            self._lists.append(_OpenList(tag, len(self._lines)))

    def _close(self, tag: str) -> None:
        if tag == "a":
            self._links -= 1
        elif tag in _LISTS or tag in _ASIDES:
            closed = self._lists.pop()
            self._lists[-1].add(closed)
            if closed.is_aside():
                self._turns[closed.first_line] = self._turns.get(closed.first_line, 0) + 1
                self._turns[len(self._lines)] = self._turns.get(len(self._lines), 0) - 1

    def _add(self, text: str | None) -> None:
        if text:
            self._pieces.append(text)
            chars = len(text) - text.count(" ") if text.strip() else 0
            self._lists[-1].chars += chars
            self._lists[-1].linked_chars += chars if self._links else 0

    def _break_line(self) -> None:
        if line := _join_pieces(self._pieces):
            self._lines.append(line)
        self._pieces.clear()


def read_lines(root: Any) -> list[PageLine]:
    """Return the lines that a page shows, one for each block of its text."""
    return _LineReader().read(root)


def element_text(element: Any) -> str:
    """Return the text of an element as one clean line."""
    return _join_pieces(_walk_pieces(element))


def _walk_pieces(element: Any) -> Iterator[str]:
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walker:
        if event == "start" and _is_not_seen(inner):
            walker.skip_subtree()
            continue
        yield " " if inner.tag in _BLOCKS else "" if inner.tag in _FORMATTING else _SEAM
        yield (inner.text if event == "start" else inner.tail if inner is not element else None) or ""


def _is_not_seen(element: Any) -> bool:
    names = element.get("class")
    return names is not None and not _NOT_SEEN.isdisjoint(names.split())


def _join_pieces(pieces: Iterator[str] | list[str]) -> str:
    text = _WHITE.sub(" ", "".join(pieces))
    return clean_line(_SEAM_IN_WORD.sub(" ", text).replace(_SEAM, "")) if text else ""


def strip_tags(html: str) -> str:
    """Return the text of a page that is too large for a tree, a line for each block."""
    text = _HIDDEN_MARKUP.sub(" ", html)
    text = _BLOCK_MARKUP.sub("\n", text.replace("\n", " "))
    return clean(unescape(_MARKUP.sub(" ", text)))
