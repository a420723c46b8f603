"""What pages state of their article, in all the ways that pages do."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tui.corpus.extraction.html.html_article import extract_article
from tui.corpus.extraction.html.html_metadata import PageMetadata, extract_metadata, parse_person_names
from tui.corpus.extraction.html.html_tree import parse_html

HEADLINE = "Niger : le gouvernement annonce des mesures"
STORY = (
    "Le gouvernement nigérien a annoncé mardi à Niamey une série de mesures économiques, selon un communiqué"
    " lu à la télévision nationale par le porte-parole."
)


def page(
    head: str = "",
    below_heading: str = "",
    heading: str = HEADLINE,
    name: str = f"{HEADLINE} - Sahel Quotidien",
    before: str = "",
    behind: str = "",
) -> str:
    """A saved page with a menu, an article of six paragraphs and a foot."""
    story = "".join(f"<p>Paragraphe {number} : {STORY}</p>" for number in range(6))
    return (
        f"<!DOCTYPE html><html lang='fr'><head><meta charset='utf-8'><title>{name}</title>{head}</head><body>"
        "<header><nav><a href='/'>Accueil</a> <a href='/p'>Politique</a></nav></header>"
        f"{before}<article><h1>{heading}</h1>{below_heading}{story}</article>{behind}"
        "<footer>© 2024 Sahel Quotidien</footer></body></html>"
    )


def linked_data(*nodes: dict[str, Any]) -> str:
    graph = {"@context": "https://schema.org", "@graph": nodes}
    return f"<script type='application/ld+json'>{json.dumps(graph)}</script>"


YOAST = linked_data(
    {
        "@type": "NewsArticle",
        "headline": HEADLINE,
        "datePublished": "2024-01-16T18:30:00+01:00",
        "dateModified": "2024-02-01T08:00:00+01:00",
        "author": {"@id": "https://sahel.example/#/schema/person/1"},
        "publisher": {"@id": "https://sahel.example/#organization"},
    },
    {"@type": "Organization", "@id": "https://sahel.example/#organization", "name": "Sahel Quotidien"},
    {"@type": "Person", "@id": "https://sahel.example/#/schema/person/1", "name": "Aïchatou Maïga"},
)
MISSHAPEN = """<script type="application/ld+json">//<![CDATA[
[{"@type": ["NewsArticle", "Article"], "datePublished": "2021-05-09", "author": [{"@type": "Person",
"name": "Ali Seyni"}],}]
//]]></script>"""
INFLATION = "Niger : inflation &gt; 10 % en 2023"
CANONICAL = "https://www.sahelquotidien.example/2023/08/01/niger-mesures/"

