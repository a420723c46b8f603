"""Who appears in one article, and where: what a surname or a title is resolved against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

#: The place of what stands before the body's first token: the title.
BEFORE = -1


class _Stranger(Struct, frozen=True):
    place: int
    words: frozenset[str]
    offices: frozenset[str]


class Cast:
    """The persons whom an article names in full or by decision, and the strangers who share their names.

    Places count the body's tokens.
    """

    def __init__(self) -> None:
        self._seen: defaultdict[int, list[int]] = defaultdict(list)
        self._strangers: list[_Stranger] = []
        self._genders: defaultdict[int, set[str]] = defaultdict(set)

    def see(self, person: int, place: int) -> None:
        """`person` is meant at `place`."""
        self._seen[person].append(place)

    def see_gender(self, person: int, gender: str) -> None:
        """The article, or the record, speaks of `person` as a woman («f») or a man («m»)."""
        if gender:
            self._genders[person].add(gender)

    def see_stranger(self, words: Iterable[str], place: int, offices: Iterable[str] = ()) -> None:
        """Somebody we do not know bears these words as a name, and is given these offices or ranks."""
        self._strangers.append(_Stranger(place, frozenset(words), frozenset(offices)))

    def is_of_gender(self, person: int, gender: str) -> bool:
        """Whether nothing speaks against `person` being of a gender."""
        return not gender or not self._genders.get(person) or gender in self._genders[person]

    def __contains__(self, person: object) -> bool:
        return person in self._seen

    def __iter__(self) -> Iterator[int]:
        return iter(self._seen)

    def nearest(self, persons: Iterable[int], place: int) -> int | None:
        """Whichever of `persons` was seen last before `place`; None where none was, or two as near."""
        last = {person: self._last(person, place) for person in persons}
        best = max(last.values(), default=BEFORE - 1)
        nearest = [person for person, seen in last.items() if seen == best and best >= BEFORE]
        return nearest[0] if len(nearest) == 1 else None

    def is_strange(
        self, words: Iterable[str], persons: Iterable[int], place: int, offices: Iterable[str] = ()
    ) -> bool:
        """Whether a stranger of that name may be meant: one seen before `place`, later than all of `persons`.

        In the title (`place` is BEFORE) the body's first bearer of the name counts. With `offices` only a
        stranger who is given one of them.
        """
        wanted, keys = frozenset(words), frozenset(offices)
        bearers = [
            one.place for one in self._strangers if wanted <= one.words and (not keys or keys & one.offices)
        ]
        if place == BEFORE:
            first = min((min(self._seen[person]) for person in persons), default=BEFORE)
            return any(at < first for at in bearers)
        strange = max((at for at in bearers if at < place), default=None)
        return strange is not None and all(self._last(person, place) < strange for person in persons)

    def has_stranger(self, words: Iterable[str]) -> bool:
        """Whether a stranger bears `words` anywhere in the article."""
        wanted = frozenset(words)
        return any(wanted <= one.words for one in self._strangers)

    def _last(self, person: int, place: int) -> int:
        return max((at for at in self._seen.get(person, ()) if at < place), default=BEFORE - 1)
