"""Which words a typed word may mean: the same, one it begins, one that sounds like it, one a typo away.

A typed word is compared with the distinct words of names and titles, not with the names: there are
few of them, and they grow slowly with the corpus (Heaps' law).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

How = Literal["exact", "prefix", "sound", "typo", "part"]
_LAST = "\U0010ffff"
#: How many words a typed word is taken for at most, besides those it begins.
_MOST = 40
_KEPT = 256  # typed words
#: Of a long word with two edits so many letters have at most one.
_RIGHT = 4
#: A part that more words have says too little.
_MANY = 2_000


class Match(NamedTuple):
    """How a typed word means a word, and what that is worth, of 100."""

    how: How
    worth: float


class Vocabulary:
    """The distinct words of names or titles, sorted."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = list(words)
        self._kept_typos: dict[str, dict[str, Match]] = {}  # of what was typed last

    def __contains__(self, word: str) -> bool:
        at = bisect_left(self.words, word)
        return at < len(self.words) and self.words[at] == word

    def begun_by(self, prefix: str) -> list[str]:
        """The words that `prefix` begins."""
        return self.words[slice(*self._range(prefix))]

    def _range(self, prefix: str, low: int = 0, high: int | None = None) -> tuple[int, int]:
        """Where the words that `prefix` begins stand, looked for from `low` to before `high`."""
        words = self.words
        low = bisect_left(words, prefix, low, high)
        if low == len(words) or not words[low].startswith(prefix):
            return low, low
        return low, bisect_left(words, prefix + _LAST, low, high)

    @cached_property
    def _lines(self) -> str:
        """All words, one a line: where a part is found in a hundredth of the time."""
        return "\n".join(["", *self.words, ""])

    def containing(self, part: str, most: int, inside: bool = False) -> list[str] | None:
        """The words that have `part`, letters and digits; None where they are more than `most`.

        `inside`: past the first letter.
        """
        found: list[str] = []
        at = self._lines.find(part)
        while at >= 0:
            start, end = self._lines.rfind("\n", 0, at) + 1, self._lines.find("\n", at)
            word = self._lines[start:end]
            if not inside or part in word[1:]:
                found.append(word)
                if len(found) > most:
                    return None
            at = self._lines.find(part, end)
        return found

    def typos(self, typed: str) -> dict[str, Match]:
        """Words, or words with beginnings, that are one edit from `typed`.

        From eight letters on, where there are none, two edits: at most one of them in the first four.
        """
        found = self._kept_typos.get(typed)
        if found is None:
            edits = allowed_edits(typed)
            found = self._one_edit(typed) if edits else {}
            if edits > 1 and not found:
                found = self._near(typed, edits)
            found = dict(sorted(found.items(), key=lambda item: -item[1].worth)[:_MOST])
            if len(self._kept_typos) >= _KEPT:
                self._kept_typos.clear()
            self._kept_typos[typed] = found
        return found

    def _one_edit(self, typed: str) -> dict[str, Match]:
        """Words that one edit of `typed` is, or begins; two letters swapped are one edit."""
        found: dict[str, Match] = {}
        for meant, low, high in self._edited(typed):
            for word in self.words[low : min(high, low + _MOST)]:
                match = _typo(typed, word, meant, 1)
                if word not in found or match.worth > found[word].worth:
                    found[word] = match
        return found

    def _edited(self, typed: str) -> Iterator[tuple[str, int, int]]:
        """What one edit makes of `typed`, where words begin so, and where these stand.

        Only letters that stand there in a word are tried, so that it takes some hundred looks, however
        many words there are.
        """
        low, high = 0, len(self.words)
        for at in range(len(typed) + 1):
            before, rest = typed[:at], typed[at:]
            low, high = self._range(before, low, high)
            if low == high:
                return
            tried = [(before + rest[1:], low, high), (before + rest[1:2] + rest[:1] + rest[2:], low, high)]
            for letter, begin, end in self._letters(at, before, low, high):
                tried += [(letter + rest, begin, end), (letter + rest[1:], begin, end)]
            for meant, *there in tried if rest else tried[2:]:
                begin, end = self._range(meant, *there)
                if begin < end and meant != typed:
                    yield meant, begin, end

    def _letters(self, at: int, before: str, low: int, high: int) -> Iterator[tuple[str, int, int]]:
        """What begins words from `low` to before `high`, a letter longer than `before`; where these stand."""
        while low < high:
            word = self.words[low]
            if len(word) > at:
                begun = before + word[at]
                end = bisect_left(self.words, begun + _LAST, low, high)
                yield begun, low, end
                low = end
            else:
                low += 1

    def _near(self, typed: str, edits: int) -> dict[str, Match]:
        """Words within `edits` of `typed`, whole or cut to about its length."""
        from rapidfuzz import process  # late: costs 30 ms, and only search needs it
        from rapidfuzz.distance import OSA  # optimal string alignment

        beginning = typed[:_RIGHT]
        places = {self._range(beginning), *((low, high) for _, low, high in self._edited(beginning))}
        words = {word for low, high in places for word in self.words[low:high]}
        found: dict[str, Match] = {}
        for length in range(len(typed) - edits, len(typed) + edits + 1):
            cuts: dict[str, list[str]] = {}
            for word in words:
                if len(word) >= length:
                    cuts.setdefault(word[:length], []).append(word)
            near = process.extract(typed, list(cuts), scorer=OSA.distance, score_cutoff=edits, limit=None)
            for cut, distance, _ in near:
                for word in cuts[cut]:
                    match = _typo(typed, word, cut, int(distance))
                    if word not in found or match.worth > found[word].worth:
                        found[word] = match
        return found


def _typo(typed: str, word: str, meant: str, distance: int) -> Match:
    """What a word is worth of which `meant`, at a distance from `typed`, is the whole or the beginning."""
    return Match("typo", 84 - 8 * distance - 4 * (word != meant) - 3 * (meant[:1] != typed[0]))


def allowed_edits(typed: str) -> int:
    """How many edits a word of this length may be wrong by; numbers are never wrong."""
    if len(typed) < 4 or not typed.isalpha():
        return 0
    return 1 if len(typed) < 8 else 2


def plain_match(typed: str, word: str) -> Match:
    """How `typed` is `word`, which it begins."""
    if typed == word:
        return Match("exact", 100)
    return Match("prefix", 95 - min(8, len(word) - len(typed)))


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
            parts = vocabulary.containing(typed, _MANY, inside=True) or []
            found = {word: Match("part", 62) for word in parts}
    return dict(sorted(found.items(), key=lambda item: -item[1].worth)[:_MOST])
