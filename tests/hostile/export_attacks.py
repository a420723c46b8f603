"""Texts that the readers of exports may like least, one form after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.hostile.patterns import Attack
from tui.corpus.encoding import NotTextError
from tui.corpus.extraction.exports.export_file import make_export
from tui.corpus.extraction.exports.export_items import ReadingOptions, UnreadableError
from tui.corpus.extraction.exports.form_detection import Form, detect_form
from tui.corpus.extraction.exports.form_readers import read_export

Around = Callable[..., list[Attack]]
_ARTICLE = (
    "<article><span class='DocPublicationName'>Le Sahel, no. 1</span><div class='DocHeader'>5 mars 2024</div>"
    "<p class='titreArticleVisu'>Titre</p><div class='docOcurrContainer'><p>Texte.</p></div></article>"
)
_FACTIVA = "Titre\n120 mots\n5 mars 2024\nLe Sahel\n\nTexte.\n\nDocument LSAH000020240305ek3500001\n\n"
_NEXIS = (
    "Titre\n\nLe Sahel\n\nMarch 5, 2024\n\nBody\n\nTexte.\n\nLoad-Date: March 6, 2024\n\nEnd of Document\n\n"
)
_EUROPRESSE = "Le Sahel, no. 1\nmardi 5 mars 2024 90 mots, p. 2\n\nTitre\n\nTexte.\n\nnews·20240305·XX·1\n"
_MAIL = "From: a@b.example\nTo: c@d.example\nSubject: A\n"
_PARTS = f"{_MAIL}MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"


def export_attacks(around: Around) -> Iterator[tuple[str, Callable[[str], object], list[Attack]]]:
    """Yield the readers of exports by name, each with texts; `around` makes them."""

    def reader(form: Form) -> Callable[[str], object]:
        def read(text: str) -> None:
            file = make_export("a.txt", text.encode("utf-8", "replace"))
            try:
                for _item in read_export(file, form, ReadingOptions(is_metadata_enough=True)):
                    pass
            except (UnreadableError, NotTextError):
                return

        return read

    def detect(text: str) -> None:
        try:
            detect_form(make_export("a.txt", text.encode("utf-8", "replace")))
        except UnreadableError:
            return

    begin = "<html><body>"
    markup = (
        "<div>",
        "<p>a</p>",
        "<article>",
        "</article>",
        "<article",
        "<b class='DocPublicationName'>",
        "<tr><td>HD<td>a",
    )
    lines = (
        "5 mars 2024\n",
        "90 mots\n",
        "Body\n\n",
        "© a\n",
        "HD  a\n",
        "1 of 2 DOCUMENTS\n",
        "Load-Date: a\n",
        "a • b\n\n",
    )
    yield (
        "forms",
        detect,
        around("", "", "From a\n", "a: b\n", "@a{", "[{", "a;b\n", "T1\ta\t", "<rss", *lines),
    )
    yield "Europresse", reader(Form.EUROPRESSE_HTML), around(begin + _ARTICLE, _ARTICLE, _ARTICLE, *markup)
    yield "Factiva", reader(Form.FACTIVA_HTML), around(begin, f"<p>{_FACTIVA}", "<p>Document A", *markup)
    for name, text in (("Europresse", _EUROPRESSE), ("Factiva", _FACTIVA), ("Nexis", _NEXIS)):
        yield f"{name}, a text", reader(Form(f"{name} text")), around(text, text, text, *lines)
    yield (
        "RTF",
        reader(Form.RTF),
        around("{\\rtf1 ", "}", "{", "\\'e9", "\\u233?", "\\par ", "{\\*\\a ", "\\bin9 ", "\\b"),
    )
    item = "<item><title>a</title><description>b</description></item>"
    yield (
        "feed",
        reader(Form.FEED),
        around("<rss><channel>", "</channel></rss>", item, "<item>", "<a>", "&a;", "<!--"),
    )
    yield (
        "mail, its heads",
        reader(Form.MAIL),
        around(_MAIL, "\n\na", "A: b\n", " a\n", "=?utf-8?q?a?= ", "Received: a\n"),
    )
    yield (
        "mail",
        reader(Form.MAIL),
        around(f"{_MAIL}\n", "", "De : a\nDate : b\nObjet : c\n\n", "> ", "-- \n"),
    )
    yield (
        "mail, its parts",
        reader(Form.MAIL),
        around(_PARTS, "", "--x\n\na\n", "--x\nContent-Type: a/b; c=d\n\n"),
    )
    yield (
        "mailbox",
        reader(Form.MBOX),
        around("From a b\nSubject: c\n\n", "", "\nFrom a b\nSubject: c\n\nd\n", "From \n"),
    )
    yield "table", reader(Form.TABLE), around("titre;texte\n", "", "a;b\n", '"a', '"a"b;\n', ";", '""')
    yield (
        "JSON",
        reader(Form.JSON),
        around("[", "]", '{"title":"a","text":"b"},', "{", '{"a":', "[", '"', '\\"', ","),
    )
    yield "JSON, one object", reader(Form.JSON), around('{"a":', "}", '{"a":', "[{},", "[")
    yield (
        "RIS",
        reader(Form.RIS),
        around("TY  - NEWS\n", "ER  - \n", "TI  - a\n", "AB  - b\n", "ER  - \n", "a\n"),
    )
    entry = "@article{a, title={b}, abstract={c}}\n"
    yield (
        "BibTeX",
        reader(Form.BIBTEX),
        around(entry, "", entry, "@article{a,", "{", "\\'e", "a={b}, ", '"', "@a{b", "#"),
    )
    field = "@article{a, title={b}, file={"
    yield (
        "BibTeX, a field",
        reader(Form.BIBTEX),
        around(field, "}}", "a:b:c;", "\\;", ":", "{}", "\\'{e}", "\\c "),
    )
    record = "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
    yield "web archive", reader(Form.WARC), around(record, "", record, "\r\n", "WARC/1.0\r\n", "A: b\r\n")
