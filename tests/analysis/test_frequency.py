"""How often, over time: bins, plots in their width, labels, what is undated."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.conftest import Made
from tui.analysis.frequency import (
    MAX_BINS,
    UNITS,
    Bin,
    Unit,
    choose_unit,
    count_by_day,
    count_frequency,
    frequency_json,
    frequency_lines,
    merge_counts,
    read_lasting,
)
from tui.analysis.frequency_plot import (
    MARGIN_CELLS,
    axis,
    bar_rows,
    bin_edges,
    draw_plot,
    number_text,
    sparkline,
)
from tui.analysis.output.cell_width import cell_width
from tui.app.screens.analysis.over_time.period_records import read_period
from tui.index.query import parse_query
from tui.index.sqlite_store import SqliteStore
from tui.index.store import MATCH_ALL

days = st.lists(st.tuples(st.none() | st.dates(), st.integers(1, 10_000)), max_size=30)


@settings(max_examples=25)
@given(days, days, st.sampled_from(UNITS), st.integers(1, 100), st.integers(1, 8))
def test_nothing_is_lost_in_bins_and_plots_keep_their_width(
    articles: list[tuple[date | None, int]],
    events: list[tuple[date | None, int]],
    unit: Unit,
    columns: int,
    height: int,
) -> None:
    found = count_frequency(articles, events, unit)
    assert found.articles == sum(count for _day, count in articles)
    assert found.events == sum(count for _day, count in events)
    assert len(found.bins) <= MAX_BINS
    for one, after in zip(found.bins, found.bins[1:], strict=False):
        assert (after.first - one.last).days == 1
    drawn, size = merge_counts(found, columns)
    assert len(drawn.bins) <= columns and drawn.articles == found.articles
    assert size >= 1
    if (line := sparkline(articles, columns)) is not None:
        assert 2 <= cell_width(line[1]) <= columns
    lines, _per = draw_plot(found, columns, height)
    assert len(lines) == height + 2
    assert all(cell_width(line) <= MARGIN_CELLS + columns for line in lines)


@pytest.mark.parametrize(
    ("first", "last", "edtf"),
    [
        (date(2024, 1, 15), date(2024, 1, 15), "2024-01-15"),
        (date(2024, 2, 1), date(2024, 2, 29), "2024-02"),
        (date(850, 1, 1), date(850, 12, 31), "0850"),
        (date(2023, 12, 1), date(2024, 1, 31), "2023-12/2024-01"),
        (date(2023, 1, 1), date(2024, 12, 31), "2023/2024"),
        (date(2023, 1, 1), date(2024, 12, 30), "2023-01-01/2024-12-30"),
        (date(9999, 12, 1), date(9999, 12, 31), "9999-12"),
    ],
)
def test_a_bin_is_said_as_edtf(first: date, last: date, edtf: str) -> None:
    assert Bin(first, last).edtf == edtf


def test_months_of_a_corpus(small: SqliteStore) -> None:
    found = count_frequency(*count_by_day(small, parse_query("")), "month")
    assert [(one.edtf, one.articles, one.events) for one in found.bins if one.articles or one.events] == [
        ("2023-07", 0, 1),
        ("2024-01", 2, 2),
    ]
    assert (len(found.bins), found.undated_articles, found.articles) == (7, 1, 3)
    assert list(frequency_json(found))[-1] == {"date": None, "articles": 1, "events": 0, "ongoing": 0}
    lines = list(frequency_lines(found, 60))
    assert (
        lines[2].split() == ["Aug", "23", "0", "0"]
        and lines[7].startswith("Jan 24      ███")
        and lines[-1].startswith("undated")
    )
    assert all(cell_width(line) <= 60 for line in lines)
    sahel = count_frequency(*count_by_day(small, parse_query("actor:cedeao")), "month")
    assert [one.edtf for one in sahel.bins] == ["2024-01"]


def test_bars_show_what_is_little_beside_what_is_much() -> None:
    assert bar_rows([0, 1, 500, 1000], 2) == ["   █", " ▁██"]
    assert bar_rows([], 2) == ["", ""]
    assert bar_rows([0, 0], 1) == ["  "]
    assert [number_text(n) for n in (0, 999, 1000, 1234, 9999, 38_000, 1_200_000)] == [
        "0", "999", "1.0k", "1.2k", "10k", "38k", "1.2M",
    ]  # fmt: skip


def test_the_axis_names_years_first() -> None:
    found = count_frequency([(date(2022, 11, 3), 1), (date(2024, 2, 1), 2)], [], "month")
    count = len(found.bins)
    ruler, labels = axis(found.bins, bin_edges(count, count))
    assert ruler[labels.index("2023")] == "┬"
    wide = axis(found.bins, bin_edges(count, 6 * count))[1]
    assert "Nov" in wide and "Jul" in wide and "2024" in wide
    by_day = count_frequency([(date(2024, 1, 15), 1), (date(2024, 2, 3), 1)], [], "day")
    days = axis(by_day.bins, range(len(by_day.bins) + 1))[1]
    assert "1 Feb 24" in days or "20 Jan 24" in days
    assert bin_edges(3, 10) == [0, 3, 6, 10]


def test_months_that_end_in_another_year_are_labelled_with_the_one_that_begins() -> None:
    found = count_frequency([(date(2010, 2, 1), 1), (date(2011, 12, 1), 2)], [], "month")
    lines, per = draw_plot(found, 13, 1)
    assert per == "per 2 months"
    plotted = lines[-1][MARGIN_CELLS:]
    assert plotted.index("2011") == 5  # of December and January


def test_the_newest_bin_is_one_with_articles_if_there_are_any() -> None:
    late = [(date(2023, 7, 28), 1)]
    assert count_frequency([(date(2014, 5, 1), 2), (date(2010, 2, 1), 1)], late, "year").newest == 4
    assert count_frequency([], [(date(2022, 1, 1), 1), *late], "year").newest == 1
    assert count_frequency([], [], "year").newest == 0


def test_the_unit_is_the_month_unless_days_have_room_or_months_are_too_many() -> None:
    assert choose_unit([(date(2024, 1, 15), 1)], [(date(2024, 1, 19), 1)], 38) == "day"
    assert choose_unit([(date(2015, 1, 15), 1), (date(2024, 1, 1), 1)], [], 38) == "month"
    assert choose_unit([(date(850, 1, 15), 1), (date(2024, 1, 1), 1)], [], 38) == "year"
    assert choose_unit([(None, 4)], [], 38) == "month"


def test_undated_records_are_counted(made: Made) -> None:
    store = made({"articles/a.md": "---\ntitle: Sans date\n---\nTexte.\n"})
    found = count_frequency(*count_by_day(store, parse_query("")), "month")
    assert (found.bins, found.undated_articles) == ((), 1)
    assert len(list(frequency_lines(found, 60))) == 2


def test_an_event_that_lasts_is_counted_in_each_period_it_touches(made: Made) -> None:
    event = "title: E\ntype: consult\nclaims: [{source: 'https://x.org', publisher: X}]\n---\n"
    store = made(
        {
            "events/both.md": f"---\ndate: 2023-11/2024-02\n{event}",
            "events/open.md": f"---\ndate: 2024-01-15/..\n{event}",
            "events/once.md": f"---\ndate: 2023-12\n{event}",
            "articles/late.md": "---\ntitle: T\ndate: 2024-04-01\n---\nTexte.\n",
        }
    )
    days, lasting = count_by_day(store, MATCH_ALL), read_lasting(store, MATCH_ALL)
    by_month = count_frequency(*days, "month", lasting)
    assert [(one.edtf, one.events, one.ongoing) for one in by_month.bins] == [
        ("2023-11", 1, 0),
        ("2023-12", 1, 1),
        ("2024-01", 1, 1),
        ("2024-02", 0, 2),
        ("2024-03", 0, 1),
        ("2024-04", 0, 1),
    ]
    by_year = count_frequency(*days, "year", lasting)
    assert [(one.edtf, one.all_events) for one in by_year.bins] == [("2023", 2), ("2024", 2)]
    merged, size = merge_counts(by_month, 2)
    assert size == 3 and [one.all_events for one in merged.bins] == [3, 2]
    assert by_month.events == by_year.events == 3
    (january,) = (one for one in by_month.bins if one.edtf == "2024-01")
    assert len(read_period(store, MATCH_ALL, january).rows) == january.all_events == 2


def test_a_row_of_months_may_end_on_the_thirty_first() -> None:
    months: list[tuple[date | None, int]] = [(date(2023, month, 1), 1) for month in range(1, 11)]
    line = sparkline([*months, (date(2023, 10, 31), 2)], 12)
    assert line and cell_width(line[1]) == 10
