"""The article in an HTML page.

What the page says of itself for machines (JSON-LD, `meta`) comes first; then what its lines say, by the
rules for text; the story is what trafilatura takes for it. Everything here is bounded: a page with more
elements or deeper than any article's is read as text without its markup.
"""

from __future__ import annotations

import html as entities
import re
from typing import Any

from msgspec import structs

from tui.corpus.raw import Raw, read_text
from tui.corpus.told import MARKUP, persons, told
from tui.model.text import clean, fold

#: A page with more characters or tags than this, or nested deeper, is not laid out. trafilatura needs about
#: a second for ten thousand cells of a table.
_LONGEST, _MOST_TAGS, _DEEPEST = 5_000_000, 20_000, 200
#: So many characters of a paragraph tell it from others; so many lines above the story, and below, are read.
_SURE, _ABOVE, _BELOW = 60, 12, 3
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]{0,20000}>")
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "td",
        "th",
        "tr",
    ]
)
_HIDDEN = re.compile(
    r"<(script|style|noscript|template|svg)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.I
)
_BREAKS = re.compile(
    r"<(?:/?(?:p|div|h[1-6]|li|ul|ol|tr|table|article|section|blockquote|figure|figcaption)|br)\b[^<>]{0,2000}>",
    re.I,
)
_HTML_LANG = re.compile(r"<html\b[^<>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)", re.I)


def read_page(html: str) -> Raw | None:
    """The article in a page's text; None where there is none. Raises ImportError without trafilatura."""
    notice = _too_much(html)
    said = told(html[:_LONGEST])
    body = None if notice else _extracted(html)
    if not body:
        stripped = _stripped(html)
        if not notice and len(stripped) < 200:
            return None
        notice = notice or "its story was not found by the page’s layout: all its text was read"
        body = stripped
    found = read_text(_with_title(body, said.get("title")))
    if not found.body and not found.title:
        return None
    beside = None if notice else _beside(html, found)
    return _merged(found, said, beside, html, notice)


def _too_much(html: str) -> str | None:
    """Why a page is not laid out."""
    if len(html) > _LONGEST:
        return f"longer than {_LONGEST // 1_000_000} million characters: its text was read without layout"
    tags = depth = deepest = 0
    for found in _TAG.finditer(html):
        tags += 1
        if found[2].lower() not in _VOID:
            depth = max(0, depth - 1) if found[1] else depth + 1
            deepest = max(deepest, depth)
    if tags > _MOST_TAGS or deepest > _DEEPEST:
        return "too many or too deep elements for an article: its text was read without layout"
    return None


def _extracted(html: str) -> str | None:
    """The story with its headings and what stands near it, a line each."""
    from trafilatura import bare_extraction  # late: it takes a third of a second

    try:
        found = bare_extraction(html, with_metadata=False, include_comments=False, include_tables=False)
    except ImportError:
        raise
    except Exception:  # whatever a hostile page makes of the parsers, its text is read another way
        return None
    text = getattr(found, "text", None)
    return clean(text) if isinstance(text, str) and text.strip() else None


def _stripped(html: str) -> str:
    """The text of a page without its markup, a line for each block."""
    text = _HIDDEN.sub(" ", html[:_LONGEST])
    text = _BREAKS.sub("\n", text.replace("\n", " "))
    return clean(entities.unescape(MARKUP.sub(" ", text)))


def _beside(html: str, found: Raw) -> Raw | None:
    """What the lines around the story and below its first paragraph say; None where it is not found."""
    lines = [" ".join(line.split()) for line in _stripped(html).split("\n")]
    folded = [fold(line) for line in lines if line]
    lines = [line for line in lines if line]
    paragraphs = found.body.split("\n\n")
    first = _line_with(folded, fold(paragraphs[0])[:_SURE])
    last = _line_with(folded, fold(paragraphs[-1])[-_SURE:])
    if first is None or last is None or last < first:
        return None
    title = _line_with(folded[:first], fold(found.title or " "))
    above = lines[max(first - _ABOVE, 0 if title is None else title + 1) : first]
    second = _line_with(folded, fold(paragraphs[1])[:_SURE]) if len(paragraphs) > 1 else None
    if second is not None and first < second <= first + _ABOVE:
        above += lines[first + 1 : second]  # who wrote it, below a standfirst
    below = [*lines[last + 1 : last + 1 + _BELOW], *lines[max(last + 1 + _BELOW, len(lines) - _BELOW) :]]
    return read_text("\n\n".join([found.title or "", *above, *paragraphs, *below]))


def _line_with(folded: list[str], words: str) -> int | None:
    """The last line that has `words`; None where none has."""
    return next((i for i in range(len(folded) - 1, -1, -1) if words in folded[i]), None)


def _with_title(body: str, title: str | None) -> str:
    """The page's text below its title; lines of a menu before the heading stay above it."""
    lines = [" ".join(line.split()) for line in body.split("\n")]
    if title and not any(fold(line) == fold(title) for line in lines[:10]):
        lines.insert(0, title)
    return "\n\n".join(filter(None, lines))


def _merged(found: Raw, said: dict[str, Any], beside: Raw | None, html: str, notice: str | None) -> Raw:
    """What the page says of itself, then what the lines of its story say, then those beside it."""
    beside = beside or Raw()
    authors = tuple(name for given in said.get("authors", []) for name in persons(given))
    language = _HTML_LANG.search(html[:5000])
    cut = tuple(piece for piece in found.cut if piece.text != found.title)
    values = structs.asdict(found) | {"cut": cut}
    title = said.get("title")
    values["title"] = found.title if found.title and fold(found.title) in fold(title or "") else title
    values["title"] = values["title"] or found.title
    values["date"] = said.get("date") or found.date or beside.date or (None if notice else _dated(html))
    publisher = said.get("publisher") or found.publisher or beside.publisher
    names = authors or found.authors or beside.authors
    values["authors"] = tuple(name for name in names if fold(name) != fold(publisher or ""))
    values["publisher"] = publisher
    values["source"] = found.source or beside.source
    values["url"] = said.get("url") or found.url
    values["lang"] = found.lang or (language[1] if language else None)
    values["notice"] = notice
    return Raw(**values)


def _dated(html: str) -> str | None:
    """The publication date that htmldate finds; None where it finds none."""
    from htmldate import find_date

    try:
        found = find_date(html, original_date=True, extensive_search=False)
    except Exception:  # as with the story: what a page breaks is not read
        return None
    return found if isinstance(found, str) else None
