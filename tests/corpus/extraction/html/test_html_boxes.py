"""Boxes within a story, clocks, and sites that stand where a title is expected."""

from __future__ import annotations

import pytest

from tui.corpus.extraction.html.html_article import extract_article
from tui.corpus.extraction.raw_article import ExtractedArticle

TITLE = "Le puits de Tondi rouvre après trois ans"
SENTENCES = [
    "Les femmes du quartier sont venues avec leurs bassines avant le lever du soleil, sans la pompe.",
    "Le maire a coupé un ruban jaune, puis il a bu le premier verre devant les caméras de la télévision.",
    "« Nous avons marché trois ans », dit une vieille dame, qui compte encore ses pas jusqu’au fleuve.",
    "La commune a payé la moitié des travaux ; le reste est venu d’une collecte de la diaspora de Lomé.",
    "Un gardien sera nommé la semaine prochaine, et l’eau coûtera dix francs le seau pour tout le monde.",
]


def article(
    head: str = f"<title>{TITLE} | Voix du Puits</title>",
    above: str = f"<h1>{TITLE}</h1>",
    box: str = "",
    below: str = "",
) -> ExtractedArticle:
    """The article of a page with a story of five paragraphs, and a box behind the second."""
    paragraphs = [f"<p>{sentence}</p>" for sentence in SENTENCES]
    story = "".join([*paragraphs[:2], box, *paragraphs[2:]])
    extracted = extract_article(
        f"<html lang='fr'><head>{head}</head><body>{above}<div>{story}</div>{below}</body></html>"
    )
    assert extracted is not None
    assert [sentence for sentence in SENTENCES if sentence not in extracted.body] == []
    return extracted


@pytest.mark.parametrize(
    "box",
    [
        "<div class='encart-pub'><h4>Annonce</h4><p>Gagnez un tour en pirogue.</p></div>",
        "<div class='inread'><small>Publicité</small>Gagnez un voyage en pirogue : répondez au jeu.</div>",
        "<marquee>Gagnez un voyage en pirogue : répondez au jeu.</marquee>",
        "<section class='read-more'><p>Notre sélection</p><a href='/x'>Gagnez un voyage en pirogue :"
        " répondez au jeu.</a></section>",
        "<p class='bloc lire-aussi'><a href='/x'>Gagnez un voyage en pirogue : répondez au jeu.</a></p>",
        "<div class='kg-signup-card'><h2>Gagnez un voyage en pirogue : répondez au jeu.</h2></div>",
    ],
)
def test_a_box_is_left_out_and_listed_and_what_follows_it_stays(box: str) -> None:
    extracted = article(box=box)
    assert "pirogue" not in extracted.body
    assert any("pirogue" in cut.text for cut in extracted.cut)


def test_a_class_of_a_date_or_of_a_long_passage_is_no_box() -> None:
    long = "La crue a emporté trois greniers et un pont, raconte le chef du village. " * 6
    assert "greniers" in article(box=f"<div class='pub'><p>{long}</p></div>").body
    assert (
        article(above=f"<h1>{TITLE}</h1><div class='date-pub'>Publié le 4 mars 2024</div>").date
        == "2024-03-04"
    )


@pytest.mark.parametrize(
    ("head", "above"),
    [
        (
            f"<title>Voix du Puits: {TITLE}</title>",
            f"<h1 class='title'>Voix du Puits</h1><h3 class='post-title'>{TITLE}</h3>",
        ),
        (
            "<title>La Voix du Puits | Actualité</title>",
            f"<h1>La Voix du Puits</h1><div class='titre'>{TITLE}</div>",
        ),
        ("<title>LA VOIX DU PUITS EN LIGNE</title>", f"<h3>Société</h3><h2>{TITLE}</h2>"),
        ("<title>La Voix du Puits : toute la région</title>", f"<font size=4><b>{TITLE}</b></font>"),
    ],
)
def test_the_name_of_the_site_is_no_title(head: str, above: str) -> None:
    extracted = article(head, above)
    assert extracted.title == TITLE
    assert "voix du puits" in (extracted.publisher or "").lower()


