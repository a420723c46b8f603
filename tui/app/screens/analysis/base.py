"""The base of the analyses: a question across records, over the whole screen; its rows are links."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from tui.app.commands.command import Command, Scope
from tui.app.commands.command_table import COMMANDS
from tui.app.documents.previews.preview_page import record_preview
from tui.app.key_table import FooterEntry, footer_pairs, get_command, name_keys
from tui.app.messages import RequestFailed
from tui.app.navigation import ExternalLink, FrequencyRequest, RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.runtime.reading_state import nothing_listed
from tui.app.runtime.status_messages import ADVICE_S, HINT_S
from tui.app.screens.analysis.filtered_view import FilteredView
from tui.app.screens.analysis.restorable_view import RestorableView
from tui.app.screens.base_screen import BaseScreen
from tui.app.screens.modals.jump import jump_to_row
from tui.app.screens.moving_actions import MovingActions
from tui.app.screens.prepared_screen import PreparedScreen
from tui.app.session.history import ViewSnapshot
from tui.app.widgets.foot import Foot
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.preview import LoadPreview, Preview, PreviewSplit
from tui.app.widgets.prompt import Prompt
from tui.app.widgets.status_line import StatusLine, keys_content
from tui.app.widgets.text.reader import Reader
from tui.i18n import gettext as _
from tui.index.store import Store

#: The width of a view that is copied as text.
COPY_WIDTH_CELLS = 120


class ViewTextReady(Message):
    """Report the view as text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class AnalysisScreen(MovingActions, FilteredView, RestorableView, PreparedScreen[object], BaseScreen[object]):
    """Show an analysis over the whole screen; it is kept when a record is opened from it.

    The result is a target to open, another analysis to show, an action of the explorer to run there,
    or None to go back.
    """

    AUTO_FOCUS = "#items"
    SCOPES: ClassVar[tuple[Scope, ...]] = ("view", "everywhere")

    def compose(self) -> ComposeResult:
        """Compose the title, the panes, what is below them, and the line of keys."""
        self.defer_paint()
        yield StatusLine(id="crumbs")
        yield from self.compose_panes()
        yield from self.compose_foot()
        yield Foot(id="keys")

    def compose_panes(self) -> ComposeResult:
        """Compose what is between the first line and the last."""
        yield self.with_preview(self.list_with_keys())

    def with_preview(self, content: Widget, *, may_stand_beside: bool = True) -> PreviewSplit:
        """Return `content`, in which the list is, with the preview of the row under the cursor."""
        return PreviewSplit(content, Preview(self.key("preview")), may_stand_beside=may_stand_beside)

    def list_with_keys(self) -> RowList:
        """Return the list, created with the focus: so it is styled once, not without and then with it."""
        items = RowList(id="items")
        items.set_reactive(RowList.has_focus, self.app.app_focus)
        return items

    def compose_foot(self) -> ComposeResult:
        """Compose what is between the panes and the line of keys: the prompt for the filter."""
        yield Prompt(id="prompt")

    @abstractmethod
    def title_parts(self) -> list[str]:
        """Return the parts of the first line: the analysis, its subject, how much there is."""

    @abstractmethod
    def footer_entries(self) -> list[FooterEntry]:
        """Return what stands in the line of keys, the most needed first: as `footer_pairs` takes it."""

    @abstractmethod
    def draw(self) -> None:
        """Draw the results in the room there is."""

    def text_lines(self) -> Iterable[str]:
        """Yield the view as lines of text: the rows of its list, if a subclass has nothing better."""
        for rows in self.query("#items").results(RowList):
            for item in rows.items:
                yield "  ".join(filter(None, (item.lead, item.text, item.detail, item.trail)))

    #: Whether the index has changed since the view was read.
    is_stale = False

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Show what has changed while another screen was on top."""
        self.catch_up()

    def on_corpus_changed(self) -> None:
        """Read again: now, or when the view is next on top."""
        for split in self.query(PreviewSplit):
            split.preview.forget()
        self.is_stale = True
        if self.is_on_top:
            self.catch_up()

    def on_mount(self) -> None:
        """Read the store for the first time."""
        self.last_filter = self.filter
        self.read()

    def catch_up(self) -> None:
        """Read again if the index or the filter has changed."""
        if self.last_filter != self.filter:
            self.is_stale, self.last_filter = False, self.filter
            self.apply_filter()
        if self.is_stale:
            self.is_stale = False
            self.read()

    @property
    def store(self) -> Store:
        """Return the store of the corpus."""
        return self.owner.store

    @property
    def items(self) -> RowList:
        """Return the list of the view."""
        return self.query_one("#items", RowList)

    @property
    def list_width(self) -> int:
        """Return the width in which the list can draw, in cells."""
        return self.items.scrollable_content_region.width

    def say_nothing(self, words: str) -> None:
        """Have the list say `words` where it has no row, unless the corpus has yet to be read."""
        self.items.empty = nothing_listed(self.owner.explorer.reading_state, words)

    def update_bars(self) -> None:
        """Update the title and the line of keys, and what the preview is of."""
        for split in self.query(PreviewSplit):
            split.share(self.content_rows)
            self._show_preview(split)
        title, *rest = self.title_parts()
        words = " · ".join(rest)
        content = Content.assemble(self.filter_content(), (f" {title}", "bold"), f"  {words}")
        if self.has_class("-tiny") or self.has_class("-flat"):
            content = Content(_("{key} goes back; too small").format(key=self.key("step-out")))
        self.query_one("#crumbs", StatusLine).content = content
        self.update_keys()

    def update_keys(self) -> None:
        """Update the line of keys."""
        entries = [*self.footer_entries(), "keys"]
        if "search" not in entries:
            entries.append(("search", _("search")))
        lasting = [self.key(name) for name in ("search", "keys", "step-out")]
        pairs = footer_pairs(entries, self.commands)
        self.query_one("#keys", Foot).content = keys_content(pairs, self.size.width, lasting)

    # -- the preview ---------------------------------------------------------------------------

    @property
    def content_rows(self) -> int:
        """Return how many rows there are to show beside the preview."""
        return len(self.items.items)

    def preview_loader(self, key: object) -> LoadPreview | None:
        """Return what reads the preview of a row, in a thread; None: it has none."""
        return partial(record_preview, self.store, key) if isinstance(key, RecordLocation) else None

    def _show_preview(self, split: PreviewSplit) -> None:
        item = self.items.current
        if split.is_open:
            key = item.key if item is not None else None
            split.preview.request((key, self.filter), self.preview_loader(key))

    @on(RowList.Highlighted, "#items")
    def _preview_row(self, message: RowList.Highlighted) -> None:
        for split in self.query(PreviewSplit):
            self._show_preview(split)

    @on(PreviewSplit.Arranged)
    def _draw_beside_preview(self, message: PreviewSplit.Arranged) -> None:
        message.stop()
        self.call_after_refresh(self._redraw)

    @on(Reader.LinkFollowed, "#preview")
    def _follow_preview(self, message: Reader.LinkFollowed) -> None:
        message.stop()
        target = message.target
        if isinstance(target, FrequencyRequest):
            of = (target.ref,) if target.ref else ()
            self.dismiss(self.owner.explorer.make_view(ViewSnapshot("frequency", of, target.text)))
        elif isinstance(target, ExternalLink):
            self.owner.copy(target.url, target.url)
        else:
            self.choose(target)

    # -- what happens --------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        """Draw again at the new size."""
        if self.is_laid_out_for(event.size):
            self._redraw()
        else:
            self.call_after_refresh(self._redraw)

    def _redraw(self) -> None:
        self.draw()
        self.update_bars()

    def on_request_failed(self, message: RequestFailed) -> None:
        """Show why there is no result."""
        for items in self.query("#items").results(RowList):  # a comparison of texts has no list
            items.empty = message.words
        self.notify(message.words, severity="error")

    @on(RowList.Chosen)
    def _open_chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        self.choose(message.item.key)

    def choose(self, key: object) -> None:
        """Open the record that a row leads to."""
        if isinstance(key, RecordLocation):
            self.dismiss(key)

    @property
    def active(self) -> RowList | Reader:
        """Return what the keys move in: the list, if a subclass has nothing else."""
        return self.items

    def action_jump(self) -> None:
        """Label every row on the screen, and wait for the letters of one."""
        jump_to_row(self.items, self.choose)

    def action_keys(self) -> None:
        """Show every key of the view and what the marks mean."""
        self.owner.explorer.show_keys(self.commands)

    def action_copy(self) -> None:
        """Copy the view as text."""
        run_in_thread(self, "copy", lambda _worker: ViewTextReady("\n".join(self.text_lines())))

    def on_view_text_ready(self, message: ViewTextReady) -> None:
        """Copy the text to the clipboard and to the file of the latest copy."""
        if message.text:
            self.owner.copy(message.text, self.title_parts()[0])
        else:
            self.notify(_("There is nothing to copy."), timeout=HINT_S)

    def action_go_on(self, name: str) -> None:
        """End the view and run a command of the explorer."""
        self.dismiss(_explorer_command(name).action)

    def action_act_on_row(self, name: str) -> None:
        """Run a command of the explorer about the record of the row under the cursor."""
        row = next((rows.current for rows in self.query("#items").results(RowList)), None)
        if row is None or not isinstance(row.key, RecordLocation):
            self.action_not_here(name)
            return

        def show_marks() -> None:
            if name in ("mark-read", "star"):  # no change of the corpus, after which it would be read again
                self.read() if self.filter.values("is") else self.draw()

        self.owner.explorer.act_on_row(
            _explorer_command(name).action, row.key.ref, self.unless_gone(show_marks)
        )

    def action_not_here(self, name: str) -> None:
        """Explain why the key does nothing."""
        command = name_keys(_(_explorer_command(name).title), self.owner.key_table.at("explorer"))
        words = _("“{command}” needs an open record; {step-out} goes back to it.")
        self.notify(name_keys(words, self.commands, command=command), timeout=ADVICE_S)


def _explorer_command(name: str) -> Command:
    """Return a command of the explorer by its name."""
    return get_command(name, (command for command in COMMANDS if command.where == "explorer"))
