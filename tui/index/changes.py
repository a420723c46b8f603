"""What is other in the folder than the index knows: the first question of every run."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any, NamedTuple

import apsw
import msgspec
from msgspec import Struct

from tui.annotate.annotator import Annotator
from tui.corpus.folder import Entry, Folder
from tui.index.sqlite import meta
from tui.index.words import FOLDING
from tui.model.records import KINDS, Decision, Kind, Problem

#: What decides, besides the files, what an index holds; one of other versions is made anew.
VERSIONS = f"folding {FOLDING}, annotator {Annotator.VERSION}"


class KnownFile(NamedTuple):
    """What the index knows of a file."""

    kind: Kind
    id: str
    mtime_ns: int
    size: int
    hash: bytes


class Listing(Struct, frozen=True):
    """A folder as it is now: its files, what people decided, what is wrong with the folder itself."""

    entries: tuple[Entry, ...]
    decisions: tuple[Decision, ...]
    problems: tuple[Problem, ...]

    @property
    def signature(self) -> str:
        """A hash of what is listed: where nothing changed it is the same."""
        lines = [f"{entry.path}|{entry.mtime_ns}|{entry.size}" for entry in self.entries]
        return blake2b("\n".join(lines).encode(), digest_size=16).hexdigest()


class Changes(Struct, frozen=True):
    """Files to read, files that are gone, and what the index knew before."""

    stamp: str  # the state of the index that was compared with
    is_other_version: bool
    is_rebuild: bool  # everything is read again
    is_needed: bool
    to_read: list[Entry]  # events first, then actors, then articles
    gone: list[str]
    known: dict[str, KnownFile]
    decisions: tuple[Decision, ...]  # as they were


def listed(folder: Folder) -> Listing:
    """List a folder; its records are not read."""
    problems: list[Problem] = []
    entries = tuple(folder.scan(problems))
    decisions, more = folder.decisions()
    return Listing(entries, decisions, tuple(sorted({*problems, *more, *folder.meta()[1]})))


def compare(connection: apsw.Connection, now: Listing, rebuild: bool) -> Changes:
    """Compare the files of a folder, by time and size, with the index."""
    is_finished = meta(connection, "complete") == "yes" and meta(connection, "unfinished") != "yes"
    is_other_version = meta(connection, "versions") not in ("", VERSIONS)
    is_rebuild = rebuild or is_other_version
    is_listed = is_finished and not is_rebuild and meta(connection, "listing") == now.signature
    known = {} if is_rebuild or is_listed else _known_files(connection)
    entries = () if is_listed else now.entries
    to_read = [entry for entry in entries if _is_other(entry, known.get(entry.path))]
    paths = {entry.path for entry in entries}
    gone = [path for path in known if path not in paths]
    before = () if is_rebuild else _decisions(meta(connection, "decisions"))
    is_same = (now.decisions, now.problems) == (before, _folder_problems(connection))
    return Changes(
        stamp=meta(connection, "stamp"),
        is_other_version=is_other_version,
        is_rebuild=is_rebuild,
        is_needed=is_rebuild or not is_finished or bool(to_read or gone) or not is_same,
        to_read=sorted(to_read, key=_reading_order),
        gone=gone,
        known=known,
        decisions=before,
    )


def _is_other(entry: Entry, known: KnownFile | None) -> bool:
    """Whether a file is to be looked at: it is new, was changed, or could not be read."""
    return known is None or not known.hash or (known.mtime_ns, known.size) != (entry.mtime_ns, entry.size)


def _reading_order(entry: Entry) -> tuple[int, str]:
    return -KINDS.index(entry.kind), entry.path


def _known_files(connection: apsw.Connection) -> dict[str, KnownFile]:
    found: list[tuple[Any, ...]] = connection.execute(
        "SELECT path, kind, id, mtime_ns, size, hash FROM file"
    ).fetchall()
    return {path: KnownFile(*rest) for path, *rest in found}


def _folder_problems(connection: apsw.Connection) -> tuple[Problem, ...]:
    found: list[tuple[Any, ...]] = connection.execute(
        "SELECT path, line, field, message FROM problem WHERE about = 0"
    ).fetchall()
    return tuple(sorted(Problem(*row) for row in found))


def _decisions(kept: str) -> tuple[Decision, ...]:
    return msgspec.json.decode(kept or "[]", type=tuple[Decision, ...])
