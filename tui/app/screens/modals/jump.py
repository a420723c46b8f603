"""Jump mode: each link on the screen has a label, and the next keys choose one."""

from __future__ import annotations

from collections.abc import Mapping

from textual import events

from tui.app.screens.base_screen import BaseModal


class JumpMode(BaseModal[object]):
    """Wait for the letters of a label; end with its target, or with None at any other key."""

    def __init__(self, choices: Mapping[str, object]) -> None:
        super().__init__()
        self._choices, self._typed = choices, ""

    def on_key(self, event: events.Key) -> None:
        """Collect letters until they are a label or cannot become one."""
        event.stop()
        event.prevent_default()
        self._typed += event.character or "\0"
        if self._typed in self._choices:
            self.dismiss(self._choices[self._typed])
        elif not any(label.startswith(self._typed) for label in self._choices):
            self.dismiss(None)

    def on_click(self) -> None:
        """End jump mode at a click."""
        self.dismiss(None)
