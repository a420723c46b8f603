"""The actions of the explorer's keys, as the table of commands names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.documents.list_items import ListItem
from tui.app.runtime.status_messages import HINT_S
from tui.i18n import gettext as _

if TYPE_CHECKING:
    from tui.app.screens.explorer.explorer_parts import ExplorerParts
    from tui.app.screens.explorer.panes import PaneName
    from tui.app.screens.exports.export_actions import ExportEnded


class KeyActions:
    """Pass each key of the explorer on to the part that does what it stands for."""

    parts: ExplorerParts

    # -- moving --------------------------------------------------------------------------------

    def action_pane(self, by: int) -> None:
        self.parts.panes.activate_next(by)

    def action_go(self, pane: PaneName) -> None:
        self.parts.panes.activate(pane)

    def action_tied(self) -> None:
        self.parts.panes.toggle_related()

    def action_move(self, by: int) -> None:
        if not self.parts.selecting.move("sentence", by):
            self.parts.panes.moving.action_move(by)

    def action_page(self, by: int) -> None:
        self.parts.panes.moving.action_page(by)

    def action_edge(self, by: int) -> None:
        moving = self.parts.panes.moving
        (moving.action_first if by < 0 else moving.action_last)()

    # -- opening -------------------------------------------------------------------------------

    def action_choose(self) -> None:
        self.parts.targets.choose()

    def action_back(self) -> None:
        self.parts.view_history.travel(-1)

    def action_forward(self) -> None:
        self.parts.view_history.travel(1)

    def action_jump(self) -> None:
        self.parts.targets.jump()

    def action_bookmark(self) -> None:
        self.parts.bookmarks.toggle()

    def action_bookmarks(self) -> None:
        self.parts.bookmarks.list_all()

    def action_add(self) -> None:
        if not self.parts.found.keep():
            self.parts.ingest.ask()

    # -- reading -------------------------------------------------------------------------------

    def action_step(self, by: int) -> None:
        self.parts.walks.step(by)

    def action_everywhere(self) -> None:
        self.parts.walks.walk_actor()

    def action_layers(self) -> None:
        self.parts.highlights.list_layers()

    def action_meant(self) -> None:
        self.parts.decisions.ask()

    def action_keep_marks(self) -> None:
        self.parts.highlights.toggle_current()

    def action_copy(self) -> None:
        self.parts.copies.copy()

    def action_copy_form(self) -> None:
        self.parts.copies.ask_form()

    def action_open_page(self) -> None:
        self.parts.copies.open_page()

    def action_export(self) -> None:
        self.parts.exports.ask()

    def on_export_ended(self, message: ExportEnded) -> None:
        """Say where the export is."""
        self.parts.exports.report(message)

    # -- finding -------------------------------------------------------------------------------

    def action_search(self) -> None:
        self.parts.targets.search()

    def action_pins(self) -> None:
        self.parts.targets.show_pins()

    def action_find(self) -> None:
        self.parts.walks.find()

    def action_filter(self) -> None:
        # The words that filter a list are there to be changed, whatever row they have brought to the top.
        if self.parts.filters.is_list_filtered or not self.parts.found.identify():
            self.parts.filters.ask_list_filter()

    def action_narrow(self) -> None:
        self.parts.filters.ask()

    def action_widen(self) -> None:
        if self.parts.filters.is_set and self.parts.found.is_asked_about:
            self._ask_what_to_reject()
        elif not self.parts.found.reject():
            self.parts.filters.clear()

    def _ask_what_to_reject(self) -> None:
        """Ask which of the two meanings of a key is meant: a filter is set, and a found record under it."""
        from tui.app.screens.modals.list_dialog import ListDialog

        def take(choice: object) -> None:
            if choice == "filter":
                self.parts.filters.clear()
            elif choice == "record":
                self.parts.found.reject()

        name = self.parts.panes.subject.title if self.parts.panes.subject else ""
        items = [
            ListItem(key="filter", text=_("Clear the filter")),
            ListItem(key="record", text=_("Reject “{name}” for good").format(name=name)),
        ]
        self.parts.panes.screen.app.push_screen(ListDialog(_("Clear or reject?"), items), take)

    def action_sort(self) -> None:
        if not self.parts.selecting.switch_edge():
            self.parts.filters.sort_list()

    # -- across records ------------------------------------------------------------------------

    def action_timeline(self) -> None:
        self.parts.view_actions.open_timeline()

    def action_frequency(self) -> None:
        if not self.parts.selecting.move("word", -1):
            self.parts.view_actions.open_frequency()

    def action_network(self) -> None:
        self.parts.view_actions.open_network()

    def action_concordance(self) -> None:
        self.parts.view_actions.open_concordance()

    def action_differences(self) -> None:
        self.parts.view_actions.open_disagreements()

    def action_compare(self) -> None:
        self.parts.view_actions.open_comparison()

    def action_suggestions(self) -> None:
        self.parts.view_actions.open_suggestions()

    # -- the program ---------------------------------------------------------------------------

    def action_problems(self) -> None:
        self.parts.records.list_problems()

    def action_keys(self) -> None:
        self.parts.records.show_own_keys()

    def action_step_out(self) -> None:
        """Go one step out: of the prompt, the walk, to the view, the results, the list; or stop work."""
        panes, reader, lists = self.parts.panes, self.parts.panes.reader, self.parts.panes.lists
        if panes.prompt.is_open:
            panes.prompt.close(kept=False)
        elif self.parts.selecting.drop():
            return
        elif reader.walk is None and panes.active == "reader" and self.parts.view_history.is_from_view:
            self.parts.view_history.travel(-1)
        elif reader.walk is not None:
            reader.take_walk(None)
            if not (panes.state.search_text and panes.state.has_stepped):
                self.parts.targets.return_to_results()
            else:  # who reads on has the keys of the text, not those of the search box
                words = _("All names again; {key} goes back to the results.")
                panes.screen.notify(words.format(key=panes.key("step-out")), timeout=HINT_S)
        elif panes.state.search_text:
            self.parts.targets.return_to_results()
        elif panes.active in ("reader", "tied"):
            panes.activate("reader" if panes.active == "tied" else panes.list_kind)
        elif lists.pane(panes.list_kind).contains:
            lists.filter(panes.list_kind, "")
        else:
            self.parts.index.stop()
