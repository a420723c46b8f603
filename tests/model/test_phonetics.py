import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.phonetics import phonetic_key


@pytest.mark.parametrize(
    "spellings",
    [
        ["Evkourov", "Yevkurov", "Jewkurow", "Evkuroff", "Yevkurof", "Евкуров"],
        ["Overtchouk", "Overchuk", "Оверчук"],
        ["Tiani", "Tiany", "Thiani"],
        ["Lavrov", "Lawrow", "Лавров"],
        ["Choïgou", "Shoigu", "Schoigu", "Шойгу"],
    ],
)
def test_spellings_of_a_name_have_one_key(spellings: list[str]) -> None:
    assert len({phonetic_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), [("Modi", "Moussa"), ("Fomine", "Evkourov"), ("Zeine", "Bazoum")])
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert phonetic_key(one) != phonetic_key(other)


@given(st.text())
def test_a_key_is_small_latin_letters(word: str) -> None:
    key = phonetic_key(word)
    assert key == "" or (key.isascii() and key.isalpha() and key.islower())
