"""Articles in CSL-JSON 1.0.2, the form of references of citeproc, Zotero and Pandoc."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from tui.export.export_format import ExportOptions, OutputFile
from tui.export.selection import Selection
from tui.model.dates.edtf import EdtfDate, parse_edtf
from tui.model.records import Article

_SEASONS = {"21": 1, "22": 2, "23": 3, "24": 4}
#: What may stand within a name beside letters.
_NAME_MARKS = str.maketrans("", "", ".’'-")


def csl_files(selection: Selection, _options: ExportOptions) -> Iterator[OutputFile]:
    """Yield one file: a JSON array with an item for each article."""
    yield OutputFile("", _pieces(selection))


def _pieces(selection: Selection) -> Iterator[str]:
    before = "[\n"
    for article, _marks in selection.articles():
        yield before + msgspec.json.encode(csl_item(article)).decode()
        before = ",\n"
    yield "\n]\n" if before != "[\n" else "[]\n"


def csl_item(article: Article, quotation: str = "") -> dict[str, Any]:
    """Return an article as an item; a quotation becomes its annotation."""
    item: dict[str, Any] = {
        "id": article.id,
        "type": "article-newspaper",
        "title": article.title,
        "author": [_csl_name(name) for name in article.authors],
        "container-title": article.publisher or (None if article.authors else article.source),
        "issued": csl_date(article.date),
        "accessed": csl_date(article.accessed),
        "URL": article.url,
        "language": article.lang,
        "keyword": ", ".join(article.tags),
        "source": article.source if article.publisher or article.authors else None,
        "annote": quotation,
    }
    return {name: value for name, value in item.items() if value}


def split_author(name: str) -> tuple[str, str]:
    """Return the given and the family name of an author; all of it as family name where it is not plain.

    It is plain for «Diallo, Ousmane» and «Ousmane DIALLO»; «RFI, AFP, Reuters» is no name of a person.
    """
    family, comma, given = name.partition(",")
    if comma and given.strip():
        return ("", name) if "," in given else (given.strip(), family.strip())
    words = name.split(" ")
    first = len(words)  # of the words in capitals at the end: «Ousmane DIALLO», as the press writes them
    while first > 1 and words[first - 1].isupper() and words[first - 1].translate(_NAME_MARKS).isalpha():
        first -= 1
    given, family = " ".join(words[:first]), " ".join(words[first:])
    is_person = len(family) > 1 and given[:1].isalpha() and not given.isupper()
    is_person = is_person and all(word.translate(_NAME_MARKS).isalnum() for word in words[:first])
    return (given, family) if is_person else ("", name)


def _csl_name(name: str) -> dict[str, str]:
    """Return an author; a name that is not plainly that of a person stays whole."""
    given, family = split_author(name)
    return {"family": family, "given": given} if given else {"literal": name}


def csl_date(edtf: str | None) -> dict[str, Any] | None:
    """Return an EDTF date: as exact as it is, with its season and doubt; sets as they are written."""
    parsed = parse_edtf(edtf) if edtf else None
    if parsed is None or edtf is None:
        return {"literal": edtf} if edtf else None
    first, last = parsed.members[0]
    ends = [end for end in dict.fromkeys((first, last)) if end]
    parts = [_date_parts(end) for end in ends]
    if parsed.form in ("one", "all") or not all(parts):
        return {"literal": edtf}
    value: dict[str, Any] = {"date-parts": parts}
    if len(ends) == 1 and ends[0].month in _SEASONS:
        value["season"] = _SEASONS[ends[0].month]
    if parsed.qualifier or first is None or last is None:
        value["circa"] = True
    return value


def _date_parts(part: EdtfDate) -> list[int]:
    """Return year, month and day as far as they are written; nothing where the year is not whole."""
    numbers: list[int] = []
    for digits in (part.year, "" if part.month in _SEASONS else part.month, part.day):
        if not digits.isdigit():
            break
        numbers.append(int(digits))
    return numbers


def exact_day(edtf: str | None) -> date | None:
    """Return the day of a date that is known to the day, whatever its doubt; else None."""
    parsed = parse_edtf(edtf) if edtf else None
    return parsed.earliest if parsed and parsed.earliest == parsed.latest else None
