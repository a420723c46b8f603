import pytest

from tests.corpus.extraction.exports.reading import read, read_one
from tui.corpus.extraction.exports.article_length import find_length

PLAIN = """{above}
120 mots
5 mars 2024
06:30
Le Sahel
LSAH
4
Français
Copyright 2024 Le Sahel. Tous droits réservés.

Les puits du canton sont à sec. Document de travail à l’appui, le maire demande une pompe.

Elle arrivera jeudi.

Le Sahel SA

Document LSAH000020240305ek350000{number}

"""
LABELLED = """HD     Puits à sec
BY     Par Awa Diallo et Issa Maïga
CR     AFP
WC     120 mots
PD     5 mars 2024
SN     Le Sahel
LP
Les puits du canton sont à sec.

TD
Une pompe arrivera jeudi.

AN     Document LSAH000020240305ek3500001
"""


@pytest.mark.parametrize(
    ("above", "title", "authors"),
    [
        ("Région\nPuits à sec\nPar Awa Diallo", "Puits à sec", ("Awa Diallo",)),
        ("Région\nPuits à sec", "Puits à sec", ()),
        ("Puits à sec", "Puits à sec", ()),
        ("Puits à sec\nAwa Diallo et Issa Maïga", "Puits à sec", ("Awa Diallo", "Issa Maïga")),
    ],
)
def test_the_lines_above_the_length_are_section_title_and_byline(
    above: str, title: str, authors: tuple[str, ...]
) -> None:
    article = read_one("a.txt", PLAIN.format(above=above, number="1"))
    assert (article.title, article.authors, article.publisher) == (title, authors, "Le Sahel")
    assert article.date == "2024-03-05"
    assert article.body == (
        "Les puits du canton sont à sec. Document de travail à l’appui, le maire demande une pompe.\n\n"
        "Elle arrivera jeudi."
    )
    assert "Le Sahel SA" in [piece.text for piece in article.cut]


def test_labels_give_the_fields() -> None:
    article = read_one("a.txt", LABELLED)
    assert (article.title, article.authors, article.source) == (
        "Puits à sec", ("Awa Diallo", "Issa Maïga"), "AFP",
    )  # fmt: skip
    assert article.body == "Les puits du canton sont à sec.\n\nUne pompe arrivera jeudi."


def test_as_many_articles_as_numbers_and_the_rest_is_refused_by_its_title() -> None:
    texts = [PLAIN.format(above=f"Titre de l’article {number}", number=number) for number in (1, 2, 3)]
    text = "".join(texts)
    articles, refusals = read("a.txt", text[: text.rindex("Le Sahel SA")])
    assert len(articles) == 2
    assert [refusal.title for refusal in refusals] == ["Titre de l’article 3"]


def test_the_summary_of_the_search_is_no_article() -> None:
    summary = "Résumé de la recherche\nTexte\tniger\nRésultats trouvés\t1 204\n" + "Sources\t" + "a, " * 300
    articles, refusals = read("a.txt", PLAIN.format(above="Puits à sec", number="1") + summary)
    assert (len(articles), refusals) == (1, [])


def test_the_articles_of_two_databases_in_one_text_are_all_read() -> None:
    from tests.corpus.extraction.exports.databases.test_europresse import pasted

    factiva = PLAIN.format(above="Titre de Factiva", number="1")
    articles, refusals = read("a.txt", pasted(1) + factiva + pasted(2))
    assert [article.title for article in articles] == [
        "Puits à sec (1)",
        "Titre de Factiva",
        "Puits à sec (2)",
    ]
    assert refusals == []


def test_markup_of_two_databases_in_one_file_is_read() -> None:
    from tests.corpus.extraction.exports.databases.test_europresse import block, page

    lines = PLAIN.format(above="Titre de Factiva", number="1").split("\n")
    factiva = f"<html><title>Factiva</title><body>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>"
    for html in (factiva + page(block()), page(block()) + factiva):
        articles, refusals = read("a.html", html)
        assert {article.title for article in articles} == {"Titre de Factiva", "Puits à sec"}
        assert refusals == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("1 234 mots", 1234), ("1,234 words", 1234), ("16 janvier 2024 837 mots, p. 2", 837),
        ("12345 mots", 12345),
        ("sans mots", None), ("des mots", None),
    ],
)  # fmt: skip
def test_the_length_that_an_export_states(line: str, words: int | None) -> None:
    assert find_length(line) == words


def test_a_text_that_is_much_shorter_than_its_length_is_doubtful() -> None:
    article = read_one("a.txt", PLAIN.format(above="Puits à sec", number="1"))
    assert article.notice == "the export states 120 words, and 20 were read: is something missing?"
    assert read_one("a.txt", LABELLED.replace("120 mots", "11 mots")).notice is None
