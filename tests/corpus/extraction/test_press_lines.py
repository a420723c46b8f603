"""Lines that sites set around a story, and sentences like them that are the story's own."""

from __future__ import annotations

import pytest

from tui.corpus.extraction.raw_text import read_text

STORY = [
    "Le ministre a reçu mardi la délégation venue de Moscou, a annoncé la télévision publique hier soir.",
    "Les deux parties sont convenues de se revoir avant la fin de l’année, selon un communiqué commun.",
    "Aucune date n’a été donnée pour la signature de l’accord, dont le texte n’a pas été rendu public.",
]
STATEMENT, ISSUED = "Communiqué du gouvernement", "Fait à Niamey, le 7 mai 2024"


@pytest.mark.parametrize(
    "line",
    [
        # how long it takes to read
        "2 min Temps de lecture", "Temps de lecture : 3 min", "À lire en 4 minutes",
        "3 mn – temps de lecture estimé",
        # what to do with it
        "Partager cette publication", "Partagez ce billet", "Contribuer", "Résultats et classements",
        "Offrir l’article", "(Et avec AFP)",
        "Écoutez le reportage d’Aminata Issa à Tahoua.", "Éditeur : Li Wei", "2 mn",
        "Emporter l’actualité partout avec vous ! Télécharger l’application",
        "Ignorer la section Sur le même sujet", "Légende image, Le général lors d’un défilé",
        # advertisements that are not there
        "Publicité indisponible", "Fermer la publicité", "Espace publicitaire", "Votre publicité ici",
        "Fin de Promotion", "— Fin de la publicité —", "Ignorer Promotion et continuer la lecture",
        # what a player says
        "00:00", "00:00 / 12:45", "03:10 / 58:02", "Lecteur audio", "Lecture / Pause",
        "00:00 / 09:31 Utilisez les flèches haut/bas pour régler le volume.",
        "Utilisez les flèches gauche et droite pour avancer ou reculer.",
        "Votre navigateur ne prend pas en charge la lecture audio.",
        # whom to write to
        "Aïssa Maman — medias@eaupourtous.example — +227 20 00 00 00", "Contact presse : info@puits.example",
        "Jean-Paul Sow | jp.sow@lien.example", "redaction@journal.example",
        # what one is asked to think
        "Votre avis compte : faut-il fermer le marché ?", "Votre opinion nous intéresse !",
        "Donnez votre avis sur cette mesure", "Participez à notre sondage du jour",
        # files
        "(212.4 Ko)", "communique_031.pdf (212.4 Ko)", "PDF - 340,5 ko", "Document joint : arrete.pdf",
        # what readers are asked
        "Posez vos questions à la rédaction", "Posez-nous vos questions ici.",
        "Signaler une erreur dans le texte", "Envoyez-nous vos témoignages par WhatsApp.",
        "Vous avez vu passer une image douteuse ? Écrivez-nous.",
        "Une information à partager ? Contactez-nous en toute confidentialité.",
        "Vous avez aimé cet entretien ? Abonnez-vous.", "Rejoignez la conversation",
        "Faut-il rouvrir la frontière ? Oui – Non – Sans opinion",
        # where else to look
        "Retrouvez cette autrice dans notre numéro d’hiver.",
        "...suite de l'article sur Le Quotidien du Sahel",
        # what an agency says of its dispatches, and a site of its cookies
        "Seulement une partie des dépêches, que l’agence diffuse à ses abonnés, est publiée sur ce site.",
        "En cliquant sur « Tout accepter », vous acceptez que le site utilise des traceurs.",
    ],
)  # fmt: skip
def test_a_line_of_the_site_is_cut(line: str) -> None:
    raw = read_text("\n\n".join(["Un titre", *STORY, line]))
    assert raw.body == "\n\n".join(STORY)
    assert line in [cut.text for cut in raw.cut]


@pytest.mark.parametrize(
    "heading",
    ["Autres dépêches", "La rédaction vous recommande", "Les + commentés", "Toutes les brèves", "Sondage",
     "D’autres articles", "Les petites annonces", "Dans la même région", "Nous vous recommandons",
     "Voir plus de commentaires", "Sujets liés"],
)  # fmt: skip
def test_other_articles_end_the_page(heading: str) -> None:
    raw = read_text("\n\n".join(["Un titre", *STORY, heading, "Un accident fait six morts à Konni"]))
    assert raw.body == "\n\n".join(STORY)


@pytest.mark.parametrize(
    "sentence",
    [
        "Les documents joints à la plainte prouvent tout.",
        "« Posez vos questions au ministre », répond le procureur.",
        "Le débat porte sur une question : faut-il voter ? Oui, non, peut-être.",
        "« Vous partez ? Écrivez-nous », leur crie leur mère.",
        "Partager cette terre, voilà la question.",
        "Il faut deux minutes pour lire le texte.",
        "C’en est fini de la fin.",
        "Votre avis compte peu, leur répond le préfet.",
        "Les dons sont à annoncer à l’adresse dons@puits.example avant vendredi.",
        "À 00:00, le couvre-feu est tombé.",
        "Utiliser les flèches est interdit au jeu.",
        "Le fichier pèse 212 Ko, précise l’expert.",
    ],
)
def test_a_sentence_of_the_story_stays(sentence: str) -> None:
    assert sentence in read_text("\n\n".join(["Un titre", *STORY[:2], sentence, *STORY[2:]])).body
    assert sentence in read_text("\n\n".join(["Un titre", *STORY, sentence])).body


