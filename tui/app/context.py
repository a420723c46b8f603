"""What screens and widgets use of the application and of the explorer, without importing either."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from tui.app.commands.command import Command
from tui.app.corpus_service import CorpusService
from tui.app.documents.suggestions import SuggestionSession
from tui.app.key_table import KeyTable
from tui.app.match_walk import SearchChoice
from tui.app.navigation import RecordLocation
from tui.app.runtime.frame_rate import FrameRate
from tui.app.runtime.key_queue import KeyQueue
from tui.app.runtime.reading_state import ReadingState
from tui.app.session.history import History, HistoryEntry, ViewSnapshot
from tui.app.session.state import PinnedSearch, SessionState
from tui.app.settings import Settings
from tui.corpus.journal.renames import JournalRenames
from tui.index.query import Query
from tui.index.store import Store
from tui.model.reading_marks import ReadingMark
from tui.model.records import Ref


class ExplorerContext(Protocol):
    """The screen under all others, as the screens over it use it."""

    @property
    def history(self) -> History:
        """Return the history of this session."""

    @property
    def filter(self) -> Query:
        """Return the filter of lists and views."""

    @property
    def reading_state(self) -> ReadingState:
        """Return how far the corpus has been read."""

    def set_filter(self, query: Query) -> None:
        """Narrow lists and views to what fits `query`."""

    def reindex(self, reopen: bool = False) -> None:
        """Read the corpus again; with `reopen`, show the open record again when it is read."""

    def open(self, target: RecordLocation) -> None:
        """Open a record at a place in it."""

    def open_entry(self, entry: HistoryEntry) -> None:
        """Open the record or the view of an entry."""

    def open_pin(self, pin: PinnedSearch) -> None:
        """Open the search box with a pinned search in it."""

    def act_on_row(self, action: str, ref: Ref, then: Callable[[], object]) -> None:
        """Do an action of the explorer about a row of the screen on top; afterwards call `then`."""

    def make_view(self, snapshot: ViewSnapshot) -> object:
        """Return the analysis screen that a snapshot describes; None where the snapshot lacks its subject."""

    def show_keys(self, commands: Sequence[Command]) -> None:
        """Show the keys of `commands`, and what the marks in a text mean."""


class ScreenContext(Protocol):
    """A screen, as the widgets on it use it."""

    @property
    def commands(self) -> tuple[Command, ...]:
        """Return the commands of the screen, with their keys."""

    @property
    def is_on_top(self) -> bool:
        """Return whether the screen is the one that receives the keys."""

    @property
    def owner(self) -> AppContext:
        """Return the application."""


class AppContext(Protocol):
    """The application, as its screens and widgets use it."""

    store: Store
    state: SessionState
    settings: Settings
    key_table: KeyTable
    corpus_service: CorpusService
    corpus: Path
    config: Path
    key_queue: KeyQueue
    frame_rate: FrameRate
    drafts_folder: Path

    @property
    def corpus_title(self) -> str:
        """Return the title of the corpus as its folder has it."""

    def read_dialog_styles(self) -> None:
        """Read the styles of what comes up over the explorer."""

    @property
    def explorer(self) -> ExplorerContext:
        """Return the screen under all others."""

    @property
    def suggestion_session(self) -> SuggestionSession:
        """Return the suggestions, and what was done with them in this run."""

    def withdraw_message(self, text: str) -> None:
        """Take back a message that is not true any more."""

    def drop_read_messages(self) -> None:
        """Drop the messages that were read, as another screen comes up."""

    def show_messages(self) -> None:
        """Draw the current status messages in the last line of the uppermost screen with such a line."""

    def action_refuse_in_browser(self) -> None:
        """Say that a key would reach for the machine that serves, which is not the reader's."""

    def save_state(self) -> None:
        """Keep the state of the session."""

    def toggle_mark(self, mark: ReadingMark, ref: Ref) -> bool:
        """Mark a record as read or starred, or no longer; return whether it is marked now."""

    def follow_renames(self) -> JournalRenames:
        """Let what is kept of records follow them where they were renamed; return which were, since last."""

    def copy(self, text: str, what: str) -> None:
        """Put `text` on the clipboard; `what` names it in the message that says so."""

    def remember_search(self, text: str) -> None:
        """Keep a search that led somewhere, the latest first, each once."""

    def open_search(
        self,
        then: Callable[[SearchChoice | None], None],
        text: str | None = None,
        fuzzy: bool = True,
        again: bool = False,
    ) -> None:
        """Open the search box as it was left, or with another text in it."""

    def corpus_changed(self) -> None:
        """Have what was asked of the corpus asked again."""
