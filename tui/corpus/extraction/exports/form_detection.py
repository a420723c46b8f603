"""The form of a file, recognized by its content; its name only decides where the content does not."""

from __future__ import annotations

import codecs
import gzip
import re
import zipfile
import zlib
from enum import Enum
from pathlib import PurePath

from tui.corpus.extraction.exports.export_file import ExportFile, decode_head
from tui.corpus.extraction.exports.export_items import UnreadableError
from tui.corpus.extraction.exports.zip_archive import open_archive, read_member
from tui.i18n import N_


class Form(Enum):
    """The forms that are read, by their names for a person."""

    EUROPRESSE_HTML = N_("Europresse HTML")
    FACTIVA_HTML = N_("Factiva HTML")
    EUROPRESSE_TEXT = N_("Europresse text")
    FACTIVA_TEXT = N_("Factiva text")
    NEXIS_TEXT = N_("Nexis text")
    PDF = "PDF"
    DOCX = "DOCX"
    ODT = "ODT"
    RTF = "RTF"
    EPUB = "EPUB"
    FEED = N_("feed (RSS, Atom)")
    MAIL = "e-mail"
    MBOX = N_("mailbox (mbox)")
    MHTML = N_("saved page (MHTML)")
    TABLE = N_("table (CSV, TSV)")
    JSON_LINES = N_("JSON Lines")
    JSON = "JSON"
    CSL = "CSL-JSON"
    RIS = "RIS"
    BIBTEX = "BibTeX"
    WARC = "WARC"
    ZIP = "ZIP"
    HTML = "page"
    TEXT = "text"


_PICTURE = N_("a picture")
#: What begins files that hold no text that is read, and what they are.
_OTHERS = (
    (b"\x89PNG", _PICTURE), (b"\xff\xd8\xff", _PICTURE), (b"GIF8", _PICTURE), (b"BM", _PICTURE),
    (b"II*\0", _PICTURE), (b"MM\0*", _PICTURE), (b"RIFF", N_("a picture, a sound or a film")),
    (b"\0\0\1\0", _PICTURE), (b"ID3", N_("a sound")), (b"OggS", N_("a sound or a film")),
    (b"Rar!", N_("a RAR archive: unpack it")), (b"7z\xbc\xaf", N_("a 7-Zip archive: unpack it")),
    (b"\xd0\xcf\x11\xe0", N_("an old Office document: save it as .docx, or as .csv")),
    (b"SQLite format 3", N_("a database")), (b"\x7fELF", N_("a program")), (b"MZ", N_("a program")),
)  # fmt: skip
_MAX_MARK_OFFSET = 1_024
_HTML = re.compile(r"<(?:!doctype\s{1,5}html|html|head|body|article|div|p|table|span|h1)[\s>]", re.I)
_FEED = re.compile(r"<(?:\w{1,20}:)?(rss|feed|RDF)[\s>]")
_EUROPRESSE = re.compile(r"(?<![\w-])(?:DocPublicationName|docOcurrContainer)(?![\w-])[\"' ]", re.I)
_FACTIVA_TITLE = re.compile(r"<title>\s{0,10}(?:Dow Jones )?Factiva", re.I)
_FACTIVA_CLASS = re.compile(r"class=[\"'](?:article \w\wArticle|\w\wHeadline)[\"' ]")
_HEADERS = re.compile(
    r"(?:(?:Return-Path|Received|Delivered-To|From|To|Date|Subject|Message-ID|MIME-Version|Content-Type"
    r"|Snapshot-Content-Location|X-[\w-]{1,60}|Sender|Reply-To|Cc|DKIM-Signature|ARC-[\w-]{1,60}|List-[\w-]{1,60}):.*+\n"
    r"(?:[ \t].*+\n){0,200}){3}",
    re.I,
)
_PAGE_ENDINGS = (".mht", ".mhtml")
#: Heads that a saved page does not have.
_SENT = re.compile(r"^(?:To|Received|Delivered-To|Message-ID):", re.I | re.M)
_MHTML = re.compile(r"^(?:Snapshot-Content-Location:|Content-Type: multipart/related)", re.I | re.M)
_MBOX = re.compile(r"From \S{1,300} .{1,100}\n[!-9;-~]{1,80}:")
_RIS = re.compile(r"TY  - ")
_BIBTEX = re.compile(r"@[A-Za-z]{1,40}\s{0,20}\{[^\n,{}]{0,300},")
#: The elements by which a page in XML begins.
_PAGE_ROOTS = ("html", "head", "body", "div")
_XML_ROOT = re.compile(r"<([A-Za-z_][\w:.-]{0,60})")
_ANNOTATION = re.compile(r"[TREAMN#][0-9]{1,9}\t[^\t\n]{1,300}\t")
#: The extensions of plain texts; standard input and some files have none.
_TEXT_ENDINGS = ("", ".txt", ".text", ".md", ".asc")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CSL = re.compile(r'"(?:date-parts|container-title|citation-key)"\s{0,10}:')
_OFFICE_PARTS = {"word/document.xml": Form.DOCX, "content.xml": Form.ODT, "META-INF/container.xml": Form.EPUB}
_OTHER_PARTS = {
    "xl/workbook.xml": N_("an Excel workbook: save it as CSV"),
    "ppt/presentation.xml": N_("a presentation: save its text"),
}
#: More control characters than this share of the beginning, and it is no text.
_MAX_CONTROL_SHARE = 0.02
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\x1b")


