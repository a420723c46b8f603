"""The explorer: lists of articles, actors and events; the reader; what the open record is tied to."""

from __future__ import annotations

import gc
from importlib import import_module
from typing import ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.worker import Worker

from tui.app import messages
from tui.app.background import in_background
from tui.app.commands import bindings, key_line, named, spelled
from tui.app.listing import GROUPS
from tui.app.screens.desk import PLACES, Place
from tui.app.screens.narrowing import filter_content
from tui.app.screens.running import Running
from tui.app.trail import Trail
from tui.app.watching import FilesChanged, Watch
from tui.app.widgets.foot import Foot
from tui.app.widgets.line import Line, crumbs_content, keys_content
from tui.app.widgets.lists import Lists
from tui.app.widgets.prompt import Prompt
from tui.app.widgets.reader import Reader
from tui.app.widgets.record import RecordView
from tui.app.widgets.rowlist import RowList
from tui.i18n import gettext as _
from tui.i18n import ngettext
from tui.index.store import Sort, StoreError
from tui.model.records import KINDS

#: The smallest window that is of use, in cells; as the breakpoints of the application have it.
LEAST = (32, 9)

#: How often the place in a text is kept where it has changed, in seconds.
KEPT_EVERY = 2
#: How long after the first paint what is not needed yet is imported, in seconds.
IDLE_AFTER = 0.5


class Explorer(Running):
    """The screen that is always there; the others come up over it."""

    AUTO_FOCUS = ""
    _watch: Watch | None = None
    _said_picks = False  # whether the last line says that Enter picks a door
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("explorer")]

    def compose(self) -> ComposeResult:
        """The way here, the panes, a prompt, the keys."""
        self.mark_place(self._kept_place, update=False)  # now, so that the panes are styled once
        self.prepare()
        yield Line(id="crumbs")
        with Horizontal(id="main"):
            yield Lists(id="lists")
            yield RecordView(id="reader", max_width=self.owner.settings.width)
            yield RowList(id="tied")
        yield Prompt(id="prompt")
        yield Foot(id="keys")

    # -- the start -----------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Show what the store has, and bring it up to date behind that."""
        state = self.owner.state
        self.trail = Trail(state.trail, state.at)
        self.reader.hidden_layers = frozenset(state.hidden)
        for kind in KINDS:
            if kind in state.sorts:
                self.lists.pane(kind).sort = cast(Sort, state.sorts[kind])
        self.tied.border_title = Content(_("Tied to this"))
        try:
            self.lists.are = "read" if self.owner.store.is_ready else "being read"
            self._first_paint()
        except StoreError as error:
            self.on_failed(messages.Failed(str(error)))
        self.set_place(self._kept_place)
        self.call_after_refresh(self._painted)

    @property
    def _kept_place(self) -> Place:
        """The pane that had the keys the last time."""
        pane = self.owner.state.pane
        return next((place for place in PLACES if place == pane), "article")

    def _painted(self) -> None:
        """What has waited for the first paint."""
        gc.enable()
        self.say_notice()
        self._watch = Watch(
            self.owner.corpus,
            lambda paths: self.post_message(FilesChanged(paths)),
            self._unwatched,
        )
        if not self.counts.article:  # there is nothing to be read meanwhile
            self.reindex()
        self.look_for_copies()
        self.see_view_again()
        self.set_interval(KEPT_EVERY, self.keep_if_moved)
        self.set_timer(IDLE_AFTER, self._make_ready)

    def _make_ready(self) -> None:
        """Have the views' modules, and the actors learnt, so that the first time is as quick as the next."""

        def work(_worker: Worker[None]) -> None:
            import_module("tui.app.screens.again")
            self.owner.corpus_actions.learn()

        in_background(self, "ready", work)

    def _first_paint(self) -> None:
        """What is on the screen at once is read at once; a worker would cost a frame."""
        self.state, self.counts = self.owner.store.state(), self.owner.store.counts()
        self.lists.fill_first({kind: getattr(self.counts, kind) for kind in KINDS})
        here = self.trail.here
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
        if not self.owner.corpus_actions.note(message.paths):
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
        if event.widget is self.focused and event.widget.id in PLACES and event.widget.id != self.place:
            self.mark_place(event.widget.id)
            self.say_edges()

    def action_go(self, place: Place) -> None:
        """To a pane by its number."""
        self.set_place(place)

    def action_pane(self, by: int) -> None:
        """To the next or previous pane."""
        self.set_place(PLACES[(PLACES.index(self.place) + by) % len(PLACES)])

    def action_tied(self) -> None:
        """To what this is tied to, and back."""
        self.set_place("reader" if self.place == "tied" else "tied")

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
        from tui.app.screens.suggestions import Suggestions  # late: the first paint needs none

        self.open_view(Suggestions())

    def action_filter(self) -> None:
        """Filter the list that is open."""
        pane = self.lists.pane(self.list_kind)
        self.set_place(self.list_kind)
        self.prompt.ask("filter", _("Filter {list}:").format(list=_(pane.kind)), pane.contains)

    def action_sort(self) -> None:
        """Sort the list that is open another way."""
        self.owner.state.sorts[self.list_kind] = self.lists.sort(self.list_kind)
        self.keep()

    # -- words on the edges --------------------------------------------------------------------

    def say_edges(self) -> None:
        """The first line (the way here) and the last (keys)."""
        width = self.size.width or self.app.size.width
        if self.has_class("-tiny") or self.has_class("-flat"):
            words = _("Too small: {width}×{height} is needed").format(width=LEAST[0], height=LEAST[1])
            self.query_one("#crumbs", Line).content = Content(words)
            return
        self._said_picks = self._picks
        narrow = self.has_class("-narrow")
        corpus = self.owner.state.title or self.owner.corpus.name
        titles = [stop.title for stop in self.trail.behind]
        narrowed = filter_content(self.filter, width)
        room = width - 2 - narrowed.cell_length
        crumbs = crumbs_content(titles if narrow and titles else [corpus, *titles], room)
        self.query_one("#crumbs", Line).content = Content.assemble(narrowed or " ", crumbs)
        self.query_one("#keys", Foot).content = keys_content(
            self._narrow_keys() if narrow else self._keys(), width
        )

    def _keys(self) -> list[tuple[str, str]]:
        """What the keys do, and how many problems there are."""
        pairs = key_line(self.owner.commands)
        if self._picks:
            enter = [spelled(key) for key in named("open", self.owner.commands).keys]
            pairs = [(key, _("pick a door") if key in enter else word) for key, word in pairs]
        if self.counts.problems:
            words = ngettext("{n} problem", "{n} problems", self.counts.problems)
            pairs.insert(0, ("p", words.format(n=f"{self.counts.problems:,}")))
        return pairs

    @property
    def _picks(self) -> bool:
        """Whether Enter has no door to go through yet, and makes the first one on the screen current."""
        return self.place == "reader" and self.reader.current_door is None

    @on(Reader.Moved)
    def _door_moved(self, message: Reader.Moved) -> None:
        """The first door became current, or none is any longer: Enter does something else."""
        message.stop()
        if self._picks != self._said_picks:
            self.say_edges()

    def _narrow_keys(self) -> list[tuple[str, str]]:
        """Where one pane is shown at a time: the ways to the others."""
        panes = [(str(number), _(GROUPS[kind]).lower()) for number, kind in enumerate(KINDS, 1)]
        useful = [named(name, self.owner.commands) for name in ("tied", "keys", "quit")]
        return panes + key_line(useful)

    def on_resize(self, event: events.Resize) -> None:
        """Other widths, other words."""
        self.call_after_refresh(self.say_edges)
