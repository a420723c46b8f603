"""The commands of the analysis views: those that all have, and those of each."""

from __future__ import annotations

from msgspec.structs import replace

from tui.app.commands.command import FIND, OPEN, READ, VIEW, Command
from tui.app.commands.scope_rows import make_moving_rows, make_row, repeat_rows
from tui.i18n import N_

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

VIEW_COMMANDS: tuple[Command, ...] = (
    *make_moving_rows("view", N_("Open this record")),
    make_row("view", "jump", "jump", N_("Jump: a letter on every link"), N_("jump"), group=OPEN),
    make_row("view", "back", "leave", N_("Back"), group=OPEN),
    make_row("view", "preview", "preview", N_("Hide or show the preview"), "", ("z",), READ),
    make_row("view", "copy", "copy", N_("Copy this view as text"), group=READ),
    make_row("view", "narrow", "narrow", N_("Filter everything"), N_("filter"), group=FIND),
    make_row("view", "filter", "narrow", N_("Filter everything"), group=FIND),
    make_row("view", "widen", "widen", N_("Clear filter"), N_("clear filter"), group=FIND),
    *repeat_rows("view", _OTHER_VIEWS, "other('{name}')"),
    *repeat_rows("view", _GOING_ON, "go_on('{name}')"),
    *repeat_rows("view", _OF_A_ROW, "act_on_row('{name}')"),
    *(replace(row, title="") for row in repeat_rows("view", _OF_A_RECORD, "not_here('{name}')")),
    make_row("view", "step-out", "leave", N_("Back"), N_("back"), group=VIEW),
    make_row("view", "keys", "keys", N_("Keys and marks"), N_("help"), group=VIEW),
    make_row("view", "quit", "leave", N_("Close"), group=VIEW),
    make_row("timeline", "zoom-in", "zoom(1)", N_("Zoom in"), "", ("plus",)),
    make_row("timeline", "zoom-out", "zoom(-1)", N_("Zoom out"), "", ("minus",)),
    make_row("timeline", "later", "pan(0.25)", N_("Later"), "", ("right",)),
    make_row("timeline", "earlier", "pan(-0.25)", N_("Earlier"), "", ("left",)),
    make_row("timeline", "timeline", "whole", N_("Show the whole time span"), N_("whole span")),
    make_row("timeline", "whole", "whole", N_("Show the whole time span"), "", ("0",)),
    make_row("timeline", "sort", "sort", N_("Newest or oldest first"), N_("newest first")),
    make_row("timeline", "everywhere", "everywhere", N_("All records, or only this actor’s")),
    make_row("frequency", "later", "along(1)", N_("Next period"), "", ("right",)),
    make_row("frequency", "earlier", "along(-1)", N_("Previous period"), "", ("left",)),
    make_row("frequency", "much-later", "along(12)", N_("Twelve periods later"), "", ("shift+right",)),
    make_row("frequency", "much-earlier", "along(-12)", N_("Twelve periods earlier"), "", ("shift+left",)),
    make_row("frequency", "zoom-in", "unit(1)", N_("Shorter periods"), "", ("plus",)),
    make_row("frequency", "zoom-out", "unit(-1)", N_("Longer periods"), "", ("minus",)),
    make_row(
        "frequency",
        "select",
        "select",
        N_("Filter by this period; again elsewhere: up to there"),
        "",
        ("space",),
    ),
    make_row("frequency", "everywhere", "everywhere", N_("All records, or only those on the subject")),
    make_row("network", "network", "within", N_("Count by sentence, article or event")),
    make_row("network", "sort", "sort", N_("Rank by strength or by count"), N_("rank")),
    make_row("concordance", "search", "words", N_("Search for other words"), N_("other words")),
    make_row(
        "concordance", "sort", "sort", N_("Sort by date, source, word before or word after"), N_("sort")
    ),
    make_row("concordance", "everywhere", "everywhere", N_("All articles, or only the open one")),
    make_row("differences", "accept", "accept", N_("Keep the found event"), N_("keep"), ("a",)),
    make_row("differences", "reject", "reject", N_("Reject the found event for good"), N_("reject"), ("x",)),
    make_row(
        "differences",
        "edit",
        "edit",
        N_("Edit in a form; what was found, before it is kept"),
        N_("edit first"),
    ),
    make_row("differences", "widen", "widen", N_("Clear filter"), N_("clear filter"), ("X",)),
    make_row(
        "differences",
        "filter",
        "identify",
        N_("Say which event the found one is; of a kept one: filter everything"),
        N_("is …"),
    ),
    make_row("differences", "undo", "undo", N_("Undo"), N_("undo")),
    make_row("differences", "network", "field", N_("Choose the field on which sources differ"), N_("field")),
    make_row("differences", "sort", "sort", N_("Newest or oldest first"), N_("newest first")),
    make_row("comparison", "open", "choose", N_("Open the text at this passage"), N_("open here")),
    make_row("comparison", "next-pane", "side(1)", N_("Next text"), N_("text")),
    make_row("comparison", "previous-pane", "side(-1)", N_("Previous text")),
    make_row("comparison", "next-mention", "difference(1)", N_("Next difference"), N_("differences")),
    make_row("comparison", "previous-mention", "difference(-1)", N_("Previous difference")),
    make_row("comparison", "sort", "sort", N_("Show other texts, where not all fit"), N_("other texts")),
    make_row("suggestions", "accept", "accept", N_("Accept the suggestion"), N_("accept"), ("a",)),
    make_row("suggestions", "reject", "reject", N_("Reject the suggestion for good"), N_("reject"), ("x",)),
    make_row(
        "suggestions", "edit", "edit", N_("Edit the suggestion before it is accepted"), N_("edit first")
    ),
    make_row(
        "suggestions",
        "identify",
        "identify",
        N_("Say which record it is already"),
        N_("is …"),
        ("equals_sign",),
    ),
    make_row(
        "suggestions", "mark", "mark", N_("Mark the suggestion, to accept several"), N_("mark"), ("space",)
    ),
    make_row(
        "suggestions",
        "accept-all",
        "accept_all",
        N_("Accept all marked ones, or all of this group that are as sure"),
        N_("accept all"),
        ("A",),
    ),
    make_row("suggestions", "postpone", "postpone", N_("Decide later, or now"), N_("later"), ("L",)),
    make_row("suggestions", "open", "choose", N_("Open the text"), N_("open the text")),
    make_row("suggestions", "undo", "undo", N_("Undo"), N_("undo")),
    make_row("suggestions", "next-mention", "step(1)", N_("Next passage"), N_("next passage")),
    make_row("suggestions", "previous-mention", "step(-1)", N_("Previous passage")),
    make_row("suggestions", "next-pane", "step(1)", N_("Next passage")),
    make_row("suggestions", "previous-pane", "step(-1)", N_("Previous passage")),
    make_row("suggestions", "sort", "sort", N_("Sort by confidence or by frequency"), N_("sort")),
    make_row("suggestions", "widen", "widen", N_("Clear filter"), N_("clear filter"), ("X",)),
)
