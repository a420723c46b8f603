"""A text over the screen whose links can be followed: help, problems."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from tui.app.documents.document import Document
from tui.app.screens.base_screen import BaseModal
from tui.app.widgets.foot import Foot
from tui.app.widgets.text.reader import Reader
from tui.i18n import gettext as _


class TextDialog(BaseModal[object]):
    """Show a document; end with the target of the link that was followed, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark", "leave", show=False),
        Binding("q", "app.quit", show=False, id="quit"),
        Binding("j,down", "move(1)", show=False),
        Binding("k,up", "move(-1)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("g,home", "edge(-1)", show=False),
        Binding("G,end", "edge(1)", show=False),
        Binding("n,tab", "step(1)", show=False),
        Binding("N,shift+tab", "step(-1)", show=False),
        Binding("enter", "choose", show=False),
    ]

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
        verbs = (
            _(" j k move · n next · Enter open · Esc close")
            if self._document.links
            else _(" j k move · Esc close")
        )
        self.query_one(Foot).content = Content(verbs)

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
