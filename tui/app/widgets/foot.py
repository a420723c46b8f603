"""The last line of a screen: what the keys do and, for a while in its place, what the program has to say."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.notifications import SeverityLevel

from tui.app.status import StatusMessage
from tui.app.widgets.line import Line

STYLES: dict[SeverityLevel, str] = {
    "information": "bold",
    "warning": "bold $text-warning",
    "error": "bold $text-error",
}


class Foot(Line):
    """As high as one line while it says nothing or something short; a long message is never cut."""

    DEFAULT_CSS = """
    Foot.-says { height: auto; max-height: 5; text-wrap: wrap; }
    """

    _messages: Content | None = None

    def render(self) -> Content:
        """The messages, else the keys."""
        return self.content if self._messages is None else self._messages

    def say(self, messages: Sequence[StatusMessage]) -> None:
        """Show messages, a row for each; with none, what the keys do."""
        rows = [Content(f" {message.text} ").stylize(STYLES[message.severity]) for message in messages]
        content = Content("\n").join(rows) if rows else None
        if content != self._messages:
            self._messages = content
            self.set_class(content is not None, "-says")
            self.refresh(layout=True)
