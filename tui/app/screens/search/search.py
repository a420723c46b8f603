"""The search screen: results with facets, and pinned searches."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.worker import Worker

from tui.app.documents.list_items import ListItem
from tui.app.runtime.background import run_in_thread
from tui.app.screens.search.results_sparkline import SparklineSearch
from tui.app.session.state import PinnedSearch
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.prompt import Prompt
from tui.i18n import gettext as _
from tui.index.query import Query, parse_query
from tui.index.search.search import SearchResults, Tally, count_results
from tui.model.records import KINDS

#: Most earlier searches that are listed.
MAX_EARLIER_SEARCHES = 12


class PinSeen(Message):
    """Report how many results the pinned search in the query input has now."""

    def __init__(self, pin: PinnedSearch, count: int) -> None:
        super().__init__()
        self.pin, self.count = pin, count


class PinsCounted(Message):
    """Report how many results each pinned search has now."""

    def __init__(self, tallies: dict[PinnedSearch, Tally]) -> None:
        super().__init__()
        self.tallies = tallies


def start_items(
    pins: Sequence[PinnedSearch], tallies: dict[PinnedSearch, Tally], earlier: Sequence[str]
) -> list[ListItem]:
    """Return rows for the pinned searches, with their tallies, and for the earlier searches."""
    items: list[ListItem] = []
    if pins:
        items.append(ListItem(key=None, text=_("Pinned searches"), heading=True))
    for pin in pins:
        detail = pin.text if pin.text != pin.name else ""
        items.append(ListItem(key=pin, text=pin.name, detail=detail, trail=_count(pin, tallies.get(pin))))
    if earlier:
        items.append(ListItem(key=None, text=_("Earlier searches"), heading=True))
    return items + [ListItem(key=text, text=text) for text in earlier]


def _count(pin: PinnedSearch, tally: Tally | None) -> str:
    """Return «12 · 3 new»: how many results a pin has, and how many since it was last opened."""
    if tally is None:
        return "…"
    total = f"{tally.count:,}{'' if tally.is_all else '+'}"
    if 0 <= pin.seen < tally.count:
        return _("{total} · {n} new").format(total=total, n=f"{tally.count - pin.seen:,}")
    return total


class SearchScreen(SparklineSearch):
    """Search all records; while the query input is empty, list pinned and earlier searches."""

    PLACES = ("search", "everywhere")

    def compose_foot(self) -> ComposeResult:
        """Compose the sparkline, and the prompt for the name of a pin."""
        yield from super().compose_foot()
        yield Prompt(id="naming")

    # -- pins ----------------------------------------------------------------------------------

    def show_start(self) -> None:
        """List the pinned and the earlier searches; without any, explain what can be typed."""
        super().show_start()
        if self.kinds == KINDS:
            self._list_searches({})
            run_in_thread(self, "pins", self._count_pins)

    def _list_searches(self, tallies: dict[PinnedSearch, Tally]) -> None:
        state = self.owner.state
        self.results.set_items(start_items(state.pins, tallies, state.searches[:MAX_EARLIER_SEARCHES]))

    def _count_pins(self, worker: Worker[None]) -> PinsCounted | None:
        tallies = {}
        for pin in self.owner.state.pins:
            if worker.is_cancelled:
                return None
            tallies[pin] = count_results(
                self.owner.store, parse_query(pin.text, unfinished=True, fuzzy=pin.fuzzy)
            )
        return PinsCounted(tallies)

    def on_pins_counted(self, message: PinsCounted) -> None:
        """Show the tallies of the pinned searches, while these are listed."""
        if not self.text.strip():
            self._list_searches(message.tallies)

    @on(RowList.Chosen, "#results")
    def _recall_search(self, message: RowList.Chosen) -> None:
        key = message.item.key
        if isinstance(key, PinnedSearch):
            self.put_search(key.text, key.fuzzy)
        elif isinstance(key, str):
            self.set_text(key)

    def load_more(self, results: SearchResults) -> None:
        """Count the results of the pinned search in the query input once they are shown."""
        super().load_more(results)
        store, pin = self.owner.store, self._find_pin(results.query)
        if pin is not None:
            opened_pin = pin
            run_in_thread(
                self, "seen", lambda _worker: PinSeen(opened_pin, count_results(store, results.query).count)
            )

    def on_pin_seen(self, message: PinSeen) -> None:
        """Store the count: results beyond it will be new."""
        if message.pin in self.owner.state.pins:
            self._store_pin(message.pin, replace(message.pin, seen=message.count))

    def _find_pin(self, query: Query) -> PinnedSearch | None:
        """Return the pin of a query, or None."""
        text_and_fuzzy = str(query), query.fuzzy
        return next((pin for pin in self.owner.state.pins if (pin.text, pin.fuzzy) == text_and_fuzzy), None)

    def _store_pin(self, old: PinnedSearch | None, new: PinnedSearch | None) -> None:
        """Replace pin `old` by `new`; add `new` if `old` is no pin; remove `old` if `new` is None."""
        state = self.owner.state
        if old in state.pins:
            state.pins = [pin for each in state.pins if (pin := new if each == old else each) is not None]
        elif new is not None:
            state.pins = [*state.pins, new]
        self.owner.save_state()

    def put_search(self, text: str, fuzzy: bool) -> None:
        """Put another search into the query input, and run it."""
        is_other = fuzzy != self.fuzzy
        self.set_fuzzy(fuzzy)
        if is_other and text == self.text:
            self.search(text)
        self.set_text(text)

    def action_pin(self) -> None:
        """Ask for a name for the search in the query input, or for the pin under the cursor."""
        item = self.results.current
        query = parse_query(self.text, fuzzy=self.fuzzy)
        if not self.text.strip() and item is not None and isinstance(item.key, PinnedSearch):
            pin = item.key
        elif str(query) and self.kinds == KINDS:
            pin = self._find_pin(query) or PinnedSearch(str(query), str(query), self.fuzzy)
        else:
            self.notify(_("There is nothing to pin yet."), timeout=2)
            return
        is_kept = pin in self.owner.state.pins
        label = _("Name (none: unpin):") if is_kept else _("Pin as:")
        self.query_one(Prompt).ask(label, partial(self._rename_pin, pin), pin.name, select=True)

    def _rename_pin(self, pin: PinnedSearch, answer: str | None) -> None:
        self.box.focus()
        if answer is None:
            return
        name = " ".join(answer.split())
        if name:
            self._store_pin(pin, replace(pin, name=name))
            self.notify(_("Pinned as “{name}”.").format(name=name), timeout=3)
        elif pin in self.owner.state.pins:
            self._store_pin(pin, None)
            self.notify(_("“{name}” is pinned no more.").format(name=pin.name), timeout=3)
        if not self.text.strip():
            self.show_start()
        elif self.search_results is not None:
            self.load_more(self.search_results)
