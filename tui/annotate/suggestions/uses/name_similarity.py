"""Similarity of names in texts to names of known persons: other spellings, mistakes, another order.

Similarity only gives suggestions, never a mention. Every significant word must match one of the other name;
«Ibrahim Traoré» and «Karamoko Traoré» are not similar, as two words do not match.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache, lru_cache
from itertools import combinations
from sys import intern

from msgspec import Struct

from tui.i18n import N_
from tui.languages.lexicon import Lexicon
from tui.model.phonetics import joined_key, phonetic_key
from tui.model.records import Actor
from tui.model.text import clean, fold, tokenize

#: A match with less confidence is not suggested.
MIN_SIMILARITY = 0.5
#: A name of more significant words is no person's.
_MAX_NAME_WORDS = 6
#: Two persons whose matches differ by less confidence could both be meant.
_MIN_CONFIDENCE_GAP = 0.05
#: A wrong letter is recognized only in words of at least this length: shorter ones are different words.
_MIN_CHARS_FOR_ONE_EDIT = 4
#: Two wrong letters are recognized only in words of at least this length.
_MIN_CHARS_FOR_TWO_EDITS = 8
#: A wrong letter in a surname alone is recognized only from this length on.
_MIN_CHARS_FOR_ONE_EDIT_ALONE = 6
#: Sounds of fewer letters are equal by chance.
_MIN_SOUND_CHARS = 3
#: Of a word that more spellings have, a set is kept of them.
_MAX_LISTED = 8
#: The cost in confidence of another spelling of a word; mistakes cost more.
_SPELLING_COST = 0.08
#: The costs of one wrong letter, of two, and of a sound that is one letter different.
_ONE_EDIT_COST, _TWO_EDITS_COST, _SIMILAR_SOUND_COST = 0.15, 0.2, 0.25
#: The costs of another order of the words, and of leaving out words of the name.
_ORDER_COST, _OMISSION_COST = 0.05, 0.15


class NameMatch(Struct, frozen=True):
    """A person whose name is similar to the one in the text, with the confidence (0–1) and the reason."""

    actor: int  # the index among the actors
    confidence: float
    reason: str


class _Name(Struct, frozen=True):
    """A name of a person: its significant words, folded and as written."""

    actor: int
    words: tuple[str, ...]
    surface: tuple[str, ...]


def _is_never(_word: str, _other: str) -> bool:
    return False


class KnownNames:
    """The names of all actors, with the search for the name most similar to another."""

    def __init__(
        self, actors: Sequence[Actor], lexicon: Lexicon, is_short_for: Callable[[str, str], bool] = _is_never
    ) -> None:
        self.actors, self._is_short_for = actors, is_short_for
        self._lexicon = lexicon
        self._names: list[_Name] = []
        self._names_by_sound: defaultdict[str, list[int]] = defaultdict(list)  # indexes of `_names`
        spellings_by_word: defaultdict[str, list[int]] = defaultdict(list)  # of all actors
        self._exact_names: set[tuple[str, ...]] = set()
        #: The persons and their names by the sound of these in one word.
        self._names_by_joined: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        self._surnames: defaultdict[int, list[str]] = defaultdict(list)  # by person
        self._ranked: dict[tuple[str, ...], list[NameMatch]] = {}  # what was asked before
        spelling_number = 0
        for actor_index, actor in enumerate(actors):
            for spelling in actor.spellings():
                surface = _surface_words(spelling.name)
                words = tuple(map(intern, map(fold, surface)))
                self._exact_names.add(words)
                spelling_number += 1
                for word in words:
                    spellings_by_word[word].append(spelling_number)
                if actor.type == "person":
                    self._names_by_joined[joined_key(words)].append((actor_index, spelling.name))
                    self._add(self._significant_words(actor_index, words, surface))
        # A set of one number, as most are, would take four times as much as a list.
        self._spellings_by_word: dict[str, Collection[int]] = {
            word: numbers if len(numbers) <= _MAX_LISTED else set(numbers)
            for word, numbers in spellings_by_word.items()
        }

    def _add(self, name: _Name) -> None:
        """Add the name of a person, unless it has too few or too many significant words."""
        if not 2 <= len(name.words) <= _MAX_NAME_WORDS:
            return
        if (surname := name.words[-1]) not in self._surnames[name.actor]:
            self._surnames[name.actor].append(surname)
        for word in set(name.words):
            self._names_by_sound[phonetic_key(word)].append(len(self._names))
        self._names.append(name)

    def _significant_words(self, actor: int, words: tuple[str, ...], surface: tuple[str, ...]) -> _Name:
        """Return a name without its particles and initials."""
        particles = self._lexicon.particles
        indexes = [i for i, word in enumerate(words) if len(word) > 1 and word not in particles]
        return _Name(
            actor, tuple(words[index] for index in indexes), tuple(surface[index] for index in indexes)
        )

    def has_all(self, words: Sequence[str]) -> bool:
        """Return whether one known name has all of these folded words, so that it needs no suggestion."""
        found = sorted((self._spellings_by_word.get(word, ()) for word in words), key=len)
        return bool(found) and bool(set(found[0]).intersection(*found[1:]))

    def most_similar(self, words: Sequence[str]) -> NameMatch | None:
        """Return the only person whose name is similar to these folded words.

        None if nobody's is, or if several are about as similar.
        """
        ranked = self._rank(words)
        return ranked[0] if ranked and not _are_several(ranked) else None

    def could_be_several(self, words: Sequence[str]) -> bool:
        """Return whether the names of several persons are about as similar to these folded words."""
        return _are_several(self._rank(words))

    def _rank(self, words: Sequence[str]) -> list[NameMatch]:
        """Return the persons whose names are similar enough to these folded words, the most similar first."""
        key = tuple(words)
        if key not in self._ranked:
            self._ranked[key] = self._compare_all(key)
        return self._ranked[key]

    def _compare_all(self, words: tuple[str, ...]) -> list[NameMatch]:
        name = self._significant_words(-1, words, words)
        if words in self._exact_names or not 2 <= len(name.words) <= _MAX_NAME_WORDS:
            return []
        common_words = Counter(
            index for word in set(name.words) for index in self._names_by_sound.get(phonetic_key(word), ())
        )
        best: dict[int, NameMatch] = {}
        for actor, same in self._names_by_joined.get(joined_key(words), ()):
            if len(same.split()) != len(words):  # «Dan Galadima», «Dangaladima»
                reason = N_("another spelling of {name}").format(name=same)
                best[actor] = NameMatch(actor, 0.95 - _SPELLING_COST, reason)
        for index, count in common_words.items():
            if count < len(set(name.words)) - 1:
                continue
            match = self._compare(name.words, self._names[index])
            if match and (match.actor not in best or best[match.actor].confidence < match.confidence):
                best[match.actor] = match
        ranked = sorted(best.values(), key=lambda match: -match.confidence)
        return ranked if ranked and ranked[0].confidence >= MIN_SIMILARITY else []

    def similar_by_surname(self, word: str, persons: set[int]) -> NameMatch | None:
        """Return the only one of `persons` (all in the same text) with a surname similar to a folded word."""
        is_common = word in self._lexicon.common_surnames or word in self._lexicon.common_words
        if is_common or word in self._spellings_by_word:
            return None
        matches: dict[int, NameMatch] = {}
        for person in persons:
            for surname in sorted(self._surnames.get(person, ())):
                is_long = len(surname) >= _MIN_SOUND_CHARS and len(word) >= _MIN_CHARS_FOR_ONE_EDIT
                shorter = min(len(word), len(surname))
                if is_long and phonetic_key(word) == phonetic_key(surname):
                    matches[person] = NameMatch(
                        person, 0.6, N_("sounds like {name}").format(name=surname.capitalize())
                    )
                elif shorter >= _MIN_CHARS_FOR_ONE_EDIT_ALONE and _edit_distance(word, surname) == 1:
                    reason = N_("one letter from {name}").format(name=surname.capitalize())
                    matches.setdefault(person, NameMatch(person, MIN_SIMILARITY, reason))
        return next(iter(matches.values())) if len(matches) == 1 else None

    def _compare(self, words: Sequence[str], name: _Name) -> NameMatch | None:
        """Return the best match of `words` with a name, in any order of its words; None without one."""
        best: NameMatch | None = None
        for order, order_cost, order_reasons in _word_orders(words, name):
            word_matches = self._match_words(words, name, order)
            if word_matches is None:
                continue
            confidence = round(0.95 - order_cost - sum(cost for cost, _ in word_matches), 2)
            if best is None or confidence > best.confidence:
                reason = ", ".join([*order_reasons, *(reason for _, reason in word_matches if reason)])
                best = NameMatch(name.actor, confidence, reason or N_("except for a small word"))
        return best

    def _match_words(
        self, words: Sequence[str], name: _Name, order: Sequence[int]
    ) -> list[tuple[float, str]] | None:
        """Return cost and reason for each word; None if one does not match, or two have mistakes."""
        matches = []
        mistakes = 0
        for word, index in zip(words, order, strict=True):
            match = self._match_word(word, name.words[index], name.surface[index], is_long=len(words) > 2)
            if match is None:
                return None
            mistakes += match[0] > _SPELLING_COST
            matches.append(match)
        return matches if mistakes <= 1 else None

    def _match_word(self, word: str, other: str, surface: str, is_long: bool) -> tuple[float, str] | None:
        """Return the cost of taking a word for another, and the reason; None if they do not match.

        `is_long`: in a long name a similar sound matches too. `surface`: the other word as written.
        """
        if word == other:
            return 0.0, ""
        if len(phonetic_key(word)) >= _MIN_SOUND_CHARS and phonetic_key(word) == phonetic_key(other):
            return _SPELLING_COST, N_("sounds like {name}").format(name=surface)
        if self._is_short_for(word, other) or self._is_short_for(other, word):
            return _SPELLING_COST, N_("another spelling of {name}").format(name=surface)
        if word in self._spellings_by_word or word in self._lexicon.common_surnames:
            return None  # another name, not a mistake in this one
        return _find_mistake(word, other, surface, is_long)


def _find_mistake(word: str, other: str, surface: str, is_long: bool) -> tuple[float, str] | None:
    """Return the cost of taking a word for another that has a mistake, and the reason; None without one."""
    shorter, distance = min(len(word), len(other)), _edit_distance(word, other)
    if distance == 1 and shorter >= _MIN_CHARS_FOR_ONE_EDIT:
        return _ONE_EDIT_COST, N_("one letter from {name}").format(name=surface)
    if distance == 2 and shorter >= _MIN_CHARS_FOR_TWO_EDITS:
        return _TWO_EDITS_COST, N_("two letters from {name}").format(name=surface)
    if is_long and shorter > _MIN_CHARS_FOR_ONE_EDIT and _sounds_similar(word, other):
        return _SIMILAR_SOUND_COST, N_("sounds almost like {name}").format(name=surface)
    return None


def _are_several(ranked: Sequence[NameMatch]) -> bool:
    """Return whether the two most similar persons could both be meant."""
    return len(ranked) > 1 and ranked[0].confidence - ranked[1].confidence < _MIN_CONFIDENCE_GAP


def _word_orders(words: Sequence[str], name: _Name) -> Iterator[tuple[Sequence[int], float, list[str]]]:
    """Yield the words of a name that `words` can stand for, as indexes, with the cost and the reasons.

    These are all words in any rotation (surname first), or all but one or two words in the middle.
    """
    size, omitted_count = len(words), len(name.words) - len(words)
    if omitted_count == 0:
        yield range(size), 0.0, []
        for shift in range(1, size):
            yield [(shift + index) % size for index in range(size)], _ORDER_COST, [N_("inverted")]
    elif omitted_count in (1, 2):
        for middle in combinations(range(1, len(name.words) - 1), size - 2):
            order = [0, *middle, len(name.words) - 1]
            omitted = " ".join(word for index, word in enumerate(name.surface) if index not in order)
            yield order, _OMISSION_COST, [N_("without “{omitted}”").format(omitted=omitted)]


def _surface_words(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are written."""
    text = clean(name)
    name_tokens = tokenize(fold(text))
    offsets = zip(name_tokens.starts, name_tokens.ends, strict=True)
    return tuple(intern(text[start:end]) for start, end in offsets if text[start].isalnum())


def _edit_distance(word: str, other: str) -> int:
    """Return how many letters are wrong, missing, superfluous or transposed; 3 for more than two."""
    return _load_distance()(word, other, score_cutoff=2)


@cache
def _load_distance() -> Callable[..., int]:
    """Return the measure of edit distance, which only suggestions need."""
    from rapidfuzz.distance import OSA

    return OSA.distance


def sounds_alike(word: str, other: str) -> bool:
    """Return whether two folded words are spellings of one name: «tiani» and «tchiani»."""
    key = sound_of(word)
    return len(key) >= _MIN_SOUND_CHARS and key == sound_of(other)


@lru_cache(maxsize=16_384)
def sound_of(word: str) -> str:
    """Return the phonetic key of a word in which a consonant before «i» is written hard or soft."""
    return phonetic_key(word.replace("tchi", "ti").replace("tshi", "ti").replace("dji", "di"))


def _sounds_similar(word: str, other: str) -> bool:
    """Return whether the sounds of two words differ in one letter."""
    return _edit_distance(phonetic_key(word), phonetic_key(other)) == 1
