"""The fields of the query language: one row for what completion, search and filters know of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import get_args

from msgspec import Struct

from tui.i18n import N_
from tui.model.records import KINDS, ActorType, Article, EventType, Kind

#: Increase it when the values of a field are read otherwise: an index of another version is then updated.
_VALUES_VERSION = 1


class SearchField(Struct, frozen=True, kw_only=True):
    """A field of the query language, as in `name:value`."""

    takes: str  # the values, for people
    sentence: str = ""  # how a query is explained, with {value}; empty: another phrase says it
    kinds: tuple[Kind, ...] = ("article",)  # that a query with the field can find
    choices: tuple[str, ...] = ()  # a closed list of values
    is_date: bool = False
    is_personal: bool = False  # what a person made of records: it is asked of each kind by itself
    #: The values of an article, empty ones among them. Such a field is a word sequence in the full text of
    #: articles, and its values are counted; None: the field is compiled in a way of its own.
    read_values: Callable[[Article], Iterable[str | None]] | None = None


def _read_sources(article: Article) -> Iterable[str | None]:
    """Return whom an article credits and who published it; not its id, which stands in for a credit."""
    return article.source, article.publisher, article.credit if article.credit != article.id else None


QUERY_FIELDS: dict[str, SearchField] = {
    "kind": SearchField(takes=N_("article, actor or event"), kinds=KINDS, choices=KINDS),
    "actor": SearchField(
        takes=N_("an actor's id or name: articles that mention it"),
        sentence=N_("that name {value}"),
        kinds=("article", "event"),
    ),
    "event": SearchField(
        takes=N_("an event's id: articles that report it"), sentence=N_("that report “{value}”")
    ),
    "source": SearchField(
        takes=N_("the source that an article credits"), sentence=N_("by {value}"), read_values=_read_sources
    ),
    "author": SearchField(
        takes=N_("an author"), sentence=N_("written by {value}"), read_values=lambda article: article.authors
    ),
    "tag": SearchField(
        takes=N_("a tag"), sentence=N_("tagged “{value}”"), read_values=lambda article: article.tags
    ),
    "type": SearchField(
        takes=N_("a type of actor or event; articles that report such an event"),
        sentence=N_("of type {value}"),
        kinds=KINDS,
        choices=(*get_args(EventType), *get_args(ActorType)),
    ),
    "lang": SearchField(
        takes=N_("a language, such as fr"),
        sentence=N_("in language {value}"),
        read_values=lambda article: [article.lang],
    ),
    "after": SearchField(
        takes=N_("a date: from that day on"),
        sentence=N_("from {value} on (inclusive)"),
        kinds=("article", "event"),
        is_date=True,
    ),
    "before": SearchField(
        takes=N_("a date: until the day before it"),
        sentence=N_("before {value} (exclusive)"),
        kinds=("article", "event"),
        is_date=True,
    ),
    "on": SearchField(
        takes=N_("a date: in that day, month or year"),
        sentence=N_("dated {value}"),
        kinds=("article", "event"),
        is_date=True,
    ),
    "label": SearchField(
        takes=N_("a label, of a record or of a note on it"),
        sentence=N_("labelled “{value}”"),
        kinds=KINDS,
        is_personal=True,
    ),
    "note": SearchField(
        takes=N_("words of a note on a record"),
        sentence=N_("with “{value}” in a note"),
        kinds=KINDS,
        is_personal=True,
    ),
    "is": SearchField(
        takes=N_("read, unread, starred, kept or found"),
        sentence=N_("marked as {value}"),
        kinds=KINDS,
        choices=("read", "unread", "starred", "kept", "found"),
        is_personal=True,
    ),
}
#: The part of the note on an unknown field that says how it was treated.
SEARCHED_AS_WORDS = ": " + N_("searched as words")
#: The part of the note on an unknown field that lists the fields.
FIELD_LIST = N_("fields are {names}").format(names=", ".join(QUERY_FIELDS))
DATE_FIELDS = tuple(name for name, field in QUERY_FIELDS.items() if field.is_date)
PERSONAL_FIELDS = tuple(name for name, field in QUERY_FIELDS.items() if field.is_personal)
#: The fields whose values stand in the full text of articles.
VALUE_FIELDS = tuple(name for name, field in QUERY_FIELDS.items() if field.read_values)
#: What an index depends on here: of other fields, or an earlier version of their values, it is read again.
VALUES_FORMAT = f"{' '.join(VALUE_FIELDS)} {_VALUES_VERSION}"


def field_values(article: Article) -> dict[str, list[str]]:
    """Return the values of an article in each of `VALUE_FIELDS`, each value once, none empty."""
    return {
        name: [value for value in dict.fromkeys(field.read_values(article)) if value]
        for name, field in QUERY_FIELDS.items()
        if field.read_values
    }


def value_note(name: str, value: str) -> str:
    """Return what is wrong with a value of the field `name`, and what would be right; empty if nothing is."""
    field = QUERY_FIELDS[name]
    if not value.strip():
        return N_("{name}: expects {what}").format(name=name, what=field.takes)
    if field.is_date and not is_date_value(value):
        note = N_("{name}: “{value}” is not a date and is ignored; write it like 2024, 2024-01 or 2024-01-16")
        return note.format(name=name, value=value)
    if name in ("kind", "is") and value.lower().rstrip("s" * (name == "kind")) not in field.choices:
        note = (
            N_("{name}: “{value}” is not a kind and is ignored; write {what}")
            if name == "kind"
            else N_("{name}: “{value}” is not known and is ignored; write {what}")
        )
        return note.format(name=name, value=value, what=field.takes)
    return ""


def unknown_field_note(field: str) -> str:
    """Return the note on an unknown field, with the field of the most similar name."""
    from difflib import get_close_matches  # late: most queries have no unknown field

    similar_fields = get_close_matches(field.lower(), QUERY_FIELDS, 1)
    words = N_("there is no field “{field}”").format(field=field)
    if similar_fields:
        words = N_("there is no field “{field}” (perhaps {name}:)").format(
            field=field, name=similar_fields[0]
        )
    return f"{words}{SEARCHED_AS_WORDS}; {FIELD_LIST}"


def is_date_value(value: str) -> bool:
    """Return whether a value of a field is a date as EDTF has it."""
    from tui.model.dates.edtf import parse_edtf  # late: most queries have no date

    return parse_edtf(value) is not None
