"""What the reader shows: a text with styles and links."""

from __future__ import annotations

from msgspec import Struct


class LinkSpan(Struct, frozen=True):
    """A span of a document's text that links to a target; offsets are code points of that text."""

    start: int
    end: int
    target: object
    style: str = ""  # a type of actor, `date`, or ""
    layer: str = "names"  # names, roles, demonyms, dates … are shown or hidden together
    reason: object = ""  # why the program thinks so: `str` of it, asked for only where it is shown


class Document(Struct, frozen=True):
    """A cleaned plain text with its links and styles. Spans may nest and overlap; the inner is drawn last.

    A style is one of `mark_styles.STYLES`; an unknown one draws nothing. An indent is a line (0-based), the
    cells before its first row, and the cells before the rows it wraps to.
    """

    text: str = ""
    links: tuple[LinkSpan, ...] = ()
    styles: tuple[tuple[int, int, str], ...] = ()
    indents: tuple[tuple[int, int, int], ...] = ()
