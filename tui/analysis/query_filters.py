"""Filters: queries that restrict lists and analyses, with the period that is selected in them.

A filter is a text of the search language. Its period is the range that its fields `on:`, `after:` and
`before:` leave; a selected period is written as one `on:`.
"""

from __future__ import annotations

from datetime import date

from tui.i18n import N_, translate_text
from tui.index.query import Query, Term
from tui.index.search_fields import DATE_FIELDS, FIELD_LIST, SEARCHED_AS_WORDS
from tui.model.dates.edtf import parse_edtf
from tui.model.dates.formatting import Translate, format_long
from tui.model.records import Ref


def filter_problem(query: Query, translate: Translate = str) -> str:
    """Return why a typed text cannot be a filter, and which fields exist; empty when it can.

    In a search, what is not understood is taken as words; a filter of such words would leave nothing.
    """
    if not query.notes:
        return ""
    problems = [note.replace(SEARCHED_AS_WORDS, "") for note in query.notes]
    is_listed = any(FIELD_LIST in problem for problem in problems)
    return " · ".join(map(translate_text, problems if is_listed else [*problems, FIELD_LIST]))


def with_actor(query: Query, actor: Ref | None) -> Query:
    """Return the query restricted to what concerns an actor; unchanged for None."""
    return query.with_field("actor", actor.id) if actor else query


def only_kept(query: Query) -> Query:
    """Return the query restricted to records that files have, unless it asks for those that were found."""
    return query if "found" in query.values("is") else query.with_field("is", "kept")


def replace_period(query: Query, edtf: str | None) -> Query:
    """Return the query with another period in place of its own; with None, without any."""
    for field in DATE_FIELDS:
        query = query.without_field(field)
    return query.with_field("on", edtf) if edtf else query


def with_period(query: Query, first: date, last: date) -> Query:
    """Return the query restricted to the days from `first` to `last` within its own period."""
    return query.with_field("on", f"{first.isoformat()}/{last.isoformat()}")


def period(query: Query) -> str | None:
    """Return the period of a query as EDTF; None when it has no dates, or alternatives of them."""
    date_terms = [
        term for clause in query.clauses if len(clause) == 1 for term in clause if term.field in DATE_FIELDS
    ]
    if not date_terms:
        return None
    if len(date_terms) == 1 and date_terms[0].field == "on":
        return date_terms[0].value
    first, last = _intersect_dates(date_terms)
    return f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}"


def _intersect_dates(terms: list[Term]) -> tuple[date | None, date | None]:
    """Return the first and last day that all terms allow; None for an open end."""
    firsts, lasts = [], []
    for term in terms:
        parsed_date = parse_edtf(term.value)
        if parsed_date is None:
            continue
        if term.field != "before" and parsed_date.earliest:
            firsts.append(parsed_date.earliest)
        if term.field == "on" and parsed_date.latest:
            lasts.append(parsed_date.latest)
        if term.field == "before" and parsed_date.earliest and parsed_date.earliest > date.min:
            lasts.append(date.fromordinal(parsed_date.earliest.toordinal() - 1))
    return max(firsts, default=None), min(lasts, default=None)


def term_words(term: Term, label: str = "", translate: Translate = str) -> str:
    """Return a term with a field in words, such as «in 2020», «source AFP» or «from 2020 on».

    `label`: the title of the value, when the caller knows it.
    """
    parsed_date = parse_edtf(term.value) if term.field in DATE_FIELDS else None
    if parsed_date is None:
        return f"{translate(term.field)} {label or term.value}"
    is_day = parsed_date.earliest is not None and parsed_date.earliest == parsed_date.latest
    sentence = {"after": N_("from {value} on"), "before": N_("before {value}")}.get(
        term.field, N_("on {value}") if is_day else N_("in {value}")
    )
    return translate(sentence).format(value=format_long(term.value, translate))


def describe_filter(query: Query, translate: Translate = str) -> str:
    """Return a filter in words: its period, then its other terms; empty when it asks nothing."""
    period_ = period(query)
    if period_ is None:
        return str(query)
    return " · ".join(filter(None, (format_long(period_, translate), str(replace_period(query, None)))))
