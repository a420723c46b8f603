"""A box and what it finds: results as you type, and the searches before."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from tui.analysis.query_explanation import explain_query
from tui.app.commands import footer_keys, get_command, key_label
from tui.app.documents.list_items import hit_items
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

#: Results asked for of each kind.
MAX_RESULTS = 20


class ResultsFound(Message):
    """Results are here, and what was understood; `keep`: the cursor is to stay where it is."""

    def __init__(self, token: CancelToken, found: SearchResults, meaning: str, keep: bool) -> None:
        super().__init__()
        self.token, self.found, self.meaning, self.keep = token, found, meaning, keep


def results_at(found: SearchResults, article: Ref) -> ResultCursor | None:
    """The articles found, with one of them open; None where it is none of them."""
    hits = found.groups.get("article", ())
    at = next((number for number, hit in enumerate(hits) if hit.ref == article), None)
    return None if at is None else ResultCursor(found, at)


class SearchBase(BaseModal[SearchChoice | None]):
    """Kept between two uses: opened again it is as it was. Dismissed with what was chosen."""

    AUTO_FOCUS = "#box"

    def __init__(self, kinds: Sequence[Kind] = KINDS, text: str = "") -> None:
        """`kinds`: only records of these; `text`: what stands in the box at first."""
        super().__init__()
        self.kinds, self.text, self.fuzzy = tuple(kinds), text, True
        self.within = MATCH_ALL  # what the search is narrowed to, beside what stands in the box
        self.token = CancelToken()  # of the search that runs, or ran last
        self.found: SearchResults | None = None  # what the list shows
        self._is_asking = False  # whether the list is still that of an earlier text
        self._enters = False  # whether the first result is to be opened as soon as it is there
        self._is_stale = False  # whether the corpus has changed since

    def compose(self) -> ComposeResult:
        """The box, the results, what was found and what the keys do."""
        with Vertical(classes="box"):
            with Horizontal(id="query"):
                yield StatusLine(id="slash")
                words = _("a name, a title, words of the text")
                yield QueryInput(self.text, placeholder=words, id="box")
                yield StatusLine(id="narrowed")
                yield StatusLine(id="fuzzy")
            yield StatusLine(id="understood")
            with Horizontal(id="found"):
                yield RowList(id="results")
                yield from self.sides()
            yield StatusLine(id="notes")
            yield from self.feet()
            yield Foot(id="verbs")

    def sides(self) -> ComposeResult:
        """What stands beside the results."""
        yield from ()

    def feet(self) -> ComposeResult:
        """What stands above the line of keys."""
        yield from ()

    def on_mount(self) -> None:
        """Fill the fixed words."""
        self.query_one("#slash", StatusLine).content = Content(" / ")
        self._say_fuzzy()
        self.search(self.text)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Come back with the box ready for another text, which the next letter replaces."""
        self.box.focus()
        self.box.select_all()
        if self._is_stale:
            self.search(self.text, keep=True)

    def on_resize(self) -> None:
        """As many keys as have room."""
        self.call_after_refresh(self.show_keys)
        self.call_after_refresh(self._say_fuzzy)

    @property
    def box(self) -> QueryInput:
        """What is typed in."""
        return self.query_one("#box", QueryInput)

    @property
    def results(self) -> RowList:
        """What was found."""
        return self.query_one("#results", RowList)

    # -- asking --------------------------------------------------------------------------------

    @on(Input.Changed, "#box")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.search(event.value)

    def search(self, text: str, keep: bool = False) -> None:
        """Look for `text`, and show what is found; `keep`: the cursor stays."""
        self.owner.store.cancel(self.token)
        self.token = token = CancelToken()
        self.text, self._is_asking = text, bool(text.strip())
        self._enters = self._is_stale = False
        if not text.strip():
            self.workers.cancel_group(self, "search")
            self.found = None
            self.show_start()
            return
        store, kinds, fuzzy, within = self.owner.store, self.kinds, self.fuzzy, self.within

        def work(_worker: object) -> ResultsFound:
            found = search(
                store, text, kinds=kinds, limit=MAX_RESULTS, fuzzy=fuzzy, token=token, within=within
            )
            return ResultsFound(token, found, explain_query(store, found.query, kinds), keep)

        run_in_thread(self, "search", work)

    def on_results_found(self, message: ResultsFound) -> None:
        """Show the results, unless something else has been asked since."""
        if message.token is not self.token:
            return
        found = self.found = message.found
        self._is_asking = False
        self.results.set_items(hit_items(found.groups, found.more), keep=message.keep)
        self.results.empty = self._nothing_found(found.query)
        if self._enters:
            self.results.action_choose()
        else:
            self.load_more(found)

    def _nothing_found(self, query: Query) -> str:
        """That there is nothing, and which keys may help."""
        words = [_("Nothing found for “{text}”.").format(text=self.text.strip())]
        if not self.fuzzy:
            words.append(_("{key} allows for typos and other spellings.").format(key=self.key("fuzzy")))
        if query.fields or self.within != MATCH_ALL:
            words.append(_("{key} asks without what narrows it.").format(key=self.key("facets-clear")))
        return "\n".join(words)

    def key(self, name: str) -> str:
        """A key of a command of the search box."""
        return next(map(key_label, get_command(name, self.owner.commands).keys), "–")

    def load_more(self, found: SearchResults) -> None:
        """Say what there is to say once results are shown."""
        raise NotImplementedError

    def on_request_failed(self, message: RequestFailed) -> None:
        """Say why there is nothing."""
        self._is_asking = self._enters = False
        self.show_status(message.words)

    def on_corpus_changed(self, message: CorpusChanged) -> None:
        """Ask again: now, or when the box comes up again."""
        self._is_stale = True
        if self.is_current:
            self.search(self.text, keep=True)

    # -- words ---------------------------------------------------------------------------------

    def show_status(self, *parts: str) -> None:
        """Put words under the results."""
        self.query_one("#notes", StatusLine).content = Content(" " + " · ".join(parts))

    def show_start(self) -> None:
        """What can be typed, while nothing is."""
        self.results.set_items([], keep=False)
        self.results.empty = _(
            "Names in any spelling or script, titles, words of the text.\n"
            "Accents and small mistakes do not matter.\n"
            "“words in order” · -without · actor: event: source: tag: after: before:\n"
            "↑ brings back earlier searches."
        )
        self.show_status()

    def _say_fuzzy(self) -> None:
        state = _("fuzzy on") if self.fuzzy else _("fuzzy off")
        line = self.query_one("#fuzzy", StatusLine)
        key = "" if self.has_class("-narrow") else f"({self.key('fuzzy')}) "
        line.content = Content(f"{state} {key}")
        line.refresh(layout=True)

    def show_keys(self) -> None:
        """What the keys do."""
        pairs = [("Enter", _("open")), *footer_keys(self.owner.commands, "search"), ("Esc", _("close"))]
        verbs = self.query_one("#verbs", Foot)
        verbs.content = keys_content(pairs, verbs.size.width)

    # -- what can be done ----------------------------------------------------------------------

    @on(Input.Submitted, "#box")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._is_asking:
            self._enters = True
        else:
            self.results.action_choose()

    @on(RowList.Chosen, "#results")
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        target, found = message.item.key, self.found
        if isinstance(target, RecordLocation) and found is not None:
            text = found.query.text
            if self.kinds == KINDS:
                self.owner.remember_search(text)
            self.dismiss(SearchChoice(target, text, results_at(found, target.ref)))

    def set_filter(self, within: Query) -> None:
        """Have the search narrowed to a query, beside what stands in the box; or to nothing."""
        if within != self.within:
            self.within = within
            self.post_message(CorpusChanged())

    def set_text(self, text: str, cursor: int | None = None) -> None:
        """Have `text` in the box, with the cursor there or at its end, and look for it."""
        self.box.value = text
        self.box.cursor_position = len(text) if cursor is None else cursor

    def action_move(self, by: int) -> None:
        """Move among the results; the keys stay with the box. Up at the first: the search before."""
        is_at_top = self.moving is self.results and all(
            item.heading for item in self.results.items[: self.results.cursor or 0]
        )
        searches = self.owner.state.searches
        if by < 0 and is_at_top and (not self.text.strip() or self.text in searches):
            self.action_history(1)
        else:
            self.moving.action_move(by)

    @property
    def moving(self) -> RowList:
        """The list in which the cursor keys move."""
        return self.results

    def action_history(self, by: int) -> None:
        """Put the search `by` places before the one in the box into it."""
        searches = self.owner.state.searches
        at = (searches.index(self.text) if self.text in searches else -1) + by
        if 0 <= at < len(searches):
            self.set_text(searches[at])

    def action_page(self, by: int) -> None:
        """Move by a page."""
        self.moving.action_page(by)

    def action_group(self, by: int) -> None:
        """To the first line of the next group."""
        moving = self.moving
        heads = [number for number, item in enumerate(moving.items) if item.heading and item.text]
        group = sum(head < (moving.cursor or 0) for head in heads) - 1
        if heads:
            moving.move_to_key(moving.items[heads[(group + by) % len(heads)] + 1].key)

    def action_fuzzy(self) -> None:
        """Fuzziness and other scripts on or off."""
        self.set_fuzzy(not self.fuzzy)
        self.search(self.text, keep=True)

    def set_fuzzy(self, fuzzy: bool) -> None:
        """Have the next search allow for typos and other scripts, or not."""
        self.fuzzy = fuzzy
        self._say_fuzzy()

    def action_choose(self) -> None:
        """Take what is under the cursor of a list that has the keys."""
        self.moving.action_choose()

    def action_leave(self) -> None:
        """Close; the text and the results stay for the next time."""
        self.dismiss(None)
