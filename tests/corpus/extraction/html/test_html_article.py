import json
import socket
from pathlib import Path

import pytest

from tui.corpus.extraction.html.html_article import extract_article
from tui.corpus.record_files.loader import read_record
from tui.model.records import Article
from tui.model.text import fold

STORY = (
    "Le ministre a reçu mardi la délégation venue de Moscou, a annoncé la télévision publique dans la soirée."
)


def page(head: str, body: str) -> str:
    return f"<html lang='fr'><head>{head}</head><body><nav>Accueil Mali Sport</nav>{body}</body></html>"


def test_a_page_says_who_wrote_it_for_machines() -> None:
    data = {
        "@graph": [
            {"@type": "WebPage", "headline": "Site"},
            {
                "@type": "NewsArticle",
                "headline": "Le titre de la page",
                "datePublished": "2024-05-03T06:00:00Z",
                "dateModified": "2024-05-04T06:00:00Z",
                "author": [{"@type": "Person", "name": "Ali Moussa"}, {"@type": "Organization", "name": "X"}],
                "publisher": {"name": "Sahel &amp; Sud"},
            },
        ]
    }
    head = f"<title>Le titre | Sahel</title><script type='application/ld+json'>{json.dumps(data)}</script>"
    raw = extract_article(
        page(head, f"<article><h1>Le titre</h1><p>{STORY}</p><p>{STORY}\x1b[31m</p></article>")
    )
    assert raw and (raw.title, raw.date, raw.authors) == (
        "Le titre de la page",
        "2024-05-03",
        ("Ali Moussa",),
    )
    assert (raw.publisher, raw.lang) == ("Sahel & Sud", "fr")
    assert "\x1b" not in raw.body and "<" not in raw.body and "Sport" not in raw.body


@pytest.mark.parametrize(
    "html",
    [
        page("", "<div>" * 5000 + f"<p>{STORY}</p><p>{STORY}</p>"),
        page(
            "", "<table>" + "<tr><td>1</td><td>2</td></tr>" * 6000 + f"</table><p>{STORY}</p><p>{STORY}</p>"
        ),
    ],
)
def test_a_page_that_is_no_article_is_read_without_its_layout(html: str) -> None:
    loaded = read_record("article", "a", "a.html", html)
    assert isinstance(loaded.record, Article) and STORY in loaded.record.body
    assert "without its layout" in loaded.problems[0].message


def test_an_empty_page_is_no_article() -> None:
    assert read_record("article", "a", "a.html", "<p></p>").record is None


def test_a_page_says_who_wrote_it_by_its_elements() -> None:
    credits = (
        "<a rel='author' href='/h'>Halima Goumandakoye</a>"
        "<time class='updated' datetime='2024-03-10T10:00:00+01:00'>10 mars 2024</time>"
        "<time class='entry-date published' datetime='2024-03-08T10:00:00+01:00'>8 mars 2024</time>"
    )
    raw = extract_article(
        page("<title>Le titre – Info Ader</title>", f"<h1>Le titre</h1>{credits}<p>{STORY}</p>" * 2)
    )
    assert raw and (raw.title, raw.date, raw.authors) == ("Le titre", "2024-03-08", ("Halima Goumandakoye",))


def site_page(name: str, byline: str, foot: str = "") -> str:
    """A page that says who wrote it on its face alone."""
    return (
        f"<html lang='fr'><head><title>{name}</title></head><body><div>Lagune Infos</div><h1>{HEADLINE}</h1>"
        f"{byline}<div class='texte'>" + f"<p>{STORY}</p>" * 3 + f"</div>{foot}</body></html>"
    )


HEADLINE = "Frontière : le temps de la méfiance"


