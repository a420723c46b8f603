"""A file that holds press texts: read as often as wanted, in pieces, and never more of it than is allowed."""

from __future__ import annotations

import codecs
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import IO, BinaryIO

from msgspec import Struct

from tui.corpus.encoding import NotTextError, decode_text
from tui.corpus.extraction.exports.export_items import MAX_ARTICLE_CHARS, UnreadableError
from tui.corpus.regular_files import open_regular_file
from tui.i18n import N_, NN_

#: So much of a file tells its form.
HEAD_BYTES = 262_144
#: What must be held in memory as a whole is refused beyond this size.
MAX_WHOLE_BYTES = 50_000_000
_PIECE_BYTES = 1_048_576
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Survey(Struct, frozen=True):
    """What one pass through a file's bytes shows; `encoding` is None for bytes that are no text."""

    digest: str  # SHA-256
    size: int
    encoding: str | None
    notice: str | None  # how the text had to be decoded


class ExportFile:
    """The bytes of an export: a file on the disk, or what `opener` opens.

    `find_neighbor` returns a file that an export names, relative to its folder; None if there is none.
    """

    def __init__(
        self,
        name: str,
        opener: Callable[[], BinaryIO],
        find_neighbor: Callable[[str], ExportFile | None] = lambda _path: None,
    ) -> None:
        self.name = name
        self.open = opener
        self.find_neighbor = find_neighbor

    @cached_property
    def head(self) -> bytes:
        """Return the first bytes, by which the form is recognized."""
        with self.open() as file:
            return file.read(HEAD_BYTES)

    @cached_property
    def survey(self) -> Survey:
        """Return the hash, size and encoding, from one pass in pieces."""
        with self.open() as file:
            return _survey_bytes(file)

    def read_whole(self, max_bytes: int = MAX_WHOLE_BYTES) -> bytes:
        """Return all bytes; raises `UnreadableError` for more than `max_bytes`."""
        with self.open() as file:
            data = file.read(max_bytes + 1)
        if len(data) > max_bytes:
            message = N_("larger than {n} MB: split it into several files").format(n=max_bytes // 1000000)
            raise UnreadableError(message)
        return data

    @contextmanager
    def open_text(self) -> Iterator[IO[str]]:
        """Open the text, decoded, with `\\n` as its only line end; raises `NotTextError` for other bytes."""
        if self.survey.encoding is None:
            raise NotTextError(N_("not a text, and not in a supported format"))
        with self.open() as file:
            yield io.TextIOWrapper(file, self.survey.encoding, errors="replace", newline=None)

    def decode_head(self) -> str:
        """Return the beginning as text, whatever it is."""
        return decode_head(self.head)


def open_export(path: Path) -> ExportFile:
    """Return the file at `path`; raises OSError, also for pipes and devices, when it is opened."""

    def find_neighbor(relative: str) -> ExportFile | None:
        folder = os.path.realpath(path.parent)
        place = os.path.realpath(os.path.join(folder, relative))  # noqa: PTH118 — may be absolute
        is_inside = place.startswith(folder + os.sep) and os.path.isfile(place)  # noqa: PTH113
        return open_export(Path(place)) if is_inside else None

    return ExportFile(str(path), lambda: open_regular_file(path), find_neighbor)


def make_export(name: str, data: bytes) -> ExportFile:
    """Return a file of bytes that are in memory."""
    return ExportFile(name, lambda: io.BytesIO(data))


def decode_head(data: bytes) -> str:
    """Return the text of a file's first bytes; a character that they cut is left out."""
    try:
        return (
            codecs.getincrementaldecoder("utf-8-sig")().decode(data) if b"\0" not in data else _decode(data)
        )
    except UnicodeDecodeError:
        return _decode(data)


def _decode(data: bytes) -> str:
    try:
        return decode_text(data)[0]
    except NotTextError:
        return ""


def iterate_lines(file: IO[str], max_chars: int = MAX_ARTICLE_CHARS) -> Iterator[str]:
    """Yield the lines of a text; one that is longer than `max_chars` comes in pieces."""
    while line := file.readline(max_chars + 1):
        yield line


def split_pieces(file: IO[str], max_chars: int = _PIECE_BYTES) -> Iterator[str]:
    """Yield a text in pieces of bounded length."""
    while piece := file.read(max_chars):
        yield piece


def _survey_bytes(file: BinaryIO) -> Survey:
    """Read a file once: its hash, and whether it is UTF-8 as `decode_text` would have it."""
    digest, size, has_nul = sha256(), 0, False
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    bad = others = 0
    bom = b""
    while piece := file.read(_PIECE_BYTES):
        digest.update(piece)
        bom = bom or piece[:2]
        size += len(piece)
        has_nul = has_nul or b"\0" in piece
        text = decoder.decode(piece)
        bad += text.count("\ufffd")
        others += len(text) - len(text.encode("ascii", "ignore"))
    bad += decoder.decode(b"", True).count("\ufffd")
    encoding, notice = _choose_encoding(bom, bad, others - bad, has_nul)
    return Survey(digest.hexdigest(), size, encoding, notice)


def _choose_encoding(bom: bytes, bad: int, good: int, has_nul: bool) -> tuple[str | None, str | None]:
    """Return the encoding of a text, None if it is none, and what is to be said of it."""
    if bom in _UTF16:
        return "utf-16", N_("UTF-16: save it as UTF-8")
    if has_nul:
        return None, None
    if not bad:
        return "utf-8-sig", None
    if good > bad:
        notice = NN_(
            "{n} damaged character, shown as �: save it as UTF-8",
            "{n} damaged characters, shown as �: save it as UTF-8",
            bad,
        ).format(n=bad)
        return "utf-8-sig", notice
    return "cp1252", N_("not UTF-8: read as Windows-1252; save it as UTF-8")