def detect_form(file: ExportFile) -> Form:
    """Return the form of a file; raises `UnreadableError` with its kind for one that is not read."""
    head = file.head
    if not head:
        raise UnreadableError(N_("the file is empty"))
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _detect_archive(file)
    if b"%PDF-" in head[:_MAX_MARK_OFFSET]:
        return Form.PDF
    if head.startswith(b"{\\rtf"):
        return Form.RTF
    if head.startswith(b"\x1f\x8b"):
        return _detect_packed(head)
    if head.startswith(b"WARC/"):
        return Form.WARC
    if kind := next((kind for mark, kind in _OTHERS if _begins_with(head, mark)), None):
        raise UnreadableError(N_("not a supported format: {what}").format(what=kind))
    text = decode_head(head)
    controls = len(head) - len(head.translate(None, _CONTROLS)) if head[:2] not in _UTF16 else 0
    if not text or controls > len(head) * _MAX_CONTROL_SHARE:
        raise UnreadableError(N_("not a text, and not in a recognized format"))
    return _detect_text(text.lstrip("\ufeff"), PurePath(file.name).suffix.lower())


def _begins_with(head: bytes, mark: bytes) -> bool:
    """Return whether a file begins with a mark; two letters alone may begin a text, too."""
    return head.startswith(mark) and (len(mark) > 2 or b"\0" in head[:_MAX_MARK_OFFSET])


def _detect_archive(file: ExportFile) -> Form:
    with open_archive(file) as archive:
        names = set(archive.namelist())
        mimetype = _read_mimetype(archive) if "mimetype" in names else b""
    if b"epub" in mimetype:
        return Form.EPUB
    for part, form in _OFFICE_PARTS.items():
        if part in names and (form is not Form.ODT or b"opendocument.text" in mimetype):
            return form
    if kind := next((kind for part, kind in _OTHER_PARTS.items() if part in names), None):
        raise UnreadableError(N_("not a supported format: {what}").format(what=kind))
    if b"opendocument" in mimetype:
        raise UnreadableError(
            N_("not a supported format: an OpenDocument file that is not a text; save it as CSV or text")
        )
    return Form.ZIP


def _read_mimetype(archive: zipfile.ZipFile) -> bytes:
    try:
        return read_member(archive, "mimetype", _MAX_MARK_OFFSET) or b""
    except UnreadableError:
        return b""


