"""An analysis of the records that fit the filter, which can be changed from it."""

from __future__ import annotations

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.content import Content

from tui.app.screens.analysis.base import AnalysisScreen
from tui.app.widgets.filter_prompt import ask_filter, filter_content
from tui.app.widgets.prompt import Prompt
from tui.i18n import gettext as _
from tui.index.query import Query
from tui.index.store import MATCH_ALL


class FilteredScreen(AnalysisScreen):
    """Read the records that fit the filter; read again when the filter or the index changes."""

    def compose_foot(self) -> ComposeResult:
        """Compose the prompt for the filter."""
        yield Prompt(id="prompt")

    @property
    def filter(self) -> Query:
        """Return the filter of the lists and the analyses."""
        return self.owner.explorer.filter

    #: The filter for which the view was last read.
    last_filter: Query = MATCH_ALL

    def on_mount(self) -> None:
        """Read the store for the first time."""
        self.last_filter = self.filter
        self.read()

    def catch_up(self) -> None:
        """Read again if the index or the filter has changed."""
        if self.last_filter != self.filter:
            self.is_stale, self.last_filter = False, self.filter
            self.apply_filter()
        super().catch_up()

    def apply_filter(self) -> None:
        """Read the records that fit the new filter."""
        self.read()

    def set_filter(self, query: Query) -> None:
        """Make `query` the filter, in this view and everywhere."""
        if query != self.filter:
            self.owner.explorer.set_filter(query)
            self.catch_up()

    def action_narrow(self) -> None:
        """Ask for a filter."""
        ask_filter(self.query_one(Prompt), self.filter, self.store, self._take_filter)

    def action_other(self, name: str) -> None:
        """Open another analysis of the same subject."""
        snapshot = self.identity()
        if snapshot.name == name:
            return
        view = self.owner.explorer.make_view(replace(snapshot, name=name, of=snapshot.of[:1]))
        if view is None:
            self.notify(_("That takes an actor: open one, or a search for a concordance."), timeout=4)
        else:
            self.dismiss(view)

    def action_widen(self) -> None:
        """Clear the filter."""
        self.set_filter(MATCH_ALL)

    def _take_filter(self, query: Query | None) -> None:
        self.focus_content()
        if query is not None:
            self.set_filter(query)

    def focus_content(self) -> None:
        """Focus the list after the prompt has closed."""
        self.items.focus()

    def filter_entries(self) -> list[str]:
        """Return the commands of the filter for the line of keys."""
        return ["narrow"] if self.filter == MATCH_ALL else ["narrow", "widen"]

    def filter_content(self) -> Content:
        """Return the filter of the lists and the analyses."""
        return filter_content(self.filter, self.size.width)
