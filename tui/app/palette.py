"""The palette's recent entries: pinned searches, and the records and views opened recently."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.app import SystemCommand
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tui.app.commands import Command
from tui.app.key_table import key_label, name_keys
from tui.i18n import gettext as _
from tui.model.text import fold

if TYPE_CHECKING:
    from tui.app.context import AppContext

#: Entries of the history that are offered at a time.
MAX_RECENT = 20
#: Commands that move a cursor, or do what keys alone can: the palette has none of them.
CURSOR_COMMANDS = frozenset(
    {"down", "up", "first", "last", "page-down", "page-up", "next-pane", "previous-pane", "step-out", "open"}
)


def list_commands(commands: Sequence[Command], run: Callable[[str], None]) -> Iterator[SystemCommand]:
    """Yield commands group by group, each with its keys; choosing one calls `run` with its action."""
    for group in dict.fromkeys(command.group for command in commands):
        for command in commands:
            if command.group == group and command.title and command.name not in CURSOR_COMMANDS:
                words = " · ".join((_(group), *map(key_label, command.keys)))
                title = name_keys(_(command.title), commands)
                yield SystemCommand(title, words, partial(run, command.action))


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