def _detect_packed(head: bytes) -> Form:
    """Return the form of what is packed with gzip: only web archives are."""
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        start = unpacker.decompress(head, 100)
    except (zlib.error, gzip.BadGzipFile):
        start = b""
    if start.startswith(b"WARC/"):
        return Form.WARC
    raise UnreadableError(N_("compressed with gzip, but not a web archive: unpack it first"))


def _detect_text(text: str, ending: str) -> Form:  # noqa: PLR0911 — a case for each form
    """Return the form of a text by its first lines."""
    start = text.lstrip()
    if start.startswith("<"):
        return _detect_markup(text, start, ending)
    if _MBOX.match(start):
        return Form.MBOX
    if _HEADERS.match(start):
        heads = start[: _MAX_MARK_OFFSET * 8].partition("\n\n")[0]
        is_page = ending in _PAGE_ENDINGS or not _SENT.search(heads)
        return Form.MHTML if is_page and _MHTML.search(heads) else Form.MAIL
    if start.startswith(("[", "{")) and (form := _detect_json(start)):
        return form
    if _RIS.match(start):
        return Form.RIS
    if _BIBTEX.match(start) or (ending == ".bib" and _BIBTEX.search(text)):
        return Form.BIBTEX
    if ending == ".md":
        return Form.TEXT
    if _EUROPRESSE.search(text) and "<" in text:
        return Form.EUROPRESSE_HTML
    from tui.corpus.extraction.exports.collections.tables import is_table
    from tui.corpus.extraction.exports.databases.text_exports import find_database

    if is_table(start, ending):
        return Form.TABLE
    if database := find_database(text.split("\n")):
        return Form(N_("{database} text").format(database=database))
    return Form.HTML if ending in (".html", ".htm") else _detect_plain(text, ending)


def _detect_plain(text: str, ending: str) -> Form:
    """Return TEXT for a text by its name; raises `UnreadableError` for code, data, annotations."""
    if _ANNOTATION.match(text):
        raise UnreadableError(N_("brat annotations: add the text that they belong to"))
    if ending not in _TEXT_ENDINGS:
        raise UnreadableError(
            N_("not a recognized format: if it is a text, save it as .txt, not as {ending}").format(
                ending=ending
            )
        )
    return Form.TEXT


def _detect_markup(text: str, start: str, ending: str) -> Form:
    """Return the form of a text that begins with a tag."""
    top = start[: _MAX_MARK_OFFSET * 4]
    if _FEED.search(top) and not _HTML.match(top):
        return Form.FEED
    if _EUROPRESSE.search(text):
        return Form.EUROPRESSE_HTML
    if _FACTIVA_CLASS.search(text) or (_FACTIVA_TITLE.search(text) and _has_factiva_number(text)):
        return Form.FACTIVA_HTML
    root = _XML_ROOT.search(top)
    is_data = start.startswith("<?xml") and (root is None or root[1].lower() not in _PAGE_ROOTS)
    if _HTML.search(top) and not is_data:
        return Form.HTML
    if start.startswith("<?xml"):
        raise UnreadableError(
            N_("XML in an unrecognized format: <{root}>").format(root=root[1] if root else "?")
        )
    return _detect_plain(text, ending)


def _has_factiva_number(text: str) -> bool:
    from tui.corpus.extraction.exports.databases.factiva_html import DOCUMENT_MARK

    return DOCUMENT_MARK.search(text) is not None


def _detect_json(start: str) -> Form | None:
    """Return which JSON a text is; None for prose that begins with a bracket."""
    rest = start[1:].lstrip()
    if start.startswith("["):
        if not rest.startswith(("{", "]")):
            return None
        return Form.CSL if _CSL.search(start[: _MAX_MARK_OFFSET * 64]) else Form.JSON
    if not rest.startswith(('"', "}")):
        return None
    first, _, second = start.partition("\n")
    is_line = first.rstrip().endswith("}") and second.lstrip().startswith("{")
    return Form.JSON_LINES if is_line else Form.JSON
