"""The palette's recent entries: pinned searches, and the records and views opened recently."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tui.i18n import gettext as _
from tui.model.text import fold

if TYPE_CHECKING:
    from tui.app.context import AppContext

#: Entries of the history that are offered at a time.
MAX_RECENT = 20


class PaletteEntry(NamedTuple):
    """A line of the palette: text, never markup."""

    title: str
    open: Callable[[], None]
    help: str


class RecentProvider(Provider):
    """Offers the pinned searches, then the entries of the history, the latest first."""

    @property
    def _entries(self) -> list[PaletteEntry]:
        app = cast("AppContext", self.app)
        entries = {(entry.view or entry.ref): entry for entry in reversed(app.explorer.history.entries)}
        pinned, recent = _("pinned search"), _("recently opened")
        return [
            *(PaletteEntry(pin.name, partial(app.explorer.open_pin, pin), pinned) for pin in app.state.pins),
            *(
                PaletteEntry(entry.title, partial(app.explorer.open_entry, entry), recent)
                for entry in list(entries.values())[:MAX_RECENT]
            ),
        ]

    async def discover(self) -> Hits:
        """Yield every entry, before anything is typed."""
        for title, do, help_ in self._entries:
            yield DiscoveryHit(Content(title), do, text=title, help=help_)

    async def search(self, query: str) -> Hits:
        """Yield the entries whose title has every word that is typed."""
        words = fold(query).split()
        for number, (title, do, help_) in enumerate(self._entries):
            if all(word in fold(title) for word in words):
                yield Hit(0.5 - number / 1000, Content(title), do, text=title, help=help_)
