"""How the results of a search lie in time: a line of columns below them, and the way to the large plot."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message

from tui.app.background import in_background
from tui.app.doors import Over
from tui.app.screens.facets import Faceted
from tui.app.walk import Picked
from tui.app.widgets.line import Line
from tui.i18n import gettext as _
from tui.index.query import parse
from tui.index.search import Found
from tui.index.store import StoreError, Token
from tui.model.records import KINDS
from tui.views.frequency import Days, spark

#: The columns of the line.
COLUMNS = 48


class Spread(Message):
    """On which days the results appeared."""

    def __init__(self, token: Token, days: Days) -> None:
        super().__init__()
        self.token, self.days = token, days


class Timed(Faceted):
    """The box, its results, what they have in common, and when they appeared."""

    def feet(self) -> ComposeResult:
        """The line of columns."""
        line = Line(id="over-time")
        line.display = False
        yield line

    def look_further(self, found: Found) -> None:
        """Count the articles over time, once results are shown."""
        super().look_further(found)
        store, token = self.owner.store, self.token
        if self.kinds != KINDS or not found.groups.get("article"):
            self._show_days(())
            return

        def work(_worker: object) -> Spread:
            try:
                return Spread(token, store.days("article", found.narrowed))
            except StoreError:  # the search itself says what is wrong
                return Spread(token, ())

        in_background(self, "over-time", work)

    def on_spread(self, message: Spread) -> None:
        """Show it, unless something else has been asked since."""
        if message.token is self.token:
            self._show_days(message.days)

    def say_nothing_yet(self) -> None:
        """Nothing lies in time, either."""
        super().say_nothing_yet()
        self._show_days(())

    def _show_days(self, days: Days) -> None:
        drawn = spark(days, COLUMNS, _)
        line = self.query_one("#over-time", Line)
        line.display = drawn is not None
        if drawn is not None:
            first, blocks, last, per = drawn
            line.content = Content.assemble(
                (f" {first} ", "dim"), (blocks, "$text-accent"), (f" {last} · {per}", "dim")
            )

    def action_as_filter(self) -> None:
        """Narrow the lists and the views to what is searched, and close."""
        query = parse(self.text, fuzzy=self.fuzzy)
        if self.kinds == KINDS and (query.clauses or query.without):
            self.owner.remember_search(self.text)
            self.owner.explorer.narrow(query.within(self.within))
            self.dismiss(None)

    def action_over_time(self) -> None:
        """How often there is anything of it, over time; there a period can be chosen."""
        query = parse(self.text, fuzzy=self.fuzzy)
        if self.kinds == KINDS and (query.clauses or query.without):
            self.owner.remember_search(self.text)
            self.dismiss(Picked(Over(text=str(query)), self.text))
