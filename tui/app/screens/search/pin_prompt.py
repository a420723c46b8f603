"""The prompt that names a pinned search, renames and unpins it; it keeps how many results each pin had."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from msgspec.structs import replace
from textual.message import Message

from tui.app.runtime.background import run_in_thread
from tui.app.runtime.status_messages import ACK_S, HINT_S
from tui.app.screens.search.search_request import SearchRequest
from tui.app.session.state import PinnedSearch
from tui.app.widgets.prompt import Prompt
from tui.i18n import gettext as _
from tui.index.query import Query, parse_query
from tui.index.search.search import count_results

if TYPE_CHECKING:
    from tui.app.context import AppContext


class PinSeen(Message):
    """Report how many results the pinned search in the query input has now."""

    def __init__(self, pin: PinnedSearch, count: int) -> None:
        super().__init__()
        self.pin, self.count = pin, count


class PinPrompt(Prompt):
    """Asks for the name of a pinned search; without a name the search is unpinned."""

    @property
    def _owner(self) -> AppContext:
        return cast("AppContext", self.app)

    def pin_of(self, request: SearchRequest) -> PinnedSearch | None:
        """Return the pin of a search, a new one if it has none; None of a search that cannot be pinned."""
        query = parse_query(request.text, fuzzy=request.fuzzy)
        if not str(query) or not request.is_of_all_kinds:
            return None
        return self._find_pin(query) or PinnedSearch(str(query), str(query), request.fuzzy)

    def _find_pin(self, query: Query) -> PinnedSearch | None:
        """Return the pin of a query, or None."""
        text_and_fuzzy = str(query), query.fuzzy
        return next((pin for pin in self._owner.state.pins if (pin.text, pin.fuzzy) == text_and_fuzzy), None)

    def ask_name(self, pin: PinnedSearch | None, on_answer: Callable[[bool], None]) -> None:
        """Ask for a name for a search that is pinned, or is to be; then tell whether there is one."""
        if pin is None:
            self.notify(_("There is nothing to pin yet."), timeout=HINT_S)
            return
        label = _("Name (empty to unpin):") if pin in self._owner.state.pins else _("Pin as:")

        def take_name(answer: str | None) -> None:
            if answer is not None:
                self._rename_pin(pin, " ".join(answer.split()))
            on_answer(answer is not None)

        self.ask(label, take_name, pin.name, select=True)

    def _rename_pin(self, pin: PinnedSearch, name: str) -> None:
        """Pin a search by a name, or rename it; unpin it where there is no name."""
        if name:
            self._replace_pin(pin, replace(pin, name=name))
            self.notify(_("Pinned as “{name}”.").format(name=name), timeout=ACK_S)
        elif pin in self._owner.state.pins:
            self._replace_pin(pin, None)
            self.notify(_("“{name}” is no longer pinned.").format(name=pin.name), timeout=ACK_S)

    def _replace_pin(self, old: PinnedSearch, new: PinnedSearch | None) -> None:
        """Replace pin `old` by `new`; add `new` if `old` is no pin; remove `old` if `new` is None."""
        state = self._owner.state
        if old in state.pins:
            state.pins = [pin for each in state.pins if (pin := new if each == old else each) is not None]
        elif new is not None:
            state.pins = [*state.pins, new]
        self._owner.save_state()

    def count_seen(self, query: Query) -> None:
        """Count the results of a query in a thread, if it is pinned: results beyond them will be new."""
        store, pin = self._owner.store, self._find_pin(query)
        if pin is not None:
            opened = pin
            run_in_thread(self, "seen", lambda _worker: PinSeen(opened, count_results(store, query).count))

    def on_pin_seen(self, message: PinSeen) -> None:
        """Keep the count."""
        if message.pin in self._owner.state.pins:
            self._replace_pin(message.pin, replace(message.pin, seen=message.count))
