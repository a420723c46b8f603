"""The explorer: lists of articles, actors and events; the reader; what the open record is tied to."""

from __future__ import annotations

import gc
from functools import partial
from importlib import import_module
from typing import cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.worker import Worker

from tui.app import messages
from tui.app.documents.list_items import GROUP_TITLES
from tui.app.file_watcher import FilesChanged, FileWatcher
from tui.app.key_table import footer_keys, get_command, key_label
from tui.app.runtime.background import run_in_thread
from tui.app.screens.explorer.index_runs import IndexRuns
from tui.app.screens.explorer.record_navigation import PANE_NAMES, PaneName
from tui.app.session.history import History
from tui.app.widgets.filter_prompt import filter_content
from tui.app.widgets.foot import Foot
from tui.app.widgets.list.record_lists import RecordLists
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.prompt import Prompt
from tui.app.widgets.status_line import StatusLine, crumbs_content, keys_content
from tui.app.widgets.text.reader import Reader
from tui.app.widgets.text.record_view import RecordView
from tui.i18n import gettext as _
from tui.i18n import ngettext
from tui.index.store import Sort, StoreError
from tui.model.records import KINDS, Kind

#: The smallest window that is of use, in cells; as the breakpoints of the application have it.
LEAST = (32, 9)

#: How often the place in a text is kept where it has changed, in seconds.
KEPT_EVERY = 2
#: How long after the first paint what is not needed yet is imported, in seconds.
IDLE_AFTER = 0.5


