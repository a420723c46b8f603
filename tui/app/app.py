"""The application: what all screens share."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from time import monotonic
from traceback import format_exception
from typing import TYPE_CHECKING

from platformdirs import user_config_path, user_data_path
from textual import events
from textual.app import App, SystemCommand
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.theme import Theme
from textual.timer import Timer

from tui.app.actions import CorpusActions
from tui.app.clipboard import keep_copy, osc52
from tui.app.commands import COMMANDS, Command, spelled, with_keys
from tui.app.key_queue import KeyQueue
from tui.app.messages import CorpusChanged
from tui.app.screens.explorer import Explorer
from tui.app.settings import Settings, read_settings
from tui.app.state import MOST_SEARCHES, State, StateFile, state_file
from tui.app.status import StatusMessage, StatusMessages
from tui.app.timers import guard_timers
from tui.app.walk import Picked
from tui.app.widgets.foot import Foot
from tui.i18n import gettext as _
from tui.index.sqlite import SqliteStore
from tui.index.store import Store
from tui.model.text import clean_line

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.command import Provider

    from tui.app.offers import Offers
    from tui.app.screens.search import Search

guard_timers()


def explorer(store: SqliteStore, root: Path) -> NigerApp:
    """The explorer over the corpus in `root`, with the user's own folders for state and settings."""
    return NigerApp(
        store,
        CorpusActions(store, root),
        root,
        data=user_data_path("niger-tui", appauthor=False),
        config=user_config_path("niger-tui", appauthor=False),
    )


def _recent() -> type[Provider]:
    """What was opened lately, for the palette; imported when that is first opened."""
    from tui.app.recent import Recent

    return Recent


