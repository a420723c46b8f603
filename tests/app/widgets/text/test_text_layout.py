"""Wrapping and cutting by cells, and ranges that overlap."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.app.widgets.text.span_index import Layer, SpanIndex, split_by_styles
from tui.app.widgets.text.text_layout import TextLayout, clip, wrap

# Words of Latin, CJK, Arabic, combining marks, joiners, and French punctuation with its blanks.
TEXTS = st.text(st.sampled_from("abé «»!?’-\n日本語ｗم\u0301\u200d\ufe0f👨👩🏽☎\u00a0\u202f"), max_size=80)
WIDTHS = st.integers(min_value=-1, max_value=30)


@given(TEXTS, WIDTHS)
def test_rows_joined_are_the_text(text: str, width: int) -> None:
    rows = wrap(text, width)
    assert "".join(text[row.start : row.end] + "\n" * row.last for row in rows) == text + "\n"


@given(TEXTS, st.integers(min_value=2, max_value=30))
def test_no_row_is_wider_than_the_pane(text: str, width: int) -> None:
    laid = TextLayout(text, width, indents=[(0, 3, 5), (1, 0, 40)])
    for number, row in enumerate(laid.rows):
        start, end = laid.draw_row(number)
        drawn = text[start:end].rstrip(" ")  # blanks at the end of a line hang over the edge, unseen
        # One character may be wider than half a narrow pane that is set in; it is drawn alone.
        assert row.indent + cell_len(drawn) <= width or len(drawn.strip("\u0301\u200d\ufe0f🏽")) <= 1


@given(TEXTS, st.integers(min_value=2, max_value=30), st.integers(min_value=0, max_value=9))
def test_every_offset_is_found_where_it_is_drawn(text: str, width: int, left: int) -> None:
    laid = TextLayout(text, width, left)
    for number in range(len(laid.rows)):
        start, end = laid.draw_row(number)
        for offset in range(start, end):
            assert laid.offset_at_character(left + offset - start, number) == offset
            if cell_len(text[offset]) and "\u200d" not in text and "\ufe0f" not in text:
                assert laid.cell_of(offset)[1] == number
                assert laid.offset_at_cell(laid.cell_of(offset)[0], number) == offset


@given(TEXTS, WIDTHS)
def test_a_clipped_text_fits_and_says_that_it_was_cut(text: str, width: int) -> None:
    clipped = clip(text, width)
    assert cell_len(clipped) <= max(0, width)
    assert clipped == text or not clipped or clipped.endswith("…")


def test_a_line_breaks_at_blanks_and_never_before_a_closing_guillemet() -> None:
    text = "sa « coopération » avec Niamey !"
    rows = wrap(text, 16)
    assert [text[row.start : row.end] for row in rows] == ["sa ", "« coopération » ", "avec Niamey !"]


def test_a_line_without_blanks_is_cut() -> None:
    rows = wrap("x" * 100_000, 80)
    assert len(rows) == 1250
    assert rows[-1].end == 100_000


def test_an_indent_hangs() -> None:
    rows = wrap("also: Salifou Mody, Salifou Modi", 16, [(0, 1, 7)])
    assert [row.indent for row in rows] == [1, 7, 7, 7]


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=12)


@given(SPANS, st.integers(0, 40), st.integers(1, 10))
def test_overlapping_spans_are_found(spans: list[tuple[int, int]], start: int, length: int) -> None:
    end = start + length
    expected = {n for n, (a, b) in enumerate(spans) if a < b and a < end and b > start}
    found = SpanIndex(spans).overlapping(start, end)
    assert set(found) == expected
    assert [spans[n][0] for n in found] == sorted(spans[n][0] for n in found)


def test_of_nested_spans_the_inner_is_on_top() -> None:
    nested = SpanIndex([(4, 9), (0, 20), (30, 30)])
    assert nested.innermost_at(5) == 0
    assert nested.innermost_at(12) == 1
    assert nested.innermost_at(30) is None


def test_walking_goes_from_span_to_span_and_ends() -> None:
    spans = SpanIndex([(10, 12), (0, 2), (20, 22)])
    assert spans.following(None, 1, 5) == 0
    assert spans.following(None, -1, 5) == 1
    assert spans.following(0, 1, 0) == 2
    assert spans.following(2, 1, 0) is None
    assert spans.following(1, -1, 0) is None


@given(SPANS, st.integers(0, 20), st.integers(0, 20))
def test_runs_cover_the_range_once(spans: list[tuple[int, int]], start: int, length: int) -> None:
    pieces = split_by_styles(start, start + length, [Layer(a, b, (a, b)) for a, b in spans if a < b])
    assert [x for a, b, _ in pieces for x in range(a, b)] == list(range(start, start + length))
    for a, b, over in pieces:
        assert over == [(x, y) for x, y in spans if x < y and x <= a and y >= b]
