from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.languages.french import FRENCH
from tui.model.dates.edtf import parse_edtf, ranges_overlap
from tui.model.dates.informal_dates import edtf_problem

PARTS = st.from_regex(
    r"[?~%]?[0-9]{2}[0-9X]{2}[?~%]?(-([01][0-9X]|XX|2[0-5])[?~%]?(-([0-3][0-9X]|XX))?)?", fullmatch=True
)
EXPRESSIONS = st.one_of(
    PARTS,
    st.tuples(
        st.one_of(PARTS, st.sampled_from(["..", ""])), st.one_of(PARTS, st.sampled_from(["..", ""]))
    ).map("/".join),
    st.lists(PARTS, min_size=1, max_size=3).map(lambda parts: f"[{','.join(parts)}]"),
    st.lists(PARTS, min_size=1, max_size=3).map(lambda parts: f"{{{', '.join(parts)}}}"),
    st.tuples(PARTS, PARTS).map(lambda parts: f"[{parts[0]}..{parts[1]}]"),
)


def day(text: str) -> date:
    return date.fromisoformat(text)


@given(st.one_of(st.text(), st.text("0123456789X-/.[]{},?~%T:Z "), EXPRESSIONS))
@example("9999-24")
@example("0000-00-00")
@example("XXXX-02-30")
@example("[..]")
def test_any_text_is_a_date_or_has_a_problem_and_its_days_are_in_order(text: str) -> None:
    edtf = parse_edtf(text)
    assert (edtf is None) == (edtf_problem(text, FRENCH.date_words) is not None)
    if edtf:
        earliest, latest = edtf.earliest or date.min, edtf.latest or date.max
        assert earliest <= latest
        for first, last in (edtf.begin, edtf.end):
            assert earliest <= (first or earliest) <= (last or latest) <= latest
        low, high = edtf.sort_key.split("/")
        assert low <= high and len(low) == len(high) == 10


@given(st.dates(), st.dates())
def test_days_sort_by_their_key_as_they_follow_one_another(one: date, other: date) -> None:
    keys = [parsed.sort_key for each in (one, other) if (parsed := parse_edtf(each.isoformat()))]
    assert len(keys) == 2
    assert (keys[0] < keys[1]) == (one < other)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-07-26", "2023-07-26", "2023-07-26"),
        ("2024-02-03 13:18:50-07:00", "2024-02-03", "2024-02-03"),
        ("2024-02-03 13:18:50 +0100", "2024-02-03", "2024-02-03"),
        ("2024-02-03 13:18", "2024-02-03", "2024-02-03"),
        ("2024-02-03T13:18:50.25Z", "2024-02-03", "2024-02-03"),
        ("2023-22", "2023-06-01", "2023-08-31"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("2023-12~", "2023-12-01", "2023-12-31"),
        ("2023-07-XX", "2023-07-01", "2023-07-31"),
        ("2023-XX", "2023-01-01", "2023-12-31"),
        ("2024-01-1X", "2024-01-10", "2024-01-19"),
        ("2023-02-2X", "2023-02-20", "2023-02-28"),
        ("2023-XX-31", "2023-01-31", "2023-12-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("0999", "0999-01-01", "0999-12-31"),
        ("9999-12-31", "9999-12-31", "9999-12-31"),
        ("9999-24", "9999-12-01", "9999-12-31"),
        ("2024-01-15/2024-01-18", "2024-01-15", "2024-01-18"),
        ("2023-07-30/..", "2023-07-30", None),
        ("2023-07-30/", "2023-07-30", None),
        ("../2024-01-18", None, "2024-01-18"),
        ("[2024-01-15..2024-01-16]", "2024-01-15", "2024-01-16"),
        ("[2023,2025-03]", "2023-01-01", "2025-03-31"),
        ("[..2024-01-16]", None, "2024-01-16"),
        ("2024-01-15T10:00:00+01:00", "2024-01-15", "2024-01-15"),
    ],
)
def test_first_and_last_day(text: str, earliest: str | None, latest: str | None) -> None:
    edtf = parse_edtf(text)
    assert edtf
    assert (edtf.earliest, edtf.latest) == (earliest and day(earliest), latest and day(latest))


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("2024-01-15/..", ("2024-01-15", "2024-01-15"), ("2024-01-15", None)),
        ("../2024-01-18", (None, "2024-01-18"), ("2024-01-18", "2024-01-18")),
        ("2023-12", ("2023-12-01", "2023-12-31"), ("2023-12-01", "2023-12-31")),
        ("[2024-01-15..2024-01-16]", ("2024-01-15", "2024-01-16"), ("2024-01-15", "2024-01-16")),
        ("{2024-01-15,2024-01-17}", ("2024-01-15", "2024-01-15"), ("2024-01-17", "2024-01-17")),
        ("2024-01/2024-01-18", ("2024-01-01", "2024-01-18"), ("2024-01-18", "2024-01-18")),
    ],
)
def test_days_on_which_it_may_begin_and_end(
    text: str, begin: tuple[str | None, ...], end: tuple[str | None, ...]
) -> None:
    edtf = parse_edtf(text)
    assert edtf
    assert edtf.begin == tuple(bound and day(bound) for bound in begin)
    assert edtf.end == tuple(bound and day(bound) for bound in end)


@pytest.mark.parametrize(
    ("one", "other", "is_met"),
    [
        ("2024-01-15/..", "2024-01-16", False),
        ("2023-12", "2023-12-04", True),
        ("../2024-01-18", "2024-01-20", False),
        ("../2024-01-18", "2024-01-16/2024-01-18", True),
    ],
)
def test_beginnings_meet_or_not(one: str, other: str, is_met: bool) -> None:
    left, right = parse_edtf(one), parse_edtf(other)
    assert left and right
    assert ranges_overlap(left.begin, right.begin) == ranges_overlap(right.begin, left.begin) == is_met


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("2023?", "?"),
        ("2023-12~", "~"),
        ("2023%", "%"),
        ("2004?-06~-11", "%"),
        ("2023?/2024", "?"),
        ("2023", ""),
    ],
)
def test_qualifiers_are_kept(text: str, qualifier: str) -> None:
    edtf = parse_edtf(text)
    assert edtf and edtf.qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("19/01/2024", "write 2024-01-19"),
        ("2024/1/5", "write 2024-01-05"),
        ("1er août 2023", "write 2023-08-01"),
        ("mars 2024", "write 2024-03"),
        ("12 févr. 2024", "write 2024-02-12"),
        ("vers 2023", "write 2023~"),
        ("15 janvier 2024 - 18 janvier 2024", "write 2024-01-15/2024-01-18"),
        ("2023-02-29", "2023-02 has no day 29"),
        ("2023-13", "no month 13"),
        ("2024-01-18/2024-01-15", "ends before it begins"),
        ("0000", "0001 to 9999"),
        ("-0044", "not an EDTF date"),
        ("../..", "leave it out"),
    ],
)
def test_a_wrong_date_is_told_what_would_be_right(text: str, right: str) -> None:
    assert right in (edtf_problem(text, FRENCH.date_words) or "")
