"""The words of the texts in which one name more or less of a person can change who is meant."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

from msgspec import structs

from tui.annotate.resolve.person_names import PersonNameIndex
from tui.languages.language import Language
from tui.model.records import Actor, Name

Words = tuple[str, ...]


def new_parts_of_name(
    name: Words, person: Actor, others: Collection[Name], language: Language
) -> frozenset[Words] | None:
    """Return the parts of a name by which none of the other names of a person means that person.

    A text that the name affects has all words of one of them, an initial, or another spelling of one of its
    words. None: the surname alone can mean more or less than with the other names.
    """
    index = PersonNameIndex([structs.replace(person, names={}, aliases=tuple(others))], language.lexicon)
    *before, surname = name
    is_articled = len(before) > 1 and before[-1] in language.lexicon.kept_articles
    if not before or is_articled or not index.persons_named((surname,)):
        return None
    parts = {
        (*some, surname)
        for length in range(1, len(before) + 1)
        for some in combinations(before, length)
        if not index.persons_named((*some, surname)) and not index.is_whole_name((*some, surname))
    }
    if not index.starts_name(0, before[0]):
        parts.add((before[0], surname))
    return frozenset({*parts, name})
