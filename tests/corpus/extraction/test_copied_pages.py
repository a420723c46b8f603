"""Texts copied from print and from lists: broken words, page numbers, running heads, labels, bullets."""

from __future__ import annotations

import pytest

from tui.corpus.extraction.printed_text import drop_page_marks, join_broken_words
from tui.corpus.extraction.raw_text import read_text
from tui.model.text import clean

STORY = (
    "Le ministre a reçu mardi la délégation venue de Moscou, a annoncé la télévision dans la soirée. "
    "La rencontre a duré deux heures, selon les deux délégations, qui ne se sont pas exprimées."
)


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("la guerre a-t-elle commen-", "cé au Niger", "commencé"),
        ("le pla-", "ce est libre", "place"),
        ("il avait effa-", "cé la trace", "effacé"),
        ("le conseil éta-", "tique, le roi avan-", "étatique,"),
        ("que pen-", "sent-ils", "pensent-ils"),
        ("le pou-", "ce du roi", "pouce"),
        ("une affai-", "re est close", "affaire"),
        ("qu’est-", "ce que cela", "qu’est-ce"),
        ("que veut-", "il donc", "veut-il"),
        ("son porte-", "parole", "porte-parole"),
        ("un ex-", "ministre", "ex-ministre"),
        ("dites-", "le tout haut", "dites-le"),
    ],
)
def test_a_broken_word_is_joined_without_its_hyphen_unless_it_has_one(
    first: str, second: str, whole: str
) -> None:
    joined = join_broken_words([first, second, "la place du pouce"])
    assert whole in joined[0].split(), joined


PAGES = """\
Le Monde du Golfe – n° 31 – 20 juin 2024                                     page 4

Un oléoduc sous la menace

Le gouverneur a reçu mercredi les trans-
porteurs, qui se plaignent de la hausse du prix
du carburant. Leur prési-
dent parle de deux mois, et le gouverneur

                                      4

Le Monde du Golfe – n° 31 – 20 juin 2024                                     page 5

de la région ne parle que de
quelques jours de retard.

Il pleut encore sur la ville, où rien
n’a été décidé.

                                      5
"""


def test_page_numbers_and_running_heads_are_no_story() -> None:
    article = read_text(clean(PAGES))
    assert (article.title, article.publisher, article.date) == (
        "Un oléoduc sous la menace", "Le Monde du Golfe", "2024-06-20",
    )  # fmt: skip
    assert article.body.split("\n\n") == [
        "Le gouverneur a reçu mercredi les transporteurs, qui se plaignent de la hausse du prix du "
        "carburant. Leur président parle de deux mois, et le gouverneur de la région ne parle que de "
        "quelques jours de retard.",
        "Il pleut encore sur la ville, où rien n’a été décidé.",
    ]


@pytest.mark.parametrize("mark", ["- 4 -", "page 4", "Page 4 sur 12", "p. 4", "— 4 —"])
def test_a_page_number_is_known_by_its_marks(mark: str) -> None:
    removed: list[str] = []
    paragraphs = drop_page_marks(
        [["Il parle"], [mark], ["encore."]], False, lambda *cut: removed.append(cut[0])
    )
    assert paragraphs == [["Il parle", "encore."]] and removed == [mark]


@pytest.mark.parametrize("line", ["4", "1 500", "Article 3", "Chapitre 4", "3 mai 2024", "- 217 personnes"])
def test_numbers_of_a_text_that_was_not_printed_stay(line: str) -> None:
    paragraphs = [["Il parle."], [line], ["Il rit."]]
    assert drop_page_marks(paragraphs, False, lambda *_: None) == paragraphs


@pytest.mark.parametrize("label", ["Titre : ", "TITRE: ", "Title : ", "Intitulé : "])
def test_the_label_of_a_title_is_not_part_of_it(label: str) -> None:
    head = f"{label}Au Niger, l’armée essuie de lourdes pertes à l’ouest"
    raw = read_text(
        f"{head}\nSource : Le Courrier du Sahel\nDate : 27/06/2024\nAuteur : Awa Moumouni\n\n{STORY}"
    )
    assert raw.title == "Au Niger, l’armée essuie de lourdes pertes à l’ouest"
    assert (raw.date, raw.source, raw.authors) == ("2024-06-27", "Le Courrier du Sahel", ("Awa Moumouni",))
    under = read_text(f"Source : Le Courrier du Sahel\nDate : 27/06/2024\n{head}\n\n{STORY}")
    assert under.title == raw.title


