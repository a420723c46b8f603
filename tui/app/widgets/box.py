"""A line to type a query in, which may be completed."""

from __future__ import annotations

from collections.abc import Callable

from textual.widgets import Input


class Box(Input):
    """At the end of the text, → takes the completion that is offered, if one is."""

    def __init__(self, text: str, take: Callable[[], bool], *, placeholder: str, id: str) -> None:
        """`take` puts the completion into the box; False where none is offered."""
        super().__init__(text, compact=True, placeholder=placeholder, select_on_focus=False, id=id)
        self._take = take

    def action_cursor_right(self, select: bool = False) -> None:
        """To the right; past the end to what the text may become."""
        if select or not self.cursor_at_end or not self._take():
            super().action_cursor_right(select)
