"""The ids and field values of a corpus for the shell: from its index, or from the names of its files.

Nothing is created, nothing is waited for, and no error is raised: where nothing can be read, there is nothing
to offer.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections import namedtuple
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

import apsw

from tui.index.index_location import index_file

#: As many candidates are offered in full; of more, only how they go on.
MAX_CANDIDATES = 300
#: Files whose names are looked at where there is no index.
_MAX_FILES = 20_000
_LOCK_TIMEOUT_MS = 20
_FOLDERS = {"article": "articles", "actor": "actors", "event": "events"}
_ENDINGS = (".md", ".txt", ".html", ".htm")


class Candidate(namedtuple("Candidate", ("word", "words"), defaults=("",))):
    """A word that may stand in place of the typed one, and what it is, for people."""

    __slots__ = ()


class CorpusValues:
    """The ids and values of the corpus in a folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._connection: apsw.Connection | None = None
        with suppress(Exception):  # no index yet, another program's, one that is damaged or locked
            connection = apsw.Connection(str(index_file(root)), flags=apsw.SQLITE_OPEN_READONLY)
            connection.set_busy_timeout(_LOCK_TIMEOUT_MS)
            complete = connection.execute("SELECT value FROM meta WHERE key = 'complete'").get
            self._connection = connection if complete == "yes" else None

    def __enter__(self) -> CorpusValues:
        return self

    def __exit__(self, *_exception: object) -> None:
        if self._connection is not None:
            self._connection.close()

    def ids(self, kind: str, prefix: str) -> list[Candidate]:
        """Return the ids of a kind that begin with `prefix`, with their titles where an index knows them.

        Of more than MAX_CANDIDATES, the beginnings are returned that are one character longer than `prefix`.
        """
        if self._connection is None:
            return _shorten_all(self._ids_of_files(kind), prefix)
        with suppress(apsw.Error):
            rows = self._connection.execute(
                "SELECT id, title FROM record WHERE kind = ? AND id >= ? AND id < ? ORDER BY id LIMIT ?",
                (kind, prefix, _after(prefix), MAX_CANDIDATES + 1),
            ).fetchall()
            if len(rows) <= MAX_CANDIDATES:
                return [Candidate(str(id_), _printable(str(title))) for id_, title in rows]
            return _beginnings(prefix, lambda lowest: self._first_id(kind, lowest))
        return []

    def values(self, field: str, prefix: str) -> list[Candidate]:
        """Return the values of a field that begin with `prefix`, case aside; the commonest first."""
        if self._connection is None:
            return []
        query, parameters = (
            ("SELECT label FROM label GROUP BY label ORDER BY count(*) DESC", ())
            if field == "label"
            else ("SELECT value FROM value WHERE field = ? ORDER BY count DESC", (field,))
        )
        with suppress(apsw.Error):
            values = (str(value) for (value,) in self._connection.execute(query, parameters))
            start = prefix.lower()
            fitting = (value for value in values if value.lower().startswith(start) and value.isprintable())
            return [Candidate(value) for value in islice(fitting, MAX_CANDIDATES)]
        return []

    def _first_id(self, kind: str, lowest: str) -> str | None:
        """Return the first id of a kind that is not before `lowest`."""
        assert self._connection is not None
        first: str | None = self._connection.execute(
            "SELECT id FROM record WHERE kind = ? AND id >= ? ORDER BY id LIMIT 1", (kind, lowest)
        ).get
        return first

    def _ids_of_files(self, kind: str) -> list[str]:
        """Return the ids that the names of files give, sorted."""
        names = (name for _folder, _folders, files in os.walk(self._root / _FOLDERS[kind]) for name in files)
        ids = set()
        for _count, name in zip(range(_MAX_FILES), names, strict=False):
            stem, ending = os.path.splitext(name)  # noqa: PTH122 - a path for each name takes longer
            if ending.lower() in _ENDINGS and name[0] != "." and name.isascii() and name.isprintable():
                ids.add(stem)
        return sorted(ids)


def _shorten_all(ids: list[str], prefix: str) -> list[Candidate]:
    """Return the sorted ids that begin with a prefix, or, of too many, only how they go on."""
    fitting = ids[bisect_left(ids, prefix) : bisect_left(ids, _after(prefix))]
    if len(fitting) <= MAX_CANDIDATES:
        return [Candidate(id_) for id_ in fitting]
    return _beginnings(prefix, lambda lowest: next(iter(ids[bisect_left(ids, lowest) :][:1]), None))


def _beginnings(prefix: str, first_id: Callable[[str], str | None]) -> list[Candidate]:
    """Return how the ids go on that begin with a prefix, by one character or, of one way only, by more.

    `first_id` returns the first of all ids that is not before a text. One that is the prefix is returned too.
    """
    while True:
        found = list(_next_beginnings(prefix, first_id))
        if len(found) != 1 or found[0] == prefix:
            return [Candidate(beginning) for beginning in found]
        prefix = found[0]


def _next_beginnings(prefix: str, first_id: Callable[[str], str | None]) -> Iterator[str]:
    lowest = prefix
    while (id_ := first_id(lowest)) is not None and id_.startswith(prefix):
        beginning = id_[: len(prefix) + 1]
        yield beginning
        lowest = f"{prefix}\0" if id_ == prefix else _after(beginning)


def _after(prefix: str) -> str:
    """Return a text that is behind all that begin with a prefix."""
    return prefix[:-1] + chr(ord(prefix[-1]) + 1) if prefix else chr(0x10FFFF)


def _printable(words: str) -> str:
    """Return the words where a terminal obeys nothing in them, else none."""
    return words if words.isprintable() else ""
