"""Parts of personal names: which persons «Lamine Zeine», «Modi» or «Jiang» can mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tui.annotate.gazetteer import words_of
from tui.annotate.lexicon import lexicon
from tui.model.records import Actor
from tui.model.sound import sound_key
from tui.model.text import variants


class Persons:
    """The words of all personal names, and whose they are."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self._spellings: dict[int, list[tuple[str, ...]]] = {}
        self._bearers: defaultdict[str, set[int]] = defaultdict(set)
        for number, actor in enumerate(actors):
            if actor.type != "person":
                continue
            spellings = {
                tuple(words_of(form)) for spelling in actor.spellings() for form in variants(spelling.name)
            }
            self._spellings[number] = sorted(spellings)
            for word in {word for spelling in spellings for word in spelling}:
                self._bearers[word].add(number)

    def __contains__(self, number: object) -> bool:
        return number in self._spellings

    def is_shared(self, word: str) -> bool:
        """Whether `word` is part of several persons' names."""
        return len(self._bearers.get(word, ())) > 1

    def bearers(self, words: Sequence[str]) -> set[int]:
        """The persons of whose name `words` are a part that ends with the surname."""
        return {number for number in self._sharing(words) if self._ends(number, tuple(words))}

    def begins(self, number: int, word: str) -> bool:
        """Whether a spelling of the person's name begins with `word`."""
        return any(name[0] == word for name in self._spellings[number])

    def first_bearer(self, word: str) -> int | None:
        """The one person whose name of two words begins with `word`: «Jiang» of Jiang Feng."""
        numbers = self._bearers.get(word, set())
        if len(numbers) != 1:
            return None
        (number,) = numbers
        is_first = any(len(name) == 2 and name[0] == word for name in self._spellings[number])
        return number if is_first else None

    def spelled_nearly(self, words: Sequence[str]) -> int | None:
        """The one person whose name is `words` but for one that sounds the same; three words at least."""
        if len(words) < 3:
            return None
        sharing = {
            number for k in range(len(words)) for number in self._sharing((*words[:k], *words[k + 1 :]))
        }
        found = {
            number for number in sharing if any(_is_near(words, name) for name in self._spellings[number])
        }
        return found.pop() if len(found) == 1 else None

    def _sharing(self, words: Sequence[str]) -> set[int]:
        sets = [self._bearers.get(word, set()) for word in words]
        return set.intersection(*sets) if sets else set()

    def _ends(self, number: int, words: tuple[str, ...]) -> bool:
        return any(
            len(words) < len(name) and words[-1] == name[-1] and _is_within(words, name)
            for name in self._spellings[number]
        )


def _is_within(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether `words` stand in `name` in their order, no particle that belongs to them being left out."""
    rest = iter(name)
    if not all(word in rest for word in words):
        return False
    known = lexicon()
    bound = (known.particles - known.dropped_particles) | known.kept_articles
    at = len(name) - len(words)
    return not (tuple(words) == tuple(name[at:]) and at and name[at - 1] in bound)


def _is_near(words: Sequence[str], name: Sequence[str]) -> bool:
    if len(words) != len(name):
        return False
    other = [(one, two) for one, two in zip(words, name, strict=True) if one != two]
    return len(other) == 1 and len(other[0][0]) > 4 and sound_key(other[0][0]) == sound_key(other[0][1])
