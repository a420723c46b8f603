"""The article in an HTML page.

Machine-readable metadata comes first (`html_metadata`), then what the lines say, by the rules for text; the
story is what trafilatura extracts. A page is parsed once, into a bounded tree; one that is too large for a
tree is read as text without its markup.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from msgspec import structs

from tui.corpus.extraction.bylines import find_address_date, host_of
from tui.corpus.extraction.html.heading_names import is_no_site
from tui.corpus.extraction.html.html_boxes import remove_boxes
from tui.corpus.extraction.html.html_breaks import join_broken_sentences
from tui.corpus.extraction.html.html_metadata import (
    PageMetadata,
    extract_metadata,
    find_host_name,
    find_shown_title,
)
from tui.corpus.extraction.html.html_story import StoryPlace, restore_lines
from tui.corpus.extraction.html.html_text import PageLine, read_lines, strip_tags
from tui.corpus.extraction.html.html_tree import MAX_PAGE_CHARS, HtmlPage, parse_html
from tui.corpus.extraction.raw_article import ExtractedArticle, Inference, RemovedText
from tui.corpus.extraction.raw_text import infer_names, read_text
from tui.i18n import N_
from tui.model.text import clean, fold

#: A page with less text, and no story in its layout, has no article.
_MIN_PAGE_CHARS = 200
#: A title is among this many lines at the top.
_MAX_TITLE_LINES = 10
#: The line of the title that the page's name repeats is among so many first ones.
_MAX_HEAD_LINES = 60
#: How a text marks its title; the mark is this program's, not the page's.
_TITLE_MARK = "#"
_importing = Lock()


def extract_article(html: str) -> ExtractedArticle | None:
    """Extract the article of a page; None if it has none. Raises ImportError without trafilatura."""
    page = parse_html(html)
    metadata = PageMetadata() if page.root is None else extract_metadata(page.root)
    lines: list[PageLine] = []
    boxes: list[RemovedText] = []
    if page.root is not None and not page.refusal:
        boxes = remove_boxes(page.root)
        join_broken_sentences(page.root)
        lines = read_lines(page.root)
        metadata = find_shown_title(metadata, (line.text for line in lines[:_MAX_HEAD_LINES]))
    notice = page.refusal
    body = _extract_story(page, lines) if lines else None
    if not body:
        text = _read_visible_text(html, page, lines)
        if not notice and len(text) < _MIN_PAGE_CHARS:
            return None
        notice = notice or N_("the article was not found in the page’s layout: all its text was taken")
        body = text
    article = read_text(_add_title(body, metadata, lines))
    if not article.body and not article.title:
        return None
    if notice:
        return _merge(article, metadata, ExtractedArticle(), metadata.date or article.date, notice)
    story = StoryPlace(lines, article)
    around = story.read_surroundings()
    if not around.date:
        around = structs.replace(around, date=story.masthead_date())
    date = _choose_date(page, metadata, article, around)
    body = "\n\n".join(filter(None, (*story.standfirst, article.body)))
    article = structs.replace(article, body=body, cut=(*article.cut, *story.left_out(), *boxes))
    return _merge(article, metadata, around, date, None)


def _extract_story(page: HtmlPage, lines: list[PageLine]) -> str | None:
    """Return the story with its headings and surroundings, one line each; None if none is recognized."""
    with _prevent_sockets():
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


def _read_visible_text(html: str, page: HtmlPage, lines: list[PageLine]) -> str:
    """Return all the text of a page, one line for each block element."""
    if page.refusal:
        return strip_tags(html[:MAX_PAGE_CHARS])
    return "\n".join(line.text for line in lines)


def _add_title(body: str, metadata: PageMetadata, page_lines: list[PageLine]) -> str:
    """Put the title above the text, below what the page has above it; marked where it is a heading."""
    lines = list(filter(None, (" ".join(line.split()) for line in body.split("\n"))))
    titles = [fold(title) for title in (metadata.heading, metadata.title) if title]
    if titles:
        top = [fold(line) for line in lines[:_MAX_TITLE_LINES]]
        at = next((top.index(title) for title in titles if title in top), None)
        if at is None:
            at = _count_lines_above(top, titles, [fold(line.text) for line in page_lines])
            lines.insert(at, metadata.title or "")
        if metadata.heading:
            lines[at] = f"{_TITLE_MARK} {lines[at]}"
    return "\n\n".join(lines)


def _count_lines_above(top: list[str], titles: list[str], page: list[str]) -> int:
    """Return how many of the first lines of a text stand only above the title in its page; all folded."""
    place = next((page.index(title) for title in titles if title in page), 0)
    above, below = set(page[:place]), set(page[place:])
    return next((k for k, line in enumerate(top) if line not in above or line in below), len(top))


def _merge(
    article: ExtractedArticle,
    metadata: PageMetadata,
    surroundings: ExtractedArticle,
    date: str | None,
    notice: str | None,
) -> ExtractedArticle:
    """Merge the metadata of the page, of the story's lines and of the surroundings, in this order."""
    publishers = (metadata.publisher, article.publisher, surroundings.publisher)
    publisher = next((name for name in publishers if name and not is_no_site(name)), None)
    names = metadata.authors or article.authors or surroundings.authors
    title = metadata.title or article.title
    if article.title and not metadata.heading and fold(article.title) in fold(title or ""):
        title = article.title  # without the name of the site
    cut = [
        piece
        for piece in article.cut
        if piece.text != article.title and piece != RemovedText(_TITLE_MARK, "markdown")
    ]
    if article.title and fold(article.title) not in fold(title or ""):
        cut.append(RemovedText(article.title, "title again"))
    url = metadata.url or article.url
    publisher = publisher or find_host_name((cut.text for cut in article.cut), url)
    host = None if publisher else host_of(url)
    authors = tuple(name for name in names if fold(name) != fold(publisher or ""))
    return structs.replace(
        article,
        title=title,
        date=date,
        authors=authors,
        publisher=publisher or host,
        source=article.source or surroundings.source or metadata.source,
        url=url,
        lang=article.lang or metadata.lang,
        cut=tuple(cut),
        inferences=(
            *_infer_date(date, metadata, article, surroundings),
            *infer_names(() if metadata.authors else authors, article.body, host),
        ),
        notice=notice,
    )


