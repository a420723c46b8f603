"""Who appears in one article, and where: what a surname or a title is resolved against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

#: The place of what stands before the body's first token: the title.
BEFORE = -1


class Cast:
    """The persons whom an article names in full or by decision, and the strangers who share their names.

    Places count the body's tokens.
    """

    def __init__(self) -> None:
        self._seen: defaultdict[int, list[int]] = defaultdict(list)
        self._strangers: list[tuple[int, frozenset[str]]] = []

    def see(self, person: int, place: int) -> None:
        """`person` is meant at `place`."""
        self._seen[person].append(place)

    def see_stranger(self, words: Iterable[str], place: int) -> None:
        """Somebody we do not know bears these words as a name."""
        self._strangers.append((place, frozenset(words)))

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

    def is_strange(self, words: Iterable[str], persons: Iterable[int], place: int) -> bool:
        """Whether, before `place`, a stranger of that name was seen later than all of `persons`."""
        wanted = frozenset(words)
        strange = max((at for at, known in self._strangers if at < place and wanted <= known), default=None)
        if strange is None:
            return False
        return all(self._last(person, place) < strange for person in persons)

    def has_stranger(self, words: Iterable[str]) -> bool:
        """Whether a stranger bears `words` anywhere in the article."""
        wanted = frozenset(words)
        return any(wanted <= known for _, known in self._strangers)

    def _last(self, person: int, place: int) -> int:
        return max((at for at in self._seen.get(person, ()) if at < place), default=BEFORE - 1)
