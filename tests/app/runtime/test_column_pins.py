"""Columns hold where a terminal gives a character other cells than the program does."""

from __future__ import annotations

import sys

import pyte
import pytest
from rich import cells
from rich.cells import cell_len

from tui.analysis.output.cell_width import cell_width
from tui.app.runtime.cell_widths import use_cell_table
from tui.app.runtime.column_pins import _UNCOMMON, _disagreed_pattern, pin_columns

TEXTS = {
    "न्याय": 4, "தமிழ்": 4, "বাংলা": 5, "ខ្មែរ": 4, "မြန်မာ": 5, "👍🏽": 2, "👩🏽‍🚀": 2,
    "👨‍👩‍👧": 2, "🇳🇪": 2, "1⃣": 1, "❤": 1,
    "東京": 4, "e\u0301": 1, "☎️": 2, "\U0001facd": 2, "العربية": 7, "Niamey": 6,
}  # fmt: skip


@pytest.mark.parametrize(("text", "cells"), TEXTS.items())
def test_a_text_takes_the_cells_that_terminals_give_it(text: str, cells: int) -> None:
    use_cell_table()
    assert cell_len(text) == cells
    if "\ufe0f" not in text:  # which no cleaned text has
        assert cell_width(text) == cells


def test_what_is_measured_at_once_takes_a_cell_each() -> None:
    use_cell_table()
    narrow = list(filter(cells._is_single_cell_widths, map(chr, range(sys.maxunicode + 1))))
    assert {*"é’…«»“”–—•›€→≠"} <= {*narrow}
    assert {cells.get_character_cell_size(character) for character in narrow} == {1}


def draw(text: str, columns: int = 24) -> pyte.Screen:
    """Draw a row of a list between borders: the row again, after the borders, as a part of the screen."""
    screen = pyte.Screen(columns, 2)
    stream = pyte.Stream(screen)
    row = text + " " * (columns - 4 - cell_len(text))
    stream.feed(pin_columns(f"\x1b[1;1H│ \x1b[1m{row}\x1b[0m │\n"))
    stream.feed(pin_columns(f"\x1b[1;3H\x1b[7m{row}\x1b[0m"))
    return screen


@pytest.mark.parametrize("text", [*TEXTS, "".join(TEXTS)[:20], "👍🏽" * 8 + "👩🏽‍🚀", "न्याय" * 4])
def test_the_frame_and_what_follows_stay_where_they_belong(text: str) -> None:
    use_cell_table()
    for before in ("", "x"):
        words = f"{before}{text}"
        words = words if cell_len(words) > 16 else f"{words} fin"
        screen = draw(words)
        assert screen.buffer[0][0].data == screen.buffer[0][23].data == "│"
        if words.endswith(" fin"):
            at = 2 + cell_len(words) - 3
            assert "".join(screen.buffer[0][column].data for column in range(at, at + 3)) == "fin"


def test_what_terminals_agree_about_is_written_as_it_is() -> None:
    plain = "\x1b[1;1H│ « L’été à Niamey » — 16 °C … ▸ № 東京 العربية │\n"
    assert pin_columns(plain) == plain
    assert pin_columns("👍🏽") == "👍🏽"  # no column is known


def test_all_that_terminals_disagree_about_is_looked_at() -> None:
    characters = "".join(map(chr, range(sys.maxunicode + 1)))
    disagreed = set(_disagreed_pattern().findall(characters))
    assert disagreed > {"न", "⃣", "\U0001f1f3"}
    assert disagreed <= set(_UNCOMMON.findall(characters))
    assert not _UNCOMMON.search("│ L’été à Niamey — « œuvre » … ▲ 5 € ▏")
