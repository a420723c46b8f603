"""Articles of Factiva in a text or RTF, with labels (HD, BY, PD, SN, LP, TD) or in lines.

The sure sign is the line «Document LEMOND0020240116ek1g0001x» at the end of each article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.corpus.extraction.exports.article_length import find_missing_words, is_length_line
from tui.corpus.extraction.exports.export_items import (
    ExportItem,
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
from tui.i18n import N_
from tui.model.text import clean_line, fold

#: The number that ends an article, as a pattern.
DOCUMENT_NUMBER = r"Document\s{1,3}[A-Z0-9]{4,16}(?:19|20)\d{6}[a-z][a-z0-9]{4,12}(?![A-Za-z0-9])"
_DOCUMENT_LINE = re.compile(rf"(?:AN\s{{1,20}})?{DOCUMENT_NUMBER}\s*+")
_LABEL = re.compile(
    r"(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CO|IN|NS|RE|PUB|AN|IPC|IPD|CT|RF|ART|CLM|VOL|DLN|CX)"
    r"(?:\s{2,20}|\t|\s*+$)"
)
_USED_LABELS = frozenset({"HD", "BY", "PD", "SN", "CR", "LP", "TD", "ART"})
_TIME = re.compile(r"\d{1,2}[:h.]\d{2}(?: ?GMT)?")
#: Text after the last article that is longer is no summary of the search.
_MAX_LEFT_CHARS = 400
_MAX_COMPANY_CHARS = 80
_MAX_HEAD_LINES = 16


def is_label(text: str) -> bool:
    """Return whether a text is a label and nothing else."""
    return _LABEL.fullmatch(text) is not None


def is_document_line(line: str) -> bool:
    """Return whether a line is the number that ends an article."""
    return _DOCUMENT_LINE.fullmatch(clean_line(line)) is not None


def read_factiva_lines(lines: list[str], headline: str | None = None) -> Iterator[ExportItem]:
    """Yield the article of the lines up to its number; blank lines separate paragraphs."""
    start = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    lines = lines[start:]
    if not lines:
        return
    is_whole = any(map(is_document_line, lines[-8:]))
    is_labelled = sum(_LABEL.match(line) is not None for line in lines[:200]) > 3
    if not is_whole:
        yield from _refuse_rest(lines, headline, is_labelled)
    elif is_labelled:
        yield _read_labelled(lines, headline)
    else:
        yield _read_plain(lines, headline)


def _refuse_rest(lines: list[str], headline: str | None, is_labelled: bool) -> Iterator[Refusal]:
    """Yield a refusal for the lines after the last number, unless they are the summary of the search."""
    summaries = find_words("factiva", "summary")
    at = next((n for n, line in enumerate(lines) if starts_with_word(line, summaries)), len(lines))
    text = [line for line in lines[:at] if line.strip()]
    has_length = any(is_length_line(line) for line in text)
    if text and (headline or has_length or is_labelled or sum(map(len, text)) > _MAX_LEFT_CHARS):
        length = next((number for number, line in enumerate(text) if is_length_line(line)), 0)
        title = headline or (_read_above(text[:length], None)[0] if length else text[0])
        yield Refusal(N_("the file ends before this article’s number: export it again"), title[:200])


def _read_labelled(lines: list[str], headline: str | None) -> ExportItem:
    """Read an article whose fields have labels."""
    fields: dict[str, list[str]] = {}
    values: list[str] = []
    for line in lines:
        if label := _LABEL.match(line):
            values = fields.setdefault(label[1], [])
            values.append(line[label.end() :])
        else:
            values.append(line)

    def read_field(name: str) -> str:
        return clean_line(" ".join(fields.get(name, ())))

    paragraphs = [text for name in ("LP", "TD", "ART") for text in arrange_lines(fields.get(name, ()))]
    if not paragraphs and not headline and "HD" not in fields:
        return Refusal(N_("neither a headline (HD) nor a text (LP, TD) in it"), clean_line(lines[-1]))
    return make_article(
        title=headline or read_field("HD"),
        paragraphs=paragraphs,
        date=read_field("PD"),
        authors=read_field("BY"),
        publisher=read_field("SN"),
        source=read_field("CR") or None,
        cut=[f"{name} {read_field(name)}" for name in fields if name not in _USED_LABELS],
        notice=find_missing_words(read_field("WC"), paragraphs),
    )


def _read_plain(lines: list[str], headline: str | None) -> ExportItem:
    """Read an article whose fields stand in lines: title, author, length, date, time, paper …"""
    places = [number for number, line in enumerate(lines) if line.strip()]
    end = next(number for number in places if is_document_line(lines[number]))
    length = next((number for number in places if number < end and is_length_line(lines[number])), None)
    above = arrange_lines(lines[:length])
    if length is None or not above:
        return Refusal(
            N_("no line with the length: not an article as Factiva writes it"),
            above[0][:200] if above else "",
        )
    title, byline = _read_above(above, headline)
    below = [number for number in places if length < number < end][:_MAX_HEAD_LINES]
    date = next((number for number in below if parse_date_field(lines[number])), None)
    if date is None:
        return Refusal(N_("no date below the length: not an article as Factiva writes it"), title)
    names = (clean_line(lines[number]) for number in below if number > date)
    publisher = next((name for name in names if not _TIME.fullmatch(name)), None)
    head_end = next((number for number in below if _is_rights(lines[number])), date)
    paragraphs = arrange_lines(lines[head_end + 1 : end])
    company = []
    if len(paragraphs) > 1 and len(paragraphs[-1]) <= _MAX_COMPANY_CHARS and not is_sentence(paragraphs[-1]):
        company = [paragraphs.pop()]
    used = {title, byline, publisher, clean_line(lines[date])}
    head = [*above, *(clean_line(lines[number]) for number in places if length <= number <= head_end)]
    return make_article(
        title=title,
        paragraphs=paragraphs,
        date=lines[date],
        authors=byline,
        publisher=publisher,
        cut=[*(line for line in head if line not in used), *company],
        notice=find_missing_words(lines[length], paragraphs),
    )


def _read_above(texts: list[str], headline: str | None) -> tuple[str, str]:
    """Return the title and the byline of the lines above the length: section, title, byline."""
    if headline:
        at = next((n for n, line in enumerate(texts) if fold(line) == fold(headline)), None)
        return headline, " ; ".join(texts[at + 1 :]) if at is not None else ""
    if len(texts) > 1 and is_byline(texts[-1]) and (len(texts) > 2 or not is_byline(texts[-2])):
        return texts[-2], texts[-1]
    return texts[-1], ""


def _is_rights(line: str) -> bool:
    return starts_with_word(line, find_words("factiva", "rights"))
