"""What stands around the story of a page without metadata: its site, who signs below, the masthead."""

from __future__ import annotations

from typing import Any

import pytest

from tests.corpus.extraction.html.test_html_metadata import HEADLINE, STORY
from tui.corpus.extraction.html.html_article import extract_article

BARE = (
    "<!DOCTYPE html><html lang='fr'><head><title>{name}</title></head>"
    "<body>{above}{story}{below}</body></html>"
)
PARAGRAPHS = "".join(f"<p>Paragraphe {number} : {STORY}</p>" for number in range(6))
OFFICE = "Ministère de l’Élevage et des Ressources animales du Niger"
BLOG = (
    "<header><h1 class='title'><a href='/'>Carnets du fleuve</a></h1></header><div class='widget Blog'>"
    "<h2 class='date-header'><span>lundi 8 mars 2021</span></h2><div class='post hentry'>"
    "<h3 class='post-title entry-title'>La pirogue et le pêcheur</h3><div class='post-body entry-content'>"
)
SIGNED = (
    "</div><div class='post-footer'><span class='post-author vcard'>Publié par "
    "<span class='fn'>Zeinabou Kadri</span></span>"
    " <span class='post-timestamp'>à 10:12</span></div></div></div><div class='widget BlogArchive'>"
    "<h2>Archives</h2></div>"
)


@pytest.mark.parametrize(
    ("name", "above", "below", "wanted"),
    [
        (  # a blog names itself above, and who wrote below
            "Carnets du fleuve: La pirogue et le pêcheur",
            BLOG,
            SIGNED,
            {
                "title": "La pirogue et le pêcheur",
                "publisher": "Carnets du fleuve",
                "authors": ("Zeinabou Kadri",),
                "date": "2021-03-08",
            },
        ),
        (  # an office is longer than the name of a paper
            f"{OFFICE} | {HEADLINE}",
            f"<h2>{HEADLINE}</h2>",
            "<footer>© Ministère de l’Élevage – BP 12 Niamey</footer>",
            {"title": HEADLINE, "publisher": OFFICE},
        ),
        (  # whose rights it has, where nothing else says who publishes
            HEADLINE,
            f"<h1>{HEADLINE}</h1>",
            "<footer>© 2024 Ministère de l’Élevage – BP 12 Niamey</footer>",
            {"title": HEADLINE, "publisher": "Ministère de l’Élevage"},
        ),
        (
            HEADLINE,
            f"<h1>{HEADLINE}</h1>",
            "<div>© Ministère de l’Eau | Mentions légales | Contact</div>",
            {"publisher": "Ministère de l’Eau"},
        ),
        (
            HEADLINE,
            f"<header><a class='logo'>Puits et Pompes</a></header><h1>{HEADLINE}</h1>",
            "",
            {"title": HEADLINE, "publisher": "Puits et Pompes"},
        ),
        (  # the masthead of an old page has the day of the issue
            f"L’Écho du Sud - {HEADLINE}",
            "<center><font size='6'><b>L’Écho du Sud</b></font><br><font size='2'>Hebdomadaire - N° 31 -"
            f" Mardi 4 mai 2004</font></center><font size='5'><b>{HEADLINE}</b></font>",
            "",
            {"title": HEADLINE, "publisher": "L’Écho du Sud", "date": "2004-05-04", "inferences": ()},
        ),
    ],
)
def test_what_stands_around_the_story_names_the_site_the_author_and_the_day(
    name: str, above: str, below: str, wanted: dict[str, Any]
) -> None:
    article = extract_article(BARE.format(name=name, above=above, story=PARAGRAPHS, below=below))
    assert article is not None
    assert {field: getattr(article, field) for field in wanted} == wanted
