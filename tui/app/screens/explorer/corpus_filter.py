"""The current filter: it narrows lists and views, and is said in the first line until it is cleared."""

from __future__ import annotations

from tui.app.screens.explorer.entity_decisions import DecisionActions
from tui.app.widgets.filter_prompt import ask_filter
from tui.i18n import gettext as _
from tui.index.query import Query
from tui.index.store import MATCH_ALL


class FilterActions(DecisionActions):
    """The explorer's actions on the filter."""

    filter: Query = MATCH_ALL

    def set_filter(self, query: Query) -> None:
        """Narrow lists and views to what fits `query`; one that asks nothing is no filter."""
        query = query if query.clauses or query.excluded else MATCH_ALL
        if query != self.filter:
            self.filter = query
            self.lists.set_filter(query)
            self.update_bars()

    def action_narrow(self) -> None:
        """Ask for a filter, in the language of the search."""
        ask_filter(self.prompt, self.filter, self.owner.store, self._take_filter)

    def action_widen(self) -> None:
        """Everything again."""
        if self.filter == MATCH_ALL:
            self.notify(
                _("Nothing is filtered. F sets a filter; h shows what is how often, over time."), timeout=4
            )
        self.set_filter(MATCH_ALL)

    def _take_filter(self, query: Query | None) -> None:
        self.activate_pane(self.active_pane)
        if query is not None:
            self.set_filter(query)
