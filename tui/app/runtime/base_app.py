"""The application without its corpus: dispatching keys, status messages, ending after an error."""

from __future__ import annotations

import os
from pathlib import Path
from time import monotonic
from traceback import format_exception
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import App
from textual.driver import Driver
from textual.filter import Monochrome, NoColor
from textual.notifications import SeverityLevel
from textual.timer import Timer

from tui.app.runtime.cell_widths import use_cell_table
from tui.app.runtime.column_pins import with_pinned_columns
from tui.app.runtime.frame_rate import FrameRate
from tui.app.runtime.key_queue import KeyQueue
from tui.app.runtime.status_messages import DEFAULT_S, StatusMessage, StatusMessages, begin_sentence
from tui.app.runtime.style_caches import release_drawn_widgets
from tui.app.runtime.terminal_parser import use_parser
from tui.app.runtime.timers import guard_timers
from tui.app.widgets.foot import Foot
from tui.i18n import gettext as _
from tui.i18n import translate_text
from tui.model.text import clean_line

if TYPE_CHECKING:
    from rich.console import RenderableType

#: The style sheet of all screens but the explorer.
_DIALOG_STYLES = Path(__file__).parents[1] / "dialogs.tcss"

guard_timers()
use_cell_table()
release_drawn_widgets()


class BaseApp(App[None]):
    """Dispatches keys one by one, shows messages in the last line, ends after an error with one line."""

    def __init__(self) -> None:
        super().__init__()
        self._obey_no_color()
        del self._bindings.key_to_bindings["ctrl+q"]  # the table of commands says what quits
        self.failure = self.traceback = ""  # of the error that ended the program: one line, and the rest
        self.key_queue = KeyQueue(self)
        self.frame_rate = FrameRate(self.key_queue)
        self._messages = StatusMessages()
        self._message_timer: Timer | None = None

    def get_driver_class(self) -> type[Driver]:
        """Return the driver of this system; replies are swallowed, and columns hold."""
        driver_class = super().get_driver_class()
        if os.name == "posix":
            use_parser()
        return with_pinned_columns(driver_class)

    def read_dialog_styles(self) -> None:
        """Read the styles of what comes up over the explorer, unless they were; few first frames need any."""
        if not self.stylesheet.has_source(str(_DIALOG_STYLES)):
            self.stylesheet.read(_DIALOG_STYLES)
            self.stylesheet.parse()

    @on(Driver.SignalResume)
    def _repaint(self) -> None:
        """Paint everything again after `fg`: the terminal shows what the shell left there."""
        self.refresh(layout=True)

    def _obey_no_color(self) -> None:
        """Take all colours away, those of backgrounds too, if $NO_COLOR has a value: Textual leaves greys."""
        self.no_color = bool(os.environ.get("NO_COLOR"))
        self._filters = [kept for kept in self._filters if not isinstance(kept, (Monochrome, NoColor))]
        if self.no_color:
            self._filters.append(NoColor())

    async def on_event(self, event: events.Event) -> None:
        """Handle an event; keys go one after the other, each to the screen that it is meant for."""
        if isinstance(event, (events.Key, events.Paste)):
            admits = self.key_queue.is_for_top() if event.is_forwarded else self.key_queue.admit(event)
            if not admits:
                return
        await super().on_event(event)

    async def _on_exit_app(self) -> None:
        self._leave_terminal()
        await super()._on_exit_app()

    async def _shutdown(self) -> None:
        self._leave_terminal()
        await super()._shutdown()

    def _leave_terminal(self) -> None:
        """Have no SIGCONT take the terminal again from now on."""
        if self._driver is not None:
            self._driver._auto_restart = False

    # -- messages ------------------------------------------------------------------------------

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a message in the last line of the screen, as plain text: no toast is ever mounted.

        `timeout`: one of the times in `status_messages.py`; another message may end it earlier. May be called
        from any thread.
        """
        message = translate_text(message)
        text = clean_line(f"{title}: {message}" if title else message)
        if severity == "error":
            text = begin_sentence(text)
        seconds = DEFAULT_S if timeout is None else timeout
        self.call_later(self._add_message, StatusMessage(text, severity, seconds))

    def _add_message(self, message: StatusMessage) -> None:
        self._messages.add(message, monotonic())
        self.show_messages()

    def withdraw_message(self, text: str) -> None:
        """Take back a message that is not true any more; `text`: as it was given to `notify`."""
        shown = clean_line(translate_text(text))
        for words in (shown, begin_sentence(shown)):
            self._messages.withdraw(words)
        self.show_messages()

    def drop_read_messages(self) -> None:
        """Drop the messages that were read, as another screen comes up."""
        self._messages.drop_read(monotonic())

    def show_messages(self) -> None:
        """Show the current messages in the foot of the uppermost screen that has one."""
        feet = [foot for screen in reversed(self.screen_stack) for foot in screen.query(Foot)]
        if not feet:  # the first that comes up will ask
            return
        uppermost, *covered = feet
        uppermost.show_messages(self._messages.show(monotonic()))
        for foot in covered:
            foot.show_messages(())
        if self._message_timer is not None:
            self._message_timer.stop()
        left = self._messages.seconds_left(monotonic())
        self._message_timer = None if left is None else self.set_timer(left, self.show_messages)

    # -- errors --------------------------------------------------------------------------------

    def _handle_exception(self, error: Exception) -> None:
        """End the program; the error is reported once the terminal is restored."""
        if not self.failure:
            self.failure = f"{type(error).__name__}: {error}"
            self.traceback = "".join(format_exception(error))
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """End the program for an error that Textual has drawn already."""
        self._return_code = 1
        if not self.failure:
            with self.console.capture() as capture:
                self.console.print(*renderables)
            self.failure, self.traceback = _("the terminal cannot be read"), capture.get()
        self._close_messages_no_wait()
