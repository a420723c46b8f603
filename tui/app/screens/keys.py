"""The help: every key, from the one table, and what the marks mean."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from tui.app.commands import Command, spelled
from tui.app.sheet import Part, Sheet
from tui.app.widgets.line import Line
from tui.app.widgets.reader import Document, Reader
from tui.i18n import gettext as _
from tui.i18n import marked as N_

#: The marks of the reader: the style's name and what it stands for.
MARKS = (
    ("person", N_("a person")),
    ("organization", N_("an organisation, a public body, a medium or a group")),
    ("country", N_("a country, or its people and capital standing for it")),
    ("place", N_("a place")),
    ("date", N_("a date; the line under the text gives its reading")),
)


def keys_document(commands: Sequence[Command]) -> Document:
    """The table of keys in groups, then the marks."""
    sheet = Sheet()
    for group, members in groupby(commands, key=lambda command: command.group):
        sheet.line(Part(_(group), "heading"))
        for command in members:
            keys = "  ".join(map(spelled, command.keys)) or "—"
            sheet.line(Part(f"{keys:<18}", "label"), _(command.title), indent=2, hang=20)
        sheet.blank()
    sheet.line(Part(_("Marks in a text"), "heading"))
    for style, meaning in MARKS:
        sheet.line(Part(f"{_('Example'):<18}", style), _(meaning), indent=2, hang=20)
    sheet.line(Part(f"{'≠':<18}", "differ"), _("sources differ on this event"), indent=2, hang=20)
    sheet.blank()
    sheet.line(Part(_("Every key can be changed in settings.toml, in the folder {folder}"), "dim"))
    return sheet.document()


class Keys(ModalScreen[None]):
    """Closed by Esc, `?` or `q`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q,enter", "leave", show=False),
        Binding("j,down", "move(1)", show=False),
        Binding("k,up", "move(-1)", show=False),
        Binding("pagedown,space", "move(10)", show=False),
        Binding("pageup", "move(-10)", show=False),
    ]

    def __init__(self, commands: Sequence[Command], settings_folder: str) -> None:
        super().__init__()
        self._commands, self._folder = commands, settings_folder

    def compose(self) -> ComposeResult:
        """A box with the table."""
        with Vertical(classes="box"):
            yield Reader(id="help")
            line = Line()
            line.content = Content(f" {_('j k move · Esc close')}")
            yield line

    def on_mount(self) -> None:
        """Fill the box."""
        reader = self.query_one(Reader)
        reader.border_title = Content(_("Keys and marks"))
        reader.show(keys_document(self._commands))
        reader.focus()

    def action_move(self, by: int) -> None:
        """Scroll."""
        self.query_one(Reader).scroll_relative(y=by, animate=False)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)
