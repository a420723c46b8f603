"""Expansion of a typed word: the words it may mean by identity, prefix, sound, typo or part.

A typed word is compared with the distinct words of names and titles, not with the names and titles
themselves: distinct words are few, and their number grows slowly with the corpus (Heaps' law).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from tui.index.sql.store_connection import StoreConnection

How = Literal["exact", "prefix", "sound", "typo", "part"]
#: A character after all others: ends the range of the words with a prefix.
_LAST_CHARACTER = "\U0010ffff"
#: How many words a typed word is expanded to, besides those it is a prefix of; each adds to the search.
_MAX_EXPANSIONS = 40
_MAX_CACHED_TYPOS = 256  # typed words
#: Of a word with two edits only one is allowed in its first letters, which bounds the words compared.
_HEAD_CHARS = 4
#: A part that more words contain is not worth a search.
_MAX_WORDS_WITH_PART = 2_000
_MIN_PART_CHARS = 3
_MIN_TYPO_CHARS = 4  # shorter words have too many neighbours
_MIN_TWO_EDIT_CHARS = 8
_MIN_SOUND_KEY_CHARS = 3  # a shorter phonetic key fits too many words


class WordMatch(NamedTuple):
    """The kind of match between a typed word and another, and its worth from 0 to 100."""

    how: How
    worth: float


class Vocabulary:
    """The distinct words of names or titles, in sorted order."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = list(words)
        self._cached_typos: dict[str, dict[str, WordMatch]] = {}  # typed word → its typos

    def __contains__(self, word: str) -> bool:
        at = bisect_left(self.words, word)
        return at < len(self.words) and self.words[at] == word

    def with_prefix(self, prefix: str) -> list[str]:
        """Return the words that begin with `prefix`."""
        return self.words[slice(*self._range(prefix))]

    def _range(self, prefix: str, low: int = 0, high: int | None = None) -> tuple[int, int]:
        """Return the index range of the words that begin with `prefix`, searched within `low` and `high`."""
        words = self.words
        low = bisect_left(words, prefix, low, high)
        if low == len(words) or not words[low].startswith(prefix):
            return low, low
        return low, bisect_left(words, prefix + _LAST_CHARACTER, low, high)

    @cached_property
    def _lines(self) -> str:
        """Return all words, one a line: a part is found there a hundred times faster than in a list."""
        return "\n".join(["", *self.words, ""])

    def with_substring(self, part: str, limit: int, inside: bool = False) -> list[str] | None:
        """Return the words that contain `part`, letters and digits; None when there are more than `limit`.

        `inside`: only words that contain it after the first letter.
        """
        words: list[str] = []
        at = self._lines.find(part)
        while at >= 0:
            start, end = self._lines.rfind("\n", 0, at) + 1, self._lines.find("\n", at)
            word = self._lines[start:end]
            if not inside or part in word[1:]:
                words.append(word)
                if len(words) > limit:
                    return None
            at = self._lines.find(part, end)
        return words

    def with_typos(self, typed: str) -> dict[str, WordMatch]:
        """Return words, or words with prefixes, that are one edit from `typed`.

        When a word of eight letters or more has none, two edits are allowed, of which one at most in the
        first four letters.
        """
        matches = self._cached_typos.get(typed)
        if matches is None:
            edits = allowed_edits(typed)
            matches = self._within_one_edit(typed) if edits else {}
            if edits > 1 and not matches:
                matches = self._within_edits(typed, edits)
            matches = dict(sorted(matches.items(), key=lambda item: -item[1].worth)[:_MAX_EXPANSIONS])
            if len(self._cached_typos) >= _MAX_CACHED_TYPOS:
                self._cached_typos.clear()
            self._cached_typos[typed] = matches
        return matches

    def _within_one_edit(self, typed: str) -> dict[str, WordMatch]:
        """Return words that are, or begin with, `typed` after one edit; swapping two letters is one."""
        matches: dict[str, WordMatch] = {}
        for edited, low, high in self._edits_with_words(typed):
            for word in self.words[low : min(high, low + _MAX_EXPANSIONS)]:
                match = _typo_match(typed, word, edited, 1)
                if word not in matches or match.worth > matches[word].worth:
                    matches[word] = match
        return matches

    def _edits_with_words(self, typed: str) -> Iterator[tuple[str, int, int]]:
        """Yield what one edit makes of `typed`, with the index range of the words that begin with it.

        Only letters that follow in some word are tried, so the cost is some hundred lookups whatever the
        number of words.
        """
        low, high = 0, len(self.words)
        for at in range(len(typed) + 1):
            head, tail = typed[:at], typed[at:]
            low, high = self._range(head, low, high)
            if low == high:
                return
            edits = [(head + tail[1:], low, high), (head + tail[1:2] + tail[:1] + tail[2:], low, high)]
            for longer_head, begin, end in self._next_letters(at, head, low, high):
                edits += [(longer_head + tail, begin, end), (longer_head + tail[1:], begin, end)]
            for edited, *bounds in edits if tail else edits[2:]:
                begin, end = self._range(edited, *bounds)
                if begin < end and edited != typed:
                    yield edited, begin, end

    def _next_letters(self, length: int, head: str, low: int, high: int) -> Iterator[tuple[str, int, int]]:
        """Yield each extension of the prefix `head` by one letter, with the index range of its words."""
        while low < high:
            word = self.words[low]
            if len(word) > length:
                prefix = head + word[length]
                end = bisect_left(self.words, prefix + _LAST_CHARACTER, low, high)
                yield prefix, low, end
                low = end
            else:
                low += 1

    def _within_edits(self, typed: str, edits: int) -> dict[str, WordMatch]:
        """Return words within `edits` of `typed`, compared whole or cut to about its length."""
        from rapidfuzz import process  # late: costs 30 ms, and only search needs it
        from rapidfuzz.distance import OSA  # optimal string alignment

        head = typed[:_HEAD_CHARS]
        ranges = {self._range(head), *((low, high) for _, low, high in self._edits_with_words(head))}
        words = {word for low, high in ranges for word in self.words[low:high]}
        matches: dict[str, WordMatch] = {}
        for length in range(len(typed) - edits, len(typed) + edits + 1):
            words_by_cut: dict[str, list[str]] = {}
            for word in words:
                if len(word) >= length:
                    words_by_cut.setdefault(word[:length], []).append(word)
            near_cuts = process.extract(
                typed, list(words_by_cut), scorer=OSA.distance, score_cutoff=edits, limit=None
            )
            for cut, distance, _ in near_cuts:
                for word in words_by_cut[cut]:
                    match = _typo_match(typed, word, cut, int(distance))
                    if word not in matches or match.worth > matches[word].worth:
                        matches[word] = match
        return matches


