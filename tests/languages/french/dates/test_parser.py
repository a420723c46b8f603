"""French dates in prose: the rules one by one, whole texts as measured, and any text at all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.languages.french.dates.parser import find_french_dates
from tui.model.dates.edtf import parse_edtf, ranges_overlap

HERE = Path(__file__).parent
Marked = tuple[int, int, str]


def texts(name: str) -> list[tuple[str | None, str]]:
    """The marked texts of a file with their references."""
    _, *parts = re.split(r"^== ?(.*)$", (HERE / name).read_text("utf-8"), flags=re.M)
    return [(ref or None, text.strip("\n")) for ref, text in zip(parts[::2], parts[1::2], strict=True)]


def unmarked(text: str) -> tuple[str, list[Marked]]:
    """A text without its marks, and the marks as spans with their EDTF."""
    plain, marks = "", []
    for part in re.split(r"(\{[^{}|]+\|[^{}|]+\})", text):
        words, bar, edtf = part.strip("{}").partition("|") if part.startswith("{") else (part, "", "")
        if bar:
            marks.append((len(plain), len(plain) + len(words), edtf))
        plain += words
    return plain, marks


TABLE = [(ref, text) for ref, block in texts("table.txt") for text in block.split("\n\n")]


@pytest.mark.parametrize(("reference", "marked"), TABLE, ids=[text[:50] for _, text in TABLE])
def test_a_sentence(reference: str | None, marked: str) -> None:
    text, marks = unmarked(marked)
    found = [(text[m.start : m.end], m.edtf) for m in find_french_dates(text, reference)]
    assert found == [(text[start:end], edtf) for start, end, edtf in marks]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Rencontre mardi à Dosso\n\nLes deux camps se verront mardi.", ["2024-06-18", "2024-06-18"]),
        ("Rencontre vendredi à Dosso\n\nOn attend du monde.", ["2024-06-14"]),
        ("Incendie lundi au marché\n\nOn cherche les causes.", ["2024-06-10"]),
        ("Le feu a pris.\n\nIncendie vendredi.\n\nOn cherche.", ["2024-06-07"]),
    ],
)
def test_a_weekday_of_a_heading_is_that_of_the_sentence_below_or_the_nearest(
    text: str, days: list[str]
) -> None:
    assert [mention.edtf for mention in find_french_dates(text, "2024-06-12")] == days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Il a parlé mercredi.\n\nOn attend depuis juillet 2023. La veille, on avait dansé.", "2024-08-27"),
        ("Reçus mardi, ils ont bu.\n\nLe roi était là. La veille, il avait prié.", "2024-08-26"),
        ("Il est venu lundi.\n\nIl a plu. La veille, on a dansé.", "2024-08-28"),
        ("Il est venu samedi.\n\nIl a plu. Le maire avait alerté la ville la veille.", "2024-08-23"),
        ("Il viendra mardi prochain.\n\nIl a plu. La veille, on avait dansé.", "2024-08-28"),
    ],
)
def test_the_day_before_of_what_had_happened_is_that_of_the_story(text: str, day: str) -> None:
    assert find_french_dates(text, "2024-08-29")[-1].edtf == day


def test_whole_texts_are_read_as_well_as_promised() -> None:
    wanted = seen = right = given_ = false = 0
    for reference, marked in texts("prose.txt"):
        text, marks = unmarked(marked)
        found = find_french_dates(text, reference)
        given_ += len(found)
        false += sum(not any(m.start < end and start < m.end for start, end, _ in marks) for m in found)
        for start, end, edtf in marks:
            over = [m for m in found if m.start < end and start < m.end]
            wanted += 1
            seen += bool(over)
            right += any(compatible(edtf, m.edtf) for m in over)
    assert wanted > 100
    assert seen / wanted >= 0.97
    assert right / wanted >= 0.95
    assert false / given_ <= 0.03


def compatible(one: str, other: str) -> bool:
    first, second = parse_edtf(one), parse_edtf(other)
    assert first and second
    return ranges_overlap((first.earliest, first.latest), (second.earliest, second.latest))


@pytest.mark.parametrize("reference", ["", "hier", "2024-13-45", "../.."])
def test_a_reference_that_is_no_day_invents_nothing(reference: str) -> None:
    assert [m.edtf for m in find_french_dates("Mardi, le 3 mai, hier, en 2012.", reference)] == ["2012"]


REFERENCES = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.dates().map(str),
    st.sampled_from(
        ["0001-01-01", "9999-12-31", "2024", "2024-02~", "2024-01-15/2024-01-17", "../2024", "199X"]
    ),
)
WORDS = """
le la les l’ du de d’ au en à et - , . « » ce cette depuis avant d’ici jusqu’au il y a dans début mi- fin
janvier mars Août février été printemps lundi mardi soir dernier prochain hier demain la veille lendemain même
jour semaine mois an années deux six une dizaine d’ plus tôt plus tard 1er 3 12 30 31 2023 2024 9999 29 1990
17/03/2024 2024-03-17 trimestre premier nuit week-end aujourd’hui dernières a sera
"""
PIECES = [*WORDS.split(), "\n", "\n\n", "\u00a0"]
PROSE = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)


@given(st.one_of(PROSE, st.text(), st.lists(st.sampled_from(PIECES)).map("".join)), REFERENCES)
def test_any_text_with_any_reference(text: str, reference: str | None) -> None:
    found = find_french_dates(text, reference)
    assert found == find_french_dates(text, reference)
    end = 0
    for mention in found:
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.exact == mention.exact.strip()
        assert parse_edtf(mention.edtf), mention.edtf
        end = mention.end


@given(PROSE)
def test_without_a_reference_a_date_says_its_year_or_has_that_of_an_earlier_one(text: str) -> None:
    is_said = False
    for mention in find_french_dates(text, None):
        is_said = is_said or bool(re.search("[0-9]{2}", mention.exact))
        assert is_said, mention


def test_the_day_before_is_that_of_the_news_and_not_of_what_goes_on() -> None:
    text = "Réunis jeudi, ils ont prié. On pleure depuis le 9 avril.\n\nLa veille, on riait."
    assert [mention.edtf for mention in find_french_dates(text, "2024-05-20")][-1] == "2024-05-15"
