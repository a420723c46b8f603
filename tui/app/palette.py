"""The entries of the palette: commands in their groups, pinned searches, what was opened recently, themes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tui.app.commands.command import Command
from tui.app.documents.list_items import ListItem
from tui.app.key_table import key_label, name_keys
from tui.i18n import gettext as _
from tui.model.text import fold

if TYPE_CHECKING:
    from tui.app.context import ExplorerContext
    from tui.app.session.state import PinnedSearch

#: Entries of the history that are offered at a time.
MAX_RECENT = 20
#: Commands that move a cursor, or do what keys alone can: the palette has none of them.
CURSOR_COMMANDS = frozenset(
    {"down", "up", "first", "last", "page-down", "page-up", "next-pane", "previous-pane", "step-out", "open"}
)


class PaletteEntry(NamedTuple):
    """A line of the palette: text, never markup."""

    group: str
    title: str
    keys: str  # that do the same; "": none
    run: Callable[[], object]


def command_entries(commands: Sequence[Command], run: Callable[[str], None]) -> Iterator[PaletteEntry]:
    """Yield commands group by group; choosing one calls `run` with its action."""
    for group in dict.fromkeys(command.group for command in commands):
        for command in commands:
            if command.group == group and command.title and command.name not in CURSOR_COMMANDS:
                title, keys = name_keys(_(command.title), commands), " ".join(map(key_label, command.keys))
                yield PaletteEntry(_(group), title, keys, partial(run, command.action))


def recent_entries(explorer: ExplorerContext, pins: Iterable[PinnedSearch]) -> Iterator[PaletteEntry]:
    """Yield the pinned searches, then the entries of the history, the latest first, each once."""
    for pin in pins:
        yield PaletteEntry(_("Pinned searches"), pin.name, "", partial(explorer.open_pin, pin))
    entries = {(entry.view or entry.ref): entry for entry in reversed(explorer.history.entries)}
    for entry in list(entries.values())[:MAX_RECENT]:
        yield PaletteEntry(_("Recently opened"), entry.title, "", partial(explorer.open_entry, entry))


def palette_items(entries: Sequence[PaletteEntry], typed: str) -> tuple[list[ListItem], PaletteEntry | None]:
    """Return the rows of the entries whose titles have every word that is typed, and the likeliest of them.

    Rows stand below the title of their group; their keys are the entries.
    """
    words = fold(typed).split()
    items: list[ListItem] = []
    ranked: list[tuple[int, int, PaletteEntry]] = []
    group = ""
    for number, entry in enumerate(entries):
        folded = fold(entry.title)
        if not all(word in folded for word in words):
            continue
        if entry.group != group:
            items.append(ListItem(key=None, text=entry.group, heading=True))
            group = entry.group
        matched = tuple(sorted({(folded.index(word), folded.index(word) + len(word)) for word in words}))
        items.append(ListItem(key=entry, text=entry.title, trail=entry.keys, matched=matched))
        ranked.append((_rank(folded, " ".join(words)), number, entry))
    return items, min(ranked)[2] if ranked else None


def _rank(title: str, typed: str) -> int:
    """Return how far a folded title is from what is typed: 0 is the same."""
    if title == typed:
        return 0
    if title.startswith(typed):
        return 1
    return 2 if f" {typed}" in title else 3