def _typo_match(typed: str, word: str, edited: str, distance: int) -> WordMatch:
    """Return the match of a word that is, or begins with, `edited`, at an edit distance from `typed`."""
    return WordMatch("typo", 84 - 8 * distance - 4 * (word != edited) - 3 * (edited[:1] != typed[0]))


def allowed_edits(typed: str) -> int:
    """Return how many edits may separate a typed word from the one meant; 0 for numbers."""
    if len(typed) < _MIN_TYPO_CHARS or not typed.isalpha():
        return 0
    return 1 if len(typed) < _MIN_TWO_EDIT_CHARS else 2


def plain_match(typed: str, word: str) -> WordMatch:
    """Return the match of `typed` with a word that begins with it."""
    if typed == word:
        return WordMatch("exact", 100)
    return WordMatch("prefix", 95 - min(8, len(word) - len(typed)))


def words_sounding_like(connection: StoreConnection, typed: str, as_prefix: bool) -> dict[str, WordMatch]:
    """Return the words of names that sound like `typed`, never those of countries.

    `as_prefix`: also words whose phonetic key only begins like that of `typed`.
    """
    from tui.model.phonetics import phonetic_key  # late: needs anyascii for other scripts

    if not typed.isalpha():
        return {}
    key = phonetic_key(typed)
    if len(key) < _MIN_SOUND_KEY_CHARS:
        return {}
    matches = {}
    query = "SELECT DISTINCT key, word FROM sound WHERE key >= ? AND key < ? ORDER BY key LIMIT 200"
    end_key = key + "\U0010ffff" if as_prefix and len(key) > _MIN_SOUND_KEY_CHARS else key + "\0"
    for word_key, word in connection.execute(query, (key, end_key)):
        matches[word] = WordMatch("sound", 86 if word_key == key else 78 - min(8, len(word_key) - len(key)))
    return matches


def expand_word(
    typed: str, vocabulary: Vocabulary, sounding: Callable[[str, bool], dict[str, WordMatch]], guess: bool
) -> dict[str, WordMatch]:
    """Return the words that `typed` may mean, besides those it is a prefix of.

    `guess`: typos and parts of words too. `sounding` returns words that sound like a word, or, when its
    second argument is true, also words that begin like that.
    """
    guess = guess and typed not in vocabulary
    matches = sounding(typed, guess)
    if guess:
        for word, match in vocabulary.with_typos(typed).items():
            if word not in matches or match.worth > matches[word].worth:
                matches[word] = match
        if len(typed) >= _MIN_PART_CHARS and not matches and not vocabulary.with_prefix(typed):
            words_with_part = vocabulary.with_substring(typed, _MAX_WORDS_WITH_PART, inside=True) or []
            matches = {word: WordMatch("part", 62) for word in words_with_part}
    return dict(sorted(matches.items(), key=lambda item: -item[1].worth)[:_MAX_EXPANSIONS])
