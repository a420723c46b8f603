"""Articles of Europresse: saved as HTML, pasted as text, or out of its PDF.

The sure signs are the class `DocPublicationName` in HTML; in a text the line that ends in «82 mots» and the
certificate number «news·20240116·LM·1678828».
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from tui.corpus.extraction.exports.article_length import find_missing_words, length_pattern
from tui.corpus.extraction.exports.databases.factiva import DOCUMENT_MARK, read_factiva_markup
from tui.corpus.extraction.exports.export_file import ExportFile
from tui.corpus.extraction.exports.export_items import (
    MAX_ARTICLE_CHARS,
    ExportItem,
    ReadingOptions,
    Refusal,
)
from tui.corpus.extraction.exports.field_values import (
    arrange_lines,
    is_byline,
    is_sentence,
    make_article,
    parse_date_field,
)
from tui.corpus.extraction.exports.field_words import find_words, starts_with_word
from tui.corpus.extraction.exports.html_pieces import (
    describe_refused,
    find_by_class,
    read_fragment,
    read_texts,
    split_stream,
)
from tui.corpus.extraction.html.html_tree import parse_html
from tui.model.text import clean_line, fold

_PUBLICATION = r"<\w{1,10}\s[^<>]{0,300}?(?<![\w-])DocPublicationName(?![\w-])[^<>]{0,300}>"
PUBLICATION_MARK = re.compile(_PUBLICATION, re.I)
_ARTICLE_MARK = re.compile(r"<article[\s>]", re.I)
_ARTICLE_END = re.compile(r"</article\s{0,10}>", re.I)
_PAGE_END = re.compile(r"</body\s{0,10}>|</html\s{0,10}>", re.I)
#: «news·20240116·LM·1678828»; the dots vary.
CERTIFICATE = re.compile(r"\b(?:news|web|tvnews|pub)\W{1,2}((?:19|20)\d{6})\W{1,2}\w{1,20}\W{1,2}[\w-]{1,40}")
#: More text than this behind the last article is not its own.
_MAX_TRAILING_CHARS = 300
_MAX_HEADER_CHARS = 200
_MAX_TITLE_PARAGRAPHS = 2


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
        yield Refusal(f"longer than {MAX_ARTICLE_CHARS // 1_000_000} million characters")
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
        yield Refusal("text behind an article that is none of Europresse", clean_line(lines[0])[:100])


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
    author_lines = [line for element in find_by_class(root, "docAuthors") for line in read_texts(element)]
    title = " ".join(title_lines)
    if not publication and not title:
        return Refusal("no paper and no title in it: not as Europresse writes an article")
    if not is_whole:
        return Refusal("the file ends in the middle of this article: export it again", title)
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


def _lines_after(lines: list[str], title: str) -> list[str]:
    """Return the lines below the last line of a title."""
    folded = fold(title)
    at = next((number for number, line in enumerate(lines) if fold(line) == folded), -1)
    return lines[at + 1 :]


def make_europresse_article(
    title: str,
    header: str,
    publication: str,
    byline: str,
    story: list[str],
    cut: list[str],
    certificate: re.Match[str] | None,
    length: str,
) -> ExportItem:
    """Make an article of the fields as Europresse writes them; `length` is the line that states it."""
    date = parse_date_field(header) or (parse_date_field(certificate[1]) if certificate else None)
    if date is None and certificate:
        digits = certificate[1]
        date = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    return make_article(
        title=title,
        paragraphs=story,
        date=date,
        authors=byline,
        publisher=strip_number(publication),
        cut=cut,
        notice=find_missing_words(length, story),
    )


@lru_cache(maxsize=1)
def _number_pattern() -> re.Pattern[str]:
    """Return the pattern of an issue's number behind the name of a paper."""
    numbers = "|".join(map(re.escape, find_words("europresse", "number")))
    return re.compile(rf"[,•·\s]{{1,5}}(?:{numbers})\.? ?\d")


def strip_number(publication: str) -> str:
    """Return the name of the paper in «Le Monde, no. 24567»."""
    line = clean_line(publication[:_MAX_HEADER_CHARS])
    number = _number_pattern().search(fold(line))
    return (line[: number.start()] if number else line).strip(" ,•·")


def split_legal(lines: list[str]) -> tuple[list[str], list[str]]:
    """Split the lines of a text into the story and the legal notice at its end."""
    at = next((number for number, line in enumerate(lines) if is_legal(line)), len(lines))
    return lines[:at], lines[at:]


