"""A saved HTML page as a bounded lxml tree.

libxml2 tokenizes the page; the tree is built here, so that no page, however hostile, makes one that is
deeper, larger or heavier than an article's can be. Nothing is fetched: entities, DTDs and addresses stay
unread.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from tui.i18n import N_

#: Pages beyond these limits are not laid out.
MAX_PAGE_CHARS = 5_000_000
_MAX_ELEMENTS = 12_000  # trafilatura needs about a second for 10,000 table cells
_MAX_DEPTH = 200
#: The parser is fed in pieces: it stops at the end of a piece, not where a limit is exceeded.
_PIECE_BYTES = 16_384
#: What an element keeps of its attributes: an embedded image has two million characters.
_MAX_ATTRIBUTES = 64
_MAX_VALUES_CHARS = 10_000
#: Elements whose text no reader sees; of scripts, linked data is kept.
_UNSEEN = frozenset({"script", "style", "template", "svg", "math"})
#: Makes elements that trafilatura and htmldate take: all of one class, so that no walk looks up, in Python,
#: the class that `lxml.html` has for each name.
_FACTORY = etree.HTMLParser()
_FACTORY.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
_NAME = re.compile(r"[A-Za-z_][\w:.-]{0,100}")
#: Characters that XML has no room for.
_UNREADABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class HtmlPage(NamedTuple):
    """A parsed page."""

    root: Any  # an lxml.html.HtmlElement; None where the page has no element
    refusal: str | None  # why it must not be laid out; `root` is then the beginning of the page
    elements: list[Any]  # in order; what is held here lxml need not make again for each walk


class _PageTooLargeError(Exception):
    """More or deeper elements than an article has."""


class _BoundedTreeBuilder:
    """Builds the tree from what the parser sees (the target interface of lxml)."""

    def __init__(self) -> None:
        self.root: Any = None
        self.elements: list[Any] = []
        self._open: list[Any] = []
        self._last: Any = None  # the element that was closed last, where nothing was opened since
        self._text: list[str] = []
        self._unseen = 0  # how many elements are open from the one on whose text no reader sees
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        self._count += 1
        if self._count > _MAX_ELEMENTS or len(self._open) + self._unseen >= _MAX_DEPTH:
            raise _PageTooLargeError
        if self._unseen or (tag in _UNSEEN and "ld+json" not in attributes.get("type", "").lower()):
            self._unseen += 1
            return
        self._write_text()
        if self.root is None or self._open:
            element = self._add_element(tag, attributes)
            self.elements.append(element)
            self._open.append(element)
            self._last = None
        else:  # something stands behind </html>: it is taken into the page
            self._open.append(self.root)
            self._last = self.root[-1] if len(self.root) else None

    def end(self, tag: str) -> None:
        """Close the innermost element; libxml2 closes what the page leaves open."""
        if self._unseen:
            self._unseen -= 1
        elif self._open:
            self._write_text()
            self._last = self._open.pop()

    def data(self, text: str) -> None:
        """Add text."""
        if not self._unseen:
            self._text.append(text)

    def close(self) -> None:
        """Write the text after the last tag."""
        self._write_text()

    def _add_element(self, tag: str, attributes: dict[str, str]) -> Any:
        """Return a new element at the end of the innermost open one."""
        if len(attributes) > _MAX_ATTRIBUTES or sum(map(len, attributes.values())) > _MAX_VALUES_CHARS:
            attributes = _trim_attributes(attributes)
        try:
            return self._make_element(tag, attributes)
        except ValueError:  # names or characters that XML cannot hold
            tag = tag if _NAME.fullmatch(tag) else "span"
            return self._make_element(tag, _trim_attributes(attributes))

    def _make_element(self, tag: str, attributes: dict[str, str]) -> Any:
        if self._open:
            return etree.SubElement(self._open[-1], tag, attributes)
        self.root = _FACTORY.makeelement(tag, attributes)
        return self.root

    def _write_text(self) -> None:
        """Attach the text since the last tag to its element."""
        if not self._text:
            return
        text = "".join(self._text)
        self._text.clear()
        if not text.isprintable():
            text = _UNREADABLE.sub("", text)
        if self._last is not None:
            self._last.tail = (self._last.tail or "") + text
        elif self._open:
            self._open[-1].text = (self._open[-1].text or "") + text


def _trim_attributes(attributes: dict[str, str]) -> dict[str, str]:
    """Return the attributes that a tree can hold, their values truncated."""
    return {
        name: _UNREADABLE.sub("", value[:_MAX_VALUES_CHARS])
        for name, value in list(attributes.items())[:_MAX_ATTRIBUTES]
        if _NAME.fullmatch(name)
    }


def parse_html(html: str) -> HtmlPage:
    """Parse a decoded page, whatever encoding it declares; comments, scripts and styles are left out."""
    refusal = None
    if len(html) > MAX_PAGE_CHARS:
        refusal = N_("longer than {n} million characters").format(n=MAX_PAGE_CHARS // 1000000)
    builder = _BoundedTreeBuilder()
    parser = etree.HTMLParser(target=builder, encoding="utf-8", no_network=True)
    data = html[:MAX_PAGE_CHARS].encode("utf-8", "replace")
    try:
        for start in range(0, len(data), _PIECE_BYTES):
            parser.feed(data[start : start + _PIECE_BYTES])
        parser.close()
    except _PageTooLargeError:
        refusal = refusal or N_("too many elements, or too deeply nested, for an article")
    except etree.XMLSyntaxError:  # nothing in it
        pass
    notice = refusal and N_("{reason}: its text was taken without its layout").format(reason=refusal)
    return HtmlPage(builder.root, notice, builder.elements)
