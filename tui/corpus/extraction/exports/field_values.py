"""The values of an article's fields as exports write them: dates, names, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from tui.corpus.extraction.bylines import credited_name
from tui.corpus.extraction.exports.field_words import find_words
from tui.corpus.extraction.language import detect_language
from tui.corpus.extraction.press_patterns import compile_template, parse_page_date, split_names, strip_accents
from tui.corpus.extraction.raw_article import ExtractedArticle, RemovedText
from tui.model.dates.edtf import parse_edtf
from tui.model.text import clean, clean_line, fold

_MAX_NAMES_CHARS = 1_000
_MAX_TITLE_CHARS = 1_000
_MAX_DATE_CHARS = 100
_MAX_BYLINE_CHARS = 150
#: No printed line is longer.
_MAX_PRINTED_CHARS = 140
#: A line that was broken is longer.
_MIN_BROKEN_CHARS = 40
_BETWEEN_NAMES = re.compile(r"[;|•·\n/()]")
_TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\d[T ]\d")
_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_SENTENCE_ENDS = (".", "!", "?", "…", "»", "”", '"', ":")


def parse_date_field(value: str | None) -> str | None:
    """Parse a date as an export writes it to EDTF; None where there is none."""
    line = clean_line((value or "")[:_MAX_DATE_CHARS]).rstrip("/ ")
    if not line:
        return None
    if _TIMESTAMP.match(line):
        line = line[:10]
    return line if parse_edtf(line) else parse_page_date(strip_accents(line))


def parse_name_field(value: str | None) -> tuple[list[str], str | None]:
    """Parse the names of an author field to persons, and the agency that stands among them."""
    persons: dict[str, str] = {}
    agency = None
    for line in _BETWEEN_NAMES.split((value or "")[:_MAX_NAMES_CHARS]):
        for part in _turn_names(clean_line(line)):
            for name in _split_joined(_strip_by(part)):
                if compile_template("<AGENCY>").fullmatch(strip_accents(name)):
                    agency = agency or credited_name(name)
                elif name and not name.isdigit() and not _is_mail_address(name):
                    persons.setdefault(fold(name), name.title() if _is_all_caps(name) else name)
    return list(persons.values()), agency


def _turn_names(line: str) -> list[str]:
    """Split a list of names; one with its family name first is turned: «Koné, Aïssata» → «Aïssata Koné»."""
    parts = split_names(line)
    family, comma, given = line.partition(", ")
    is_turned = bool(comma) and parts == [family, given] and 1 in (len(family.split()), len(given.split()))
    is_name = is_turned and not any(
        compile_template("<AGENCY>|<MEDIUM>|<PLACE>|<INITIALS>").fullmatch(strip_accents(part))
        for part in parts
    )
    return [f"{given} {family}"] if is_name else parts


def is_byline(line: str) -> bool:
    """Return whether a line can be that of the authors: short, names alone, no sentence."""
    if len(line) > _MAX_BYLINE_CHARS or not line:
        return False
    if _strip_by(line) != line:
        return True
    names = [part for piece in _BETWEEN_NAMES.split(line) for part in split_names(piece.strip())]
    name = compile_template("<NAME>|<INITIALS>(?: <NAME>)?|<AGENCY>|<MEDIUM>")
    parts = [part for part in map(str.strip, names) if part and not _is_mail_address(part)]
    return bool(parts) and all(name.fullmatch(strip_accents(part)) for part in parts)


def _is_mail_address(part: str) -> bool:
    """Return whether a part of a byline is an address: «redaction@journal.example»."""
    return "@" in part and " " not in part


def is_sentence(line: str) -> bool:
    """Return whether a paragraph ends as a sentence does."""
    return line.rstrip().endswith(_SENTENCE_ENDS)


def join_lines(lines: Iterable[str]) -> list[str]:
    """Join lines to paragraphs, which blank lines separate."""
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if text := clean_line(line):
            paragraphs[-1].append(text)
        elif paragraphs[-1]:
            paragraphs.append([])
    return [" ".join(paragraph) for paragraph in paragraphs if paragraph]


def arrange_lines(lines: Sequence[str]) -> list[str]:
    """Return the paragraphs of lines, whether what wrote them has broken paragraphs into lines or not.

    They are whole where one is longer than any line of print, or where no blank line separates them.
    """
    texts = [clean_line(line) for line in lines]
    first = next((number for number, text in enumerate(texts) if text), len(texts))
    last = next((number for number in range(len(texts) - 1, -1, -1) if texts[number]), -1)
    if max(map(len, texts), default=0) > _MAX_PRINTED_CHARS:
        return list(filter(None, texts))
    return join_lines(texts) if "" in texts[first : last + 1] else _join_sentences(texts[first : last + 1])


def _join_sentences(lines: Sequence[str]) -> list[str]:
    """Join lines that no blank line separates where a sentence goes on in the next one."""
    paragraphs: list[str] = []
    for line in lines:
        goes_on = paragraphs and not is_sentence(paragraphs[-1]) and len(paragraphs[-1]) > _MIN_BROKEN_CHARS
        if goes_on and line[:1].islower():
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
    return paragraphs


def split_paragraphs(text: str) -> list[str]:
    """Split a text: at blank lines where it has any, else at every line."""
    text = clean(text).strip()
    return join_lines(text.split("\n") if "\n\n" in text else text.replace("\n", "\n\n").split("\n"))


def make_article(
    *,
    title: str | None,
    paragraphs: Sequence[str] = (),
    date: str | None = None,
    authors: str | Sequence[str] | None = None,
    publisher: str | None = None,
    source: str | None = None,
    url: str | None = None,
    lang: str | None = None,
    cut: Iterable[str] = (),
    notice: str | None = None,
) -> ExtractedArticle:
    """Make an article of the fields of an export; `authors` as it lists them, or one by one."""
    persons, agency = parse_name_field(authors) if isinstance(authors, str) else (list(authors or ()), None)
    title = clean_line((title or "")[:_MAX_TITLE_CHARS]) or None
    texts = list(filter(None, map(clean_line, paragraphs)))
    if title and texts and fold(texts[0]) == fold(title):
        texts = texts[1:]
    body = "\n\n".join(texts)
    publisher = clean_line(publisher or "") or None
    return ExtractedArticle(
        title=title,
        date=parse_date_field(date),
        authors=tuple(
            name for name in map(clean_line, persons) if name and fold(name) != fold(publisher or "")
        ),
        publisher=publisher,
        source=clean_line(source or "") or agency,
        url=_clean_address(url),
        lang=detect_language(f"{title}\n{body}") or parse_language(lang),
        body=body,
        cut=tuple(RemovedText(clean(piece).strip(), "export") for piece in cut if piece.strip()),
        notice=notice,
    )


def parse_language(value: str | None) -> str | None:
    """Return a BCP 47 tag; None for anything else."""
    tag = (value or "").strip()
    return tag.replace("_", "-") if _LANGUAGE_TAG.fullmatch(tag) else None


def _clean_address(url: str | None) -> str | None:
    """Return an address of the web; None for anything else."""
    line = clean_line((url or "")[:2_000])
    return line if line.startswith(("http://", "https://")) and " " not in line else None


@lru_cache(maxsize=1)
def _by_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, find_words('names', 'by')))})\b[ :]{{1,3}}")


def _strip_by(name: str) -> str:
    """Return a name without «Par» before it and marks around it."""
    by = _by_pattern().match(fold(name))
    return name[by.end() if by else 0 :].strip(" ,.;:()-–—") if by else name.strip(" ,;:()-–—")


def _split_joined(names: str) -> list[str]:
    """Split «Le Monde avec AFP» at its joining words."""
    joiners = find_words("names", "joiners")
    parts: list[list[str]] = [[]]
    for word in names.split(" "):
        if word in joiners:
            parts.append([])
        else:
            parts[-1].append(word)
    return [" ".join(part) for part in parts]


def _is_all_caps(name: str) -> bool:
    return name.isupper() and len(name) > 5 and "." not in name
