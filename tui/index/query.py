"""The search language: conversion of text to a `Query` value, which never fails.

All words must occur; `a or b` accepts either (it binds its two neighbours, as in web search), while an `or`
with nothing to join is a word. Words "in quotes" must follow one another; `-word` must not occur; `word*` is
any word that begins so. `field:value` filters, with the fields of `search_fields.py`; a
value with blanks is quoted. What cannot be parsed is searched as words, and the query carries a note that
says so.
"""

from __future__ import annotations

import re

from msgspec import Struct, structs

from tui.i18n import N_
from tui.model.records import EVENT_TYPES, KINDS, Kind

# Patterns are compiled by the first query that is parsed.
_OR = ("or", "OR")
_OPERATORS = (*_OR, "and", "AND")
_PERIOD = r"(?:(?:1[89]|20)[0-9]{2}(?:-[0-9]{2}){0,2}|\.\.)(?:/[0-9.-]+)?"
_OTHER_FIELD_NAMES = {"date": "on"}
_MAX_TERMS = 32  # bounds the cost of a text pasted by mistake
MAX_VALUE_CHARS = 200  # of a term
#: Replaces any quotation mark by the plain one.
PLAIN_QUOTES = str.maketrans("“”„«»", '"""""')
_GROUPED_NUMBER = r"[1-9][0-9]{0,2}(?:\s[0-9]{3})+"  # is one word: 10 000
_TERM_OR_OPERATOR = r'(-?)(?:([A-Za-z]+):)?(?:"([^"]*)("?)' + rf'|({_GROUPED_NUMBER}(?![^\s"])|[^\s"]+))'


class Term(Struct, frozen=True):
    """One condition of a query: words that follow one another, or the value of a field."""

    words: tuple[str, ...]  # as the index keeps them
    field: str = ""
    value: str = ""  # as written
    quoted: bool = False
    is_prefix: bool = False  # the last word may go on: «gén*»

    def __str__(self) -> str:
        value = f'"{self.value}"' if self.quoted else self.value
        return f"{self.field}:{value}" if self.field else value


