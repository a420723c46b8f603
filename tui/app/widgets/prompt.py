"""A line to type in, at the foot of the screen: filtering a list, finding in a text."""

from __future__ import annotations

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from tui.app.widgets.line import Line


class Prompt(Horizontal):
    """What is typed is posted as it is typed; Enter keeps it, Esc gives it up.

    It is empty until it is first opened: most screens come and go without.
    """

    DEFAULT_CSS = """
    Prompt { height: 1; display: none; background: $surface; }
    Prompt.-open { display: block; }
    Prompt Line { width: auto; max-width: 50%; color: $text-accent; text-style: bold; }
    Prompt Input { border: none; height: 1; padding: 0 1; background: $surface; }
    """

    class Changed(Message):
        """The text is another now."""

        def __init__(self, purpose: str, text: str) -> None:
            super().__init__()
            self.purpose, self.text = purpose, text

    class Closed(Message):
        """The prompt is done; `kept` is False after Esc."""

        def __init__(self, purpose: str, text: str, kept: bool) -> None:
            super().__init__()
            self.purpose, self.text, self.kept = purpose, text, kept

    purpose = ""

    @property
    def is_open(self) -> bool:
        return self.has_class("-open")

    def ask(self, purpose: str, label: str, text: str = "") -> None:
        """Open for `purpose`, with `label` before the box and `text` in it."""
        self.purpose = purpose
        if not self.children:
            self.mount(Line(), Input(compact=True, select_on_focus=False))
        line, box = self.query_one(Line), self.query_one(Input)
        line.content = Content(f" {label} ")
        line.refresh(layout=True)  # as wide as its words
        with self.prevent(Input.Changed):
            box.value = text
        box.cursor_position = len(text)
        self.add_class("-open")
        box.focus()

    def close(self, kept: bool) -> None:
        """Fold away and say how it ended."""
        if self.is_open:
            self.remove_class("-open")
            self.post_message(self.Closed(self.purpose, self.query_one(Input).value, kept))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.is_open:
            self.post_message(self.Changed(self.purpose, event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.close(kept=True)
