"""Articles of Europresse saved as HTML.

The sure signs are the elements `article` and those of the class `DocPublicationName`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from tui.corpus.extraction.exports.databases.europresse_fields import (
    CERTIFICATE,
    make_europresse_article,
    split_legal,
)
from tui.corpus.extraction.exports.databases.factiva_html import DOCUMENT_MARK, read_factiva_markup
from tui.corpus.extraction.exports.export_file import ExportFile
from tui.corpus.extraction.exports.export_items import (
    MAX_ARTICLE_CHARS,
    ExportItem,
    ReadingOptions,
    Refusal,
)
from tui.corpus.extraction.exports.field_values import (
    is_byline,
    is_sentence,
)
from tui.corpus.extraction.exports.html_pieces import (
    describe_refused,
    find_by_class,
    read_fragment,
    read_texts,
    split_stream,
)
from tui.corpus.extraction.html.html_tree import parse_html
from tui.i18n import N_
from tui.model.text import clean_line, fold

_PUBLICATION = r"<\w{1,10}\s[^<>]{0,300}?(?<![\w-])DocPublicationName(?![\w-])[^<>]{0,300}>"
PUBLICATION_MARK = re.compile(_PUBLICATION, re.I)
_ARTICLE_MARK = re.compile(r"<article[\s>]", re.I)
_ARTICLE_END = re.compile(r"</article\s{0,10}>", re.I)
_PAGE_END = re.compile(r"</body\s{0,10}>|</html\s{0,10}>", re.I)
#: More text than this behind the last article is not its own.
_MAX_TRAILING_CHARS = 300


def read_europresse_html(file: ExportFile, _options: ReadingOptions) -> Iterator[ExportItem]:
    """Yield the articles of an export in HTML, from any year."""
    has_blocks = bool(_ARTICLE_MARK.search(file.decode_head()))
    with file.open_text() as text:
        yield from _read_pieces(
            split_stream(text, _ARTICLE_MARK if has_blocks else PUBLICATION_MARK), has_blocks
        )


def _read_pieces(pieces: Iterator[str], has_blocks: bool) -> Iterator[ExportItem]:
    previous = ""
    for piece in pieces:
        if previous:
            yield from _read_piece(previous, has_blocks, is_last=False)
        previous = piece if (_ARTICLE_MARK if has_blocks else PUBLICATION_MARK).match(piece) else ""
        if not previous:  # a list of contents, or what somebody has put before the export
            yield from _read_other(piece)
    if previous:
        yield from _read_piece(previous, has_blocks, is_last=True)


def _read_piece(piece: str, has_blocks: bool, *, is_last: bool) -> Iterator[ExportItem]:
    """Yield the article of a piece, and what stands behind it and is no article."""
    if len(piece) > MAX_ARTICLE_CHARS:
        yield Refusal(N_("longer than {n} million characters").format(n=MAX_ARTICLE_CHARS // 1000000))
        return
    end = (_ARTICLE_END if has_blocks else _PAGE_END).search(piece)
    block, behind = (piece[: end.end()], piece[end.end() :]) if end else (piece, "")
    page = parse_html(block)
    if page.root is None or page.refusal:
        yield Refusal(*describe_refused(page, block))
    else:
        yield _read_block(page.root, is_whole=end is not None or not (has_blocks or is_last))
    if DOCUMENT_MARK.search(behind):
        yield from _read_other(behind)
    elif sum(map(len, lines := read_fragment(behind))) > _MAX_TRAILING_CHARS:
        yield Refusal(N_("text after an article that is not from Europresse"), clean_line(lines[0])[:100])


def _read_other(markup: str) -> Iterator[ExportItem]:
    """Yield the articles of Factiva in markup that is not of Europresse."""
    if DOCUMENT_MARK.search(markup):
        yield from read_factiva_markup(io.StringIO(markup))


def _read_block(root: Any, is_whole: bool) -> ExportItem:
    """Read the block of one article."""
    lines = read_texts(root)
    publication = " ".join(read_texts(next(iter(find_by_class(root, "DocPublicationName")), None)))
    header = " ".join(line for element in find_by_class(root, "DocHeader") for line in read_texts(element))
    title_elements = find_by_class(root, "titreArticleVisu") or find_by_class(root, "titreArticle")
    title_lines = [line for element in title_elements for line in read_texts(element)]
    author_lines = [line for element in _find_authors(root) for line in read_texts(element)]
    title = " ".join(title_lines)
    if not publication and not title:
        return Refusal(N_("no newspaper and no title in it: not an article as Europresse writes it"))
    if not is_whole:
        return Refusal(N_("the file ends in the middle of this article: export it again"), title)
    body = [line for element in _find_bodies(root) for line in read_texts(element)]
    rest = _lines_after(lines, title_lines[-1] if title_lines else publication)
    if body:
        between = rest[: rest.index(body[0])] if body[0] in rest else []
        bylines = author_lines or [line for line in between if is_byline(line)]
        body = [
            *(line for line in between if is_sentence(line) and line not in bylines),
            *body,
        ]  # a standfirst
    else:
        bylines = [rest.pop(0)] if len(rest) > 1 and is_byline(rest[0]) else []
        body = rest
    story, _legal = split_legal(body)
    certificate = CERTIFICATE.search("\n".join(lines))
    used = {*title_lines, *bylines, *story, publication}
    cut = [line for line in lines if line not in used]
    return make_europresse_article(
        title, header, publication, " ; ".join(bylines), story, cut, certificate, header
    )


def _find_bodies(root: Any) -> list[Any]:
    """Return the elements that hold the text, none inside another."""
    bodies = find_by_class(root, "docOcurrContainer") or find_by_class(root, "DocText")
    return [
        body
        for body in bodies
        if not any(other is not body and body in other.iter() for other in bodies[:20])
    ]


def _find_authors(root: Any) -> list[Any]:
    """Return the elements that hold the authors: by their class, or a line of the head below the title."""
    return find_by_class(root, "docAuthors") or [
        line
        for line in find_by_class(root, "sm-margin-bottomNews")
        if line.getparent() is not None and line.getparent().tag == "header"
    ]


def _lines_after(lines: list[str], title: str) -> list[str]:
    """Return the lines below the last line of a title."""
    folded = fold(title)
    at = next((number for number, line in enumerate(lines) if fold(line) == folded), -1)
    return lines[at + 1 :]
