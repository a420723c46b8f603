"""Views made again from what the trail keeps of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.analysis.concordance import Subject
from tui.app.navigation import RecordLocation
from tui.app.screens.analysis.actor_pair import ActorPairScreen
from tui.app.screens.analysis.comparison import ComparisonScreen
from tui.app.screens.analysis.comparison_picker import ComparisonPicker
from tui.app.screens.analysis.concordance import ConcordanceScreen
from tui.app.screens.analysis.disagreements import DisagreementsScreen
from tui.app.screens.analysis.frequency import FrequencyScreen
from tui.app.screens.analysis.network import NetworkScreen
from tui.app.screens.analysis.suggestions import SuggestionsScreen
from tui.app.screens.analysis.timeline import TimelineScreen
from tui.model.records import Ref

if TYPE_CHECKING:
    from tui.app.screens.analysis.base import AnalysisScreen
    from tui.app.session.history import ViewSnapshot


def restore_screen(seen: ViewSnapshot) -> AnalysisScreen | None:
    """The view that was seen, as it was left; None where what is kept of it makes none."""
    make = _MAKERS.get(seen.name)
    view = make(seen) if make else None
    if view is not None:
        view.restore_display(seen.how)
        if seen.at is not None:
            view.restore_cursor(RecordLocation(seen.at, seen.start))
    return view


def _actor(seen: ViewSnapshot) -> Ref | None:
    """The actor that it is of."""
    return seen.of[0] if seen.of and seen.of[0].kind == "actor" else None


def _concordance(seen: ViewSnapshot) -> AnalysisScreen | None:
    actor = _actor(seen)
    return ConcordanceScreen(Subject(actor=actor, text=seen.text)) if actor or seen.text else None


def _network(seen: ViewSnapshot) -> AnalysisScreen | None:
    actor = _actor(seen)
    return NetworkScreen(actor) if actor else None


def _pair(seen: ViewSnapshot) -> AnalysisScreen | None:
    return ActorPairScreen(*seen.of, seen.text) if len(seen.of) == 2 else None


_MAKERS: dict[str, Callable[[ViewSnapshot], AnalysisScreen | None]] = {
    "timeline": lambda seen: TimelineScreen(_actor(seen)),
    "frequency": lambda seen: FrequencyScreen(seen.of[0] if seen.of else None, seen.text),
    "network": _network,
    "concordance": _concordance,
    "pair": _pair,
    "differences": lambda _seen: DisagreementsScreen(),
    "comparing": lambda seen: ComparisonScreen(seen.of) if seen.of else None,
    "choosing": lambda seen: ComparisonPicker(seen.of[0]) if seen.of else None,
    "suggestions": lambda _seen: SuggestionsScreen(),
}
