"""A text over the screen whose links can be followed: help, problems."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from tui.app.documents.document import Document, LinkSpan
from tui.app.navigation import FieldEdit, FileEdit
from tui.app.screens.base_modal import BaseModal
from tui.app.screens.moving_actions import MovingActions
from tui.app.widgets.foot import Foot
from tui.app.widgets.text.reader import Reader
from tui.i18n import gettext as _
from tui.model.records import Problem


class TextDialog(MovingActions, BaseModal[object]):
    """Show a document; end with the target of the link that was followed, or with None."""

    SCOPES = ("text", "everywhere")

    def __init__(self, title: str, document: Document) -> None:
        super().__init__()
        self._title, self._document = title, document

    @property
    def active(self) -> Reader:
        """Return the text of the dialog."""
        return self.query_one(Reader)

    def compose(self) -> ComposeResult:
        """Compose a box with the text and a line of keys."""
        with Vertical(classes="box"):
            yield Reader(id="leaflet")
            yield Foot()

    def on_mount(self) -> None:
        """Show the document and give it the focus."""
        reader = self.active
        reader.border_title = Content(self._title)
        reader.show(self._document)
        reader.focus()
        links = ("next-mention", "open") if self._document.links else ()
        edit = ("edit",) if any(map(self._is_fault, self._document.links)) else ()
        entries = (("down up", _("move")), *links, *edit, "step-out")
        self.query_one(Foot).show_keys(entries, self.commands)

    @on(Reader.LinkFollowed)
    def _followed(self, message: Reader.LinkFollowed) -> None:
        message.stop()
        self.dismiss(message.link.target)

    def action_edit(self) -> None:
        """End with the wish to edit the file or the field that is current, else the first."""
        reader = self.active
        faults = list(filter(self._is_fault, self._document.links))
        link = reader.current_link if reader.current_link in faults else next(iter(faults), None)
        if link is None:
            return
        if isinstance(target := link.target, Problem):
            target = FileEdit(target.path, target.line)
        self.dismiss(target)

    @staticmethod
    def _is_fault(link: LinkSpan) -> bool:
        """Return whether a link leads to a place in a file, or to a field, that may be wrong."""
        return isinstance(link.target, Problem | FileEdit | FieldEdit)

    def action_step(self, by: int) -> None:
        """Move to the next or previous link."""
        self.active.step(by)
