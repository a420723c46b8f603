"""Every command of the explorer, declared once.

Bindings, the line of keys, the palette and the help screen are made from this table; the settings
file may give a command other keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from textual.binding import Binding

from tui.i18n import N_
from tui.i18n import gettext as _


class Command(NamedTuple):
    """A command of the explorer or of the search screen."""

    name: str  # its name in the settings file
    keys: tuple[str, ...]  # as Textual names them
    action: str  # a Textual action of the screen
    title: str  # in the palette and the help
    short: str = ""  # in the line of keys; empty: not shown there
    group: str = ""  # in the help
    where: str = "explorer"  # explorer | search: bound on the screen that has it


MOVE, OPEN, READ, FIND, VIEW = N_("Moving"), N_("Opening"), N_("Reading"), N_("Finding"), N_("The program")
ACROSS, BOX = N_("Across records"), N_("In the search box")


def _search_command(name: str, keys: tuple[str, ...], action: str, title: str, short: str = "") -> Command:
    """Return a command of the search screen."""
    return Command(name, keys, action, title, short, BOX, "search")


COMMANDS: tuple[Command, ...] = (
    Command("next-pane", ("tab",), "pane(1)", N_("Next pane"), N_("pane"), MOVE),
    Command("previous-pane", ("shift+tab",), "pane(-1)", N_("Previous pane"), "", MOVE),
    Command("articles", ("1",), "go('article')", N_("Go to the articles"), "", MOVE),
    Command("actors", ("2",), "go('actor')", N_("Go to the actors"), "", MOVE),
    Command("events", ("3",), "go('event')", N_("Go to the events"), "", MOVE),
    Command("reader", ("4",), "go('reader')", N_("Go to the text"), "", MOVE),
    Command("down", ("j", "down"), "move(1)", N_("Down"), "", MOVE),
    Command("up", ("k", "up"), "move(-1)", N_("Up"), "", MOVE),
    Command("first", ("g", "home"), "edge(-1)", N_("To the top"), "", MOVE),
    Command("last", ("G", "end"), "edge(1)", N_("To the end"), "", MOVE),
    Command("page-down", ("pagedown", "space"), "page(1)", N_("A page down"), "", MOVE),
    Command("page-up", ("pageup",), "page(-1)", N_("A page up"), "", MOVE),
    Command("open", ("enter",), "choose", N_("Open; follow the current name"), N_("open"), OPEN),
    Command("back", ("backspace", "alt+left"), "back", N_("Back"), N_("back"), OPEN),
    Command("forward", ("alt+right",), "forward", N_("Forward"), "", OPEN),
    Command("jump", ("f",), "jump", N_("A letter on every door"), N_("jump"), OPEN),
    Command("tied", ("r",), "tied", N_("What this is tied to"), N_("tied"), OPEN),
    Command("bookmark", ("b",), "bookmark", N_("Bookmark, or take the bookmark away"), "", OPEN),
    Command("bookmarks", ("B",), "bookmarks", N_("Bookmarks"), "", OPEN),
    Command("add", ("a",), "add", N_("Add raw texts to the corpus"), "", OPEN),
    Command("edit", ("e",), "edit", N_("Open the file in $EDITOR"), "", OPEN),
    Command("next-mention", ("n",), "step(1)", N_("Next of the walk"), N_("next name"), READ),
    Command("previous-mention", ("N",), "step(-1)", N_("Previous of the walk"), "", READ),
    Command("everywhere", ("asterisk",), "everywhere", N_("Walk this actor through all articles"), "", READ),
    Command("layers", ("v",), "layers", N_("Show or hide layers: names, demonyms, dates …"), "", READ),
    Command("meant", ("m",), "meant", N_("Say who is meant: not this, someone else, this is …"), "", READ),
    Command("undo", ("u",), "undo", N_("Take the latest decision back"), "", READ),
    Command("keep-marks", ("M",), "keep_marks", N_("Keep these marks in all articles"), "", READ),
    Command("copy", ("y",), "copy", N_("Copy as a quotation"), N_("copy"), READ),
    Command("search", ("slash",), "search", N_("Search everything"), N_("search"), FIND),
    Command("pins", ("P",), "pins", N_("Pinned searches"), "", FIND),
    Command("find", ("ctrl+f",), "find", N_("Find in this text"), "", FIND),
    Command("filter", ("equals_sign",), "filter", N_("Filter this list"), "", FIND),
    Command("narrow", ("F",), "narrow", N_("Narrow lists and views by a filter"), "", FIND),
    Command("widen", ("x",), "widen", N_("Clear the filter"), "", FIND),
    Command("sort", ("o",), "sort", N_("Sort this list another way"), "", FIND),
    Command("timeline", ("t",), "timeline", N_("Events and articles on a time axis"), "", ACROSS),
    Command("frequency", ("h",), "frequency", N_("How often, over time; narrow to a period"), "", ACROSS),
    Command("network", ("w",), "network", N_("Whom an actor stands together with"), "", ACROSS),
    Command(
        "concordance",
        ("c",),
        "concordance",
        N_("Every place in its context; several words in a row first"),
        "",
        ACROSS,
    ),
    Command("differences", ("D",), "differences", N_("Events on which sources differ"), "", ACROSS),
    Command("compare", ("d",), "compare", N_("Texts or sources beside each other"), "", ACROSS),
    Command(
        "suggestions", ("s",), "suggestions", N_("Spellings and actors that the corpus misses"), "", ACROSS
    ),
    Command("problems", ("p",), "problems", N_("Problems in the files"), "", VIEW),
    Command("step-out", ("escape",), "step_out", N_("One step out"), "", VIEW),
    Command("keys", ("question_mark",), "keys", N_("Keys and marks"), N_("keys"), VIEW),
    Command("palette", ("ctrl+p",), "app.command_palette", N_("All commands"), "", VIEW),
    Command("theme", (), "app.change_theme", N_("Choose a theme"), "", VIEW),
    Command("quit", ("q",), "app.quit", N_("Quit"), N_("quit"), VIEW),
    _search_command("next-group", ("tab",), "group(1)", N_("Next group of results"), N_("group")),
    _search_command("previous-group", ("shift+tab",), "group(-1)", N_("Previous group")),
    _search_command(
        "facets", ("ctrl+o",), "facets", N_("To what results have in common, and back"), N_("narrow")
    ),
    _search_command("facet-narrow", ("right", "plus"), "narrow", N_("Narrow by the value under the cursor")),
    _search_command(
        "facet-widen", ("left", "minus", "backspace"), "widen", N_("Widen by it again, or by the last")
    ),
    _search_command(
        "facets-clear", ("ctrl+r",), "widen_all", N_("No longer narrowed by anything"), N_("widen")
    ),
    _search_command(
        "over-time", ("ctrl+g",), "over_time", N_("Results over time; narrow to a period"), N_("over time")
    ),
    _search_command("as-filter", ("ctrl+l",), "as_filter", N_("Narrow lists and views to this search")),
    _search_command("pin", ("ctrl+s",), "pin", N_("Pin this search; rename or unpin it"), N_("pin")),
    _search_command("fuzzy", ("ctrl+t",), "fuzzy", N_("Typos and other spellings on or off")),
    _search_command("older-search", ("alt+up",), "history(1)", N_("The search before that")),
    _search_command("newer-search", ("alt+down",), "history(-1)", N_("The search after that")),
)

_KEY_LABELS = {
    "slash": "/",
    "asterisk": "*",
    "equals_sign": "=",
    "question_mark": "?",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "shift+tab": "Shift+Tab",
    "tab": "Tab",
    "enter": "Enter",
    "backspace": "Backspace",
    "escape": "Esc",
    "down": "↓",
    "up": "↑",
    "alt+left": "Alt+←",
    "alt+right": "Alt+→",
    "alt+up": "Alt+↑",
    "alt+down": "Alt+↓",
    "space": "Space",
    "home": "Home",
    "end": "End",
}


def key_label(key: str) -> str:
    """Return a key as it stands on the keyboard: «/» for `slash`."""
    return _KEY_LABELS.get(key, key)


def override_keys(overrides: Mapping[str, str]) -> tuple[Command, ...]:
    """Return the table of commands with the keys of the settings (separated by commas) in place of its own.

    A key given to one command is taken from the others of its screen: a key never means two things.
    """
    keys_by_name = {
        name: tuple(k.strip() for k in keys.split(",") if k.strip()) for name, keys in overrides.items()
    }
    taken = {(command.where, key) for command in COMMANDS for key in keys_by_name.get(command.name, ())}

    def remaining_keys(command: Command) -> tuple[str, ...]:
        return tuple(key for key in command.keys if (command.where, key) not in taken)

    return tuple(
        command._replace(keys=keys_by_name.get(command.name, remaining_keys(command))) for command in COMMANDS
    )


def make_bindings(where: str) -> list[Binding]:
    """Return the bindings of the screen `where`."""
    return [
        Binding(",".join(command.keys), command.action, command.title, id=command.name, show=False)
        for command in COMMANDS
        if command.keys and command.where == where
    ]


def get_command(name: str, commands: Iterable[Command] = COMMANDS) -> Command:
    """Return the command called `name`. Raises KeyError where there is none."""
    for command in commands:
        if command.name == name:
            return command
    raise KeyError(name)


def footer_keys(commands: Iterable[Command], where: str = "explorer") -> list[tuple[str, str]]:
    """Return the (key, word) pairs for the last line of the screen `where`, most needed first."""
    return [(key_label(c.keys[0]), _(c.short)) for c in commands if c.short and c.keys and c.where == where]
