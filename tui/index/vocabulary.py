"""Which words a typed word may mean: the same, one it begins, one that sounds like it, one a typo away.

A typed word is compared with the distinct words of names and titles, not with the names: there are
few of them, and they grow slowly with the corpus (Heaps' law).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Literal, NamedTuple

How = Literal["exact", "prefix", "sound", "typo", "part"]
_LAST = "\U0010ffff"
#: How many words a typed word is taken for at most, besides those it begins.
_MOST = 60
#: Up to so many words a typo may be anywhere; beyond, the first letter is tried as typed before.
_FEW = 20_000
_KEPT = 64  # lists of beginnings


class Match(NamedTuple):
    """How a typed word means a word, and what that is worth, of 100."""

    how: How
    worth: float


class Vocabulary:
    """The distinct words of names or titles, sorted."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = list(words)
        self._kept_cuts: dict[tuple[int, str], list[str]] = {}  # by length and first letter

    def __contains__(self, word: str) -> bool:
        at = bisect_left(self.words, word)
        return at < len(self.words) and self.words[at] == word

    def begun_by(self, prefix: str) -> list[str]:
        """The words that `prefix` begins."""
        return self.words[bisect_left(self.words, prefix) : bisect_left(self.words, prefix + _LAST)]

    def with_part(self, part: str, limit: int = _MOST) -> list[str]:
        """Words that have `part` inside."""
        return [word for word in self.words if part in word[1:]][:limit]

    def containing(self, part: str, most: int) -> list[str] | None:
        """The words that have `part` anywhere; None where they are more than `most`."""
        found = list(islice((word for word in self.words if part in word), most + 1))
        return None if len(found) > most else found

    def typos(self, typed: str) -> dict[str, Match]:
        """Words, or beginnings of words, that are one edit from `typed` (two from eight letters on)."""
        edits = allowed_edits(typed)
        if not edits:
            return {}
        found: dict[str, Match] = {}
        for first in ("",) if len(self.words) <= _FEW else (typed[0], ""):
            found = found or self._near(typed, edits, first)
        return dict(sorted(found.items(), key=lambda item: -item[1].worth)[:_MOST])

    def _near(self, typed: str, edits: int, first: str) -> dict[str, Match]:
        """Words that begin with `first`, within `edits` of `typed`, whole or cut to about its length."""
        from rapidfuzz import process  # late: costs 30 ms, and only search needs it
        from rapidfuzz.distance import OSA  # optimal string alignment: two letters swapped are one edit

        found: dict[str, Match] = {}
        for length in range(len(typed) - edits, len(typed) + edits + 1):
            cuts = self._cuts(length, first)
            near = process.extract(typed, cuts, scorer=OSA.distance, score_cutoff=edits, limit=None)
            for cut, distance, _ in near:
                for word in self.begun_by(cut) if distance else ():
                    worth = 84 - 8 * distance - (0 if word == cut else 4) - (0 if cut[0] == typed[0] else 3)
                    if word not in found or worth > found[word].worth:
                        found[word] = Match("typo", worth)
        return found

    def _cuts(self, length: int, first: str) -> list[str]:
        """The different beginnings of `length` letters that words with `first` have."""
        key = (length, first)
        cuts = self._kept_cuts.get(key)
        if cuts is None:
            if len(self._kept_cuts) >= _KEPT:
                self._kept_cuts.clear()
            words = self.begun_by(first) if first else self.words
            cuts = list(dict.fromkeys(word[:length] for word in words if len(word) >= length))
            self._kept_cuts[key] = cuts
        return cuts


def allowed_edits(typed: str) -> int:
    """How many edits a word of this length may be wrong by; numbers are never wrong."""
    if len(typed) < 4 or not typed.isalpha():
        return 0
    return 1 if len(typed) < 8 else 2


def plain_match(typed: str, word: str) -> Match | None:
    """How `typed` is `word`, or begins it; None where it does neither."""
    if typed == word:
        return Match("exact", 100)
    if word.startswith(typed):
        return Match("prefix", 95 - min(8, len(word) - len(typed)))
    return None


def expand(
    typed: str, vocabulary: Vocabulary, sounding: Callable[[str, bool], dict[str, Match]], guess: bool
) -> dict[str, Match]:
    """The words beyond its own that `typed` may mean. `guess`: typos and parts of words too.

    `sounding` gives words that sound like the one it is given, or (told so) only begin like it.
    """
    guess = guess and typed not in vocabulary
    found = sounding(typed, guess)
    if guess:
        for word, match in vocabulary.typos(typed).items():
            if word not in found or match.worth > found[word].worth:
                found[word] = match
        if len(typed) >= 3 and not found and not vocabulary.begun_by(typed):
            found = {word: Match("part", 62) for word in vocabulary.with_part(typed)}
    return found
