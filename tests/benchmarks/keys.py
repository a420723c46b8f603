"""What a key press costs in the list and the reader, beside one that does nothing.

Run `python tests/benchmarks/keys.py`. CPU time of this process, median of many presses, each waited
for until the screen is drawn; the no-op key goes through the same application, focus and harness.
The aim is at most 2 ×. The first case is a bare widget of ready-made rows: below what it costs to draw
one row, or to scroll a screenful, no widget of Textual's can go.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import time
from collections.abc import Callable

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.pilot import Pilot
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from tui.app.documents.document import Document, LinkSpan
from tui.app.documents.list_items import ListItem
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.text.reader import Reader

SCREEN = Size(120, 40)
ROUNDS, PRESSES = 6, 10
KEYS: list[BindingType] = [
    Binding("j", "move(1)"),
    Binding("space", "page(1)"),
    Binding("g", "first"),
    Binding("n", "step(1)"),
    Binding("x", "nothing"),
]
WORDS = [
    "le",
    "ministre",
    "de",
    "la",
    "Défense",
    "a",
    "rencontré",
    "mardi",
    "une",
    "délégation",
    "sahélienne",
]
NAMES = {
    "Salifou Modi": "person",
    "Russie": "country",
    "Niamey": "place",
    "RFI": "media",
    "Cédéao": "organization",
}


class Rows(RowList):
    """The list with keys."""

    BINDINGS = KEYS

    def action_nothing(self) -> None:
        """Nothing."""


class Pages(Reader):
    """The reader with keys."""

    BINDINGS = KEYS

    def action_step(self, by: int) -> None:
        """The next door; after the last the first."""
        if not self.step(by):
            self.current = None
            self.step(by)

    def action_nothing(self) -> None:
        """Nothing."""


class Bare(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows that are ready, and nothing else."""

    BINDINGS = KEYS
    DEFAULT_CSS = "Bare { overflow-x: hidden; scrollbar-gutter: stable; scrollbar-size-vertical: 1; }"
    ROWS = tuple(Strip([Segment(f"{n:>119}")], 119) for n in range(1000))

    def render_line(self, y: int) -> Strip:
        """A ready row."""
        return self.ROWS[y + self.scroll_offset.y]

    def fill(self) -> None:
        """Say how much there is to scroll."""
        self.virtual_size = Size(119, len(self.ROWS))

    def action_move(self, by: int) -> None:
        """Scroll."""
        self.scroll_to(y=self.scroll_offset.y + by, animate=False, force=True)

    def action_first(self) -> None:
        """Scroll to the top."""
        self.scroll_to(y=0, animate=False, force=True)

    def action_step(self, by: int) -> None:
        """Draw a row anew."""
        self.refresh_line(by)

    def action_nothing(self) -> None:
        """Nothing."""


class Bench(App[None]):
    """One widget, focused."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget

    def compose(self) -> ComposeResult:
        """The widget."""
        yield self.widget


def items(count: int) -> list[ListItem]:
    """A list of `count` records."""
    return [
        ListItem(
            n,
            f"Coopération militaire : le texte numéro {n}",
            lead="19 Jan",
            trail=str(n % 90),
            style="person",
        )
        for n in range(count)
    ]


def article(doors: int, words_between: int) -> Document:
    """A text with that many doors."""
    draw = random.Random(1)
    text, found = "", []
    for n in range(doors):
        text += " ".join(draw.choices(WORDS, k=words_between)) + " "
        name, style = draw.choice(list(NAMES.items()))
        found.append(LinkSpan(len(text), len(text) + len(name), name, style))
        text += name + (".\n\n" if n % 6 == 5 else ", ")
    return Document(text, tuple(found))


async def press(pilot: Pilot[None], key: str) -> list[float]:
    """Milliseconds of CPU for each of some presses of `key`."""
    spent = []
    for _ in range(PRESSES):
        before = time.process_time()
        await pilot.press(key)
        await pilot.pause()
        spent.append((time.process_time() - before) * 1000)
    return spent


async def measure(title: str, widget: Widget, fill: Callable[[], None], keys: dict[str, str]) -> None:
    """Print what filling and each key cost."""
    async with Bench(widget).run_test(size=SCREEN) as pilot:
        widget.focus()
        await pilot.pause()
        before = time.process_time()
        fill()
        await pilot.pause()
        print(f"{title}: opened in {(time.process_time() - before) * 1000:.0f} ms")
        costs: dict[str, list[float]] = {key: [] for key in ("x", *keys)}
        for _round in range(ROUNDS):
            for key in costs:
                await pilot.press("g")
                costs[key] += await press(pilot, key)
        nothing = statistics.median(costs["x"])
        print(f"    {'no-op':<12} {nothing:5.1f} ms")
        for key, name in keys.items():
            cost = statistics.median(costs[key])
            print(f"    {name:<12} {cost:5.1f} ms  {cost / nothing:5.2f} ×  {cost - nothing:+5.1f} ms")


async def main() -> None:
    """Every case."""
    bare = Bare()
    await measure("A bare widget", bare, bare.fill, {"n": "one row", "j": "scroll"})
    for count in (100, 100_000, 1_000_000):
        rows, wanted = Rows(), items(count)
        keys = {"j": "down", "space": "page down"}
        await measure(f"List of {count:,}", rows, lambda: rows.set_items(wanted), keys)  # noqa: B023
    for doors, between in ((48, 15), (3000, 16)):
        pages, document = Pages(), article(doors, between)
        keys = {"n": "next door", "j": "down", "space": "page down"}
        title = f"Text of {len(document.text):,} characters, {doors:,} doors"
        await measure(title, pages, lambda: pages.show(document), keys)  # noqa: B023


if __name__ == "__main__":
    asyncio.run(main())