@pytest.mark.parametrize("name", [f"Lagune Infos | {HEADLINE}", f"{HEADLINE} - Lagune Infos"])
@pytest.mark.parametrize(
    "byline",
    [
        "<div class='infos'>Publié le jeudi 3 octobre 2024 à 10:22 | Par Serge Kouamé Konan</div>",
        "<div><span>Serge Kouamé Konan</span><span> 3 octobre 2024</span></div>",
        "<ul><li>Serge Kouamé Konan</li><li>Jeudi 3 octobre 2024</li><li>3 min</li></ul>",
    ],
)
def test_what_stands_beside_the_story_on_a_page_is_read(name: str, byline: str) -> None:
    raw = extract_article(site_page(name, byline))
    assert raw is not None
    assert (raw.title, raw.date, raw.authors) == (HEADLINE, "2024-10-03", ("Serge Kouamé Konan",))
    assert raw.publisher == "Lagune Infos"


def test_the_line_that_the_name_of_a_page_repeats_is_its_title() -> None:
    story = f"<p>{STORY}</p>" * 3
    cell = f"<td><b>{HEADLINE}</b><br><i>lundi 5 août 2024, par Serge Kouamé Konan</i><br>{story}</td>"
    menu = "<td><a href='/'>Accueil</a><br><a href='/j'>Journaux</a></td>"
    raw = extract_article(f"<title>Lagune Infos :: {HEADLINE}</title><table><tr>{menu}{cell}</tr></table>")
    assert raw is not None
    assert (raw.title, raw.publisher, raw.authors) == (HEADLINE, "Lagune Infos", ("Serge Kouamé Konan",))


def test_a_menu_at_the_foot_of_a_page_signs_nothing() -> None:
    foot = (
        "<footer><ul><li>Mentions légales</li><li>Charte du Groupe</li><li>© Le Monde.fr</li></ul></footer>"
    )
    raw = extract_article(site_page(HEADLINE, "", foot))
    assert raw is not None
    assert raw.authors == ()


def test_whose_rights_it_says_publishes_it() -> None:
    raw = extract_article(
        site_page(HEADLINE, "", "<footer>Copyright 2024 Lagune Infos. Reproduction interdite.</footer>")
    )
    assert raw is not None
    assert raw.publisher == "Lagune Infos"


def test_a_page_that_begins_as_an_address_is_not_fetched() -> None:
    story = f"<p>{STORY}</p>".replace(" ", "&nbsp;") * 4
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        raw = extract_article(f"http://127.0.0.1:{server.getsockname()[1]}/{story}")
        assert raw is not None and fold(STORY) in fold(raw.body)
        with pytest.raises(BlockingIOError):
            server.accept()


