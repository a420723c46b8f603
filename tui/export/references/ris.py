"""Articles in RIS, which Zotero, EndNote and Mendeley read."""

from __future__ import annotations

from collections.abc import Iterator

from tui.export.export_format import ExportOptions, OutputFile
from tui.export.references.csl_json import csl_date, split_author
from tui.export.selection import Selection
from tui.model.records import Article


def ris_files(selection: Selection, _options: ExportOptions) -> Iterator[OutputFile]:
    """Yield one file with a reference for each article."""
    yield OutputFile("", (ris_entry(article) + "\r\n" for article, _marks in selection.articles()))


def ris_entry(article: Article, quotation: str = "") -> str:
    """Return an article as a reference of type NEWS; a quotation becomes a note."""
    has_container = bool(article.publisher or article.authors)
    day = _ris_date(article.date)
    fields = [
        ("TY", "NEWS"),
        ("ID", article.id),
        ("TI", article.title),
        *(("AU", _name(author)) for author in article.authors),
        ("T2", article.publisher or ("" if article.authors else article.source)),
        ("PY", day[:4]),
        ("DA", day),
        ("UR", article.url),
        ("Y2", _ris_date(article.accessed)),
        ("LA", article.lang),
        *(("KW", tag) for tag in article.tags),
        ("DP", article.source if has_container else ""),
        ("N1", quotation),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in fields if value]
    return "".join(lines) + "ER  - \r\n"


def _name(name: str) -> str:
    given, family = split_author(name)
    return f"{family}, {given}" if given else family


def _ris_date(edtf: str | None) -> str:
    """Return a date as `YYYY/MM/DD/`, as far as it is known; empty without a whole year."""
    parts = ((csl_date(edtf) or {}).get("date-parts") or [[]])[0]
    if not parts:
        return ""
    year, month, day = (
        f"{number:0{width}}" for number, width in zip((*parts, 0, 0), (4, 2, 2), strict=False)
    )
    known = [year, month if len(parts) > 1 else "", day if len(parts) > 2 else ""]
    return "/".join(known) + "/"
