"""The table of all commands, and which of them a corpus that is only read, or a browser, refuses.

The settings file may give a command other keys: they change in every scope that has a command of that name.
"""

from __future__ import annotations

from tui.app.commands.command import TYPING_SCOPES, VIEW, Command, Scope
from tui.app.commands.dialog_commands import DIALOG_COMMANDS
from tui.app.commands.explorer_commands import EXPLORER_COMMANDS
from tui.app.commands.scope_rows import make_row
from tui.app.commands.search_commands import SEARCH_COMMANDS
from tui.app.commands.view_commands import VIEW_COMMANDS
from tui.i18n import N_

EVERYWHERE_COMMANDS: tuple[Command, ...] = (
    make_row("everywhere", "palette", "app.command_palette", N_("All commands"), "", ("ctrl+p",), VIEW),
    make_row("everywhere", "suspend", "app.suspend_process", N_("Suspend"), "", ("ctrl+z",), VIEW),
    make_row("everywhere", "theme", "app.change_theme", N_("Choose a theme"), "", (), VIEW),
)

COMMANDS: tuple[Command, ...] = (
    *EXPLORER_COMMANDS,
    *SEARCH_COMMANDS,
    *DIALOG_COMMANDS,
    *VIEW_COMMANDS,
    *EVERYWHERE_COMMANDS,
)

#: The commands that change the corpus, by scope and name, and what they do where it must not be changed.
WRITING_COMMANDS: frozenset[tuple[Scope, str]] = frozenset(
    (command.where, command.name)
    for command in COMMANDS
    if (command.where, command.name) == ("journal", "open")
    or (
        command.where not in TYPING_SCOPES
        and command.name
        in {
            *("add", "edit", "edit-file", "meant", "new", "note", "labels", "delete", "undo"),
            *("merge", "split", "rename"),
            *("accept", "accept-all", "reject", "identify"),
        }
    )
)
REFUSAL = "app.refuse_writing"
#: The commands that reach for files and programs of the machine, which is not that of a reader in a browser.
MACHINE_COMMANDS = frozenset({"edit-file", "export", "open-page"})
REFUSAL_IN_BROWSER = "app.refuse_in_browser"
