"""The commands of prompts, lists, texts, forms, menus, the palette and the journal."""

from __future__ import annotations

from tui.app.commands.command import DECIDE, FIND, MOVE, OPEN, READ, VIEW, Command
from tui.app.commands.scope_rows import make_moving_rows, make_row
from tui.i18n import N_

DIALOG_COMMANDS: tuple[Command, ...] = (
    make_row("prompt", "complete", "complete", N_("Complete"), "", ("tab",), FIND),
    make_row("prompt", "save", "submit", N_("Confirm"), "", ("ctrl+s",), FIND),  # as in a form
    make_row("prompt", "previous-pane", "hold_keys", ""),
    make_row("prompt", "step-out", "give_up", N_("Cancel"), group=FIND),
    *make_moving_rows("list", N_("Choose")),
    make_row("list", "filter", "filter", N_("Filter this list"), N_("filter"), group=FIND),
    make_row("list", "preview", "preview", N_("Hide or show the preview"), "", ("z",), READ),
    make_row("list", "step-out", "leave", N_("Close"), N_("close"), group=VIEW),
    make_row("list", "quit", "leave", N_("Close"), group=VIEW),
    *make_moving_rows("text", N_("Follow the link")),
    make_row("text", "next-mention", "step(1)", N_("Next link"), N_("next"), group=READ),
    make_row("text", "previous-mention", "step(-1)", N_("Previous link"), group=READ),
    make_row("text", "next-pane", "step(1)", N_("Next link"), group=READ),
    make_row("text", "previous-pane", "step(-1)", N_("Previous link"), group=READ),
    make_row("new", "new-actor", "make('new-actor')", N_("Actor"), "", ("a",), DECIDE),
    make_row("new", "new-event", "make('new-event')", N_("Event"), "", ("e",), DECIDE),
    make_row(
        "new", "new-claim", "make('new-claim')", N_("Claim of an event that is there"), "", ("c",), DECIDE
    ),
    make_row("new", "new-note", "make('new-note')", N_("Note"), "", ("n",), DECIDE),
    make_row("new", "new-label", "make('new-label')", N_("Label"), "", ("l",), DECIDE),
    make_row("form", "save", "save", N_("Save"), N_("save"), ("ctrl+s",), DECIDE),
    make_row("form", "next-pane", "field(1)", N_("Next field"), N_("next field"), group=DECIDE),
    make_row("form", "previous-pane", "field(-1)", N_("Previous field"), group=DECIDE),
    make_row("form", "open", "take", N_("Take what is offered; next field"), group=DECIDE),
    make_row("form", "down", "move(1)", N_("Next of what is offered"), "", ("down",), DECIDE),
    make_row("form", "up", "move(-1)", N_("Previous of what is offered"), "", ("up",), DECIDE),
    make_row("form", "add-part", "add_part", N_("One more of this"), N_("one more"), ("ctrl+n",), DECIDE),
    make_row("form", "remove-part", "remove_part", N_("Remove this one"), N_("remove"), ("ctrl+r",), DECIDE),
    make_row(
        "form", "step-out", "leave", N_("Leave; asks if something was changed"), N_("leave"), group=DECIDE
    ),
    make_row("palette", "open", "choose", N_("Do it"), N_("do it"), group=OPEN),
    make_row("palette", "down", "move(1)", N_("Down"), "", ("down", "ctrl+n"), MOVE),
    make_row("palette", "up", "move(-1)", N_("Up"), "", ("up",), MOVE),
    make_row("palette", "page-down", "page(1)", N_("A page down"), "", ("pagedown",), MOVE),
    make_row("palette", "page-up", "page(-1)", N_("A page up"), "", ("pageup",), MOVE),
    make_row("palette", "step-out", "leave", N_("Close"), N_("close"), group=VIEW),
    make_row("journal", "open", "choose", N_("Undo this step"), N_("undo this step")),
    make_row(
        "text", "edit", "edit", N_("Correct this: in a form, or the file in $EDITOR"), N_("edit"), group=OPEN
    ),
    make_row("text", "step-out", "leave", N_("Close"), N_("close"), group=VIEW),
    make_row("text", "keys", "leave", N_("Close"), group=VIEW),
    make_row("text", "quit", "leave", N_("Close"), group=VIEW),
)
