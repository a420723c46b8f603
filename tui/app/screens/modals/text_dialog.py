"""A text over the screen: help, problems. Its doors can be followed."""

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
    """Dismissed with the target of the door that was followed, or None."""

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
        """A box with the text, and what the keys do."""
        with Vertical(classes="box"):
            yield Reader(id="leaflet")
            yield Foot()

    def on_mount(self) -> None:
        """Fill the box."""
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
        """To the top or the end."""
        reader = self.query_one(Reader)
        (reader.action_first if by < 0 else reader.action_last)()

    def action_step(self, by: int) -> None:
        """To the next or previous door."""
        self.query_one(Reader).step(by)

    def action_choose(self) -> None:
        """Follow the current door."""
        self.query_one(Reader).action_choose()

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)
