"""The persons mentioned so far in one article, against whom surnames and titles are resolved."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

#: The position of a mention in the title: before the first token of the body.
IN_TITLE = -1
#: The position of the last mention of a person whom the article has not mentioned.
_NOT_MENTIONED = IN_TITLE - 1


class _UnknownPerson(Struct, frozen=True):
    """A person without a record: the position of the mention, the words of the name, keys of offices."""

    token_index: int
    words: frozenset[str]
    offices: frozenset[str]


class EntityTracker:
    """The persons whom an article mentions, in order, and the unknown persons who share their names.

    Persons are indexes among the actors. A position (`token_index`) is the index of a token of the body, or
    IN_TITLE.
    """

    def __init__(self) -> None:
        self._mention_indexes: defaultdict[int, list[int]] = defaultdict(list)  # in order
        self._unknown_persons: defaultdict[str, list[_UnknownPerson]] = defaultdict(list)  # by word of a name
        self._genders: defaultdict[int, set[str]] = defaultdict(set)

    def __contains__(self, person: object) -> bool:
        return person in self._mention_indexes

    def record_person(self, person: int, token_index: int) -> None:
        """Record a mention of a person."""
        insort(self._mention_indexes[person], token_index)

    def is_recorded(self, person: int, token_index: int) -> bool:
        """Return whether the article mentions a person before a position."""
        return self._last_index(person, token_index) > _NOT_MENTIONED

    def is_recorded_between(self, person: int, first: int, last: int) -> bool:
        """Return whether the article mentions a person from one position on and before another."""
        return self._last_index(person, last) >= first

    def recorded_between(self, first: int, last: int) -> set[int]:
        """Return whom the article mentions from one position on and before another."""
        return {one for one in self._mention_indexes if self.is_recorded_between(one, first, last)}

    def record_gender(self, person: int, gender: str) -> None:
        """Record that the article or the actor's record gives a person a gender: «f», «m»; empty: none."""
        if gender:
            self._genders[person].add(gender)

    def record_unknown_person(
        self, words: Sequence[str], token_index: int, offices: Iterable[str] = ()
    ) -> None:
        """Record an unknown person with a name of these words, and the offices that the text gives."""
        unknown_person = _UnknownPerson(token_index, frozenset(words), frozenset(offices))
        for word in unknown_person.words:
            self._unknown_persons[word].append(unknown_person)

    def is_of_gender(self, person: int, gender: str) -> bool:
        """Return whether no recorded gender of a person contradicts `gender` (empty: unknown)."""
        return not gender or not self._genders.get(person) or gender in self._genders[person]

    def nearest_person(
        self, persons: Iterable[int], token_index: int, passage_of: Callable[[int], int]
    ) -> int | None:
        """Return the only one of the persons whom the last passage that mentions any of them mentions.

        It must be mentioned before the position. None if there is none, or more than one. `passage_of`
        returns the number of the passage of a position: of its sentence or paragraph, or the position.
        """
        last_indexes = {person: self._last_index(person, token_index) for person in persons}
        latest = max(last_indexes.values(), default=_NOT_MENTIONED)
        if latest == _NOT_MENTIONED:
            return None
        nearest = [person for person, last in last_indexes.items() if passage_of(last) == passage_of(latest)]
        return nearest[0] if len(nearest) == 1 else None

    def is_rivaled(self, person: int, namesakes: Iterable[int], start: int, token_index: int) -> bool:
        """Return whether a namesake was mentioned at least as often as a person, who is not from `start` on.

        `start`, `token_index`: the first position of the paragraph, and the one before which mentions count.
        """
        if self.is_recorded_between(person, start, token_index):
            return False
        counts = {one: bisect_left(self._mention_indexes.get(one, []), token_index) for one in namesakes}
        return any(count >= counts[person] for one, count in counts.items() if one != person)

    def is_other_person(
        self, words: Sequence[str], persons: Iterable[int], token_index: int, offices: Iterable[str] = ()
    ) -> bool:
        """Return whether a name may mean an unknown person, mentioned later than all of `persons`.

        The mention must be before `token_index`. In the title (IN_TITLE) the first person of the body
        with that name counts. With `offices`, only an unknown person with one of these offices counts.
        """
        unknown_indexes = [unknown.token_index for unknown in self._unknown_bearers(words, offices)]
        if token_index == IN_TITLE:
            first = min((self._mention_indexes[person][0] for person in persons), default=IN_TITLE)
            return any(unknown_index < first for unknown_index in unknown_indexes)
        latest = max((other for other in unknown_indexes if other < token_index), default=_NOT_MENTIONED)
        is_latest = all(self._last_index(person, token_index) < latest for person in persons)
        return latest > _NOT_MENTIONED and is_latest

    def has_unknown_since(self, words: Sequence[str], token_index: int) -> bool:
        """Return whether an unknown person with these words in the name is mentioned from a position on."""
        return any(unknown.token_index >= token_index for unknown in self._unknown_bearers(words))

    def has_unknown_person(self, words: Sequence[str]) -> bool:
        """Return whether an unknown person anywhere in the article has a name with these words."""
        return any(True for _ in self._unknown_bearers(words))

    def _unknown_bearers(self, words: Sequence[str], offices: Iterable[str] = ()) -> Iterator[_UnknownPerson]:
        """Yield the unknown persons whose name has all these words, with one of `offices` if any is given."""
        name_words, keys = frozenset(words), frozenset(offices)
        for unknown_person in self._unknown_persons.get(words[-1], ()):
            if name_words <= unknown_person.words and (not keys or keys & unknown_person.offices):
                yield unknown_person

    def _last_index(self, person: int, token_index: int) -> int:
        """Return the last position before `token_index` at which a person is mentioned, or _NOT_MENTIONED."""
        token_indexes = self._mention_indexes.get(person, [])
        count = bisect_left(token_indexes, token_index)
        return token_indexes[count - 1] if count else _NOT_MENTIONED
