"""The current filter: a query that narrows lists and views, with the period that was selected in it.

A filter is a text of the search language (`tui.index.query`); its period is what its `on:`, `after:` and
`before:` leave, and is written as one `on:`.
"""

from __future__ import annotations

from datetime import date

from tui.index.query import FIELD_LIST, SEARCHED_AS_WORDS, Query, Term
from tui.model.dates import parse_edtf
from tui.model.datewords import Translate, describe
from tui.model.records import Ref

_DATES = ("on", "after", "before")


def fault(query: Query, translate: Translate = str) -> str:
    """Why what was typed cannot narrow anything, and which fields there are; empty where it can.

    In a search what is not understood is taken as words; a filter of such words would leave nothing.
    """
    if not query.notes:
        return ""
    said = " · ".join(translate(note).replace(SEARCHED_AS_WORDS, "") for note in query.notes)
    return said if FIELD_LIST in said else f"{said} · {translate(FIELD_LIST)}"


def of_actor(query: Query, actor: Ref | None) -> Query:
    """The query, narrowed to what concerns an actor too."""
    return query.with_field("actor", actor.id) if actor else query


def in_period(query: Query, edtf: str | None) -> Query:
    """The query with another period in place of its own; None: with none."""
    for field in _DATES:
        query = query.without_field(field)
    return query.with_field("on", edtf) if edtf else query


def narrowed_to(query: Query, first: date, last: date) -> Query:
    """The query, narrowed to days from `first` to `last` within its own period."""
    return query.with_field("on", f"{first.isoformat()}/{last.isoformat()}")


def period(query: Query) -> str | None:
    """What the dates of a query leave, as EDTF; None: it has no dates, or alternatives of them."""
    found = [term for clause in query.clauses if len(clause) == 1 for term in clause if term.field in _DATES]
    if not found:
        return None
    if len(found) == 1 and found[0].field == "on":
        return found[0].value
    first, last = _bounds(found)
    return f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}"


def _bounds(terms: list[Term]) -> tuple[date | None, date | None]:
    """The first and last day that terms of dates leave; None: open."""
    firsts, lasts = [], []
    for term in terms:
        reading = parse_edtf(term.value)
        if reading is None:
            continue
        if term.field != "before" and reading.earliest:
            firsts.append(reading.earliest)
        if term.field == "on" and reading.latest:
            lasts.append(reading.latest)
        if term.field == "before" and reading.earliest and reading.earliest > date.min:
            lasts.append(date.fromordinal(reading.earliest.toordinal() - 1))
    return max(firsts, default=None), min(lasts, default=None)


def term_words(term: Term, label: str = "", translate: Translate = str) -> str:
    """What a field narrows to, for people: «in 2020», «source AFP», «from 2020 on».

    `label`: what the value is called, where that is known.
    """
    reading = parse_edtf(term.value) if term.field in _DATES else None
    if reading is None:
        return f"{translate(term.field)} {label or term.value}"
    is_day = reading.earliest is not None and reading.earliest == reading.latest
    sentence = {"after": "from {value} on", "before": "before {value}"}.get(
        term.field, "on {value}" if is_day else "in {value}"
    )
    return translate(sentence).format(value=describe(term.value, translate))


def words_of(query: Query, translate: Translate = str) -> str:
    """A filter for people: its period in words, then what else it asks; empty where it asks nothing."""
    days = period(query)
    if days is None:
        return str(query)
    return " · ".join(filter(None, (describe(days, translate), str(in_period(query, None)))))