class NigerApp(App[None]):
    """The explorer over one corpus.

    `refresh` brings the store up to date with the corpus; it is run in a thread after the first paint.
    """

    CSS_PATH = "app.tcss"
    COMMANDS = App.COMMANDS | {_recent}
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - as Textual types it
        (0, "-tiny"),
        (32, "-narrow"),
        (76, "-medium"),
        (116, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-flat"),
        (9, "-short"),
        (30, "-tall"),
    ]

    def __init__(
        self, store: Store, actions: CorpusActions, corpus: Path, *, data: Path, config: Path
    ) -> None:
        self.warnings: list[str] = []
        self._search: Search | None = None
        self._known_themes: dict[str, Theme | None] = {}
        self.settings: Settings = read_settings(
            config / "settings.toml", {command.name for command in COMMANDS}, self.warnings.append
        )
        self.commands: tuple[Command, ...] = with_keys(self.settings.keys)
        super().__init__()
        self.failure = self.traceback = ""  # of the error that ended the program: one line, and the rest
        self.key_queue = KeyQueue(self)
        self._messages = StatusMessages()
        self._message_timer: Timer | None = None
        self.store, self.corpus_actions, self.corpus = store, actions, corpus
        self.data, self.config = data, config
        self.state_file = state_file(data, corpus)
        self._kept_state = StateFile(self.state_file)
        self.state: State = self._kept_state.read()
        self.state.corpus = str(corpus.resolve())
        self._set_theme(self.settings.theme or self.state.theme)

    def _set_theme(self, name: str) -> None:
        if not name:
            return
        if name in self.available_themes:
            self.theme = name
        else:
            self.warnings.append(_("There is no theme “{name}”.").format(name=name))

    def get_theme(self, theme_name: str) -> Theme | None:
        """As Textual's; it is asked for at every style, so the answer is kept."""
        if theme_name not in self._known_themes:
            self._known_themes[theme_name] = super().get_theme(theme_name)
        return self._known_themes[theme_name]

    def get_default_screen(self) -> Screen[None]:
        """The explorer; everything else is pushed over it."""
        return Explorer()

    def on_mount(self) -> None:
        """Say what went wrong on the way here, once the screen is there."""
        for warning in self.warnings:
            self.notify(warning, severity="warning", timeout=8)
        self.theme_changed_signal.subscribe(self, lambda _theme: self.save_state())
        self._take_keys()

    def _take_keys(self) -> None:
        """Give commands the keys that the settings name."""
        if not self.settings.keys:
            return
        self.set_keymap({command.name: ",".join(command.keys) for command in self.commands})
        for plain, command in zip(COMMANDS, self.commands, strict=True):
            if command.keys and not plain.keys:
                self.bind(",".join(command.keys), command.action.removeprefix("app."), show=False)

    # -- keys ----------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """As Textual's, but keys go one after the other, each to the screen that it is meant for."""
        if isinstance(event, (events.Key, events.Paste)):
            admits = self.key_queue.is_for_top() if event.is_forwarded else self.key_queue.admit(event)
            if not admits:
                return
        await super().on_event(event)

    def action_command_palette(self) -> None:
        """Every command, and what was opened lately."""
        from tui.app.screens.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: every command of the table; what was opened lately comes from `Recent`."""
        yield from self.explorer.palette_commands()

    @cached_property
    def offers(self) -> Offers:
        """The suggestions, and what was done with them in this run."""
        from tui.app.offers import Offers  # late: the first paint needs none

        return Offers()

    @property
    def explorer(self) -> Explorer:
        """The screen under all others."""
        screen = self.screen_stack[0]
        assert isinstance(screen, Explorer)
        return screen

    async def action_quit(self) -> None:
        """Leave."""
        self.leave()

    def leave(self, return_code: int = 0) -> None:
        """Keep the place, as far as there is one, and end the program."""
        if self.explorer.is_mounted:
            self.explorer.keep()
        self.exit(return_code=return_code)

    def leave_soon(self, return_code: int) -> bool:
        """Leave as soon as the loop is free, from a signal's handler; False where none runs."""
        if self._loop is None or not self.is_running:
            return False

        def leave() -> None:
            with self._context():
                self.call_later(self.leave, return_code)

        self._loop.call_soon_threadsafe(leave)
        return True

    def _handle_exception(self, error: Exception) -> None:
        """End the program; what is to be said of the error is said once the terminal is as it was."""
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

    def action_help_quit(self) -> None:
        """Ctrl+C ends many a program, and copies in others: say which key ends this one."""
        keys = [spelled(key) for command in self.commands if command.name == "quit" for key in command.keys]
        self.notify(_("{key} quits; {copy} copies.").format(key=next(iter(keys), "–"), copy="y"), timeout=4)

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
        """Say something in the last line of the screen, as plain text: no toast is ever mounted.

        `timeout`: for so many seconds, or until something else is to be said. May be called in any thread.
        """
        text = clean_line(f"{title}: {message}" if title else message)
        seconds = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
        self.call_later(self._say, StatusMessage(text, severity, seconds))

    def _say(self, message: StatusMessage) -> None:
        self._messages.add(message, monotonic())
        self.show_messages()

    def show_messages(self) -> None:
        """Show what is to be read now in the last line of the uppermost screen that has one."""
        feet = [foot for screen in reversed(self.screen_stack) for foot in screen.query(Foot)]
        if not feet:  # the first that comes up will ask
            return
        uppermost, *covered = feet
        uppermost.say(self._messages.show(monotonic()))
        for foot in covered:
            foot.say(())
        if self._message_timer is not None:
            self._message_timer.stop()
        left = self._messages.seconds_left(monotonic())
        self._message_timer = None if left is None else self.set_timer(left, self.show_messages)

    # -- state ---------------------------------------------------------------------------------

    def save_state(self) -> None:
        """Keep the reader's state; a folder that can't be written is said once and no more."""
        if not self._running_screens():
            return
        self.state.theme = "" if self.settings.theme else self.theme
        try:
            self._kept_state.write(self.state)
        except OSError as error:
            if not getattr(self, "_state_lost", False):
                self._state_lost = True
                self.notify(
                    _("Your place can't be kept: {error}").format(error=error),
                    severity="warning",
                )

    def _running_screens(self) -> bool:
        return bool(self.screen_stack)

    def copy(self, text: str, what: str) -> None:
        """Put `text` on the clipboard and into the file of the latest copy; say where it is."""
        sequence = osc52(text, os.environ)
        if sequence is not None and self._driver is not None:
            self._driver.write(sequence)
        self._clipboard = text
        try:
            where = str(keep_copy(self.data, text))
        except OSError as error:
            where = str(error)
        self.notify(_("{what} copied; also in {where}").format(what=what, where=where), timeout=4)

    # -- searching -----------------------------------------------------------------------------

    def remember_search(self, text: str) -> None:
        """Keep a search that led somewhere, the latest first, each once."""
        self.state.searches = [text, *(old for old in self.state.searches if old != text)][:MOST_SEARCHES]

    def open_search(
        self,
        then: Callable[[Picked | None], None],
        text: str | None = None,
        fuzzy: bool = True,
        again: bool = False,
    ) -> None:
        """The search box as it was left, or with another text in it.

        It is narrowed as the lists are, or, `again`, as it was.
        """
        from tui.app.screens.search import Search  # late: the first paint does without it

        if self._search is None:
            self._search = Search(text=text or "")
            self._search.fuzzy = fuzzy
            self.install_screen(self._search, "search")
        elif text is not None:
            self._search.call_later(self._search.put_search, text, fuzzy)
        if not again:
            self._search.narrow_to(self.explorer.filter)
        if self._search not in self.screen_stack:
            self.push_screen(self._search, then)

    def corpus_changed(self) -> None:
        """What was asked of the corpus is asked again."""
        if self._search is not None:
            self._search.post_message(CorpusChanged())
