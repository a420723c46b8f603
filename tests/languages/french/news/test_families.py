"""The kinds of events that French sentences tell of, by single words and by phrases."""

from __future__ import annotations

import pytest

from tui.languages.french.news.families import find_triggers, has_trigger
from tui.model.text import fold


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Des individus lourdement armés ont brûlé un dépôt.", "attack"),
        ("Il est en garde à vue.", "arrest"),
        ("Le notaire dort derrière les barreaux.", "arrest"),
        ("Les dockers cessent le travail.", "protest"),
        ("Les dockers ont croisé les bras.", "protest"),
        ("Un arrêt de travail est observé.", "protest"),
        ("« Nous avons décidé de mettre fin au régime que vous connaissez. »", "coup"),
        ("Le chef de l’État a été déposé par sa garde.", "coup"),
        ("La Constitution est suspendue.", "coup"),
        ("Le bus est sorti de la route.", "accident"),
        ("Un choc frontal entre deux cars", "accident"),
        ("L’orage s’est abattu sur la ville.", "disaster"),
        ("Le choc entre un car et un camion a eu lieu à l’aube.", "accident"),
        ("Le fleuve est sorti de son lit.", "disaster"),
        ("Les parois du puits cèdent.", "disaster"),
        ("Un couvre-feu est instauré.", "sanction"),
        ("Niamey a coupé mardi les ponts avec Kiev.", "sanction"),
        ("Une marée humaine au stade", "protest"),
        ("La cargaison de brut a quitté le port.", "output"),
        ("Ils ont recouvré la liberté.", "release"),
        ("Il prend la tête de la société.", "appointment"),
        ("La centrale a été inaugurée.", "opening"),
        ("L’école est mise en service.", "opening"),
        ("Le feu a pris dans le quartier des tissus.", "disaster"),
        ("Cent boutiques sont parties en fumée.", "disaster"),
        ("Il a été désigné chef du gouvernement.", "appointment"),
        ("Des heurts ont opposé étudiants et policiers.", "protest"),
        ("La radio ne pourra plus émettre.", "sanction"),
        ("Du riz offert par Pékin", "aid"),
        ("La rougeole gagne du terrain.", "disaster"),
        ("La mine a produit l’an dernier 1 230 tonnes de zinc.", "output"),
        ("Il écope de deux ans.", "verdict"),
        ("Trente migrants refoulés", "sanction"),
    ],
)
def test_a_phrase_or_a_word_tells_of_a_kind(text: str, family: str) -> None:
    assert family in {trigger.family for trigger in find_triggers(fold(text))}
    assert has_trigger(fold(text))


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("L’orage s’est abattu sur la ville.", "attack"),
        ("La mine d’or a rouvert.", "attack"),
        ("Il reviendra avant la saison des pluies.", "disaster"),
        ("Le fleuve a quitté son lit.", "withdrawal"),
        ("La ferme solaire compte 50 panneaux.", "sanction"),
        ("Il est venu à la tête d’une délégation.", "appointment"),
        ("En vertu d’un arrêté du ministre", "arrest"),
        ("Par arrêté du ministre", "arrest"),
        ("Selon le calendrier arrêté par les deux parties", "arrest"),
        ("Quarante maisons se sont écroulées.", "arrest"),
        ("Ils ont déposé une gerbe.", "coup"),
        ("Il ne produit rien de nouveau en 2024.", "output"),
    ],
)
def test_words_with_another_sense_tell_of_none(text: str, family: str) -> None:
    assert family not in {trigger.family for trigger in find_triggers(fold(text))}
