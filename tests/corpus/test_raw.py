import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.corpus.folder import open_folder, shipped
from tui.corpus.raw import read_html, read_text
from tui.corpus.reading import read_record
from tui.model.records import Article
from tui.model.text import clean

STORY = (
    "Le ministre a reçu mardi la délégation venue de Moscou, a annoncé la télévision publique dans la soirée."
)


def test_the_articles_that_ship_are_what_their_originals_hold() -> None:
    folder = open_folder(shipped())
    articles = [folder.read(entry).record for entry in folder.scan() if entry.kind == "article"]
    assert articles
    for article in articles:
        assert isinstance(article, Article) and article.original
        text = clean((folder.root / "raw" / article.original.file).read_text("utf-8"))
        raw = read_text(text)
        assert (raw.title, raw.authors, raw.source) == (article.title, article.authors, article.source)
        assert raw.body == article.body
        assert all(line in text for line in raw.cut)


@pytest.mark.parametrize(
    ("text", "body", "cut"),
    [
        (f"Titre\n{STORY}\n{STORY}", f"{STORY}\n\n{STORY}", ()),
        (f"Titre\n\nTITRE\n\n{STORY}", STORY, ("TITRE",)),
        (f"Titre\n\nNiger\n\n{STORY}", STORY, ("Niger",)),
        (f"Titre\n{STORY}\nSource : ActuNiger", STORY, ("Source : ActuNiger",)),
        (f"Titre\n{STORY}\nPar Ali Moussa de Say", STORY, ("Par Ali Moussa de Say",)),
        (f"Titre\n{STORY}\nLaisser un commentaire\nNom *", STORY, ("Laisser un commentaire", "Nom *")),
        ("Titre", "", ()),
        ("", "", ()),
    ],
)
def test_the_story_and_nothing_else(text: str, body: str, cut: tuple[str, ...]) -> None:
    raw = read_text(text)
    assert (raw.body, raw.cut) == (body, cut)


@pytest.mark.parametrize(
    ("line", "source"),
    [("Source : Rfi", "RFI"), ("Sources: Studio Kalangou.", "Studio Kalangou"), ("source : AFP", "AFP")],
)
def test_the_source_is_whom_the_text_credits(line: str, source: str) -> None:
    assert read_text(f"Titre\n{STORY}\n{line}").source == source


def test_hard_wrapped_lines_are_joined_to_paragraphs() -> None:
    wrapped = (
        "Titre\n\nPékin va avancer 400 millions de dollars au Niger,\ngagés sur ses futures ventes de brut. "
        "Les États-\nUnis ont gelé leur aide depuis l’été dernier, au\nmoins en partie.\n\n"
        "Le second paragraphe de cette dépêche est ici.\n"
    )
    assert read_text(wrapped).body == (
        "Pékin va avancer 400 millions de dollars au Niger, gagés sur ses futures ventes de brut. "
        "Les États-Unis ont gelé leur aide depuis l’été dernier, au moins en partie.\n\n"
        "Le second paragraphe de cette dépêche est ici."
    )


@given(st.text("Titre \n.:aéSourceNPar«»-"))
def test_nothing_is_lost(text: str) -> None:
    raw = read_text(text)
    kept = "".join((raw.title or "", raw.body, *raw.cut))
    assert sorted("".join(kept.split())) == sorted("".join(text.split()))


def test_a_page_gives_its_article_without_its_markup() -> None:
    pytest.importorskip("trafilatura", exc_type=ImportError)
    page = (
        "<html><head><title>Titre | Site</title><meta property='og:title' content='Titre'></head><body>"
        "<nav>Menu</nav>"
        f"<article><h1>Titre</h1><p>{STORY}</p><p>{STORY[::-1]}\x1b[31m</p></article></body></html>"
    )
    raw = read_html(page)
    assert raw and raw.title == "Titre"
    assert STORY in raw.body and "<" not in raw.body and "\x1b" not in raw.body
    loaded = read_record("article", "a", "a.html", page)
    assert isinstance(loaded.record, Article) and loaded.record.body == raw.body
    assert read_record("article", "a", "a.html", "<p></p>").record is None
