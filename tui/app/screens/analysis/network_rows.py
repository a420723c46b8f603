"""What the network draws: a row for each companion, and the drawing in the colours of the types."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from tui.analysis.network.network import Ranking, Tie, strength_bar, strength_text, value_of
from tui.analysis.network.network_drawing import DrawnLabel, NetworkDrawing
from tui.analysis.output.cell_width import pad_right, truncate
from tui.app.documents.labels import title_label
from tui.app.documents.list_items import FOUND, ListItem
from tui.i18n import format_number
from tui.i18n import gettext as _


def network_items(ties: list[Tie], ranking: Ranking, width: int) -> list[ListItem]:
    """Return a row for each tie: name, bar, number of co-occurrences, strength; `width` in cells."""
    counts = 16  # cells at the right edge
    name = max(10, min(34, (width - counts) * 3 // 5))
    room = width - counts - name - 4
    most = max((value_of(tie, ranking) for tie in ties), default=0)
    head = ListItem(key=None, text="", trail=f"{_('shared'):>6} {_('strength'):>8}", heading=True)
    rows = [
        ListItem(
            key=tie.ref,
            text=pad_right(truncate(title_label(tie.ref, tie.title), name, cell_len), name, cell_len)
            + "  "
            + strength_bar(value_of(tie, ranking), most, room),
            trail=f"{format_number(tie.shared):>6} {strength_text(tie.strength):>8}",
            style=tie_style(tie),
        )
        for tie in ties
    ]
    return [head, *rows] if rows else []


def tie_style(tie: Tie) -> str:
    """Return the style of a companion: its type, or that nobody has kept it."""
    return FOUND if tie.ref.is_found else tie.type


#: The colours of actor types, the same as in the lists.
_COLOURS = {
    "person": "$text-warning",
    "organization": "$text-primary",
    "public-body": "$text-primary",
    "media": "$text-accent",
    "group": "$text-accent",
    "country": "$text-success",
    "place": "$text-success",
    FOUND: "italic",
}


def _label_style(label: DrawnLabel, ties: Sequence[Tie]) -> str:
    if label.number < 0:  # the actor's own name
        return "bold reverse"
    return f"not dim {_COLOURS.get(tie_style(ties[label.number]), '')}"


def graph_content(drawing: NetworkDrawing, ties: Sequence[Tie]) -> Content:
    """Return the drawing with the names of the companions in the colours of their types."""
    rows = []
    for number, row in enumerate(drawing.rows):
        content = Content(row).stylize("dim")
        for label in drawing.labels:
            if label.row == number:
                content = content.stylize(_label_style(label, ties), label.start, label.end)
        rows.append(content)
    return Content("\n").join(rows)
