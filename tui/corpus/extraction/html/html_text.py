"""The visible text of an HTML page: as lines, of an element, or of a page too large for a tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from html import unescape
from typing import Any, NamedTuple

from lxml import etree

from tui.model.text import clean, clean_line

#: Elements whose text a page does not show.
_HIDDEN_TAGS = frozenset({"head", "script", "noscript", "select", "textarea"})
#: Classes of text for screen readers, which repeats or names what is visible.
_HIDDEN_CLASSES = frozenset(
    {"screen-reader-text", "u-screen-reader-text", "sr-only", "visually-hidden", "visuallyhidden"}
)
#: Elements that begin a line of their own.
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hgroup", "hr", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
#: Elements that may occur inside a word: «N<sup>o</sup>». Any other element separates words.
_FORMATTING = frozenset({
    "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "font", "i", "ins", "mark", "q", "s", "small",
    "strong", "sub", "sup", "u", "wbr",
})  # fmt: skip
_SEAM = "\ufffe"
_SEAM_IN_WORD = re.compile(r"(?<=\w)\ufffe+(?=\w)")
#: A menu has at least this many links, and hardly any text outside them.
_MIN_MENU_LINKS = 2
_MIN_LINKED_SHARE = 0.9
#: A table of data has at least this many cells; a list of terms has at least one.
_MIN_CELLS = 4
#: The lines of tables and lists are shorter than those of a story.
_MAX_CELL_CHARS = 200
_GROUPS = frozenset({"ul", "ol", "menu", "nav", "dl", "table"})

_MARKUP = re.compile(r"<[!/?a-zA-Z][^<>]{0,20000}>")
_HIDDEN_MARKUP = re.compile(
    r"<(script|style|noscript|template|svg)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.I
)
_BLOCK_MARKUP = re.compile(
    r"<(?:/?(?:p|div|h[1-6]|li|ul|ol|tr|table|article|section|blockquote|figure|figcaption)|br)\b[^<>]{0,2000}>",
    re.I,
)


class Place(Enum):
    """The kind of element that a line of a page is in; the value names it for the user."""

    STORY = "layout"
    MENU = "menu"
    TERMS = "list of terms"
    TABLE = "table"
    CAPTION = "caption"


class PageLine(NamedTuple):
    """A visible line of a page."""

    text: str
    place: Place


class _OpenGroup:
    """A list or table that is still open: its first line, and counts of what it holds so far."""

    def __init__(self, tag: str, first_line: int, is_at_foot: bool = False) -> None:
        self.tag = tag
        self.is_at_foot = is_at_foot
        self.first_line = first_line
        self.links = self.linked_chars = self.chars = self.cells = self.longest = 0

    def add_inner(self, inner: _OpenGroup) -> None:
        """Add the counts of an inner group."""
        self.links += inner.links
        self.linked_chars += inner.linked_chars
        self.chars += inner.chars
        self.longest = max(self.longest, inner.longest)

    def find_place(self) -> Place:
        """Return the kind of place that the lines of the group are in."""
        is_brief = self.longest <= _MAX_CELL_CHARS
        if self.tag == "table":
            return Place.TABLE if is_brief and self.cells >= _MIN_CELLS else Place.STORY
        if self.tag == "dl":
            return Place.TERMS if is_brief and self.cells else Place.STORY
        is_menu = self.links >= _MIN_MENU_LINKS and self.linked_chars >= _MIN_LINKED_SHARE * self.chars
        return Place.MENU if is_menu or self.tag == "nav" or (self.is_at_foot and is_brief) else Place.STORY


class _LineReader:
    """Collects the lines of a page in the order of its tree."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._places: list[Place] = []
        self._pieces: list[str] = []
        self._groups = [_OpenGroup("body", 0)]
        self._links = 0  # open ones
        self._captions = 0
        self._footers = 0

    def read(self, root: Any) -> list[PageLine]:
        """Return the non-empty lines of a page."""
        walker = etree.iterwalk(root, events=("start", "end"))
        skipped = None
        for event, element in walker:
            tag = element.tag
            if tag in _BLOCKS:
                self._break_line()
            elif tag not in _FORMATTING:
                self._pieces.append(_SEAM)
            if event == "start" and (tag in _HIDDEN_TAGS or _is_hidden(element)):
                walker.skip_subtree()
                skipped = element
            elif event == "start":
                self._open(tag)
                self._add_text(element.text)
            else:
                if element is not skipped:
                    self._close(tag)
                self._add_text(element.tail)
        self._break_line()
        return [PageLine(*pair) for pair in zip(self._lines, self._places, strict=True)]

    def _open(self, tag: str) -> None:
        if tag == "a":
            self._links += 1
            self._groups[-1].links += 1
        elif tag in ("td", "th", "dt"):
            self._groups[-1].cells += 1
        elif tag == "figcaption":
            self._captions += 1
        elif tag == "footer":
            self._footers += 1
        elif tag in _GROUPS:
            self._groups.append(_OpenGroup(tag, len(self._lines), self._footers > 0))

    def _close(self, tag: str) -> None:
        if tag == "a":
            self._links -= 1
        elif tag == "figcaption":
            self._captions -= 1
        elif tag == "footer":
            self._footers -= 1
        elif tag in _GROUPS and len(self._groups) > 1:
            closed = self._groups.pop()
            self._groups[-1].add_inner(closed)
            place = closed.find_place()
            for index in range(closed.first_line, len(self._lines) if place != Place.STORY else 0):
                self._places[index] = place

    def _add_text(self, text: str | None) -> None:
        if text:
            self._pieces.append(text)
            chars = len(text.strip())
            self._groups[-1].chars += chars
            self._groups[-1].linked_chars += chars if self._links else 0

    def _break_line(self) -> None:
        if line := _join_pieces(self._pieces):
            self._lines.append(line)
            self._places.append(Place.CAPTION if self._captions else Place.STORY)
            self._groups[-1].longest = max(self._groups[-1].longest, len(line))
        self._pieces.clear()


def is_block(tag: str) -> bool:
    """Return whether an element begins a line of its own."""
    return tag in _BLOCKS


def read_lines(root: Any) -> list[PageLine]:
    """Return the lines that a page shows, one for each block of its text."""
    return _LineReader().read(root)


def element_text(element: Any) -> str:
    """Return the text of an element as one clean line."""
    return _join_pieces(_walk_pieces(element))


def _walk_pieces(element: Any) -> Iterator[str]:
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walker:
        if event == "start" and _is_hidden(inner):
            walker.skip_subtree()
            continue
        yield " " if inner.tag in _BLOCKS else "" if inner.tag in _FORMATTING else _SEAM
        yield (inner.text if event == "start" else inner.tail if inner is not element else None) or ""


def _is_hidden(element: Any) -> bool:
    names = element.get("class")
    return names is not None and not _HIDDEN_CLASSES.isdisjoint(names.split())


def _join_pieces(pieces: Iterator[str] | list[str]) -> str:
    text = "".join(pieces)
    if not text or text.isspace():
        return ""
    return clean_line(_SEAM_IN_WORD.sub(" ", text).replace(_SEAM, "") if _SEAM in text else text)


def strip_tags(html: str) -> str:
    """Return the text of a page that is too large for a tree, a line for each block."""
    text = _HIDDEN_MARKUP.sub(" ", html)
    text = _BLOCK_MARKUP.sub("\n", text.replace("\n", " "))
    return clean(unescape(_MARKUP.sub(" ", text)))
