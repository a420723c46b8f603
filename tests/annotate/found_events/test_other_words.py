"""Reports of one event in other words, and look-alikes in the same ones."""

from __future__ import annotations

from tests.annotate.found_events.test_finder import together
from tests.annotate.found_events.test_odd_articles import article, found

JUDGES = (
    "Les tribunaux tournent au ralenti depuis lundi. Le syndicat des magistrats a déclenché un arrêt de"
    " travail de trois jours et dénonce les affectations du ministère de la Justice."
)
NO_AUDIENCES = (
    "La grève des juges, commencée lundi, vide les juridictions. Au ministère de la Justice, on assure que"
    " les affectations dénoncées par le syndicat de la magistrature sont régulières."
)
TEACHERS = (
    "Les enseignants contractuels ont entamé lundi une grève de 48 heures. Le syndicat réclame au ministère"
    " trois mois d’arriérés."
)


def test_a_strike_in_other_words_is_one_and_another_on_its_day_is_not() -> None:
    events = found(article("judges", JUDGES), article("none", NO_AUDIENCES), article("teachers", TEACHERS))
    assert together(events) == {frozenset({"judges", "none"})}


def test_who_is_arrested_on_one_of_two_days_at_two_places_is_arrested_once() -> None:
    """And a minister who is at two towns on two days is on a tour."""
    home = "Le journaliste Issa Bouba a été arrêté samedi 9 mars à Zinder par des hommes en civil."
    street = "Les gendarmes ont interpellé vendredi 8 mars à Magaria le journaliste Issa Bouba."
    events = found(article("home", home), article("street", street))
    assert together(events) == {frozenset({"home", "street"})}
    assert {one.about for one in events[0].comparison.differ} == {"start", "place"}
    here = "Le ministre Issa Bouba est en visite samedi 9 mars à Zinder, où il a rencontré les éleveurs."
    there = "Le ministre Issa Bouba était en visite vendredi 8 mars à Magaria et a rencontré les éleveurs."
    assert together(found(article("here", here), article("there", there))) == set()
