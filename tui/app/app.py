"""The application: what all screens share."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.theme import Theme

from tui.app.commands.command_table import COMMANDS
from tui.app.corpus_service import CorpusService
from tui.app.key_table import KeyTable
from tui.app.messages import CorpusChanged
from tui.app.runtime.background import read_in_thread
from tui.app.runtime.base_app import BaseApp
from tui.app.runtime.status_messages import ADVICE_S, OUTCOME_S
from tui.app.screens.explorer.explorer import Explorer
from tui.app.session.file_names import drafts_folder, state_file
from tui.app.session.late_writer import PendingWrite
from tui.app.session.personal_files import PersonalFile, PersonalFiles
from tui.app.session.state import MAX_SEARCHES
from tui.app.settings import Settings, read_settings
from tui.i18n import gettext as _
from tui.i18n import translate_text
from tui.index.index_location import user_folder
from tui.index.store import Store
from tui.model.reading_marks import ReadingMark
from tui.model.records import Ref

if TYPE_CHECKING:
    from tui.app.context import AppContext
    from tui.app.documents.suggestions import SuggestionSession
    from tui.app.match_walk import SearchChoice
    from tui.app.palette import PaletteEntry
    from tui.app.screens.search.search import SearchScreen
    from tui.corpus.journal.renames import JournalRenames


class NigerApp(BaseApp):
    """The application over one corpus: settings, state, the search box, the clipboard.

    The explorer is the first screen; it updates the index in a thread after the first paint. `corpus`: the
    folder of the corpus, or the place that one in a database was published from; the state is found by it.
    `data`, `config`: where the state and the settings are; None: in the user's own folders.
    `is_read_only`: the keys that change the corpus say that they don't. `is_in_browser`: so do those that
    reach for other files and programs of this machine.
    """

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False  # Textual binds no key for it: the table of commands does
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
        self,
        store: Store,
        corpus_service: CorpusService,
        corpus: Path,
        *,
        data: Path | None = None,
        config: Path | None = None,
        is_read_only: bool = False,
        is_in_browser: bool = False,
    ) -> None:
        self.warnings: list[str] = []
        self._has_lost_state = False  # whether it was said that the state cannot be written
        self._search: SearchScreen | None = None
        self._theme_cache: dict[str, Theme | None] = {}
        self.data, self.config = data or user_folder("data"), config or user_folder("config")
        self.settings: Settings = read_settings(
            self.config / "settings.toml", {command.name for command in COMMANDS}, self.warnings.append
        )
        self.key_table = KeyTable(self.settings.keys, is_read_only=is_read_only, is_in_browser=is_in_browser)
        super().__init__()
        self.store, self.corpus_service, self.corpus = store, corpus_service, corpus
        self.state_file = state_file(self.data, corpus)
        self._personal_files = PersonalFiles(
            self.state_file, corpus, store, self._write_file, self._tell_file_lost
        )
        self.state = self._personal_files.state
        self.drafts_folder = drafts_folder(self.state_file)
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
        """Return a theme by its name, from a cache: Textual asks for it at every style."""
        if theme_name not in self._theme_cache:
            self._theme_cache[theme_name] = super().get_theme(theme_name)
        return self._theme_cache[theme_name]

    def get_default_screen(self) -> Screen[None]:
        """Return the explorer; every other screen is pushed over it."""
        return Explorer()

    def on_mount(self) -> None:
        """Show the warnings of the start-up."""
        for warning in self.warnings:
            self.notify(warning, severity="warning", timeout=OUTCOME_S)
        self.theme_changed_signal.subscribe(self, lambda _theme: self.save_state())

    def on_unmount(self) -> None:
        """Write what is still to be written, however the program ends."""
        self._personal_files.finish()

    def action_command_palette(self) -> None:
        """Open the palette: every command, and what was opened recently."""
        from tui.app.palette import command_entries, recent_entries  # late: the first paint needs none

        commands = command_entries(self.explorer.commands, self.explorer.run_command)
        recent = recent_entries(self.explorer, self.state.pins)
        self._open_palette([*commands, *recent], _("a command, a pinned search, what was opened recently"))

    def search_themes(self) -> None:
        """Open the palette with every theme to choose from."""
        from tui.app.palette import PaletteEntry  # late, as above

        themes = [
            PaletteEntry(_("Themes"), name, "", partial(setattr, self, "theme", name))
            for name in sorted(self.available_themes)
        ]
        self._open_palette(themes, _("a theme"))

    def _open_palette(self, entries: Sequence[PaletteEntry], placeholder: str) -> None:
        """Let the user choose one of `entries`, and run it."""
        from tui.app.screens.command_palette import Palette  # late, as above

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(entries, placeholder), lambda run: run and run())

    @cached_property
    def corpus_title(self) -> str:
        """Return the title of the corpus as its folder has it, for a first frame before anything was read."""
        return self.corpus_service.title()

    @cached_property
    def suggestion_session(self) -> SuggestionSession:
        """Return the suggestions, and what the reader did with them in this run."""
        from tui.app.documents.suggestions import SuggestionSession  # late: the first paint needs none

        return SuggestionSession()

    @property
    def explorer(self) -> Explorer:
        """Return the screen under all others."""
        screen = self.screen_stack[0]
        assert isinstance(screen, Explorer)
        return screen

    async def action_quit(self) -> None:
        """Save the session and end the program."""
        self.leave()

    def leave(self, return_code: int = 0) -> None:
        """Save the session, if the explorer is up, and end the program."""
        if self.explorer.is_mounted:
            self.explorer.save_session()
        self.exit(return_code=return_code)

    def leave_soon(self, return_code: int) -> bool:
        """Leave as soon as the event loop is free, from a signal handler; return False where no loop runs."""
        if self._loop is None or not self.is_running:
            return False

        def leave() -> None:
            with self._context():
                self.call_later(self.leave, return_code)

        self._loop.call_soon_threadsafe(leave)
        return True

    def action_help_quit(self) -> None:
        """Say which keys quit and copy: Ctrl+C does one or the other in most programs."""
        words = _("{key} quits; {copy} copies.")
        self.notify(
            words.format(key=self.explorer.key("quit"), copy=self.explorer.key("copy")), timeout=ADVICE_S
        )

    def action_refuse_writing(self) -> None:
        """Say that a key would change the corpus, which was opened for reading only."""
        self.notify(_("Opened for reading only: nothing is changed."), severity="warning")

    def action_refuse_in_browser(self) -> None:
        """Say that a key would reach for the machine that serves, which is not the reader's."""
        self.notify(
            _("Not in a browser: it is about files and programs of the machine that serves."),
            severity="warning",
        )

    # -- state ---------------------------------------------------------------------------------

    def save_state(self) -> None:
        """Write the reader's state behind the keys; warn once if its folder cannot be written."""
        if not self.screen_stack:
            return
        self.state.theme = "" if self.settings.theme else self.theme
        self._personal_files.save_state()

    def _write_file(
        self, file: PersonalFile, work: Callable[[], PendingWrite], take: Callable[[PendingWrite], None]
    ) -> None:
        read_in_thread(self.explorer, file, work, take)

    def _tell_file_lost(self, file: PersonalFile, error: OSError) -> None:
        """Say that a file cannot be written; of the state, which is written all the time, once."""
        why = translate_text(str(error))
        if file == "marks":
            self.notify(_("The mark can't be kept: {error}").format(error=why), severity="warning")
        elif not self._has_lost_state:
            self._has_lost_state = True
            self.notify(_("Your place can't be kept: {error}").format(error=why), severity="warning")

    def toggle_mark(self, mark: ReadingMark, ref: Ref) -> bool:
        """Mark a record as read or starred, or no longer; return whether it is marked now."""
        self.store.marks = marks = self.store.marks.toggle(mark, str(ref))
        self._personal_files.save_marks()
        return str(ref) in marks.refs(mark)

    def follow_renames(self) -> JournalRenames:
        """Let what is kept of records follow them where they were renamed; return which were, since last."""
        return self._personal_files.follow_renames()

    def copy(self, text: str, what: str) -> None:
        """Copy `text` to the clipboard and to the file of the latest copy, and say where that is."""
        from tui.app.clipboard import osc52_sequence, save_copy  # late: the first paint needs none

        sequence = osc52_sequence(text, os.environ)
        if sequence is not None and self._driver is not None:
            self._driver.write(sequence)
        self._clipboard = text
        try:
            where = str(save_copy(self.data, text))
        except OSError as error:
            where = str(error)
        self.notify(_("{what} copied; also in {where}").format(what=what, where=where), timeout=ADVICE_S)

    # -- searching -----------------------------------------------------------------------------

    def remember_search(self, text: str) -> None:
        """Add a search that led somewhere to the recent searches, the latest first, without repeats."""
        self.state.searches = [text, *(old for old in self.state.searches if old != text)][:MAX_SEARCHES]

    def open_search(
        self,
        then: Callable[[SearchChoice | None], None],
        text: str | None = None,
        fuzzy: bool = True,
        again: bool = False,
    ) -> None:
        """Open the search screen as it was left, or with `text` in its box.

        It is filtered as the lists are or, with `again`, as it was. `then` is called with the choice.
        """
        from tui.app.screens.search.search import SearchScreen  # late: the first paint does without it
        from tui.app.screens.search.search_request import SearchRequest

        if self._search is None:
            self._search = SearchScreen(SearchRequest(text or "", fuzzy=fuzzy))
            self.install_screen(self._search, "search")
        elif text is not None:
            self._search.call_later(self._search.put_search, text, fuzzy)
        if not again:
            self._search.set_filter(self.explorer.filter)
        if self._search not in self.screen_stack:
            self.push_screen(self._search, then)

    def corpus_changed(self) -> None:
        """Have the search screen, and the screen on top, ask the changed index again."""
        from tui.app.screens.base_modal import BaseModal  # late: the first paint has none

        for screen in {self._search, self.screen}:
            if isinstance(screen, BaseModal):  # views hear of it from the explorer, which holds them
                screen.post_message(CorpusChanged())


if TYPE_CHECKING:  # the application is what screens and widgets take it for
    _context: type[AppContext] = NigerApp
