import gzip
import json

import pytest

from tests.corpus.extraction.exports.reading import read, read_one
from tui.corpus.extraction.exports.collections.bibtex import clean_latex
from tui.corpus.extraction.exports.collections.records import parse_column_options
from tui.corpus.extraction.exports.export_items import ReadingOptions, UnreadableError

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
    with pytest.raises(UnreadableError, match="no column «Corps»; the columns are: N, Manchette"):
        read("a.csv", table, ReadingOptions(columns={"body": "Corps"}))


@pytest.mark.parametrize("option", ["titre", "couleur=Titre", "title=", "=Titre"])
def test_a_column_option_that_is_wrong_is_explained(option: str) -> None:
    with pytest.raises(ValueError, match="write FIELD=COLUMN"):
        parse_column_options([option])


def test_a_source_is_the_paper_where_no_other_column_is() -> None:
    assert read_one("a.csv", "title,source,text\nA,Le Sahel,B").publisher == "Le Sahel"
    both = read_one("a.csv", "title,source,journal,text\nA,AFP,Le Sahel,B")
    assert (both.publisher, both.source) == ("Le Sahel", "AFP")


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


# -- feeds and mail ------------------------------------------------------------------------------------------

FEED = "<rss><channel><title>Le fil</title><link>https://fil.example/</link>{}</channel></rss>"


def test_an_entity_in_an_entity_and_a_relative_link_are_resolved() -> None:
    title = "<title>P&amp;eacute;trole &amp;amp; gaz</title><link>/a</link>"
    text = "<description>R&amp;eacute;sum&amp;eacute;.</description>"
    article = read_one("a.rss", FEED.format(f"<item>{title}{text}</item>"))
    assert (article.title, article.url, article.body) == ("Pétrole & gaz", "https://fil.example/a", "Résumé.")
    assert article.notice and "summary" in article.notice


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


MAIL = "From: A <a@b.example>\nTo: c@d.example\nSubject: {}\nDate: Thu, 15 Jun 2023 07:12:00 +0100\n\n{}"


@pytest.mark.parametrize(
    "subject", ["TR : Re: Pluies", "Pluies", "=?utf-8?q?Fw=3A_Pluies?=", "Re: [Lettre] Pluies"]
)
def test_a_subject_is_a_title_without_what_mail_puts_before(subject: str) -> None:
    article = read_one("a.eml", MAIL.format(subject, "Il a plu."))
    assert (article.title, article.date, article.body) == ("Pluies", "2023-06-15", "Il a plu.")


@pytest.mark.parametrize(
    ("sender", "paper"),
    [("Sahel Dépêches <lettre@s.example>", "Sahel Dépêches"), ("Ali Sani <a@s.example>", None)],
)
def test_who_writes_to_all_readers_is_the_publisher(sender: str, paper: str | None) -> None:
    mail = MAIL.format("Pluies", "Il a plu.").replace("A <a@b.example>", sender)
    assert read_one("a.eml", mail).publisher == paper


def test_a_mail_that_was_passed_on_is_the_one_inside() -> None:
    body = (
        "Pour info.\n\n---------- Message transféré ----------\nDe : Le Sahel <a@b.example>\n"
        "Date : lundi 5 juin 2023 à 08:00\nObjet : Pluies à Gao\nÀ : <c@d.example>\n\nIl a plu.\n"
    )
    article = read_one("a.eml", MAIL.format("Fwd: à lire", body))
    assert (article.title, article.date, article.body) == ("Pluies à Gao", "2023-06-05", "Il a plu.")


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "us-ascii", "no-such-charset"])
def test_a_charset_that_is_wrongly_declared_does_no_harm(charset: str) -> None:
    head = (
        f"From: a@b.example\nSubject: A\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n\n"
    )
    for encoding in ("utf-8", "cp1252"):
        assert read_one("a.eml", head.encode() + "Été à Gao.".encode(encoding)).body == "Été à Gao."


def test_a_mailbox_parts_messages_and_not_their_text() -> None:
    message = MAIL.format("Titre {}", "Bonjour.\n\nFrom Gao to Niamey\n\n>From here.\n\n")
    box = "".join(f"From a@b.example Thu Oct 12 07:12:00 2023\n{message.format(n)}" for n in range(3))
    articles, _refusals = read("a", box)
    assert [article.title for article in articles] == ["Titre 0", "Titre 1", "Titre 2"]
    assert articles[0].body == "Bonjour.\n\nFrom Gao to Niamey\n\nFrom here."


