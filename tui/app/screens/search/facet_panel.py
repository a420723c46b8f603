"""Facets beside the results: each value filters the search, or clears that filter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message

from tui.analysis.query_filters import describe_filter, term_words
from tui.app.documents.list_items import ListItem
from tui.app.runtime.background import run_in_thread
from tui.app.screens.search.completing_search import CompletingSearch
from tui.app.screens.search.paged_search import MoreResultsLoaded
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.status_line import StatusLine
from tui.i18n import N_, ngettext
from tui.i18n import gettext as _
from tui.index.query import Query, Term, parse_query
from tui.index.results import Facet, Facets
from tui.index.search.search import SearchResults
from tui.index.store import MATCH_ALL, CancelToken
from tui.model.records import KINDS, Kind

#: Most values of a field that are counted and listed.
MAX_COUNTED_VALUES = 8
#: Most values of a field that are named in the notes, where there is no room for the list.
MAX_NAMED_VALUES = 4
#: The fields by which results can be filtered, and their titles.
FIELDS = {
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
        items.append(ListItem(key=None, text=_("Narrowed to"), heading=True))
    items += [ListItem(key, text, trail="×") for key, text in (active | excluded).items()]
    for field, name in FIELDS.items():
        unused = [facet for facet in facets.of(field) if (field, facet.value) not in active]
        if unused:
            items.append(ListItem(key=None, text=_(name), heading=True))
        items += [
            ListItem((field, facet.value), facet.label, trail=_count(facet, facets)) for facet in unused
        ]
    return items


def _filter_label(term: Term, labels: Mapping[Field, str], excluded: bool = False) -> str:
    """Return the words for a filter: «source AFP», «not source AFP»."""
    words = term_words(term, labels.get((term.field, term.value), ""), _)
    return _("not {value}").format(value=words) if excluded else words


def _count(facet: Facet, facets: Facets) -> str:
    return f"{facet.count:,}{'' if facets.is_all else '+'}"


def common_words(facets: Facets) -> Iterator[str]:
    """Yield the most frequent sources and years of the results, in words."""
    for field, name in (("source", _("source: ")), ("on", _("year: "))):
        values = facets.of(field)[:MAX_NAMED_VALUES]
        if len(values) > 1:
            yield name + ", ".join(f"{facet.label} {_count(facet, facets)}" for facet in values)


def total_words(results: SearchResults, facets: Facets | None) -> list[str]:
    """Return how many results there are of each kind: «226 articles», «30+ actors»."""
    words = []
    for kind, hits in results.groups.items():
        count, more = len(hits), kind in results.more
        if kind == "article" and facets is not None:
            count, more = max(facets.counted, count), not facets.is_all
        if count:
            words.append(_of_kind(kind, count).format(n=f"{count:,}{'+' if more else ''}"))
    return words


def search_notes(results: SearchResults) -> list[str]:
    """Return the notes on the search; those on the query itself are shown under the query input."""
    return [note for note in results.notes if note not in results.query.notes]


def _of_kind(kind: Kind, count: int) -> str:
    if kind == "article":
        return ngettext("{n} article", "{n} articles", count)
    if kind == "actor":
        return ngettext("{n} actor", "{n} actors", count)
    return ngettext("{n} event", "{n} events", count)


class FacetedSearch(CompletingSearch):
    """Show facets beside the results, and filter the search by them."""

    def __init__(self, kinds: Sequence[Kind] = KINDS, text: str = "") -> None:
        """Take `kinds` and `text` as `SearchBase` does."""
        super().__init__(kinds, text)
        self._facets: Facets | None = None  # of the results that are shown
        self._labels: dict[Field, str] = {}  # of all values that have been counted

    def compose_side(self) -> ComposeResult:
        """Compose the list of facets."""
        yield RowList(id="facets")

    def on_mount(self) -> None:
        """Set the title of the list of facets."""
        self.facets.border_title = Content(_("Narrow"))

    @property
    def facets(self) -> RowList:
        """Return the list of facets."""
        return self.query_one("#facets", RowList)

    @property
    def _query(self) -> Query:
        """Return the query in the query input."""
        return parse_query(self.text, unfinished=True, fuzzy=self.fuzzy)

    # -- counting --------------------------------------------------------------------------------

    def search(self, text: str, keep: bool = False) -> None:
        """Search for `text`, and show the active filters at once."""
        super().search(text, keep)
        line, query = self.query_one("#narrowed", StatusLine), self._query
        filters = [describe_filter(self.within, _)] if self.within != MATCH_ALL else []
        filters += [_filter_label(term, self._labels) for term in query.fields]
        excluded = [_filter_label(term, self._labels, True) for term in query.excluded if term.field]
        words = [_("only {values}").format(values=" · ".join(filters))] if filters else []
        label = ", ".join((*words, *excluded))
        line.content = Content(f" {label} " if label else "")
        line.refresh(layout=True)
        if not text.strip():
            self._show_facets(None)

    def load_more(self, results: SearchResults) -> None:
        """Count the facets once the results are shown."""
        self.show_status(*total_words(results, None), *search_notes(results))
        store, token = self.owner.store, self.token

        def work(_worker: object) -> FacetsCounted:
            has_articles = bool(results.groups.get("article"))
            return FacetsCounted(
                token,
                store.count_facets(results.narrowed, token, MAX_COUNTED_VALUES) if has_articles else Facets(),
            )

        run_in_thread(self, "facets", work)

    def on_facets_counted(self, message: FacetsCounted) -> None:
        """Show the facets, unless another search has begun since."""
        if message.token is self.token:
            self._show_facets(message.facets)

    def _show_facets(self, facets: Facets | None) -> None:
        self._facets = facets
        self._labels |= {(one.field, one.value): one.label for one in (facets.values if facets else ())}
        items = facet_items(facets, self._query, self._labels, self.within) if facets else []
        self.set_class(bool(items), "-facets")
        self.facets.set_items(items)
        if not items and self.facets.has_focus:
            self.box.focus()
        self.call_after_refresh(self._show_totals)

    def _show_totals(self) -> None:
        """Show totals, notes and, where the list of facets has no room, the most frequent values."""
        if self.search_results is None or self._facets is None:
            return
        common = () if self.facets.region else common_words(self._facets)
        self.show_status(
            *total_words(self.search_results, self._facets), *search_notes(self.search_results), *common
        )

    def on_more_results_loaded(self, _message: MoreResultsLoaded) -> None:
        """Update the totals: there are further results of a kind."""
        self.call_after_refresh(self._show_totals)

    def on_resize(self) -> None:
        """Update the totals: the list of facets may have been hidden or shown."""
        self.call_after_refresh(self._show_totals)

    # -- filtering ----------------------------------------------------------------------------

    def action_facets(self) -> None:
        """Move the focus to the facets, or back to the query input."""
        if self.facets.has_focus or not self.facets.items:
            self.box.focus()
        else:
            self.add_class("-narrowing")
            self.facets.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the facets while they have the focus, even if there is little room."""
        self.set_class(self.focused is self.facets, "-narrowing")
        self.call_after_refresh(self._show_totals)

    @property
    def active_list(self) -> RowList:
        """Return the list in which the cursor keys move."""
        return self.facets if self.facets.has_focus else self.results

    @property
    def _current_value(self) -> Field | None:
        """Return the field and the value under the cursor, or None."""
        key = self.facets.current.key if self.facets.current else None
        return key if isinstance(key, tuple) else None

    def _is_active(self, field_value: Field) -> bool:
        terms = (*self._query.fields, *self._query.excluded)
        return field_value == CORPUS_FILTER or field_value in ((term.field, term.value) for term in terms)

    @on(RowList.Chosen, "#facets")
    def _toggle_value(self, message: RowList.Chosen) -> None:
        message.stop()
        if (field_value := self._current_value) is not None and self._is_active(field_value):
            self.action_widen()
        else:
            self.action_narrow()

    def action_narrow(self) -> None:
        """Filter by the value under the cursor."""
        if (field_value := self._current_value) is not None and not self._is_active(field_value):
            self.set_text(self._query.with_field(*field_value).text)

    def action_widen(self) -> None:
        """Clear the filter by the value under the cursor, else the filter that was added last."""
        field_value, fields = self._current_value, self._query.fields
        if field_value == CORPUS_FILTER:
            self.set_filter(MATCH_ALL)
        elif field_value is not None and self._is_active(field_value):
            self.set_text(self._query.without_field(*field_value).text)
        elif fields:
            self.set_text(self._query.without_field(fields[0].field, fields[0].value).text)
        else:
            self.set_filter(MATCH_ALL)

    def action_widen_all(self) -> None:
        """Clear all filters."""
        self.set_filter(MATCH_ALL)
        self.set_text(self._query.without_field().text)

    def action_leave(self) -> None:
        """Move the focus to the query input; from there, close."""
        if self.facets.has_focus:
            self.box.focus()
        else:
            super().action_leave()
