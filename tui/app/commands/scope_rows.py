"""Rows of the table for other scopes than the explorer, with its keys where they have its names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from tui.app.commands.command import HERE, OPEN, Command, Scope
from tui.app.commands.explorer_commands import EXPLORER_COMMANDS
from tui.i18n import N_

_BY_NAME = {command.name: command for command in EXPLORER_COMMANDS}


def make_row(
    where: Scope,
    name: str,
    action: str,
    title: str,
    short: str = "",
    keys: tuple[str, ...] | None = None,
    group: str = HERE,
) -> Command:
    """Return a command of another scope than the explorer; None for `keys`: those of its name there."""
    return Command(name, _BY_NAME[name].keys if keys is None else keys, action, title, short, group, where)


def repeat_rows(where: Scope, names: Iterable[str], action: str) -> Iterator[Command]:
    """Yield commands of the explorer in another scope, where `action` is done with `{name}`."""
    for name in names:
        yield replace(_BY_NAME[name], action=action.format(name=name), short="", where=where)


def make_moving_rows(where: Scope, open_title: str) -> tuple[Command, ...]:
    """Return the commands that move in a list or a text, and the one that opens."""
    names = ("down", "up", "first", "last", "page-down", "page-up")
    rows = (replace(_BY_NAME[name], where=where) for name in names)
    return *rows, make_row(where, "open", "choose", open_title, N_("open"), group=OPEN)
