"""A text over the screen whose links can be followed: help, problems."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from tui.app.documents.document import Document
from tui.app.key_table import footer_pairs
from tui.app.screens.base_screen import BaseModal
from tui.app.widgets.foot import Foot
from tui.app.widgets.text.reader import Reader
from tui.i18n import gettext as _


class TextDialog(BaseModal[object]):
    """Show a document; end with the target of the link that was followed, or with None."""

    PLACES = ("text", "everywhere")

    def __init__(self, title: str, document: Document) -> None:
        super().__init__()
        self._title, self._document = title, document

    def compose(self) -> ComposeResult:
        """Compose a box with the text and a line of keys."""
        with Vertical(classes="box"):
            yield Reader(id="leaflet")
            yield Foot()

    def on_mount(self) -> None:
        """Show the document and give it the focus."""
        reader = self.query_one(Reader)
        reader.border_title = Content(self._title)
        reader.show(self._document)
        reader.focus()
        links = ("next-mention", "open") if self._document.links else ()
        entries = (("down up", _("move")), *links, "step-out")
        words = " · ".join(map(" ".join, footer_pairs(entries, self.commands)))
        self.query_one(Foot).content = Content(f" {words}")

    @on(Reader.LinkFollowed)
    def _followed(self, message: Reader.LinkFollowed) -> None:
        message.stop()
        self.dismiss(message.link.target)

    def action_move(self, by: int) -> None:
        """Scroll by rows."""
        self.query_one(Reader).action_move(by)

    def action_page(self, by: int) -> None:
        """Scroll by screenfuls."""
        self.query_one(Reader).action_page(by)

    def action_edge(self, by: int) -> None:
        """Scroll to the top (`by` < 0) or to the end."""
        reader = self.query_one(Reader)
        (reader.action_first if by < 0 else reader.action_last)()

    def action_step(self, by: int) -> None:
        """Move to the next or previous link."""
        self.query_one(Reader).step(by)

    def action_choose(self) -> None:
        """Follow the current link."""
        self.query_one(Reader).action_choose()

    def action_leave(self) -> None:
        """Close the dialog without a result."""
        self.dismiss(None)