def test_a_clock_is_no_date() -> None:
    clock = "<p>vendredi 20 novembre 2026</p>"
    stated = "<span property='dc:date dc:created' content='2024-03-04T07:55:00'>Soumis</span>"
    assert article(above=f"{clock}<h1>{TITLE}</h1>{stated}").date == "2024-03-04"
    created = "<span class='itemDateCreated'>Lundi 4 mars 2024 00:00</span>"
    modified = "<p>Dernière modification le mercredi 6 mars 2024</p>"
    assert article(above=f"{created}<h1>{TITLE}</h1>", below=modified).date == "2024-03-04"
    assert (
        article(above=f"{clock}<h1>{TITLE}</h1><p>Le 04/03/2024 à 11h20 | Par Awa Sidi</p>").date
        == "2024-03-04"
    )


def test_rights_and_buttons_name_no_publisher_and_are_no_story() -> None:
    foot = (
        "<p>Document imprimé depuis le site le vendredi 20 novembre 2026.</p><p>Site réalisé par Puits Web –"
        " Contact</p><p>Directeur de la publication : Awa Sidi. Dépôt légal 12.</p>"
        "<p>© 2026 Tous droits réservés.</p>"
    )
    extracted = article(f"<title>Imprimer : {TITLE}</title>", below=foot)
    assert extracted.publisher is None
    assert not {"imprimé", "réalisé", "légal"} & set(extracted.body.split())


def test_comments_of_readers_are_left_out_and_listed() -> None:
    comment = "C’est bien dit mais mal ponctué."
    extracted = article(below=f"<h2>Vos réactions (1)</h2><ul class='forum'><li><p>{comment}</p></li></ul>")
    assert comment not in extracted.body
    assert comment in " ".join(piece.text for piece in extracted.cut if piece.rule == "comments")


def test_a_class_of_comments_around_the_story_removes_nothing() -> None:
    article(above="<div class='forum'><h1>" + TITLE + "</h1>", below="</div>")


def test_what_stands_below_a_heading_of_a_column_is_left_out_though_the_heading_was() -> None:
    column = (
        "<div id='col'><h4>Sondage</h4><p>Faut-il creuser ? Oui – Non</p><h4>Les + commentés</h4>"
        "<p>L’arnaque aux pirogues</p></div>"
    )
    assert article(below=column).body == "\n\n".join(SENTENCES)


@pytest.mark.parametrize(
    "box",
    [
        "<amp-ad width='300'><div fallback>Pirogue indisponible</div></amp-ad>",
        "<p>Il pleut. <span><span>À LIRE AUSSI</span> <b><a href='/x'>La pirogue coule</a></b></span></p>",
        "<p>Il pleut. <strong>Lire aussi : <a href='/x'>La pirogue coule</a></strong> Tout est calme.</p>",
    ],
)
def test_an_advertisement_or_a_link_within_a_paragraph_is_left_out(box: str) -> None:
    extracted = article(box=box)
    assert "irogue" not in extracted.body
    assert ("Il pleut." in extracted.body) == ("Il pleut." in box)
    assert any("irogue" in cut.text for cut in extracted.cut)


def test_a_list_of_related_articles_is_left_out_but_not_a_story_that_is_called_so() -> None:
    related = (
        "<div class='jnews_related_post'><h3>Sur le thème</h3><article><h3><a href='/x'>Une pirogue coule au"
        " large de Tera</a></h3><p>Une pirogue a coulé, selon des témoins joints par téléphone hier.</p>"
        "</article></div>"
    )
    assert "pirogue" not in article(below=related).body
    story = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES) + "<a href='/x'>Accueil</a>"
    whole = f"<html><body><h1>{TITLE}</h1><div class='post related-on'>{story}</div></body></html>"
    extracted = extract_article(whole)
    assert extracted is not None and all(sentence in extracted.body for sentence in SENTENCES)


def test_a_paragraph_that_is_only_a_link_to_another_article_is_left_out() -> None:
    extracted = article(box="<p><a href='/x'>Une pirogue coule au large de Tera</a></p>")
    assert extracted.body == "\n\n".join(SENTENCES)
    assert any("pirogue" in cut.text for cut in extracted.cut)
    said = "Une pirogue a coulé au large de Tera."
    for box in (f"<p><a href='/x'>{said}</a></p>", f"<p>Lundi : <a href='/x'>{said[:-1]}</a></p>"):
        assert said[:-1] in article(box=box).body


def test_a_link_within_a_sentence_stays() -> None:
    box = "<p>Il faut <strong>lire <a href='/x'>le livre de la pirogue</a></strong> pour comprendre.</p>"
    assert "Il faut lire le livre de la pirogue pour comprendre." in article(box=box).body
