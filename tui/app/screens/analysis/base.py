"""A view: a question across records, over the whole screen. Every item in it is a door."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from msgspec.structs import replace
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from tui.app.commands import get_command
from tui.app.messages import RequestFailed
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.screens.modals.jump import JumpMode
from tui.app.screens.modals.jump_labels import jump_labels
from tui.app.screens.modals.list_dialog import LIST_KEYS
from tui.app.screens.prepared_screen import PreparedScreen
from tui.app.session.history import ViewSnapshot
from tui.app.widgets.foot import Foot
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.status_line import StatusLine, keys_content
from tui.i18n import gettext as _
from tui.index.store import Store
from tui.model.records import Ref

#: Commands of the explorer that a view is left for, and those that need an open record.
GOING_ON = (
    *("articles", "actors", "events", "reader", "tied", "search", "pins", "bookmarks"),
    *("compare", "suggestions", "problems"),
)
NOT_HERE = ("bookmark", "edit", "next-mention", "everywhere", "layers", "meant", "keep-marks", "find")


def _elsewhere(name: str, action: str) -> Binding:
    """The keys of a command of the explorer, where a view has none of its own for them."""
    return Binding(",".join(get_command(name).keys), f"{action}('{name}')", show=False, id=name)


class ViewTextReady(Message):
    """The view as text is here."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class AnalysisScreen(PreparedScreen[object]):
    """Dismissed with a target to open, another view to come up over it, an action of the explorer to be
    done there, or None to leave it.

    After a target was opened the view is kept, and comes back as it was.
    """

    AUTO_FOCUS = "#items"
    BINDINGS: ClassVar[list[BindingType]] = [
        *LIST_KEYS,
        Binding("backspace,alt+left", "leave", show=False, id="back"),
        Binding("f", "jump", show=False, id="jump"),
        Binding("o", "sort", show=False, id="sort"),
        Binding("y", "copy", show=False, id="copy"),
        Binding("question_mark", "keys", show=False, id="keys"),
        Binding("q", "app.quit", show=False, id="quit"),
        *(_elsewhere(name, "go_on") for name in GOING_ON),
        *(_elsewhere(name, "not_here") for name in NOT_HERE),
    ]

    def compose(self) -> ComposeResult:
        """What the view is of, the view, and what the keys do."""
        self.prepare()
        self.defer_paint()
        yield StatusLine(id="crumbs")
        yield from self.panes()
        yield from self.feet()
        yield Foot(id="keys")

    def panes(self) -> ComposeResult:
        """What stands between the first and the last line."""
        yield self.list_with_keys()

    def list_with_keys(self) -> RowList:
        """The list that has the keys from the first, so that it is not styled without and then with them."""
        items = RowList(id="items")
        items.set_reactive(RowList.has_focus, self.app.app_focus)
        return items

    def feet(self) -> ComposeResult:
        """What stands between the view and the keys."""
        yield from ()

    def title_parts(self) -> list[str]:
        """What the view is, of what, and how much there is: for the first line."""
        raise NotImplementedError

    def key_pairs(self) -> list[tuple[str, str]]:
        """Keys and what they do, most needed first."""
        raise NotImplementedError

    def draw(self) -> None:
        """Show what is known in the room there is."""
        raise NotImplementedError

    def action_sort(self) -> None:
        """Sort or rank another way."""
        raise NotImplementedError

    def text_lines(self) -> Iterable[str]:
        """The view as text: the rows of its list, unless it knows better."""
        for rows in self.query("#items").results(RowList):
            for item in rows.items:
                yield "  ".join(filter(None, (item.lead, item.text, item.detail, item.trail)))

    #: Whether the index has changed since the view was read.
    is_stale = False

    #: Where the cursor is to go when the list is here: where it was when the view was left.
    place: RecordLocation | None = None

    def identity(self) -> ViewSnapshot:
        """What the trail keeps of the view."""
        return ViewSnapshot("")

    def display_options(self) -> Iterable[str]:
        """In which order, by which measure …: words that `show_as` knows again."""
        return ()

    def restore_display(self, how: Sequence[str]) -> None:
        """Show it as it was; words that say nothing here are passed over."""

    def restore_cursor(self, place: RecordLocation) -> None:
        """Put the cursor there as soon as the list is here."""
        self.place = place

    def cursor_location(self) -> RecordLocation | None:
        """What the cursor is on."""
        item = self.items.current
        return _target(item.key) if item is not None else None

    def snapshot(self) -> ViewSnapshot:
        """What the trail keeps of the view, with how it is shown and where the cursor is."""
        if not self.is_mounted:  # it is only coming up
            return self.identity()
        at = self.place or self.cursor_location()
        ref, start = (at.ref, at.start) if at is not None else (None, None)
        return replace(self.identity(), how=tuple(self.display_options()), at=ref, start=start)

    @on(RowList.Highlighted, "#items")
    def _put_back(self, message: RowList.Highlighted) -> None:
        """The list is here: go to where the cursor was."""
        at, self.place = self.place, None
        if at is not None:
            for item in self.items.items:
                there = _target(item.key)
                if there is not None and (there.ref, there.start) == (at.ref, at.start):
                    self.items.move_to_key(item.key)
                    return

    def read(self) -> None:
        """Ask the store anew; a view of what the reader chose stays as it is."""

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Back again: show what has changed."""
        self.catch_up()

    def on_corpus_changed(self) -> None:
        """Ask anew: now, or when the view is next seen."""
        self.is_stale = True
        if self.is_on_top:
            self.catch_up()

    def catch_up(self) -> None:
        """Ask anew where the index has changed."""
        if self.is_stale:
            self.is_stale = False
            self.read()

    def filter_content(self) -> Content:
        """What the view is narrowed to, for the first line."""
        return Content("")

    @property
    def store(self) -> Store:
        """What can be asked."""
        return self.owner.store

    @property
    def items(self) -> RowList:
        """The list that has the keys."""
        return self.query_one("#items", RowList)

    def update_bars(self) -> None:
        """Write the first and the last line."""
        title, *rest = self.title_parts()
        too_small = self.has_class("-tiny") or self.has_class("-flat")
        words = _("Too small; Esc goes back") if too_small else " · ".join(rest)
        self.query_one("#crumbs", StatusLine).content = Content.assemble(
            self.filter_content(), (f" {title}", "bold"), f"  {words}"
        )
        self.query_one("#keys", Foot).content = keys_content(self.key_pairs(), self.size.width)

    def on_resize(self, event: events.Resize) -> None:
        """Other widths, drawn anew."""
        if self.is_laid_out_for(event.size):
            self._redraw()
        else:
            self.call_after_refresh(self._redraw)

    def _redraw(self) -> None:
        self.draw()
        self.update_bars()

    def on_request_failed(self, message: RequestFailed) -> None:
        """Say what could not be had."""
        self.items.empty = message.words
        self.notify(message.words, severity="error")

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        self.choose(message.item.key)

    def choose(self, key: object) -> None:
        """Go through a door."""
        if isinstance(key, RecordLocation):
            self.dismiss(key)

    def action_jump(self) -> None:
        """A letter on every door on the screen."""
        keys = [key for key in self.items.visible_keys() if key is not None]
        letters = jump_labels(len(keys))
        self.items.show_hints(dict(zip(keys, letters, strict=True)))

        def chosen(key: object) -> None:
            self.items.clear_hints()
            if key is not None:
                self.choose(key)

        self.app.push_screen(JumpMode(dict(zip(letters, keys, strict=True))), chosen)

    def action_keys(self) -> None:
        """Every key, and what the marks mean."""
        self.owner.explorer.action_keys()

    def action_copy(self) -> None:
        """Copy the view as text."""
        run_in_thread(self, "copy", lambda _worker: ViewTextReady("\n".join(self.text_lines())))

    def on_view_text_ready(self, message: ViewTextReady) -> None:
        """Put it on the clipboard, and into the file of the latest copy."""
        if message.text:
            self.owner.copy(message.text, self.title_parts()[0])
        else:
            self.notify(_("There is nothing to copy."), timeout=2)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.items.action_move(by)

    def action_page(self, by: int) -> None:
        """Move by a page."""
        self.items.action_page(by)

    def action_edge(self, by: int) -> None:
        """To the first or the last line."""
        (self.items.action_first if by < 0 else self.items.action_last)()

    def action_choose(self) -> None:
        """Go through the door under the cursor."""
        self.items.action_choose()

    def action_go_on(self, name: str) -> None:
        """Leave for the explorer, and do there what the key does."""
        self.dismiss(get_command(name).action)

    def action_not_here(self, name: str) -> None:
        """Say why the key does nothing."""
        words = _("{command}: that is done to an open record. Esc leads back to it.")
        self.notify(words.format(command=_(get_command(name).title)), timeout=4)

    def action_leave(self) -> None:
        """Leave the view."""
        self.dismiss(None)


def _target(key: object) -> RecordLocation | None:
    """Where an item of a list leads, if to a record."""
    return RecordLocation(key) if isinstance(key, Ref) else key if isinstance(key, RecordLocation) else None


TEXT_WIDTH = 120  # of a view that is copied as text, in cells


def width_of(widget: Widget) -> int:
    """The cells a list can draw in."""
    return widget.scrollable_content_region.width
