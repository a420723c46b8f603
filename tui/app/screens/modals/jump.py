"""Jump mode: each link on the screen has a label, and the next keys choose one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual import events

from tui.app.screens.base_modal import BaseModal
from tui.app.screens.modals.jump_labels import jump_labels
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.text.reader import Reader


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


def jump_to_row(rows: RowList, then: Callable[[object], None]) -> None:
    """Label every row of a list that is on the screen; call `then` with the key of the chosen one."""
    keys = rows.visible_keys()
    letters = jump_labels(len(keys))
    rows.show_hints(dict(zip(keys, letters, strict=True)))
    _ask_label(rows, dict(zip(letters, keys, strict=True)), then)


def jump_to_link(reader: Reader, then: Callable[[object], None]) -> None:
    """Label every link of a text that is on the screen; call `then` with the target of the chosen one."""
    links = [index for index, _region in reader.visible_links()]
    letters = jump_labels(len(links))
    targets = [reader.document.links[index].target for index in links]
    reader.show_hints(dict(zip(links, letters, strict=True)))
    _ask_label(reader, dict(zip(letters, targets, strict=True)), then)


def _ask_label(
    widget: RowList | Reader, targets: Mapping[str, object], then: Callable[[object], None]
) -> None:
    def chosen(target: object) -> None:
        widget.clear_hints()
        if target is not None:
            then(target)

    widget.app.push_screen(JumpMode(targets), chosen)
