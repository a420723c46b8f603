"""Pinned and earlier searches as rows of a list, the pinned ones with how many results they have now."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message
from textual.worker import Worker

from tui.app.documents.list_items import ListItem
from tui.app.session.state import PinnedSearch
from tui.i18n import format_number
from tui.i18n import gettext as _
from tui.index.query import parse_query
from tui.index.search.search import Tally, count_results
from tui.index.store import Store

Tallies = dict[PinnedSearch, Tally]


class PinsCounted(Message):
    """Report how many results each pinned search has now, and the earlier searches beside them."""

    def __init__(self, pins: Sequence[PinnedSearch], tallies: Tallies, earlier: Sequence[str]) -> None:
        super().__init__()
        self.pins, self.tallies, self.earlier = pins, tallies, earlier


def count_pins(
    store: Store, pins: Sequence[PinnedSearch], earlier: Sequence[str], worker: Worker[None]
) -> PinsCounted | None:
    """Count the results of pinned searches, in a thread; None if it is cancelled."""
    tallies: Tallies = {}
    for pin in pins:
        if worker.is_cancelled:
            return None
        tallies[pin] = count_results(store, parse_query(pin.text, unfinished=True, fuzzy=pin.fuzzy))
    return PinsCounted(pins, tallies, earlier)


def start_items(pins: Sequence[PinnedSearch], tallies: Tallies, earlier: Sequence[str]) -> list[ListItem]:
    """Return rows for the pinned searches, with their tallies, and for the earlier searches."""
    items: list[ListItem] = []
    if pins:
        items.append(ListItem(key=None, text=_("Pinned searches"), heading=True))
    for pin in pins:
        detail = pin.text if pin.text != pin.name else ""
        trail = _tally_words(pin, tallies.get(pin))
        items.append(ListItem(key=pin, text=pin.name, detail=detail, trail=trail))
    if earlier:
        items.append(ListItem(key=None, text=_("Earlier searches"), heading=True))
    return items + [ListItem(key=text, text=text) for text in earlier]


def _tally_words(pin: PinnedSearch, tally: Tally | None) -> str:
    """Return «12 · 3 new»: how many results a pin has, and how many since it was last opened."""
    if tally is None:
        return "…"
    total = f"{format_number(tally.count)}{'' if tally.is_all else '+'}"
    if 0 <= pin.seen < tally.count:
        return _("{total} · {n} new").format(total=total, n=format_number(tally.count - pin.seen))
    return total
