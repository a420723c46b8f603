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
        ("Ils ont été mis à la porte lundi.", "hiring"),
        ("La direction signifie à 140 agents la rupture de leur contrat.", "hiring"),
        ("L’usine se sépare d’une centaine d’ouvriers.", "hiring"),
        ("Quarante emplois supprimés", "hiring"),
        ("Elles ont ouvert le feu puis ont fui.", "attack"),
        ("On est sans nouvelles d’elle depuis lundi.", "abduction"),
        ("Il a remis ses lettres de créance.", "visit"),
        ("Les trois communautés déposent les armes.", "truce"),
        ("Les deux États se sont entendus lundi.", "agreement"),
        ("Le ministre a remis deux mille sacs de riz aux familles.", "aid"),
        ("Le convoi de ravitaillement, parti de Kaya, est arrivé mercredi.", "aid"),
        ("La ville a été ravitaillée par un convoi.", "aid"),
        ("Il a été mis en examen.", "arrest"),
        ("Des milliers de gens ont envahi les rues.", "protest"),
        ("Ils ont battu le pavé.", "protest"),
        ("L’opération « ville morte » est suivie.", "protest"),
        ("Les médecins ne travaillent pas.", "protest"),
        ("Le dernier contingent a plié bagage.", "withdrawal"),
        ("Le scrutin, selon la Céni", "election"),
        ("Elle devient directrice générale du Trésor.", "appointment"),
        ("Le garde des Sceaux claque la porte.", "appointment"),
        ("Elle succède à son adjoint.", "appointment"),
        ("La ville est sous les eaux.", "disaster"),
        ("Trois cents boutiques ont brûlé.", "disaster"),
        ("La barque, trop chargée, s’est retournée samedi.", "accident"),
        ("L’autobus a quitté la route.", "accident"),
        ("Nul n’a plus le droit de circuler : ils n’ont plus le droit de sortir.", "sanction"),
        ("Écran noir pour la chaîne", "sanction"),
        ("Paris renvoie à son tour douze agents consulaires.", "sanction"),
        ("La frontière rouvre lundi.", "release"),
        ("Il est sorti libre du tribunal.", "release"),
        ("Elles ont comparu, menottées, devant le tribunal.", "verdict"),
        ("Le premier lingot est sorti du four.", "output"),
        ("Un séminaire a commencé.", "talks"),
        ("Les obsèques ont lieu lundi.", "death"),
        ("L’ancien président est mort lundi à l’âge de 82 ans.", "death"),
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
        ("L’audience a été renvoyée au 2 avril.", "hiring"),
        ("Il a séparé les deux plaignants.", "hiring"),
        ("Le fleuve porte ses eaux vers la mer.", "disaster"),
        ("Trois grands brûlés sont décédés.", "disaster"),
        ("Elle s’est éteinte d’un coup, la ville.", "death"),
        ("Le colis a été renvoyé au marchand.", "sanction"),
        ("Il est sorti de la salle.", "release"),
        ("Il a claqué la langue.", "appointment"),
        ("L’affaire est restée en suspens.", "sanction"),
        ("Un convoi de ravitaillement a été attaqué.", "aid"),
        ("Le prix de la barque n’a pas changé.", "appointment"),
    ],
)
def test_words_with_another_sense_tell_of_none(text: str, family: str) -> None:
    assert family not in {trigger.family for trigger in find_triggers(fold(text))}
