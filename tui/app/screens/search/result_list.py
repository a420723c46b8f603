"""The list of results: searched in a thread, and loaded page by page as the cursor comes near the end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.message import Message

from tui.analysis.query_explanation import explain_query
from tui.app.documents.list_items import MoreResults, hit_items
from tui.app.key_table import name_keys
from tui.app.match_walk import ResultCursor
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.screens.search.earlier_searches import PinsCounted, count_pins, start_items
from tui.app.screens.search.search_request import SearchRequest
from tui.app.session.state import PinnedSearch
from tui.app.widgets.list.row_list import RowList
from tui.i18n import gettext as _
from tui.index.search.search import SearchResults, search, search_more
from tui.index.store import CancelToken, Store
from tui.model.records import Kind, Ref

if TYPE_CHECKING:
    from tui.app.context import ScreenContext

#: Most earlier searches that are listed.
MAX_EARLIER_SEARCHES = 12


class ResultsFound(Message):
    """Report results and how the query was understood; `keep`: the cursor stays where it is."""

    def __init__(self, token: CancelToken, results: SearchResults, meaning: str, keep: bool) -> None:
        super().__init__()
        self.token, self.search_results, self.meaning, self.keep = token, results, meaning, keep


class MoreResultsLoaded(Message):
    """Report the results with further ones of a kind."""

    def __init__(self, token: CancelToken, results: SearchResults) -> None:
        super().__init__()
        self.token, self.search_results = token, results


class ResultList(RowList):
    """Shows the results of the latest search, or the pinned and the earlier searches."""

    #: Most results of each kind that are read at once.
    PAGE_RESULTS: ClassVar[int] = 20
    #: Further articles are read once the cursor is among the last rows, this many.
    NEAR_END_ROWS: ClassVar[int] = 8

    def __init__(self, store: Store) -> None:
        super().__init__(id="results")
        self._store = store
        self.token = CancelToken()  # of the latest search
        self.search_results: SearchResults | None = None  # what the list shows
        self.is_searching = False  # whether the list still belongs to an earlier text
        self._chooses = False  # whether the row under the cursor is chosen as soon as the results are there

    @property
    def shows_cursor(self) -> bool:
        """Return whether the cursor is drawn: the keys are here while the box has the focus."""
        return not isinstance(self.screen.focused, RowList) or self.has_focus

    # -- a search ------------------------------------------------------------------------------

    def begin_search(self, request: SearchRequest, keep: bool) -> None:
        """Search in a thread, instead of what was searched before; `keep`: the cursor stays."""
        self._cancel()
        self.is_searching = True
        self._chooses = keep and self._chooses  # the corpus changes while one waits
        store, token, limit = self._store, self.token, self.PAGE_RESULTS

        def work(_worker: object) -> ResultsFound:
            results = search(
                store,
                request.text,
                kinds=request.kinds,
                limit=limit,
                fuzzy=request.fuzzy,
                token=token,
                within=request.searched_filter,
            )
            return ResultsFound(token, results, explain_query(store, results.query, request.kinds), keep)

        run_in_thread(self, "search", work)

    def _cancel(self) -> None:
        self._store.cancel(self.token)
        self.token = CancelToken()

    def on_results_found(self, message: ResultsFound) -> None:
        """Show the results, unless another search has begun since."""
        if message.token is not self.token:
            message.stop()
            return
        self.search_results = message.search_results
        self.is_searching = False
        self.redraw(keep=message.keep)

    def redraw(self, keep: bool = True) -> None:
        """Show the results with what a person has marked; `keep`: the cursor stays where it is."""
        if (results := self.search_results) is not None:
            self.set_items(hit_items(results.groups, results.more, self._store.marks), keep=keep)

    # -- a choice before there are results -----------------------------------------------------

    def choose_when_found(self) -> None:
        """Choose the row under the cursor, once the results of what was typed are there; keys wait for it."""
        if not self.is_searching:
            self.action_choose()
            return
        self._chooses = True
        screen = cast("ScreenContext", self.screen)  # a list that is gone has none any more
        keys = [key for command in screen.commands if command.name == "step-out" for key in command.keys]
        screen.owner.key_queue.hold(lambda: self._chooses and screen.is_on_top, self.forget_choice, keys)

    def choose_found(self) -> bool:
        """Choose the row under the cursor if that was wanted before it was there; return whether it is."""
        is_on_top = cast("ScreenContext", self.screen).is_on_top
        chooses = self._chooses and is_on_top and self.current is not None
        self.forget_choice()
        if chooses:
            self.action_choose()
        return chooses

    def forget_choice(self) -> None:
        """Choose nothing of what is still being searched for."""
        self._chooses = False

    def stop_waiting(self) -> None:
        """Expect no results, and choose none."""
        self.is_searching = self._chooses = False

    def cursor_on(self, article: Ref) -> ResultCursor | None:
        """Return the articles of the results with `article` open; None if it is not among them."""
        hits = self.search_results.groups.get("article", ()) if self.search_results else ()
        index = next((index for index, hit in enumerate(hits) if hit.ref == article), None)
        if index is None or self.search_results is None:
            return None
        return ResultCursor(self.search_results, index)

    # -- further results -----------------------------------------------------------------------

    @on(RowList.Highlighted)
    def _load_near_end(self, message: RowList.Highlighted) -> None:
        results, key = self.search_results, message.item.key
        if results is None or results.after is None or not isinstance(key, RecordLocation):
            return
        articles = [hit.ref for hit in results.groups.get("article", ())]
        if key.ref in articles[max(0, len(articles) - self.NEAR_END_ROWS) :]:
            self._load_page(results, "article")

    @on(RowList.Chosen)
    def _load_chosen_kind(self, message: RowList.Chosen) -> None:
        key = message.item.key
        if self.search_results is not None and isinstance(key, MoreResults):
            message.stop()
            self._load_page(self.search_results, key.kind)

    def _load_page(self, results: SearchResults, kind: Kind) -> None:
        store, token, limit = self._store, self.token, self.PAGE_RESULTS
        run_in_thread(
            self,
            "further",
            lambda _worker: MoreResultsLoaded(token, search_more(store, results, limit, token, kind)),
        )

    def on_more_results_loaded(self, message: MoreResultsLoaded) -> None:
        """Show the further results below the others, unless another search has begun since."""
        if message.token is not self.token:
            message.stop()
            return
        self.search_results = message.search_results
        self.redraw()

    # -- no search -----------------------------------------------------------------------------

    def show_start(self, pins: Sequence[PinnedSearch], earlier: Sequence[str]) -> None:
        """List pinned searches, with their tallies, and earlier ones; without any, say what can be typed."""
        earlier = earlier[:MAX_EARLIER_SEARCHES]
        self._cancel()
        self.workers.cancel_group(self, "search")
        self.search_results = None
        self.stop_waiting()
        self.set_items(start_items(pins, {}, earlier), keep=False)
        words = _(
            "Names in any spelling or script, titles, words of the text.\n"
            "Accents and small mistakes do not matter.\n"
            "“exact phrase” · -without · actor: event: source: tag: after: before:\n"
            "{up} brings back earlier searches."
        )
        self.empty = name_keys(words, cast("ScreenContext", self.screen).commands)
        store = self._store
        if pins:
            run_in_thread(self, "pins", lambda worker: count_pins(store, pins, earlier, worker))

    def on_pins_counted(self, message: PinsCounted) -> None:
        """Show the tallies of the pinned searches, while these are listed."""
        if self.search_results is None and not self.is_searching:
            self.set_items(start_items(message.pins, message.tallies, message.earlier))
