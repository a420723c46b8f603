"""What a passage states of its event: its figures, its own day, its town; nothing of what is around it."""

from __future__ import annotations

from tui.annotate.found_events.passage_details import read_details
from tui.model.records import Article

BODY = (
    "Vingt soldats et un civil ont été tués mardi 25 juin dans une attaque à Tassia. "
    "Un premier bilan faisait état de 12 blessés."
)


def test_only_the_words_of_the_passage_are_read() -> None:
    article = Article(id="a", title="Deuil", date="2024-06-27", lang="fr", body=BODY)
    stated = read_details(article, 0, BODY.index(" Un premier"))
    assert stated.details == {"killed": "21"} and stated.place == "Tassia"
    assert stated.date is not None and stated.date.exact == BODY[stated.date.start : stated.date.end]
    assert stated.date.edtf == "2024-06-25"
    assert read_details(article, 0, len("Vingt soldats")).details == {}


def test_a_text_of_another_language_is_not_read() -> None:
    article = Article(id="a", title="Mourning", date="2024-06-27", lang="en", body=BODY)
    assert read_details(article, 0, len(BODY)).details == {}
