"""Views made again from what the trail keeps of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.screens.concordance import Concordance
from tui.app.screens.differences import DifferencesView
from tui.app.screens.frequency import FrequencyView
from tui.app.screens.network import NetworkView
from tui.app.screens.pair import PairView
from tui.app.screens.timeline import Timeline
from tui.views.concordance import Subject

if TYPE_CHECKING:
    from tui.app.screens.view import View
    from tui.app.trail import Seen


def made_again(seen: Seen) -> View | None:
    """The view that was seen; None where it was of a kind that is asked for anew."""
    first, second = (*seen.of, None, None)[:2]
    if first is not None and first.kind != "actor" and seen.name != "frequency":
        first = None
    if seen.name == "concordance" and (first or seen.text):
        return Concordance(Subject(actor=first, text=seen.text))
    if seen.name == "network" and first:
        return NetworkView(first)
    if seen.name == "pair" and first and second:
        return PairView(first, second, seen.text)
    if seen.name == "timeline":
        return Timeline(first)
    if seen.name == "frequency":
        return FrequencyView(first, seen.text)
    return DifferencesView() if seen.name == "differences" else None
