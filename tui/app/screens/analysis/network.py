"""The network: an actor's companions with bars, drawn around it; a pair leads to where both stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.analysis.network import (
    RANKINGS,
    WITHINS,
    Network,
    Ranking,
    Tie,
    count_network,
    network_lines,
    rank_ties,
    strength_bar,
    strength_text,
    value_of,
)
from tui.analysis.network_drawing import NetworkDrawing, draw_ego_network
from tui.analysis.output.cell_width import pad_right, truncate
from tui.app.documents.list_items import ListItem
from tui.app.messages import RequestFailed
from tui.app.runtime.background import run_in_thread
from tui.app.screens.analysis.actor_pair import ActorPairScreen
from tui.app.screens.analysis.base import TEXT_WIDTH, width_of
from tui.app.screens.analysis.filtered_screen import FilteredScreen
from tui.app.session.history import ViewSnapshot
from tui.i18n import N_, ngettext
from tui.i18n import gettext as _
from tui.index.query import Query
from tui.index.store import Within
from tui.model.records import Actor, Ref

#: From this width on there is room for the drawing, in cells.
ROOM = 100
_WITHIN_NAMES: dict[Within, str] = {
    "sentence": N_("in the same sentence"),
    "article": N_("in the same article"),
    "event": N_("in the same event"),
}
_RANKING_NAMES: dict[Ranking, str] = {
    "strength": N_("by strength (G²)"),
    "count": N_("by count"),
}


class NetworkCounted(Message):
    """The companions are here."""

    def __init__(self, asked: Query, found: Network) -> None:
        super().__init__()
        self.asked, self.found = asked, found


class NetworkScreen(FilteredScreen):
    """The companions of one actor."""

    DEFAULT_CSS = """
    NetworkScreen #items { width: 9fr; }
    NetworkScreen #graph { width: 10fr; height: 1fr; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("w", "within", show=False, id="network")]

    def __init__(self, actor: Ref) -> None:
        super().__init__()
        self.actor = actor
        self.within: Within = "sentence"
        self.ranking: Ranking = "strength"
        self.found: Network | None = None

    def panes(self) -> ComposeResult:
        """The list, and the drawing."""
        with Horizontal(id="main"):
            yield from super().panes()
            graph = Static(id="graph", markup=False)
            graph.display = self.app.size.width >= ROOM
            yield graph

    def identity(self) -> ViewSnapshot:
        """What the trail keeps of the view."""
        return ViewSnapshot("network", (self.actor,))

    def display_options(self) -> Iterable[str]:
        """The measure, and the ranking."""
        return self.within, self.ranking

    def restore_display(self, how: Sequence[str]) -> None:
        """By this measure, in this ranking."""
        self.within = next((known for known in WITHINS if known in how), self.within)
        self.ranking = next((known for known in RANKINGS if known in how), self.ranking)

    def read(self) -> None:
        """Count the companions, in a thread."""
        self.items.empty = _("Counting …")
        asked, within = self.filter, self.within
        run_in_thread(self, "network", lambda _worker: self._read(asked, within))

    def _read(self, asked: Query, within: Within) -> NetworkCounted | RequestFailed:
        record = next(iter(self.store.read([self.actor])), None)
        if not isinstance(record, Actor):
            return RequestFailed(_("{id} is not in the corpus.").format(id=self.actor))
        return NetworkCounted(asked, count_network(self.store, record, within, query=asked))

    def on_network_counted(self, message: NetworkCounted) -> None:
        """Show them, unless others are asked for by now."""
        if (message.asked, message.found.within) == (self.filter, self.within):
            self.found = message.found
            self.items.empty = _("{name} stands with nobody {where}. Press w for another measure.").format(
                name=message.found.title, where=_(_WITHIN_NAMES[self.within])
            )
            self.draw()

    @property
    def ties(self) -> list[Tie]:
        """The companions, ranked."""
        return rank_ties(self.found.ties, self.ranking) if self.found else []

    def draw(self) -> None:
        """The list, and the drawing where there is room."""
        graph = self.query_one("#graph", Static)
        graph.display = self.size.width >= ROOM
        self.items.set_items(network_items(self.ties, self.ranking, width_of(self.items)))
        if graph.display and self.found is not None:
            self.call_after_refresh(self._draw_graph)
        self.update_bars()

    def _draw_graph(self) -> None:
        graph = self.query_one("#graph", Static)
        ties = [tie for tie in self.ties if value_of(tie, self.ranking) > 0]
        if self.found is not None and ties:
            size = graph.content_size
            weights = [(tie.title, value_of(tie, self.ranking)) for tie in ties]
            drawing = draw_ego_network(self.found.title, weights, size.width, size.height, cell_len)
            graph.update(graph_content(drawing, [tie.type for tie in ties]))
        else:
            graph.update("")

    def title_parts(self) -> list[str]:
        """«Network  Russie · in the same sentence · 12 companions · by strength (G²)»."""
        parts = [_("Network"), self.found.title if self.found else "…", _(_WITHIN_NAMES[self.within])]
        if self.found is None:
            return parts
        count = len(self.found.ties)
        parts.append(ngettext("{n} companion", "{n} companions", count).format(n=count))
        if self.found.partial:
            parts.append(_("newest articles"))
        return [*parts, _(_RANKING_NAMES[self.ranking])]

    def key_pairs(self) -> list[tuple[str, str]]:
        """What can be done here."""
        after = WITHINS[(WITHINS.index(self.within) + 1) % len(WITHINS)]
        return [
            ("Enter", _("where both stand")),
            ("w", _(_WITHIN_NAMES[after])),
            ("o", _("rank")),
            *self.filter_pairs(),
            ("f", _("jump")),
            ("Esc", _("back")),
        ]

    def choose(self, key: object) -> None:
        """To where the pair stands together."""
        if isinstance(key, Ref) and self.found is not None:
            name = next((tie.title for tie in self.found.ties if tie.ref == key), key.id)
            self.dismiss(ActorPairScreen(self.actor, key, f"{self.found.title} + {name}"))

    def text_lines(self) -> Iterable[str]:
        """The companions with their bars."""
        return network_lines(self.found, self.ranking, TEXT_WIDTH) if self.found else ()

    def action_sort(self) -> None:
        """By strength or by count."""
        self.ranking = RANKINGS[(RANKINGS.index(self.ranking) + 1) % len(RANKINGS)]
        self.draw()

    def action_within(self) -> None:
        """In sentences, articles, events."""
        self.within = WITHINS[(WITHINS.index(self.within) + 1) % len(WITHINS)]
        self.found = None
        self.update_bars()
        self.read()


