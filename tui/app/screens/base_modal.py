"""The base of all dialogs, over a screen that stays visible."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from textual import events
from textual.geometry import Region
from textual.screen import ModalScreen, ScreenResultType
from textual.strip import Strip

from tui.app.screens.base_screen import BaseScreen
from tui.app.screens.prepared_screen import PreparedScreen
from tui.app.screens.tinted_lines import tint_lines


class BaseModal(
    ModalScreen[ScreenResultType], PreparedScreen[ScreenResultType], BaseScreen[ScreenResultType]
):
    """Show a dialog over the screen below, which stays visible.

    A style sheet knows a class by its first bases alone: the rules for `ModalScreen` are for it.
    """

    _below: Sequence[Strip] = ()  # the lines of the screen below, until they change

    def render_line(self, y: int) -> Strip:
        """Return a line of the screen below, tinted; Textual draws all of it anew at each change above."""
        stack, color = self.app.screen_stack, self.styles.background
        if color.a == 1 or self not in stack[1:]:
            return super().render_line(y)
        if not self._below:
            below = stack[stack.index(self) - 1]
            base = self.visual_style.rich_style
            self._below = tint_lines(below._compositor.render_strips(), color, base)
        return self._below[y] if y < len(self._below) else Strip.blank(self.size.width)

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Refresh as Textual does; regions are those of the screen below that have changed."""
        if regions:
            self._below = ()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Draw the screen below anew in another theme."""
        self._below = ()
        super().notify_style_update()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Draw the screen below as it is now."""
        self._below = ()

    def on_mount(self) -> None:
        """Drop messages that were read: the keys that they name do something else here, or nothing."""
        self.owner.drop_read_messages()
