"""The articles of press databases in a text, whatever document it came out of: one database or several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from tui.corpus.extraction.exports.databases.europresse_fields import CERTIFICATE, is_legal
from tui.corpus.extraction.exports.databases.europresse_text import is_header, read_europresse_lines
from tui.corpus.extraction.exports.databases.factiva_text import is_document_line, read_factiva_lines
from tui.corpus.extraction.exports.databases.nexis import (
    is_body_line,
    is_cover,
    is_end_line,
    is_nexis_label,
    is_old_mark,
    read_nexis_lines,
)
from tui.corpus.extraction.exports.export_file import ExportFile, iterate_lines
from tui.corpus.extraction.exports.export_items import MAX_ARTICLE_CHARS, ExportItem, ReadingOptions, Refusal
from tui.i18n import N_

#: The form of a text is told by so many lines at its beginning, at most.
_MAX_LOOKED_AT_LINES = 20_000
_MAX_MARK_CHARS = 200
_MAX_TOP_LINES = 20
#: «2 documents», «Documents (2)»: how many there are, on a cover.
_COUNT = re.compile(r"([0-9]{1,6}) documents?|documents? \(([0-9]{1,6})\)")
_MAX_COUNT_CHARS = 40
EUROPRESSE, FACTIVA, NEXIS = "Europresse", "Factiva", "Nexis"


def find_database(lines: Iterable[str]) -> str | None:
    """Return the database whose sure sign comes first; None for a text of another kind."""
    top: list[str] = []
    has_body = False
    for line in islice(lines, _MAX_LOOKED_AT_LINES):
        if len(line) > _MAX_MARK_CHARS:
            continue
        has_body = has_body or is_body_line(line)
        database = _database_of(line)
        if database and (database != NEXIS or has_body):  # any text may end with «End of document»
            return database
        if is_old_mark(line) or is_nexis_label(line.strip()):
            return NEXIS
        if len(top) < _MAX_TOP_LINES and line.strip():
            top.append(line.strip())
    return NEXIS if is_cover(top) else None


def _database_of(line: str) -> str | None:
    """Return the database that ends an article with this line; None for any other line."""
    text = line.strip()
    if len(text) > _MAX_MARK_CHARS or len(text) < 8:
        return None
    if is_document_line(text):
        return FACTIVA
    if is_end_line(text):
        return NEXIS
    return EUROPRESSE if CERTIFICATE.match(text) else None


def read_database_lines(lines: Iterable[str], database: str) -> Iterator[ExportItem]:
    """Yield the articles of the lines of a text; blank lines separate paragraphs.

    Each article is read as the database writes it whose mark ends it; `database` is that of the first.
    """
    count = 0
    stated: list[int] = []
    for name, piece, is_too_long in _split_articles(_note_counts(lines, stated), database):
        if is_too_long:
            words = N_("longer than {n} million characters").format(n=MAX_ARTICLE_CHARS // 1000000)
            items: Iterable[ExportItem] = [Refusal(words, "".join(piece[:1])[:200])]
        else:
            items = _READERS[name](piece)
        for item in items:
            count += 1
            yield item
    if not count:
        yield Refusal(
            N_("no article in it: only a list of documents or a page of {database} alone").format(
                database=database
            )
        )
    elif count < max(stated, default=0):
        yield Refusal(
            N_("the export states {max} documents, and {count} are in it: export it again").format(
                max=max(stated), count=count
            )
        )


def _note_counts(lines: Iterable[str], stated: list[int]) -> Iterator[str]:
    """Yield lines, and note how many documents they state in all."""
    for line in lines:
        if len(line) < _MAX_COUNT_CHARS and (match := _COUNT.fullmatch(line.strip().lower())):
            stated.append(int(match[1] or match[2]))
        yield line


def _split_articles(lines: Iterable[str], database: str) -> Iterator[tuple[str, list[str], bool]]:
    """Yield the lines of each article with its database, and whether it is too long to be one."""
    piece: list[str] = []
    chars = 0
    ended = ""
    for line in lines:
        if not piece and ended == EUROPRESSE and is_legal(line):
            continue  # below its number
        if piece and is_old_mark(line):
            yield database, piece, chars > MAX_ARTICLE_CHARS
            piece, chars = [], 0
        chars += len(line) + 1
        if chars <= MAX_ARTICLE_CHARS:
            piece.append(line.rstrip("\n"))
        if name := _database_of(line):
            database = ended = name
            yield name, piece, chars > MAX_ARTICLE_CHARS
            piece, chars = [], 0
    if any(line.strip() for line in piece):
        is_europresse = database == EUROPRESSE or any(map(is_header, piece))
        yield EUROPRESSE if is_europresse else database, piece, chars > MAX_ARTICLE_CHARS


_READERS = {EUROPRESSE: read_europresse_lines, FACTIVA: read_factiva_lines, NEXIS: read_nexis_lines}


def read_database_text(file: ExportFile, _options: ReadingOptions) -> Iterator[ExportItem]:
    """Yield the articles of a text that was saved or pasted."""
    database = find_database(file.decode_head().split("\n")) or EUROPRESSE
    with file.open_text() as text:
        yield from read_database_lines(iterate_lines(text), database)
