"""The search language: text to a `Query` value; parsing never fails.

Words all must occur; `a or b` is satisfied by either (it binds its two neighbours, as in web search).
"in quotes" the words follow one another; `-word` must not occur. `field:value` narrows, with the
fields of `FIELDS`; a value with blanks is quoted. What cannot be read so is taken as words, and the
value carries a note that says so.
"""

from __future__ import annotations

import re

from msgspec import Struct, structs

from tui.index.words import index_words
from tui.model.records import EVENT_TYPES, KINDS, Kind

#: The fields, with what each wants, for people.
FIELDS: dict[str, str] = {
    "kind": "article, actor or event",
    "actor": "an actor's id or name: articles that mention it",
    "event": "an event's id: articles that tell of it",
    "source": "whom an article credits",
    "author": "an author",
    "tag": "a tag",
    "type": "a type of actor or event; articles that tell of such an event",
    "lang": "a language, as fr",
    "after": "a date: from that day on",
    "before": "a date: until the day before it",
    "on": "a date: in that day, month or year",
}
#: Parts of the note on a field that there is not: what was done about it, and which there are.
AS_WORDS, KNOWN = ": searched as words", f"fields are {', '.join(FIELDS)}"
_DATES = ("after", "before", "on")
#: Fields that only articles have, and those that events can be asked by.
_OF_ARTICLES = frozenset(("actor", "event", "source", "author", "tag", "lang", *_DATES))
_OF_EVENTS = frozenset(("kind", "type", "actor", *_DATES))
_MOST_TERMS = 32
_QUOTES = str.maketrans("“”„«»", '"""""')
_PARTS = re.compile(r'(-?)(?:([A-Za-z]+):)?(?:"([^"]*)("?)|([^\s"]+))')


class Term(Struct, frozen=True):
    """One thing asked: words that follow one another, or a field's value."""

    words: tuple[str, ...]  # as the index keeps them
    field: str = ""
    value: str = ""  # as written
    quoted: bool = False

    def __str__(self) -> str:
        value = f'"{self.value}"' if self.quoted else self.value
        return f"{self.field}:{value}" if self.field else value


class Query(Struct, frozen=True):
    """What was asked, as a value; see `parse`. Its text, printed, gives the same value again."""

    text: str
    clauses: tuple[tuple[Term, ...], ...] = ()  # of each, one term must hold
    without: tuple[Term, ...] = ()  # none may hold
    notes: tuple[str, ...] = ()  # what was odd in the text, for people
    typing: bool = False  # is still being typed
    unfinished: bool = False  # so that the last word may be the beginning of one
    fuzzy: bool = True  # similar words where these give nothing

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms of all clauses."""
        return tuple(term for clause in self.clauses for term in clause)

    @property
    def words(self) -> tuple[str, ...]:
        """Every plain or quoted word asked for, as the index keeps it; not the fields."""
        return tuple(dict.fromkeys(word for term in self.terms if not term.field for word in term.words))

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of records that it can find, as its fields have it."""
        named = {value.lower().rstrip("s") for value in self.values("kind")} & set(KINDS)
        fields = {term.field for term in self.fields}
        types = {value.lower() for value in self.values("type")}
        is_of = {
            "article": types <= EVENT_TYPES,
            "actor": not fields & _OF_ARTICLES,
            "event": not fields & _OF_ARTICLES or fields <= _OF_EVENTS,
        }
        return tuple(kind for kind in KINDS if is_of[kind] and (not named or kind in named))

    @property
    def fields(self) -> tuple[Term, ...]:
        """What narrows the query: the terms with a field, in the order written."""
        return tuple(term for term in self.terms if term.field)

    def values(self, field: str) -> tuple[str, ...]:
        """What was asked of a field."""
        return tuple(term.value for term in self.terms if term.field == field)

    def within(self, other: Query) -> Query:
        """The query, narrowed to what fits `other` too; itself where that asks nothing."""
        if not other.clauses and not other.without:
            return self
        further = tuple(clause for clause in self.clauses if clause not in other.clauses)
        both = structs.replace(
            self,
            clauses=(*other.clauses, *further),
            without=tuple(dict.fromkeys((*other.without, *self.without))),
            unfinished=self.unfinished and further[-1:] == self.clauses[-1:],
        )
        return structs.replace(both, text=str(both))

    def with_field(self, field: str, value: str) -> Query:
        """The query narrowed by `field:value`, its text printed anew; itself where that narrows it already.

        The field is put before the words, so that a word still being typed stays the last.
        """
        same = field, tuple(index_words(value))
        if any((term.field, term.words) == same for term in self.fields):
            return self
        return self._again(f"{field}:{quoted_value(value)} {self}")

    def without_field(self, field: str = "", value: str = "") -> Query:
        """The query widened: less `field:value`, less all that is asked of `field`, or less every field."""
        clauses = [
            tuple(
                term
                for term in clause
                if not (term.field and field in ("", term.field) and value in ("", term.value))
            )
            for clause in self.clauses
        ]
        without = tuple(term for term in self.without if not (term.field and field in ("", term.field)))
        kept = structs.replace(self, clauses=tuple(filter(None, clauses)), without=without)
        return self._again(str(kept))

    def _again(self, text: str) -> Query:
        text = text.strip() + " " * (self.text[-1:].isspace() and bool(text.strip()))
        return parse(text, unfinished=self.typing, fuzzy=self.fuzzy)

    def __str__(self) -> str:
        parts = [" or ".join(map(str, clause)) for clause in self.clauses]
        return " ".join([*parts, *(f"-{term}" for term in self.without)])


