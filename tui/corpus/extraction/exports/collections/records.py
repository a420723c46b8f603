"""Records with named fields: the rows of tables (CSV, TSV), and JSON objects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from html import unescape
from typing import Any

from tui.corpus.extraction.exports.export_items import ExportItem, ReadingOptions, Refusal, UnreadableError
from tui.corpus.extraction.exports.field_values import make_article, split_paragraphs
from tui.corpus.extraction.exports.field_words import list_field_words
from tui.i18n import N_
from tui.model.text import clean_line, fold

#: A text with these elements is a piece of a page, as services answer with.
_MARKUP = re.compile(r"</(?:p|div|h[1-6]|li)>|<br ?/?>", re.I)
#: The fields of an article that a column can hold.
ARTICLE_FIELDS = ("title", "date", "publisher", "source", "authors", "body", "url", "lang")
_MAX_STAND_IN_CHARS = 80
_MAX_NAMED_COLUMNS = 20
#: Seconds since 1970, perhaps in thousandths or with a fraction.
_EPOCH = re.compile(r"([0-9]{9,10})(?:[0-9]{3})?(?:\.[0-9]{1,9})?")
#: A day without hyphens, perhaps with its hour, minute and second: 20240203, 202402031530.
_COMPACT_DAY = re.compile(r"((?:19|20)[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(?:[0-9]{2}){0,3}")


def parse_column_options(options: Iterable[str]) -> dict[str, str]:
    """Parse «title=Titre» to columns by field; raises ValueError with what would be right."""
    columns = {}
    other_names = {word: field for field, words in list_field_words("fields").items() for word in words}
    for option in options:
        field, equals, column = option.partition("=")
        name = other_names.get(field.strip(), field.strip())
        if not equals or name not in ARTICLE_FIELDS or not column.strip():
            raise ValueError(
                N_("“{option}”: write FIELD=COLUMN, where FIELD is one of {fields} or text").format(
                    option=option, fields=", ".join(ARTICLE_FIELDS)
                )
            )
        columns[name] = column.strip()
    return columns


def match_columns(names: Iterable[str], options: ReadingOptions) -> dict[str, str]:
    """Return the column that holds each field of an article; raises `UnreadableError` without a text."""
    by_folded = {_fold_column(name): name for name in reversed(list(names))}
    columns: dict[str, str] = {}
    for field, name in options.columns.items():
        if _fold_column(name) not in by_folded:
            raise UnreadableError(
                N_("no column “{name}”; the columns are: {names}").format(
                    name=name, names=_list_names(by_folded.values())
                )
            )
        columns[field] = by_folded[_fold_column(name)]
    known = _known_columns()
    for field in ARTICLE_FIELDS:
        taken = set(columns.values())
        free = (
            by_folded[word] for word in known[field] if word in by_folded and by_folded[word] not in taken
        )
        if field not in columns and (name := next(free, "")):
            columns[field] = name
    if "publisher" not in columns and "source" in columns:
        columns["publisher"] = columns.pop("source")
    if "body" not in columns and not options.is_metadata_enough:
        raise UnreadableError(
            N_("no column for the text: name it with --map text=COLUMN; the columns are: {names}").format(
                names=_list_names(by_folded.values())
            )
        )
    return columns


def has_known_columns(names: Iterable[str]) -> bool:
    """Return whether names are those of a table of articles: for the text, and the title or the date."""
    folded = {_fold_column(name) for name in names}
    known = _known_columns()
    return bool(folded & set(known["body"])) and bool(folded & {*known["title"], *known["date"]})


@lru_cache(maxsize=1)
def _known_columns() -> dict[str, tuple[str, ...]]:
    """Return how the column of each field is called, as `_fold_column` writes it."""
    return {
        field: tuple(dict.fromkeys(map(_fold_column, words)))
        for field, words in list_field_words("columns").items()
    }


def _fold_column(name: str) -> str:
    """Return a column's name without accents, capitals and marks: «publishedAt» is «published_at»."""
    letters = fold(clean_line(name))
    return "".join(filter(str.isalnum, letters)) or letters


def make_record_item(
    record: Mapping[str, Any], columns: Mapping[str, str], options: ReadingOptions, place: str
) -> ExportItem:
    """Make an article of a record; `place` says where it stands, for a person."""
    values = {field: record.get(column) for field, column in columns.items()}
    title = clean_line(unescape(_read_text(values.get("title"))))
    body = _read_text(values.get("body"))
    if _MARKUP.search(body):
        from tui.corpus.extraction.exports.html_pieces import read_fragment  # late: it loads lxml

        paragraphs = read_fragment(body)
    else:
        paragraphs = split_paragraphs(body)
    if not paragraphs and not (options.is_metadata_enough and title):
        return Refusal(N_("no text"), title or place)
    authors = values.get("authors")
    return make_article(
        title=title or paragraphs[0][:_MAX_STAND_IN_CHARS],
        paragraphs=paragraphs,
        date=_read_day(values.get("date")),
        authors=" ; ".join(_read_names(authors)) if not isinstance(authors, str) else authors,
        publisher=_read_text(values.get("publisher")),
        source=_read_text(values.get("source")),
        url=_read_text(values.get("url")),
        lang=_read_text(values.get("lang")),
    )


def _read_text(value: Any) -> str:
    """Return a value as text: the items of a list as paragraphs, the name of an object."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, list):
        texts = [text for text in map(_read_text, value[:1000]) if text]
        return "\n\n".join(texts)
    if isinstance(value, dict):
        return next(
            (_read_text(value[key]) for key in ("name", "title", "rendered", "text") if key in value), ""
        )
    return ""


def _read_day(value: Any) -> str:
    """Return a date as text; a number that is no day is a time as computers count it."""
    text = _read_text(value)
    if day := _COMPACT_DAY.fullmatch(text):
        return "-".join(day.groups())
    seconds = _EPOCH.fullmatch(text)
    if seconds is None:
        return text
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(seconds[1]))).date().isoformat()


def _read_names(value: Any) -> list[str]:
    """Return the names in a list of texts or of objects with a name."""
    return [text for text in map(_read_text, value if isinstance(value, list) else [value]) if text]


def _list_names(names: Iterable[str]) -> str:
    listed = [clean_line(name)[:40] for name in names][::-1]
    return ", ".join(listed[:_MAX_NAMED_COLUMNS]) + (" …" if len(listed) > _MAX_NAMED_COLUMNS else "")
