"""Analyses restored from the snapshots in the history."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.analysis.concordance import Subject
from tui.app.navigation import RecordLocation
from tui.app.screens.analysis.actor_pair import ActorPairScreen
from tui.app.screens.analysis.comparison.comparison import ComparisonScreen
from tui.app.screens.analysis.comparison.comparison_picker import ComparisonPicker
from tui.app.screens.analysis.concordance import ConcordanceScreen
from tui.app.screens.analysis.disagreements import DisagreementsScreen
from tui.app.screens.analysis.network import NetworkScreen
from tui.app.screens.analysis.over_time.frequency import FrequencyScreen
from tui.app.screens.analysis.over_time.timeline import TimelineScreen
from tui.app.screens.analysis.suggestions.suggestions import SuggestionsScreen
from tui.model.records import Ref

if TYPE_CHECKING:
    from tui.app.screens.analysis.base import AnalysisScreen
    from tui.app.session.history import ViewSnapshot


def restore_screen(snapshot: ViewSnapshot) -> AnalysisScreen | None:
    """Return the analysis of a snapshot as it was left; None if the snapshot lacks its subject."""
    make = _MAKERS.get(snapshot.name)
    view = make(snapshot) if make else None
    if view is not None:
        view.restore_display(snapshot.how)
        if snapshot.at is not None:
            view.restore_cursor(RecordLocation(snapshot.at, snapshot.start))
    return view


def _actor(snapshot: ViewSnapshot) -> Ref | None:
    """Return the actor that is the subject of a snapshot, or None."""
    return snapshot.of[0] if snapshot.of and snapshot.of[0].kind == "actor" else None


def _concordance(snapshot: ViewSnapshot) -> AnalysisScreen | None:
    actor = _actor(snapshot)
    return ConcordanceScreen(Subject(actor=actor, text=snapshot.text)) if actor or snapshot.text else None


def _network(snapshot: ViewSnapshot) -> AnalysisScreen | None:
    actor = _actor(snapshot)
    return NetworkScreen(actor) if actor else None


def _pair(snapshot: ViewSnapshot) -> AnalysisScreen | None:
    return ActorPairScreen(*snapshot.of, snapshot.text) if len(snapshot.of) == 2 else None


_MAKERS: dict[str, Callable[[ViewSnapshot], AnalysisScreen | None]] = {
    "timeline": lambda snapshot: TimelineScreen(_actor(snapshot)),
    "frequency": lambda snapshot: FrequencyScreen(snapshot.of[0] if snapshot.of else None, snapshot.text),
    "network": _network,
    "concordance": _concordance,
    "pair": _pair,
    "differences": lambda _seen: DisagreementsScreen(),
    "comparing": lambda snapshot: ComparisonScreen(snapshot.of) if snapshot.of else None,
    "choosing": lambda snapshot: ComparisonPicker(snapshot.of[0]) if snapshot.of else None,
    "suggestions": lambda _seen: SuggestionsScreen(),
}
