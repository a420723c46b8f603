import gzip
import json
from pathlib import Path

import pytest

from tests.corpus.extraction.exports.reading import read, read_one
from tui.corpus.extraction.exports.collections.bibtex import clean_latex
from tui.corpus.extraction.exports.collections.records import parse_column_options
from tui.corpus.extraction.exports.collections.references import list_ris_attachments, read_ris
from tui.corpus.extraction.exports.export_file import open_export
from tui.corpus.extraction.exports.export_items import ReadingOptions, UnreadableError
from tui.corpus.extraction.raw_article import ExtractedArticle

METADATA = ReadingOptions(is_metadata_enough=True)

# -- tables and JSON -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
def test_the_delimiter_is_found_and_quoted_lines_stay_in_their_cell(mark: str) -> None:
    rows = [["Titre", "Date", "Texte"], ["Pluies", "3/4/2024", f'"Il a plu{mark} beaucoup.\n\nDeux jours."']]
    article = read_one("a.csv", "\n".join(mark.join(row) for row in rows))
    assert (article.title, article.date) == ("Pluies", "2024-04-03")
    assert article.body.split() == f"Il a plu{mark} beaucoup. Deux jours.".split()


def test_a_column_is_named_by_a_person() -> None:
    table = "N,Manchette,Contenu brut\n1,Pluies,Il a plu."
    options = ReadingOptions(columns=parse_column_options(["title=manchette", "text=Contenu brut"]))
    assert read_one("a.csv", table, options).title == "Pluies"
    with pytest.raises(UnreadableError, match=r"--map text=COLUMN.*N, Manchette, Contenu brut"):
        read("a.csv", table)
    with pytest.raises(UnreadableError, match="no column “Corps”; the columns are: N, Manchette"):
        read("a.csv", table, ReadingOptions(columns={"body": "Corps"}))


@pytest.mark.parametrize("option", ["titre", "couleur=Titre", "title=", "=Titre"])
def test_a_column_option_that_is_wrong_is_explained(option: str) -> None:
    with pytest.raises(ValueError, match="write FIELD=COLUMN"):
        parse_column_options([option])


def test_a_source_is_the_paper_where_no_other_column_is() -> None:
    assert read_one("a.csv", "title,source,text\nA,Le Sahel,B").publisher == "Le Sahel"
    both = read_one("a.csv", "title,source,journal,text\nA,AFP,Le Sahel,B")
    assert (both.publisher, both.source) == ("Le Sahel", "AFP")


@pytest.mark.parametrize(
    ("names", "authors"),
    [
        ("Touré-Bah, Nana ; Koné, Aïssata", ("Nana Touré-Bah", "Aïssata Koné")),
        ("Nana Touré, Aïssata Koné", ("Nana Touré", "Aïssata Koné")),
        ("Nana Touré, AFP", ("Nana Touré",)),
    ],
)
def test_a_family_name_that_stands_first_is_turned(names: str, authors: tuple[str, ...]) -> None:
    table = f'"Title","Author","Publication Title","Abstract Note"\n"Pluies","{names}","Le Sahel","Il a plu."'
    article = read_one("a.csv", table)
    assert (article.authors, article.publisher, article.body) == (authors, "Le Sahel", "Il a plu.")


def test_rows_that_are_none_are_refused_and_the_others_read() -> None:
    table = (
        'titre;date;texte\nA;2024;b;c\nB;2024;\nC;2024;Un texte.\n;;\nD;2024;"un "mot" de trop"\nE;2024;Fin.'
    )
    articles, refusals = read("a.csv", table)
    assert [article.title for article in articles] == ["C", "E"]
    assert [(refusal.title, refusal.reason.split(":")[0]) for refusal in refusals] == [
        ("line 2", "more cells than columns"), ("B", "no text"),
        ("line 6", "not a row of a table (';' expected after '\"')"),
    ]  # fmt: skip


def test_a_quotation_mark_that_is_never_closed_swallows_nothing_silently() -> None:
    articles, refusals = read("a.csv", 'titre;texte\nA;Un.\nB;"Deux.\nC;Trois.\nD;Quatre.\n')
    assert [article.title for article in articles] == ["A"]
    assert "is a quotation mark missing?" in refusals[0].reason


@pytest.mark.parametrize(
    "value",
    [
        [{"titre": "A", "texte": "B"}, {"titre": "C", "texte": "D"}],
        {"count": 2, "articles": [{"title": "A", "content": "B"}, {"title": "C", "content": "D"}]},
        {"response": {"docs": [{"headline": "A", "body": "B"}, {"headline": "C", "body": "D"}]}},
        {"date": "2024", "content": [{"title": "A", "text": "B"}, {"title": "C", "text": "D"}]},
    ],
)
def test_json_of_several_shapes(value: object) -> None:
    articles, refusals = read("a.json", json.dumps(value, indent=1))
    assert [(article.title, article.body) for article in articles] == [("A", "B"), ("C", "D")]
    assert refusals == []


