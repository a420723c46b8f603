"""What the files say that are about a whole corpus: `corpus.yaml` and `decisions.yaml`.

They are read by every update, and parsed where they are not those that the index was last written with.
"""

from __future__ import annotations

from hashlib import blake2b

import apsw
import msgspec
from msgspec import Struct

from tui import __version__
from tui.annotate import NEWS_VERSION
from tui.corpus.folder import Folder
from tui.index.stored_records import read_meta_value
from tui.model.records import Decision, Problem

#: Problems of these files are found by every update.
RULE_FILES = ("corpus.yaml", "decisions.yaml")
#: By whether events are looked for in the articles: what the versions of an index say of it.
_NEWS = {found: f"news {version}" for found, version in ((True, NEWS_VERSION), (False, "off"))}


class CorpusRules(Struct, frozen=True):
    """What the two files say: the decisions, whether events are looked for, and what is wrong in them."""

    digest: str  # of both files; empty where one of them could not be read
    news: str  # with what an index is written, as its versions say it
    decisions: tuple[Decision, ...]
    problems: tuple[Problem, ...]


def read_rules(connection: apsw.Connection, folder: Folder, are_stored: bool) -> CorpusRules:
    """Return the rules of a corpus.

    `are_stored`: the index is complete and of this version, so that of unchanged files it has all.
    """
    digest = _digest(folder)
    news = read_meta_value(connection, "versions").rpartition(", ")[2]
    if are_stored and digest and digest == read_meta_value(connection, "rules") and news in _NEWS.values():
        stored = folder_problems(connection)
        problems = tuple(problem for problem in stored if problem.path in RULE_FILES)
        return CorpusRules(digest, news, stored_decisions(connection), problems)
    meta, meta_problems = folder.meta()
    decisions, decision_problems = folder.decisions()
    return CorpusRules(digest, _NEWS[meta.found], decisions, (*decision_problems, *meta_problems))


def folder_problems(connection: apsw.Connection) -> tuple[Problem, ...]:
    """Return the stored problems of the corpus folder itself."""
    rows = connection.execute("SELECT path, line, field, message FROM problem WHERE about = 0").fetchall()
    return tuple(sorted(Problem(*row) for row in rows))  # type: ignore[arg-type]


def stored_decisions(connection: apsw.Connection) -> tuple[Decision, ...]:
    """Return the decisions with which the index was last written."""
    return msgspec.json.decode(read_meta_value(connection, "decisions") or "[]", type=tuple[Decision, ...])


def _digest(folder: Folder) -> str:
    """Return a digest of both files, and of the version that parses them; empty where one is unreadable."""
    digest = blake2b(__version__.encode(), digest_size=16)
    for path in RULE_FILES:
        try:
            data = folder.read_bytes(path)
        except FileNotFoundError:
            data = b""
        except OSError:
            return ""
        digest.update(b"%d %b" % (len(data), data))
    return digest.hexdigest()
