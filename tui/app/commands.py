"""Every command with its keys, declared once: of the explorer, the search box, the views, the dialogs.

Bindings, lines of keys, the palette, the help and the README's table are made from this table. The settings
file may give a command other keys: they change in every scope that has a command of that name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Literal, NamedTuple

from tui.i18n import N_

#: Where a command can be given: «view» is every analysis, «everywhere» every screen.
Scope = Literal[
    "everywhere", "explorer", "search", "prompt", "list", "text", "view",
    "timeline", "frequency", "network", "concordance", "differences", "comparison", "suggestions",
    "journal", "form", "new", "palette",
]  # fmt: skip
#: What these scopes are called in the READMEs.
SCOPE_NAMES: dict[Scope, str] = {
    "everywhere": N_("everywhere"),
    "explorer": N_("explorer"),
    "search": N_("search box"),
    "prompt": N_("prompt"),
    "list": N_("list dialogs"),
    "text": N_("text dialogs"),
    "view": N_("views"),
    "timeline": N_("timeline"),
    "frequency": N_("over time"),
    "network": N_("network"),
    "concordance": N_("concordance"),
    "differences": N_("sources differ"),
    "comparison": N_("compare"),
    "suggestions": N_("suggestions"),
    "journal": N_("journal"),
    "form": N_("forms"),
    "new": N_("menu of new records"),
    "palette": N_("palette"),
}
#: Where keys that are characters are typed into a box.
TYPING_SCOPES: frozenset[Scope] = frozenset({"search", "prompt", "form", "palette"})


class Command(NamedTuple):
    """A command in one scope; the same name in another scope has the same keys from the settings."""

    name: str  # its name in the settings file
    keys: tuple[str, ...]  # as Textual names them
    action: str  # a Textual action of the screen
    title: str  # in the palette and the help; empty: in neither
    short: str = ""  # in the line of keys; empty: not shown there
    group: str = ""  # in the help
    where: Scope = "explorer"


DECIDE = N_("Deciding")
MOVE, OPEN, READ, FIND, VIEW = N_("Moving"), N_("Opening"), N_("Reading"), N_("Finding"), N_("General")
ACROSS, BOX, HERE = N_("Views"), N_("In the search box"), N_("In this view")


_EXPLORER: tuple[Command, ...] = (
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
    Command("open", ("enter",), "choose", N_("Open, or follow the current link"), N_("open"), OPEN),
    Command("back", ("backspace", "alt+left"), "back", N_("Back"), N_("back"), OPEN),
    Command("forward", ("alt+right",), "forward", N_("Forward"), "", OPEN),
    Command("jump", ("f",), "jump", N_("Jump: a letter on every link"), N_("jump"), OPEN),
    Command("tied", ("r",), "tied", N_("Go to related records"), N_("related"), OPEN),
    Command("bookmark", ("b",), "bookmark", N_("Bookmark this passage or record, or remove that"), "", OPEN),
    Command("bookmarks", ("B",), "bookmarks", N_("Bookmarks"), "", OPEN),
    Command("add", ("a",), "add", N_("Add texts to the corpus; on what was found: keep it"), "", OPEN),
    Command("edit", ("e",), "edit", N_("Edit in a form; what was found, before it is kept"), "", DECIDE),
    Command("edit-file", ("ctrl+e",), "edit_file", N_("Open the file in $EDITOR"), "", DECIDE),
    Command("next-mention", ("n",), "step(1)", N_("Next mention"), N_("next mention"), READ),
    Command("previous-mention", ("N",), "step(-1)", N_("Previous mention"), "", READ),
    Command("everywhere", ("asterisk",), "everywhere", N_("All mentions, article to article"), "", READ),
    Command("layers", ("v",), "layers", N_("Show or hide marks: names, demonyms, dates …"), "", READ),
    Command("meant", ("m",), "meant", N_("Correct this mention"), "", READ),
    Command("new", ("plus",), "new", N_("New actor, event, claim, note or label from the words"), "", DECIDE),
    Command("note", ("i",), "note", N_("Note on the selection, or on the record"), "", DECIDE),
    Command("notes", ("I",), "notes", N_("Notes"), "", DECIDE),
    Command("labels", ("l",), "labels", N_("Labels of the record"), "", DECIDE),
    Command("mark-read", ("full_stop",), "mark('read')", N_("Read, or unread again"), "", DECIDE),
    Command("star", ("exclamation_mark",), "mark('starred')", N_("Star, or no star"), "", DECIDE),
    Command("delete", ("delete",), "delete", N_("Delete the record; asks first"), "", DECIDE),
    Command("merge", (), "merge", N_("Merge the record with another"), "", DECIDE),
    Command("split", (), "split", N_("Split a spelling off the actor"), "", DECIDE),
    Command("rename", (), "rename", N_("Rename the record: another id"), "", DECIDE),
    Command("undo", ("u",), "undo", N_("Undo the latest step"), "", DECIDE),
    Command("journal", ("U",), "journal", N_("Journal: every step, to undo any of them"), "", DECIDE),
    Command("keep-marks", ("M",), "keep_marks", N_("Keep highlighting"), "", READ),
    Command(
        "select",
        ("V",),
        "select",
        N_(
            "Select the sentence; {down} {up} by sentence, {labels} {frequency} by word, {sort} the other end"
        ),
        "",
        READ,
    ),
    Command("copy", ("y",), "copy", N_("Copy as a quotation"), N_("copy"), READ),
    Command("copy-form", (), "copy_form", N_("Choose the form of copies: Markdown, BibTeX …"), "", READ),
    Command("open-page", ("O",), "open_page", N_("Open the page of the article"), "", OPEN),
    Command("export", (), "export", N_("Export what is filtered, selected or open"), "", VIEW),
    Command("search", ("slash",), "search", N_("Search everything"), N_("search"), FIND),
    Command("pins", ("P",), "pins", N_("Pinned searches"), "", FIND),
    Command("find", ("ctrl+f",), "find", N_("Find in this text"), "", FIND),
    Command(
        "filter",
        ("equals_sign",),
        "filter",
        N_("Filter this list; on what was found: what it is"),
        "",
        FIND,
    ),
    Command("narrow", ("F",), "narrow", N_("Filter everything"), "", FIND),
    Command("widen", ("x",), "widen", N_("Clear filter; on what was found: reject it for good"), "", FIND),
    Command("sort", ("o",), "sort", N_("Change the sort order"), "", FIND),
    Command("timeline", ("t",), "timeline", N_("Timeline"), "", ACROSS),
    Command("frequency", ("h",), "frequency", N_("Frequency over time"), "", ACROSS),
    Command("network", ("w",), "network", N_("Network"), "", ACROSS),
    Command("concordance", ("c",), "concordance", N_("Concordance"), "", ACROSS),
    Command("differences", ("D",), "differences", N_("Events on which sources differ"), "", ACROSS),
    Command("compare", ("d",), "compare", N_("Compare"), "", ACROSS),
    Command("suggestions", ("s",), "suggestions", N_("Suggestions"), "", ACROSS),
    Command("problems", ("p",), "problems", N_("Problems in the files"), "", VIEW),
    Command("step-out", ("escape",), "step_out", N_("Close / back"), "", VIEW),
    Command("keys", ("question_mark",), "keys", N_("Keys and marks"), N_("help"), VIEW),
    Command("quit", ("q",), "app.quit", N_("Quit"), N_("quit"), VIEW),
)

_BY_NAME = {command.name: command for command in _EXPLORER}


def _row(
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


def _again(where: Scope, names: Iterable[str], action: str) -> Iterator[Command]:
    """Yield commands of the explorer in another scope, where `action` is done with `{name}`."""
    for name in names:
        yield _BY_NAME[name]._replace(action=action.format(name=name), short="", where=where)


def _moving_rows(where: Scope, open_title: str) -> tuple[Command, ...]:
    """Return the commands that move in a list or a text, and the one that opens."""
    names = ("down", "up", "first", "last", "page-down", "page-up")
    rows = (_BY_NAME[name]._replace(where=where) for name in names)
    return *rows, _row(where, "open", "choose", open_title, N_("open"), group=OPEN)


_box_row = partial(_row, "search", group=BOX)

_SEARCH: tuple[Command, ...] = (
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

_DIALOGS: tuple[Command, ...] = (
    _row("prompt", "complete", "complete", N_("Complete"), "", ("tab",), FIND),
    _row("prompt", "previous-pane", "hold_keys", ""),
    _row("prompt", "step-out", "give_up", N_("Cancel"), group=FIND),
    *_moving_rows("list", N_("Choose")),
    _row("list", "filter", "filter", N_("Filter this list"), N_("filter"), group=FIND),
    _row("list", "preview", "preview", N_("Hide or show the preview"), "", ("z",), READ),
    _row("list", "step-out", "leave", N_("Close"), N_("close"), group=VIEW),
    _row("list", "quit", "leave", N_("Close"), group=VIEW),
    *_moving_rows("text", N_("Follow the link")),
    _row("text", "next-mention", "step(1)", N_("Next link"), N_("next"), group=READ),
    _row("text", "previous-mention", "step(-1)", N_("Previous link"), group=READ),
    _row("text", "next-pane", "step(1)", N_("Next link"), group=READ),
    _row("text", "previous-pane", "step(-1)", N_("Previous link"), group=READ),
    _row("new", "new-actor", "make('new-actor')", N_("Actor"), "", ("a",), DECIDE),
    _row("new", "new-event", "make('new-event')", N_("Event"), "", ("e",), DECIDE),
    _row("new", "new-claim", "make('new-claim')", N_("Claim of an event that is there"), "", ("c",), DECIDE),
    _row("new", "new-note", "make('new-note')", N_("Note"), "", ("n",), DECIDE),
    _row("new", "new-label", "make('new-label')", N_("Label"), "", ("l",), DECIDE),
    _row("form", "save", "save", N_("Save"), N_("save"), ("ctrl+s",), DECIDE),
    _row("form", "next-pane", "field(1)", N_("Next field"), N_("next field"), group=DECIDE),
    _row("form", "previous-pane", "field(-1)", N_("Previous field"), group=DECIDE),
    _row("form", "open", "take", N_("Take what is offered; next field"), group=DECIDE),
    _row("form", "down", "move(1)", N_("Next of what is offered"), "", ("down",), DECIDE),
    _row("form", "up", "move(-1)", N_("Previous of what is offered"), "", ("up",), DECIDE),
    _row("form", "add-part", "add_part", N_("One more of this"), N_("one more"), ("ctrl+n",), DECIDE),
    _row("form", "remove-part", "remove_part", N_("Remove this one"), N_("remove"), ("ctrl+r",), DECIDE),
    _row("form", "step-out", "leave", N_("Leave; asks if something was changed"), N_("leave"), group=DECIDE),
    _row("palette", "open", "choose", N_("Do it"), N_("do it"), group=OPEN),
    _row("palette", "down", "move(1)", N_("Down"), "", ("down", "ctrl+n"), MOVE),
    _row("palette", "up", "move(-1)", N_("Up"), "", ("up",), MOVE),
    _row("palette", "page-down", "page(1)", N_("A page down"), "", ("pagedown",), MOVE),
    _row("palette", "page-up", "page(-1)", N_("A page up"), "", ("pageup",), MOVE),
    _row("palette", "step-out", "leave", N_("Close"), N_("close"), group=VIEW),
    _row("journal", "open", "choose", N_("Undo this step"), N_("undo this step")),
    _row(
        "text", "edit", "edit", N_("Correct this: in a form, or the file in $EDITOR"), N_("edit"), group=OPEN
    ),
    _row("text", "step-out", "leave", N_("Close"), N_("close"), group=VIEW),
    _row("text", "keys", "leave", N_("Close"), group=VIEW),
    _row("text", "quit", "leave", N_("Close"), group=VIEW),
)

#: Commands of the explorer that end a view and run there.
_GOING_ON = (
    *("articles", "actors", "events", "reader", "tied", "search", "pins", "bookmarks"),
    *("compare", "suggestions", "problems", "journal", "notes"),
)
#: Commands that need an open record: a view explains that.
_OF_A_RECORD = (
    *("edit-file", "next-mention", "everywhere", "layers", "meant", "keep-marks", "select", "find"),
    "new",
)
#: Commands about a record, which in a view is that of the row under the cursor.
_OF_A_ROW = ("bookmark", "edit", "note", "labels", "mark-read", "star", "delete")
#: Commands that open another view of the same subject.
_OTHER_VIEWS = ("timeline", "frequency", "network", "concordance", "differences")

_VIEWS: tuple[Command, ...] = (
    *_moving_rows("view", N_("Open this record")),
    _row("view", "jump", "jump", N_("Jump: a letter on every link"), N_("jump"), group=OPEN),
    _row("view", "back", "leave", N_("Back"), group=OPEN),
    _row("view", "preview", "preview", N_("Hide or show the preview"), "", ("z",), READ),
    _row("view", "copy", "copy", N_("Copy this view as text"), group=READ),
    _row("view", "narrow", "narrow", N_("Filter everything"), N_("filter"), group=FIND),
    _row("view", "filter", "narrow", N_("Filter everything"), group=FIND),
    _row("view", "widen", "widen", N_("Clear filter"), N_("clear filter"), group=FIND),
    *_again("view", _OTHER_VIEWS, "other('{name}')"),
    *_again("view", _GOING_ON, "go_on('{name}')"),
    *_again("view", _OF_A_ROW, "act_on_row('{name}')"),
    *(row._replace(title="") for row in _again("view", _OF_A_RECORD, "not_here('{name}')")),
    _row("view", "step-out", "leave", N_("Back"), N_("back"), group=VIEW),
    _row("view", "keys", "keys", N_("Keys and marks"), N_("help"), group=VIEW),
    _row("view", "quit", "leave", N_("Close"), group=VIEW),
    _row("timeline", "zoom-in", "zoom(1)", N_("Zoom in"), "", ("plus",)),
    _row("timeline", "zoom-out", "zoom(-1)", N_("Zoom out"), "", ("minus",)),
    _row("timeline", "later", "pan(0.25)", N_("Later"), "", ("right",)),
    _row("timeline", "earlier", "pan(-0.25)", N_("Earlier"), "", ("left",)),
    _row("timeline", "timeline", "whole", N_("Show the whole time span"), N_("whole span")),
    _row("timeline", "whole", "whole", N_("Show the whole time span"), "", ("0",)),
    _row("timeline", "sort", "sort", N_("Newest or oldest first"), N_("newest first")),
    _row("timeline", "everywhere", "everywhere", N_("All records, or only this actor’s")),
    _row("frequency", "later", "along(1)", N_("Next period"), "", ("right",)),
    _row("frequency", "earlier", "along(-1)", N_("Previous period"), "", ("left",)),
    _row("frequency", "much-later", "along(12)", N_("Twelve periods later"), "", ("shift+right",)),
    _row("frequency", "much-earlier", "along(-12)", N_("Twelve periods earlier"), "", ("shift+left",)),
    _row("frequency", "zoom-in", "unit(1)", N_("Shorter periods"), "", ("plus",)),
    _row("frequency", "zoom-out", "unit(-1)", N_("Longer periods"), "", ("minus",)),
    _row(
        "frequency",
        "select",
        "select",
        N_("Filter by this period; again elsewhere: up to there"),
        "",
        ("space",),
    ),
    _row("frequency", "everywhere", "everywhere", N_("All records, or only those on the subject")),
    _row("network", "network", "within", N_("Count by sentence, article or event")),
    _row("network", "sort", "sort", N_("Rank by strength or by count"), N_("rank")),
    _row("concordance", "search", "words", N_("Search for other words"), N_("other words")),
    _row("concordance", "sort", "sort", N_("Sort by date, source, word before or word after"), N_("sort")),
    _row("concordance", "everywhere", "everywhere", N_("All articles, or only the open one")),
    _row("differences", "accept", "accept", N_("Keep the found event"), N_("keep"), ("a",)),
    _row("differences", "reject", "reject", N_("Reject the found event for good"), N_("reject"), ("x",)),
    _row(
        "differences",
        "edit",
        "edit",
        N_("Edit in a form; what was found, before it is kept"),
        N_("edit first"),
    ),
    _row("differences", "widen", "widen", N_("Clear filter"), N_("clear filter"), ("X",)),
    _row(
        "differences",
        "filter",
        "identify",
        N_("Say which event the found one is; of a kept one: filter everything"),
        N_("is …"),
    ),
    _row("differences", "undo", "undo", N_("Undo"), N_("undo")),
    _row("differences", "network", "field", N_("Choose the field on which sources differ"), N_("field")),
    _row("differences", "sort", "sort", N_("Newest or oldest first"), N_("newest first")),
    _row("comparison", "open", "choose", N_("Open the text at this passage"), N_("open here")),
    _row("comparison", "next-pane", "side(1)", N_("Next text"), N_("text")),
    _row("comparison", "previous-pane", "side(-1)", N_("Previous text")),
    _row("comparison", "next-mention", "difference(1)", N_("Next difference"), N_("differences")),
    _row("comparison", "previous-mention", "difference(-1)", N_("Previous difference")),
    _row("comparison", "sort", "sort", N_("Show other texts, where not all fit"), N_("other texts")),
    _row("suggestions", "accept", "accept", N_("Accept the suggestion"), N_("accept"), ("a",)),
    _row("suggestions", "reject", "reject", N_("Reject the suggestion for good"), N_("reject"), ("x",)),
    _row("suggestions", "edit", "edit", N_("Edit the suggestion before it is accepted"), N_("edit first")),
    _row(
        "suggestions",
        "identify",
        "identify",
        N_("Say which record it is already"),
        N_("is …"),
        ("equals_sign",),
    ),
    _row("suggestions", "mark", "mark", N_("Mark the suggestion, to accept several"), N_("mark"), ("space",)),
    _row(
        "suggestions",
        "accept-all",
        "accept_all",
        N_("Accept all marked ones, or all of this group that are as sure"),
        N_("accept all"),
        ("A",),
    ),
    _row("suggestions", "postpone", "postpone", N_("Decide later, or now"), N_("later"), ("L",)),
    _row("suggestions", "open", "choose", N_("Open the text"), N_("open the text")),
    _row("suggestions", "undo", "undo", N_("Undo"), N_("undo")),
    _row("suggestions", "next-mention", "step(1)", N_("Next passage"), N_("next passage")),
    _row("suggestions", "previous-mention", "step(-1)", N_("Previous passage")),
    _row("suggestions", "next-pane", "step(1)", N_("Next passage")),
    _row("suggestions", "previous-pane", "step(-1)", N_("Previous passage")),
    _row("suggestions", "sort", "sort", N_("Sort by confidence or by frequency"), N_("sort")),
    _row("suggestions", "widen", "widen", N_("Clear filter"), N_("clear filter"), ("X",)),
)

_EVERYWHERE: tuple[Command, ...] = (
    _row("everywhere", "palette", "app.command_palette", N_("All commands"), "", ("ctrl+p",), VIEW),
    _row("everywhere", "suspend", "app.suspend_process", N_("Suspend"), "", ("ctrl+z",), VIEW),
    _row("everywhere", "theme", "app.change_theme", N_("Choose a theme"), "", (), VIEW),
)

COMMANDS: tuple[Command, ...] = (*_EXPLORER, *_SEARCH, *_DIALOGS, *_VIEWS, *_EVERYWHERE)

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
