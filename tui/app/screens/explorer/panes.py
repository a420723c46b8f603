"""The panes of the explorer, and what its keys are about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

from tui.app.runtime.background import read_in_thread
from tui.app.runtime.status_messages import ADVICE_S
from tui.app.screens.base_screen import BaseScreen
from tui.app.screens.curation.subject import KeySubject, find_subjects
from tui.app.screens.explorer.explorer_state import ExplorerState
from tui.app.screens.explorer.status_bars import StatusBars
from tui.app.widgets.list.record_lists import RecordLists
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.text.record_view import RecordView
from tui.i18n import gettext as _
from tui.model.records import KINDS, Kind, Record, Ref

if TYPE_CHECKING:
    from tui.app.context import AppContext
    from tui.app.widgets.prompt import Prompt

PaneName = Literal["article", "actor", "event", "reader", "tied"]
PANE_NAMES: tuple[PaneName, ...] = ("article", "actor", "event", "reader", "tied")


class Panes:
    """Give access to the widgets of the explorer, and give the keys to one of its panes."""

    def __init__(self, screen: BaseScreen[None]) -> None:
        self.screen = screen
        self.state = ExplorerState()
        self.bars = StatusBars(screen, self.state)
        self.list_kind: Kind = "article"  # the list that is open, or was last
        self._prompt: Prompt | None = None
        self._row: tuple[KeySubject, Prompt] | None = None  # of the screen on top, that a key is about

    def key(self, name: str) -> str:
        """Return the label of the first key of a command of the explorer."""
        return self.screen.key(name)

    @property
    def owner(self) -> AppContext:
        """Return the application."""
        return self.screen.owner

    @property
    def lists(self) -> RecordLists:
        """Return the three lists of records."""
        return self.screen.query_one(RecordLists)

    @property
    def reader(self) -> RecordView:
        """Return the pane of the open record."""
        return self.screen.query_one(RecordView)

    @property
    def related(self) -> RowList:
        """Return the list of what the open record is tied to."""
        return self.screen.query_one("#tied", RowList)

    @property
    def prompt(self) -> Prompt:
        """Return the line to type an answer in."""
        return self._row[1] if self._row else self.mount_prompt()

    def mount_prompt(self) -> Prompt:
        """Return the prompt of the explorer; mount it if it is not there: the first frame does without."""
        from tui.app.widgets.prompt import Prompt

        if self._prompt is None:
            self._prompt = Prompt(id="prompt")
            self.screen.mount(self._prompt, before="#keys")
        return self._prompt

    def read_counts(self) -> None:
        """Read how many records and problems the store has. Raises StoreError."""
        store, state = self.owner.store, self.state
        state.store_state, state.counts = store.state(), store.counts()

    # -- the active pane -----------------------------------------------------------------------

    @property
    def active(self) -> PaneName:
        """Return the pane that has the keys."""
        return next((name for name in PANE_NAMES if self.screen.has_class(f"at-{name}")), "article")

    def activate(self, name: PaneName) -> None:
        """Bring a pane up and give it the keys."""
        self.mark_active(name)
        self.screen.query_one(f"#{name}").focus()
        self.lists.share_height()
        self.bars.update()

    def activate_next(self, by: int) -> None:
        """Give the keys to the next pane, or to the previous one (`by` = -1)."""
        self.activate(PANE_NAMES[(PANE_NAMES.index(self.active) + by) % len(PANE_NAMES)])

    @property
    def has_way_out(self) -> bool:
        """Return whether the key for a step out has something to close before it leads to a list."""
        reader, is_asked = self.reader, self._prompt is not None and self._prompt.is_open
        is_on_way = reader.walk is not None or bool(self.state.search_text)
        is_filtered = bool(self.lists.pane(self.list_kind).contains)
        return is_asked or is_on_way or is_filtered or reader.selected_range is not None

    def toggle_related(self) -> None:
        """Give the keys to what the open record is tied to, or back to the reader."""
        self.activate("reader" if self.active == "tied" else "tied")

    def mark_active(self, name: PaneName, update: bool = True) -> None:
        """Mark by classes which pane has the keys and which list is open, in one update of the styles.

        Where all panes have room no style depends on them, and restyling all of them takes long.
        """
        if name in KINDS:
            self.list_kind = name
        classes = {f"at-{other}": other == name for other in PANE_NAMES}
        classes |= {f"open-{kind}": kind == self.list_kind for kind in KINDS}
        update = update and (not self.screen.has_class("-wide") or self.lists.has_class("-folded"))
        self.screen.update_classes(classes, update=update, animate=False)

    def follow_focus(self, name: str | None) -> None:
        """Mark the pane called `name` as active, which has the focus already; ignore names of no pane."""
        if name in PANE_NAMES and name != self.active:
            self.mark_active(name)
            self.lists.share_height()
            self.bars.update()
        else:
            self.bars.update_subject()

    def leave_prompt(self) -> None:
        """Give the keys back to the screen on top, whose prompt has closed."""
        top = self.screen.app.screen
        (top if isinstance(top, BaseScreen) else self.screen).focus_content()

    # -- what the keys are about ---------------------------------------------------------------

    @property
    def moving(self) -> RowList | RecordView:
        """Return what the moving keys move: the list with the focus, else the text."""
        return self.focused_list or self.reader

    @property
    def focused_list(self) -> RowList | None:
        """Return the list with the focus, or None."""
        return self.screen.focused if isinstance(self.screen.focused, RowList) else None

    def current_actor(self) -> Ref | None:
        """Return the actor under the cursor of the focused list, else the current name, else what is open."""
        return next((subject.ref for subject in self.subjects() if subject.ref.kind == "actor"), None)

    def subjects(self) -> Iterator[KeySubject]:
        """Yield what a key may be about, the likeliest first."""
        return iter([self._row[0]]) if self._row else find_subjects(self.focused_list, self.reader)

    @contextmanager
    def about_row(self, subject: KeySubject, prompt: Prompt) -> Iterator[None]:
        """Have keys be about a row of the screen on top, and ask in its prompt, within the block."""
        self._row = subject, prompt
        try:
            yield
        finally:
            self._row = None

    @property
    def subject(self) -> KeySubject | None:
        """Return what a key is about that can be about anything; None where nothing is there."""
        return next(self.subjects(), None)

    @property
    def kept_subject(self) -> KeySubject | None:
        """Return the record with a file that a key is about; None, said in the last line, for a found one."""
        subject = self.subject
        if subject is None or not subject.ref.is_found:
            return subject
        words = _("This was only found, and nobody has kept it: {add} or {edit} keeps it first.")
        keys = {"add": self.key("add"), "edit": self.key("edit")}
        self.screen.notify(words.format(**keys), timeout=ADVICE_S)
        return None

    def read_record(self, ref: Ref, take: Callable[[Record], None]) -> None:
        """Read a record, and hand it to `take`; where the index has none, say so. The next key waits."""

        def show(record: Record | None) -> None:
            if record is None:
                self.screen.notify(_("{id} is not in the corpus.").format(id=ref), severity="error")
            else:
                take(record)

        store = self.owner.store
        read_in_thread(self.screen, "decide record", lambda: next(iter(store.read([ref])), None), show)