def test_what_is_attached_to_a_mail_is_read_too() -> None:
    parts = [
        "Content-Type: text/plain\n\nVoici la revue de presse du jour, bonne lecture.",
        'Content-Type: text/html\nContent-Disposition: attachment; filename="page.html"\n\n'
        f"<html><body><h1>La route de Gaya</h1><p>{'Le maire a rouvert la route mardi. ' * 9}</p></body>",
        'Content-Type: text/plain\nContent-Disposition: attachment; filename="puits.txt"\n\n'
        "Un puits a Zinder\n\nLe maire a ouvert lundi un puits devant les habitants de la commune.",
        'Content-Type: image/png\nContent-Disposition: attachment; filename="vue.png"\n\nPNG',
    ]
    head = 'Subject: Revue\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n'
    message = head + "".join(f"--x\n{part}\n" for part in parts) + "--x--\n"
    articles, refusals = read("a.eml", message)
    assert [article.title for article in articles] == ["Revue", "La route de Gaya", "Un puits a Zinder"]
    assert articles[0].notice == "attachments were not read: vue.png" and not refusals


def attach_mail(mail: str, depth: int, kind: str) -> str:
    """A mail that is attached to one that is attached to one …"""
    for level in range(depth):
        heads = f"From: a@b.example\nSubject: Niveau {level}\nMIME-Version: 1.0\nContent-Type: "
        if kind == "parts":
            part = f"--b{level}\nContent-Type: message/rfc822\n\n{mail}\n--b{level}--\n"
            mail = f"{heads}multipart/mixed; boundary=b{level}\n\n{part}"
        elif kind == "file":
            mail = (
                f"{heads}application/octet-stream\nContent-Disposition: attachment; filename=x.eml\n\n{mail}"
            )
        else:
            mail = f"{heads}message/rfc822\n\n{mail}"
    return mail


@pytest.mark.parametrize("kind", ["parts", "file", "message"])
def test_mails_in_mails_are_read_to_a_depth_and_then_refused(kind: str) -> None:
    mail = MAIL.format("Fond", "Il a plu.")
    assert read_one("a.eml", attach_mail(mail, 5, kind)).title == "Fond"
    for depth in (40, 400, 1200):
        articles, (refusal,) = read("a.eml", attach_mail(mail, depth, kind))
        assert articles == []
        assert "nested more than" in refusal.reason


def test_mails_that_a_mail_passes_on_are_articles_of_their_own() -> None:
    inner = [MAIL.format(f"Article {n}", f"Il a plu {n} fois.") for n in (1, 2)]
    head = (
        "From: a@b.example\nSubject: Revue\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
    )
    said = "--b\nContent-Type: text/plain\n\nVoici deux articles.\n"
    parts = "".join(f"--b\nContent-Type: message/rfc822\n\n{mail}\n" for mail in inner)
    articles, refusals = read("a.eml", f"{head}{said}{parts}--b--\n")
    assert [article.title for article in articles] == ["Revue", "Article 1", "Article 2"]
    assert refusals == []


def test_what_is_attached_to_a_mail_is_named() -> None:
    head = "From: a@b.example\nSubject: A\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
    parts = "--x\nContent-Type: text/plain\n\nTexte.\n--x\nContent-Type: application/pdf\n"
    end = 'Content-Disposition: attachment; filename="note.pdf"\n\n%PDF\n--x--\n'
    assert "note.pdf" in (read_one("a.eml", head + parts + end).notice or "")


def test_a_page_saved_as_one_file_that_is_cut_off_says_so() -> None:
    head = "MIME-Version: 1.0\nSnapshot-Content-Location: https://e.example/a\n"
    head += 'Content-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html\n\n'
    story = "<html><body><h1>La route de Gaya</h1>" + "<p>Le maire a rouvert la route mardi.</p>" * 9
    assert read_one("a.mhtml", f"{head}{story}</body></html>\n--x--\n").notice is None
    assert "ends in the middle" in (read_one("a.mhtml", f"{head}{story}").notice or "")
    with pytest.raises(UnreadableError, match="ends in the middle"):
        read("a.mhtml", f"{head}<html><body><h1>La rou")


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
