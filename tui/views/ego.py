"""An actor among its companions, drawn: names on an ellipse, lines of braille dots between them."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

from msgspec import Struct

from tui.views.cells import Measure, cells, shortened

#: As many companions are drawn at most.
MOST = 12
# The dots of a braille character: bit by column and row (Unicode, block U+2800).
_DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
_BRAILLE = 0x2800
_CENTRE = -1


class Label(Struct, frozen=True):
    """A name in a drawn row (code points of the row); `number`: which companion, -1: the actor itself."""

    row: int
    start: int
    end: int
    number: int


class Drawing(Struct, frozen=True):
    """Rows of equal width, and where names stand in them."""

    rows: tuple[str, ...]
    labels: tuple[Label, ...]


class _Canvas:
    """Dots, two by four in a cell, and texts over them."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.bits = [[0] * width for _ in range(height)]
        self.texts: list[list[str | None]] = [[None] * width for _ in range(height)]
        self.placed: list[tuple[int, int, int, int]] = []  # row, first cell, cells, number

    def line(self, ends: tuple[float, float, float, float], gap: int) -> None:
        """Dots from one cell to another; of `gap` dots one is drawn."""
        x1, y1, x2, y2 = ends[0] * 2, ends[1] * 4, ends[2] * 2, ends[3] * 4
        steps = max(1, round(max(abs(x2 - x1), abs(y2 - y1))))
        for step in range(0, steps + 1, gap):
            x, y = round(x1 + (x2 - x1) * step / steps), round(y1 + (y2 - y1) * step / steps)
            column, row = x // 2, y // 4
            if 0 <= column < self.width and 0 <= row < self.height:
                self.bits[row][column] |= _DOTS[x % 2][y % 4]

    def write(self, row: int, column: int, text: str, number: int, measure: Measure) -> None:
        """A text over the dots; what has no room, or would stand on another text, is left out."""
        column = max(0, min(column, self.width - measure(text)))
        length = measure(text)
        if not (0 <= row < self.height) or length > self.width or length == 0:
            return
        if any(cell is not None for cell in self.texts[row][max(0, column - 1) : column + length + 1]):
            return
        self.texts[row][column] = text
        self.texts[row][column + 1 : column + length] = [""] * (length - 1)
        self.placed.append((row, column, length, number))

    def drawing(self) -> Drawing:
        """What was drawn."""
        labels = []
        rows = []
        for number, (bits, texts) in enumerate(zip(self.bits, self.texts, strict=True)):
            parts = [
                text if text is not None else chr(_BRAILLE + bit) if bit else " "
                for bit, text in zip(bits, texts, strict=True)
            ]
            for row, column, _length, which in self.placed:
                if row == number:
                    start = len("".join(parts[:column]))
                    labels.append(Label(row, start, start + len(parts[column]), which))
            rows.append("".join(parts))
        return Drawing(tuple(rows), tuple(labels))


def ego_graph(
    name: str, ties: Sequence[tuple[str, float]], width: int, height: int, measure: Measure = cells
) -> Drawing:
    """`name` in the middle, its companions around, the first at the top and on clockwise.

    `ties`: names and weights. A line is the denser the greater its weight is beside the greatest.
    """
    canvas = _Canvas(max(0, width), max(0, height))
    shown = ties[: min(MOST, max(0, height - 3))]
    longest = max(6, min(22, width * 3 // 10))
    centre = ((width - 1) / 2, (height - 1) / 2)
    reach = (max(1.0, width / 2 - longest - 2), max(1.0, height / 2 - 1.5))
    most = max((weight for _name, weight in shown), default=0) or 1
    middle = shortened(name, max(1, width // 2), measure)
    canvas.write(round(centre[1]), round(centre[0] - measure(middle) / 2), f" {middle} ", _CENTRE, measure)
    for number, (title, weight) in enumerate(shown):
        angle = 2 * pi * (number + 0.5 * (len(shown) % 2 == 0)) / len(shown) - pi / 2
        x, y = centre[0] + reach[0] * cos(angle), centre[1] + reach[1] * sin(angle)
        canvas.line((*centre, x, y), _gap(weight / most))
        text = shortened(title, longest, measure)
        wide = measure(text)
        side = cos(angle)
        column = round(x) + 1 if side > 0.25 else round(x) - wide if side < -0.25 else round(x - wide / 2)
        canvas.write(round(y), column, text, number, measure)
    return canvas.drawing()


def _gap(share: float) -> int:
    """From a full line to a few dots."""
    return 1 if share > 0.5 else 2 if share > 0.2 else 4
