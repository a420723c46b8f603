"""What PostgreSQL itself finds out about the published texts, and search asks."""

from __future__ import annotations

from collections.abc import Sequence

from tui.index.postgres.server_connection import ServerConnection
from tui.index.search.bm25 import RARE_SHARE

#: In so many texts a word must be, going by a sample of them, to be surely in as many as search counts.
_SURELY_FREQUENT = 2 * RARE_SHARE
_FREQUENT_WORDS = """
SELECT s.word, s.share FROM pg_class AS c, (
  SELECT unnest(CAST(CAST(most_common_elems AS text) AS text[])) AS word,
    unnest(most_common_elem_freqs) AS share
  FROM pg_stats WHERE schemaname = current_schema AND tablename = 'text' AND attname = 'words'
) AS s
WHERE c.oid = CAST('text' AS regclass) AND s.word IS NOT NULL AND s.share * c.reltuples >= %s
"""


def analyze_tables(server: ServerConnection, tables: Sequence[str]) -> None:
    """Let the server count, and note which rows all can see: of these, SQL indexes alone are read."""
    server.execute(f"VACUUM (ANALYZE) {', '.join(tables)}".encode())


def find_mean_size(server: ServerConnection) -> str:
    """Return how many words a text has on average."""
    (mean_size,) = server.execute("SELECT avg(size) FROM text").fetchone() or (None,)
    return str(float(mean_size or 0))


def find_frequent_words(server: ServerConnection) -> str:
    """Return the words that are known to be in more texts than search counts, each with the share of texts.

    One is on a line; the tables must have been analyzed.
    """
    rows = server.execute(_FREQUENT_WORDS, (_SURELY_FREQUENT,)).fetchall()
    return "".join(["\n", *(f"{word} {share:.4f}\n" for word, share in rows)])