def test_a_list_of_links_below_its_heading_is_cut_and_another_list_stays() -> None:
    links = "À lire aussi sur ce sujet :\n- Pourquoi l’uranium compte\n- Qui est le maire ?"
    demands = "Ils demandent :\n- du mil\n- de l’eau"
    raw = read_text("\n\n".join(["Un titre", STORY[0], links, STORY[1], demands, STORY[2]]))
    assert raw.body.replace("\n\n", "\n") == "\n".join([*STORY[:2], demands, STORY[2]])


def test_a_caption_above_the_story_and_the_end_of_a_dispatch_are_cut() -> None:
    caption = "Les soldats devant l’Assemblée, à Niamey, le 5 mars 2024."
    raw = read_text("\n\n".join(["Niger : les partis suspendus", caption, *STORY[:2], f"{STORY[2]} Fin"]))
    assert (raw.title, raw.body) == ("Niger : les partis suspendus", "\n\n".join(STORY))
    above = "\n\n".join(["Repères sur cinq putschs au Niger depuis l’indépendance, le 3 août 1960.", *STORY])
    assert read_text(f"Niger : les partis suspendus\n\n{above}").body == above
    inside = "\n\n".join([STORY[0], "Premier acte, à Niamey, le 26 juillet 2023.", *STORY[1:]])
    assert read_text(f"Niger : les partis suspendus\n\n{inside}").body == inside


def test_a_title_behind_its_place_on_the_site_is_the_title() -> None:
    title = "Niger : les partis suspendus"
    raw = read_text("\n\n".join([f"Accueil Politique {title}", title, *STORY]))
    assert (raw.title, raw.body) == (title, "\n\n".join(STORY))


@pytest.mark.parametrize(
    ("head", "title", "publisher"),
    [
        ("Puits pour tous - Communiqué de presse\n\nMali : trente puits de plus", "", "Puits pour tous"),
        (
            "Puits pour tous – Communiqué\n\nMali : trente puits de plus\n\nBamako, 7 mai 2024",
            "",
            "Puits pour tous",
        ),
        ("L’Eau, communiqué à la presse\n\nMali : trente puits de plus", "", "L’Eau"),
        ("Puits pour tous | Dossier de presse\n\nMali : trente puits de plus", "", "Puits pour tous"),
        (
            "Puits pour tous - Communiqué de presse",
            "Puits pour tous - Communiqué de presse",
            "Puits pour tous",
        ),
    ],
)
def test_the_line_of_a_statement_is_the_title_where_no_other_says_the_subject(
    head: str, title: str, publisher: str
) -> None:
    raw = read_text("\n\n".join([head, *STORY]))
    assert raw.title == (title or "Mali : trente puits de plus")
    assert raw.publisher == publisher
    assert raw.body == "\n\n".join(STORY)


@pytest.mark.parametrize(
    ("head", "title", "kept"),
    [
        (f"{STATEMENT}\n{ISSUED}", STATEMENT, ISSUED),
        (f"{STATEMENT}\n\n{ISSUED}", STATEMENT, ISSUED),
        (f"RÉPUBLIQUE DU NIGER\nFraternité – Travail – Progrès\n{STATEMENT}\n\nLe 7 mai 2024", STATEMENT, ""),
        (
            "RÉPUBLIQUE DU NIGER\nCONSEIL NATIONAL DES SAGES\nCOMMUNIQUÉ N° 47 DU CNS\n\n7 mai 2024\n\n"
            "Nigériennes, Nigériens,",
            "COMMUNIQUÉ N° 47 DU CNS",
            "Nigériennes, Nigériens,",
        ),
        (
            "L’agenda du Sahel\nService Prévisions – mardi 7 mai 2024\n\nCe qu’il fallait voir",
            "L’agenda du Sahel",
            "Ce qu’il fallait voir",
        ),
    ],
)
def test_the_title_of_a_statement_or_a_column(head: str, title: str, kept: str) -> None:
    raw = read_text("\n\n".join([head, *STORY]))
    assert (raw.title, raw.date) == (title, "2024-05-07")
    assert raw.body == "\n\n".join([*filter(None, [kept]), *STORY])


@pytest.mark.parametrize(
    ("line", "authors", "publisher"),
    [
        ("Par Yacine Le Goff-Keïta", ("Yacine Le Goff-Keïta",), None),
        ("Rédigé par Ali Souley le Mardi 7 Mai 2024", ("Ali Souley",), None),
        ("Par Loïc De La Roche", ("Loïc De La Roche",), None),
        ("Par Alain Faugas Le Monde", ("Alain Faugas",), None),
        ("Golfe Hebdo, mardi 7 mai 2024", (), "Golfe Hebdo"),
        ("Golfe, hebdomadaire, 7 mai 2024", (), "Golfe"),
        ("QDG - 7 mai 2024", (), "QDG"),
        ("QDG — le mardi 7 mai 2024 à 14h32", (), "QDG"),
        ("7 mai 2024 | QDG", (), "QDG"),
        ("SPORT - 7 mai 2024", (), None),
    ],
)
def test_who_wrote_and_published_it(line: str, authors: tuple[str, ...], publisher: str | None) -> None:
    raw = read_text("\n\n".join(["Un titre de quatre mots", line, *STORY]))
    assert (raw.authors, raw.publisher, raw.body) == (authors, publisher, "\n\n".join(STORY))


def test_the_third_part_of_an_agency_s_dateline_is_the_author() -> None:
    dateline = "AA / Ouagadougou / Lassaad Ben Ahmed Kader"
    raw = read_text("\n\n".join(["Burkina : un émissaire russe à Ouagadougou", dateline, *STORY]))
    assert (raw.source, raw.authors) == ("AA", ("Lassaad Ben Ahmed Kader",))
    assert raw.body == "\n\n".join([dateline, *STORY])
