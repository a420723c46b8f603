"""References of a bibliography: what Zotero exports, with the text that it attaches or has as an abstract."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct, structs

from tui.corpus.extraction.exports.collections.json_records import iterate_json_objects
from tui.corpus.extraction.exports.documents.attached_text import read_attached_text
from tui.corpus.extraction.exports.export_file import ExportFile, iterate_lines
from tui.corpus.extraction.exports.export_items import (
    MIN_FULL_CHARS,
    NO_TEXT,
    ExportItem,
    ReadingOptions,
    Refusal,
)
from tui.corpus.extraction.exports.field_values import make_article, parse_date_field, split_paragraphs
from tui.i18n import N_
from tui.model.text import clean_line

_RIS_LINE = re.compile(r"([A-Z][A-Z0-9])  - ?(.*)", re.DOTALL)
#: The tags of files that are attached, or linked: the text, a picture, a copy of the page.
_ATTACHING = ("L1", "L4", "L2")
_MAX_REFERENCE_LINES = 200_000


class BibliographyEntry(Struct, frozen=True, kw_only=True):
    """An entry of a bibliography; `attachments`: paths relative to its file."""

    title: str
    authors: Sequence[str] = ()
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    lang: str | None = None
    text: str = ""
    attachments: Sequence[str] = ()


def make_entry_item(reference: BibliographyEntry, file: ExportFile, options: ReadingOptions) -> ExportItem:
    """Make an article of a reference: its text is what is attached, else its abstract."""
    is_brief = 0 < len(reference.text) < MIN_FULL_CHARS
    article = make_article(
        title=reference.title,
        paragraphs=split_paragraphs(reference.text),
        date=reference.date,
        authors=reference.authors,
        publisher=reference.publisher,
        url=reference.url,
        lang=reference.lang,
        notice=N_("only the abstract, perhaps not the full text") if is_brief else None,
    )
    if not article.title:
        return Refusal(N_("a reference without a title"), clean_line(reference.url or ""))
    reasons: list[str] = []
    for path in reference.attachments:
        neighbor = file.find_neighbor(path)
        attached = read_attached_text(neighbor) if neighbor else None
        if attached is not None and not isinstance(attached, Refusal):
            date = attached.date if (attached.date or "").startswith(article.date or "") else article.date
            authors = article.authors or attached.authors
            publisher = article.publisher or attached.publisher
            return structs.replace(
                article, date=date, authors=authors, publisher=publisher, body=attached.body,
                notice=attached.notice, cut=attached.cut, source=attached.source,
                lang=attached.lang or article.lang,
                url=article.url or attached.url,
            )  # fmt: skip
        reasons.append(attached.reason if attached else N_("the attachment is not in its folder"))
    if article.body or options.is_metadata_enough:
        return article
    return Refusal("; ".join([NO_TEXT, *dict.fromkeys(reasons)]), article.title)


def read_csl(file: ExportFile, options: ReadingOptions) -> Iterator[ExportItem]:
    """Yield the references of a file in CSL-JSON."""
    for value in iterate_json_objects(file):
        if isinstance(value, Refusal):
            yield value
            continue
        yield make_entry_item(_make_csl_reference(value), file, options)


def _make_csl_reference(value: dict[str, Any]) -> BibliographyEntry:
    return BibliographyEntry(
        title=_read_string(value.get("title")),
        authors=[_join_name(name) for name in _list(value.get("author")) if isinstance(name, dict)],
        publisher=_read_string(value.get("container-title")) or _read_string(value.get("publisher")) or None,
        date=_read_csl_date(value.get("issued")),
        url=_read_string(value.get("URL")) or None,
        lang=_read_string(value.get("language")) or None,
        text=_read_string(value.get("abstract")),
    )


def _read_csl_date(value: Any) -> str | None:
    """Return a date of CSL as EDTF: its parts, or its words."""
    if not isinstance(value, dict):
        return None
    parts = next(iter(_list(value.get("date-parts"))), None)
    numbers = [str(part).strip() for part in _list(parts)[:3]]
    if numbers and all(number.isascii() and number.isdigit() and len(number) < 5 for number in numbers):
        return parse_date_field("-".join([numbers[0].zfill(4), *(number.zfill(2) for number in numbers[1:])]))
    return parse_date_field(_read_string(value.get("raw")) or _read_string(value.get("literal")))


def _join_name(name: dict[str, Any]) -> str:
    keys = ("given", "non-dropping-particle", "family", "literal")
    return " ".join(filter(None, (_read_string(name.get(key)) for key in keys)))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _read_string(value: Any) -> str:
    return value if isinstance(value, str) else ""


def turn_name(name: str) -> str:
    """Return a name that has its family name first in the usual order: «Koné, Aïssata» → «Aïssata Koné»."""
    family, comma, given = name.partition(",")
    return clean_line(f"{given} {family}" if comma else name)


# -- RIS -----------------------------------------------------------------------------------------------------


def read_ris(file: ExportFile, options: ReadingOptions) -> Iterator[ExportItem]:
    """Yield the references of a file in RIS."""
    fields: dict[str, list[str]] = {}
    last: list[str] = []
    count = outside = 0
    with file.open_text() as text:
        for raw_line in iterate_lines(text):
            line = raw_line.rstrip("\n")
            match = _RIS_LINE.match(line.lstrip("\ufeff"))
            if match is None:
                outside += bool(line.strip()) and not fields
                if last and count < _MAX_REFERENCE_LINES:
                    last[-1] += f"\n{line}"
                    count += 1
            elif match[1] == "ER":
                if fields:
                    yield make_entry_item(_make_ris_reference(fields), file, options)
                fields, last, count = {}, [], 0
            elif count < _MAX_REFERENCE_LINES:
                last = fields.setdefault(match[1], [])
                last.append(match[2])
                count += 1
    if outside:
        yield Refusal(
            N_("{outside:,} lines outside the references: put them into a file of their own").format(
                outside=outside
            )
        )
    if fields:
        title = (fields.get("TI") or fields.get("T1") or [""])[0]
        yield Refusal(
            N_("the file ends in the middle of this reference: export it again"), clean_line(title)[:200]
        )


def _make_ris_reference(fields: dict[str, list[str]]) -> BibliographyEntry:
    def first(*tags: str) -> str:
        return next((fields[tag][0].strip() for tag in tags if tag in fields), "")

    return BibliographyEntry(
        title=first("TI", "T1", "CT"),
        authors=[turn_name(name) for tag in ("AU", "A1") for name in fields.get(tag, ())],
        publisher=first("T2", "JO", "JF", "JA", "PB") or None,
        date=first("DA", "Y1", "PY") or None,
        url=first("UR") or next((link for link in fields.get("L2", ()) if "://" in link), None),
        lang=first("LA") or None,
        text=first("AB", "N2"),
        attachments=[
            path for tag in _ATTACHING for path in map(str.strip, fields.get(tag, ())) if "://" not in path
        ],
    )


def list_ris_attachments(line: str) -> list[str]:
    """Return the paths that a line of RIS attaches."""
    match = _RIS_LINE.match(line)
    return [match[2].strip()] if match and match[1] in _ATTACHING and "://" not in match[2] else []
