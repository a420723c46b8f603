"""Words in a row by which texts that share passages are found: a sample of each article's, in an index.

A shingle is a hash of four index words that follow each other. A quarter is sampled, by hash, and of a very
long text only the smallest `MOST` (Broder 1997): so what two texts share is sampled alike in both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from heapq import nsmallest
from itertools import compress, count
from operator import eq
from zlib import crc32

import apsw

from tui.index.words import plain_words
from tui.model.records import Ref

#: Shingles kept of one text: a quarter of those of some hundred pages, of a longer text fewer in proportion.
MOST = 8_192
#: Shingles of a text that are looked up, at most.
_ASKED = 2_000
#: Articles that are looked at for one shingle: one that more have is a formula of the press, or much copied.
_MANY = 64
#: What a shingle counts that a few articles have, or some; with so much in common they are compared. Of those
#: that many have, that takes a quarter of the text's.
_FEW, _RARE, _USUAL, _ENOUGH = 8, 12, 3, 12
_KEPT = 200_000


class _Bits(dict[bytes, int]):
    """Two bits of the hashes of words, kept: texts have mostly the same ones."""

    def __missing__(self, word: bytes) -> int:
        if len(self) >= _KEPT:
            self.clear()
        value = self[word] = crc32(word) & 3
        return value


_bits = _Bits()


def shingles(words: Sequence[bytes]) -> set[int]:
    """The sampled shingles of a text whose words are those that `tui.index.words.plain_words` gives."""
    # Which are sampled is decided by the two words in the middle: a quarter have the same two bits.
    bits = list(map(_bits.__getitem__, words))
    chosen = compress(count(), map(eq, bits[1:-2], bits[2:-1]))
    found = {crc32(b" ".join(words[at : at + 4])) for at in chosen}
    return found if len(found) <= MOST else set(nsmallest(MOST, found))


def shingle_tokens(words: Sequence[bytes]) -> str:
    """The sampled shingles of a text, as the index takes them."""
    return " ".join([f"{mark:x}" for mark in shingles(words)])


def sharing(connection: apsw.Connection, index_text: str, limit: int) -> list[Ref]:
    """The articles that have most sampled shingles in common with a text; see `Store.sharing`."""
    met: Counter[int] = Counter()
    asked = nsmallest(_ASKED, shingles(plain_words(index_text)))
    common = -(-4 * _ENOUGH // max(1, len(asked)))
    for mark in asked:
        query = "SELECT doc FROM shingle_place WHERE term = ? LIMIT ?"
        found = [number for (number,) in connection.execute(query, (f"{mark:x}", _MANY))]
        weight = _RARE if len(found) <= _FEW else _USUAL if len(found) < _MANY else common
        for number in found:
            met[number] += weight
    numbers = [number for number, weight in met.most_common(limit) if weight >= _ENOUGH]
    ids = (connection.execute("SELECT id FROM record WHERE number = ?", (number,)).get for number in numbers)
    return [Ref("article", id_) for id_ in ids if id_]
