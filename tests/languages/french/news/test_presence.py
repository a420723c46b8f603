"""Who was there and who was not, as reports tell it; and when that is a difference."""

from __future__ import annotations

import pytest

from tests.annotate.found_events.test_finder import together
from tests.annotate.found_events.test_odd_articles import article, found
from tui.languages.french.news.participants.presence import find_presences
from tui.model.text import fold


@pytest.mark.parametrize(
    ("sentence", "name", "is_there"),
    [
        ("Le ministre Issa Bouba, souffrant, s’est fait représenter.", "Bouba", False),
        ("Le Premier ministre, retenu à Paris, n’est pas venu.", "Premier ministre", False),
        ("Le colonel Awal Sani ne s’est pas montré au stade.", "Sani", False),
        ("Le Premier ministre, M. Issa Bouba, a procédé à l’inauguration.", "Premier ministre", True),
        ("La cérémonie s’est tenue en présence du gouverneur, le colonel Awal Sani.", "Sani", True),
        ("Un meeting que présidait le colonel Awal Sani a clos la fête.", "Sani", True),
    ],
)
def test_who_was_there_is_told_by_a_verb_or_a_noun(sentence: str, name: str, is_there: bool) -> None:
    assert (name, is_there) in list(find_presences(sentence, fold(sentence)))


@pytest.mark.parametrize(
    "sentence", ["Issa Bouba a été arrêté lundi.", "Le maire n’est pas venu seul.", "Un pont a été ouvert."]
)
def test_others_are_neither(sentence: str) -> None:
    assert list(find_presences(sentence, fold(sentence))) == []


def test_that_somebody_came_is_told_where_another_says_that_they_did_not() -> None:
    came = "L’usine de Kossa a été inaugurée samedi 9 mars en présence du ministre des Mines, Issa Bouba."
    stayed = "Samedi 9 mars, à Kossa, on a inauguré l’usine. Le ministre Issa Bouba ne s’est pas déplacé."
    also = "Samedi 9 mars, l’usine de Kossa a été inaugurée en présence de Issa Bouba, le ministre."
    (event,) = found(article("came", came), article("stayed", stayed, "Le Soir"))
    differ = {(one.about, one.of): [side.value for side in one.values] for one in event.comparison.differ}
    assert sorted(differ["participants", "Bouba"]) == ["absent", "present"]
    (event,) = found(article("came", came), article("also", also))
    assert event.comparison.differ == ()
    assert not any(one.of == "Bouba" for one in event.comparison.agree)
    assert together([event]) == {frozenset({"came", "also"})}
