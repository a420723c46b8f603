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

from tui.corpus.extraction.html.html_breaks import join_broken_sentences
from tui.corpus.extraction.html.html_metadata import PageMetadata, extract_metadata, host_of
from tui.corpus.extraction.html.html_story import StoryPlace, restore_lines
from tui.corpus.extraction.html.html_text import PageLine, read_lines, strip_tags
from tui.corpus.extraction.html.html_tree import MAX_PAGE_CHARS, HtmlPage, parse_html
from tui.corpus.extraction.raw_article import ExtractedArticle, RemovedText
from tui.corpus.extraction.raw_text import read_text
from tui.model.text import clean, fold

#: A page with less text, in characters, and no story in its layout has no article.
_MIN_PAGE_CHARS = 200
#: A title stands within so many lines from the top.
_TITLE_LINES = 10
#: How a text marks its title; the mark is ours, not the page's.
_TITLE_MARK = "#"
_importing = Lock()


def extract_article(html: str) -> ExtractedArticle | None:
    """Return the article in a page's text, None where it has none; raises ImportError without trafilatura."""
    page = parse_html(html)
    metadata = PageMetadata() if page.root is None else extract_metadata(page.root)
    lines: list[PageLine] = []
    if page.root is not None and not page.refusal:
        join_broken_sentences(page.root)
        lines = read_lines(page.root)
    notice = page.refusal
    body = _extract_story(page, lines) if lines else None
    if not body:
        text = _visible_text(html, page, lines)
        if not notice and len(text) < _MIN_PAGE_CHARS:
            return None
        notice = notice or "its story was not found by the page’s layout: all its text was read"
        body = text
    found = read_text(_with_title(body, metadata))
    if not found.body and not found.title:
        return None
    if notice:
        return _merge(found, metadata, ExtractedArticle(), metadata.date or found.date, notice)
    story = StoryPlace(lines, found)
    around = story.read_surroundings()
    date = metadata.date or found.date or around.date or _find_date(page)
    found = structs.replace(found, cut=(*found.cut, *story.left_out()))
    return _merge(found, metadata, around, date, None)


def _extract_story(page: HtmlPage, lines: list[PageLine]) -> str | None:
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
    return restore_lines(clean(text), lines) if isinstance(text, str) and text.strip() else None


def _visible_text(html: str, page: HtmlPage, lines: list[PageLine]) -> str:
    """Return all the text of a page, a line for each block."""
    if page.refusal:
        return strip_tags(html[:MAX_PAGE_CHARS])
    return "\n".join(line.text for line in lines)


def _with_title(body: str, metadata: PageMetadata) -> str:
    """Return the page's text below its title, which is marked as one where the page has a heading."""
    lines = list(filter(None, (" ".join(line.split()) for line in body.split("\n"))))
    titles = [fold(title) for title in (metadata.heading, metadata.title) if title]
    if titles:
        top = [fold(line) for line in lines[:_TITLE_LINES]]
        at = next((top.index(title) for title in titles if title in top), None)
        if at is None:
            at = 0
            lines.insert(0, metadata.title or "")
        if metadata.heading:
            lines[at] = f"{_TITLE_MARK} {lines[at]}"
    return "\n\n".join(lines)


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
    title = metadata.title or found.title
    if found.title and not metadata.heading and fold(found.title) in fold(title or ""):
        title = found.title  # without the name of the site
    cut = [
        piece
        for piece in found.cut
        if piece.text != found.title and piece != RemovedText(_TITLE_MARK, "markdown")
    ]
    if found.title and fold(found.title) not in fold(title or ""):
        cut.append(RemovedText(found.title, "title again"))
    url = metadata.url or found.url
    return structs.replace(
        found,
        title=title,
        date=date,
        authors=tuple(name for name in names if fold(name) != fold(publisher or "")),
        publisher=publisher or host_of(url),
        source=found.source or around.source,
        url=url,
        lang=found.lang or metadata.lang,
        cut=tuple(cut),
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