def test_a_page_opens_nothing_that_it_names(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("mot de passe", "utf-8")
    doctype = f"<!DOCTYPE html [<!ENTITY secret SYSTEM '{secret.as_uri()}'>]>"
    raw = extract_article(
        f"{doctype}<h1>Le titre de la page</h1><p>&secret; {STORY}</p>" + f"<p>{STORY}</p>" * 2
    )
    assert raw is not None and STORY in raw.body and "mot de passe" not in raw.body


@pytest.mark.parametrize(
    "head",
    [
        "<?xml version='1.0' encoding='utf-16'?><html><head>",
        "<html><head><meta charset='iso-8859-1'>",
        "<html><head><meta http-equiv='Content-Type' content='text/html; charset=utf-16'>",
    ],
)
def test_the_declared_encoding_of_a_decoded_page_does_not_count(head: str) -> None:
    raw = extract_article(
        f"{head}<title>Été à Niamey : l’année</title></head><h1>Été à Niamey : l’année</h1>"
        + f"<p>{STORY}</p>" * 3
    )
    assert raw is not None and raw.title == "Été à Niamey : l’année" and raw.body == "\n\n".join([STORY] * 3)


@pytest.mark.parametrize("html", ["", " \n", "<!-- rien -->", "</p>", "<html></html>", "<script>"])
def test_a_page_without_an_element_is_no_article(html: str) -> None:
    assert extract_article(html) is None


def test_an_address_alone_names_who_published() -> None:
    link = "<link rel='canonical' href='https://www.echo-du-fleuve.example/2024/05/07/un-puits-ouvert'>"
    raw = extract_article(page(link, f"<h1>Un puits ouvert à Zinder</h1><p>{STORY}</p><p>{STORY}</p>"))
    assert raw is not None and raw.publisher == "echo-du-fleuve.example"


def test_menus_and_lists_of_terms_sign_nothing() -> None:
    tags = "<ul><li><a href='/a'>Vladimir Poutine</a></li><li><a href='/b'>Assimi Goïta</a></li></ul>"
    terms = "<dl><dt>Awa Diallo</dt><dd>ministre</dd></dl>"
    raw = extract_article(site_page(HEADLINE, "", tags + terms))
    assert raw is not None and raw.authors == ()


OTHER = "Les syndicats demandent à être entendus avant la fin du mois, et une réunion est prévue à Niamey."


@pytest.mark.parametrize(
    ("inside", "paragraphs"),
    [
        (
            "<p>Le 1er mars, la ministre Awa<br>Diallo parlera au congrès.</p>",
            ["Le 1er mars, la ministre Awa Diallo parlera au congrès."],
        ),
        (
            "<p>La réunion de<br>Niamey est<br/>remise à plus tard.</p>",
            ["La réunion de Niamey est remise à plus tard."],
        ),
        (
            "<p>La réunion est remise.<br>Une autre est prévue.</p>",
            ["La réunion est remise.", "Une autre est prévue."],
        ),
        ("<p>La réunion est<br><br>remise à plus tard.</p>", ["La réunion est", "remise à plus tard."]),
        (
            "<p>Sont nommés :<br>le ministre de la défense.</p>",
            ["Sont nommés :", "le ministre de la défense."],
        ),
        (
            "<p>Une médiation en panne<br>La réunion est remise.</p>",
            ["Une médiation en panne", "La réunion est remise."],
        ),
        (
            "<p>Le point :<br>- les mines,<br>- les routes.</p>",
            ["Le point :", "- les mines,", "- les routes."],
        ),
    ],
)
def test_a_line_break_inside_a_sentence_ends_no_paragraph(inside: str, paragraphs: list[str]) -> None:
    raw = extract_article(
        page(
            "<title>Accord à Niamey</title>", f"<h1>Accord à Niamey</h1>{inside}<p>{STORY}</p><p>{OTHER}</p>"
        )
    )
    assert raw is not None and raw.title == "Accord à Niamey"
    assert raw.body.split("\n\n") == [*paragraphs, STORY, OTHER]


TABLE = "<table><tr><th>Région</th><th>Voix</th></tr><tr><td>Niamey</td><td>12 500</td></tr></table>"
TERMS = "<dl><dt>Awa Diallo</dt><dd>ministre</dd></dl>"


@pytest.mark.parametrize("paragraphs", [1, 4])
def test_what_the_layout_leaves_out_of_a_story_is_named(paragraphs: int) -> None:
    story = "".join(f"<p>{number} : {STORY}</p>" for number in range(paragraphs))
    html = page(
        "<title>Résultats du vote</title>", f"<h1>Résultats du vote</h1>{story}{TABLE}<p>{OTHER}</p>{TERMS}"
    )
    raw = extract_article(html)
    assert raw is not None and raw.authors == ()
    assert raw.body.split("\n\n") == [*(f"{number} : {STORY}" for number in range(paragraphs)), OTHER]
    cut = [(piece.text, piece.rule) for piece in raw.cut]
    assert cut == [("Région | Voix | Niamey | 12 500", "table"), ("Awa Diallo | ministre", "list of terms")]


def test_a_page_of_which_only_a_standfirst_is_left_ends_with_it() -> None:
    words = "had : r&eace;rendum coeacute;rendum constituute;rendum constitutiotecute;rendum constitutiote;m "
    article = extract_article(f"e>\n<aside>{words * 2}<h3>2")
    assert article and article.body.startswith("had") and article.body == article.body.strip()
