"""Facets beside the results: each value filters the search, or clears that filter."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content
from textual.message import Message

from tui.analysis.query_filters import describe_filter, term_words
from tui.app.documents.list_items import ListItem
from tui.app.runtime.background import run_in_thread
from tui.app.widgets.list.row_list import RowList
from tui.i18n import N_, format_number
from tui.i18n import gettext as _
from tui.index.query import Query, Term
from tui.index.results import Facet, Facets
from tui.index.search.search import SearchResults
from tui.index.store import MATCH_ALL, CancelToken, Store

#: Most values of a field that are counted and listed.
MAX_COUNTED_VALUES = 8
#: The fields by which results can be filtered, and their titles.
FACET_TITLES = {
    "source": N_("Source"),
    "on": N_("Year"),
    "actor": N_("Actor"),
    "type": N_("Event type"),
    "tag": N_("Tag"),
}
Field = tuple[str, str]  # a field and one of its values
#: The key of the row for the filter of the lists, among the fields that filter the search.
CORPUS_FILTER: Field = ("", "")


class FacetsCounted(Message):
    """Report the facets of the results."""

    def __init__(self, token: CancelToken, facets: Facets) -> None:
        super().__init__()
        self.token, self.facets = token, facets


def facet_items(
    facets: Facets, query: Query, labels: Mapping[Field, str], within: Query = MATCH_ALL
) -> list[ListItem]:
    """Return rows for the active filters, then for the values by which the results can be filtered.

    `labels`: of the values that have been counted before. `within`: the filter of the lists.
    """
    items: list[ListItem] = []
    corpus_filter = {CORPUS_FILTER: describe_filter(within, _)} if within != MATCH_ALL else {}
    active = corpus_filter | {(term.field, term.value): _filter_label(term, labels) for term in query.fields}
    excluded = {
        (term.field, term.value): _filter_label(term, labels, True) for term in query.excluded if term.field
    }
    if active or excluded:
        items.append(ListItem(key=None, text=_("Filtered by"), heading=True))
    items += [ListItem(key, text, trail="×") for key, text in (active | excluded).items()]
    for field, name in FACET_TITLES.items():
        unused = [facet for facet in facets.of(field) if (field, facet.value) not in active]
        if unused:
            items.append(ListItem(key=None, text=_(name), heading=True))
        items += [
            ListItem((field, facet.value), value_label(facet), trail=count_label(facet, facets))
            for facet in unused
        ]
    return items


def _filter_label(term: Term, labels: Mapping[Field, str], excluded: bool = False) -> str:
    """Return the words for a filter: «source AFP», «not source AFP»."""
    words = term_words(term, labels.get((term.field, term.value), ""), _)
    return _("not {value}").format(value=words) if excluded else words


def value_label(facet: Facet) -> str:
    """Return what a value of a facet is called: types have names in the language of the interface."""
    return _(facet.label) if facet.field == "type" else facet.label


def count_label(facet: Facet, facets: Facets) -> str:
    """Return the number of results that have a value: «12», or «12+» where not all were counted."""
    return f"{format_number(facet.count)}{'' if facets.is_all else '+'}"


class FacetPanel(RowList):
    """Lists the values by which the results can be filtered, and the filters of the search."""

    def __init__(self, store: Store) -> None:
        super().__init__(id="facets")
        self._store = store
        self.border_title = Content(_("Refine"))
        self.facets: Facets | None = None  # of the results that are shown
        self._labels: dict[Field, str] = {}  # of all values that have been counted
        self._token = CancelToken()  # of the search whose results are counted
        self._query, self._within = MATCH_ALL, MATCH_ALL
        self._listed_for: tuple[Query, Query] | None = None  # what these were when the values were listed

    def set_query(self, query: Query, within: Query) -> None:
        """Set the query that the values filter, and the filter of the lists."""
        self._query, self._within = query, within

    def filter_words(self) -> str:
        """Return the words for the filters of the search: «only source AFP, not 2024»."""
        filters = [describe_filter(self._within, _)] if self._within != MATCH_ALL else []
        filters += [_filter_label(term, self._labels) for term in self._query.fields]
        excluded = [_filter_label(term, self._labels, True) for term in self._query.excluded if term.field]
        words = [_("only {values}").format(values=" · ".join(filters))] if filters else []
        return ", ".join((*words, *excluded))

    # -- counting ------------------------------------------------------------------------------

    def count(self, results: SearchResults, token: CancelToken) -> None:
        """Count the facets of the results in a thread, and list them."""
        self._token, store = token, self._store

        def work(_worker: object) -> FacetsCounted:
            if not results.groups.get("article"):
                return FacetsCounted(token, Facets())
            return FacetsCounted(token, store.count_facets(results.narrowed, token, MAX_COUNTED_VALUES))

        run_in_thread(self, "facets", work)

    def on_facets_counted(self, message: FacetsCounted) -> None:
        """List the facets, unless another search has begun since."""
        if message.token is not self._token:
            message.stop()
            return
        facets = self.facets = message.facets
        self._labels |= {(one.field, one.value): one.label for one in facets.values}
        asked = self._query, self._within
        keep = self.has_focus or asked == self._listed_for  # for another search it begins at its top
        self._listed_for = asked
        self.set_items(facet_items(facets, self._query, self._labels, self._within), keep=keep)

    def clear(self) -> None:
        """List nothing, whatever is still being counted."""
        self._token, self.facets = CancelToken(), None
        self.set_items([])

    # -- filtering -----------------------------------------------------------------------------

    @property
    def _current_value(self) -> Field | None:
        """Return the field and the value under the cursor, or None."""
        key = self.current.key if self.current else None
        return key if isinstance(key, tuple) else None

    def _is_active(self, field_value: Field) -> bool:
        terms = (*self._query.fields, *self._query.excluded)
        return field_value == CORPUS_FILTER or field_value in ((term.field, term.value) for term in terms)

    @property
    def is_at_filter(self) -> bool:
        """Return whether the cursor is on a filter of the search, which can be cleared."""
        return self._current_value is not None and self._is_active(self._current_value)

    def narrowed_query(self) -> Query | None:
        """Return the query with the value under the cursor as a filter; None where there is none to add."""
        field_value = self._current_value
        if field_value is None or self._is_active(field_value):
            return None
        return self._query.with_field(*field_value)

    def widened_query(self) -> Query | None:
        """Return the query without the filter under the cursor, else without the one that was added last.

        None: it is the filter of the lists that is to be cleared.
        """
        field_value, fields = self._current_value, self._query.fields
        if field_value == CORPUS_FILTER:
            return None
        if field_value is not None and self._is_active(field_value):
            return self._query.without_field(*field_value)
        return self._query.without_field(fields[0].field, fields[0].value) if fields else None
