"""Articles of Nexis: out of DOCX, RTF, PDF or text, with French or English labels.

The sure signs are «End of Document» after each article, or «1 of 12 DOCUMENTS» before each in older exports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tui.corpus.extraction.exports.article_length import find_length, find_missing_words
from tui.corpus.extraction.exports.export_items import ExportItem, Refusal
from tui.corpus.extraction.exports.field_values import (
    arrange_lines,
    is_sentence,
    make_article,
    parse_date_field,
)
from tui.corpus.extraction.exports.field_words import find_words, starts_with_word
from tui.i18n import N_
from tui.model.text import clean_line, fold

#: The heading of a list of documents.
_DOCUMENT_COUNT = re.compile(r"Documents? \(\d{1,6}\)")
_MAX_DATE_CHARS = 60
_MAX_LABEL_CHARS = 30
_LETTERS = re.compile(r"[^\W\d_]+")
#: Words of a date line besides the date itself: the weekday, the time, the edition.
_MAX_DATE_WORDS = 8


def is_end_line(line: str) -> bool:
    """Return whether a line ends an article."""
    return len(line) < 40 and fold(clean_line(line)) in find_words("nexis", "end")


def is_body_line(line: str) -> bool:
    """Return whether a line is the heading above a text."""
    return len(line) < 40 and fold(clean_line(line)) in find_words("nexis", "body")


def is_old_mark(line: str) -> bool:
    """Return whether a line begins an article in an older export."""
    return len(line) < 60 and _old_mark().fullmatch(line.strip()) is not None


@lru_cache(maxsize=1)
def _old_mark() -> re.Pattern[str]:
    """Return the pattern of «1 of 12 DOCUMENTS», which begins an article in older exports."""
    return re.compile(rf"\d{{1,6}} (?:{'|'.join(find_words('nexis', 'of'))}) \d{{1,6}} DOCUMENTS?")


def is_nexis_label(line: str) -> bool:
    """Return whether a line is a label that only Nexis writes."""
    return _label_of(line) in find_words("nexis", "loaded")


def is_cover(lines: list[str]) -> bool:
    """Return whether lines are a cover sheet: a list of documents and of search terms."""
    is_list = any(_DOCUMENT_COUNT.fullmatch(clean_line(line)) for line in lines[:5])
    return is_list or any(starts_with_word(line, find_words("nexis", "cover")) for line in lines[:400])


def read_nexis_lines(lines: list[str]) -> Iterator[ExportItem]:
    """Yield the article of the lines up to its end; blank lines separate paragraphs."""
    paragraphs = arrange_lines(lines)
    is_old = any(map(is_old_mark, paragraphs[:3]))
    is_whole = is_old or any(map(is_end_line, paragraphs[-3:]))
    body = next((number for number, text in enumerate(paragraphs) if is_body_line(text)), None)
    if not is_whole:
        if body is not None or any(map(is_nexis_label, paragraphs)):
            title = paragraphs[max((body or 0) - 1, 0)]
            date = _find_date_line(paragraphs[: body or len(paragraphs)])
            if date is not None and date >= 2:
                title = paragraphs[date - 2]
            yield Refusal(N_("the file ends in the middle of this article: export it again"), title[:200])
        return
    if is_old or body is None:
        yield _read_old(paragraphs)
    else:
        yield _read_article(paragraphs, body)


def _read_article(paragraphs: list[str], body: int) -> ExportItem:
    """Read an article with the heading «Body»."""
    date = _find_date_line(paragraphs[:body])
    if date is None or date < 2:
        return Refusal(N_("no title, newspaper and date above its text"), paragraphs[0][:200])
    end = next((n for n in range(body + 1, len(paragraphs)) if _is_below(paragraphs[n])), len(paragraphs))
    return make_article(
        title=paragraphs[date - 2],
        publisher=paragraphs[date - 1],
        date=paragraphs[date],
        authors=_find_authors(paragraphs[date:body]),
        paragraphs=paragraphs[body + 1 : end],
        cut=[*paragraphs[date + 1 : body], *paragraphs[end:]],
        notice=_find_missing_words(paragraphs[date + 1 : body], paragraphs[body + 1 : end]),
    )


def _read_old(paragraphs: list[str]) -> ExportItem:
    """Read an article of an older export: paper, date, title, labels, text, labels."""
    if paragraphs and is_old_mark(paragraphs[0]):
        paragraphs = paragraphs[1:]
    date = _find_first_date(paragraphs)
    if date is None or date < 1 or date + 1 >= len(paragraphs):
        return Refusal(N_("no newspaper and date above its title"), (paragraphs or [""])[0][:200])
    above = find_words("nexis", "above")
    start = date + 2
    while start < len(paragraphs) and _label_of(paragraphs[start]) in above:
        start += 1
    end = start
    while end < len(paragraphs) and not _is_below(paragraphs[end]) and not _is_rights(paragraphs[end]):
        end += 1
    return make_article(
        title=paragraphs[date + 1],
        publisher=paragraphs[date - 1],
        date=paragraphs[date],
        authors=_find_authors(paragraphs[date + 2 : start]),
        paragraphs=paragraphs[start:end],
        cut=[*paragraphs[date + 2 : start], *paragraphs[end:]],
        notice=_find_missing_words(paragraphs[date + 2 : start], paragraphs[start:end]),
    )


def _find_missing_words(labels: list[str], story: list[str]) -> str | None:
    """Return what is to be said where fewer words were read than the label of the length states."""
    return next(
        (words for label in labels if find_length(label) and (words := find_missing_words(label, story))),
        None,
    )


def _find_date_line(paragraphs: list[str]) -> int | None:
    """Return the index of the last line that is a date and hardly more; None without one."""
    return next((n for n in range(len(paragraphs) - 1, -1, -1) if _is_date_line(paragraphs[n])), None)


def _find_first_date(paragraphs: list[str]) -> int | None:
    return next((n for n, text in enumerate(paragraphs[:12]) if _is_date_line(text)), None)


def _is_date_line(line: str) -> bool:
    is_brief = len(line) <= _MAX_DATE_CHARS and len(_LETTERS.findall(line)) <= _MAX_DATE_WORDS
    return is_brief and ": " not in line and not is_sentence(line) and parse_date_field(line) is not None


def _find_authors(paragraphs: list[str]) -> str:
    """Return the value of the label that names the authors; empty without one."""
    labels = find_words("nexis", "authors")
    return next((text.partition(":")[2] for text in paragraphs if _label_of(text) in labels), "")


def _is_below(paragraph: str) -> bool:
    """Return whether a paragraph is a label of the lines below a text, or the end."""
    if is_end_line(paragraph):
        return True
    words = find_words("nexis", "below")
    return _label_of(paragraph) in words or (len(paragraph) <= _MAX_LABEL_CHARS and fold(paragraph) in words)


def _is_rights(paragraph: str) -> bool:
    return len(paragraph) < 200 and starts_with_word(paragraph, find_words("nexis", "rights"))


@lru_cache(maxsize=4096)
def _label_of(line: str) -> str | None:
    """Return the folded label before a line's colon; None for a line without one."""
    head, colon, _value = line[: _MAX_LABEL_CHARS + 2].partition(":")
    return fold(clean_line(head)) if colon else None
