"""How panes below each other share their height by what they hold."""

from __future__ import annotations

from collections.abc import Sequence


def share_height(total_rows: int, wanted_rows: Sequence[int], min_rows: int) -> list[int]:
    """Return a height for each pane: what it wants where there is room for it, else `min_rows` at least.

    Panes that want more share equally what the others leave; what nobody wants goes to the last.
    """
    heights = [0] * len(wanted_rows)
    left = total_rows
    by_size = sorted(range(len(wanted_rows)), key=lambda number: wanted_rows[number])
    for position, number in enumerate(by_size):
        fair_rows = max(min_rows, left // (len(by_size) - position))
        heights[number] = min(wanted_rows[number], fair_rows)
        left -= heights[number]
    if heights:
        heights[-1] = max(min_rows, heights[-1] + left)
    return heights


def stack_heights(total_rows: int, wanted_rows: Sequence[int], min_rows: int, first: int) -> list[int]:
    """Return a height for each pane where one comes first: what it wants, and the rest to those after it.

    `first`: its number. A pane that would get less than `min_rows` gets none; the last that has some gets
    what nobody wants.
    """
    heights = [0] * len(wanted_rows)
    left, last = total_rows, first
    for step in range(len(wanted_rows)):
        number = (first + step) % len(wanted_rows)
        if step and left < min_rows:
            break
        heights[number], last = min(wanted_rows[number], left), number
        left -= heights[number]
    heights[last] += left
    return heights
