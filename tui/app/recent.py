"""In the palette: what was opened lately, records and views."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tui.app.doors import Target
from tui.app.screens.again import made_again
from tui.app.trail import Stop
from tui.i18n import gettext as _
from tui.model.text import fold

if TYPE_CHECKING:
    from tui.app.app import NigerApp

#: How many records are offered.
LATEST = 20


class Recent(Provider):
    """The stops of the trail, the latest first. Titles are text, never markup."""

    @property
    def _stops(self) -> list[Stop]:
        stops = cast("NigerApp", self.app).explorer.trail.stops
        return list({(stop.view or stop.ref): stop for stop in reversed(stops)}.values())[:LATEST]

    def _open(self, stop: Stop) -> None:
        explorer = cast("NigerApp", self.app).explorer
        if stop.view is None:
            explorer.open(Target(stop.ref))
        elif (view := made_again(stop.view)) is not None:
            explorer.open_view(view)

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for stop in self._stops:
            yield DiscoveryHit(
                Content(stop.title), partial(self._open, stop), text=stop.title, help=_("opened lately")
            )

    async def search(self, query: str) -> Hits:
        """Those whose title has every word that is typed."""
        words = fold(query).split()
        for number, stop in enumerate(self._stops):
            if all(word in fold(stop.title) for word in words):
                yield Hit(
                    0.5 - number / 1000,
                    Content(stop.title),
                    partial(self._open, stop),
                    text=stop.title,
                    help=_("opened lately"),
                )
