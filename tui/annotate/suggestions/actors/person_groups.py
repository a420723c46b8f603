"""Which names without a record are one person's: other spellings, another order, fewer words.

Every word of the shorter name must be one of the longer: written alike, sounding alike, or with one letter
wrong in a single word.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise

from msgspec import Struct

from tui.annotate.suggestions.uses.name_similarity import sound_of, sounds_alike
from tui.languages.lexicon import CandidateLexicon, Lexicon

#: A wrong letter is recognized only in words of at least so many letters.
_MIN_CHARS_FOR_ONE_EDIT = 5
#: A name with this many words of another is the same, whichever words they are.
_MIN_TELLING_WORDS = 3
#: Pairs of names of which it is kept whether one has another word: twice as many as a large corpus compares.
_MAX_KEPT_PAIRS = 32_768

Words = tuple[str, ...]


class NameContext(Struct):
    """How a name is used: in which articles, with which offices, how often."""

    count: int
    articles: set[str]
    offices: set[str]  # that one person holds


class PersonGroups:
    """Groups of names, each of one person, the fullest name first."""

    def __init__(self, lexicon: Lexicon, words: CandidateLexicon) -> None:
        self._lexicon, self._given_names = lexicon, words.given_names
        self._is_short_for, self._short_names = words.is_short_for, words.short_names
        self._common_surnames = lexicon.common_surnames
        self._groups: list[list[Words]] = []
        self._groups_by_sound: defaultdict[str, list[int]] = defaultdict(list)
        self._groups_by_letters: defaultdict[str, set[int]] = defaultdict(set)  # of words but for one letter
        self._groups_by_office: defaultdict[str, set[int]] = defaultdict(set)
        self._groups_by_form: defaultdict[Words, set[int]] = defaultdict(set)  # of whole names
        self._telling_words: dict[Words, Words] = {}

    def group(self, uses: Mapping[Words, NameContext]) -> list[list[Words]]:
        """Return the names in groups; the longest and most frequent of a group stands first."""
        for name in sorted(uses, key=lambda name: (-len(self._telling(name)), -uses[name].count, name)):
            offices = uses[name].offices
            fitting = [i for i in self._neighbours(name, offices) if self._fits(name, self._groups[i], uses)]
            if len(fitting) == 1:
                self._add(name, offices, fitting[0])
            elif fitting and (same := self._closest(name, fitting, uses)) is not None:
                self._add(name, offices, same)
            else:
                self._groups.append([])
                self._add(name, offices, len(self._groups) - 1)
        return self._groups

    def _add(self, name: Words, offices: Iterable[str], group: int) -> None:
        self._groups[group].append(name)
        for word in set(self._telling(name)):
            postings = self._groups_by_sound[sound_of(word)]
            if group not in postings[-1:]:
                postings.append(group)
            for letters in _without_a_letter(word):
                self._groups_by_letters[letters].add(group)
        for office in offices:
            self._groups_by_office[office].add(group)
        for form in self._other_forms(name):
            self._groups_by_form[form].add(group)

    def _telling(self, name: Words) -> Words:
        """Return the words of a name without particles."""
        words = self._telling_words.get(name)
        if words is None:
            words = tuple(word for word in name if word not in self._lexicon.particles)
            self._telling_words[name] = words
        return words

    def _other_forms(self, name: Words) -> Iterator[Words]:
        """Yield the sound of a name in one word, and the name with each given name that its own shortens."""
        yield (sound_of("".join(name)),)
        telling = self._telling(name)
        if len(telling) > 1:
            first, *rest = telling
            yield from ((given, *rest) for given in (first, *self._short_names.get(first, ())))

    def _neighbours(self, name: Words, offices: Iterable[str]) -> list[int]:
        """Return the groups that a name may belong to, in their order."""
        forms = (self._groups_by_form.get(form, ()) for form in self._other_forms(name))
        return sorted(set(self._groups_with_words(name, offices)).union(*forms))

    def _groups_with_words(self, name: Words, offices: Iterable[str]) -> Iterable[int]:
        """Return the groups in which a name has a word less at most.

        Of a name of two words the other one must be misspelt there, or be an initial, or the office the same:
        hundreds have a given name.
        """
        words = set(self._telling(name))
        heard = {word: set(self._groups_by_sound.get(sound_of(word), ())) for word in words}
        if len(words) != 2 or any(len(word) == 1 for word in words):
            counts = Counter(chain.from_iterable(heard.values()))
            return [i for i, count in counts.items() if count >= min(2, len(words)) - (len(words) == 2)]
        (first, with_first), (second, with_second) = heard.items()
        of_office = set().union(*(self._groups_by_office.get(office, ()) for office in offices))
        return with_first & (with_second | self._with_letters(second) | of_office) | with_second & (
            self._with_letters(first) | of_office
        )

    def _with_letters(self, word: str) -> set[int]:
        """Return the groups with a word of which one letter may be wrong in another one."""
        groups = (self._groups_by_letters.get(letters, ()) for letters in _without_a_letter(word))
        return set().union(*groups)

    def _closest(self, name: Words, groups: Sequence[int], uses: Mapping[Words, NameContext]) -> int | None:
        """Return the only group of several that shares articles or an office with a name; else None."""
        shared = [i for i in groups if self._has_shared_context(name, self._groups[i], uses)]
        return shared[0] if len(shared) == 1 else None

    def _has_shared_context(
        self, name: Words, group: Iterable[Words], uses: Mapping[Words, NameContext]
    ) -> bool:
        use = uses[name]
        return any(
            use.articles & uses[other].articles or use.offices & uses[other].offices for other in group
        )

    def _fits(self, name: Words, group: Sequence[Words], uses: Mapping[Words, NameContext]) -> bool:
        """Return whether a name is that of the person of a group."""
        return any(self._is_same(name, other, uses) for other in group[:8])

    def _is_same(self, name: Words, other: Words, uses: Mapping[Words, NameContext]) -> bool:
        shorter, longer = self._telling(name), self._telling(other)
        # «Dan Galadima», «Dangaladima»; «Ken», «Kenneth»
        if sounds_alike("".join(name), "".join(other)) or self._has_short_given_name(shorter, longer):
            return True
        return self._has_same_words(shorter, longer, uses[name], uses[other])

    def _has_same_words(
        self, shorter: Words, longer: Words, use: NameContext, other_use: NameContext
    ) -> bool:
        """Return whether the words of one of two names are words of the other, as far as its use allows."""
        if len(shorter) > len(longer):
            shorter, longer = longer, shorter
        has_same_office = not use.offices.isdisjoint(other_use.offices)
        if not has_same_office and _has_other_word(shorter, longer, self._given_names, self._common_surnames):
            return False
        places = self._match(shorter, longer)
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
        return has_surname or bool(use.articles & other_use.articles)

    def _has_short_given_name(self, one: Words, other: Words) -> bool:
        """Return whether two names differ in a given name that one of them shortens: «Ken», «Kenneth»."""
        if one[1:] != other[1:] or len(one) < 2:
            return False
        return self._is_short_for(one[0], other[0]) or self._is_short_for(other[0], one[0])

    def _match(self, shorter: Words, longer: Words) -> list[int | None]:
        """Return for each word of a name its place in a longer one; None where it is not there."""
        places: list[int | None] = []
        has_mistake = len(shorter) == 1  # in a single word none is recognized
        for word in shorter:
            free = [(i, other) for i, other in enumerate(longer) if i not in places]
            place = self._find_alike(word, free)
            if place is None and not has_mistake:
                place = next((i for i, other in free if self._is_misspelt(word, other)), None)
                has_mistake = place is not None
            places.append(place)
        return places

    def _find_alike(self, word: str, free: Sequence[tuple[int, str]]) -> int | None:
        """Return the place of a word written alike, else of one that sounds alike, else of its initial's."""
        for i, other in free:
            if other == word:
                return i
        for i, other in free:
            if sounds_alike(word, other):
                return i
        if len(word) > 1:
            return None
        return next((i for i, other in free if other[0] == word), None)

    def _is_misspelt(self, word: str, other: str) -> bool:
        return _is_misspelt(word, other, self._given_names, self._common_surnames)