@pytest.mark.parametrize("bullet", ["- ", "• ", "* ", "– ", "· "])
def test_a_line_of_a_list_is_no_title(bullet: str) -> None:
    facts = [f"{bullet}217 personnes décédées", f"{bullet}38 000 maisons effondrées"]
    text = "\n".join(
        ["Rapport de situation inondations n° 3", "Au 28 août 2024", "", "Chiffres clés", *facts]
    )
    raw = read_text(f"{text}\n\n{STORY}")
    assert (raw.title, raw.date) == ("Rapport de situation inondations n° 3", "2024-08-28")
    assert all(fact in raw.body for fact in facts) and STORY in raw.body


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Orano, Paris, le 20 juin 2024", "Orano"),
        ("UNICEF, Niamey, 20 juin 2024", "UNICEF"),
        ("Human Rights Watch, Dakar, le 20 juin 2024", "Human Rights Watch"),
        ("Somaïr, Arlit, jeudi 20 juin 2024", "Somaïr"),
    ],
)
def test_who_and_where_and_when_is_no_title(line: str, source: str) -> None:
    raw = read_text(f"Communiqué de presse\n{line}\n\n{STORY}")
    assert (raw.title, raw.date, raw.source, raw.body) == (
        "Communiqué de presse",
        "2024-06-20",
        source,
        STORY,
    )


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Au 28 août 2024", "2024-08-28"),
        ("Situation au 28 août 2024", "2024-08-28"),
        ("En date du 28 août 2024", "2024-08-28"),
        ("Arrêté au 28/08/2024", "2024-08-28"),
    ],
)
def test_the_day_of_a_report_is_read(line: str, date: str) -> None:
    raw = read_text(f"Rapport de situation sur les inondations\n{line}\n\n{STORY}")
    assert (raw.date, raw.body) == (date, STORY)


@pytest.mark.parametrize(
    "line",
    ["Fait le 17 juin 2024", "Fait à Tesker, le 17 juin 2024", "Fait ce 17 juin 2024", "Fait, le 17/06/2024"],
)
def test_the_day_under_a_statement_is_read(line: str) -> None:
    raw = read_text(
        f"FRONT DES FORCES LIBRES (FFL)\nCommuniqué\n\n{STORY}\n\n{line}\n\nLe président du FFL\nAli Maïga"
    )
    assert raw.date == "2024-06-17"


@pytest.mark.parametrize(
    ("opening", "date", "source"),
    [
        ("(Agence Golfe Presse, 8 juillet 2024) - ", "2024-07-08", "Agence Golfe Presse"),
        ("(La Dépêche du Golfe, le 8 juillet 2024) – ", "2024-07-08", "La Dépêche du Golfe"),
        ("(Tamtam Info, 08/07/2024) : ", "2024-07-08", "Tamtam Info"),
        ("NIAMEY (La Dépêche de l’Ouest) - ", None, "La Dépêche de l’Ouest"),
        ("Niamey (Le Courrier du Golfe) — ", None, "Le Courrier du Golfe"),
        ("(La Dépêche de l’Ouest) - ", None, "La Dépêche de l’Ouest"),
        ("BAMAKO (Agence Golfe Presse) – ", None, "Agence Golfe Presse"),
        ("NIAMEY (Niger) – ", None, None),
        ("Le FFL (Front des forces) – ", None, None),
    ],
)
def test_a_dateline_names_the_paper(opening: str, date: str | None, source: str | None) -> None:
    raw = read_text(f"Le titre de cet article\n\n{opening}{STORY}")
    assert (raw.date, raw.source, raw.body) == (date, source, opening + STORY)


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Le Monde africain – n° 312 – 20 juin 2024          page 4", "Le Monde africain"),
        ("La Nouvelle Tribune – n° 12 – jeudi 20 juin 2024 – page 2", "La Nouvelle Tribune"),
        ("Sahel Hebdo, n° 88, 20 juin 2024", "Sahel Hebdo"),
        ("L’Enquêteur nigérien - N°45 - 20/06/2024", "L’Enquêteur nigérien"),
    ],
)
def test_a_running_head_names_the_paper(line: str, publisher: str) -> None:
    raw = read_text(clean(f"{line}\n\nUn oléoduc sous la menace\n\n{STORY}"))
    assert (raw.title, raw.publisher, raw.date) == ("Un oléoduc sous la menace", publisher, "2024-06-20")
