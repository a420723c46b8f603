"""The menu of what can be made of words: one more key chooses."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from tui.app.documents.list_items import ListItem
from tui.app.screens.base_modal import BaseModal
from tui.app.screens.list_filter import ListFilter
from tui.app.widgets.foot import Foot
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.prompt import Prompt
from tui.i18n import N_
from tui.i18n import gettext as _

#: What can be made, by the name of the command.
CHOICES: dict[str, str] = {
    "new-actor": N_("Actor"),
    "new-event": N_("Event"),
    "new-claim": N_("Claim of an event that is there"),
    "new-note": N_("Note"),
    "new-label": N_("Label"),
}


class NewMenu(BaseModal[str], ListFilter):
    """List what can be made; end with the name of a command, or with None."""

    SCOPES = ("new", "list", "everywhere")

    def __init__(self, words: str) -> None:
        super().__init__()
        self._of = words

    def compose(self) -> ComposeResult:
        """Compose the list and the line of keys."""
        with Vertical(classes="box"):
            yield RowList()
            yield Prompt()
            yield Foot()

    def on_mount(self) -> None:
        """Fill the list."""
        items = [ListItem(key=name, text=_(words), lead=self.key(name)) for name, words in CHOICES.items()]
        self.show_items(items, _("New, from “{words}”").format(words=self._of))
        self.active.focus()
        self.query_one(Foot).show_keys([("open", _("choose")), "step-out"], self.commands)

    def action_make(self, name: str) -> None:
        """Choose by one key."""
        self.dismiss(name)

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        self.dismiss(str(message.item.key))
