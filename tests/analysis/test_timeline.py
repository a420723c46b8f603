"""The axis: days in their columns, spans, open ends, what is too many, what has no date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.conftest import Made
from tui.analysis.output.cell_width import cell_width
from tui.analysis.timeline import (
    DAYS,
    FIRST_DAY,
    LAST_DAY,
    ZOOMS,
    Mark,
    Window,
    axis,
    density,
    draw_marks,
    fit_window,
    load_timeline,
    mark_of,
    marks_inside,
    marks_of,
    row_json,
    timeline_lines,
    window_around,
)
from tui.index.query import parse_query
from tui.index.results import RecordRow
from tui.index.sqlite_store import SqliteStore
from tui.index.store import MATCH_ALL
from tui.model.dates.edtf import parse_edtf
from tui.model.records import Kind, Ref
from tui.model.text import clean_line

EVERY_DATE = (
    "2024-01-16", "2024-01", "2024", "202X", "20XX", "2024-21", "2024-01-15/2024-01-18", "2024-01-15/..",
    "../2024-01-18", "/2024", "0001", "0850-06~", "0012-01-01/9999", "9999-12-31", "9999-24", "../0001",
    "9999-12-31/..", "[2023-12-03,2024-01]", "{1999..2001}", "XXXX-12-XX", "2024-01-19?",
)  # fmt: skip


def row(edtf: str | None, title: str = "Titre", kind: Kind = "event", differs: bool = False) -> RecordRow:
    return RecordRow(Ref(kind, "x"), title, edtf, "consult", None, differs)


def mark(edtf: str, **fields: object) -> Mark:
    found = mark_of(row(edtf, **fields))  # type: ignore[arg-type]
    assert found is not None
    return found


JANUARY = Window("day", date(2024, 1, 1).toordinal(), 31)


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2024-01-01", "● Titre                        "),
        ("2024-01-11", "          ● Titre              "),
        ("2024-01-11/2024-01-14", "          ├──┤ Titre           "),
        ("2024-01-11/..", "    Titre ├───────────────────▸"),
        ("../2024-01-05", "◂───┤ Titre                    "),
        ("2023/2024-01-05", "◂───┤ Titre                    "),
        ("2024-01-31", "                        Titre ●"),
        ("2024", "├╌ Titre ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌▸"),
        ("[2024-01-11..2024-01-14]", "          ├╌╌┤ Titre           "),
    ],
)
def test_a_mark_stands_at_its_days_with_its_title_beside_it(edtf: str, expected: str) -> None:
    text, (start, end) = draw_marks(mark(edtf), "Titre", JANUARY, 31)
    assert text == expected
    assert text[start] in "●├◂" and text[end - 1] in "●┤▸"


dates = st.sampled_from(EVERY_DATE)
windows = st.builds(window_around, st.sampled_from(ZOOMS), st.integers(FIRST_DAY, LAST_DAY))
titles = st.text(max_size=60).map(clean_line)


@given(dates, titles, windows, st.integers(-1, 120))
def test_any_date_in_any_window_is_drawn_in_its_width(
    edtf: str, title: str, window: Window, width: int
) -> None:
    assert parse_edtf(edtf) is not None
    one = mark(edtf)
    for shown in marks_inside([one], window):
        text, (start, end) = draw_marks(shown, title, window, width)
        assert cell_width(text) == max(0, width)
        assert width <= 0 or text[start:end].strip()
    ruler, labels = axis(window, width)
    assert len(ruler) == len(labels) == max(0, width)


@given(st.lists(dates), st.integers(1, 120))
def test_any_dates_fit_a_window(edtfs: list[str], width: int) -> None:
    rows = [row(edtf) for edtf in edtfs]
    lines = list(timeline_lines(rows, width))
    assert len(lines) == (len(rows) + 3 if rows else 0)
    assert all(cell_width(line) <= width for line in lines)
    marks, undated = marks_of(rows)
    days = [day for one in marks for day in (one.first, one.last) if day is not None]
    if days:
        window = fit_window(min(days), max(days))
        assert window.first <= min(days) <= max(days) <= window.last
        if window.days > 14:  # it begins and ends with what there is
            assert (window.first, window.last) == (min(days), max(days))
        assert len(marks_inside(marks, window)) == len(rows)
    assert undated == 0


@given(windows, st.sampled_from([1, -1]), st.floats(-3, 3), st.integers(FIRST_DAY, LAST_DAY))
def test_no_move_leaves_the_calendar(window: Window, by: int, share: float, day: int) -> None:
    for moved in (window.panned(share), window.zoomed(by, day)):
        assert FIRST_DAY <= moved.first <= moved.last <= LAST_DAY
    assert window.zoomed(by, day) == window or window.zoomed(by, day).days != window.days


def test_zooming_goes_from_centuries_to_days_around_a_day() -> None:
    day = date(2024, 1, 16).toordinal()
    window = fit_window(day - 300, day + 300)
    assert (window.zoom, window.days) == ("month", 601)
    nearer = window.zoomed(1, day)
    assert (nearer.zoom, nearer.days) == ("month", 366)
    steps = [nearer := nearer.zoomed(1, day), *(nearer := nearer.zoomed(-1, day) for _ in range(4))]
    assert [step.zoom for step in steps] == ["day", "month", "year", "decade", "century"]
    assert all(step.days == DAYS[step.zoom] and step.first <= day <= step.last for step in steps)
    assert steps[0].zoomed(1, day) == steps[0]
    assert steps[-1].zoomed(-1, day) == steps[-1]


def test_the_ruler_names_what_its_ticks_stand_for() -> None:
    ruler, labels = axis(JANUARY, 62)
    assert ruler[0] == "┬" and ruler[8] == "┬"
    assert labels.startswith("1 Jan 24  ")
    labels = axis(window_around("year", date(2020, 1, 1).toordinal()), 80)[1]
    assert labels.split() == [str(year) for year in range(2015, 2025)]
    assert axis(window_around("decade", date(2000, 1, 1).toordinal()), 80)[1].split()[:2] == ["1950", "1960"]


def test_density_shows_how_many_begin_where() -> None:
    first = JANUARY.first
    counts = [(first, 8), (first + 1, 1), (first + 30, 4), (first + 31, 99), (first - 1, 99)]
    drawn_ = density(counts, JANUARY, 31)
    assert (drawn_[0], drawn_[1], drawn_[30], drawn_[2:30].strip()) == ("█", "▁", "▄", "")
    assert density([], JANUARY, 10) == " " * 10
    assert density(counts, JANUARY, 0) == ""


def test_the_timeline_of_a_corpus_and_of_an_actor(small: SqliteStore) -> None:
    rows = load_timeline(small, MATCH_ALL, ("event", "article"), 100)
    assert [each.ref.id for each in rows] == [
        "coup",
        "mission",
        "visite",
        "rencontre",
        "cooperation",
        "recoltes",
    ]
    lines = list(timeline_lines(rows, 80))
    assert lines[-1] == "undated: Les récoltes de mil au Mali"
    assert lines[3].startswith("26 Jul 23")
    assert row_json(rows[2]) == {
        "id": "event:visite",
        "kind": "event",
        "title": "Visite du Premier ministre à Moscou",
        "date": "2024-01-15/..",
        "earliest": "2024-01-15",
        "latest": None,
        "differs": True,
    }
    zeine = load_timeline(small, parse_query("actor:ali-lamine-zeine"), ("event",), 100)
    assert [each.ref.id for each in zeine] == ["visite"]


def test_records_without_dates_are_not_dropped(made: Made) -> None:
    store = made({"articles/a.md": "---\ntitle: Sans date\n---\nTexte.\n"})
    rows = load_timeline(store, MATCH_ALL, ("article",), 10)
    assert list(timeline_lines(rows, 80)) == ["undated: Sans date"]
    assert row_json(rows[0])["earliest"] is None
