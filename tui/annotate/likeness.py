"""How a name in a text is like one the records know: another spelling, a mistake, another order.

Likeness only proposes: nothing is marked by it. All words that tell something must match, each with one
of the other name; of «Ibrahim Traoré» and «Karamoko Traoré» one does not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from tui.annotate.lexicon import lexicon
from tui.model.records import Actor
from tui.model.sound import sound_key
from tui.model.text import clean, fold, tokens

#: Below this a likeness is not worth a look.
LEAST = 0.5
#: A name of more words that tell something is no person's.
_MOST_WORDS = 6
#: Two persons whose likeness differs by less could both be meant.
_APART = 0.05
#: A mistake of one letter is seen in words from so many letters, of two from so many.
_ONE_OFF, _TWO_OFF = 4, 8
#: What another spelling of a word costs in confidence; mistakes cost more.
_SOUND = 0.08
#: A surname alone needs more letters.
_ONE_OFF_ALONE = 6


class Likeness(Struct, frozen=True):
    """A person whose name is like the one in the text."""

    actor: int  # its place among the actors
    confidence: float
    why: str


class _Name(Struct, frozen=True):
    actor: int
    words: tuple[str, ...]  # folded, those that tell something
    shown: tuple[str, ...]  # the same as they are written


class KnownNames:
    """The names of all actors, asked for what is like them."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self._names: list[_Name] = []
        self._by_sound: defaultdict[str, list[int]] = defaultdict(list)
        self._spellings: defaultdict[str, set[int]] = defaultdict(set)  # of all actors, by word
        self._exact: set[tuple[str, ...]] = set()
        self._alone: defaultdict[int, set[str]] = defaultdict(set)  # persons' surnames
        count = 0
        for number, actor in enumerate(actors):
            for spelling in actor.spellings():
                shown = _shown(spelling.name)
                words = tuple(map(fold, shown))
                self._exact.add(words)
                count += 1
                for word in words:
                    self._spellings[word].add(count)
                if actor.type == "person":
                    self._add(_telling(number, words, shown))

    def _add(self, name: _Name) -> None:
        if not 2 <= len(name.words) <= _MOST_WORDS:
            return
        self._alone[name.actor].add(name.words[-1])
        for word in set(name.words):
            self._by_sound[sound_key(word)].append(len(self._names))
        self._names.append(name)

    def has_all(self, words: Sequence[str]) -> bool:
        """Whether one known name has all of these folded words: it needs no suggestion."""
        sets = [self._spellings.get(word) or set() for word in words]
        return bool(sets) and bool(set.intersection(*sets))

    def like(self, words: Sequence[str]) -> Likeness | None:
        """The one person whose name is like these folded words; None where that is nobody, or two."""
        name = _telling(-1, tuple(words), tuple(words))
        if tuple(words) in self._exact or not 2 <= len(name.words) <= _MOST_WORDS:
            return None
        shared = Counter(n for word in set(name.words) for n in self._by_sound.get(sound_key(word), ()))
        best: dict[int, Likeness] = {}
        for n, count in shared.items():
            if count < len(set(name.words)) - 1:
                continue
            found = self._compare(name.words, self._names[n])
            if found and (found.actor not in best or best[found.actor].confidence < found.confidence):
                best[found.actor] = found
        ranked = sorted(best.values(), key=lambda one: -one.confidence)
        if not ranked or ranked[0].confidence < LEAST:
            return None
        if len(ranked) > 1 and ranked[0].confidence - ranked[1].confidence < _APART:
            return None
        return ranked[0]

    def like_surname(self, word: str, persons: set[int]) -> Likeness | None:
        """Whichever of `persons` (all named in the same text) has a surname like `word`, a folded word."""
        if word in self._spellings or word in lexicon().common_surnames | lexicon().common_words:
            return None
        found: dict[int, Likeness] = {}
        for person in persons:
            for surname in sorted(self._alone.get(person, ())):
                if len(surname) >= 3 and len(word) >= _ONE_OFF and sound_key(word) == sound_key(surname):
                    found[person] = Likeness(person, 0.6, f"sounds like {surname.capitalize()}")
                elif min(len(word), len(surname)) >= _ONE_OFF_ALONE and _distance(word, surname) == 1:
                    found.setdefault(
                        person, Likeness(person, LEAST, f"one letter from {surname.capitalize()}")
                    )
        return next(iter(found.values())) if len(found) == 1 else None

    def _compare(self, words: Sequence[str], name: _Name) -> Likeness | None:
        """The best way in which `words` can be `name`."""
        best: Likeness | None = None
        for order, cost, how in _orders(words, name):
            found = self._pairs(words, name, order)
            if found is None:
                continue
            confidence = round(0.95 - cost - sum(price for price, _ in found), 2)
            if best is None or confidence > best.confidence:
                why = ", ".join([*how, *(words_ for _, words_ in found if words_)])
                best = Likeness(name.actor, confidence, why or "but for a small word")
        return best

    def _pairs(
        self, words: Sequence[str], name: _Name, order: Sequence[int]
    ) -> list[tuple[float, str]] | None:
        """What each word costs and how it is like its other; None where one is not, or two are mistaken."""
        found = []
        mistakes = 0
        for word, at in zip(words, order, strict=True):
            pair = self._pair(word, name.words[at], name.shown[at], is_long=len(words) > 2)
            if pair is None:
                return None
            mistakes += pair[0] > _SOUND
            found.append(pair)
        return found if mistakes <= 1 else None

    def _pair(self, word: str, other: str, shown: str, is_long: bool) -> tuple[float, str] | None:
        """What a word costs and how it is like `other`; in a long name it may also nearly sound alike."""
        if word == other:
            return 0.0, ""
        if len(sound_key(word)) >= 3 and sound_key(word) == sound_key(other):
            return _SOUND, f"sounds like {shown}"
        if word in self._spellings or word in lexicon().common_surnames:
            return None  # another name, not a mistake in this one
        shortest, off = min(len(word), len(other)), _distance(word, other)
        mistakes = (
            (0.15, "one letter from", off == 1 and shortest >= _ONE_OFF),
            (0.2, "two letters from", off == 2 and shortest >= _TWO_OFF),
            (0.25, "nearly sounds like", is_long and shortest > _ONE_OFF and _sound_nearly(word, other)),
        )
        return next(((cost, f"{how} {shown}") for cost, how, is_so in mistakes if is_so), None)


