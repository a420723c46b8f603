"""Articles of Europresse in a text: pasted, or out of its PDF.

The sure signs are the line that states date, length and page, and the certificate number below the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tui.corpus.extraction.exports.article_length import length_pattern
from tui.corpus.extraction.exports.databases.europresse_fields import (
    CERTIFICATE,
    MAX_HEADER_CHARS,
    is_legal,
    make_europresse_article,
    number_pattern,
    split_legal,
)
from tui.corpus.extraction.exports.export_items import ExportItem, Refusal
from tui.corpus.extraction.exports.field_values import arrange_lines, is_byline, parse_date_field
from tui.corpus.extraction.exports.field_words import find_words, starts_with_word
from tui.i18n import N_
from tui.model.text import clean_line, fold


@lru_cache(maxsize=1)
def _page_pattern() -> re.Pattern[str]:
    return re.compile(rf", ?(?:{'|'.join(find_words('europresse', 'page'))})\. ?\w{{1,10}}(?:-\w{{1,10}})?")


def is_header(line: str, above: str = "") -> bool:
    """Return whether a line says date and length, or page: «…, mardi 16 janvier 2024 82 mots, p. 5».

    `above`: the line before it; with the number of an issue there, the date is enough.
    """
    if len(line) > MAX_HEADER_CHARS or is_sentence_like(line):
        return False
    folded = fold(clean_line(line))
    has_length = length_pattern().search(folded) is not None
    if "•" in line and has_length:
        return True
    is_below_issue = len(above) < MAX_HEADER_CHARS and number_pattern().search(fold(above)) is not None
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
            yield Refusal(N_("no line with the newspaper, date and length above it"), known[-1][:100])
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
        for paragraph in arrange_lines(_part_rights(_without_page_lines(lines[header + 1 : end])))
        if not starts_with_word(paragraph, find_words("europresse", "source_lines"))
    ]
    if not paragraphs:
        return Refusal(N_("the file ends in the middle of this article: export it again"), line)
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
        return Refusal(N_("the file ends in the middle of this article: export it again"), title)
    return make_europresse_article(title, date, publication, byline, story, cut, certificate, line)


def _part_rights(lines: list[str]) -> list[str]:
    """Return lines with a blank one above the notice of rights, where blank lines part the paragraphs."""
    if all(line.strip() for line in lines):
        return lines
    return [part for line in lines for part in (("", line) if line.lstrip().startswith("©") else (line,))]


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
