"""The commands of the search box and of its results."""

from __future__ import annotations

from functools import partial

from tui.app.commands.command import BOX, Command
from tui.app.commands.scope_rows import make_row
from tui.i18n import N_

_box_row = partial(make_row, "search", group=BOX)

SEARCH_COMMANDS: tuple[Command, ...] = (
    _box_row("open", "choose", N_("Open the result"), N_("open")),
    _box_row("next-group", "group(1)", N_("Next group of results"), N_("group"), ("tab",)),
    _box_row("previous-group", "group(-1)", N_("Previous group"), "", ("shift+tab",)),
    _box_row("facets", "facets", N_("Refine the results, and back"), N_("refine"), ("ctrl+o",)),
    _box_row("facet-narrow", "narrow", N_("Refine by the value under the cursor"), "", ("right", "plus")),
    _box_row("facet-widen", "widen", N_("Remove the last filter"), "", ("left", "minus", "backspace")),
    _box_row("facets-clear", "widen_all", N_("Clear all filters"), N_("clear filters"), ("ctrl+r",)),
    _box_row("over-time", "over_time", N_("Results over time"), N_("over time"), ("ctrl+g",)),
    _box_row("as-filter", "as_filter", N_("Filter everything by this search"), "", ("ctrl+l",)),
    _box_row("pin", "pin", N_("Pin this search; rename or unpin it"), N_("pin"), ("ctrl+s",)),
    _box_row("fuzzy", "fuzzy", N_("Allow typos and other spellings, or not"), "", ("ctrl+t",)),
    _box_row("preview", "preview", N_("Hide or show the preview"), "", ("alt+z",)),
    _box_row(
        "mark-read", "mark('read')", N_("Mark the result as read, or unread again"), "", ("alt+full_stop",)
    ),
    _box_row("star", "mark('starred')", N_("Star the result, or no star"), "", ("alt+exclamation_mark",)),
    _box_row("older-search", "history(1)", N_("Previous search"), "", ("alt+up",)),
    _box_row("newer-search", "history(-1)", N_("Next search"), "", ("alt+down",)),
    _box_row("down", "move(1)", N_("Next result"), "", ("down", "ctrl+n")),
    _box_row("up", "move(-1)", N_("Previous result; above the first, earlier searches"), "", ("up",)),
    _box_row("page-down", "page(1)", N_("A page down"), "", ("pagedown",)),
    _box_row("page-up", "page(-1)", N_("A page up"), "", ("pageup",)),
    _box_row("step-out", "leave", N_("Close; it will open as you left it"), N_("close")),
)
