"""Articles in BibTeX, with the fields of biblatex beside the old ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from tui.export.export_format import ExportOptions, OutputFile
from tui.export.references.csl_json import csl_date, exact_day, split_author
from tui.export.safe_ids import encode_id
from tui.export.selection import Selection
from tui.model.dates.edtf import parse_edtf
from tui.model.records import Article

#: What TeX would take for commands, and how it is written to be printed. BibTeX counts braces that have a
#: backslash before them, too: one without its pair would swallow the entries that follow.
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
_SPECIAL = re.compile(r"[\\{}$&#%_^~]")


def bibtex_files(selection: Selection, _options: ExportOptions) -> Iterator[OutputFile]:
    """Yield one file with an entry for each article."""
    yield OutputFile("", (bibtex_entry(article) + "\n" for article, _marks in selection.articles()))


def bibtex_entry(article: Article, quotation: str = "") -> str:
    """Return an article as an entry; a quotation becomes its annotation."""
    authors = [_name(name) for name in article.authors]
    year = csl_date(article.date) or {}
    parts = (year.get("date-parts") or [[]])[0]
    fields = {
        "title": f"{{{_escape(article.title)}}}",  # in braces of its own: its capitals stay
        "author": " and ".join(authors),
        "journal": _escape(article.publisher or (article.source if not authors else "") or ""),
        "year": f"{parts[0]:04}" if parts else "",
        "month": str(parts[1]) if len(parts) > 1 else "",
        "date": article.date if article.date and parse_edtf(article.date) and parts else "",
        "url": quote(article.url, safe=":/?#@!$&'()*+,;=%~[]-._") if article.url else "",
        "urldate": str(exact_day(article.accessed) or ""),
        "langid": "french" if (article.lang or "").lower().startswith("fr") else "",
        "language": _escape(article.lang or ""),
        "keywords": ", ".join(_escape(tag) for tag in article.tags),
        "note": _escape(article.source) if article.source and (article.publisher or authors) else "",
        "annote": _escape(quotation),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value not in ("", "{}")]
    return f"@article{{{encode_id(article.id)},\n{''.join(lines)}}}\n"


def _name(name: str) -> str:
    """Return an author as BibTeX parts a name; one that is not plainly a person's stays whole, in braces."""
    given, family = split_author(name)
    return f"{_escape(family)}, {_escape(given)}" if given else f"{{{_escape(family)}}}"


def _escape(text: str) -> str:
    """Return a text on one line that TeX prints as it is."""
    return _SPECIAL.sub(lambda match: _TEX[match[0]], " ".join(text.split()))
