"""The filter of a view, which is that of the lists and of the other views too."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, cast

from msgspec.structs import replace
from textual.content import Content
from textual.screen import Screen

from tui.app.runtime.status_messages import ADVICE_S
from tui.app.session.history import ViewSnapshot
from tui.app.widgets.filter_prompt import ask_filter, filter_content
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.prompt import Prompt
from tui.i18n import gettext as _
from tui.index.query import Query
from tui.index.store import MATCH_ALL

if TYPE_CHECKING:
    from tui.app.context import AppContext


class FilteredView(Screen[object]):
    """Have a view read the records that fit the filter, show it, and change it."""

    #: The filter for which the view was last read.
    last_filter: Query = MATCH_ALL

    @property
    @abstractmethod
    def items(self) -> RowList:
        """Return the list of the view."""

    @abstractmethod
    def identity(self) -> ViewSnapshot:
        """Return the snapshot that identifies the view in the history."""

    @abstractmethod
    def catch_up(self) -> None:
        """Read again if the index or the filter has changed."""

    @abstractmethod
    def read(self) -> None:
        """Read the records that fit the filter."""

    def apply_filter(self) -> None:
        """Read the records that fit the new filter."""
        self.read()

    @property
    def _owner(self) -> AppContext:
        return cast("AppContext", self.app)

    @property
    def filter(self) -> Query:
        """Return the filter of the lists and the analyses."""
        return self._owner.explorer.filter

    def set_filter(self, query: Query) -> None:
        """Make `query` the filter, in this view and everywhere."""
        if query != self.filter:
            self._owner.explorer.set_filter(query)
            self.catch_up()

    def action_narrow(self) -> None:
        """Ask for a filter."""
        ask_filter(self.query_one(Prompt), self.filter, self._owner.store, self._take_filter)

    def action_other(self, name: str) -> None:
        """Open another analysis of the same subject."""
        snapshot = self.identity()
        if snapshot.name == name:
            return
        view = self._owner.explorer.make_view(replace(snapshot, name=name, of=snapshot.of[:1]))
        if view is None:
            self.notify(_("That takes an actor: open one, or a search for a concordance."), timeout=ADVICE_S)
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
