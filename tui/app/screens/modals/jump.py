"""While letters stand on the doors: the next keys choose one."""

from __future__ import annotations

from collections.abc import Mapping

from textual import events

from tui.app.screens.base_screen import BaseModal


class JumpMode(BaseModal[object]):
    """Dismissed with what the typed letters stand for, or None at any other key."""

    def __init__(self, choices: Mapping[str, object]) -> None:
        super().__init__()
        self._choices, self._typed = choices, ""

    def on_key(self, event: events.Key) -> None:
        """Take letters until they name a door or can't any more."""
        event.stop()
        event.prevent_default()
        self._typed += event.character or "\0"
        if self._typed in self._choices:
            self.dismiss(self._choices[self._typed])
        elif not any(label.startswith(self._typed) for label in self._choices):
            self.dismiss(None)

    def on_click(self) -> None:
        """A click ends it."""
        self.dismiss(None)
