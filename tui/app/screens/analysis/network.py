"""The network of an actor: co-occurring actors with bars, and a drawing; a row opens the pair."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import Worker

from tui.analysis.network.network import (
    RANKINGS,
    WITHINS,
    Network,
    Ranking,
    Tie,
    count_network,
    network_lines,
    rank_ties,
    value_of,
)
from tui.analysis.network.network_drawing import draw_ego_network, find_pairs
from tui.app.documents.labels import title_label
from tui.app.documents.previews.pair_passages import pair_preview
from tui.app.key_table import FooterEntry
from tui.app.messages import RequestFailed
from tui.app.runtime.background import run_in_thread
from tui.app.screens.analysis.actor_pair import ActorPairScreen
from tui.app.screens.analysis.base import COPY_WIDTH_CELLS, AnalysisScreen
from tui.app.screens.analysis.network_rows import graph_content, network_items
from tui.app.session.history import ViewSnapshot
from tui.app.widgets.preview import LoadPreview
from tui.app.widgets.status_line import StatusLine
from tui.i18n import N_, ngettext
from tui.i18n import gettext as _
from tui.index.query import Query
from tui.index.results import Within
from tui.model.records import Actor, Ref

#: The least width of a screen that has room for the drawing.
MIN_DRAWING_WIDTH_CELLS = 100
#: The rows that the drawing wants where there is room.
MIN_DRAWING_ROWS = 22
_WITHIN_NAMES: dict[Within, str] = {
    "sentence": N_("in the same sentence"),
    "article": N_("in the same article"),
    "event": N_("in the same event"),
}
_RANKING_NAMES: dict[Ranking, str] = {
    "strength": N_("strongest first"),
    "count": N_("most often first"),
}
#: What the columns and the drawing mean; the name of the measure is in the help.
_LEGEND = N_("strength (G²): together more often than by chance; negative: less often")
_LINES_LEGEND = N_("lines: who else is together")


class NetworkCounted(Message):
    """Report the actors that co-occur with the actor."""

    def __init__(self, query: Query, network: Network) -> None:
        super().__init__()
        self.query, self.network = query, network


class PairsFound(Message):
    """Report which of the drawn actors co-occur with each other."""

    def __init__(self, drawn: list[Ref], pairs: Mapping[frozenset[Ref], int]) -> None:
        super().__init__()
        self.drawn, self.pairs = drawn, pairs


class NetworkScreen(AnalysisScreen):
    """Show the actors that co-occur with one actor."""

    DEFAULT_CSS = """
    NetworkScreen #items { width: 9fr; }
    NetworkScreen.-narrow #notes { display: none; }
    NetworkScreen #graph { width: 10fr; height: 1fr; padding: 0 1; }
    """
    SCOPES = ("network", "view", "everywhere")

    def __init__(self, actor: Ref) -> None:
        super().__init__()
        self.actor = actor
        self.within: Within = "sentence"
        self.ranking: Ranking = "strength"
        self.network: Network | None = None
        self.pairs: Mapping[frozenset[Ref], int] = {}  # companions that co-occur with each other, how often

    def compose_panes(self) -> ComposeResult:
        """Compose the list and the drawing."""
        graph = Static(id="graph", markup=False)
        graph.display = self.app.size.width >= MIN_DRAWING_WIDTH_CELLS
        pair = Horizontal(self.list_with_keys(), graph, id="main")
        yield self.with_preview(pair, may_stand_beside=False)

    @property
    def content_rows(self) -> int:
        """Return how many rows the list and the drawing want."""
        return max(MIN_DRAWING_ROWS, super().content_rows) if self.network is not None else 0

    def preview_loader(self, key: object) -> LoadPreview | None:
        """Return what reads the passages of the actor and of the one in the row."""
        if not isinstance(key, Ref):
            return None
        return partial(pair_preview, self.store, self.actor, key, self.filter)

    def compose_foot(self) -> ComposeResult:
        """Compose the legend."""
        yield StatusLine(id="notes")
        yield from super().compose_foot()

    def identity(self) -> ViewSnapshot:
        """Return the snapshot that identifies the view in the history."""
        return ViewSnapshot("network", (self.actor,))

    def display_options(self) -> Iterable[str]:
        """Return the unit of co-occurrence and the ranking."""
        return self.within, self.ranking

    def restore_display(self, options: Sequence[str]) -> None:
        """Restore the unit of co-occurrence and the ranking."""
        self.within = next((known for known in WITHINS if known in options), self.within)
        self.ranking = next((known for known in RANKINGS if known in options), self.ranking)

    def read(self) -> None:
        """Count the co-occurring actors in a thread."""
        self.items.empty = _("Counting …")
        query, within = self.filter, self.within
        run_in_thread(self, "network", lambda _worker: self._read(query, within))

    def _read(self, query: Query, within: Within) -> NetworkCounted | RequestFailed:
        record = next(iter(self.store.read([self.actor])), None)
        if not isinstance(record, Actor):
            return RequestFailed(_("{id} is not in the corpus.").format(id=self.actor))
        return NetworkCounted(query, count_network(self.store, record, within, query=query))

    def on_network_counted(self, message: NetworkCounted) -> None:
        """Show the network, unless the filter or the unit has changed since."""
        if (message.query, message.network.within) == (self.filter, self.within):
            self.network, self.pairs = message.network, {}
            words = _("{name} is not named with anyone {where}. Press {key} to count another way.")
            where = _(_WITHIN_NAMES[self.within])
            self.say_nothing(words.format(name=message.network.title, where=where, key=self.key("network")))
            self.draw()

            self._find_pairs()

    def _find_pairs(self) -> None:
        """Find in a thread which companions co-occur with each other, for the drawing."""
        drawn, query, within = self._drawn, self.filter, self.within
        if self.query_one("#graph").display:

            def work(worker: Worker[None]) -> PairsFound:
                return PairsFound(
                    drawn, find_pairs(self.store, drawn, within, query, lambda: worker.is_cancelled)
                )

            run_in_thread(self.query_one("#graph"), "pairs", work)

    def on_pairs_found(self, message: PairsFound) -> None:
        """Draw the lines between companions, unless others are drawn by now."""
        if message.drawn == self._drawn:
            self.pairs = message.pairs
            self._draw_graph()

    @property
    def _drawn(self) -> list[Ref]:
        """Return the companions of the drawing, those most of all first."""
        return [tie.ref for tie in self.ties if value_of(tie, self.ranking) > 0]

    @property
    def ties(self) -> list[Tie]:
        """Return the ties to co-occurring actors, ranked."""
        return rank_ties(self.network.ties, self.ranking) if self.network else []

    def draw(self) -> None:
        """Draw the list, and the network where there is room."""
        graph = self.query_one("#graph", Static)
        graph.display = self.size.width >= MIN_DRAWING_WIDTH_CELLS
        legend = [_(_LEGEND), *([_(_LINES_LEGEND)] if graph.display else [])]
        self.query_one("#notes", StatusLine).content = Content(f" {' · '.join(legend)}")
        self.items.set_items(network_items(self.ties, self.ranking, self.list_width))
        if graph.display and self.network is not None:
            self.call_after_refresh(self._draw_graph)
        self.update_bars()

    def _draw_graph(self) -> None:
        graph = self.query_one("#graph", Static)
        ties = [tie for tie in self.ties if value_of(tie, self.ranking) > 0]
        if self.network is not None and ties:
            size = graph.content_size
            weights = [(title_label(tie.ref, tie.title), value_of(tie, self.ranking)) for tie in ties]
            drawn = self._drawn
            known = [pair for pair in self.pairs if pair <= set(drawn)]  # others were drawn before
            known.sort(key=lambda pair: (-self.pairs[pair], sorted(map(drawn.index, pair))))
            pairs = [(a, b) for a, b in (sorted(map(drawn.index, pair)) for pair in known)]
            drawing = draw_ego_network(self.network.title, weights, size.width, size.height, cell_len, pairs)
            graph.update(graph_content(drawing, ties))
        else:
            graph.update("")

    def title_parts(self) -> list[str]:
        """Return the parts of the title: «Network  Russie · 12 companions · strongest first»."""
        parts = [_("Network"), self.network.title if self.network else "…", _(_WITHIN_NAMES[self.within])]
        if self.network is None:
            return parts
        count = len(self.network.ties)
        parts.append(ngettext("{n} companion", "{n} companions", count).format(n=count))
        if self.network.partial:
            parts.append(_("only the newest articles"))
        return [*parts, _(_RANKING_NAMES[self.ranking])]

    def footer_entries(self) -> list[FooterEntry]:
        """Return what stands in the line of keys."""
        after = WITHINS[(WITHINS.index(self.within) + 1) % len(WITHINS)]
        return [
            ("open", _("where both are named")),
            ("network", _(_WITHIN_NAMES[after])),
            "sort",
            *self.filter_entries(),
            "jump",
            "step-out",
        ]

    def choose(self, key: object) -> None:
        """Open the passages and events that the pair shares."""
        if isinstance(key, Ref) and self.network is not None:
            name = next((tie.title for tie in self.network.ties if tie.ref == key), key.id)
            self.dismiss(ActorPairScreen(self.actor, key, f"{self.network.title} + {name}"))

    def text_lines(self) -> Iterable[str]:
        """Return the co-occurring actors and their bars as lines of text."""
        return network_lines(self.network, self.ranking, COPY_WIDTH_CELLS) if self.network else ()

    def action_sort(self) -> None:
        """Rank by strength or by count."""
        self.ranking = RANKINGS[(RANKINGS.index(self.ranking) + 1) % len(RANKINGS)]
        self.draw()
        self._find_pairs()

    def action_within(self) -> None:
        """Count co-occurrence in the next unit: sentence, article, event."""
        self.within = WITHINS[(WITHINS.index(self.within) + 1) % len(WITHINS)]
        self.network = None
        self.update_bars()
        self.read()
