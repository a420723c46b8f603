import pytest

from tests.corpus.extraction.exports.reading import read, read_one

BLOCK = """<article><header>
<span class="DocPublicationName">{paper}</span><div class="DocHeader">{header}</div>
<div class="titreArticle"><p class="titreArticleVisu">{title}</p></div>{between}</header>
<section><div class="DocText"><div class="docOcurrContainer"><p>Les puits du canton sont à sec.</p>
<p>Une pompe arrivera jeudi.</p></div></div></section>
<footer><small>© 2024 Tous droits réservés.</small><div>news·20240305·XX·{number}</div></footer></article>
"""


def block(
    number: int = 1,
    paper: str = "Le Sahel, no. 123",
    header: str = "Région, mardi 5 mars 2024 90 mots, p. 2",
    title: str = "Puits à sec",
    between: str = "<p>Awa Diallo</p>",
) -> str:
    return BLOCK.format(paper=paper, header=header, title=title, between=between, number=number)


def page(*blocks: str) -> str:
    return f"<html><body>{''.join(blocks)}</body></html>"


def test_two_articles_are_two() -> None:
    articles, refusals = read("a.html", page(block(1), block(2, title="Autre titre")))
    assert [article.title for article in articles] == ["Puits à sec", "Autre titre"]
    assert refusals == []
    first = articles[0]
    assert (first.publisher, first.date, first.authors) == ("Le Sahel", "2024-03-05", ("Awa Diallo",))
    assert first.body == "Les puits du canton sont à sec.\n\nUne pompe arrivera jeudi."
    assert "© 2024 Tous droits réservés." in [piece.text for piece in first.cut]


@pytest.mark.parametrize(
    ("paper", "publisher"),
    [
        ("Le Monde, no. 24567", "Le Monde"),
        ("Le Monde\n   , n° 24567", "Le Monde"),
        ("Jeune Afrique (site web)", "Jeune Afrique (site web)"),
        ("Les Echos • no. 12 • p. 4", "Les Echos"),
    ],
)
def test_the_number_of_the_issue_is_not_of_the_papers_name(paper: str, publisher: str) -> None:
    assert read_one("a.html", page(block(paper=paper))).publisher == publisher


@pytest.mark.parametrize(
    "header",
    [
        "mardi 5 mars 2024",
        "5 mars 2024 07:12",
        "Région, mardi 5 mars 2024 - 07:12 UTC +0100 90 mots",
        "Région",
    ],
)
def test_the_date_is_that_of_the_header_or_the_certificate(header: str) -> None:
    assert read_one("a.html", page(block(header=header))).date == "2024-03-05"


def test_a_standfirst_is_story_and_no_author() -> None:
    between = "<p>Le canton attend une pompe depuis deux ans.</p><p>Propos recueillis par Awa Diallo</p>"
    article = read_one("a.html", page(block(between=between)))
    assert article.authors == ("Awa Diallo",)
    assert article.body.startswith("Le canton attend une pompe depuis deux ans.\n\nLes puits")


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("<p>Samira Boukhal ; redaction@journal.example</p>", "Samira Boukhal"),
        ("<p class='sm-margin-bottomNews'>Adjudant en retraite Zada</p>", "Adjudant en retraite Zada"),
    ],
)
def test_the_line_of_the_author_is_known_by_its_place(line: str, author: str) -> None:
    assert read_one("a.html", page(block(between=line))).authors == (author,)


def test_the_last_article_of_a_file_that_is_cut_off_is_refused() -> None:
    whole = page(block(1), block(2, title="Autre titre"))
    articles, refusals = read("a.html", whole[: whole.rindex("Une pompe")])
    assert [article.title for article in articles] == ["Puits à sec"]
    assert [(refusal.title, "middle of this article" in refusal.reason) for refusal in refusals] == [
        ("Autre titre", True)
    ]


def test_text_behind_an_article_is_not_lost_silently() -> None:
    articles, refusals = read("a.html", page(block(), f"<div>{'Un autre texte collé là. ' * 20}</div>"))
    assert len(articles) == 1
    assert "text after an article" in refusals[0].reason
    assert refusals[0].title.startswith("Un autre texte")


