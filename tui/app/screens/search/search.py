"""The search box over everything: results with what they have in common, and pinned searches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.worker import Worker

from tui.app.commands import make_bindings
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

#: Earlier searches that are listed.
MAX_EARLIER = 12


class PinSeen(Message):
    """How much the pinned search in the box finds now is known."""

    def __init__(self, pin: PinnedSearch, count: int) -> None:
        super().__init__()
        self.pin, self.count = pin, count


class PinsCounted(Message):
    """How much each pinned search finds now."""

    def __init__(self, tallies: dict[PinnedSearch, Tally]) -> None:
        super().__init__()
        self.tallies = tallies


def kept_items(
    pins: Sequence[PinnedSearch], tallies: dict[PinnedSearch, Tally], earlier: Sequence[str]
) -> list[ListItem]:
    """The pinned searches with how much they find, and the earlier ones."""
    items: list[ListItem] = []
    if pins:
        items.append(ListItem(key=None, text=_("Pinned searches"), heading=True))
    for pin in pins:
        detail = pin.text if pin.text != pin.name else ""
        items.append(ListItem(key=pin, text=pin.name, detail=detail, trail=_count(pin, tallies.get(pin))))
    if earlier:
        items.append(ListItem(key=None, text=_("Earlier searches"), heading=True))
    return items + [ListItem(key=text, text=text) for text in earlier]


def _count(pin: PinnedSearch, found: Tally | None) -> str:
    """«12 · 3 new»: how many results a pinned search has, and how many more than when it was last opened."""
    if found is None:
        return "…"
    total = f"{found.count:,}{'' if found.is_all else '+'}"
    if 0 <= pin.seen < found.count:
        return _("{total} · {n} new").format(total=total, n=f"{found.count - pin.seen:,}")
    return total


class SearchScreen(SparklineSearch):
    """The box with pinned searches in it while it is empty."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *make_bindings("search"),
        Binding("down,ctrl+n", "move(1)", show=False),
        Binding("up,ctrl+p", "move(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("enter", "choose", show=False),
        Binding("escape", "leave", show=False),
    ]
    _naming: PinnedSearch | None = None  # the pin for which a name is typed

    def feet(self) -> ComposeResult:
        """When results appeared, and the line in which a pin is named."""
        yield from super().feet()
        yield Prompt(id="naming")

    # -- pins ----------------------------------------------------------------------------------

    def show_start(self) -> None:
        """The pinned and the earlier searches; where there are none, what can be typed."""
        super().show_start()
        if self.kinds == KINDS:
            self._list_kept({})
            run_in_thread(self, "pins", self._count_pins)

    def _list_kept(self, tallies: dict[PinnedSearch, Tally]) -> None:
        state = self.owner.state
        self.results.set_items(kept_items(state.pins, tallies, state.searches[:MAX_EARLIER]))

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
        """Show how much the pinned searches find, while they are listed."""
        if not self.text.strip():
            self._list_kept(message.tallies)

    @on(RowList.Chosen, "#results")
    def _recalled(self, message: RowList.Chosen) -> None:
        kept = message.item.key
        if isinstance(kept, PinnedSearch):
            self.put_search(kept.text, kept.fuzzy)
        elif isinstance(kept, str):
            self.set_text(kept)

    def load_more(self, found: SearchResults) -> None:
        """Remember how much the pinned search in the box finds now."""
        super().load_more(found)
        store, pin = self.owner.store, self._pin_of(found.query)
        if pin is not None:
            seen = pin
            run_in_thread(
                self, "seen", lambda _worker: PinSeen(seen, count_results(store, found.query).count)
            )

    def on_pin_seen(self, message: PinSeen) -> None:
        """What is more at the next time is new."""
        if message.pin in self.owner.state.pins:
            self._keep_pin(message.pin, replace(message.pin, seen=message.count))

    def _pin_of(self, query: Query) -> PinnedSearch | None:
        """The pin of a query, where it is pinned."""
        asked = str(query), query.fuzzy
        return next((pin for pin in self.owner.state.pins if (pin.text, pin.fuzzy) == asked), None)

    def _keep_pin(self, old: PinnedSearch | None, new: PinnedSearch | None) -> None:
        """Put a pin into the place of another, or add it, or take one away."""
        state = self.owner.state
        if old in state.pins:
            state.pins = [pin for each in state.pins if (pin := new if each == old else each) is not None]
        elif new is not None:
            state.pins = [*state.pins, new]
        self.owner.save_state()

    def put_search(self, text: str, fuzzy: bool) -> None:
        """Have another search in the box."""
        is_other = fuzzy != self.fuzzy
        self.set_fuzzy(fuzzy)
        if is_other and text == self.text:
            self.search(text)
        self.set_text(text)

    def action_pin(self) -> None:
        """Ask for the name under which the search in the box, or the pin under the cursor, is kept."""
        item = self.results.current
        asked = parse_query(self.text, fuzzy=self.fuzzy)
        if not self.text.strip() and item is not None and isinstance(item.key, PinnedSearch):
            self._naming = item.key
        elif str(asked) and self.kinds == KINDS:
            self._naming = self._pin_of(asked) or PinnedSearch(str(asked), str(asked), self.fuzzy)
        else:
            self.notify(_("There is nothing to pin yet."), timeout=2)
            return
        is_kept = self._naming in self.owner.state.pins
        label = _("Name (none: unpin):") if is_kept else _("Pin as:")
        self.query_one(Prompt).ask("pin", label, self._naming.name, select=True)

    @on(Prompt.Closed)
    def _named(self, message: Prompt.Closed) -> None:
        message.stop()
        self.box.focus()
        pin, name = self._naming, " ".join(message.text.split())
        if not message.kept or pin is None:
            return
        if name:
            self._keep_pin(pin, replace(pin, name=name))
            self.notify(_("Pinned as “{name}”.").format(name=name), timeout=3)
        elif pin in self.owner.state.pins:
            self._keep_pin(pin, None)
            self.notify(_("“{name}” is pinned no more.").format(name=pin.name), timeout=3)
        if not self.text.strip():
            self.show_start()
        elif self.found is not None:
            self.load_more(self.found)
