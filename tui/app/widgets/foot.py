"""The foot of a screen: a line of keys and, above it for a while, messages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.notifications import SeverityLevel

from tui.app.commands.command import Command
from tui.app.key_table import FooterEntry, footer_pairs
from tui.app.runtime.status_messages import StatusMessage
from tui.app.widgets.status_line import StatusLine, keys_content

STYLES: dict[SeverityLevel, str] = {
    "information": "bold",
    "warning": "bold $text-warning",
    "error": "bold $text-error",
}


class Foot(StatusLine):
    """Shows messages in rows of their own: they take room from what is above, and cover nothing."""

    DEFAULT_CSS = """
    Foot.-says { height: auto; max-height: 7; text-wrap: wrap; }
    """

    _messages: Sequence[Content] = ()
    _prompt_keys: Content | None = None

    def render(self) -> Content:
        """Return the messages, then the keys."""
        keys = self.content if self._prompt_keys is None else self._prompt_keys
        return Content("\n").join([*self._messages, keys]) if self._messages else keys

    def show_prompt_keys(self, pairs: Sequence[tuple[str, str]] | None) -> None:
        """Show keys and words instead of those of the screen, which do nothing meanwhile; None: these."""
        width = self.size.width or self.app.size.width
        self._prompt_keys = None if pairs is None else keys_content(pairs, width)
        self.refresh()

    def show_keys(self, entries: Iterable[FooterEntry], commands: Iterable[Command]) -> None:
        """Show the keys of commands, as many as fit, the last before all; see `footer_pairs`."""
        width = self.size.width or self.app.size.width
        self.content = keys_content(footer_pairs(entries, commands), width)

    def show_messages(self, messages: Sequence[StatusMessage]) -> None:
        """Show messages, each beginning on a row of its own."""
        rows = tuple(Content(f" {message.text} ").stylize(STYLES[message.severity]) for message in messages)
        if rows != self._messages:
            self._messages = rows
            self.set_class(bool(rows), "-says")
            self.refresh(layout=True)