def test_authors_in_json_are_a_text_a_list_or_objects() -> None:
    names: list[object] = ["Awa Diallo, Issa Maïga", ["Awa Diallo", "Issa Maïga"]]
    names += [[{"name": "Awa Diallo"}, {"name": "Issa Maïga"}], "Par Awa Diallo et Issa Maïga (avec AFP)"]
    for value in names:
        article = read_one("a.json", json.dumps([{"title": "A", "text": "B", "author": value}]))
        assert article.authors == ("Awa Diallo", "Issa Maïga")
    assert article.source == "AFP"


def test_a_large_array_is_read_in_pieces() -> None:
    records = [{"title": f"Titre {n}", "text": f"{n} " + "mot " * 5_000} for n in range(40)]
    articles, refusals = read("a.json", json.dumps(records))
    assert [article.title for article in articles] == [f"Titre {n}" for n in range(40)]
    assert refusals == []


# -- bibliographies ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"{{Zinder : la digue c{\`e}de}}", "Zinder : la digue cède"),
        (r"Ma{\"\i}ga {\'E}lys\'ee gar\c{c}on", "Maïga Élysée garçon"),
        (r"12 \% de \& et 90--100", "12 % de & et 90–100"),
        (r"\oe uvre {\OE}uvre \emph{fort}", "œuvre Œuvre fort"),
        (r"a \{b\}", "a {b}"),
    ],
)
def test_latex_is_printed(latex: str, text: str) -> None:
    assert clean_latex(latex) == text


def test_bibtex_in_its_spellings() -> None:
    source = """@comment{rien}
@Article{a1, Title = "Un {"}titre{"} court", author={Diallo, Awa and {Le Sahel}}, YEAR=2024,
  month = mar # { }, day=5,
  journal={Le Sahel}, abstract = {Il a plu {beaucoup}.}}
@article{a2, title={Deux}, date={2024-03}, abstract={Encore.}}"""
    articles, refusals = read("a.bib", source)
    assert [(article.title, article.date, article.body) for article in articles] == [
        ('Un "titre" court', "2024-03-05", "Il a plu beaucoup."), ("Deux", "2024-03", "Encore."),
    ]  # fmt: skip
    assert articles[0].authors == ("Awa Diallo",)
    assert refusals == []


def test_a_reference_without_a_text_is_counted_or_taken_as_it_is() -> None:
    references = json.dumps([{"title": "A", "container-title": "B", "issued": {"date-parts": [[2024, 3]]}}])
    articles, refusals = read("a.json", references)
    assert (articles, refusals[0].title) == ([], "A")
    assert "--metadata-only" in refusals[0].reason
    article = read_one("a.json", references, METADATA)
    assert (article.title, article.date, article.body) == ("A", "2024-03", "")


def test_ris_takes_the_lines_that_follow_a_tag_with_it() -> None:
    article = read_one(
        "a.ris", "TY  - NEWS\nTI  - A\nAU  - Diallo, Awa\nAB  - Un.\nDeux.\nDA  - 2024/03/05/\nER  - \n"
    )
    assert (article.body, article.date, article.authors) == ("Un.\n\nDeux.", "2024-03-05", ("Awa Diallo",))


def test_a_copy_of_the_page_that_a_reference_links_is_its_text(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(
        "Pluies\n\nIl a plu lundi à Zinder, et le puits du marché est plein.\n"
    )
    reference = "TY  - NEWS\nTI  - Pluies\nT2  - Le Sahel\nDA  - 2022/02/02/\nL2  - page.txt\nER  - \n"
    (tmp_path / "a.ris").write_text(reference)
    (item,) = read_ris(open_export(tmp_path / "a.ris"), ReadingOptions())
    assert isinstance(item, ExtractedArticle)
    assert (item.date, item.publisher, "Zinder" in item.body) == ("2022-02-02", "Le Sahel", True)
    assert list_ris_attachments("L2  - page.txt") == ["page.txt"]
    assert list_ris_attachments("L2  - https://journal.example/1") == []


def test_an_answer_of_a_service_is_the_articles_in_it() -> None:
    article = {"title": "Pluies", "content": "Il a plu.", "publishedAt": "2024-03-02T10:00:00Z"}
    answer = json.dumps({"status": "ok", "articles": [{**article, "source": {"id": None, "name": "RFI"}}]})
    item = read_one("a.json", answer)
    assert (item.title, item.date, item.publisher) == ("Pluies", "2024-03-02", "RFI")
    alone = json.dumps({**article, "authors": [{"name": "Awa Sani", "id": 1}], "publishedAt": 1722844800})
    item = read_one("a.jsonl", alone)
    assert (item.title, item.date, item.authors) == ("Pluies", "2024-08-05", ("Awa Sani",))


@pytest.mark.parametrize("day", ["20240203", "2024020315", "202402031530", "20240203153000", "1706972400000"])
def test_a_day_without_hyphens_is_no_number_of_seconds(day: str) -> None:
    assert read_one("a.csv", f"title,date,text\nPluies,{day},Il a plu.").date == "2024-02-03"


def test_an_abstract_in_the_place_of_a_text_says_so() -> None:
    notice = read_one("a.ris", "TY  - NEWS\nTI  - Pluies\nN2  - Il a plu.\nER  - \n").notice
    assert notice and "abstract" in notice


# -- feeds ---------------------------------------------------------------------------------------------------

FEED = "<rss><channel><title>Le fil</title><link>https://fil.example/</link>{}</channel></rss>"


def test_an_entity_in_an_entity_and_a_relative_link_are_resolved() -> None:
    title = "<title>P&amp;eacute;trole &amp;amp; gaz</title><link>/a</link>"
    text = "<description>R&amp;eacute;sum&amp;eacute;.</description>"
    article = read_one("a.rss", FEED.format(f"<item>{title}{text}</item>"))
    assert (article.title, article.url, article.body) == ("Pétrole & gaz", "https://fil.example/a", "Résumé.")
    assert article.notice and "summary" in article.notice


def test_an_entry_without_a_text_is_refused_and_one_without_an_author_has_that_of_the_feed() -> None:
    feed = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Aïr</title><author><name>Awa Sani</name></author>"
        "<entry><title>Pluies</title><summary>Il a plu.</summary></entry>"
        "<entry><title>Rien</title></entry></feed>"
    )
    (article,), (refusal,) = read("a.xml", feed)
    assert (article.title, article.authors) == ("Pluies", ("Awa Sani",))
    assert (refusal.title, "no text" in refusal.reason) == ("Rien", True)