def _orders(words: Sequence[str], name: _Name) -> Iterator[tuple[Sequence[int], float, list[str]]]:
    """Which words of the name are meant by `words`: all, in their order or surname first; or fewer."""
    size, more = len(words), len(name.words) - len(words)
    if more == 0:
        yield range(size), 0.0, []
        for turn in range(1, size):
            yield [(turn + at) % size for at in range(size)], 0.05, ["inverted"]
    elif more in (1, 2):
        for middle in combinations(range(1, len(name.words) - 1), size - 2):
            order = [0, *middle, len(name.words) - 1]
            left = " ".join(shown for at, shown in enumerate(name.shown) if at not in order)
            yield order, 0.15, [f"without «{left}»"]


def _shown(name: str) -> tuple[str, ...]:
    """The words of a name as they are written."""
    text = clean(name)
    found = tokens(fold(text))
    places = zip(found.starts, found.ends, strict=True)
    return tuple(text[start:end] for start, end in places if text[start].isalnum())


def _telling(actor: int, words: tuple[str, ...], shown: tuple[str, ...]) -> _Name:
    """A name without its particles and initials."""
    particles = lexicon().particles
    kept = [at for at, word in enumerate(words) if len(word) > 1 and word not in particles]
    return _Name(actor, tuple(words[at] for at in kept), tuple(shown[at] for at in kept))


def _distance(word: str, other: str) -> int:
    """How many letters are wrong, missing, too many or exchanged; 3 for more than two."""
    from rapidfuzz.distance import OSA  # late: only suggestions need it

    return int(OSA.distance(word, other, score_cutoff=2))


def _sound_nearly(word: str, other: str) -> bool:
    return _distance(sound_key(word), sound_key(other)) == 1
