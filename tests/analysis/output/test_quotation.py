"""A passage as a quotation: marks within marks, and where it is from."""

from __future__ import annotations

from tui.analysis.output.quotation import format_quotation
from tui.app.passages import sentence_at
from tui.model.records import Article

ARTICLE = Article(id="a", title="Niger : « un pas »", date="2024-01-19", source="RFI", url="https://a.b/c")


def test_marks_within_a_quotation_have_no_blanks_and_the_title_is_named() -> None:
    words = format_quotation(ARTICLE, "convenu d’« intensifier »\nsa «\u202fcoopération\u00a0»")
    assert words == (
        "«\u00a0convenu d’“intensifier” sa “coopération”\u00a0», Niger : « un pas », RFI, 19 January 2024,"
        " https://a.b/c"
    )


def test_what_is_somebodys_words_throughout_needs_no_inner_marks() -> None:
    assert format_quotation(ARTICLE, "« Nous partons. »").startswith("«\u00a0Nous partons.\u00a0», Niger")


def test_a_heading_is_quoted_by_its_line_and_named_once() -> None:
    text = "Niger : « un pas »\nRFI · 19 January 2024\n\nIl dort. Elle part."
    assert sentence_at(text, 0, 5, text.index("Il")) == ARTICLE.title
    assert sentence_at(text, text.index("Elle"), len(text), text.index("Il")) == "Elle part."
    assert (
        format_quotation(ARTICLE, ARTICLE.title)
        == "«\u00a0Niger : “un pas”\u00a0», RFI, 19 January 2024, https://a.b/c"
    )


def test_a_quotation_within_is_never_cut_open() -> None:
    begun = format_quotation(ARTICLE, "il a dit : « Nous partons")
    assert begun.startswith("«\u00a0il a dit : “Nous partons”\u00a0»")
    ended = format_quotation(ARTICLE, "partons », a-t-il dit")
    assert ended.startswith("«\u00a0“partons”, a-t-il dit\u00a0»")
