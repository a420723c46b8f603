"""Feeds: RSS 0.9 to 2.0 and Atom. Nothing that a feed names is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple
from urllib.parse import urljoin

from lxml import etree

from tui.corpus.extraction.exports.export_file import ExportFile
from tui.corpus.extraction.exports.export_items import (
    MIN_FULL_CHARS,
    NO_TEXT,
    ExportItem,
    ReadingOptions,
    Refusal,
    UnreadableError,
)
from tui.corpus.extraction.exports.field_values import make_article, parse_date_field
from tui.corpus.extraction.exports.field_words import find_words
from tui.corpus.extraction.exports.html_pieces import read_fragment
from tui.corpus.extraction.exports.xml_reading import find_text, iterate_elements, local_name, parse_xml
from tui.i18n import N_
from tui.model.text import clean_line, fold

_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding=[\"']([\w.-]{1,40})")
_END = re.compile(rb"</(?:\w{1,20}:)?(?:rss|feed|RDF)\s{0,10}>\s*+\Z")
_ENTRY = re.compile(rb"<(?:\w{1,20}:)?(?:item|entry)[\s>]")
_MAX_TAG_BYTES = 30
#: So much of a file's end shows whether its last entry is whole.
_TAIL_BYTES = 1_048_576
_MAX_TITLE_CHARS = 2_000
#: «redaction@example.org (Awa Diallo)»
_MAIL_NAME = re.compile(r"[^\s@]{1,100}@[^\s(]{1,100}\s{0,5}\(([^()]{1,200})\)")


class _Channel(NamedTuple):
    """What a feed says of itself; `authors`: who wrote the entries that name nobody."""

    title: str | None = None
    address: str = ""
    authors: str = ""


def read_feed(file: ExportFile, options: ReadingOptions) -> Iterator[ExportItem]:
    """Yield the entries of a feed; one that gives only a summary says so."""
    channel = _read_channel(file)
    waiting: ExportItem | None = None
    count = 0
    with file.open() as stream:
        for element in iterate_elements(stream, "item", "entry", encoding=_choose_encoding(file)):
            if waiting is not None:
                yield waiting
            waiting = _read_entry(element, channel, options)
            count += 1
    if waiting is None:
        begun = _count_entries(file)
        raise UnreadableError(
            N_("damaged XML: {begun} entries begin in it and cannot be read").format(begun=begun)
            if begun
            else N_("a feed without entries")
        )
    if _ends_in_entry(file):
        title = waiting.title or "" if not isinstance(waiting, Refusal) else waiting.title
        waiting = Refusal(N_("the file ends in the middle of this entry: save the feed again"), title)
    yield waiting
    if (lost := _count_entries(file) - count) > 0:
        yield Refusal(N_("damaged XML: {lost} more entries begin in it and cannot be read").format(lost=lost))


def _count_entries(file: ExportFile) -> int:
    """Return how many entries begin in a feed, by the bytes alone."""
    count = 0
    tail = b""
    with file.open() as stream:
        while piece := stream.read(_TAIL_BYTES):
            window = tail + piece
            count += sum(match.end() > len(tail) for match in _ENTRY.finditer(window))
            tail = window[-_MAX_TAG_BYTES:]
    return count


def _choose_encoding(file: ExportFile) -> str | None:
    """Return the encoding to read a feed in, whatever it declares; None for the one that it declares."""
    if file.survey.encoding in (None, "utf-16"):
        return None
    if file.survey.encoding == "utf-8-sig":
        return "utf-8"
    declared = _DECLARED.match(file.head)
    name = declared[1].lower() if declared else b"utf-8"
    return "windows-1252" if name in (b"utf-8", b"utf8", b"us-ascii", b"iso-8859-1") else None


def _read_channel(file: ExportFile) -> _Channel:
    """Read what a feed says of itself, from its beginning."""
    try:
        root = parse_xml(file.head, _choose_encoding(file))
    except UnreadableError:
        return _Channel()
    channel = next((child for child in root if local_name(child) == "channel"), root)
    link = find_text(channel, "link") or next(
        (child.get("href") for child in channel if local_name(child) == "link" and child.get("href")), ""
    )
    title = find_text(channel, "title")
    authors = " ; ".join(_find_authors(channel)) if local_name(channel) == "feed" else ""
    return _Channel(clean_line(unescape(title)) if title else None, link or "", authors)


def _ends_in_entry(file: ExportFile) -> bool:
    """Return whether a file ends before its last entry does."""
    with file.open() as stream:
        stream.seek(max(file.survey.size - _TAIL_BYTES, 0))
        tail = stream.read(_TAIL_BYTES)
    if _END.search(tail) or file.survey.encoding in ("utf-16",):
        return False
    ends = max(tail.rfind(b"</item"), tail.rfind(b"</entry"), tail.rfind(b":item>"))
    return ends < max(tail.rfind(b"<item"), tail.rfind(b"<entry"))


def _read_entry(element: Any, channel: _Channel, options: ReadingOptions) -> ExportItem:
    """Read one entry."""
    title = " ".join(read_fragment((find_text(element, "title") or "")[:_MAX_TITLE_CHARS]))
    full = _read_content(element, "encoded", "content")
    summary = [] if full else _read_content(element, "description", "summary")
    paragraphs = full or summary
    trailers = find_words("feeds", "trailers")
    cut = [text for text in paragraphs[-1:] if any(words in fold(text) for words in trailers)]
    if cut:
        paragraphs = paragraphs[:-1]
    if not title and not paragraphs:
        return Refusal(N_("an entry with neither title nor text"))
    if not paragraphs and not options.is_metadata_enough:
        return Refusal(NO_TEXT, title)
    is_summary = not full and sum(map(len, paragraphs)) < MIN_FULL_CHARS
    published = find_text(element, "published", "pubDate", "date", "issued", "created")
    changed = parse_date_field(find_text(element, "updated", "modified"))
    return make_article(
        title=title or (paragraphs[0][:80] if paragraphs else None),
        paragraphs=paragraphs,
        date=parse_date_field(published) or (f"{changed}?" if changed else None),
        authors=" ; ".join(_find_authors(element)) or channel.authors,
        publisher=channel.title,
        source=find_text(element, "source") if local_name(element) == "item" else None,
        url=_find_link(element, channel.address),
        cut=cut,
        notice=N_("only the summary given in the feed, not the full text") if is_summary else None,
    )


def _read_content(element: Any, *names: str) -> list[str]:
    """Return the paragraphs of the first child of some names that has any."""
    for name in names:
        for child in element:
            if local_name(child) != name or child.get("src"):
                continue
            if child.get("type") == "xhtml":
                text = etree.tostring(child, encoding="unicode", with_tail=False)
            else:
                text = "".join(child.itertext())
            if lines := [line for line in read_fragment(text.strip()) if line.strip()]:
                return lines
    return []


def _find_authors(element: Any) -> Iterator[str]:
    for child in element:
        name = local_name(child)
        if name == "creator":
            yield clean_line("".join(child.itertext()))
        elif name in ("author", "contributor"):
            text = find_text(child, "name") or clean_line("".join(child.itertext()))
            mail = _MAIL_NAME.fullmatch(text)
            if mail or "@" not in text:
                yield mail[1] if mail else text


def _find_link(element: Any, home: str) -> str | None:
    """Return the address of an entry's page, whole."""
    links = [child for child in element if local_name(child) == "link"]
    for link in links:
        href: str | None = link.get("href") if link.get("rel") in (None, "alternate") else None
        if address := href or (link.text or "").strip():
            try:
                return str(urljoin(home, address[:_MAX_TITLE_CHARS]))
            except ValueError:
                return None
    return None
