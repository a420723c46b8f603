import codecs
from itertools import count

import pytest

from tests.corpus.extraction.exports.reading import form_of, zip_of, zipped
from tui.corpus.extraction.exports.export_items import UnreadableError
from tui.corpus.extraction.exports.form_detection import Form


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.txt", "Un titre\n\nUn texte, puis ; un autre.", Form.TEXT),
        ("a.txt", "Un titre\n\nUn texte.\n\nFin du document", Form.TEXT),
        ("a.txt", "Un titre\n\nCorps\n\nUn texte.\n\nFin du document", Form.NEXIS_TEXT),
        ("a.txt", "Titre;Date;Texte\nA;2024;B", Form.TABLE),
        ("a", "Titre\tDate\tTexte\nA\t2024\tB", Form.TABLE),
        ("a.csv", "N;Chose\n1;2", Form.TABLE),
        ("a.csv", codecs.BOM_UTF16_LE + "Titre;Texte\n".encode("utf-16-le"), Form.TABLE),
        ("a.txt", "[sic] Il a dit cela.", Form.TEXT),
        ("a.json", '[{"titre": "A", "texte": "B"}]', Form.JSON),
        ("a.txt", '{"title": "A",\n "text": "B"}', Form.JSON),
        ("a.txt", '{"title": "A"}\n{"title": "B"}\n', Form.JSON_LINES),
        ("a.json", '[{"title": "A", "container-title": "B"}]', Form.CSL),
        ("a.txt", "TY  - NEWS\nER  - \n", Form.RIS),
        ("a.txt", "@article{a,\n title = {B}}", Form.BIBTEX),
        ("a.txt", "@rédaction a écrit", Form.TEXT),
        ("a.xml", "<?xml version='1.0'?><rss><channel/></rss>", Form.FEED),
        ("a.xml", "<feed xmlns='http://www.w3.org/2005/Atom'></feed>", Form.FEED),
        ("a.txt", "<!doctype html><p>Bonjour", Form.HTML),
        ("a.html", "Bonjour <b>tous</b>", Form.HTML),
        ("a.html", "<?xml version='1.0'?><!DOCTYPE html><html><body><p>Bonjour", Form.HTML),
        ("a.txt", "From: a@b.example\nTo: c@d.example\nSubject: E\n\nTexte", Form.MAIL),
        ("a.txt", "From: Paris\n\nUn texte", Form.TEXT),
        ("a", "From a@b.example Thu Oct 12 07:12:00 2023\nSubject: E\n\nTexte", Form.MBOX),
        ("a", "From Paris to Niamey\n\nTexte", Form.TEXT),
        ("a.rtf", "{\\rtf1 a}", Form.RTF),
        ("a.txt", "%PDF-1.7\n", Form.PDF),
        ("a.txt", "WARC/1.0\r\n", Form.WARC),
        ("a.zip", zipped(word__document_xml="<a/>"), Form.DOCX),
        ("a.doc", zip_of({"mimetype": "application/epub+zip"}), Form.EPUB),
        ("a.zip", zipped(a_txt="A"), Form.ZIP),
    ],
    ids=count(),
)
def test_a_form_is_known_by_what_is_in_the_file(name: str, data: str | bytes, form: Form) -> None:
    assert form_of(name, data) is form


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "empty"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0", "a picture"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "old Office document"),
        ("a.xlsx", zip_of({"xl/workbook.xml": "<a/>"}), "save it as CSV"),
        ("a.bin", bytes(range(256)) * 9, "not a text"),
        ("a.gz", b"\x1f\x8b\x08\0\0\0\0\0", "unpack it first"),
        ("a.css", b"p{margin:0}", "not a recognized format"),
        ("a.xml", b"<?xml version='1.0'?><TEI/>", "<TEI>"),
        ("a.xml", b"<?xml version='1.0'?><articles><article id='1'><headline>A</headline>", "<articles>"),
        ("a.ann", b"T1\tPerson 0 4\tModi\n", "brat annotations"),
        ("a.zip", b"PK\x03\x04 and no more", "damaged zip"),
    ],
    ids=count(),
)
def test_what_is_not_read_is_named(name: str, data: bytes, words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        form_of(name, data)
