"""Fingerprints of texts, by which articles that share passages are found.

A shingle is a hash of four consecutive index words. A quarter of them is sampled, by hash, and of a very long
text only the smallest hashes are kept (Broder 1997), so a passage that two texts share is sampled alike in
both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from heapq import nsmallest
from itertools import compress, count
from operator import eq
from zlib import crc32

from tui.index.sql.store_connection import SearchConnection
from tui.index.tokenizer import split_index_text
from tui.model.records import Ref

#: Shingles kept of one text: a quarter of those of some hundred pages; of a longer text a smaller share.
MAX_SHINGLES = 8_192
_WORDS_PER_SHINGLE = 4
#: Shingles of a text that are looked up.
_MAX_LOOKED_UP = 2_000
#: Articles read for one shingle: one that more contain is a formula of the press, or much copied.
_MAX_ARTICLES_PER_SHINGLE = 64
#: A shingle is rare when no more articles than this contain it.
_MAX_RARE_ARTICLES = 8
#: What a shared shingle adds to the weight of an article when it is rare, and when it is not. One that
#: reaches the limit of articles adds so little that a quarter of the text's shingles must be shared.
_RARE_WEIGHT = 12
_USUAL_WEIGHT = 3
#: The weight from which on an article may share a passage with the text.
_MIN_WEIGHT = 12
_MAX_CACHED_WORDS = 30_000


class _HashBits(dict[bytes, int]):
    """A cache of two bits of the hash of each word: most words of a text occur in other texts too."""

    def __missing__(self, word: bytes) -> int:
        """Compute the bits of a word."""
        if len(self) >= _MAX_CACHED_WORDS:
            self.clear()
        value = self[word] = crc32(word) & 3
        return value


_hash_bits = _HashBits()


def shingle_hashes(words: Sequence[bytes]) -> set[int]:
    """Return the sampled shingles of a text; `words` are those of its index text, as UTF-8."""
    # A shingle is sampled when its two middle words have equal bits, as a quarter of all pairs have.
    bits = list(map(_hash_bits.__getitem__, words))
    sampled_starts = compress(count(), map(eq, bits[1:-2], bits[2:-1]))
    hashes = {crc32(b" ".join(words[at : at + _WORDS_PER_SHINGLE])) for at in sampled_starts}
    return hashes if len(hashes) <= MAX_SHINGLES else set(nsmallest(MAX_SHINGLES, hashes))


def shingle_tokens(words: Sequence[bytes]) -> str:
    """Return the sampled shingles of a text as tokens for the index."""
    return " ".join([f"{shingle:x}" for shingle in shingle_hashes(words)])


def similar_articles(connection: SearchConnection, index_text: str, limit: int) -> list[Ref]:
    """Return the articles that share most sampled shingles with a text, best first.

    `index_text`: the text in index form.
    """
    weights: Counter[int] = Counter()
    looked_up = nsmallest(_MAX_LOOKED_UP, shingle_hashes(split_index_text(index_text)))
    common_weight = -(-4 * _MIN_WEIGHT // max(1, len(looked_up)))
    for rowids in connection.find_shingles(looked_up, _MAX_ARTICLES_PER_SHINGLE):
        if len(rowids) <= _MAX_RARE_ARTICLES:
            weight = _RARE_WEIGHT
        elif len(rowids) < _MAX_ARTICLES_PER_SHINGLE:
            weight = _USUAL_WEIGHT
        else:
            weight = common_weight
        for rowid in rowids:
            weights[rowid] += weight
    similar = [rowid for rowid, weight in weights.most_common(limit) if weight >= _MIN_WEIGHT]
    query = "SELECT number, id FROM record WHERE number IN (SELECT value FROM json_each(?))"
    ids = dict(connection.execute(query, (similar,)).fetchall())
    return [Ref("article", ids[rowid]) for rowid in similar if rowid in ids]