def quoted_value(value: str) -> str:
    """A value as it is written behind `field:`, in quotation marks where it has blanks."""
    plain = " ".join(value.translate(_QUOTES).replace('"', " ").split())
    return f'"{plain}"' if " " in plain else plain


def parse(text: str, *, unfinished: bool = False, fuzzy: bool = True) -> Query:
    """`text` as a query. `unfinished`: it is still being typed, so its last word may be cut short."""
    clauses: list[list[Term]] = []
    without: list[Term] = []
    notes: list[str] = []
    joins = False  # an `or` stands before
    last = None
    for match in _PARTS.finditer(text.translate(_QUOTES)):
        minus, field, quoted, closing, plain = match.groups()
        if not minus and not field and plain in ("or", "OR", "and", "AND"):
            joins = bool(clauses) and plain in ("or", "OR")
            continue
        term = _term(field or "", plain if quoted is None else quoted, quoted is not None, notes)
        if quoted is not None and not closing:
            notes.append("a quotation mark is missing at the end")
        if term is None:
            continue
        if len(clauses) + len(without) >= _MOST_TERMS:
            notes.append(f"only the first {_MOST_TERMS} words are searched")
            break
        if minus:
            without.append(term)
        elif joins:
            clauses[-1].append(term)
        else:
            clauses.append([term])
        joins, last = False, None if minus else term
    if text.strip() and not clauses and not without and not notes:
        notes.append("nothing to search for: type a word")
    ends_in_word = last is not None and not last.field and not last.quoted and text[-1:].isalnum()
    return Query(
        text, tuple(map(tuple, clauses)), tuple(without), tuple(dict.fromkeys(notes)),
        unfinished, unfinished and ends_in_word, fuzzy,
    )  # fmt: skip


def _term(field: str, value: str, quoted: bool, notes: list[str]) -> Term | None:
    """One term; a field that is none is taken as a word, with a note."""
    if not field and not quoted and value.endswith(":") and value[:-1].lower() in FIELDS:
        field, value = value[:-1], ""  # its value is still to be typed
    name = field.lower()
    if field and name not in FIELDS:
        notes.append(_unknown(field))
        return _term("", f"{field} {value}", quoted, notes)
    if field and not value.strip():
        notes.append(f"{name}: wants {FIELDS[name]}")
        return None
    if name in _DATES and not _is_date(value):
        notes.append(
            f"{name}: «{value}» is no date, so it narrows nothing; write it like 2024, 2024-01 or 2024-01-16"
        )
        return None
    if name == "kind" and value.lower().rstrip("s") not in KINDS:
        notes.append(f"kind: «{value}» is none, so it narrows nothing; it is {FIELDS[name]}")
        return None
    words = tuple(index_words(value[:200]))
    if not words:
        return None
    return Term(words, name, value, quoted or " " in value)


def _unknown(field: str) -> str:
    """The note on a field that there is not, with the nearest one that there is."""
    from difflib import get_close_matches  # late: most queries are right

    near = get_close_matches(field.lower(), FIELDS, 1)
    perhaps = f" (perhaps {near[0]}:)" if near else ""
    return f"there is no field «{field}»{perhaps}{AS_WORDS}; {KNOWN}"


def _is_date(value: str) -> bool:
    from tui.model.dates import parse_edtf  # late: most queries have no date

    return parse_edtf(value) is not None