def _choose_date(
    page: HtmlPage, metadata: PageMetadata, article: ExtractedArticle, around: ExtractedArticle
) -> str | None:
    """Return the publication date by the most reliable statement: of the page, its address, its lines."""
    by_address = find_address_date(metadata.url or "")
    if by_address and len(by_address) < len("2024-05-07"):  # a month
        return metadata.date or article.date or around.date or _find_date(page) or by_address
    return metadata.date or by_address or article.date or around.date or _find_date(page)


def _infer_date(
    date: str | None, metadata: PageMetadata, article: ExtractedArticle, surroundings: ExtractedArticle
) -> Iterator[Inference]:
    """Yield why the date is not sure, if the page does not state it for machines."""
    if date is None or date in (metadata.date, find_address_date(metadata.url or "")):
        return
    for read in (article, surroundings):
        if read.date == date:
            yield from (inference for inference in read.inferences if inference.field == "date")
            return
    yield Inference("date", N_("the date was guessed: no line of the page states it"))


def _find_date(page: HtmlPage) -> str | None:
    """Return the publication date according to htmldate; None if it knows none."""
    with _prevent_sockets():
        from htmldate import find_date

    try:
        date = find_date(page.root, original_date=True, extensive_search=False)
    except Exception:  # as with the story: what a page breaks is not read
        return None
    return date if isinstance(date, str) else None


@contextmanager
def _prevent_sockets() -> Iterator[None]:
    """Keep imports from testing for IPv6, for which urllib3 would open a socket."""
    with _importing:
        has_ipv6, socket.has_ipv6 = socket.has_ipv6, False
        try:
            yield
        finally:
            socket.has_ipv6 = has_ipv6
