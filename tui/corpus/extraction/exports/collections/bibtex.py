"""References in BibTeX and BibLaTeX."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tui.corpus.encoding import decode_text
from tui.corpus.extraction.exports.collections.references import BibliographyEntry, make_entry_item, turn_name
from tui.corpus.extraction.exports.export_file import ExportFile
from tui.corpus.extraction.exports.export_items import ExportItem, ReadingOptions, Refusal
from tui.i18n import N_

_ENTRY = re.compile(r"@([A-Za-z]{1,40})\s{0,20}\{")
_NAME = re.compile(r"([A-Za-z][\w+-]{0,60})\s{0,100}=\s{0,100}")
_BARE = re.compile(r"[\w.+-]{1,100}")
_BRACE_OR_ESCAPE = re.compile(r"\\.|[{}]", re.DOTALL)
_QUOTE_OR_BRACE = re.compile(r'\\.|[{}"]', re.DOTALL)
_BETWEEN = re.compile(r"[\s,]*+")
_AND = re.compile(r"(?<=\s)and(?=\s)")
_ACCENT = re.compile(r"\\([`'^\"~=.]|[cvuHrkd](?![A-Za-z]))\s{0,3}(?:\{\\?([A-Za-z])\}|\\?([A-Za-z]))")
_LETTERS = {
    r"\ss": "ß", r"\oe": "œ", r"\OE": "Œ", r"\ae": "æ", r"\AE": "Æ", r"\o": "ø", r"\O": "Ø", r"\l": "ł",
    r"\i": "i", r"\aa": "å", r"\AA": "Å", r"\guillemotleft": "«", r"\guillemotright": "»",
    r"\textendash": "–", r"\textemdash": "—", r"\textquoteright": "’", r"\textquoteleft": "‘",
    r"\ldots": "…", r"\dots": "…",
}  # fmt: skip
_COMMAND = re.compile(r"\\[A-Za-z]{1,20} ?")
_MARKS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "c": "\u0327", "v": "\u030c", "u": "\u0306", "H": "\u030b", "r": "\u030a", "k": "\u0328", "d": "\u0323",
}  # fmt: skip
_ESCAPED = re.compile(r"\\([%&$#_{} ])")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NO_REFERENCES = ("comment", "string", "preamble")
_ATTACHED = re.compile(r"(?<!\\);")
_ATTACHED_PARTS = re.compile(r"(?<!\\):")


def read_bibtex(file: ExportFile, options: ReadingOptions) -> Iterator[ExportItem]:
    """Yield the references of a file."""
    source = decode_text(file.read_whole())[0]
    for fields, is_whole in _iterate_entries(source):
        if not is_whole:
            title = clean_latex(fields.get("title", ""))
            yield Refusal(N_("the file ends in the middle of this reference: export it again"), title[:200])
        else:
            yield make_entry_item(_make_reference(fields), file, options)


def list_bibtex_attachments(source: str) -> list[str]:
    """Return the paths that the references of a file attach."""
    return [
        path for fields, _ in _iterate_entries(source) for path in _split_attached(fields.get("file", ""))
    ]


def _iterate_entries(source: str) -> Iterator[tuple[dict[str, str], bool]]:
    """Yield the fields of each entry, and whether it is whole."""
    position = 0
    while entry := _ENTRY.search(source, position):
        position = entry.end()
        if entry[1].lower() in _NO_REFERENCES:
            continue
        key_end = source.find(",", position)
        line_end = source.find("\n", position)
        position = key_end + 1 if key_end >= 0 else len(source)
        if 0 <= line_end < key_end:  # an entry without a key
            position = entry.end()
        fields, position, is_whole = _read_fields(source, position)
        yield fields, is_whole


def _read_fields(source: str, position: int) -> tuple[dict[str, str], int, bool]:
    """Read the fields of an entry; return them, where it ends, and whether it does."""
    fields: dict[str, str] = {}
    while True:
        position = _skip(source, position)
        if source.startswith("}", position):
            return fields, position + 1, True
        name = _NAME.match(source, position)
        if name is None:
            return fields, position, position < len(source)
        value, position, is_whole = _read_value(source, name.end())
        fields.setdefault(name[1].lower(), value)
        if not is_whole:
            return fields, position, False


def _skip(source: str, position: int) -> int:
    between = _BETWEEN.match(source, position)
    return between.end() if between else position


def _read_value(source: str, position: int) -> tuple[str, int, bool]:
    """Read a value: parts in braces, in quotation marks or bare, joined by #."""
    parts: list[str] = []
    while True:
        opening = source[position : position + 1]
        if opening in ("{", '"') and opening:
            end = _find_close(source, position + 1, opening)
            if end is None:
                return source[position + 1 :], len(source), False
            parts.append(source[position + 1 : end])
            position = end + 1
        elif bare := _BARE.match(source, position):
            parts.append(bare[0])
            position = bare.end()
        else:
            return "".join(parts), position, position < len(source)
        after = _skip(source, position) if source[position : position + 1].isspace() else position
        if not source.startswith("#", after):
            return "".join(parts), position, True
        position = after + 1
        while source[position : position + 1].isspace():
            position += 1


