"""Drawing of an actor's network: names on an ellipse, joined by lines of braille dots."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import cos, pi, sin

from msgspec import Struct

from tui.analysis.output.cell_width import Measure, cell_width, truncate
from tui.index.query import Query
from tui.index.results import Within
from tui.index.store import Store
from tui.model.records import Ref

#: Co-occurring actors that are drawn: more names would cover the lines.
MAX_ACTORS = 12
#: Lines between co-occurring actors that are drawn: more would hide each other.
MAX_PAIRS = 12
#: Of the dots of a line to the middle every such one is drawn: the table says as much.
SPOKE_INTERVAL_DOTS = 6
# The bits of the dots in a braille character, by column and row (Unicode block U+2800).
_BRAILLE_BITS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
_BRAILLE_BASE = 0x2800
_CENTRE_INDEX = -1


class DrawnLabel(Struct, frozen=True):
    """A name in a drawn row, as a span of code points.

    `number` is the index of the co-occurring actor, -1 for the actor itself.
    """

    row: int
    start: int
    end: int
    number: int


class NetworkDrawing(Struct, frozen=True):
    """A drawing: rows of equal width, and the names in them."""

    rows: tuple[str, ...]
    labels: tuple[DrawnLabel, ...]


class _Canvas:
    """A canvas of braille dots, two by four in a cell, with texts over them."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.bits = [[0] * width for _ in range(height)]
        self.texts: list[list[str | None]] = [[None] * width for _ in range(height)]
        # Row, first cell, width in cells, index of the actor.
        self.placed: list[tuple[int, int, int, int]] = []

    def line(self, ends: tuple[float, float, float, float], gap: int) -> None:
        """Draw a dotted line from one cell to another; one of `gap` dots is drawn."""
        x1, y1, x2, y2 = ends[0] * 2, ends[1] * 4, ends[2] * 2, ends[3] * 4
        steps = max(1, round(max(abs(x2 - x1), abs(y2 - y1))))
        for step in range(0, steps + 1, gap):
            x, y = round(x1 + (x2 - x1) * step / steps), round(y1 + (y2 - y1) * step / steps)
            column, row = x // 2, y // 4
            if 0 <= column < self.width and 0 <= row < self.height:
                self.bits[row][column] |= _BRAILLE_BITS[x % 2][y % 4]

    def write(self, row: int, column: int, text: str, index: int, measure: Measure) -> None:
        """Write a text over the dots, unless it has no room or would touch another text."""
        column = max(0, min(column, self.width - measure(text)))
        text_width = measure(text)
        if not (0 <= row < self.height) or text_width > self.width or text_width == 0:
            return
        if any(cell is not None for cell in self.texts[row][max(0, column - 1) : column + text_width + 1]):
            return
        self.texts[row][column] = text
        self.texts[row][column + 1 : column + text_width] = [""] * (text_width - 1)
        self.placed.append((row, column, text_width, index))

    def drawing(self) -> NetworkDrawing:
        """Return the finished drawing."""
        labels = []
        rows = []
        for row_index, (bits, texts) in enumerate(zip(self.bits, self.texts, strict=True)):
            cells_ = [
                text if text is not None else chr(_BRAILLE_BASE + bit) if bit else " "
                for bit, text in zip(bits, texts, strict=True)
            ]
            for row, column, _length, actor_index in self.placed:
                if row == row_index:
                    start = len("".join(cells_[:column]))
                    labels.append(DrawnLabel(row, start, start + len(cells_[column]), actor_index))
            rows.append("".join(cells_))
        return NetworkDrawing(tuple(rows), tuple(labels))


def draw_ego_network(
    name: str,
    ties: Sequence[tuple[str, float]],
    width: int,
    height: int,
    measure: Measure = cell_width,
    pairs: Sequence[tuple[int, int]] = (),
) -> NetworkDrawing:
    """Draw `name` in the middle with co-occurring actors around it, clockwise from the top.

    `ties`: names and weights, the greatest first. `pairs`: indexes of ties that co-occur with each other, the
    most frequent first; lines join these. What each has to do with `name` is only hinted at by dots.
    """
    canvas = _Canvas(max(0, width), max(0, height))
    shown = ties[: min(MAX_ACTORS, max(0, height - 3))]
    max_label_cells = max(6, min(22, width * 3 // 10))
    centre = ((width - 1) / 2, (height - 1) / 2)
    radius = (max(1.0, width / 2 - max_label_cells - 2), max(1.0, height / 2 - 1.5))
    centre_label = truncate(name, max(1, width // 2), measure)
    canvas.write(
        round(centre[1]),
        round(centre[0] - measure(centre_label) / 2),
        f" {centre_label} ",
        _CENTRE_INDEX,
        measure,
    )
    angles = [
        2 * pi * (index + 0.5 * (len(shown) % 2 == 0)) / len(shown) - pi / 2 for index in range(len(shown))
    ]
    points = [(centre[0] + radius[0] * cos(angle), centre[1] + radius[1] * sin(angle)) for angle in angles]
    drawn_pairs = [pair for pair in pairs if max(pair) < len(points)][:MAX_PAIRS]
    for one, other in drawn_pairs:
        canvas.line((*points[one], *points[other]), 1)
    for index, (title, _weight) in enumerate(shown):
        angle, (x, y) = angles[index], points[index]
        canvas.line((*centre, x, y), SPOKE_INTERVAL_DOTS)
        text = truncate(title, max_label_cells, measure)
        text_width = measure(text)
        horizontal = cos(angle)
        if horizontal > 0.25:
            column = round(x) + 1
        elif horizontal < -0.25:
            column = round(x) - text_width
        else:
            column = round(x - text_width / 2)
        canvas.write(round(y), column, text, index, measure)
    return canvas.drawing()


def find_pairs(
    store: Store, actors: Sequence[Ref], within: Within, query: Query, stopped: Callable[[], bool]
) -> dict[frozenset[Ref], int]:
    """Return which of the drawn actors co-occur with each other, and how often. Raises StoreError."""
    drawn = actors[:MAX_ACTORS]
    pairs: dict[frozenset[Ref], int] = {}
    for actor in drawn:
        if stopped():
            break
        companions = store.cooccurrences(actor, within, query=query).companions
        pairs |= {frozenset((actor, one.ref)): one.shared for one in companions if one.ref in drawn}
    return pairs
