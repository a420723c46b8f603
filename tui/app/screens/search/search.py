"""The search screen: results as you type, facets beside them, pinned and earlier searches."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from tui.app.key_table import footer_keys
from tui.app.match_walk import SearchChoice
from tui.app.messages import CorpusChanged, RequestFailed
from tui.app.navigation import FrequencyRequest, RecordLocation
from tui.app.screens.base_modal import BaseModal
from tui.app.screens.moving_actions import MovingActions
from tui.app.screens.search.facet_panel import FacetsCounted
from tui.app.screens.search.pin_prompt import PinPrompt
from tui.app.screens.search.query_bar import QueryBar
from tui.app.screens.search.result_list import ResultsFound
from tui.app.screens.search.result_notes import no_results_text
from tui.app.screens.search.result_pane import ResultPane
from tui.app.screens.search.search_request import SearchRequest
from tui.app.session.state import PinnedSearch
from tui.app.widgets.foot import Foot
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.status_line import keys_content
from tui.index.query import Query
from tui.index.search.search import SearchResults
from tui.index.store import MATCH_ALL
from tui.model.reading_marks import ReadingMark


class SearchScreen(MovingActions, BaseModal[SearchChoice | None]):
    """Search as the user types; end with the chosen record. Opened again, the screen is as it was."""

    AUTO_FOCUS = "#box"
    SCOPES = ("search", "everywhere")

    def __init__(self, request: SearchRequest) -> None:
        """Search for `request` at first."""
        super().__init__()
        self.request = request
        self._is_stale = False  # whether the corpus has changed since
        self.bar = QueryBar(request.text, self.key("next-group"))
        self.pane = ResultPane(self.owner.store, self.key("preview"))
        self.results, self.facets = self.pane.results, self.pane.facets
        self.pins = PinPrompt(id="naming")

    def compose(self) -> ComposeResult:
        """Compose the query, the results with their facets, the notes and the line of keys."""
        with Vertical(classes="box"):
            yield self.bar
            yield self.pane
            yield self.pins
            yield Foot(id="verbs")

    def on_mount(self) -> None:
        """Search for the first text."""
        self.set_fuzzy(self.request.fuzzy)
        self.search(self.request.text)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Select the text in the query input, so that the next letter replaces it."""
        self.bar.box.focus()
        self.bar.box.select_all()
        self.results.forget_choice()
        if self._is_stale:
            self.search(self.request.text, keep=True)

    def on_resize(self, event: events.Resize) -> None:
        """Say as much as there is room for; the list of facets may have been hidden or shown."""
        self.call_after_refresh(self._fit_lines)

    def _fit_lines(self) -> None:
        verbs = self.query_one("#verbs", Foot)
        verbs.content = keys_content(footer_keys(self.commands), verbs.size.width)
        self.set_fuzzy(self.request.fuzzy)
        self.pane.show_totals()

    # -- searching -----------------------------------------------------------------------------

    @on(Input.Changed, "#box")
    def _search_typed_text(self, event: Input.Changed) -> None:
        event.stop()
        self.search(event.value)

    def search(self, text: str, keep: bool = False) -> None:
        """Search for `text`, and for completions of the word at the cursor; `keep`: the cursor stays."""
        self.request = self.request._replace(text=text)
        self._is_stale = False
        self.facets.set_query(self.request.typed_query, self.request.within)
        self.bar.request_completions(self.owner.store)
        self.bar.show_filters(self.facets.filter_words())
        if self.request.is_blank:
            self._show_start()
        else:
            self.results.begin_search(self.request, keep)

    def _show_start(self) -> None:
        """List the pinned and the earlier searches: there is nothing to search for."""
        state, is_listed = self.owner.state, self.request.is_of_all_kinds
        self.results.show_start(state.pins if is_listed else (), state.searches if is_listed else ())
        self.bar.show_start()
        self.pane.clear()
        self.on_facets_counted()

    def on_results_found(self, message: ResultsFound) -> None:
        """Show how the query was understood; open the first result, or say more of all of them."""
        results = message.search_results
        self.bar.show_meaning(message.meaning, results.query.notes)
        self.results.empty = no_results_text(self.request, self.key("fuzzy"), self.key("facets-clear"))
        if not self.results.choose_found():
            self._count(results)

    def _count(self, results: SearchResults) -> None:
        """Count facets and days, and what is new in a pinned search, once results are shown."""
        self.pane.count(results, with_days=self.request.is_of_all_kinds)
        self.pins.count_seen(results.query)

    def on_facets_counted(self, message: FacetsCounted | None = None) -> None:
        """Leave a list of facets in which there is nothing any more."""
        if not self.facets.items and self.facets.has_focus:
            self.bar.box.focus()

    def on_request_failed(self, message: RequestFailed) -> None:
        """Show why there are no results."""
        self.results.stop_waiting()
        self.pane.notes.show_words(message.words)

    def on_corpus_changed(self, message: CorpusChanged) -> None:
        """Search again: now, or when the screen is next on top."""
        self.pane.preview.forget()
        self._is_stale = True
        if self.is_current:
            self.search(self.request.text, keep=True)

    # -- the query -----------------------------------------------------------------------------

    def set_text(self, text: str) -> None:
        """Put `text` into the query input with the cursor at its end, and search for it."""
        self.bar.box.value = text
        self.bar.box.cursor_position = len(text)

    def set_filter(self, within: Query) -> None:
        """Filter the search by a query in addition to the text; `MATCH_ALL` clears the filter."""
        if within != self.request.within:
            self.request = self.request._replace(within=within)
            self.post_message(CorpusChanged())

    def set_fuzzy(self, fuzzy: bool) -> None:
        """Set whether the next search tolerates typos and other scripts."""
        self.request = self.request._replace(fuzzy=fuzzy)
        self.bar.show_fuzzy(fuzzy, "" if self.has_class("-narrow") else self.key("fuzzy"))

    def put_search(self, text: str, fuzzy: bool) -> None:
        """Put another search into the query input, and run it."""
        is_other = fuzzy != self.request.fuzzy
        self.set_fuzzy(fuzzy)
        if is_other and text == self.request.text:
            self.search(text)
        self.set_text(text)

    def action_fuzzy(self) -> None:
        """Switch the tolerance for typos and other scripts on or off."""
        self.set_fuzzy(not self.request.fuzzy)
        self.search(self.request.text, keep=True)

    def action_history(self, by: int) -> None:
        """Recall the search that is `by` before the one in the query input."""
        searches, text = self.owner.state.searches, self.request.text
        index = (searches.index(text) if text in searches else -1) + by
        if 0 <= index < len(searches):
            self.set_text(searches[index])

    # -- results -------------------------------------------------------------------------------

    @on(Input.Submitted, "#box")
    def _open_first_result(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """Open the result of what was typed, or choose the facet, under the cursor."""
        (self.facets.action_choose if self.facets.has_focus else self.results.choose_when_found)()

    @on(RowList.Chosen, "#results")
    def _open_chosen(self, message: RowList.Chosen) -> None:
        """Open the result, or recall the pinned or the earlier search."""
        message.stop()
        target, results = message.item.key, self.results.search_results
        if isinstance(target, PinnedSearch):
            self.put_search(target.text, target.fuzzy)
        elif isinstance(target, str):
            self.set_text(target)
        elif isinstance(target, RecordLocation) and results is not None:
            if self.request.is_of_all_kinds:
                self.owner.remember_search(results.query.text)
            self.dismiss(SearchChoice(target, results.query.text, self.results.cursor_on(target.ref)))

    def action_mark(self, mark: ReadingMark) -> None:
        """Mark the result under the cursor as read or starred, or take the mark away."""
        key = self.results.current.key if self.results.current else None
        if isinstance(key, RecordLocation):
            self.owner.explorer.act_on_row(f"mark('{mark}')", key.ref, self.unless_gone(self._show_marks))

    def _show_marks(self) -> None:
        """Show a mark that was made or taken away, which a search may be about."""
        if self.results.search_results is not None and self.results.search_results.query.values("is"):
            self.search(self.request.text, keep=True)
        else:
            self.results.redraw()

    @property
    def active(self) -> RowList:
        """Return the list in which the cursor keys move, while the input keeps the focus."""
        return self.pane.active

    def action_move(self, by: int) -> None:
        """Move in the list; up from the first row recalls a search."""
        is_recall = self.request.is_blank or self.request.text in self.owner.state.searches
        if by < 0 and is_recall and self.pane.is_at_first_result:
            self.action_history(1)
        else:
            super().action_move(by)

    def action_group(self, by: int) -> None:
        """Accept a completion if one is offered; else move to the next or previous group."""
        if by < 0 or not self.bar.box.has_focus or not self.bar.box.accept_completion():
            self.pane.move_to_group(by)

    def action_leave(self) -> None:
        """Move the focus to the query input; from there, close: text and results stay for the next time."""
        if self.facets.has_focus:
            self.bar.box.focus()
        else:
            self.dismiss(None)

    # -- facets --------------------------------------------------------------------------------

    def action_facets(self) -> None:
        """Move the focus to the facets, or back to the query input."""
        if self.facets.has_focus or not self.facets.items:
            self.bar.box.focus()
        else:
            self.pane.focus_facets()

    @on(RowList.Chosen, "#facets")
    def _toggle_value(self, message: RowList.Chosen) -> None:
        message.stop()
        (self.action_widen if self.facets.is_at_filter else self.action_narrow)()

    def action_narrow(self) -> None:
        """Filter by the value under the cursor."""
        if (query := self.facets.narrowed_query()) is not None:
            self.set_text(query.text)

    def action_widen(self) -> None:
        """Clear the filter by the value under the cursor, else the filter that was added last."""
        if (query := self.facets.widened_query()) is not None:
            self.set_text(query.text)
        else:
            self.set_filter(MATCH_ALL)

    def action_widen_all(self) -> None:
        """Clear all filters."""
        self.set_filter(MATCH_ALL)
        self.set_text(self.request.typed_query.without_field().text)

    # -- what the search is kept as ------------------------------------------------------------

    def action_as_filter(self) -> None:
        """Make the query the filter of the lists and the analyses, and close."""
        if (query := self.request.whole_query) is not None:
            self.owner.remember_search(self.request.text)
            self.owner.explorer.set_filter(query.intersect(self.request.within))
            self.dismiss(None)

    def action_over_time(self) -> None:
        """Open the frequency of the query over time, where a period can be chosen."""
        if (query := self.request.whole_query) is not None:
            self.owner.remember_search(self.request.text)
            self.dismiss(SearchChoice(FrequencyRequest(text=str(query)), self.request.text))

    def action_pin(self) -> None:
        """Ask for a name for the search in the query input, or for the pin under the cursor."""
        key = self.results.current.key if self.results.current else None
        is_start = self.request.is_blank
        pin = key if is_start and isinstance(key, PinnedSearch) else self.pins.pin_of(self.request)
        self.pins.ask_name(pin, self._show_pins)

    def _show_pins(self, is_changed: bool) -> None:
        """Go back to the query input; show what is pinned now."""
        self.bar.box.focus()
        if is_changed and self.request.is_blank:
            self._show_start()
        elif is_changed and self.results.search_results is not None:
            self._count(self.results.search_results)
