import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.quotes import find_quote, find_quotes, find_similar_passage, has_quote
from tui.model.text import clean

BODY = (
    "Le Premier ministre indien Narendra Modi a reçu ses hôtes.\n\nSalifou Modi, lui, a dit : « Les choses "
    "vont\nvite » – c’était mardi…"
)
MARKS = "ab '’\"“«»\n\u00a0-–…:"


def comparable(text: str) -> str:
    """White space and typography aside, written another way than the module's."""
    for marks, one in (("’", "'"), ("“«»", '"'), ("–", "-"), ("…", "...")):
        text = re.sub(f"[{marks}]", one, text)
    return re.sub(r"\s*([\":])\s*", r"\1", re.sub(r"\s+", " ", text)).strip()


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("Les choses vont vite", "Les choses vont\nvite"),
        ('a dit: "Les choses vont vite"', "a dit : « Les choses vont\nvite »"),
        ("  c'était mardi...", "c’était mardi…"),
        ("vite » - c’", "vite » – c’"),
        ("hôtes. Salifou", "hôtes.\n\nSalifou"),
        ("ho\u0302tes", "hôtes"),
    ],
)
def test_white_space_and_typography_do_not_matter(quote: str, found: str) -> None:
    place = find_quote(BODY, quote)
    assert place and BODY[slice(*place)] == found


@pytest.mark.parametrize("quote", ["salifou Modi", "hotes", "Modi a dit", "", " ", "Les choses vont vitesse"])
def test_letters_do(quote: str) -> None:
    assert find_quote(BODY, quote) is None


def test_prefix_and_suffix_choose_among_equal_quotes() -> None:
    first, second = find_quotes(BODY, "Modi")
    assert find_quote(BODY, "Modi", prefix="indien Narendra ") == first
    assert find_quote(BODY, "Modi", prefix="Salifou") == second
    assert find_quote(BODY, "Modi", suffix=", lui") == second
    assert find_quote(BODY, "Modi", prefix="général ") is None


@given(st.text(MARKS), st.integers(0, 40), st.integers(0, 40))
def test_what_stands_in_the_body_is_found_and_equal_but_for_typography(
    text: str, one: int, other: int
) -> None:
    body = clean(text)
    quote = body[min(one, other) : max(one, other)]
    place = find_quote(body, quote)
    assert (place is not None) == bool(quote.strip())
    if place:
        assert comparable(body[slice(*place)]) == comparable(quote)
        assert place[0] <= body.index(quote.strip())


@given(st.text(MARKS), st.text(MARKS, min_size=1))
def test_what_is_found_is_equal_but_for_typography(text: str, quote: str) -> None:
    for start, end in find_quotes(clean(text), quote):
        assert comparable(clean(text)[start:end]) == comparable(clean(quote))


@given(st.text(MARKS), st.text(MARKS), st.text(MARKS, max_size=2), st.text(MARKS, max_size=2))
def test_a_quotation_is_there_where_it_is_found(text: str, quote: str, prefix: str, suffix: str) -> None:
    place = find_quote(clean(text), quote, prefix, suffix)
    assert has_quote(clean(text), quote, prefix, suffix) == (place is not None)


def test_the_nearest_passage_is_named_in_whole_words() -> None:
    assert find_similar_passage(BODY, "Salifou Modi lui a déclaré : Les choses vont vite")
    assert "choses vont vite" in (find_similar_passage(BODY, "Les chose vont trop vite") or "")
    assert find_similar_passage(BODY, "Zwölf Boxkämpfer jagen Viktor quer über den Sylter Deich") is None


def test_the_nearest_passage_is_found_in_a_very_long_body() -> None:
    body = "Un paragraphe de remplissage sans rien de commun.\n\n" * 100_000 + BODY
    assert "Salifou Modi" in (find_similar_passage(body, "Salifou Modi, quant à lui, a dit") or "")


def test_a_body_of_blanks_costs_one_pass() -> None:
    assert find_quote(" " * 200_000 + "fin", "« a b » c") is None
