"""Passages that texts share: found where they are, and nowhere else."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.text import split_words
from tui.model.text_reuse import MIN_KEPT_WORDS, SharedPassage, find_reuse, find_shared_passages

PARAGRAPH = (
    "Les vice-ministres russes de la défense ont rencontré mardi dans la capitale le ministre nigérien, en "
    "marge d’une visite du premier ministre. Les deux pays ont convenu d’intensifier les actions communes "
    "pour stabiliser la situation dans la région."
)
OTHER = (
    "Sous embargo depuis six mois, le pays espère un soutien pour ses besoins en céréales et en engrais. "
    "Producteur de pétrole et d’uranium, il cherche des partenaires nouveaux dans ces deux secteurs."
)


def made_up(seed: int, count: int) -> str:
    """A text of words that no other seed has."""
    chosen = random.Random(seed)
    return " ".join(f"m{seed}x{chosen.randrange(400)}" for _ in range(count))


def pieces(passages: tuple[SharedPassage, ...], one: str, other: str) -> list[tuple[str, str]]:
    return [(one[slice(*p.one)], other[slice(*p.other)]) for p in passages]


def test_a_copied_paragraph_is_found_at_its_place_in_both() -> None:
    one = f"{OTHER}\n\n{PARAGRAPH}"
    other = f"{PARAGRAPH}\n\n{made_up(1, 60)}"
    assert pieces(find_shared_passages(one, other), one, other) == [(PARAGRAPH[:-1], PARAGRAPH[:-1])]


def test_accents_case_and_line_ends_do_not_matter() -> None:
    other = PARAGRAPH.upper().replace("É", "E").replace(" ", "\n").replace("’", "'")
    (passage,) = find_shared_passages(PARAGRAPH, other)
    assert passage.one == passage.other == (0, len(PARAGRAPH) - 1)


def test_the_parts_of_a_composite_are_found_in_any_order() -> None:
    third = made_up(2, 40)
    one = f"{PARAGRAPH}\n\n{OTHER}\n\n{third}"
    other = f"{third}\n\n{made_up(3, 50)}\n\n{PARAGRAPH}"
    found = pieces(find_shared_passages(one, other), one, other)
    assert found == [(PARAGRAPH[:-1], PARAGRAPH[:-1]), (third, third)]


def test_words_changed_put_in_and_left_out_stay_in_the_passage() -> None:
    other = PARAGRAPH.replace("mardi ", "").replace("communes", "conjointes et les efforts")
    (passage,) = find_shared_passages(PARAGRAPH, other)
    assert passage.one[0] == 0 and passage.one[1] == len(PARAGRAPH) - 1
    assert passage.kept == len(PARAGRAPH.replace("-", " ").replace("’", " ").split()) - 2


def test_a_name_or_formula_alone_is_no_shared_passage() -> None:
    name = "le Premier ministre du Niger, Ali Mahamane Lamine Zeine, a déclaré"
    assert find_shared_passages(f"{made_up(1, 30)} {name} {made_up(2, 30)}", f"{made_up(3, 30)} {name}") == ()
    assert find_shared_passages(PARAGRAPH, OTHER) == ()


@pytest.mark.parametrize("text", ["", " ", "un", "« … » — 123", "a\n\nb"])
def test_a_text_too_short_shares_nothing(text: str) -> None:
    assert (
        find_shared_passages(text, text)
        == find_shared_passages(text, PARAGRAPH)
        == find_shared_passages(PARAGRAPH, text)
        == ()
    )


@pytest.mark.parametrize(
    "text", ["a " * 50_000, "a b " * 25_000, made_up(5, 20_000)], ids=["a", "ab", "long"]
)
def test_hostile_and_long_texts_with_themselves(text: str) -> None:
    passages = find_shared_passages(text, text)
    assert passages[0].one[0] == 0 and passages[-1].one[1] == len(text.rstrip())
    assert sum(p.one[1] - p.one[0] for p in passages) > 0.99 * len(text)


def test_it_can_be_stopped() -> None:
    text = made_up(6, 20_000).replace("m6", "x1 m6")
    assert find_shared_passages(text, made_up(7, 20_000), lambda _share: True) == ()


FEW = ("le", "la", "de", "niger", "russie", "accord", "mine", "ministre", "visite")
WORDS = st.lists(st.sampled_from(FEW), max_size=80)


@given(st.lists(st.text(max_size=8), max_size=60) | WORDS)
def test_a_text_shares_every_word_with_itself(pieces: list[str]) -> None:
    text = " ".join(pieces)
    count = len(split_words(text))
    passages = find_shared_passages(text, text)
    assert [p.kept for p in passages] == ([count] if count >= MIN_KEPT_WORDS else [])
    assert all(p.one == p.other for p in passages)


@given(st.integers(0, 10**6), st.integers(MIN_KEPT_WORDS, 300), st.integers(0, 80), st.integers(0, 80))
def test_a_copy_is_found_wherever_it_stands(seed: int, length: int, before: int, after: int) -> None:
    copied = made_up(seed, length)
    one = f"{made_up(seed + 1, before)} {copied}"
    other = f"{copied} {made_up(seed + 2, after)}"
    (passage,) = find_shared_passages(one, other)
    assert one[slice(*passage.one)] == other[slice(*passage.other)] == copied
    assert passage.kept == length


@given(WORDS, WORDS)
def test_spans_are_in_the_texts_and_apart(one: list[str], other: list[str]) -> None:
    texts = " ".join(one), " ".join(other)
    passages = find_shared_passages(*texts)
    ends = 0
    for passage in passages:
        assert ends <= passage.one[0] < passage.one[1] <= len(texts[0])
        assert 0 <= passage.other[0] < passage.other[1] <= len(texts[1])
        assert passage.kept >= MIN_KEPT_WORDS
        ends = passage.one[1]


def found_among(texts: dict[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for later, reuse in find_reuse(texts):
        found.setdefault(later, []).append(reuse.name)
    return found


def test_the_copies_among_some_texts() -> None:
    texts = {f"t{n}": made_up(n, 120) for n in range(60)}
    texts["copy"] = f"{texts['t7']} {texts['t50'][: len(texts['t50']) // 2]}"
    texts["again"] = texts["copy"]
    assert found_among(texts) == {"copy": ["t7", "t50"], "again": ["copy"]}


def test_of_what_all_have_the_first_is_found_in_steps() -> None:
    texts = {f"t{n}": f"{PARAGRAPH} {n}" for n in range(50)}
    found = found_among(texts)
    assert set(found) == set(texts) - {"t0"}
    assert all(others[0] == "t0" for others in found.values())


def test_texts_too_short_or_alone_are_copied_from_nowhere() -> None:
    assert (
        found_among({}) == found_among({"a": PARAGRAPH}) == found_among({"a": "", "b": "", "c": "un"}) == {}
    )