class Query(Struct, frozen=True):
    """A parsed query, as a value.

    Its text, parsed again, gives an equal value.
    """

    text: str
    clauses: tuple[tuple[Term, ...], ...] = ()  # of each clause at least one term must hold
    excluded: tuple[Term, ...] = ()  # no term may hold
    notes: tuple[str, ...] = ()  # what could not be parsed as meant, for people
    typing: bool = False  # the text is still being typed
    unfinished: bool = False  # the last word may be a prefix
    fuzzy: bool = True  # similar words stand in for words without a match
    any_word: bool = False  # the last clause has all words, of which what fits has the rarest

    @property
    def terms(self) -> tuple[Term, ...]:
        """Return the terms of all clauses."""
        return tuple(term for clause in self.clauses for term in clause)

    @property
    def words(self) -> tuple[str, ...]:
        """Return every plain or quoted word of the query, in index form; without those of fields."""
        return tuple(dict.fromkeys(word for term in self.terms if not term.field for word in term.words))

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Return the kinds of records that the query can find, judged by its fields."""
        from tui.index.search_fields import QUERY_FIELDS  # late: the first frame asks for nothing

        requested_kinds = {value.lower().rstrip("s") for value in self.values("kind")} & set(KINDS)
        fields = [QUERY_FIELDS[term.field] for term in self.fields]
        types = {value.lower() for value in self.values("type")}
        return tuple(
            kind
            for kind in KINDS
            if all(kind in field.kinds for field in fields)
            and (kind != "article" or types <= EVENT_TYPES)
            and (not requested_kinds or kind in requested_kinds)
        )

    @property
    def fields(self) -> tuple[Term, ...]:
        """Return the terms with a field, in the order written: the filters of the query."""
        return tuple(term for term in self.terms if term.field)

    @property
    def personal(self) -> Query:
        """Return the part that asks for what a person made of records: read, starred, labels, notes."""
        return self._restricted(is_personal=True)

    @property
    def impersonal(self) -> Query:
        """Return the query without its personal part."""
        return self._restricted(is_personal=False)

    def _restricted(self, *, is_personal: bool) -> Query:
        clauses = [one for one in self.clauses if all(map(_is_personal, one)) is is_personal]
        excluded = [term for term in self.excluded if _is_personal(term) is is_personal]
        if (len(clauses), len(excluded)) == (len(self.clauses), len(self.excluded)):
            return self
        part = structs.replace(self, clauses=tuple(clauses), excluded=tuple(excluded))
        return structs.replace(part, text=str(part), unfinished=self.unfinished and not is_personal)

    def values(self, field: str) -> tuple[str, ...]:
        """Return the values that the query has for a field."""
        return tuple(term.value for term in self.terms if term.field == field)

    def loosened(self) -> Query:
        """Return the query for what has some of the words, those with most of the rare ones first."""
        words = tuple(term for clause in self.clauses for term in clause if not term.field)
        fields = tuple(clause for clause in self.clauses if any(term.field for term in clause))
        return structs.replace(self, clauses=(*fields, words), any_word=True)

    def intersect(self, other: Query) -> Query:
        """Return the query restricted to what fits `other` too; unchanged when `other` is empty."""
        if not other.clauses and not other.excluded:
            return self
        own_clauses = tuple(clause for clause in self.clauses if clause not in other.clauses)
        restricted = structs.replace(
            self,
            clauses=(*other.clauses, *own_clauses),
            excluded=tuple(dict.fromkeys((*other.excluded, *self.excluded))),
            unfinished=self.unfinished and own_clauses[-1:] == self.clauses[-1:],
        )
        return structs.replace(restricted, text=str(restricted))

    def with_field(self, field: str, value: str) -> Query:
        """Return the query restricted by `field:value`; unchanged when it has that filter already.

        The text is printed anew, with the field before the words, so that a word still being typed stays the
        last one.
        """
        from tui.index.tokenizer import index_words  # late, as above

        new_term = field, tuple(index_words(value))
        if any((term.field, term.words) == new_term for term in self.fields):
            return self
        return self._reparsed(f"{field}:{quoted_value(value)} {self}")

    def without_field(self, field: str = "", value: str = "") -> Query:
        """Return the query without `field:value`, without all of `field`, or without every field."""
        clauses = [
            tuple(
                term
                for term in clause
                if not (term.field and field in ("", term.field) and value in ("", term.value))
            )
            for clause in self.clauses
        ]
        excluded = tuple(term for term in self.excluded if not (term.field and field in ("", term.field)))
        reduced = structs.replace(self, clauses=tuple(filter(None, clauses)), excluded=excluded)
        return self._reparsed(str(reduced))

    def _reparsed(self, text: str) -> Query:
        """Return `text` parsed in the mode of this query, with its trailing blank."""
        text = text.strip() + " " * (self.text[-1:].isspace() and bool(text.strip()))
        return parse_query(text, unfinished=self.typing, fuzzy=self.fuzzy)

    def as_complete_text(self) -> str:
        """Return the text of the query with nothing left to be typed: a begun word ends in a star."""
        return f"{self}*" if self.unfinished and not self.excluded else str(self)

    def __str__(self) -> str:
        parts, last = list[str](), None
        for first, *others in self.clauses:
            shown = structs.replace(first, quoted=True) if _goes_on(last, first) else first
            parts.append(" or ".join(map(str, (shown, *others))))
            last = others[-1] if others else first
        return " ".join([*parts, *(f"-{term}" for term in self.excluded)])


def _goes_on(last: Term | None, term: Term) -> bool:
    """Return whether a term behind another, with a blank between, would be the end of a grouped number."""
    if last is None or last.quoted or term.quoted or term.field:
        return False
    return bool(re.fullmatch(_GROUPED_NUMBER, f"{last.value} {term.value}"))


def _is_personal(term: Term) -> bool:
    from tui.index.search_fields import PERSONAL_FIELDS  # late, as above

    return term.field in PERSONAL_FIELDS


def quoted_value(value: str) -> str:
    """Return a value as it is written behind `field:`, in quotation marks when it has blanks."""
    plain = " ".join(value.translate(PLAIN_QUOTES).replace('"', " ").split())
    return f'"{plain}"' if " " in plain else plain


def parse_query(text: str, *, unfinished: bool = False, fuzzy: bool = True) -> Query:
    """Return `text` as a query.

    `unfinished`: the text is still being typed, so its last word may be cut short.
    """
    clauses: list[list[Term]] = []
    excluded: list[Term] = []
    notes: list[str] = []
    joins_previous = False  # the last token was `or`
    last_term = None
    line = text.replace("\n", " ").translate(PLAIN_QUOTES)  # what is pasted may have ends of lines
    matches = list(re.finditer(_TERM_OR_OPERATOR, line))
    for position, match in enumerate(matches):
        minus, field, quoted, closing, bare = match.groups()
        is_operator = not minus and not field and bare in _OPERATORS
        if is_operator and clauses and (position + 1 < len(matches) or bare not in _OR):
            joins_previous = bare in _OR
            continue
        # An operator with nothing to join is a word, and written in quotation marks when printed.
        is_quoted = quoted is not None or is_operator
        term = _parse_term(field or "", bare if quoted is None else quoted, is_quoted, notes)
        if quoted is not None and not closing:
            notes.append(N_("the closing quotation mark is missing"))
        if term is None:
            continue
        if len(clauses) + len(excluded) >= _MAX_TERMS:
            notes.append(N_("only the first {n} words are searched for").format(n=_MAX_TERMS))
            break
        if minus:
            excluded.append(term)
        elif joins_previous:
            clauses[-1].append(term)
        else:
            is_apart = clauses and _goes_on(clauses[-1][-1], term)  # printed in quotation marks
            clauses.append([structs.replace(term, quoted=True) if is_apart else term])
        joins_previous, last_term = False, None if minus else term
    if text.strip() and not clauses and not excluded and not notes:
        notes.append(N_("nothing to search for: type a word"))
    ends_in_bare_word = (
        last_term is not None and not last_term.field and not last_term.quoted and text[-1:].isalnum()
    )
    return Query(
        text, tuple(map(tuple, clauses)), tuple(excluded), tuple(dict.fromkeys(notes)),
        unfinished, unfinished and ends_in_bare_word, fuzzy,
    )  # fmt: skip


def parse_filter(text: str) -> Query:
    """Return `text` as a filter: as a query, in which a date alone is a period, as 2024-01 or 2023/2024."""
    query = parse_query(text)
    clauses = [tuple(map(_as_period, clause)) for clause in query.clauses]
    dated = structs.replace(query, clauses=tuple(clauses))
    return query if dated == query else parse_query(str(dated))


def _as_period(term: Term) -> Term:
    """Return a bare date as a term of the field `on`, any other term unchanged."""
    from tui.index.search_fields import is_date_value  # late, as above

    is_date = (
        not term.field and not term.quoted and re.fullmatch(_PERIOD, term.value) and is_date_value(term.value)
    )
    return structs.replace(term, field="on") if is_date else term


def _parse_term(field: str, value: str, quoted: bool, notes: list[str]) -> Term | None:
    """Return one term, or None with a note when it has no usable value; an unknown field becomes a word."""
    from tui.index.search_fields import QUERY_FIELDS, VALUE_FIELDS, unknown_field_note, value_note  # late
    from tui.index.tokenizer import index_words

    if not field and not quoted and value.endswith(":") and value[:-1].lower() in QUERY_FIELDS:
        field, value = value[:-1], ""  # its value has not been typed yet
    name = field.lower()
    name = _OTHER_FIELD_NAMES.get(name, name)
    if field and name not in QUERY_FIELDS:
        notes.append(unknown_field_note(field))
        return _parse_term("", f"{field} {value}", quoted, notes)
    if field and (note := value_note(name, value)):
        notes.append(note)
        return None
    words = tuple(index_words(value[:MAX_VALUE_CHARS]))
    if not words:
        return None
    if "*" in value.strip().rstrip("*"):
        notes.append(N_("“*” stands for letters only at the end of a word"))
    is_prefix = value.rstrip().endswith("*") and name in ("", *VALUE_FIELDS, "label", "note")
    return Term(words, name, value, quoted or " " in value, is_prefix)
