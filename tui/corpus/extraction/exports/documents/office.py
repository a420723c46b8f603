"""The texts of word processors and of e-books: DOCX, ODT, EPUB."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from tui.corpus.extraction.exports.documents.document_text import DocumentText, read_document
from tui.corpus.extraction.exports.export_file import ExportFile, decode_head
from tui.corpus.extraction.exports.export_items import ExportItem, ReadingOptions, UnreadableError
from tui.corpus.extraction.exports.field_values import make_article
from tui.corpus.extraction.exports.html_pieces import read_fragment
from tui.corpus.extraction.exports.xml_reading import (
    find_text,
    is_well_formed,
    local_attribute,
    local_name,
    parse_xml,
)
from tui.corpus.extraction.exports.zip_archive import open_archive, read_member
from tui.i18n import N_
from tui.model.text import clean_line, fold

_TITLE_STYLES = ("title", "heading 1")
#: What is not part of the text: notes, comments, what was deleted, a second form of the same drawing.
_WORD_HIDDEN = frozenset({"del", "Fallback", "footnoteReference", "instrText", "delText"})
_OPEN_HIDDEN = frozenset({"note", "annotation", "tracked-changes", "sequence-decls", "forms"})
_MAX_SPACES = 100
_MAX_CHAPTERS = 2_000


def read_docx(file: ExportFile, _options: ReadingOptions) -> Iterator[ExportItem]:
    """Yield the articles of a DOCX document."""
    with open_archive(file) as archive:
        document = read_member(archive, "word/document.xml")
        styles = read_member(archive, "word/styles.xml")
        notes = [read_member(archive, f"word/{name}.xml") for name in ("footnotes", "endnotes")]
    if document is None:
        raise UnreadableError(N_("not a complete DOCX document: it has no text part"))
    root = parse_xml(document)
    titles = _find_title_styles(parse_xml(styles)) if styles else set()
    lines: list[str] = []
    title = None
    for paragraph in _iterate_paragraphs(root, "p", _WORD_HIDDEN):
        text = _read_word_text(paragraph)
        lines += [line for piece in text.split("\n") for line in (piece, "")]
        if title is None and text.strip() and _is_word_title(paragraph, titles):
            title = clean_line(text)
    note_texts = [_read_word_text(p) for data in notes if data for p in parse_xml(data).iter("{*}p")]
    yield from read_document(
        DocumentText(lines=lines, title=title, notes=note_texts, notice=_damage_notice(document))
    )


def read_odt(file: ExportFile, _options: ReadingOptions) -> Iterator[ExportItem]:
    """Yield the articles of an OpenDocument text."""
    with open_archive(file) as archive:
        content = read_member(archive, "content.xml")
    if content is None:
        raise UnreadableError(N_("not a complete OpenDocument text: it has no content"))
    root = parse_xml(content)
    lines: list[str] = []
    title = heading = None
    for paragraph in _iterate_paragraphs(root, ("p", "h"), _OPEN_HIDDEN):
        text = _read_open_text(paragraph)
        lines += [line for piece in text.split("\n") for line in (piece, "")]
        if (local_attribute(paragraph, "style-name") or "").lower() == "title":
            title = title or clean_line(text)
        elif local_name(paragraph) == "h" and local_attribute(paragraph, "outline-level") == "1":
            heading = heading or clean_line(text)
    notes = [_read_open_text(p) for note in root.iter("{*}note-body") for p in note.iter("{*}p")]
    yield from read_document(
        DocumentText(lines=lines, title=title or heading, notes=notes, notice=_damage_notice(content))
    )


def read_epub(file: ExportFile, _options: ReadingOptions) -> Iterator[ExportItem]:
    """Yield the text of an e-book as one article, in the order of its spine."""
    with open_archive(file) as archive:
        container = read_member(archive, "META-INF/container.xml")
        rootfile = next(iter(parse_xml(container).iter("{*}rootfile")), None) if container else None
        package_path = rootfile.get("full-path") if rootfile is not None else None
        package_data = read_member(archive, package_path) if package_path else None
        if not package_path or package_data is None:
            raise UnreadableError(N_("not a complete e-book: it does not say where its text is"))
        package = parse_xml(package_data)
        lines: list[str] = []
        for path in _list_chapters(package, posixpath.dirname(package_path))[:_MAX_CHAPTERS]:
            if data := read_member(archive, path):
                lines += read_fragment(decode_head(data))
    metadata = next(iter(package.iter("{*}metadata")), package)
    title = find_text(metadata, "title")
    creators = ["".join(item.itertext()) for item in metadata if local_name(item) == "creator"]
    yield make_article(
        title=title,
        paragraphs=[line for line in lines if fold(line) != fold(clean_line(title or ""))],
        date=find_text(metadata, "date"),
        authors=creators,
        publisher=find_text(metadata, "publisher"),
        lang=find_text(metadata, "language"),
    )


def _list_chapters(package: Any, folder: str) -> list[str]:
    """Return the paths of the texts in the order of the spine, without the table of contents."""
    items = {item.get("id"): item for item in package.iter("{*}item")}
    order = [items.get(reference.get("idref")) for reference in package.iter("{*}itemref")]
    return [
        posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
        for item in order
        if item is not None and "nav" not in (item.get("properties") or "").split()
    ]


def _iterate_paragraphs(root: Any, names: str | tuple[str, ...], hidden: frozenset[str]) -> Iterator[Any]:
    """Yield the outermost paragraphs in order, except those inside hidden elements."""
    from lxml import etree

    walker = etree.iterwalk(root, events=("start",))
    for _event, element in walker:
        name = local_name(element)
        if name in hidden:
            walker.skip_subtree()
        elif name in names and name:
            yield element
            if not any(local_name(inner) == "txbxContent" for inner in element.iter("{*}txbxContent")):
                walker.skip_subtree()


def _read_word_text(paragraph: Any) -> str:
    """Return the text of a paragraph of DOCX, with line breaks, without that of frames inside it."""
    from lxml import etree

    pieces: list[str] = []
    walker = etree.iterwalk(paragraph, events=("start",))
    for _event, element in walker:
        name = local_name(element)
        if name in _WORD_HIDDEN or (name == "p" and element is not paragraph):
            walker.skip_subtree()
        elif name == "t":
            pieces.append(element.text or "")
        elif name == "tab":
            pieces.append("\t" if local_name(element.getparent()) == "r" else "")
        elif name in ("br", "cr"):
            pieces.append("\n")
        elif name == "noBreakHyphen":
            pieces.append("-")
    return "".join(pieces)


def _read_open_text(paragraph: Any) -> str:
    """Return the text of a paragraph of ODT, with line breaks, without notes."""
    from lxml import etree

    pieces: list[str] = []
    walker = etree.iterwalk(paragraph, events=("start", "end"))
    for event, element in walker:
        name = local_name(element)
        if event == "end":
            pieces.append((element.tail or "") if element is not paragraph else "")
            continue
        if name in _OPEN_HIDDEN:
            walker.skip_subtree()
            continue
        if name == "s":
            count = local_attribute(element, "c") or "1"
            pieces.append(" " * (min(int(count), _MAX_SPACES) if count.isascii() and count.isdigit() else 1))
        pieces.append({"tab": " ", "line-break": "\n"}.get(name, ""))
        pieces.append(element.text or "")
    return "".join(pieces)


def _find_title_styles(styles: Any) -> set[str]:
    """Return the ids of the styles that mark a title, whatever the language of the program."""
    found = set()
    for style in styles.iter("{*}style"):
        name = next((local_attribute(child, "val") for child in style if local_name(child) == "name"), "")
        if (name or "").lower() in _TITLE_STYLES:
            found.add(local_attribute(style, "styleId") or "")
    return found


def _is_word_title(paragraph: Any, styles: set[str]) -> bool:
    style = next((local_attribute(element, "val") for element in paragraph.iter("{*}pStyle")), None)
    return style is not None and (style in styles or style.lower() in ("title", "heading1"))


def _damage_notice(data: bytes) -> str | None:
    return None if is_well_formed(data) else N_("its XML is damaged: only what could be read was taken")
