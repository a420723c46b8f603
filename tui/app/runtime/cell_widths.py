"""How many cells a character takes: as most terminals have it, where Rich's table has it otherwise.

Rich gives no cell to the vowel signs that stand beside their consonant (Devanagari, Bengali, Tamil …), which
terminals that go by wcwidth put into a cell of their own: what follows would be drawn over letters.

Rich measures a text at once where it has nothing but letters of Europe, and else by the character. Here the
marks of European texts, arrows and signs of mathematics count as such letters: each takes a cell.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from rich import cells
from rich._unicode_data import load
from rich.cells import CellTable

#: The tone marks of Hangul: spacing marks that combine with the syllable before them.
_HANGUL_TONES = "\u302e\u302f"
#: Marks of European texts, signs of currencies, arrows, signs of mathematics: first and last code points.
_NARROW_SIGNS = ((0x2010, 0x2027), (0x2030, 0x205E), (0x20A0, 0x20BF), (0x2190, 0x22FF))


def use_cell_table() -> None:
    """Have Rich and Textual measure with the table of this module; to be called once, before they draw.

    All their ways of measuring go through Rich's loader of tables, which cannot be told of another table.
    """
    vars(cells)["load_cell_table"] = _load_table
    narrow = (chr(point) for first, last in _NARROW_SIGNS for point in range(first, last + 1))
    vars(cells)["_is_single_cell_widths"] = cells._SINGLE_CELLS.union(narrow).issuperset
    cells.get_character_cell_size.cache_clear()
    cells.cached_cell_len.cache_clear()


@cache
def _load_table(unicode_version: str = "auto") -> CellTable:
    """Load Rich's table for a version of Unicode, with a cell for each spacing mark."""
    return _give_cells_to_spacing_marks(load(unicode_version))


def _give_cells_to_spacing_marks(table: CellTable) -> CellTable:
    """Return a table in which each spacing mark takes a cell."""
    widths: list[tuple[int, int, int]] = []
    for start, end, width in table.widths:
        first = start
        for point in range(start, end + 1) if width == 0 else ():
            character = chr(point)
            if unicodedata.category(character) == "Mc" and character not in _HANGUL_TONES:
                widths += [(first, point - 1, 0)] * (first < point)  # what is in no range takes a cell
                first = point + 1
        widths += [(first, end, width)] * (first <= end)
    return CellTable(table.unicode_version, widths, table.narrow_to_wide)
