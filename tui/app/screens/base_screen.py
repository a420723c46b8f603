"""What all screens of the program share: each ends once, and nothing is asked of one that is not there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen, ScreenResultType

if TYPE_CHECKING:
    from tui.app.context import AppContext


class BaseScreen(Screen[ScreenResultType]):
    """Ends once, however often it is asked to; shows what the program has to say in its last line."""

    @property
    def owner(self) -> AppContext:
        """The application, by its own type."""
        return cast("AppContext", self.app)

    @property
    def is_on_top(self) -> bool:
        """Whether it is the screen that the keys go to, painted or not."""
        return self in self.app.screen_stack[-1:]

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """End the screen with a result; one that has ended, or lies under another, is left as it is."""
        if not self.is_on_top:
            return AwaitComplete()
        removal = super().dismiss(result)
        self.owner.key_queue.note_end(removal)
        return removal

    def call_after_refresh(self, callback: Callable[..., Any], *args: Any, **named: Any) -> bool:
        """Call after the next refresh, as Textual does, unless the screen is gone by then.

        Textual leaves the call to the screen that is on top then, and that may be another.
        """
        return super().call_after_refresh(self.unless_gone(callback, *args, **named))

    def unless_gone(self, callback: Callable[..., Any], *args: Any, **named: Any) -> Callable[[], Any]:
        """Return a call that is dropped where the screen is gone when it is made."""

        def call() -> Any:
            return callback(*args, **named) if self.is_running and self.is_attached else None

        return call

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Show what the program is just saying."""
        self.owner.show_messages()


class BaseModal(ModalScreen[ScreenResultType], BaseScreen[ScreenResultType]):
    """A screen through which the one below is seen."""