def network_items(ties: list[Tie], ranking: Ranking, width: int) -> list[ListItem]:
    """Companions as rows of a list: name, bar, how often together, G²."""
    counts = 16  # cells at the right edge
    name = max(10, min(34, (width - counts) * 3 // 5))
    room = width - counts - name - 4
    most = max((value_of(tie, ranking) for tie in ties), default=0)
    head = ListItem(key=None, text="", trail=f"{_('shared'):>6} {'G²':>8}", heading=True)
    rows = [
        ListItem(
            key=tie.ref,
            text=pad_right(truncate(tie.title, name, cell_len), name, cell_len)
            + "  "
            + strength_bar(value_of(tie, ranking), most, room),
            trail=f"{tie.shared:>6,} {strength_text(tie.strength):>8}",
            style=tie.type,
        )
        for tie in ties
    ]
    return [head, *rows] if rows else []


#: The colours of actors' types, as the lists have them.
_COLOURS = {
    "person": "$text-warning",
    "organization": "$text-primary",
    "public-body": "$text-primary",
    "media": "$text-accent",
    "group": "$text-error",
    "country": "$text-success",
    "place": "$text-success",
}


def graph_content(drawing: NetworkDrawing, types: list[str]) -> Content:
    """The drawing with its names in the colours of their types."""
    rows = []
    for number, row in enumerate(drawing.rows):
        content = Content(row).stylize("dim")
        for label in drawing.labels:
            if label.row == number:
                style = (
                    "bold reverse" if label.number < 0 else f"not dim {_COLOURS.get(types[label.number], '')}"
                )
                content = content.stylize(style, label.start, label.end)
        rows.append(content)
    return Content("\n").join(rows)