def test_a_block_without_a_paper_and_a_title_is_refused() -> None:
    _articles, refusals = read("a.html", page(block(), "<article><p>Un encart.</p></article>"))
    assert "no newspaper and no title" in refusals[0].reason


PASTED = """{paper}
{header}

{title}

Awa Diallo

Les puits du canton sont à sec.

Une pompe arrivera jeudi.

© 2024 Le Sahel. Tous droits réservés.
"""


def pasted(
    number: int = 1, paper: str = "Le Sahel, no. 123", header: str = "Région, mardi 5 mars 2024 90 mots, p. 2"
) -> str:
    text = PASTED.format(paper=paper, header=header, title=f"Puits à sec ({number})")
    return f"{text}\nnews·20240305·XX·{number}\nCertificat émis le 2 mai 2025 à X à des fins de lecture.\n\n"


def test_a_pasted_text_gives_as_many_articles() -> None:
    articles, refusals = read("a.txt", pasted(1) + pasted(2) + pasted(3))
    assert [article.title for article in articles] == [f"Puits à sec ({number})" for number in (1, 2, 3)]
    assert refusals == []
    assert {article.publisher for article in articles} == {"Le Sahel"}
    assert {article.body for article in articles} == {
        "Les puits du canton sont à sec.\n\nUne pompe arrivera jeudi."
    }


def test_a_notice_of_rights_directly_below_the_text_is_not_of_it() -> None:
    text = pasted().replace("jeudi.\n\n©", "jeudi.\n©")
    assert read_one("a.txt", text).body.endswith("Une pompe arrivera jeudi.")


@pytest.mark.parametrize(
    ("paper", "header"),
    [
        ("Le Sahel, no. 123", "Région, mardi 5 mars 2024, p. 2"),
        ("Le Sahel, no. 123", "mardi 5 mars 2024"),
        ("Le Sahel (site web)", "mardi 5 mars 2024 - 07:12 UTC +0100 90 mots"),
        ("mardi 5 mars 2024", "Le Sahel • no. 123 • p. 2 • 90 mots"),
    ],
)
def test_the_lines_above_a_title_vary(paper: str, header: str) -> None:
    article = read_one("a.txt", pasted(1, paper, header))
    assert (article.date, article.title) == ("2024-03-05", "Puits à sec (1)")
    assert article.publisher in ("Le Sahel", "Le Sahel (site web)")


def test_an_article_whose_certificate_is_missing_is_not_taken_into_the_one_before() -> None:
    without = pasted(1).partition("news·")[0]
    articles, _refusals = read("a.txt", without + pasted(2))
    assert [article.title for article in articles] == ["Puits à sec (1)", "Puits à sec (2)"]


def test_a_text_that_was_pasted_without_blank_lines_is_read_line_by_line() -> None:
    text = "".join(f"{line}\n" for line in (pasted(1) + pasted(2)).split("\n") if line.strip())
    articles, refusals = read("a.txt", text)
    assert refusals == []
    assert [(article.title, article.authors) for article in articles] == [
        ("Puits à sec (1)", ("Awa Diallo",)), ("Puits à sec (2)", ("Awa Diallo",)),
    ]  # fmt: skip
    assert articles[0].body == "Les puits du canton sont à sec.\n\nUne pompe arrivera jeudi."


def test_paragraphs_that_are_broken_into_lines_are_joined() -> None:
    broken = (
        pasted(1).replace("du canton sont", "du canton\nsont").replace("pompe arrivera", "pompe\narrivera")
    )
    assert read_one("a.txt", broken).body == "Les puits du canton sont à sec.\n\nUne pompe arrivera jeudi."


def test_authors_in_an_element_of_their_own_are_taken_as_they_are() -> None:
    between = (
        "<div class='docAuthors'>De notre correspondant Awa Diallo ; la rédaction web</div><p>ENQUÊTE</p>"
    )
    assert "Awa Diallo" in read_one("a.html", page(block(between=between))).authors