def test_a_feed_that_is_cut_off_loses_its_last_entry_by_name() -> None:
    items = "".join(
        f"<item><title>Titre {n}</title><description>Texte {n}.</description></item>" for n in range(3)
    )
    whole = FEED.format(items)
    articles, refusals = read("a.rss", whole[: whole.rindex("Texte 2") + 4])
    assert [article.title for article in articles] == ["Titre 0", "Titre 1"]
    assert [refusal.title for refusal in refusals] == ["Titre 2"]


def test_a_feed_is_read_in_the_encoding_that_it_has() -> None:
    feed = FEED.format("<item><title>Été</title><description>Été à Gao.</description></item>")
    declared = f"<?xml version='1.0' encoding='utf-8'?>{feed}"
    assert read_one("a.rss", declared.encode("cp1252")).title == "Été"
    wrong = f"<?xml version='1.0' encoding='iso-8859-1'?>{feed}"
    assert read_one("a.rss", wrong.encode()).title == "Été"


def test_lines_of_another_form_behind_references_are_refused() -> None:
    reference = "TY  - NEWS\nTI  - A\nAB  - Un.\nER  - \n"
    articles, refusals = read("a.ris", f"{reference}\nTitre;Texte\nPluies;Il a plu.\n")
    assert [article.title for article in articles] == ["A"]
    assert [refusal.reason for refusal in refusals] == [
        "2 lines outside the references: put them into a file of their own"
    ]


# -- web archives --------------------------------------------------------------------------------------------

STORY = (
    "Les puits du canton sont à sec depuis mardi, a annoncé le maire, qui demande une pompe au préfet. " * 4
)


def record(kind: str, address: str, block: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(body: bytes, *heads: str, status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", "Content-Type: text/html; charset=utf-8", *heads]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def web_page(title: str) -> bytes:
    return (
        f"<html><body><article><h1>{title}</h1><p>{STORY}</p><p>{STORY}</p></article></body></html>".encode()
    )


def test_pages_that_were_packed_and_sent_in_chunks_are_read() -> None:
    packed = gzip.compress(web_page("Les puits du canton à sec"))
    chunked = b"%x\r\n%b\r\n%x;a=b\r\n%b\r\n0\r\n\r\n" % (10, packed[:10], len(packed) - 10, packed[10:])
    archive = b"".join([
        record("warcinfo", "", b"software: a\r\n"),
        record("request", "https://a.example/1", b"GET / HTTP/1.1\r\n\r\n"),
        record("response", "https://a.example/1",
               answer(chunked, "Transfer-Encoding: chunked", "Content-Encoding: gzip")),
        record("response", "https://a.example/2", answer(web_page("Une page perdue"), status="404 No")),
        record("response", "https://a.example/3", answer(web_page("Une autre page du canton"))),
    ])  # fmt: skip
    for data in (archive, gzip.compress(archive)):
        articles, refusals = read("a.warc", data)
        assert [article.url for article in articles] == ["https://a.example/1", "https://a.example/3"]
        assert refusals == []
    articles, refusals = read("a.warc", archive[:-300])
    assert [refusal.title for refusal in refusals] == ["https://a.example/3"]


def test_a_piece_of_a_page_in_an_object_is_read_as_its_text() -> None:
    post = {
        "date": "2025-02-14T08:00:00",
        "title": {"rendered": "L&#8217;eau du puits"},
        "content": {"rendered": "<p>On a creusé l&#8217;an dernier.</p>\n<p>L&#8217;eau est là.</p>"},
    }
    article = read_one("a.json", json.dumps([post]))
    assert (article.title, article.body) == ("L’eau du puits", "On a creusé l’an dernier.\n\nL’eau est là.")
