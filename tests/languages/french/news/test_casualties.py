"""Killed and wounded: sums, parts, totals, attackers."""

from __future__ import annotations

import pytest

from tui.languages.french.news.harm.casualties import find_tolls
from tui.model.figures import format_figure
from tui.model.text import fold


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        ("Cinq gendarmes et trois civils ont été tués lundi à Bani.", "8", ""),
        ("Trois policiers, un gendarme et deux passants ont été tués, et huit personnes blessées.", "6", "8"),
        ("14 soldats tués, dont un officier", "14", ""),
        ("Six personnes sont mortes à Gani, trois à Bani, deux à Loga et une à Téra.", "12", ""),
        ("Selon ce bilan, cinq pêcheurs ont péri à Gani et deux à Bani.", "7", ""),
        ("Il avait tué ce jour-là trois passants, en avait blessé 15 autres au marché de Bani.", "3", "15"),
        ("Depuis le 3 mai, ces manifestations ont fait dix morts et plus de 200 blessés.", "", ""),
        ("La crise a fait onze morts.", "", ""),
        ("Ces armes avaient, depuis l’an 2004, déjà causé deux décès et 46 blessés.", "", ""),
        ("La route a fait 1 700 tués au second semestre.", "", ""),
        ("L’attaque a fait dix morts, dont un officier, et une trentaine de blessés.", "10", "25–35"),
        ("L’explosion a tué trois soldats et un civil et en a blessé sept autres.", "4", "7"),
        ("Onze soldats sont tombés et 17 autres ont été blessés", "11", "17"),
        ("Neuf personnes, dont trois enfants, ont péri dans les eaux.", "9", ""),
        ("L’attentat a coûté la vie à quatorze personnes, dont deux enfants.", "14", ""),
        ("Une dizaine d’autres ont été blessés, a précisé la source", "", "8–12"),
        ("Aucune victime n’est à déplorer.", "0", "0"),
        ("Aucune victime n’est à déplorer dans nos rangs.", "", ""),
        ("Nous n’avons aucune perte en vies humaines de notre côté.", "", ""),
        ("Il n’y a aucun mort parmi nos combattants, affirme le groupe.", "", ""),
        ("Aucun blessé n’est signalé dans leurs rangs.", "", ""),
        ("Aucune perte humaine parmi les habitants.", "0", ""),
        ("Trois soldats grièvement blessés ont succombé dans la nuit de mercredi à jeudi.", "", ""),
        ("Deux gendarmes blessés dans l’attaque ont succombé à leurs blessures jeudi.", "", ""),
        ("Quatre civils gravement blessés sont décédés à l’hôpital.", "", ""),
        ("Quatre civils gravement blessés ont été évacués.", "", "4"),
        ("Le bilan officiel fait état de 20 militaires et d’un civil tués.", "21", ""),
        ("L’embuscade a fait onze morts parmi les gendarmes et de deux blessés.", "11", "2"),
        ("La mort de douze soldats et de trois civils a été confirmée.", "15", ""),
        ("Plus de trente terroristes ont été neutralisés", "", ""),
        ("Nous avions annoncé jeudi onze morts et vingt blessés", "", ""),
        ("Un bilan encore provisoire fait état de neuf morts.", "≥ 9", ""),
        ("Le bilan est de « seize (16) décédés et vingt (20) blessés dont trois (03) graves ».", "16", "20"),
        ("Au moins vingt-deux (22) villageois maliens ont été tués.", "≥ 22", ""),
        ("Seize écoliers âgés de 4 et 5 ans sont morts dans l’incendie.", "16", ""),
        ("Trois hommes et deux femmes âgés de 20 à 35 ans ont péri.", "5", ""),
        ("Deux massacres ont eu lieu à Bani.", "", ""),
        ("Un massacre d’au moins 46 civils", "≥ 46", ""),
        ("L’attaque a entraîné la mort de « 31 personnes ».", "31", ""),
        ("Le deuil suit la mort, jeudi 4 mars, de 31 personnes.", "31", ""),
        ("Le nombre de morts serait de l’ordre de 90.", "90", ""),
        ("Ils ont abattu les passagers, brûlé deux cars et en ont emporté deux autres.", "", ""),
        ("Une patrouille de trente soldats est tombée dans une embuscade.", "", ""),
        ("Quatre touristes belges, leur guide et leur chauffeur malien ont été tués.", "6", ""),
        ("Trois Belges et un Malien - leur guide et ami - ont été tués mardi.", "4", ""),
        ("Un Belge figure parmi les assaillants tués.", "", ""),
        ("L’armée dit avoir tué « 40 combattants des groupes armés ».", "", ""),
        ("La riposte a permis l’arrestation de douze autres, pour la plupart blessés.", "", ""),
        ("Sur les 60 victimes, 25 ont péri par noyade.", "25", ""),
        (
            "L’assaut, un an après celui de Téra, qui avait fait 30 morts, a tué dix soldats.",
            "10",
            "",
        ),
        ("L’attaque survient un mois après celle de Bani, qui avait causé des dizaines de morts.", "", ""),
        ("Bilan : 30 morts, 27 assaillants et trois gardes.", "3", ""),
        ("L’assaut a fait 12 morts, dont neuf parmi les assaillants.", "3", ""),
        ("Neuf hommes du commando de 15 membres ont été tués, dit l’armée.", "9", ""),
        ("Une barque de 150 pêcheurs a coulé, causant la mort de 31 personnes.", "31", ""),
        ("Douze corps de terroristes et deux motos ont été trouvés.", "", ""),
        ("L’assaut a fait neuf morts du côté des assaillants et trois morts parmi les civils.", "3", ""),
        ("Les pluies ont fait 46 pertes en vies humaines.", "46", ""),
        (
            "Le drame a fait quinze morts parmi les civils (dont deux Belges) et trois parmi les gardes.",
            "18",
            "",
        ),
        ("Selon un bilan provisoire, l’accident a fait 20 morts et treize blessés.", "≥ 20", "≥ 13"),
        ("Il avait dans un premier temps évoqué un bilan de 20 morts.", "", ""),
        ("Ils ont dénombré dans un premier temps 21 corps.", "", ""),
        ("Selon le maire, 126 personnes, dont au moins 33 blessées, ont été libérées.", "", "≥ 33"),
        ("Il dit que 126 personnes ont été libérées dont 33 blessés.", "", "33"),
        ("L’attaque a fait 90 morts et 18 blessés sont en urgence absolue.", "90", ""),
        ("Le bilan dépasse les 70 morts.", "70–105", ""),
        ("Dix-sept soldats, dont un officier, ont été tués.", "17", ""),
        ("Ils ont tué 95 personnes et 19 autres sont portées disparues.", "95", ""),
        ("Un séisme a fait 724 morts et un minimum de 2 800 blessés.", "724", "≥ 2800"),
        ("Six Belges sont morts ainsi que leur guide et leur chauffeur.", "8", ""),
        ("Les assaillants ont causé la mort de 19 personnes, dont 18 parmi eux.", "1", ""),
        ("Deux personnes, le chauffeur et un gendarme, ont été abattues.", "2", ""),
        ("Quatre blessés ont succombé à leurs brûlures.", "", ""),
        ("L’armée assure qu’aucun civil n’a été touché.", "0", "0"),
        ("Personne n’a été tué, dit-il.", "0", ""),
        ("Quatre Français sont morts dans l’attaque de la plage.", "≥ 4", ""),
        ("Deux civils ont été tués à Bani, 38 soldats sont morts à Kossa.", "40", ""),
        ("Le nombre de victimes avait précédemment été estimé à 250.", "", ""),
        ("Le bilan fait état de 58 victimes dont 37 morts et 21 blessés.", "37", "21"),
        ("L’explosion a fait 8 morts et des dizaines de blessés.", "8", "≥ 20"),
        ("Un vigile malien a été tué dans l’assaut.", "1", ""),
        ("Un assaillant présumé a été abattu.", "", ""),
        ("L’engin n’a fait ni victime ni dégât.", "0", "0"),
        ("Aucune perte en vie humaine n’est à déplorer.", "0", ""),
        ("Plus de 700 morts et disparus après des pluies", "", ""),
        ("Plus de 200 morts et 500 portés disparus", "200–300", ""),
        ("Le nombre de gendarmes tombés dans l’embuscade du 3 mai s’élève désormais à onze.", "11", ""),
        ("L’armée a perdu douze hommes mardi.", "12", ""),
        ("Onze militaires nigériens au moins ont perdu la vie.", "≥ 11", ""),
        ("Vingt-sept patients sont décédés.", "27", ""),
        ("214 cas, dont onze mortels, ont été notifiés.", "11", ""),
        ("214 cas suspects dont 11 décès", "11", ""),
        ("Sur cinq décès survenus au village, deux sont dans le registre.", "", ""),
        ("Le bilan inclut 108 décès par noyade et 109 par effondrement.", "217", ""),
        ("Un gardien y a perdu la vie.", "1", ""),
        ("Le nombre de soldats tués s’élève à 89 morts et 77 parmi les assaillants.", "89", ""),
        ("Côté ami : 89 morts. Côté ennemi 77 morts.", "89", ""),
        ("Trois de leurs camarades, touchés par balles, sont soignés à Bani.", "", "3"),
        ("Trois de leurs soldats, touchés par balles, sont soignés à Bani.", "", ""),
        ("Les précédents bilans faisaient état de 14 civils tués.", "", ""),
    ],
)
def test_tolls_are_those_of_the_side_that_was_struck(text: str, killed: str, wounded: str) -> None:
    tolls = [toll for toll in find_tolls(fold(text)) if not toll.is_part]
    assert [format_figure(toll.figure) for toll in tolls if toll.harm == "killed"] == [killed] * bool(killed)
    assert [format_figure(one.figure) for one in tolls if one.harm == "wounded"] == [wounded] * bool(wounded)


def test_what_is_called_the_toll_is_a_total() -> None:
    totals = find_tolls(fold("Le bilan passe à treize soldats tués et neuf blessés, dont deux grièvement."))
    assert [(toll.harm, toll.is_total) for toll in totals] == [("killed", True), ("wounded", True)]
    (heavy,) = find_tolls(fold("Le bilan est lourd : les bandits ont tué douze civils."))
    assert not heavy.is_total
