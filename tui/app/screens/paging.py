"""Results that go on: articles when the cursor comes near the last of them, others by a row of its own."""

from __future__ import annotations

from textual import on
from textual.message import Message

from tui.app.background import in_background
from tui.app.doors import Target
from tui.app.listing import More, hit_items
from tui.app.screens.asking import LIMIT, Asking
from tui.app.widgets.rowlist import RowList
from tui.index.search import Found, further
from tui.index.store import Token
from tui.model.records import Kind

#: Further results are asked for where so few articles are left below the cursor.
NEAR = 8


class Further(Message):
    """What was found, with further ones of a kind."""

    def __init__(self, token: Token, found: Found) -> None:
        super().__init__()
        self.token, self.found = token, found


class Paging(Asking):
    """The box with all its results, page by page."""

    @on(RowList.Highlighted, "#results")
    def _moved(self, message: RowList.Highlighted) -> None:
        found, key = self.found, message.item.key
        if found is None or found.after is None or not isinstance(key, Target):
            return
        articles = [hit.ref for hit in found.groups.get("article", ())]
        if key.ref in articles[max(0, len(articles) - NEAR) :]:
            self._go_on(found, "article")

    @on(RowList.Chosen, "#results")
    def _more_asked(self, message: RowList.Chosen) -> None:
        key = message.item.key
        if self.found is not None and isinstance(key, More):
            self._go_on(self.found, key.kind)

    def _go_on(self, found: Found, kind: Kind) -> None:
        store, token = self.owner.store, self.token
        in_background(
            self, "further", lambda _worker: Further(token, further(store, found, LIMIT, token, kind))
        )

    def on_further(self, message: Further) -> None:
        """Show them below the others, unless something else has been asked since."""
        if message.token is self.token:
            found = self.found = message.found
            self.results.set_items(hit_items(found.groups, found.more))
