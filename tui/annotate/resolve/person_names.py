"""An index of personal names: the persons that «Lamine Zeine», «Modi» or «Jiang» can mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tui.annotate.spelling.written_forms import words_of
from tui.languages.lexicon import Lexicon
from tui.model.phonetics import phonetic_key
from tui.model.records import Actor
from tui.model.text import ligature_variants

#: Shorter words that sound the same are too often different names.
_MIN_PHONETIC_CHARS = 5


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

    def similar_name(self, words: Sequence[str]) -> int | None:
        """Return the only person whose name differs from `words` in one word that sounds the same.

        None for fewer than three words.
        """
        if not 3 <= len(words) <= self._max_name_words:
            return None
        candidates = {
            person
            for k in range(len(words))
            for person in self._with_all_words((*words[:k], *words[k + 1 :]))
        }
        similar = {
            person
            for person in candidates
            if any(_differs_in_spelling(words, name) for name in self._names[person])
        }
        return similar.pop() if len(similar) == 1 else None

    def _with_all_words(self, words: Sequence[str]) -> set[int]:
        """Return the persons whose names have all these words, in any order."""
        sets = [self._persons_by_word.get(word, set()) for word in words]
        return set.intersection(*sets) if sets else set()

    def _has_part(self, person: int, words: tuple[str, ...]) -> bool:
        """Return whether `words` are a proper part of a person's name that ends with the surname."""
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


def _differs_in_spelling(words: Sequence[str], name: Sequence[str]) -> bool:
    """Return whether two names differ in one word only, which sounds the same in both."""
    if len(words) != len(name):
        return False
    different = [(word, other) for word, other in zip(words, name, strict=True) if word != other]
    if len(different) != 1 or len(different[0][0]) < _MIN_PHONETIC_CHARS:
        return False
    return phonetic_key(different[0][0]) == phonetic_key(different[0][1])
