"""The base of all screens: each ends once, and no callback reaches a screen that is gone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import events
from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType

from tui.app.commands.command import Command, Scope
from tui.app.key_table import bind_commands, first_key_label
from tui.app.runtime.background import ReadingDone

if TYPE_CHECKING:
    from tui.app.context import AppContext


class BaseScreen(Screen[ScreenResultType]):
    """End once, however often `dismiss` is called; bind its keys; show messages in the last line."""

    #: The scopes of its commands, the most particular first.
    SCOPES: ClassVar[tuple[Scope, ...]] = ()
    _paints_later = False  # whether a frame waits

    def __init__(self, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(name, id, classes)
        if self.SCOPES:
            bind_commands(self, self.commands)

    @property
    def commands(self) -> tuple[Command, ...]:
        """Return the commands of the screen, with their keys."""
        return self.owner.key_table.at(*self.SCOPES)

    def key(self, name: str) -> str:
        """Return the label of the first key of a command of the screen."""
        return first_key_label(name, self.commands)

    @property
    def owner(self) -> AppContext:
        """Return the application, by its own type."""
        return cast("AppContext", self.app)

    @property
    def is_on_top(self) -> bool:
        """Return whether the screen is the one that receives the keys, painted or not."""
        return self in self.app.screen_stack[-1:]

    def _compositor_refresh(self) -> None:
        """Paint what has changed, as Textual does; a frame may wait for keys that wait.

        Textual forgets here which widgets have changed: those that have since the frame was put off, too.
        """
        delay = self.owner.frame_rate.delay_frame() if self.is_on_top else 0.0
        if not delay:
            self._compositor.update_widgets(self._dirty_widgets)
            super()._compositor_refresh()
        elif not self._paints_later:
            self._paints_later = True
            self.set_timer(delay, self._paint_late)

    def _paint_late(self) -> None:
        self._paints_later = False
        self._compositor_refresh()

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """End the screen with a result; leave one that has ended, or lies under another, as it is."""
        if not self.is_on_top:
            return AwaitComplete()
        removal = super().dismiss(result)
        self.owner.key_queue.note_end(removal)
        return removal

    def focus_content(self) -> None:
        """Give the keys to what is shown, once a prompt has closed; of a screen with a prompt."""

    def action_leave(self) -> None:
        """End the screen without a result."""
        self.dismiss(None)

    def leave_for(self, go_on: Callable[[], object]) -> None:
        """End the screen without a result, and go on with what a person wants instead."""
        self.dismiss(None)
        self.app.call_later(go_on)

    def action_preview(self) -> None:
        """Hide the preview of what is under the cursor, or show it again, where the screen has one."""
        from tui.app.widgets.preview import PreviewSplit  # late: the first paint needs none

        for split in self.query(PreviewSplit):
            split.toggle()

    def call_after_refresh(self, callback: Callable[..., Any], *args: Any, **named: Any) -> bool:
        """Call `callback` after the next refresh, as Textual does, unless the screen is gone by then.

        Textual leaves the call to the screen that is on top by then, which may be another.
        """
        return super().call_after_refresh(self.unless_gone(callback, *args, **named))

    def unless_gone(self, callback: Callable[..., Any], *args: Any, **named: Any) -> Callable[[], Any]:
        """Return a callback that does nothing once the screen is gone."""

        def call() -> Any:
            return callback(*args, **named) if self.is_running and self.is_attached else None

        return call

    def on_reading_done(self, message: ReadingDone) -> None:
        """Go on with what was read in a thread."""
        message.stop()
        message.go_on()

    def on_resize(self, event: events.Resize) -> None:
        """Ignore a size that the window no longer has.

        A screen that Textual lays out for another size tells itself so; two sizes under way at once would
        have it laid out for one and the other for ever.
        """
        if event.size != self.app.size:
            event.prevent_default()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Show the messages that the program displays at the moment."""
        self.owner.show_messages()
