import pytest

from tests.corpus.extraction.exports.reading import read, read_one, zip_of
from tui.corpus.extraction.exports.documents.page_layout import (
    PageLayout,
    PlacedLine,
    arrange_pages,
)
from tui.corpus.extraction.exports.documents.rtf import extract_rtf_text
from tui.corpus.extraction.exports.export_items import UnreadableError
from tui.corpus.extraction.printed_text import join_broken_words

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, **parts: str) -> bytes:
    xml = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return zip_of({"word/document.xml": xml, **{f"word/{name}.xml": text for name, text in parts.items()}})


def paragraph(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def test_what_was_deleted_or_is_drawn_twice_is_not_read() -> None:
    deleted = (
        "<w:p><w:del><w:r><w:delText>Supprimé</w:delText></w:r></w:del><w:r><w:t>Il pleut.</w:t></w:r></w:p>"
    )
    twice = (
        "<w:p><w:r><AlternateContent><Choice><w:t>Il a plu.</w:t></Choice>"
        "<Fallback><w:t>Il a plu.</w:t></Fallback></AlternateContent></w:r></w:p>"
    )
    article = read_one("a.docx", docx(paragraph("Pluies à Zinder", "Title") + deleted + twice))
    assert (article.title, article.body) == ("Pluies à Zinder", "Il pleut.\n\nIl a plu.")


def test_the_style_of_a_title_has_another_id_in_each_language() -> None:
    styles = (
        f'<w:styles xmlns:w="{WORD}"><w:style w:styleId="Titre"><w:name w:val="Title"/></w:style></w:styles>'
    )
    body = paragraph("Revue du jour") + paragraph("Pluies à Zinder", "Titre") + paragraph("Il a plu mardi.")
    assert read_one("a.docx", docx(body, styles=styles)).title == "Pluies à Zinder"


def test_a_word_in_several_runs_stays_one() -> None:
    runs = "<w:p><w:r><w:t>Il a p</w:t></w:r><w:r><w:t>lu à Zin</w:t></w:r><w:r><w:t>der.</w:t></w:r></w:p>"
    assert read_one("a.docx", docx(paragraph("Pluies", "Title") + runs)).body == "Il a plu à Zinder."


def test_a_document_without_its_text_is_refused() -> None:
    with pytest.raises(UnreadableError, match="damaged XML"):
        read("a.docx", zip_of({"word/document.xml": ""}))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"{\rtf1\ansi\ansicpg1252 \'c9t\'e9\par}", "Été"),
        (r"{\rtf1\ansi\ansicpg1251 \'cd\'e8\'e3\'e5\'f0}", "Нигер"),
        (r"{\rtf1{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial;}}\f0 A {\f1 \'cd\'e8}}", "A Ни"),
        (r"{\rtf1\uc1 caf\u233?, \u8364 ?}", "café, €"),
        (r"{\rtf1\uc1 \u-10179?\u-8694?}", "\U0001f60a"),
        (r"{\rtf1\uc2 \u233aab}", "éb"),
        (r"{\rtf1 l\rquote eau \{5\} \\ fin}", "l’eau {5} \\ fin"),
        (r"{\rtf1{\info{\author X}}{\header Page}{\*\generator Y}Texte}", "Texte"),
        (r"{\rtf1{\field{\*\fldinst HYPERLINK x}{\fldrslt lien}}}", "lien"),
        (r"{\rtf1 a{\pict\bin4 }}}}}b}", "ab"),
        ("{\\rtf1 un\nmot}", "unmot"),
    ],
)
def test_rtf(source: str, text: str) -> None:
    assert extract_rtf_text(source)[0].strip() == text


def test_the_notes_of_rtf_are_no_story() -> None:
    assert extract_rtf_text(r"{\rtf1 Texte{\footnote Une note.} suite}") == ("Texte suite", "Une note.", True)
    assert extract_rtf_text(r"{\rtf1 Texte")[2] is False


def lines(x: float, top: float, *texts: str, size: float = 10.0, gap: float = 12.0) -> list[PlacedLine]:
    return [PlacedLine(text, x, top - number * gap, size) for number, text in enumerate(texts)]


FULL = "une ligne qui remplit sa colonne"


def test_heads_and_numbers_of_pages_are_no_story() -> None:
    first = [*lines(50, 790, "Le Sahel – 5 mars", size=7), *lines(50, 700, FULL, FULL), *lines(290, 20, "12")]
    second = [*lines(50, 790, "Le Sahel – 5 mars", size=7), *lines(50, 700, FULL), *lines(290, 20, "13")]
    texts, _title, heads = arrange_pages([PageLayout(first, 0, 800), PageLayout(second, 0, 800)])
    assert texts == [FULL, FULL, FULL]
    assert heads == ["Le Sahel – 5 mars", "12", "13"]


def test_columns_that_were_drawn_across_are_read_one_after_the_other() -> None:
    rows = [line for y in range(5) for line in (*lines(50, 700 - 12 * y, f"gauche {y} {FULL}"),
                                                *lines(310, 700 - 12 * y, f"droite {y} {FULL}"))]  # fmt: skip
    texts, _title, _heads = arrange_pages([PageLayout(rows, 0, 800)])
    assert [text.split()[0] for text in texts if text] == ["gauche"] * 5 + ["droite"] * 5


def test_an_indent_or_a_gap_begins_a_paragraph() -> None:
    indented = [
        *lines(50, 700, FULL, FULL), *lines(62, 676, FULL), *lines(50, 664, FULL), *lines(62, 652, FULL),
        *lines(50, 640, FULL),
    ]  # fmt: skip
    texts, _title, _heads = arrange_pages([PageLayout(indented, 0, 800)])
    assert texts == [FULL, FULL, "", FULL, FULL, "", FULL, FULL]
    spaced = [*lines(50, 700, FULL, FULL, FULL), *lines(50, 650, FULL, FULL)]
    texts, _title, _heads = arrange_pages([PageLayout(spaced, 0, 800)])
    assert texts == [FULL, FULL, FULL, "", FULL, FULL]


def test_a_centred_line_is_a_paragraph_of_its_own() -> None:
    page = [
        *lines(200, 712, "Le Sahel"), *lines(50, 700, FULL, FULL, FULL), *lines(190, 664, "Fin du document"),
    ]  # fmt: skip
    texts, _title, _heads = arrange_pages([PageLayout(page, 0, 800)])
    assert texts == ["Le Sahel", "", FULL, FULL, FULL, "", "Fin du document"]


def test_the_largest_lines_are_the_title() -> None:
    page = [*lines(50, 760, "Pluies à", "Zinder", size=20, gap=24), *lines(50, 700, FULL, FULL)]
    assert arrange_pages([PageLayout(page, 0, 800)])[1] == "Pluies à Zinder"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("une amé-", "lioration nette", "une amélioration nette"),
        ("y a-t-", "il du grain", "y a-t-il du grain"),
        ("le vice-", "président", "le vice-président"),
        ("Burkina-", "Faso", "Burkina- Faso"),
        ("entre 2020-", "et 2024", "entre 2020- et 2024"),
    ],
)
def test_words_that_a_line_breaks(first: str, second: str, joined: str) -> None:
    assert " ".join(filter(None, join_broken_words([first, second]))) == joined


def test_a_hyphen_stays_where_the_word_is_written_with_it() -> None:
    texts = join_broken_words(["le porte-parole dit que le porte-", "parole"])
    assert texts[0] == "le porte-parole dit que le porte-parole"
