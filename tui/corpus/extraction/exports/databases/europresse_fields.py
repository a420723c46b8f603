"""The fields of an article as Europresse writes them, whatever its form, and the legal notice below it."""

from __future__ import annotations

import re
from functools import lru_cache

from tui.corpus.extraction.exports.article_length import find_missing_words
from tui.corpus.extraction.exports.export_items import ExportItem
from tui.corpus.extraction.exports.field_values import make_article, parse_date_field
from tui.corpus.extraction.exports.field_words import find_words
from tui.model.text import clean_line, fold

#: «news·20240116·LM·1678828»; the dots vary.
CERTIFICATE = re.compile(r"\b(?:news|web|tvnews|pub)\W{1,2}((?:19|20)\d{6})\W{1,2}\w{1,20}\W{1,2}[\w-]{1,40}")
MAX_HEADER_CHARS = 200


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
def number_pattern() -> re.Pattern[str]:
    """Return the pattern of an issue's number behind the name of a paper."""
    numbers = "|".join(map(re.escape, find_words("europresse", "number")))
    return re.compile(rf"[,•·\s]{{1,5}}(?:{numbers})\.? ?\d")


def strip_number(publication: str) -> str:
    """Return the name of the paper in «Le Monde, no. 24567»."""
    line = clean_line(publication[:MAX_HEADER_CHARS])
    number = number_pattern().search(fold(line))
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
