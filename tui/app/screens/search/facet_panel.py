"""What the results have in common, beside them: each value narrows the search, or widens it again."""

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
from tui.index.search.search import SearchResults
from tui.index.store import MATCH_ALL, CancelToken, Facet, Facets
from tui.model.records import KINDS, Kind

#: Values of a field that are counted, and those that are named where there is no room for a list.
LISTED, NAMED = 8, 4
#: The fields by which results are narrowed, and what they are called.
FIELDS = {
    "source": N_("Source"),
    "on": N_("Year"),
    "actor": N_("Actor"),
    "type": N_("Event type"),
    "tag": N_("Tag"),
}
Field = tuple[str, str]  # a field and a value of it
#: Stands for the filter of the lists, among what narrows the search.
FILTER: Field = ("", "")


class FacetsCounted(Message):
    """What the results have in common is known."""

    def __init__(self, token: CancelToken, facets: Facets) -> None:
        super().__init__()
        self.token, self.facets = token, facets


def facet_items(
    facets: Facets, query: Query, labels: Mapping[Field, str], within: Query = MATCH_ALL
) -> list[ListItem]:
    """What narrows the search now, then the values by which it can be narrowed further.

    `labels`: what values are called, where that is known. `within`: the filter of the lists.
    """
    items: list[ListItem] = []
    filtered = {FILTER: describe_filter(within, _)} if within != MATCH_ALL else {}
    now = filtered | {(term.field, term.value): _chip(term, labels) for term in query.fields}
    left_out = {(term.field, term.value): _chip(term, labels, True) for term in query.excluded if term.field}
    if now or left_out:
        items.append(ListItem(key=None, text=_("Narrowed to"), heading=True))
    items += [ListItem(key, text, trail="×") for key, text in (now | left_out).items()]
    for field, name in FIELDS.items():
        others = [facet for facet in facets.of(field) if (field, facet.value) not in now]
        if others:
            items.append(ListItem(key=None, text=_(name), heading=True))
        items += [
            ListItem((field, facet.value), facet.label, trail=_count(facet, facets)) for facet in others
        ]
    return items


def _chip(term: Term, labels: Mapping[Field, str], left_out: bool = False) -> str:
    """«source AFP», «not source AFP»."""
    words = term_words(term, labels.get((term.field, term.value), ""), _)
    return _("not {value}").format(value=words) if left_out else words


def _count(facet: Facet, facets: Facets) -> str:
    return f"{facet.count:,}{'' if facets.is_all else '+'}"


def common_words(facets: Facets) -> Iterator[str]:
    """The sources and years of the results, the most frequent ones, on one line."""
    for field, name in (("source", _("source: ")), ("on", _("year: "))):
        values = facets.of(field)[:NAMED]
        if len(values) > 1:
            yield name + ", ".join(f"{facet.label} {_count(facet, facets)}" for facet in values)


def total_words(found: SearchResults, facets: Facets | None) -> list[str]:
    """How much was found of each kind: «226 articles», «30+ actors»."""
    words = []
    for kind, hits in found.groups.items():
        count, more = len(hits), kind in found.more
        if kind == "article" and facets is not None:
            count, more = max(facets.counted, count), not facets.is_all
        if count:
            words.append(_of_kind(kind, count).format(n=f"{count:,}{'+' if more else ''}"))
    return words


def done_about(found: SearchResults) -> list[str]:
    """What was done to find something; what is odd in the query itself stands under the box."""
    return [note for note in found.notes if note not in found.query.notes]


def _of_kind(kind: Kind, count: int) -> str:
    if kind == "article":
        return ngettext("{n} article", "{n} articles", count)
    if kind == "actor":
        return ngettext("{n} actor", "{n} actors", count)
    return ngettext("{n} event", "{n} events", count)


