"""A query explained in words, such as «articles with “uranium” and not “Orano”, by RFI»."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from tui.i18n import format_number, speak_english
from tui.i18n import gettext as _
from tui.index.query import Query, Term
from tui.index.results import Facet, Facets
from tui.index.search.search import SearchResults
from tui.index.search_fields import QUERY_FIELDS
from tui.index.store import Store
from tui.model.dates.formatting import format_long
from tui.model.records import KINDS, Kind, Ref


def explain_query(store: Store, query: Query, kinds: Collection[Kind] = KINDS) -> str:
    """Return in words what `query` finds of `kinds`; empty when it asks nothing. Raises StoreError."""
    if not query.clauses and not query.excluded:
        return ""
    kind_names = {"article": _("articles"), "actor": _("actors"), "event": _("events")}
    found_kinds = _join_words([kind_names[kind] for kind in query.kinds if kind in kinds]) or _("nothing")
    word_clauses = [
        _(" or ").join(_quote(term) for term in clause if not term.field) for clause in query.clauses
    ]
    words_text = _(" and ").join(filter(None, word_clauses))
    phrases = [f"{found_kinds} {_('with {words}').format(words=words_text)}" if words_text else found_kinds]
    excluded_words = _(" or ").join(_quote(term) for term in query.excluded if not term.field)
    if excluded_words:
        phrases[0] += " " + (_("and not {words}") if words_text else _("without {words}")).format(
            words=excluded_words
        )
    for clause in query.clauses:
        phrases.append(_(" or ").join(filter(None, (_describe_field(store, term) for term in clause))))
    for term in query.excluded:
        if filter_text := _describe_field(store, term):
            phrases.append(_("not {narrowed}").format(narrowed=filter_text))
    all_phrases = [*filter(None, phrases), *([] if query.fuzzy else [_("exactly as written")])]
    if phrases[0] == found_kinds:  # «articles by RFI, from 2013 on»
        all_phrases[:2] = [" ".join(all_phrases[:2])]
    return ", ".join(all_phrases)


def _join_words(words: Sequence[str]) -> str:
    """Return words as an enumeration, such as «articles, actors and events»."""
    if len(words) < 2:
        return "".join(words)
    return _(" and ").join((", ".join(words[:-1]), words[-1]))


def _quote(term: Term) -> str:
    """Return the words of a term in quotation marks."""
    return _("“{words}”").format(words=term.value)


def _describe_field(store: Store, term: Term) -> str:
    """Return in words what a term with a field asks; empty when another phrase says it."""
    field = QUERY_FIELDS.get(term.field)
    if field is None or not field.sentence:
        return ""
    value = term.value
    if term.field == "actor":
        value = _record_title(store, Ref("actor", value.removeprefix("actor:")))
    elif term.field == "event":
        value = _record_title(store, Ref("event", value.removeprefix("event:")))
    elif field.is_date:
        value = format_long(value, _)
    return _(field.sentence).format(value=value)


def _record_title(store: Store, ref: Ref) -> str:
    """Return the title of a record, or its id when there is no record."""
    return next((record.title for record in store.read([ref])), ref.id)


def _facets(store: Store, results: SearchResults) -> Facets:
    """Return the facets of the articles found."""
    return store.count_facets(results.narrowed) if results.groups.get("article") else Facets()


def _group_by_field(facets: Facets) -> dict[str, tuple[Facet, ...]]:
    """Return the facets by field, in their order."""
    return {field: facets.of(field) for field in dict.fromkeys(facet.field for facet in facets.values)}


def found_json(store: Store, results: SearchResults, kinds: Collection[Kind]) -> dict[str, Any]:
    """Return as JSON how a query was understood, its notes, and the facets of the articles found."""
    facets = _facets(store, results)
    with speak_english():
        explanation = explain_query(store, results.query, kinds)
    return {
        "query": str(results.query),
        "explanation": explanation,
        "notes": list(results.notes),
        "articles": facets.counted,
        "is_all": facets.is_all,  # else these are the newest ones
        "facets": {
            field: [{"value": facet.value, "label": facet.label, "count": facet.count} for facet in values]
            for field, values in _group_by_field(facets).items()
        },
    }


def found_lines(store: Store, results: SearchResults, kinds: Collection[Kind]) -> Iterator[str]:
    """Yield for people how a query was understood, and the facets of the articles found."""
    facets = _facets(store, results)
    if explanation := explain_query(store, results.query, kinds):
        yield explanation
    for field, values in _group_by_field(facets).items():
        plus = "" if facets.is_all else "+"
        yield f"    {field}{_(': ')}" + ", ".join(
            f"{facet.label} {format_number(facet.count)}{plus}" for facet in values
        )
