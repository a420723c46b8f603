"""Web archives (WARC), plain or packed: the pages in them, one after another."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from msgspec import Struct, structs

from tui.corpus.encoding import NotTextError, decode_text
from tui.corpus.extraction.exports.export_file import ExportFile
from tui.corpus.extraction.exports.export_items import (
    ExportItem,
    ReadingOptions,
    Refusal,
    UnreadableError,
)
from tui.i18n import N_
from tui.model.text import clean_line

_MAX_LINE_BYTES = 20_000
_MAX_HEADER_LINES = 500
#: A page that is larger is refused; other records are passed over whatever their size.
_MAX_PAGE_BYTES = 20_000_000
_MAX_TOTAL_BYTES = 50_000_000_000
_PIECE_BYTES = 262_144
_STATUS = re.compile(rb"HTTP/[\d.]{1,5} (\d{3})")
_HTML_TYPES = ("text/html", "application/xhtml+xml")


class _Record(Struct, frozen=True):
    """The heads of a record, their names in small letters, and its block; None if it is not wanted."""

    headers: dict[str, str]
    block: bytes | None
    is_whole: bool

    @property
    def address(self) -> str:
        return clean_line(self.headers.get("warc-target-uri", "").strip("<>"))


def read_web_archive(file: ExportFile, _options: ReadingOptions) -> Iterator[ExportItem]:
    """Yield the article of each page that was answered with HTML; raises `UnreadableError` without any."""
    count = 0
    with _open_unpacked(file) as stream:
        for record in _iterate_records(stream):
            if (item := _read_record(record)) is not None:
                count += 1
                yield item
            elif not record.is_whole:
                yield Refusal(N_("the file ends in the middle of a record: what followed it is missing"))
    if not count:
        raise UnreadableError(N_("no HTML page in it"))


@contextmanager
def _open_unpacked(file: ExportFile) -> Iterator[BinaryIO]:
    with file.open() as packed:
        if file.head.startswith(b"\x1f\x8b"):
            with gzip.GzipFile(fileobj=packed) as unpacked:
                yield cast(BinaryIO, unpacked)
        else:
            yield packed


def _iterate_records(stream: BinaryIO) -> Iterator[_Record]:
    """Yield the records of an archive; one that is cut off, or damaged, is the last."""
    total = 0
    try:
        while line := stream.readline(_MAX_LINE_BYTES):
            if not line.strip():
                continue
            if not line.startswith(b"WARC/"):
                raise UnreadableError(
                    N_("a damaged web archive: a record does not begin where the one before ends")
                )
            headers, size = _read_headers(stream)
            declared = headers.get("content-length", "")
            length = int(declared) if declared.isascii() and declared.isdigit() else 0
            total += length + size
            if total > _MAX_TOTAL_BYTES:
                raise UnreadableError(
                    N_("unpacks to more than {n:,} MB").format(n=_MAX_TOTAL_BYTES // 1000000)
                )
            is_wanted = headers.get("warc-type") in ("response", "resource") and length <= _MAX_PAGE_BYTES
            block, is_whole = _read_block(stream, length, is_wanted)
            yield _Record(headers, block, is_whole)
            if not is_whole:
                return
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnreadableError(
            N_("a damaged web archive: from here on it cannot be unpacked ({error})").format(error=error)
        ) from error


def _read_headers(stream: BinaryIO) -> tuple[dict[str, str], int]:
    headers: dict[str, str] = {}
    size = 0
    for _number in range(_MAX_HEADER_LINES):
        line = stream.readline(_MAX_LINE_BYTES)
        size += len(line)
        if not line.strip():
            break
        name, _colon, value = line.decode("utf-8", "replace").partition(":")
        headers.setdefault(name.strip().lower(), value.strip())
    return headers, size


def _read_block(stream: BinaryIO, length: int, is_wanted: bool) -> tuple[bytes | None, bool]:
    """Read or pass over the block of a record; False if the file ends in it."""
    pieces: list[bytes] = []
    left = length
    while left and (piece := stream.read(min(left, _PIECE_BYTES))):
        left -= len(piece)
        if is_wanted:
            pieces.append(piece)
    return (b"".join(pieces) if is_wanted else None), not left


def _read_record(record: _Record) -> ExportItem | None:
    """Read the page in a record; None for a record that is no page."""
    if record.headers.get("warc-type") not in ("response", "resource"):
        return None
    if record.block is None:
        return Refusal(
            N_("larger than {n} MB").format(n=_MAX_PAGE_BYTES // 1000000),
            record.address,
        )
    content, is_page = _find_page(record, record.block)
    if not is_page:
        return None
    if not record.is_whole:
        return Refusal(N_("the file ends in the middle of this page"), record.address)
    if content is None:
        return Refusal(N_("its page is compressed in an unsupported way, or damaged"), record.address)
    return _read_page(content, record.address)


def _find_page(record: _Record, block: bytes) -> tuple[bytes | None, bool]:
    """Return the bytes of the page in a block, None if they cannot be unpacked, and whether it is a page."""
    if record.headers.get("warc-type") == "resource":
        return block, record.headers.get("content-type", "").lower().startswith(_HTML_TYPES)
    head, _, body = block.partition(b"\r\n\r\n")
    heads = _split_heads(head)
    status = _STATUS.match(head)
    is_html = heads.get("content-type", "").lower().startswith(_HTML_TYPES)
    if not status or status[1] != b"200" or not is_html:
        return None, False
    return _unpack_body(body, heads), True


def _read_page(content: bytes, address: str) -> ExportItem:
    from tui.corpus.extraction.html.html_article import extract_article

    try:
        article = extract_article(decode_text(content)[0])
    except NotTextError as error:
        return Refusal(str(error), address)
    if article is None or not article.body:
        return Refusal(N_("no article found in this page"), address)
    return structs.replace(article, url=article.url or (address if address.startswith("http") else None))


def _split_heads(head: bytes) -> dict[str, str]:
    heads: dict[str, str] = {}
    for line in head.split(b"\r\n")[1:_MAX_HEADER_LINES]:
        name, _colon, value = line.decode("latin-1").partition(":")
        heads.setdefault(name.strip().lower(), value.strip())
    return heads


def _unpack_body(body: bytes, heads: dict[str, str]) -> bytes | None:
    """Return the body of an answer, put together and unpacked; None where that cannot be done."""
    if "chunked" in heads.get("transfer-encoding", "").lower() and (joined := _join_chunks(body)) is not None:
        body = joined
    coding = heads.get("content-encoding", "").lower()
    if coding in ("", "identity"):
        return body
    for window in {"gzip": (16 + zlib.MAX_WBITS,), "deflate": (zlib.MAX_WBITS, -zlib.MAX_WBITS)}.get(
        coding, ()
    ):
        unpacker = zlib.decompressobj(window)
        try:
            unpacked = unpacker.decompress(body, _MAX_PAGE_BYTES)
        except zlib.error:
            continue
        return None if unpacker.unconsumed_tail else unpacked
    return body if body.lstrip()[:1] == b"<" else None  # unpacked already by what saved it


def _join_chunks(body: bytes) -> bytes | None:
    """Join the chunks of a body; None if it has none, because what saved it has joined them."""
    chunks: list[bytes] = []
    position = 0
    while True:
        end = body.find(b"\r\n", position, position + 100)
        size_text = body[position:end].partition(b";")[0].strip() if end >= 0 else b""
        try:
            size = int(size_text, 16)
        except ValueError:
            return None
        if size < 0 or size > len(body) - end:
            return None
        if not size:
            return b"".join(chunks)
        chunks.append(body[end + 2 : end + 2 + size])
        position = end + 2 + size + 2
