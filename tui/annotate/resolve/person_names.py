"""An index of personal names: the persons that «Lamine Zeine», «Modi» or «Jiang» can mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from tui.annotate.spelling.written_forms import words_of
from tui.languages.lexicon import Lexicon
from tui.model.phonetics import phonetic_key
from tui.model.records import Actor
from tui.model.text import ligature_variants

#: Shorter words that sound the same are too often different names.
_MIN_PHONETIC_CHARS = 5
#: Shorter words that differ in one letter are too often different names; so are those below with two.
_MIN_MISPRINT_CHARS = 7
_MIN_CHARS_FOR_TWO = 9
#: Of more persons who share all other words of a name, none is searched for a similar one.
MAX_NAMESAKES = 50


class NameVariant(Struct, frozen=True):
    """A person whose name a text may write in another order or spelling."""

    person: int
    is_sure: bool  # without a title that agrees
    is_reordered: bool = False


class PersonNameIndex:
    """The words of all personal names; persons are indexes among the actors, and names are folded words."""

    def __init__(self, actors: Sequence[Actor], lexicon: Lexicon) -> None:
        # A part of a name may not leave out one of these words before it.
        self._bound_words = (lexicon.particles - lexicon.dropped_particles) | lexicon.kept_articles
        self._names: dict[int, list[tuple[str, ...]]] = {}
        self._persons_by_word: defaultdict[str, set[int]] = defaultdict(set)
        for person, actor in enumerate(actors):
            if actor.type != "person":
                continue
            names = {
                tuple(words_of(variant))
                for spelling in actor.spellings()
                for variant in ligature_variants(spelling.name)
            }
            self._names[person] = sorted(names)
            for word in {word for name in names for word in name}:
                self._persons_by_word[word].add(person)
        self._whole_names = frozenset(name for names in self._names.values() for name in names)
        self._max_name_words = max((len(name) for names in self._names.values() for name in names), default=0)

    def __contains__(self, person: object) -> bool:
        return person in self._names

    def is_shared(self, word: str) -> bool:
        """Return whether a word is part of several persons' names."""
        return len(self._persons_by_word.get(word, ())) > 1

    def persons_named(self, words: Sequence[str]) -> set[int]:
        """Return the persons of whose name `words` are a part that ends with the surname."""
        if len(words) >= self._max_name_words:
            return set()
        return {person for person in self._with_all_words(words) if self._has_part(person, tuple(words))}

    def is_whole_name(self, words: Sequence[str]) -> bool:
        """Return whether words are a name of somebody, and not only a part of it."""
        return tuple(words) in self._whole_names

    def bearers(self, words: Sequence[str]) -> set[int]:
        """Return the persons that a name can mean: by surname, else by first name, else by its sound."""
        bearers = self.persons_named(words)
        if not bearers and len(words) == 1 and (first := self.person_with_first_name(words[0])) is not None:
            return {first}
        if not bearers and (similar := self.similar_name(words)) is not None:
            return {similar}
        return bearers

    def without_bound_words(self, words: Sequence[str]) -> Sequence[str]:
        """Return a name without the particles and articles with which its surname begins: «Le Drian»."""
        first = next((k for k, word in enumerate(words) if word not in self._bound_words), 0)
        return words[first:]

    def has_initial(self, person: int, initials: Sequence[str]) -> bool:
        """Return whether a spelling of a person's name begins with the first of the initials, if any."""
        return not initials or any(name[0].startswith(initials[0]) for name in self._names[person])

    def starts_name(self, person: int, word: str) -> bool:
        """Return whether a spelling of a person's name begins with a word."""
        return any(name[0] == word for name in self._names[person])

    def person_with_first_name(self, word: str) -> int | None:
        """Return the only person with a name of two words that begins with `word`: «Jiang» of Jiang Feng."""
        persons = self._persons_by_word.get(word, set())
        if len(persons) != 1:
            return None
        (person,) = persons
        is_first = any(len(name) == 2 and name[0] == word for name in self._names[person])
        return person if is_first else None

    def knows_word(self, word: str) -> bool:
        """Return whether a word is part of any person's name."""
        return word in self._persons_by_word

    def similar_name(self, words: Sequence[str]) -> int | None:
        """Return the only person whose name differs from `words` in one word that sounds the same.

        None for fewer than three words.
        """
        if len(words) < 3:
            return None
        similar = [variant.person for variant in self.variants(words) if variant.is_sure]
        return similar[0] if len(similar) == 1 else None

    def variants(self, words: Sequence[str]) -> list[NameVariant]:
        """Return the persons of whose name `words` may be another order or spelling, each once.

        In another order the surname comes first: «Fidan Hakan». In another spelling one word sounds the same
        or is a misprint: «Abdourahmane»; a whole name of somebody is not another's in another spelling.
        """
        if not 2 <= len(words) <= self._max_name_words:
            return []
        reordered = [
            NameVariant(person, is_sure=len(words) > 2, is_reordered=True)
            for person in self._with_all_words(words)
            if any(_is_reordered(words, name) for name in self._names[person])
        ]
        if reordered or self.is_whole_name(words):
            return reordered
        return list(self._misspelled(tuple(words)))

    def _misspelled(self, words: tuple[str, ...]) -> Iterator[NameVariant]:
        """Yield the persons from whose name `words` differ in the spelling of one word."""
        seen: set[int] = set()
        for k in range(len(words)):
            persons = self._with_all_words((*words[:k], *words[k + 1 :]))
            if len(persons) > MAX_NAMESAKES:
                continue
            for person in sorted(persons - seen):
                kinds = {_difference(words, name) for name in self._names[person]} - {""}
                if kinds:
                    seen.add(person)
                    yield NameVariant(person, is_sure=len(words) > 2 and "sound" in kinds)

    def _with_all_words(self, words: Sequence[str]) -> set[int]:
        """Return the persons whose names have all these words, in any order."""
        sets = [self._persons_by_word.get(word, set()) for word in words]
        return set.intersection(*sets) if sets else set()

    def _has_part(self, person: int, words: tuple[str, ...]) -> bool:
        """Return whether `words` are a proper part of a person's name that ends with the surname.

        Several words that are another name of the person are none.
        """
        if len(words) > 1 and words in self._names[person]:
            return False
        return any(
            len(words) < len(name) and words[-1] == name[-1] and _is_part(words, name, self._bound_words)
            for name in self._names[person]
        )