def _find_close(source: str, position: int, opening: str) -> int | None:
    """Return where the value that begins here is closed; None if it never is."""
    depth = 1 if opening == "{" else 0
    for mark in (_BRACE_OR_ESCAPE if opening == "{" else _QUOTE_OR_BRACE).finditer(source, position):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth -= 1
            if depth == 0 and opening == "{":
                return mark.start()
        elif mark[0] == '"' and depth == 0:
            return mark.start()
    return None


def clean_latex(text: str) -> str:
    """Return the text that LaTeX would print: accents as letters, without braces and commands."""

    def accent(match: re.Match[str]) -> str:
        return unicodedata.normalize("NFC", (match[2] or match[3]) + _MARKS[match[1]])

    text = _ACCENT.sub(accent, text)
    text = _COMMAND.sub(lambda match: _LETTERS.get(match[0].rstrip(), ""), text)
    text = _ESCAPED.sub(lambda match: {"{": "\x01", "}": "\x02"}.get(match[1], match[1]), text)
    text = text.replace("{", "").replace("}", "").replace("~", "\xa0").replace("---", "—").replace("--", "–")
    return text.replace("\x01", "{").replace("\x02", "}").strip()


def _make_reference(fields: dict[str, str]) -> BibliographyEntry:
    def read(*names: str) -> str:
        return next((clean_latex(fields[name]) for name in names if fields.get(name)), "")

    return BibliographyEntry(
        title=read("title"),
        authors=[
            turn_name(clean_latex(name)) for name in _AND.split(fields.get("author", "")) if name.strip()
        ],
        publisher=read("journal", "journaltitle", "booktitle", "publisher") or None,
        date=read("date") or _join_date(read("year"), fields.get("month", ""), fields.get("day", "")),
        url=read("url") or None,
        lang=read("langid", "language") or None,
        text=read("abstract"),
        attachments=_split_attached(fields.get("file", "")),
    )


def _join_date(year: str, month: str, day: str) -> str | None:
    """Return the date of a year, a month by number or beginning, and a day."""
    start = month.strip().lower()[:3]
    number = (
        _MONTHS.index(start) + 1
        if start in _MONTHS
        else int(start)
        if start.isascii() and start.isdigit()
        else 0
    )
    if not year or not 1 <= number <= 12:
        return year or None
    is_day = day.strip().isascii() and day.strip().isdigit()
    return f"{year}-{number:02}" + (f"-{int(day):02}" if is_day else "")


def _split_attached(value: str) -> list[str]:
    """Return the paths in «Full Text:files/12/a.html:text/html;…», or in a plain list of paths."""
    paths = []
    for item in _ATTACHED.split(value):
        parts = [
            part.replace("\\:", ":").replace("\\;", ";").replace("\\_", "_")
            for part in _ATTACHED_PARTS.split(item)
        ]
        path = parts[1] if len(parts) >= 3 else parts[0]
        if path.strip():
            paths.append(path.strip())
    return paths
