"""Views made again from what the trail keeps of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.app.doors import Target
from tui.app.screens.choosing import Choosing
from tui.app.screens.compare import Comparing
from tui.app.screens.concordance import Concordance
from tui.app.screens.differences import DifferencesView
from tui.app.screens.frequency import FrequencyView
from tui.app.screens.network import NetworkView
from tui.app.screens.pair import PairView
from tui.app.screens.suggestions import Suggestions
from tui.app.screens.timeline import Timeline
from tui.model.records import Ref
from tui.views.concordance import Subject

if TYPE_CHECKING:
    from tui.app.screens.view import View
    from tui.app.trail import Seen


def made_again(seen: Seen) -> View | None:
    """The view that was seen, as it was left; None where what is kept of it makes none."""
    make = _MAKERS.get(seen.name)
    view = make(seen) if make else None
    if view is not None:
        view.show_as(seen.how)
        if seen.at is not None:
            view.put_back(Target(seen.at, seen.start))
    return view


def _actor(seen: Seen) -> Ref | None:
    """The actor that it is of."""
    return seen.of[0] if seen.of and seen.of[0].kind == "actor" else None


def _concordance(seen: Seen) -> View | None:
    actor = _actor(seen)
    return Concordance(Subject(actor=actor, text=seen.text)) if actor or seen.text else None


def _network(seen: Seen) -> View | None:
    actor = _actor(seen)
    return NetworkView(actor) if actor else None


def _pair(seen: Seen) -> View | None:
    return PairView(*seen.of, seen.text) if len(seen.of) == 2 else None


_MAKERS: dict[str, Callable[[Seen], View | None]] = {
    "timeline": lambda seen: Timeline(_actor(seen)),
    "frequency": lambda seen: FrequencyView(seen.of[0] if seen.of else None, seen.text),
    "network": _network,
    "concordance": _concordance,
    "pair": _pair,
    "differences": lambda _seen: DifferencesView(),
    "comparing": lambda seen: Comparing(seen.of) if seen.of else None,
    "choosing": lambda seen: Choosing(seen.of[0]) if seen.of else None,
    "suggestions": lambda _seen: Suggestions(),
}
