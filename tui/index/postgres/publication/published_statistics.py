"""What PostgreSQL itself finds out about the published texts, and search asks."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from tui.index.postgres.server_connection import ServerConnection
from tui.index.search.bm25 import RARE_SHARE

#: Of so many texts, at most about twice as many, it is counted which words they have.
_SAMPLED_TEXTS = 30_000
_MAX_FREQUENT_WORDS = 10_000
#: By so many standard deviations a word must be in more texts of the sample than one that search counts.
_SURE_DEVIATIONS = 4
#: A rowid ends in a hash of the id, so any residue class of rowids is a random sample.
_SAMPLE = "SELECT words FROM text WHERE rowid % {interval} = 0"
_FREQUENT_WORDS = "SELECT word, ndoc FROM ts_stat(%s) WHERE ndoc >= %s ORDER BY ndoc DESC, word LIMIT %s"


def analyze_tables(server: ServerConnection, tables: Sequence[str]) -> None:
    """Let the server count, and note which rows all can see: of these, SQL indexes alone are read."""
    server.execute(f"VACUUM (ANALYZE) {', '.join(tables)}".encode())


def find_mean_size(server: ServerConnection) -> str:
    """Return how many words a text has on average."""
    (mean_size,) = server.execute("SELECT avg(size) FROM text").fetchone() or (None,)
    return str(float(mean_size or 0))


def find_frequent_words(server: ServerConnection) -> str:
    """Return the words that are surely in more texts than search counts, each with the share of texts.

    One is on a line, the most frequent first; the tables must have been analyzed. None on Citus, whose
    coordinator does not know how many texts there are.
    """
    query = "SELECT CAST(reltuples AS bigint) FROM pg_class WHERE oid = CAST('text' AS regclass)"
    (texts,) = server.execute(query).fetchone() or (0,)
    if texts <= 0:
        return "\n"
    interval = max(1, texts // _SAMPLED_TEXTS)
    sample = _SAMPLE.format(interval=interval)
    (sampled,) = server.execute(f"SELECT count(*) FROM ({sample}) AS t".encode()).fetchone() or (0,)
    counted = RARE_SHARE / interval
    surely = counted + _SURE_DEVIATIONS * sqrt(counted)
    rows = server.execute(_FREQUENT_WORDS, (sample, surely, _MAX_FREQUENT_WORDS)).fetchall()
    return "".join(["\n", *(f"{word} {articles / sampled:.4f}\n" for word, articles in rows)])