class Explorer(IndexRuns):
    """The screen that is always there; the others come up over it."""

    AUTO_FOCUS = ""
    _watch: FileWatcher | None = None
    _said_picks = False  # whether the last line says that Enter picks a door
    PLACES = ("explorer", "everywhere")

    def compose(self) -> ComposeResult:
        """The way here, the panes, a prompt, the keys."""
        self.mark_active_pane(self._kept_place, update=False)  # now, so that the panes are styled once
        self.prepare()
        yield StatusLine(id="crumbs")
        with Horizontal(id="main"):
            yield RecordLists(id="lists")
            yield RecordView(id="reader", max_width=self.owner.settings.width)
            yield RowList(id="tied")
        yield Prompt(id="prompt")
        yield Foot(id="keys")

    # -- the start -----------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Show what the store has, and bring it up to date behind that."""
        state = self.owner.state
        self.trail = History(state.trail, state.at)
        self.reader.hidden_layers = frozenset(state.hidden)
        for kind in KINDS:
            if kind in state.sorts:
                self.lists.pane(kind).sort = cast(Sort, state.sorts[kind])
        self.related.border_title = Content(_("Tied to this"))
        try:
            self.lists.reading_state = "read" if self.owner.store.is_ready else "being read"
            self._first_paint()
        except StoreError as error:
            self.on_request_failed(messages.RequestFailed(str(error)))
        self.activate_pane(self._kept_place)
        self.call_after_refresh(self._painted)

    @property
    def _kept_place(self) -> PaneName:
        """The pane that had the keys the last time."""
        pane = self.owner.state.pane
        return next((place for place in PANE_NAMES if place == pane), "article")

    def _painted(self) -> None:
        """What has waited for the first paint."""
        gc.enable()
        self.show_notice()
        self._watch = FileWatcher(
            self.owner.corpus,
            lambda paths: self.post_message(FilesChanged(paths)),
            self._unwatched,
        )
        if not self.counts.article:  # there is nothing to be read meanwhile
            self.reindex()
        self.look_for_copies()
        self.show_view_again()
        self.set_interval(KEPT_EVERY, self.save_if_moved)
        self.set_timer(IDLE_AFTER, self._make_ready)

    def _make_ready(self) -> None:
        """Have the views' modules, and the actors learnt, so that the first time is as quick as the next."""

        def work(_worker: Worker[None]) -> None:
            import_module("tui.app.screens.analysis.restore")
            self.owner.corpus_actions.preload_annotator()

        run_in_thread(self, "ready", work)

    def _first_paint(self) -> None:
        """What is on the screen at once is read at once; a worker would cost a frame."""
        self.state, self.counts = self.owner.store.state(), self.owner.store.counts()
        self.lists.fill_first({kind: getattr(self.counts, kind) for kind in KINDS})
        here = self.trail.current
        page = self.page_at(here.ref) if here else None
        if page is None:  # nothing was open yet, or it is gone
            here = None
            first = self.owner.store.rows("article", "", None, None, 1).items
            page = self.page_at(first[0].ref) if first else None
            if page is not None:
                self.trail.open(page.ref, page.title)
        if page is not None:
            self._show(page, None, here.position if here else None, None)

    def _unwatched(self, why: str) -> None:
        """Nothing tells what changes: every run looks at everything."""
        self.log.warning(why)
        self._is_watched = False
        self.post_message(FilesChanged())

    def on_files_changed(self, message: FilesChanged) -> None:
        """What was saved elsewhere is read; a run that is under way does so when it is through."""
        if not self.owner.corpus_actions.mark_changed(message.paths):
            self.reindex()

    def on_unmount(self) -> None:
        """Nothing is watched any longer."""
        if self._watch is not None:
            self._watch.stop()

    # -- panes ---------------------------------------------------------------------------------

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click moves the keys as Tab does; the focus is not moved again for it.

        What has lost the focus since the event was posted says nothing about the place.
        """
        if (
            event.widget is self.focused
            and event.widget.id in PANE_NAMES
            and event.widget.id != self.active_pane
        ):
            self.mark_active_pane(event.widget.id)
            self.update_bars()

    def action_go(self, place: PaneName) -> None:
        """To a pane by its number."""
        self.activate_pane(place)

    def action_pane(self, by: int) -> None:
        """To the next or previous pane."""
        self.activate_pane(PANE_NAMES[(PANE_NAMES.index(self.active_pane) + by) % len(PANE_NAMES)])

    def action_tied(self) -> None:
        """To what this is tied to, and back."""
        self.activate_pane("reader" if self.active_pane == "tied" else "tied")

    @property
    def _moving(self) -> RowList | RecordView:
        """What the moving keys move: the list with the focus, else the text."""
        return self.focused if isinstance(self.focused, RowList) else self.reader

    def action_move(self, by: int) -> None:
        """Move the cursor of a list, or the text."""
        self._moving.action_move(by)

    def action_page(self, by: int) -> None:
        """A page of a list or of the text."""
        self._moving.action_page(by)

    def action_edge(self, by: int) -> None:
        """To the top or the end."""
        (self._moving.action_first if by < 0 else self._moving.action_last)()

    def action_choose(self) -> None:
        """Open the line under the cursor; follow the current name."""
        if isinstance(self.focused, RowList):
            self.focused.action_choose()
        else:
            self.follow()

    def action_suggestions(self) -> None:
        """What the corpus seems to miss."""
        from tui.app.screens.analysis.suggestions import SuggestionsScreen  # late: the first paint needs none

        self.open_view(SuggestionsScreen())

    def action_filter(self) -> None:
        """Filter the list that is open."""
        pane = self.lists.pane(self.list_kind)
        self.activate_pane(self.list_kind)
        label = _("Filter {list}:").format(list=_(pane.kind))
        narrow = partial(self.lists.filter, pane.kind)
        self.prompt.ask(label, partial(self._end_list_filter, pane.kind), pane.contains, on_change=narrow)

    def _end_list_filter(self, kind: Kind, text: str | None) -> None:
        if text is None:
            self.lists.filter(kind, "")
        self.activate_pane(kind)

    def action_sort(self) -> None:
        """Sort the list that is open another way."""
        self.owner.state.sorts[self.list_kind] = self.lists.sort(self.list_kind)
        self.save_session()

    # -- words on the edges --------------------------------------------------------------------

    def update_bars(self) -> None:
        """The first line (the way here) and the last (keys)."""
        width = self.size.width or self.app.size.width
        if self.has_class("-tiny") or self.has_class("-flat"):
            words = _("Too small: {width}×{height} is needed").format(width=LEAST[0], height=LEAST[1])
            self.query_one("#crumbs", StatusLine).content = Content(words)
            return
        self._said_picks = self._picks
        narrow = self.has_class("-narrow")
        corpus = self.owner.state.title or self.owner.corpus.name
        titles = [stop.title for stop in self.trail.previous]
        narrowed = filter_content(self.filter, width)
        room = width - 2 - narrowed.cell_length
        crumbs = crumbs_content(titles if narrow and titles else [corpus, *titles], room)
        self.query_one("#crumbs", StatusLine).content = Content.assemble(narrowed or " ", crumbs)
        self.query_one("#keys", Foot).content = keys_content(
            self._narrow_keys() if narrow else self._keys(), width
        )

    def _keys(self) -> list[tuple[str, str]]:
        """What the keys do, and how many problems there are."""
        pairs = footer_keys(self.commands)
        if self._picks:
            enter = [key_label(key) for key in get_command("open", self.commands).keys]
            pairs = [(key, _("pick a door") if key in enter else word) for key, word in pairs]
        if self.counts.problems:
            words = ngettext("{n} problem", "{n} problems", self.counts.problems)
            pairs.insert(0, (self.key("problems"), words.format(n=f"{self.counts.problems:,}")))
        return pairs

    @property
    def _picks(self) -> bool:
        """Whether Enter has no door to go through yet, and makes the first one on the screen current."""
        return self.active_pane == "reader" and self.reader.current_link is None

    @on(Reader.LinkChanged)
    def _door_moved(self, message: Reader.LinkChanged) -> None:
        """The first door became current, or none is any longer: Enter does something else."""
        message.stop()
        if self._picks != self._said_picks:
            self.update_bars()

    def _narrow_keys(self) -> list[tuple[str, str]]:
        """Where one pane is shown at a time: the ways to the others."""
        panes = [(self.key(f"{kind}s"), _(GROUP_TITLES[kind]).lower()) for kind in KINDS]
        useful = [get_command(name, self.commands) for name in ("tied", "keys", "quit")]
        return panes + footer_keys(useful)

    def on_resize(self, event: events.Resize) -> None:
        """Other widths, other words."""
        self.call_after_refresh(self.update_bars)
