"""Contradictions that are sure enough to be shown: of two sources, on one event."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.annotate.found_events.test_finder import differing
from tests.annotate.found_events.test_odd_articles import article, found
from tui.model.found_events import FoundEvent
from tui.model.records import Article

FIRE = "Un incendie a fait {} samedi 9 mars au marché de Kossa, selon le préfet Issa Bouba."
OTHER_FIRE = "Le feu qui a pris samedi 9 mars au marché de Kossa a fait {}, déplore la mairie."
MARCH = "Samedi 9 mars, la marche des dockers à Balma a fait {} blessés près du pont Ferry, dit la mairie."


def event_of(*articles: Article) -> FoundEvent:
    """Return the event of the first articles."""
    events = found(*articles)
    return next(event for event in events if articles[0].id in event.articles)


def test_two_texts_of_one_paper_do_not_contradict_each_other() -> None:
    one, other = article("a", FIRE.format("12 morts")), article("b", OTHER_FIRE.format("15 morts"))
    assert differing(event_of(one, other).comparison) == {}
    (event,) = found(one, replace(other, publisher="Le Soir"))
    assert set(differing(event.comparison)) == {("killed", None)}


def test_without_a_day_of_its_own_or_of_publication_nothing_is_sure() -> None:
    one = article("a", FIRE.format("12 morts"))
    other = OTHER_FIRE.replace(" samedi 9 mars", "").format("15 morts")
    texts = (article("b", other, "Le Soir"), replace(article("b", other, "Le Soir"), date=None))
    dated, undated = (event_of(one, text) for text in texts)
    assert set(differing(dated.comparison)) == {("killed", None)}
    assert differing(undated.comparison) == {}


def test_among_many_of_one_kind_only_what_is_told_alike_of_one_town_is_of_one() -> None:
    """Of the sides that are not sure, one holds: an event has one day and one toll."""
    many = [
        article(f"m{at}", f"Samedi 9 mars, une marche a réuni {at + 40} retraités à {town}.")
        for at, town in enumerate(
            ("Dosso", "Gaya", "Loga", "Keita", "Arlit", "Bilma", "Birni", "Tahoua", "Téra")
        )
    ]
    one, other = article("a", MARCH.format(12)), article("b", MARCH.format(15), "Le Soir")
    assert set(differing(event_of(one, other, *many).comparison)) == {("wounded", None)}
    told = (
        "Les dockers de la marche de samedi 9 mars, au pont Ferry, sont en colère. Le port compte 15 blessés."
    )
    unlike = article("b", told, "Le Soir")
    assert set(differing(event_of(one, unlike).comparison)) == {("wounded", None)}
    event = event_of(one, unlike, *many)
    assert len(event.articles) == 1 or differing(event.comparison) == {}


def test_numbers_that_grow_and_ends_are_of_one_time() -> None:
    """Those arrested are more after weeks, and an end is that of what begins on the same day."""
    raid = (
        "Samedi 9 mars, le marché de Kossa a été attaqué : 12 morts. La police a arrêté {} suspects à Kossa."
    )
    one, other = article("a", raid.format(9)), article("b", raid.format(25), "Le Soir")
    assert ("amount", "arrested") in differing(event_of(one, other).comparison)
    for published in (None, "2024-03-25"):
        later = replace(other, date=published)
        assert ("amount", "arrested") not in differing(event_of(one, later).comparison)


def test_sums_far_apart_are_of_two_things() -> None:
    told = "Samedi 9 mars, un incendie à Kossa a causé 30 millions de francs CFA de pertes, dit le maire."
    texts = (told.replace("30", str(millions)) for millions in (40, 900))
    near, far = (article("b", text, "Le Soir") for text in texts)
    one = article("a", told)
    assert len(differing(event_of(one, near).comparison)) == 1
    assert differing(event_of(one, far).comparison) == {}


def test_who_came_to_harm_by_an_arm_or_a_law_is_no_toll_of_an_event() -> None:
    law = (
        "Samedi 9 mars, à Kossa, un accord sur les lanceurs de balles a été signé : ils ont fait {} blessés."
    )
    one, other = article("a", law.format(46)), article("b", law.format(80), "Le Soir")
    assert ("wounded", None) not in differing(event_of(one, other).comparison)


def test_many_attacks_in_a_week_do_not_make_tolls_of_one_unsure() -> None:
    many = [
        article(f"m{at}", f"Samedi 9 mars, une attaque a fait {at + 40} blessés parmi les éleveurs à {town}.")
        for at, town in enumerate(
            ("Dosso", "Gaya", "Loga", "Keita", "Arlit", "Bilma", "Birni", "Tahoua", "Téra")
        )
    ]
    told = article(
        "a", "Douze gendarmes ont été tués samedi 9 mars à Kossa par des hommes à moto, dit le préfet."
    )
    other = article("b", "L’attaque de la brigade de Kossa, samedi 9 mars, a fait quinze morts.", "Le Soir")
    assert set(differing(event_of(told, other, *many).comparison)) == {("killed", None)}


def test_votes_of_two_ballots_are_no_difference() -> None:
    told = "L’Assemblée a adopté samedi 9 mars à Kossa, par {} voix pour et {} contre, la loi sur les mines."
    one = article("a", told.format(345, 181))
    near, far = (article("b", told.format(*votes), "Le Soir") for votes in ((354, 181), (200, 125)))
    assert set(differing(event_of(one, near).comparison)) == {("amount", "votes for")}
    assert not any(of and of.startswith("votes") for _about, of in differing(event_of(one, far).comparison))


@pytest.mark.parametrize(
    ("told", "is_sure"),
    [
        ("{}1 500 marcheurs ont défilé à Balma selon la préfecture, 3 000 selon les organisateurs.", True),
        ("{}la police a compté 1 500 marcheurs à Balma. Le syndicat, lui, en revendique 3 000.", True),
        ("{}1 500 marcheurs ont défilé à Balma, dit la police ; le préfet en a compté 3 000.", False),
        ("{}1 500 marcheurs ont défilé à Balma. Ils étaient 3 000 selon les organisateurs.", False),
    ],
)
def test_one_article_tells_what_two_sources_claim(told: str, is_sure: bool) -> None:
    """It need be no event of several articles, or of a stated day: both of them are named."""
    for day in ("Samedi, ", ""):
        (event,) = found(article("a", told.format(day)))
        assert [one.about for one in event.comparison.differ] == ["attendance"] * is_sure
    one, other = (value.value for value in event.comparison.differ[0].values) if is_sure else ("", "")
    assert {one, other} == ({"1500", "3000"} if is_sure else {""})


def test_what_an_article_of_one_event_says_otherwise_elsewhere_is_no_difference() -> None:
    told = (
        "L’accident de samedi 9 mars à Kossa a fait 11 blessés. Neuf blessés sont sortis, dit un infirmier."
    )
    (event,) = found(article("a", told))
    assert event.comparison.differ == ()


def test_a_strike_that_each_side_counts_is_told_apart_in_one_article() -> None:
    told = "La grève des maîtres de lundi a été suivie à 90 % selon le syndicat, à 30 % selon {}."
    fields = [
        [one.of for one in found(article("a", told.format(other)))[0].comparison.differ]
        for other in ("le ministère", "une autre union")
    ]
    assert fields == [["share on strike"], []]


def test_two_sources_that_name_one_crowd_may_be_far_from_each_other() -> None:
    told = "{} manifestants ont marché samedi dans tout le pays, selon {}. La pluie a cessé à midi."
    both = " ".join(told.format(*one) for one in (("5 000", "le ministère"), ("9 000", "le syndicat")))
    (event,) = found(article("a", both))
    assert [one.about for one in event.comparison.differ] == ["attendance"]


def test_who_doubts_the_number_of_a_country_need_not_name_it_again() -> None:
    told = (
        "Le ministère compte samedi 5 000 marcheurs, dont 900 à Balma.{} La CGT, elle, en revendique 9 000."
    )
    (event,) = found(article("a", told.format("")))
    assert [one.about for one in event.comparison.differ] == ["attendance"]
    (event,) = found(article("a", told.format(" La pluie a cessé à midi, puis le vent.")))
    assert event.comparison.differ == ()


def test_a_later_text_replaces_no_crowd_of_another_source() -> None:
    told = "La marche des dockers à Balma, au pont Ferry, a réuni samedi 5 000 personnes selon la police{}"
    first = article("a", told.format(", 9 000 selon la CGT."))
    later = replace(article("b", told.format(".")), date="2024-03-11")
    (event,) = found(first, later)
    assert [one.about for one in event.comparison.differ] == ["attendance"]
    assert event.comparison.updated == ()


def test_a_day_without_its_year_is_the_one_that_another_states() -> None:
    one = article("a", FIRE.format("12 morts"))
    undated = replace(article("b", OTHER_FIRE.format("15 morts"), "Le Soir"), date=None)
    assert set(differing(event_of(one, undated).comparison)) == {("killed", None)}
    other_day = replace(undated, body=undated.body.replace("9 mars", "19 mai"))
    assert differing(event_of(one, other_day).comparison) == {}


def test_two_spellings_of_who_signed_are_no_difference() -> None:
    """Nor is the office beside one of the names that of somebody else."""
    told = "Samedi 9 mars à Balma, {} ont signé un accord sur le port de Kossa."
    one = article("a", told.format("le ministre de la Pêche, Salou Mody, et Omar Guèye"))
    other = article("b", told.format("Salou Modi, ministre de la Pêche, et le général Omar Gueye"), "Le Soir")
    states = article("c", told.format("le Mali et le Togo"), "L’Aube")
    event = event_of(one, other, states)
    assert len(event.articles) == 3
    assert differing(event.comparison) == {}
    unlike = article("b", told.format("Salou Modi, ministre de la Pêche, et Abdou Guèye"), "Le Soir")
    assert set(differing(event_of(one, unlike).comparison)) == {("participants", "signers")}


def test_how_many_strike_says_more_than_whether_they_do() -> None:
    told = "La grève des instituteurs a été {} samedi 9 mars à Balma, {}."
    one = article("a", told.format("massivement suivie", "par 85 % d’entre eux, disent les syndicats"))
    other = article(
        "b", told.format("très faiblement suivie", "par 20 % d’entre eux, dit le préfet"), "Le Soir"
    )
    assert set(differing(event_of(one, other).comparison)) == {("amount", "share on strike")}
    unnumbered = article("b", told.format("très faiblement suivie", "dit le préfet"), "Le Soir")
    assert set(differing(event_of(one, unnumbered).comparison)) == {("outcome", "following")}
    third = article("c", told.format("très faiblement suivie", "dit la radio"), "L’Aube")
    assert ("outcome", "following") in differing(event_of(one, other, third).comparison)


def test_the_day_on_which_something_is_done_about_it_is_no_other_day_of_it() -> None:
    told = "Douze personnes ont péri samedi 9 mars dans l’incendie du marché de Kossa, qui a fait {} blessés."
    done = (
        "Le maire a retiré lundi 11 mars sa licence au gérant du marché de Kossa, et suspendu le chef des"
        " gardiens. L’incendie du marché, à Kossa, a fait douze morts et {} blessés."
    )
    title = "Kossa : le maire suspend et sanctionne après l’incendie du marché"
    one = article("a", told.format(8))
    other = replace(article("b", done.format(15), "Le Soir", "2024-03-12"), title=title)
    assert set(differing(event_of(one, other).comparison)) == {("wounded", None)}