def is_legal(line: str) -> bool:
    """Return whether a line is of the legal notice or the certificate."""
    start = line.lstrip()
    if start.startswith("©") or CERTIFICATE.match(start):
        return True
    folded = fold(line) if len(line) < 400 else ""
    return any(words in folded for words in find_words("europresse", "legal"))


# -- text ----------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _page_pattern() -> re.Pattern[str]:
    return re.compile(rf", ?(?:{'|'.join(find_words('europresse', 'page'))})\. ?\w{{1,10}}(?:-\w{{1,10}})?")


def is_header(line: str, above: str = "") -> bool:
    """Return whether a line says date and length, or page: «…, mardi 16 janvier 2024 82 mots, p. 5».

    `above`: the line before it; with the number of an issue there, the date is enough.
    """
    if len(line) > _MAX_HEADER_CHARS or is_sentence_like(line):
        return False
    folded = fold(clean_line(line))
    has_length = length_pattern().search(folded) is not None
    if "•" in line and has_length:
        return True
    is_below_issue = len(above) < _MAX_HEADER_CHARS and _number_pattern().search(fold(above)) is not None
    if not (has_length or is_below_issue or _page_pattern().search(folded)):
        return False
    return parse_date_field(_date_part(line)) is not None


def is_sentence_like(line: str) -> bool:
    """Return whether a line ends as a sentence."""
    return line.rstrip().endswith((".", "!", "?", "»"))


def _date_part(line: str) -> str:
    """Return a header line without what is not its date, for the parser of dates."""
    return line[-100:] if len(line) > 100 else line


def read_europresse_lines(lines: list[str]) -> Iterator[ExportItem]:
    """Yield the articles of the lines of a text; blank lines separate paragraphs."""
    above = ["", *(line for line in lines)]
    headers = [number for number, line in enumerate(lines) if is_header(line, above[number])]
    if not headers:
        known = [line for line in arrange_lines(lines) if not is_legal(line)]
        if any(CERTIFICATE.search(line) for line in lines) and known:
            yield Refusal("no line with the paper, the date and the length above it", known[-1][:100])
        return
    for number, at in enumerate(headers):
        end = headers[number + 1] if number + 1 < len(headers) else len(lines)
        if number + 1 < len(headers):
            end = _find_block_start(lines, end)
        yield _read_lines(lines, at, end)


def _find_block_start(lines: list[str], header: int) -> int:
    """Return where the lines that belong to a header begin above it: the paper, or the date."""
    above = [number for number in range(max(header - 4, 0), header) if lines[number].strip()]
    return above[-1] if above else header


def _read_lines(lines: list[str], header: int, end: int) -> ExportItem:
    """Read the article whose header is the line `header`."""
    line = clean_line(lines[header])
    above = next((lines[n] for n in range(header - 1, max(header - 5, -1), -1) if lines[n].strip()), "")
    if "•" in line:
        publication, date = line.split("•", 1)[0], above
    else:
        publication, date = above, length_pattern().split(fold(line))[0]
    paragraphs = [
        paragraph
        for paragraph in arrange_lines(_without_page_lines(lines[header + 1 : end]))
        if not starts_with_word(paragraph, find_words("europresse", "source_lines"))
    ]
    if not paragraphs:
        return Refusal("the file ends in the middle of this article: export it again", line)
    title = paragraphs.pop(0)
    if (
        title.isupper()
        and len(paragraphs) > 2
        and not is_sentence_like(paragraphs[0])
        and not is_byline(paragraphs[0])
    ):
        title = paragraphs.pop(0)  # the line above was the section’s
    byline = paragraphs.pop(0) if len(paragraphs) > 1 and is_byline(paragraphs[0]) else ""
    story, cut = split_legal(paragraphs)
    certificate = CERTIFICATE.search("\n".join(lines[header:end]))
    if not certificate and not cut:
        return Refusal("the file ends in the middle of this article: export it again", title)
    return make_europresse_article(title, date, publication, byline, story, cut, certificate, line)


def _without_page_lines(lines: list[str]) -> list[str]:
    """Return lines without the feet and heads of the pages of a PDF, and what they break joined again."""
    marks = find_words("europresse", "page_lines")
    kept: list[str] = []
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        is_stamp = parse_date_field(line) is not None and starts_with_word(following, marks)
        if not starts_with_word(line, marks) and not is_stamp:
            kept.append(line)
    return kept
