"""Which names without a record are one person's: other spellings, another order, fewer words.

Every word of the shorter name must be one of the longer: written alike, sounding alike, or with one letter
wrong in a single word.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from tui.languages.lexicon import CandidateLexicon, Lexicon
from tui.model.phonetics import phonetic_key

#: A wrong letter is recognized only in words of at least so many letters.
_MIN_CHARS_FOR_ONE_EDIT = 5
#: Sounds of fewer letters are equal by chance.
_MIN_SOUND_CHARS = 3
#: A name with this many words of another is the same, whichever words they are.
_MIN_TELLING_WORDS = 3

Words = tuple[str, ...]


class NameUse(Struct):
    """How a name is used: in which articles, with which offices, how often."""

    count: int
    articles: set[str]
    offices: set[str]  # that one person holds


class PersonGroups:
    """Groups of names, each of one person, the fullest name first."""

    def __init__(self, lexicon: Lexicon, words: CandidateLexicon) -> None:
        self._lexicon, self._given_names = lexicon, words.given_names
        self._groups: list[list[Words]] = []
        self._groups_by_sound: defaultdict[str, list[int]] = defaultdict(list)

    def group(self, uses: Mapping[Words, NameUse]) -> list[list[Words]]:
        """Return the names in groups; the longest and most frequent of a group stands first."""
        for name in sorted(uses, key=lambda name: (-len(self._telling(name)), -uses[name].count, name)):
            fitting = [i for i in self._neighbours(name) if self._fits(name, self._groups[i], uses)]
            if len(fitting) == 1:
                self._add(name, fitting[0])
            elif fitting and (same := self._closest(name, fitting, uses)) is not None:
                self._add(name, same)
            else:
                self._groups.append([])
                self._add(name, len(self._groups) - 1)
        return self._groups

    def _add(self, name: Words, group: int) -> None:
        self._groups[group].append(name)
        for word in set(self._telling(name)):
            postings = self._groups_by_sound[_sound(word)]
            if group not in postings[-1:]:
                postings.append(group)

    def _telling(self, name: Words) -> Words:
        """Return the words of a name without particles."""
        return tuple(word for word in name if word not in self._lexicon.particles)

    def _neighbours(self, name: Words) -> list[int]:
        """Return the groups in which a name has a word less at most."""
        words = set(self._telling(name))
        counts = Counter(i for word in words for i in set(self._groups_by_sound.get(_sound(word), ())))
        return [i for i, count in counts.items() if count >= min(2, len(words)) - (len(words) == 2)]

    def _closest(self, name: Words, groups: Sequence[int], uses: Mapping[Words, NameUse]) -> int | None:
        """Return the only group of several that shares articles or an office with a name; else None."""
        shared = [i for i in groups if self._has_shared_context(name, self._groups[i], uses)]
        return shared[0] if len(shared) == 1 else None

    def _has_shared_context(self, name: Words, group: Iterable[Words], uses: Mapping[Words, NameUse]) -> bool:
        use = uses[name]
        return any(
            use.articles & uses[other].articles or use.offices & uses[other].offices for other in group
        )

    def _fits(self, name: Words, group: Sequence[Words], uses: Mapping[Words, NameUse]) -> bool:
        """Return whether a name is that of the person of a group."""
        return any(self._is_same(name, other, uses) for other in group[:8])

    def _is_same(self, name: Words, other: Words, uses: Mapping[Words, NameUse]) -> bool:
        shorter, longer = sorted((self._telling(name), self._telling(other)), key=len)
        places = self._match(shorter, longer)
        has_same_office = bool(uses[name].offices & uses[other].offices)
        matched = [place for place in places if place is not None]
        if len(matched) < len(shorter):
            # Two names of the holder of one office that share all but a word.
            return has_same_office and len(matched) >= 2 and len(matched) >= len(longer) - 1
        if len(shorter) == len(longer):
            return _is_rotation(matched)
        if len(shorter) < 2 or not (_is_ascending(matched) or _is_rotation(matched)):
            return False
        if len(shorter) >= _MIN_TELLING_WORDS or has_same_office:
            return True
        has_surname = len(longer) - 1 in matched or (0 in matched and longer[0] not in self._given_names)
        return has_surname or bool(uses[name].articles & uses[other].articles)

    def _match(self, shorter: Words, longer: Words) -> list[int | None]:
        """Return for each word of a name its place in a longer one; None where it is not there."""
        places: list[int | None] = []
        mistakes = 0
        for word in shorter:
            free = [i for i in range(len(longer)) if i not in places]
            place = next((i for i in free if longer[i] == word), None)
            if place is None:
                place = next((i for i in free if sounds_alike(word, longer[i])), None)
            if place is None and len(word) == 1:
                place = next((i for i in free if longer[i][0] == word), None)
            if place is None and not mistakes and len(shorter) > 1:
                place = next((i for i in free if self._is_misspelt(word, longer[i])), None)
                mistakes += place is not None
            places.append(place)
        return places

    def _is_misspelt(self, word: str, other: str) -> bool:
        """Return whether one letter is wrong, and the two are not two names of their own."""
        from rapidfuzz.distance import OSA  # late: only suggestions need it

        if min(len(word), len(other)) < _MIN_CHARS_FOR_ONE_EDIT:
            return False
        if {word, other} <= self._given_names or {word, other} & self._lexicon.common_surnames:
            return False
        return int(OSA.distance(word, other, score_cutoff=1)) <= 1


def sounds_alike(word: str, other: str) -> bool:
    """Return whether two folded words are spellings of one name: «tiani» and «tchiani»."""
    key = _sound(word)
    return len(key) >= _MIN_SOUND_CHARS and key == _sound(other)


def _sound(word: str) -> str:
    """Return the phonetic key of a word in which a consonant before «i» is written hard or soft."""
    return phonetic_key(word.replace("tchi", "ti").replace("tshi", "ti").replace("dji", "di"))


def _is_ascending(places: Sequence[int]) -> bool:
    return all(first < second for first, second in pairwise(places))


def _is_rotation(places: Sequence[int]) -> bool:
    """Return whether places are in order, perhaps with the first ones behind the others."""
    return sum(first > second for first, second in zip(places, [*places[1:], places[0]], strict=True)) <= 1