def _is_part(words: Sequence[str], name: Sequence[str], bound_words: frozenset[str]) -> bool:
    """Return whether `words` occur in `name` in order, without leaving out a bound word before them."""
    remaining = iter(name)
    if not all(word in remaining for word in words):
        return False
    omitted = len(name) - len(words)
    return not (tuple(words) == tuple(name[omitted:]) and omitted and name[omitted - 1] in bound_words)


def _is_reordered(words: Sequence[str], name: Sequence[str]) -> bool:
    """Return whether words are those of a name with the surname, of one or more words, first."""
    if len(words) != len(name) or sorted(words) != sorted(name):
        return False
    return any((*name[k:], *name[:k]) == tuple(words) for k in range(1, len(name)))


def _difference(words: tuple[str, ...], name: tuple[str, ...]) -> Literal["sound", "misprint", ""]:
    """Return how the only word differs that two names do not share; empty if more differ, or too much.

    A surname may only sound the same. A name of four words may begin with the surname too.
    """
    if len(words) != len(name):
        return ""
    shifts = range(len(name)) if len(name) > 3 else (0,)
    for shift in shifts:
        ordered = name[shift:] + name[:shift]
        different = [k for k, word in enumerate(words) if word != ordered[k]]
        if len(different) == 1:
            word, other = words[different[0]], ordered[different[0]]
            if sounds_the_same(word, other):
                return "sound"
            if different[0] < len(words) - 1 and _is_misprint(word, other):
                return "misprint"
    return ""


def is_other_spelling(word: str, other: str, may_be_misprint: bool) -> bool:
    """Return whether a word of a name sounds like another one, or is one with a wrong letter or two."""
    return word != other and (sounds_the_same(word, other) or (may_be_misprint and _is_misprint(word, other)))


def sounds_the_same(word: str, other: str) -> bool:
    """Return whether two words that are not too short have one phonetic key."""
    is_long = min(len(word), len(other)) >= _MIN_PHONETIC_CHARS
    return is_long and phonetic_key(word) == phonetic_key(other)


def _is_misprint(word: str, other: str) -> bool:
    """Return whether two long words are the same but for one or two letters, and not the first."""
    from rapidfuzz.distance import OSA  # late: few names need it

    length = min(len(word), len(other))
    if length < _MIN_MISPRINT_CHARS or word[0] != other[0]:
        return False
    limit = 2 if length >= _MIN_CHARS_FOR_TWO else 1
    return OSA.distance(word, other, score_cutoff=limit) <= limit
