"""The article in an HTML page.

What the page says of itself for machines comes first (`html_metadata`); then what its lines say, by the
rules for text; the story is what trafilatura takes for it. A page is parsed once, into a bounded tree; one
that is too large for a tree is read as text without its markup.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from msgspec import structs

from tui.corpus.extraction.html_metadata import PageMetadata, extract_metadata, host_of
from tui.corpus.extraction.html_text import PageLine, read_lines, strip_tags
from tui.corpus.extraction.html_tree import MAX_PAGE_CHARS, HtmlPage, parse_html
from tui.corpus.extraction.raw_article import ExtractedArticle, read_text
from tui.model.text import clean, fold

#: A page with less text, in characters, and no story in its layout has no article.
_MIN_PAGE_CHARS = 200
#: So many characters of a paragraph tell it from others; so many lines above the story, and below, are read.
_SURE_CHARS, _LINES_ABOVE, _LINES_BELOW = 60, 12, 3
#: A title stands within so many lines from the top.
_TITLE_LINES = 10
_importing = Lock()


def extract_article(html: str) -> ExtractedArticle | None:
    """Return the article in a page's text, None where it has none; raises ImportError without trafilatura."""
    page = parse_html(html)
    metadata = PageMetadata() if page.root is None else extract_metadata(page.root)
    lines = [] if page.root is None or page.refusal else read_lines(page.root)
    notice = page.refusal
    body = None if notice or not lines else _extract_story(page)
    if not body:
        text = _visible_text(html, page, lines)
        if not notice and len(text) < _MIN_PAGE_CHARS:
            return None
        notice = notice or "its story was not found by the page’s layout: all its text was read"
        body = text
    found = read_text(_with_title(body, metadata.title))
    if not found.body and not found.title:
        return None
    around = ExtractedArticle() if notice else _read_surroundings(lines, found)
    date = metadata.date or found.date or around.date or (None if notice else _find_date(page))
    return _merge(found, metadata, around, date, notice)


def _extract_story(page: HtmlPage) -> str | None:
    """Return the story with its headings and what stands near it, a line each; None where none is found."""
    with _no_sockets():
        from trafilatura import bare_extraction  # late: it takes a third of a second

    try:
        document = bare_extraction(
            page.root, with_metadata=False, include_comments=False, include_tables=False
        )
    except ImportError:
        raise
    except Exception:  # whatever a hostile page makes of the library, its text is read another way
        return None
    text = getattr(document, "text", None)
    return clean(text) if isinstance(text, str) and text.strip() else None


def _visible_text(html: str, page: HtmlPage, lines: list[PageLine]) -> str:
    """Return all the text of a page, a line for each block."""
    if page.refusal:
        return strip_tags(html[:MAX_PAGE_CHARS])
    return "\n".join(line.text for line in lines)


def _read_surroundings(lines: list[PageLine], found: ExtractedArticle) -> ExtractedArticle:
    """Read the lines around the story and below its first paragraph; nothing where it is not found."""
    folded = [fold(line.text) for line in lines]
    paragraphs = found.body.split("\n\n")
    last = _line_with(folded, fold(paragraphs[-1])[-_SURE_CHARS:])
    first = None if last is None else _line_with(folded[: last + 1], fold(paragraphs[0])[:_SURE_CHARS])
    if last is None or first is None:
        return ExtractedArticle()
    title = _line_with(folded[:first], fold(found.title or " "))
    above = lines[max(first - _LINES_ABOVE, 0 if title is None else title + 1) : first]
    second = _line_with(folded, fold(paragraphs[1])[:_SURE_CHARS]) if len(paragraphs) > 1 else None
    if second is not None and first < second <= first + _LINES_ABOVE:
        above += lines[first + 1 : second]  # who wrote it, below a standfirst
    rest = last + 1 + _LINES_BELOW
    below = [*lines[last + 1 : rest], *lines[max(rest, len(lines) - _LINES_BELOW) :]]
    texts = ([line.text for line in part if not line.is_aside] for part in (above, below))
    return read_text("\n\n".join([found.title or "", *next(texts), *paragraphs, *next(texts)]))


def _line_with(folded: list[str], words: str) -> int | None:
    """Return the last line that has `words`; None where none has."""
    return next((i for i in range(len(folded) - 1, -1, -1) if words in folded[i]), None)


def _with_title(body: str, title: str | None) -> str:
    """Return the page's text below its title; lines of a menu before the heading stay above it."""
    lines = [" ".join(line.split()) for line in body.split("\n")]
    if title and not any(fold(line) == fold(title) for line in lines[:_TITLE_LINES]):
        lines.insert(0, title)
    return "\n\n".join(filter(None, lines))


def _merge(
    found: ExtractedArticle,
    metadata: PageMetadata,
    around: ExtractedArticle,
    date: str | None,
    notice: str | None,
) -> ExtractedArticle:
    """Return what the page says of itself, then what its story's lines say, then those around it."""
    publisher = metadata.publisher or found.publisher or around.publisher
    names = metadata.authors or found.authors or around.authors
    is_titled = found.title and fold(found.title) in fold(metadata.title or "")
    url = metadata.url or found.url
    return structs.replace(
        found,
        title=found.title if is_titled else metadata.title or found.title,
        date=date,
        authors=tuple(name for name in names if fold(name) != fold(publisher or "")),
        publisher=publisher or host_of(url),
        source=found.source or around.source,
        url=url,
        lang=found.lang or metadata.lang,
        cut=tuple(piece for piece in found.cut if piece.text != found.title),
        notice=notice,
    )


def _find_date(page: HtmlPage) -> str | None:
    """Return the publication date that htmldate finds; None where it finds none."""
    with _no_sockets():
        from htmldate import find_date

    try:
        date = find_date(page.root, original_date=True, extensive_search=False)
    except Exception:  # as with the story: what a page breaks is not read
        return None
    return date if isinstance(date, str) else None


@contextmanager
def _no_sockets() -> Iterator[None]:
    """Have nothing that is imported try whether the system has IPv6: urllib3 opens a socket for that."""
    with _importing:
        has_ipv6, socket.has_ipv6 = socket.has_ipv6, False
        try:
            yield
        finally:
            socket.has_ipv6 = has_ipv6
