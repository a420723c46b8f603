"""The base of the search screen: a query input, results as you type, earlier searches."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from tui.analysis.query_explanation import explain_query
from tui.app.documents.list_items import hit_items
from tui.app.key_table import footer_keys
from tui.app.match_walk import ResultCursor, SearchChoice
from tui.app.messages import CorpusChanged, RequestFailed
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.screens.base_screen import BaseModal
from tui.app.widgets.foot import Foot
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.query_input import QueryInput
from tui.app.widgets.status_line import StatusLine, keys_content
from tui.i18n import gettext as _
from tui.index.query import Query
from tui.index.search.search import SearchResults, search
from tui.index.store import MATCH_ALL, CancelToken
from tui.model.records import KINDS, Kind, Ref

#: Most results of each kind that are read at once.
MAX_RESULTS = 20


class ResultsFound(Message):
    """Report results and how the query was understood; `keep`: the cursor stays where it is."""

    def __init__(self, token: CancelToken, results: SearchResults, meaning: str, keep: bool) -> None:
        super().__init__()
        self.token, self.search_results, self.meaning, self.keep = token, results, meaning, keep


def results_at(results: SearchResults, article: Ref) -> ResultCursor | None:
    """Return the articles of the results with `article` open; None if it is not among them."""
    hits = results.groups.get("article", ())
    index = next((index for index, hit in enumerate(hits) if hit.ref == article), None)
    return None if index is None else ResultCursor(results, index)


class SearchBase(BaseModal[SearchChoice | None]):
    """Search as the user types; end with the chosen record. Opened again, the screen is as it was."""

    AUTO_FOCUS = "#box"

    def __init__(self, kinds: Sequence[Kind] = KINDS, text: str = "") -> None:
        """Search for records of `kinds`, with `text` in the query input at first."""
        super().__init__()
        self.kinds, self.text, self.fuzzy = tuple(kinds), text, True
        self.within = MATCH_ALL  # the filter of the search, in addition to its text
        self.token = CancelToken()  # of the latest search
        self.search_results: SearchResults | None = None  # what the list shows
        self._is_searching = False  # whether the list still belongs to an earlier text
        self._opens_first_result = False  # whether to open the first result as soon as it arrives
        self._is_stale = False  # whether the corpus has changed since

    def compose(self) -> ComposeResult:
        """Compose the query input, the results, the notes and the line of keys."""
        with Vertical(classes="box"):
            with Horizontal(id="query"):
                yield StatusLine(id="slash")
                yield QueryInput(self.text, placeholder=_("a name, a title, words of the text"), id="box")
                yield StatusLine(id="narrowed")
                yield StatusLine(id="fuzzy")
            yield StatusLine(id="understood")
            with Horizontal(id="found"):
                yield RowList(id="results")
                yield from self.compose_side()
            yield StatusLine(id="notes")
            yield from self.compose_foot()
            yield Foot(id="verbs")

    def compose_side(self) -> ComposeResult:
        """Compose what is beside the results."""
        yield from ()

    def compose_foot(self) -> ComposeResult:
        """Compose what is above the line of keys."""
        yield from ()

    def on_mount(self) -> None:
        """Fill the fixed words, and search for the first text."""
        self.query_one("#slash", StatusLine).content = Content(" / ")
        self._show_fuzzy()
        self.search(self.text)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Select the text in the query input, so that the next letter replaces it."""
        self.box.focus()
        self.box.select_all()
        if self._is_stale:
            self.search(self.text, keep=True)

    def on_resize(self) -> None:
        """Show as many keys as there is room for."""
        self.call_after_refresh(self.show_keys)
        self.call_after_refresh(self._show_fuzzy)

    @property
    def box(self) -> QueryInput:
        """Return the query input."""
        return self.query_one("#box", QueryInput)

    @property
    def results(self) -> RowList:
        """Return the list of results."""
        return self.query_one("#results", RowList)

    # -- searching -----------------------------------------------------------------------------

    @on(Input.Changed, "#box")
    def _search_typed_text(self, event: Input.Changed) -> None:
        event.stop()
        self.search(event.value)

    def search(self, text: str, keep: bool = False) -> None:
        """Search for `text` in a thread; `keep`: the cursor stays."""
        self.owner.store.cancel(self.token)
        self.token = token = CancelToken()
        self.text, self._is_searching = text, bool(text.strip())
        self._opens_first_result = self._is_stale = False
        if not text.strip():
            self.workers.cancel_group(self, "search")
            self.search_results = None
            self.show_start()
            return
        store, kinds, fuzzy, within = self.owner.store, self.kinds, self.fuzzy, self.within

        def work(_worker: object) -> ResultsFound:
            results = search(
                store, text, kinds=kinds, limit=MAX_RESULTS, fuzzy=fuzzy, token=token, within=within
            )
            return ResultsFound(token, results, explain_query(store, results.query, kinds), keep)

        run_in_thread(self, "search", work)

    def on_results_found(self, message: ResultsFound) -> None:
        """Show the results, unless another search has begun since."""
        if message.token is not self.token:
            return
        results = self.search_results = message.search_results
        self._is_searching = False
        self.results.set_items(hit_items(results.groups, results.more), keep=message.keep)
        self.results.empty = self._no_results_text(results.query)
        if self._opens_first_result:
            self.results.action_choose()
        else:
            self.load_more(results)

    def _no_results_text(self, query: Query) -> str:
        """Return the words for no results, with the keys that may help."""
        words = [_("Nothing found for “{text}”.").format(text=self.text.strip())]
        if not self.fuzzy:
            words.append(_("{key} allows for typos and other spellings.").format(key=self.key("fuzzy")))
        if query.fields or self.within != MATCH_ALL:
            words.append(_("{key} asks without what narrows it.").format(key=self.key("facets-clear")))
        return "\n".join(words)

    def load_more(self, results: SearchResults) -> None:
        """Load facets, counts and the like once results are shown."""
        raise NotImplementedError

    def on_request_failed(self, message: RequestFailed) -> None:
        """Show why there are no results."""
        self._is_searching = self._opens_first_result = False
        self.show_status(message.words)

    def on_corpus_changed(self, message: CorpusChanged) -> None:
        """Search again: now, or when the screen is next on top."""
        self._is_stale = True
        if self.is_current:
            self.search(self.text, keep=True)

    # -- words ---------------------------------------------------------------------------------

    def show_status(self, *parts: str) -> None:
        """Show words under the results."""
        self.query_one("#notes", StatusLine).content = Content(" " + " · ".join(parts))

    def show_start(self) -> None:
        """Explain what can be typed, while the query input is empty."""
        self.results.set_items([], keep=False)
        self.results.empty = _(
            "Names in any spelling or script, titles, words of the text.\n"
            "Accents and small mistakes do not matter.\n"
            "“words in order” · -without · actor: event: source: tag: after: before:\n"
            "↑ brings back earlier searches."
        )
        self.show_status()

    def _show_fuzzy(self) -> None:
        state = _("fuzzy on") if self.fuzzy else _("fuzzy off")
        line = self.query_one("#fuzzy", StatusLine)
        key = "" if self.has_class("-narrow") else f"({self.key('fuzzy')}) "
        line.content = Content(f"{state} {key}")
        line.refresh(layout=True)

    def show_keys(self) -> None:
        """Show the keys and what they do."""
        pairs = footer_keys(self.commands)
        verbs = self.query_one("#verbs", Foot)
        verbs.content = keys_content(pairs, verbs.size.width)

    # -- commands ------------------------------------------------------------------------------

    @on(Input.Submitted, "#box")
    def _open_first_result(self, event: Input.Submitted) -> None:
        event.stop()
        if self._is_searching:
            self._opens_first_result = True
        else:
            self.results.action_choose()

    @on(RowList.Chosen, "#results")
    def _open_result(self, message: RowList.Chosen) -> None:
        message.stop()
        target, results = message.item.key, self.search_results
        if isinstance(target, RecordLocation) and results is not None:
            if self.kinds == KINDS:
                self.owner.remember_search(results.query.text)
            self.dismiss(SearchChoice(target, results.query.text, results_at(results, target.ref)))

    def set_filter(self, within: Query) -> None:
        """Filter the search by a query in addition to the text; `MATCH_ALL` clears the filter."""
        if within != self.within:
            self.within = within
            self.post_message(CorpusChanged())

    def set_text(self, text: str, cursor: int | None = None) -> None:
        """Put `text` into the query input with the cursor at `cursor` or at its end, and search for it."""
        self.box.value = text
        self.box.cursor_position = len(text) if cursor is None else cursor

    def action_move(self, by: int) -> None:
        """Move in the list while the input keeps the focus; up from the first row recalls a search."""
        is_at_top = self.active_list is self.results and all(
            item.heading for item in self.results.items[: self.results.cursor or 0]
        )
        searches = self.owner.state.searches
        if by < 0 and is_at_top and (not self.text.strip() or self.text in searches):
            self.action_history(1)
        else:
            self.active_list.action_move(by)

    @property
    def active_list(self) -> RowList:
        """Return the list in which the cursor keys move."""
        return self.results

    def action_history(self, by: int) -> None:
        """Recall the search that is `by` before the one in the query input."""
        searches = self.owner.state.searches
        index = (searches.index(self.text) if self.text in searches else -1) + by
        if 0 <= index < len(searches):
            self.set_text(searches[index])

    def action_page(self, by: int) -> None:
        """Move the cursor by `by` pages."""
        self.active_list.action_page(by)

    def action_group(self, by: int) -> None:
        """Move to the first row of the next (1) or previous (-1) group."""
        rows = self.active_list
        heads = [index for index, item in enumerate(rows.items) if item.heading and item.text]
        group = sum(head < (rows.cursor or 0) for head in heads) - 1
        if heads:
            rows.move_to_key(rows.items[heads[(group + by) % len(heads)] + 1].key)

    def action_fuzzy(self) -> None:
        """Switch the tolerance for typos and other scripts on or off."""
        self.set_fuzzy(not self.fuzzy)
        self.search(self.text, keep=True)

    def set_fuzzy(self, fuzzy: bool) -> None:
        """Set whether the next search tolerates typos and other scripts."""
        self.fuzzy = fuzzy
        self._show_fuzzy()

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        self.active_list.action_choose()

    def action_leave(self) -> None:
        """Close; text and results stay for the next time."""
        self.dismiss(None)
