"""The session of the last run, shown again in the explorer at the start."""

from __future__ import annotations

from textual.content import Content

from tui.app.screens.explorer.navigation.record_navigation import RecordNavigation
from tui.app.screens.explorer.panes import PANE_NAMES, PaneName, Panes
from tui.app.session.history import History
from tui.app.widgets.text.record_view import FOUND_LAYER
from tui.i18n import gettext as _
from tui.index.store import SORTS_BY_KIND, StoreError
from tui.model.records import KINDS


class SessionRestore:
    """Fill the panes as the reader left them: the open record, the marks, the orders of the lists."""

    def __init__(self, panes: Panes, navigation: RecordNavigation) -> None:
        self._panes, self._navigation = panes, navigation

    @property
    def saved_pane(self) -> PaneName:
        """Return the pane that had the keys at the end of the last run."""
        pane = self._panes.owner.state.pane
        return next((name for name in PANE_NAMES if name == pane), "article")

    def show(self) -> None:
        """Show what the store has, as the last run ended."""
        panes = self._panes
        session, store = panes.owner.state, panes.owner.store
        panes.state.history = History(session.trail, session.at)
        panes.reader.hidden_layers = frozenset(session.hidden)
        panes.lists.hide_found(FOUND_LAYER in session.hidden)
        for kind in KINDS:
            sort = next((name for name in SORTS_BY_KIND[kind] if name == session.sorts.get(kind)), None)
            if sort is not None:  # another version may have known orders that this one does not
                panes.lists.pane(kind).sort = sort
        panes.related.border_title = Content(_("Related"))
        try:
            panes.lists.reading_state = "read" if store.is_ready else "being read"
            self._fill_panes()
        except StoreError as error:
            panes.screen.notify(str(error), severity="error")
        panes.activate(self.saved_pane)

    def _fill_panes(self) -> None:
        """Read at once what is on the screen at once: a thread would cost a frame. Raises StoreError."""
        panes, navigation = self._panes, self._navigation
        panes.read_counts()
        panes.lists.fill_first(panes.state.counts)
        entry = panes.state.history.current
        page = navigation.page_at(entry.ref) if entry else None
        if page is not None and entry is not None:
            navigation.show(page, position=entry.position)
            return
        first = panes.owner.store.rows("article", "", None, None, 1).items  # nothing was open, or it is gone
        page = navigation.page_at(first[0].ref) if first else None
        if page is not None:
            panes.state.history.open(page.ref, page.title)
            navigation.show(page, moves_cursor=False)
