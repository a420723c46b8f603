"""The panes of the explorer, its prompt, its first and its last line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field
from rich.cells import cell_len
from textual.content import Content

from tui.app.documents.list_items import GROUP_TITLES
from tui.app.key_table import footer_keys, get_command, key_label
from tui.app.runtime.background import read_in_thread
from tui.app.runtime.status_messages import ADVICE_S
from tui.app.screens.base_screen import BaseScreen
from tui.app.screens.curation.subject import KeySubject, find_subjects
from tui.app.session.history import History
from tui.app.widgets.filter_prompt import filter_content
from tui.app.widgets.foot import Foot
from tui.app.widgets.list.list_panes import RecordLists
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.prompt import Prompt
from tui.app.widgets.status_line import (
    StatusLine,
    crumbs_content,
    keys_content,
    shorten_middle,
    shorten_title,
)
from tui.app.widgets.text.record_view import RecordView
from tui.i18n import format_number, ngettext
from tui.i18n import gettext as _
from tui.index.query import Query
from tui.index.results import Counts
from tui.index.store import MATCH_ALL
from tui.model.records import KINDS, Event, Kind, Record, Ref

if TYPE_CHECKING:
    from tui.app.context import AppContext

PaneName = Literal["article", "actor", "event", "reader", "tied"]
PANE_NAMES: tuple[PaneName, ...] = ("article", "actor", "event", "reader", "tied")
#: The smallest window that is of use, in cells; as the breakpoints of the application have it.
MIN_WIDTH_CELLS, MIN_HEIGHT_CELLS = 32, 9
#: The last line has at least, and at most, so much of the title of what a key is about.
MIN_SUBJECT_CELLS, MAX_SUBJECT_CELLS = 8, 24
#: In a narrower window the last line says of a selection only how far it goes.
MIN_WIDE_CELLS = 80


class ExplorerState(Struct):
    """Hold what the explorer shows: where the reader is, from which search, through which filter."""

    history: History = field(default_factory=History)
    filter: Query = MATCH_ALL
    search_text: str = ""  # of the search whose result is open: Esc goes back to its list
    has_stepped: bool = False  # from the hit at which that result was opened to another one
    counts: Counts = Counts()
    store_state: str = ""  # of the store, when the lists were last read


class StatusBars:
    """Write the first line of the explorer, the way to what is open, and the last, its keys."""

    def __init__(self, screen: BaseScreen[None], state: ExplorerState) -> None:
        self._screen, self._state = screen, state
        self._shown: object = None  # what the last line says of Enter, and of the subject; None: nothing yet

    def update(self) -> None:
        """Write both lines anew."""
        screen = self._screen
        width = screen.size.width or screen.app.size.width
        if screen.has_class("-tiny") or screen.has_class("-flat"):
            words = _("Too small: {width}×{height} is needed")
            self.show_words(Content(words.format(width=MIN_WIDTH_CELLS, height=MIN_HEIGHT_CELLS)))
            self._shown = None
            return
        self.show_words(self._way_content(width))
        self._show_keys(width)

    def update_subject(self) -> None:
        """Write the last line anew if a key is about something else than it says."""
        screen = self._screen
        is_said = self._shown is not None
        if is_said and self._what_is_current != self._shown:
            self._show_keys(screen.size.width or screen.app.size.width)

    def _show_keys(self, width: int) -> None:
        """Write the last line, in `width` cells."""
        screen = self._screen
        self._shown = self._what_is_current
        pairs = self._narrow_keys(width) if screen.has_class("-narrow") else self._keys(width)
        lasting = {screen.key("search"), screen.key("keys")}
        screen.query_one("#keys", Foot).content = keys_content(pairs, width, lasting)

    @property
    def _what_is_current(self) -> object:
        return self._picks_link, self._find_subject()

    def _find_subject(self) -> KeySubject | None:
        focused = self._screen.focused
        rows = focused if isinstance(focused, RowList) else None
        return next(find_subjects(rows, self._screen.query_one(RecordView)), None)

    def _subject_pairs(self, pairs: list[tuple[str, str]], width: int) -> list[tuple[str, str]]:
        """Return the key that is about the subject, with its name: «e edit Issa Traoré».

        The name has the room that other pairs leave in `width` cells.
        """
        subject = self._find_subject()
        if subject is None:
            return []
        room = width - sum(cell_len(f" {key} {word} ") for key, word in pairs) - cell_len("   edit  ")
        if subject.how == "selection":
            return self._selection_pairs(subject.title, width)
        title = shorten_title(subject.title, min(max(room, MIN_SUBJECT_CELLS), MAX_SUBJECT_CELLS))
        if subject.ref.is_found and not self._screen.owner.key_table.is_read_only:
            words = {"add": _("keep"), "edit": _("edit first"), "widen": _("reject"), "filter": _("is …")}
            if not self._can_be_kept(subject):
                del words["add"]
            return [(self._screen.key(name), word) for name, word in words.items()]
        return [(self._screen.key("edit"), _("edit {title}").format(title=title))]

    def _can_be_kept(self, subject: KeySubject) -> bool:
        """Return whether a found record can be kept as it is; False for an open event without a type."""
        page = self._screen.query_one(RecordView).page
        record = page.record if page is not None and page.ref == subject.ref else None
        return not isinstance(record, Event) or bool(record.type)

    def _selection_pairs(self, words: str, width: int) -> list[tuple[str, str]]:
        """Return the keys of a selection: for what is made of it, its ends shown, and to fit it."""
        key, count = self._screen.key, len(words.split())
        size = ngettext("{n} word", "{n} words", count).format(n=format_number(count))
        made = _("“{words}” ({size})") if width < MIN_WIDE_CELLS else _("new from “{words}” ({size})")
        room = max(MIN_SUBJECT_CELLS, width // 2 - cell_len(made.format(words="", size=size)))
        pairs = [(key("new"), made.format(words=shorten_middle(words, room), size=size))]
        if self._screen.has_class("at-reader"):
            pairs += [
                (key("sort"), _("other end")),
                (f"{key('frequency')} {key('labels')}", _("word")),
                (f"{key('down')} {key('up')}", _("sentence")),
                (key("step-out"), _("let go")),
            ]
        return pairs

    def show_words(self, words: Content) -> None:
        """Show `words` in the first line until it is next updated."""
        self._screen.query_one("#crumbs", StatusLine).content = words

    def _way_content(self, width: int) -> Content:
        """Return the filter and the titles on the way to what is open, in `width` cells."""
        owner = self._screen.owner
        corpus = owner.state.title or owner.corpus_title
        titles = [entry.title for entry in self._state.history.previous]
        narrowed = filter_content(self._state.filter, width)
        room = width - 2 - narrowed.cell_length
        crumbs = crumbs_content([corpus, *titles], room)
        return Content.assemble(narrowed or " ", crumbs)

    @property
    def _picks_link(self) -> bool:
        """Return whether Enter makes the first link on the screen current: there is none to follow yet."""
        reader = self._screen.query_one(RecordView)
        return self._screen.has_class("at-reader") and reader.current_link is None

    def _keys(self, width: int) -> list[tuple[str, str]]:
        """Return the keys and what they do; before them how many problems there are."""
        commands = self._screen.commands
        pairs = footer_keys(commands)
        if self._picks_link:
            enter = [key_label(key) for key in get_command("open", commands).keys]
            pairs = [(key, _("choose a link") if key in enter else word) for key, word in pairs]
        if problems := self._state.counts.problems:
            words = ngettext("{n} problem", "{n} problems", problems)
            pairs.insert(0, (self._screen.key("problems"), words.format(n=format_number(problems))))
        return self._subject_pairs(pairs, width) + pairs

    def _narrow_keys(self, width: int) -> list[tuple[str, str]]:
        """Return the keys of the other panes, for a window that shows one pane at a time."""
        panes = [(self._screen.key(f"{kind}s"), _(GROUP_TITLES[kind]).lower()) for kind in KINDS]
        names = ("search", "keys", "tied", "quit")
        pairs = panes + [footer_keys([get_command(name, self._screen.commands)])[0] for name in names]
        *others, last = pairs
        of_subject = self._subject_pairs(pairs, width)
        is_selecting = self._screen.query_one(RecordView).selected_range is not None
        return [*of_subject, *pairs] if is_selecting else [*others, *of_subject, last]


class Panes:
    """Give access to the widgets of the explorer, and give the keys to one of its panes."""

    def __init__(self, screen: BaseScreen[None]) -> None:
        self.screen = screen
        self.state = ExplorerState()
        self.bars = StatusBars(screen, self.state)
        self.list_kind: Kind = "article"  # the list that is open, or was last
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
        return self._row[1] if self._row else self.screen.query_one(Prompt)

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

    def toggle_related(self) -> None:
        """Give the keys to what the open record is tied to, or back to the reader."""
        self.activate("reader" if self.active == "tied" else "tied")

    def mark_active(self, name: PaneName, update: bool = True) -> None:
        """Mark by classes which pane has the keys and which list is open, in one update of the styles."""
        if name in KINDS:
            self.list_kind = name
        classes = {f"at-{other}": other == name for other in PANE_NAMES}
        classes |= {f"open-{kind}": kind == self.list_kind for kind in KINDS}
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
        words = _("This was only found, and nobody has kept it: {key} keeps it first.")
        self.screen.notify(words.format(key=self.key("add")), timeout=ADVICE_S)
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
