"""A view that the current filter narrows: it says so, and the filter can be changed from here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from tui.app.screens.analysis.base import AnalysisScreen
from tui.app.widgets.filter_prompt import ask_filter, filter_content
from tui.app.widgets.prompt import Prompt
from tui.i18n import gettext as _
from tui.index.query import Query, parse_query
from tui.index.store import MATCH_ALL


class FilteredScreen(AnalysisScreen):
    """Reads the store where the filter fits; reads it anew when the filter or the index is another."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("F,equals_sign", "narrow", show=False, id="narrow"),
        Binding("x", "widen", show=False, id="widen"),
        Binding("t", "other('timeline')", show=False, id="timeline"),
        Binding("h", "other('frequency')", show=False, id="frequency"),
        Binding("w", "other('network')", show=False, id="network"),
        Binding("c", "other('concordance')", show=False, id="concordance"),
        Binding("D", "other('differences')", show=False, id="differences"),
    ]

    #: The key that clears the filter.
    WIDENS: ClassVar[str] = "x"

    def feet(self) -> ComposeResult:
        """A box for the filter."""
        yield Prompt(id="prompt")

    @property
    def filter(self) -> Query:
        """What lists and views are narrowed to."""
        return self.owner.explorer.filter

    #: What the view was last narrowed to.
    narrowed_by: Query = MATCH_ALL

    def on_mount(self) -> None:
        """Ask."""
        self.narrowed_by = self.filter
        self.read()

    def catch_up(self) -> None:
        """Ask anew where the index or the filter has changed."""
        if self.narrowed_by != self.filter:
            self.is_stale, self.narrowed_by = False, self.filter
            self.filtered_title()
        super().catch_up()

    def filtered_title(self) -> None:
        """The filter is another: ask again."""
        self.read()

    def set_filter(self, query: Query) -> None:
        """Make `query` the filter, here and everywhere."""
        if query != self.filter:
            self.owner.explorer.set_filter(query)
            self.catch_up()

    def action_narrow(self) -> None:
        """Ask for a filter."""
        ask_filter(self.query_one(Prompt), self.filter, self.store)

    def action_other(self, name: str) -> None:
        """The same seen in another view."""
        seen = self.identity()
        if seen.name == name:
            return
        view = self.owner.explorer.make_view(replace(seen, name=name, of=seen.of[:1]))
        if view is None:
            self.notify(_("That takes an actor: open one, or a search for a concordance."), timeout=4)
        else:
            self.dismiss(view)

    def action_widen(self) -> None:
        """Everything again."""
        self.set_filter(MATCH_ALL)

    @on(Prompt.Changed)
    def _typed(self, message: Prompt.Changed) -> None:
        message.stop()

    @on(Prompt.Closed)
    def _asked(self, message: Prompt.Closed) -> None:
        message.stop()
        self.take_keys()
        if message.kept:
            self.filter_entered(message.purpose, message.text)

    def take_keys(self) -> None:
        """Have the keys again, after the box."""
        self.items.focus()

    def filter_entered(self, purpose: str, text: str) -> None:
        """What was typed for a purpose."""
        if purpose == "narrow":
            self.set_filter(parse_query(text))

    def filter_pairs(self) -> Iterator[tuple[str, str]]:
        """The keys of the filter and what they do."""
        yield "F", _("filter")
        if self.filter != MATCH_ALL:
            yield self.WIDENS, _("everything again")

    def filter_content(self) -> Content:
        """What lists and views are narrowed to."""
        return filter_content(self.filter, self.size.width)
