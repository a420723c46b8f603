"""Who appears in one article, and where: what a surname or a title is resolved against."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

#: The place of what stands before the body's first token: the title.
BEFORE = -1
_NEVER = BEFORE - 1


class _Stranger(Struct, frozen=True):
    place: int
    words: frozenset[str]
    offices: frozenset[str]


class Cast:
    """The persons whom an article names in full or by decision, and the strangers who share their names.

    Places count the body's tokens.
    """

    def __init__(self) -> None:
        self._seen: defaultdict[int, list[int]] = defaultdict(list)  # places in order
        self._strangers: defaultdict[str, list[_Stranger]] = defaultdict(list)  # by each word of a name
        self._genders: defaultdict[int, set[str]] = defaultdict(set)

    def __contains__(self, person: object) -> bool:
        return person in self._seen

    def see(self, person: int, place: int) -> None:
        """`person` is meant at `place`."""
        insort(self._seen[person], place)

    def is_seen(self, person: int, place: int) -> bool:
        """Whether the article has named `person` before `place`."""
        return self._last(person, place) > _NEVER

    def see_gender(self, person: int, gender: str) -> None:
        """The article, or the record, speaks of `person` as a woman («f») or a man («m»)."""
        if gender:
            self._genders[person].add(gender)

    def see_stranger(self, words: Sequence[str], place: int, offices: Iterable[str] = ()) -> None:
        """Somebody we do not know bears these words as a name, and is given these offices or ranks."""
        stranger = _Stranger(place, frozenset(words), frozenset(offices))
        for word in stranger.words:
            self._strangers[word].append(stranger)

    def is_of_gender(self, person: int, gender: str) -> bool:
        """Whether nothing speaks against `person` being of a gender."""
        return not gender or not self._genders.get(person) or gender in self._genders[person]

    def nearest(self, persons: Iterable[int], place: int) -> int | None:
        """Whichever of `persons` was seen last before `place`; None where none was, or two as near."""
        last = {person: self._last(person, place) for person in persons}
        best = max(last.values(), default=_NEVER)
        nearest = [person for person, seen in last.items() if seen == best > _NEVER]
        return nearest[0] if len(nearest) == 1 else None

    def is_strange(
        self, words: Sequence[str], persons: Iterable[int], place: int, offices: Iterable[str] = ()
    ) -> bool:
        """Whether a stranger of that name may be meant: one seen before `place`, later than all of `persons`.

        In the title (`place` is BEFORE) the body's first bearer of the name counts. With `offices` only a
        stranger who is given one of them.
        """
        bearers = [one.place for one in self._bearers(words, offices)]
        if place == BEFORE:
            first = min((self._seen[person][0] for person in persons), default=BEFORE)
            return any(at < first for at in bearers)
        strange = max((at for at in bearers if at < place), default=_NEVER)
        return strange > _NEVER and all(self._last(person, place) < strange for person in persons)

    def has_stranger(self, words: Sequence[str]) -> bool:
        """Whether a stranger bears `words` anywhere in the article."""
        return any(True for _ in self._bearers(words))

    def _bearers(self, words: Sequence[str], offices: Iterable[str] = ()) -> Iterator[_Stranger]:
        wanted, keys = frozenset(words), frozenset(offices)
        for one in self._strangers.get(words[-1], ()):
            if wanted <= one.words and (not keys or keys & one.offices):
                yield one

    def _last(self, person: int, place: int) -> int:
        """The last place before `place` at which `person` was seen."""
        seen = self._seen.get(person, [])
        before = bisect_left(seen, place)
        return seen[before - 1] if before else _NEVER