class FacetedSearch(CompletingSearch):
    """The box, its results, and what they have in common."""

    def __init__(self, kinds: Sequence[Kind] = KINDS, text: str = "") -> None:
        """As the box without them."""
        super().__init__(kinds, text)
        self._facets: Facets | None = None  # of the results that are shown
        self._labels: dict[Field, str] = {}  # what values are called that have been seen

    def sides(self) -> ComposeResult:
        """The list of what is common."""
        yield RowList(id="facets")

    def on_mount(self) -> None:
        """Name the list."""
        self.facets.border_title = Content(_("Narrow"))

    @property
    def facets(self) -> RowList:
        """What the results have in common."""
        return self.query_one("#facets", RowList)

    @property
    def _query(self) -> Query:
        """What stands in the box."""
        return parse_query(self.text, unfinished=True, fuzzy=self.fuzzy)

    # -- what is common ------------------------------------------------------------------------

    def search(self, text: str, keep: bool = False) -> None:
        """Say what narrows the search as soon as it is asked."""
        super().search(text, keep)
        line, query = self.query_one("#narrowed", StatusLine), self._query
        only = [describe_filter(self.within, _)] if self.within != MATCH_ALL else []
        only += [_chip(term, self._labels) for term in query.fields]
        left_out = [_chip(term, self._labels, True) for term in query.excluded if term.field]
        first = [_("only {values}").format(values=" · ".join(only))] if only else []
        words = ", ".join((*first, *left_out))
        line.content = Content(f" {words} " if words else "")
        line.refresh(layout=True)
        if not text.strip():
            self._show_facets(None)

    def load_more(self, found: SearchResults) -> None:
        """Count what the results have in common, once they are shown."""
        self.show_status(*total_words(found, None), *done_about(found))
        store, token = self.owner.store, self.token

        def work(_worker: object) -> FacetsCounted:
            has_articles = bool(found.groups.get("article"))
            return FacetsCounted(
                token, store.count_facets(found.narrowed, token, LISTED) if has_articles else Facets()
            )

        run_in_thread(self, "facets", work)

    def on_facets_counted(self, message: FacetsCounted) -> None:
        """Show what the results have in common, unless something else has been asked since."""
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
        self.call_after_refresh(self._say_totals)

    def _say_totals(self) -> None:
        """How much there is, what was odd, and, where the list has no room, what is common."""
        if self.found is None or self._facets is None:
            return
        common = () if self.facets.region else common_words(self._facets)
        self.show_status(*total_words(self.found, self._facets), *done_about(self.found), *common)

    def on_more_results_loaded(self, _message: MoreResultsLoaded) -> None:
        """Of one kind there are more."""
        self.call_after_refresh(self._say_totals)

    def on_resize(self) -> None:
        """Where the list is folded away or comes back, the words change."""
        self.call_after_refresh(self._say_totals)

    # -- narrowing and widening ----------------------------------------------------------------

    def action_facets(self) -> None:
        """To what is common, and back to the box."""
        if self.facets.has_focus or not self.facets.items:
            self.box.focus()
        else:
            self.add_class("-narrowing")
            self.facets.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Where there is little room, the list is there while it has the keys."""
        self.set_class(self.focused is self.facets, "-narrowing")
        self.call_after_refresh(self._say_totals)

    @property
    def moving(self) -> RowList:
        """The list in which the cursor keys move."""
        return self.facets if self.facets.has_focus else self.results

    @property
    def _here(self) -> Field | None:
        """The field and the value under the cursor."""
        key = self.facets.current.key if self.facets.current else None
        return key if isinstance(key, tuple) else None

    def _is_active(self, here: Field) -> bool:
        terms = (*self._query.fields, *self._query.excluded)
        return here == FILTER or here in ((term.field, term.value) for term in terms)

    @on(RowList.Chosen, "#facets")
    def _facet_chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        if (here := self._here) is not None and self._is_active(here):
            self.action_widen()
        else:
            self.action_narrow()

    def action_narrow(self) -> None:
        """Only results that have the value under the cursor."""
        if (here := self._here) is not None and not self._is_active(here):
            self.set_text(self._query.with_field(*here).text)

    def action_widen(self) -> None:
        """No longer narrowed by the value under the cursor, else by the one that came last."""
        here, fields = self._here, self._query.fields
        if here == FILTER:
            self.set_filter(MATCH_ALL)
        elif here is not None and self._is_active(here):
            self.set_text(self._query.without_field(*here).text)
        elif fields:
            self.set_text(self._query.without_field(fields[0].field, fields[0].value).text)
        else:
            self.set_filter(MATCH_ALL)

    def action_widen_all(self) -> None:
        """No longer narrowed by anything."""
        self.set_filter(MATCH_ALL)
        self.set_text(self._query.without_field().text)

    def action_leave(self) -> None:
        """Back to the box; from there, close."""
        if self.facets.has_focus:
            self.box.focus()
        else:
            super().action_leave()
