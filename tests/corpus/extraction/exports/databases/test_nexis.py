import pytest

from tests.corpus.extraction.exports.reading import read, read_one

ARTICLE = """Wells run dry

The Sahel Times

{date}

Copyright 2024 The Sahel Times All Rights Reserved

Section: Region; Pg. 2

Length: 90 words

Byline: Awa Diallo and Issa Maïga

Body

The wells of the canton have run dry.

Classification of water is a matter of dispute.

Classification

Language: ENGLISH

Load-Date: March 6, 2024

End of Document

"""
OLD = """1 of 2 DOCUMENTS

Le Sahel

5 mars 2024

Puits à sec

AUTEUR: Awa Diallo

LONGUEUR: 90 mots

Les puits du canton sont à sec.

Sujet de discorde : la pompe.

SUJET: EAU

DATE-CHARGEMENT: 6 mars 2024

Tous droits réservés

"""


@pytest.mark.parametrize(
    "date", ["March 5, 2024 Tuesday", "5 mars 2024 mardi", "Tuesday 5 March 2024 10:12 GMT"]
)
def test_title_paper_and_date_stand_above_the_text(date: str) -> None:
    article = read_one("a.txt", ARTICLE.format(date=date))
    assert (article.title, article.publisher, article.date) == (
        "Wells run dry",
        "The Sahel Times",
        "2024-03-05",
    )
    assert article.authors == ("Awa Diallo", "Issa Maïga")
    assert article.body.split("\n\n") == [
        "The wells of the canton have run dry.",
        "Classification of water is a matter of dispute.",
    ]


def test_older_exports_begin_with_a_count() -> None:
    articles, refusals = read("a.txt", OLD + OLD.replace("1 of", "2 of").replace("Puits", "Champs"))
    assert [(article.title, article.publisher) for article in articles] == [
        ("Puits à sec", "Le Sahel"), ("Champs à sec", "Le Sahel"),
    ]  # fmt: skip
    assert refusals == []
    assert articles[0].authors == ("Awa Diallo",)
    assert articles[0].body == "Les puits du canton sont à sec.\n\nSujet de discorde : la pompe."


def test_a_cover_sheet_is_no_article() -> None:
    cover = "Job Number: 1\n\nDocuments (1)\n\n1. Wells run dry\n\nClient/Matter: -None-\n\n"
    articles, refusals = read("a.txt", cover + ARTICLE.format(date="March 5, 2024"))
    assert ([article.title for article in articles], refusals) == (["Wells run dry"], [])
    articles, refusals = read("a.txt", cover)
    assert articles == []
    assert "list of documents" in refusals[0].reason


def test_an_article_that_is_cut_off_is_refused() -> None:
    text = ARTICLE.format(date="March 5, 2024")
    articles, refusals = read("a.txt", text + text[: text.index("Load-Date")])
    assert len(articles) == 1
    assert refusals[0].title == "Wells run dry"


def test_a_text_without_blank_lines_is_read_line_by_line() -> None:
    text = "".join(f"{line}\n" for line in ARTICLE.format(date="March 5, 2024").split("\n") if line)
    article = read_one("a.txt", text)
    assert (article.title, article.publisher, article.body.count("\n\n")) == (
        "Wells run dry", "The Sahel Times", 1,
    )  # fmt: skip


def test_an_export_that_holds_fewer_documents_than_its_cover_states_says_so() -> None:
    cover = "Job Number: 1\n\nDocuments (3)\n\n1. Wells run dry\n\n"
    articles, refusals = read("a.txt", cover + ARTICLE.format(date="March 5, 2024") * 2)
    assert len(articles) == 2
    assert refusals[0].reason == "the export states 3 documents, and 2 are in it: export it again"
    assert read("a.txt", cover + ARTICLE.format(date="March 5, 2024") * 3)[1] == []