@lru_cache(maxsize=_MAX_KEPT_PAIRS)
def _has_other_word(
    shorter: Words, longer: Words, given_names: frozenset[str], common_surnames: frozenset[str]
) -> bool:
    """Return whether a name surely has a word that a longer one lacks; found faster than by a match.

    It is asked of the same names again and again, after each act of a person.
    """
    sounds = [sound_of(word) for word in longer]
    unheard = [word for word in shorter if sound_of(word) not in sounds]
    if len(unheard) != 1 or len(unheard[0]) == 1:
        return len(unheard) > 1 and all(len(word) > 1 for word in unheard)
    return not any(_is_misspelt(unheard[0], other, given_names, common_surnames) for other in longer)


def _without_a_letter(word: str) -> set[str]:
    """Return a word, and what is left of it without each letter, where it is long enough to be misspelt.

    Two words of which one letter is wrong have one of these in common.
    """
    if len(word) < _MIN_CHARS_FOR_ONE_EDIT:
        return set()
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _is_misspelt(word: str, other: str, given_names: frozenset[str], common_surnames: frozenset[str]) -> bool:
    """Return whether one letter is wrong, and the two are not two names of their own."""
    from rapidfuzz.distance import OSA  # late: only suggestions need it

    if min(len(word), len(other)) < _MIN_CHARS_FOR_ONE_EDIT or abs(len(word) - len(other)) > 1:
        return False
    if {word, other} <= given_names or {word, other} & common_surnames:
        return False
    return int(OSA.distance(word, other, score_cutoff=1)) <= 1


def _is_ascending(places: Sequence[int]) -> bool:
    return all(first < second for first, second in pairwise(places))


def _is_rotation(places: Sequence[int]) -> bool:
    """Return whether places are in order, perhaps with the first ones behind the others."""
    return sum(first > second for first, second in zip(places, [*places[1:], places[0]], strict=True)) <= 1