PAGES: dict[str, tuple[str, dict[str, Any]]] = {
    "linked data that names its author by reference": (
        page(YOAST),
        {"date": "2024-01-16", "authors": ("Aïchatou Maïga",), "publisher": "Sahel Quotidien"},
    ),
    "a sign of greater than in a value": (
        page(
            "<meta name='description' content='Croissance > 3 %'>"
            "<meta property='og:title' content='Niger : inflation > 10 % en 2023'>"
            "<meta property='article:published_time' content='2023-11-05T10:00:00Z'>"
            "<meta name='author' content='Moussa Issa'>",
            heading=INFLATION,
            name=INFLATION,
        ),
        {"title": "Niger : inflation > 10 % en 2023", "date": "2023-11-05", "authors": ("Moussa Issa",)},
    ),
    "old values inside a comment": (
        page(
            "<!-- <meta property='article:published_time' content='2019-01-01'>"
            "<meta name='author' content='Ancien Auteur'> -->"
            "<meta property='article:published_time' content='2024-03-02'>"
            "<meta name='author' content='Hadiza Sani'>"
        ),
        {"date": "2024-03-02", "authors": ("Hadiza Sani",)},
    ),
    "a byline of several elements": (
        page(
            below_heading="<div class='post-author author'><span class='by'>Par</span>"
            " <a href='/a/1'><b>Ibrahim Yacouba</b></a></div>"
            "<time class='entry-date published' datetime='2024-04-10T09:00:00+01:00'>10 avril 2024</time>"
        ),
        {"date": "2024-04-10", "authors": ("Ibrahim Yacouba",)},
    ),
    "microdata with a name inside": (
        page(
            below_heading="<span itemprop='author' itemscope itemtype='https://schema.org/Person'>Par"
            " <span itemprop='name'>Fati Oumarou</span></span>"
            " <time itemprop='datePublished' datetime='2022-07-14'>14 juillet 2022</time>"
            " <time itemprop='dateModified' datetime='2022-08-01'>1 août</time>"
        ),
        {"date": "2022-07-14", "authors": ("Fati Oumarou",)},
    ),
    "linked data that is wrapped and has a comma too many": (
        page(MISSHAPEN),
        {"date": "2021-05-09", "authors": ("Ali Seyni",)},
    ),
    "a visible line alone": (
        page(below_heading="<p class='meta'>Par Salifou Hama | Publié le mardi 16 janvier 2024 à 18h30</p>"),
        {"date": "2024-01-16", "authors": ("Salifou Hama",)},
    ),
    "an address with a date": (
        page(f"<link rel='canonical' href='{CANONICAL}'>"),
        {"date": "2023-08-01", "url": CANONICAL},
    ),
    "an address beside a date": (
        page(
            "<link rel='canonical' href='https://sahel.example/a1'>"
            "<meta property='article:published_time' content='2020-02-02'>"
        ),
        {"date": "2020-02-02", "url": "https://sahel.example/a1"},
    ),
    "capital letters, quotes of both kinds and of none": (
        page(
            """<META NAME='author' CONTENT='Aminata "Mina" Diallo'>"""
            """<META PROPERTY='og:site_name' CONTENT="L'Observateur"><META NAME=pubdate CONTENT=2018-12-24>"""
        ),
        {"date": "2018-12-24", "publisher": "L'Observateur"},
    ),
    "the time of another article first": (
        page(
            "<meta property='og:site_name' content='Sahel Quotidien'>",
            before="<aside><div class='teaser'><h3>Autre sujet</h3>"
            "<time class='published' datetime='2015-01-01'>1 janvier 2015</time></div></aside>",
            below_heading="<time class='published' datetime='2024-05-05'>5 mai 2024</time>",
        ),
        {"date": "2024-05-05", "publisher": "Sahel Quotidien"},
    ),
    "a day before its month": (page("<meta name='date' content='03/04/2024'>"), {"date": "2024-04-03"}),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_states_its_fields_in_many_ways(name: str) -> None:
    html, wanted = PAGES[name]
    article = extract_article(html)
    assert article is not None
    assert {field: getattr(article, field) for field in wanted} == wanted


def metadata_of(html: str) -> PageMetadata:
    return extract_metadata(parse_html(html).root)


@pytest.mark.parametrize(
    ("html", "authors"),
    [
        (page("<meta name='citation_author' content='Ali Seyni'>" * 2), ("Ali Seyni",)),
        (
            page(
                "<meta name='DC.Creator' content='Ali Seyni'><meta name='DC.Creator' content='Fati Oumarou'>"
            ),
            ("Ali Seyni", "Fati Oumarou"),
        ),
        (
            page("<meta name='dc:creator' content='Par Ali Seyni et Fati Oumarou'>"),
            ("Ali Seyni", "Fati Oumarou"),
        ),
        (page("<meta name='twitter:creator' content='@AliSeyni'>"), ()),
        (page("<meta property='article:author' content='https://social.example/Ali Seyni'>"), ()),
        (page("<meta name='author' content='Rédaction du Sahel'>"), ()),
        (page(below_heading="<a rel='author' href='/h'>Ali Seyni</a>"), ("Ali Seyni",)),
        (
            page(below_heading="<p><a rel='author'>Ali Seyni</a> et <a rel='author'>Fati Oumarou</a></p>"),
            ("Ali Seyni", "Fati Oumarou"),
        ),
        (
            page(
                below_heading="<p class='author vcard'><span class='screen-reader-text'>Auteur</span>"
                "<a class='url fn n' href='/h'>Ali Seyni</a></p>"
            ),
            ("Ali Seyni",),
        ),
        (
            page(below_heading="<p class='author'>Ali Seyni<i class='sr-only'>Ali Seyni</i></p>"),
            ("Ali Seyni",),
        ),
        (
            page("<meta name='author' content='Sahel Quotidien'>", "<p class='author'>Ali Seyni</p>"),
            ("Ali Seyni",),
        ),
        (page("<meta name='author' content='Loïc Le Clerc'>"), ("Loïc Le Clerc",)),
        (page(behind="<div id='comments'><cite class='fn'>Ali Seyni</cite></div>"), ()),
        (page(behind="<ul class='related-posts'><li><a rel='author'>Ali Seyni</a></li></ul>"), ()),
        (page(before="<nav><a rel='author'>Ali Seyni</a></nav>"), ()),
        (
            page(
                linked_data(
                    {"@type": "Article", "author": {"@type": "NewsMediaOrganization", "name": "Ali Seyni"}}
                )
            ),
            (),
        ),
        (
            page(
                linked_data(
                    {"@type": "Article", "author": {"@type": ["Person", "Organization"], "name": "Ali Seyni"}}
                )
            ),
            ("Ali Seyni",),
        ),
        (page(linked_data({"@type": "Article", "author": "Ali Seyni"})), ("Ali Seyni",)),
        (page(linked_data({"@type": "Article", "creator": [{"name": ["Ali Seyni"]}]})), ("Ali Seyni",)),
        (page(linked_data({"@type": "Article", "author": {"@id": "#nobody"}})), ()),
    ],
)
def test_authors_are_persons_that_the_page_states(html: str, authors: tuple[str, ...]) -> None:
    assert metadata_of(html).authors == authors


def test_names_of_an_authors_field_are_persons() -> None:
    assert parse_person_names("Par Ali Seyni, Fati Oumarou / AFP") == ["Ali Seyni", "Fati Oumarou"]
    assert parse_person_names("@AliSeyni") == parse_person_names("@Ali Seyni") == []


@pytest.mark.parametrize(
    "block",
    [
        "",
        "{",
        '{"@type": "NewsArticle"',
        "[1, null, true]",
        '"NewsArticle"',
        "{'a': 1}",
        "[" * 100_000,
        "9" * 10_000,
    ],
)
def test_linked_data_that_cannot_be_read_is_passed_over(block: str) -> None:
    head = f"<script type='application/ld+json'>{block}</script><meta name='author' content='Ali Seyni'>"
    assert metadata_of(page(head)).authors == ("Ali Seyni",)


def test_linked_data_of_another_article_is_not_this_ones() -> None:
    this = {"@type": "https://schema.org/NewsArticle", "headline": HEADLINE, "datePublished": "2024-01-16"}
    other = {"@type": "NewsArticle", "headline": "Autre sujet", "author": {"name": "Ali Seyni"}}
    metadata = metadata_of(page(linked_data(this, other)))
    assert (metadata.title, metadata.date, metadata.authors) == (HEADLINE, "2024-01-16", ())


@pytest.mark.parametrize(
    ("urls", "url"),
    [
        (("https://sahel.example/a", "https://m.sahel.example/a"), "https://sahel.example/a"),
        (("https://sahel.example/", "https://sahel.example/a"), "https://sahel.example/a"),
        (("/a", ""), None),
        (("javascript:alert(1)", "https://[sahel.example/a"), None),
    ],
)
def test_the_address_is_an_articles(urls: tuple[str, str], url: str | None) -> None:
    canonical, og = urls
    head = f"<link rel='canonical' href='{canonical}'><meta property='og:url' content='{og}'>"
    assert metadata_of(page(head)).url == url


@pytest.mark.parametrize(
    ("html", "title"),
    [
        (
            "<title>{0}</title><h1 class='site'>Journal du Sahel</h1><h2 class='entry-title'>{0}</h2>",
            HEADLINE,
        ),
        ("<title>Accueil</title><h1></h1><h2>{0}</h2>", HEADLINE),
        ("<title>Accord minier</title><h2>Journal du Sahel</h2>", "Accord minier"),
        ("<title>Journal du Sahel</title><h1>{0}</h1>", HEADLINE),
        ("<title>{0} | Journal du Sahel</title><h1>{0}</h1><h2>Autre sujet du jour</h2>", HEADLINE),
        ("<title>{0}</title><nav><h2>Tous nos sujets</h2></nav>", HEADLINE),
        (
            "<title>Le titre</title><h1><span>Le</span><span>titre</span> du <b>j</b>our</h1>",
            "Le titre du jour",
        ),
    ],
)
def test_the_title_is_the_articles_not_the_sites(html: str, title: str) -> None:
    assert metadata_of(html.format(HEADLINE)).title == title


def test_the_language_is_a_tag() -> None:
    assert metadata_of("<html lang='fr_NE'><p>a").lang == "fr-NE"
    assert (
        metadata_of("<html lang='{{lang}}'><meta property='og:locale' content='fr_FR'><p>a").lang == "fr-FR"
    )


@pytest.mark.parametrize(
    ("site", "publisher"),
    [
        ("LeMogho.net - L’actualité au quotidien", "LeMogho.net"),
        ("Actu Damagaram, l’info en direct", "Actu Damagaram"),
        ("La Nation du Borgou du 23/02/2015", "La Nation du Borgou"),
        ("Radio Dallol - La Voix du Fleuve", "Radio Dallol - La Voix du Fleuve"),
    ],
)
def test_a_motto_and_a_day_are_not_of_a_sites_name(site: str, publisher: str) -> None:
    assert metadata_of(page(f'<meta property="og:site_name" content="{site}">')).publisher == publisher


def test_a_time_is_dated_by_the_class_around_it_also_beside_the_text() -> None:
    time = "<time datetime='2019-05-21T10:22:11+01:00'>mardi 21 mai 2019</time>"
    below = f"<aside class='info'><dl><dd class='published'>{time}</dd></dl></aside>"
    assert metadata_of(page(below_heading=below)).date == "2019-05-21"


@pytest.mark.parametrize(
    ("below_heading", "date"),
    [
        ("<p><time datetime='2025-02-11T07:44+01:00'>11 févr. 07:44</time> | AFP</p>", "2025-02-11"),
        ("<p><time datetime='2019-07-03T10:18Z'>Publié le 29 juin 2019</time></p>", "2019-06-29"),
        ("<p class='updated'><time datetime='2025-02-12'>hier</time></p>", None),
        ("<p>Mis à jour le <time datetime='2025-02-12'>12 février</time></p>", None),
    ],
)
def test_the_time_below_the_heading_dates_a_page_that_says_nothing_else(
    below_heading: str, date: str | None
) -> None:
    column = "<aside><time datetime='2025-02-10T22:05'>10 févr.</time> Autre chose</aside>"
    root = parse_html(page(below_heading=below_heading, behind=column)).root
    assert extract_metadata(root).date == date


def test_the_name_of_a_site_before_two_colons_is_no_title() -> None:
    head = "<meta property='og:title' content=\"L'Écho de Zinder\">"
    root = parse_html(page(head, name="L'Écho de Zinder :: Article")).root
    metadata = extract_metadata(root)
    assert (metadata.title, metadata.publisher) == (HEADLINE, "L'Écho de Zinder")


@pytest.mark.parametrize(
    "name",
    [
        "{} | Politique | Le Courrier du Fleuve",
        "{} - Actualités - Le Courrier du Fleuve",
        "{} :: Le Courrier du Fleuve",
        "{} ~ Le Courrier du Fleuve",
        "Le Courrier du Fleuve » {}",
    ],
)
def test_the_site_stands_beside_the_title_and_its_section(name: str) -> None:
    root = parse_html(page(name=name.format(HEADLINE))).root
    metadata = extract_metadata(root)
    assert (metadata.title, metadata.publisher) == (HEADLINE, "Le Courrier du Fleuve")
