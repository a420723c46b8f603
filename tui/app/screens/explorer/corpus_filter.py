"""What narrows the lists: the filter of lists and views, the filter of one list, and its sort."""

from __future__ import annotations

from functools import partial

from tui.app.documents.list_items import GROUP_TITLES
from tui.app.runtime.status_messages import ADVICE_S
from tui.app.screens.explorer.navigation.record_navigation import RecordNavigation
from tui.app.screens.explorer.panes import Panes
from tui.app.widgets.filter_prompt import ask_filter
from tui.app.widgets.query_input import MAX_CANDIDATES
from tui.i18n import gettext as _
from tui.index.query import Query, parse_query
from tui.index.search.completion import complete_name
from tui.index.store import MATCH_ALL
from tui.model.records import Kind


class FilterActions:
    """Set and clear filters; sort the open list."""

    def __init__(self, panes: Panes, navigation: RecordNavigation) -> None:
        self._panes, self._navigation = panes, navigation

    # -- lists and views -----------------------------------------------------------------------

    def set_filter(self, query: Query) -> None:
        """Narrow lists and views to what fits `query`; one that asks nothing is no filter."""
        query = query if query.clauses or query.excluded else MATCH_ALL
        if query != self._panes.state.filter:
            self._panes.state.filter = query
            self._panes.lists.set_filter(query)
            self._panes.bars.update()
            self._panes.owner.state.filter = query.as_complete_text()
            self._navigation.save_session()

    @property
    def is_set(self) -> bool:
        """Return whether lists and views are narrowed."""
        return self._panes.state.filter != MATCH_ALL

    def restore(self) -> None:
        """Set the filter of the last run."""
        self.set_filter(parse_query(self._panes.owner.state.filter))

    def ask(self) -> None:
        """Ask for a filter, in the language of the search."""
        panes = self._panes
        ask_filter(panes.prompt, panes.state.filter, panes.owner.store, self._take_filter)

    def _take_filter(self, query: Query | None) -> None:
        self._panes.activate(self._panes.active)
        if query is not None:
            self.set_filter(query)

    def clear(self) -> None:
        """Clear the filter; without one explain how it is set."""
        if not self.is_set:
            screen = self._panes.screen
            words = _("No filter is set. {key} sets one; {plot} shows the frequency over time.")
            screen.notify(
                words.format(key=screen.key("narrow"), plot=screen.key("frequency")), timeout=ADVICE_S
            )
        self.set_filter(MATCH_ALL)

    # -- one list ------------------------------------------------------------------------------

    @property
    def is_list_filtered(self) -> bool:
        """Return whether the keys are in a list that some words filter."""
        panes = self._panes
        return panes.active == panes.list_kind and bool(panes.lists.pane(panes.list_kind).contains)

    def ask_list_filter(self) -> None:
        """Ask for words that the names in the open list must have, and filter it while they are typed."""
        panes, kind = self._panes, self._panes.list_kind
        panes.activate(kind)
        panes.prompt.ask(
            _("Filter {list}:").format(list=_(GROUP_TITLES[kind]).lower()),
            partial(self._end_list_filter, kind),
            panes.lists.pane(kind).contains,
            on_change=partial(panes.lists.filter, kind),
            find=partial(complete_name, panes.owner.store, kind, limit=MAX_CANDIDATES),
        )

    def _end_list_filter(self, kind: Kind, text: str | None) -> None:
        if text is None:
            self._panes.lists.filter(kind, "")
        self._panes.activate(kind)

    def sort_list(self) -> None:
        """Sort the open list by the next criterion."""
        kind = self._panes.list_kind
        self._panes.owner.state.sorts[kind] = self._panes.lists.sort(kind)
        self._navigation.save_session()
