"""What stands around the title on press pages: who wrote it, when, and for whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.corpus.extraction.raw_text import read_text
from tui.model.text import clean

TITLE = "Niger-Bénin : la frontière de Malanville rouvre aux marchandises"
BODY = """\
Le gouvernement nigérien a annoncé la réouverture progressive du poste frontalier de Malanville, fermé \
depuis le coup d’État de juillet 2023, après des semaines de discussions entre les deux capitales.

Selon une source proche du dossier, les camions de marchandises pourront passer dès la semaine prochaine, \
sous le contrôle conjoint des douanes des deux pays, a-t-on appris auprès de la chambre de commerce.

« C’est un soulagement pour nos commerçants », a déclaré un responsable syndical à Gaya, qui dit attendre \
maintenant la reprise du trafic des voyageurs."""
HEADS = Path(__file__).with_name("heads.txt").read_text("utf-8").split("\n\n", 1)[1].split("\n====\n")


@pytest.mark.parametrize("block", HEADS)
def test_the_head_of_a_page_is_read(block: str) -> None:
    head, _, text = block.partition("---\n")
    lines = (line.partition(": ") for line in head.splitlines())
    fields = {name.removesuffix(":"): value for name, _, value in lines}
    raw = read_text(clean(f"{text.replace('TITLE', TITLE).strip()}\n\n{BODY}"))
    read = {
        "date": raw.date or "",
        "authors": ", ".join(raw.authors),
        "source": raw.source or "",
        "publisher": raw.publisher or "",
    }
    assert (raw.title, read) == (TITLE, fields)
    assert raw.body == BODY


STORY = "Un puits a été ouvert lundi à Zinder, dans le sud du pays, a dit le maire devant les habitants."


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Une carte pour Bintou", "Carte pour Bintou : le préfet n’a pas de vélo"),
        (
            "Le Patriote du Dallol",
            "Le puits de Zinder est ouvert : « Nous avons attendu dix ans l’eau »",
        ),
    ],
)
def test_a_series_or_a_paper_above_a_title_is_no_title(above: str, title: str) -> None:
    article = read_text(f"{above}\n{title}\njeudi 27 octobre 2016\n\n{STORY}\n\n{STORY}")
    assert (article.title, article.date) == (title, "2016-10-27")


def test_who_comments_is_no_author() -> None:
    comments = "Vos commentaires\n1. Le 2 novembre 2014 à 06:02, par Kôrô Yamyélé\nBravo !"
    text = f"{TITLE}\nPublié le 1er novembre 2014\nPar Aya Paré\n\n{BODY}\n\n{comments}"
    assert read_text(text).authors == ("Aya Paré",)


def test_the_first_of_brief_news_is_no_title() -> None:
    items = [
        "Agadez. Un puits rouvre.",
        "Dosso. Le marché est fermé depuis hier soir, selon le maire.",
        "Téra. Il pleut.",
    ]
    raw = read_text("\n\n".join(["Brèves", "Lundi 5 février 2024", *items]))
    assert (raw.title, raw.date, raw.body) == ("Brèves", "2024-02-05", "\n\n".join(items))
    two = read_text("\n\n".join(["Agadez. Un puits rouvre", BODY]))
    assert (two.title, two.body) == ("Agadez. Un puits rouvre", BODY)
