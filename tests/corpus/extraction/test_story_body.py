"""A name alone signs a story only near the end of the text; what is cut leaves whole characters."""

from __future__ import annotations

import pytest

from tui.corpus.extraction.raw_text import read_text

STORY = "Le ministre a reçu mardi la délégation venue de Moscou, a annoncé la télévision publique hier soir."


@pytest.mark.parametrize(
    ("lines_below", "authors"), [(0, ("Moussa Diallo",)), (3, ("Moussa Diallo",)), (4, ())]
)
def test_a_name_among_the_last_four_lines_signs_the_story(lines_below: int, authors: tuple[str, ...]) -> None:
    below = [f"Rubrique {i}" for i in range(lines_below)]
    raw = read_text("\n\n".join(["Un titre", STORY, STORY, STORY, "Moussa Diallo", *below]))
    assert raw and raw.authors == authors
    assert ("Moussa Diallo" in raw.body) == (not authors)


def test_what_comes_together_where_something_was_cut_is_one_character() -> None:
    body = read_text(f"Un titre\n\nLe pe![]()\u0301trole. {STORY}").body
    assert body.startswith("Le pétrole.")
