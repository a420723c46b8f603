"""Whom a part of a name or an office means, where two could be meant: one test for each rule."""

from __future__ import annotations

from tui.annotate.annotator import Annotator
from tui.model.records import Actor, Article, Role

NIGER = Actor(id="niger", name="Niger", type="country", demonyms=("nigérien",))


def mentions(actors: list[Actor], title: str, body: str, date: str = "2022-05-04") -> list[tuple[str, str]]:
    """The words marked in the body, each with whom they mean."""
    article = Article(id="a", title=title, body=body, date=date)
    return [(mention.exact, mention.actor) for mention in Annotator([NIGER, *actors]).annotate(article).body]


def test_a_surname_that_two_named_last_at_one_place_bear_means_nobody() -> None:
    ibrahim = Actor(id="ibrahim", name="Ibrahim Gado", type="person")
    moussa = Actor(id="moussa", name="Moussa Gado", type="person")
    both = "Ibrahim Gado et Moussa Gado à Niamey"
    assert mentions([ibrahim, moussa], both, "Hier, Gado a parlé.") == []
    assert mentions([ibrahim, moussa], "Moussa Gado à Niamey", "Hier, Gado a parlé.") == [("Gado", "moussa")]
    later = "Ibrahim Gado est là. Hier, Gado a parlé."
    assert mentions([ibrahim, moussa], both, later) == [("Ibrahim Gado", "ibrahim"), ("Gado", "ibrahim")]


def defence(*years: tuple[str, str | None]) -> tuple[Role, ...]:
    """The terms of a minister of defence of Niger."""
    return tuple(Role("ministre de la Défense", "niger", since, until) for since, until in years)


def test_who_holds_an_office_for_the_second_time_holds_it_now() -> None:
    again = defence(("2010-01", "2013-01"), ("2021-01", None))
    issa = Actor(id="issa", name="Issa Gado", type="person", roles=again)
    ali = Actor(id="ali", name="Ali Maman", type="person", roles=defence(("2021-01", None)))
    office = "ministre nigérien de la Défense"
    body = f"Le {office}, Issa Gado, est arrivé. Ali Maman aussi. Le {office} parla."
    assert mentions([issa, ali], "", body)[-2:] == [(office, "issa"), ("nigérien", "niger")]
    gone = Actor(id="issa", name="Issa Gado", type="person", roles=defence(("2010-01", "2013-01")))
    assert mentions([gone, ali], "", body)[-2:] == [(office, "ali"), ("nigérien", "niger")]
