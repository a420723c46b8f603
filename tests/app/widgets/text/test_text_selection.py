"""A selection is moved by sentences and words, and means the same words at any width."""

from __future__ import annotations

import pytest

from tui.app.widgets.text.text_layout import TextLayout
from tui.app.widgets.text.text_regions import selected_span
from tui.app.widgets.text.text_selection import Unit, move_edge, selection_of_span

TEXT = "M. Modi est parti. Il reviendra à l’hôtel.\n\nLa fin."


@pytest.mark.parametrize(
    ("words", "unit", "by", "at_start", "moved"),
    [
        ("M. Modi est parti.", "sentence", 1, False, "M. Modi est parti. Il reviendra à l’hôtel."),
        ("M. Modi est parti. Il reviendra à l’hôtel.", "sentence", -1, False, "M. Modi est parti."),
        ("M. Modi est parti.", "sentence", -1, False, "M. Modi est parti."),
        ("La fin.", "sentence", 1, False, "La fin."),
        ("M. Modi est parti.", "word", -1, False, "M. Modi est parti"),
        ("M. Modi", "word", -1, False, "M."),
        ("M.", "word", -1, False, "M"),
        ("Modi est parti", "word", 1, False, "Modi est parti."),
        ("Modi", "word", 1, False, "Modi est"),
        ("Modi", "word", -1, False, "Modi"),
        ("M. Modi", "word", 1, True, "Modi"),
        ("Modi", "word", -1, True, "M. Modi"),
        ("reviendra à l", "word", 1, False, "reviendra à l’hôtel"),
    ],
)
def test_an_edge_moves(words: str, unit: Unit, by: int, at_start: bool, moved: str) -> None:
    start = TEXT.index(words)
    first, last = move_edge(TEXT, (start, start + len(words)), unit, by, at_start=at_start)
    assert TEXT[first:last] == moved


@pytest.mark.parametrize("width", [7, 20, 80])
def test_a_selection_is_that_of_the_same_words(width: int) -> None:
    layout = TextLayout(TEXT, width, 2)
    for span in [(0, 1), (3, 17), (8, len(TEXT)), (41, 46)]:
        assert selected_span(layout, selection_of_span(layout, *span), len(TEXT)) == span
