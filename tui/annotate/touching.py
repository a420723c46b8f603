"""Which texts a changed record can touch: only those with one of these words need marking anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from tui.annotate.gazetteer import keys_of, words_of
from tui.annotate.lexicon import Phrases, lexicon, office_table
from tui.model.records import Actor

#: By their roles in the records of others these can be meant by «la junte», «le régime militaire».
_BODIES = ("organization", "group", "public-body")


def touching_words(actor: Actor) -> frozenset[str]:
    """Folded words of which at least one is in every text in which `actor` can be marked."""
    whole = [*actor.demonyms, *actor.capitals]
    found: set[str] = set()
    for spelling in actor.spellings():
        if actor.type == "person":
            found.update(word for key in keys_of(spelling.name) for word in _telling(key.split()))
        else:
            whole.append(spelling.name)
    found.update(_longest(key.split()) for name in whole for key in keys_of(name))
    for role in actor.roles:
        title = words_of(role.title)
        if not _is_rank(tuple(title)):
            found.update(_telling(title))
            found |= _synonyms(tuple(title))
    if actor.type in _BODIES:
        found |= _forms_of("junta")
    return frozenset(found)


def _telling(words: Iterable[str]) -> list[str]:
    """Words that tell something: neither articles nor particles nor single letters; all if none does."""
    every = list(words)
    small = lexicon().function_words | lexicon().particles
    return [word for word in every if len(word) > 1 and word not in small] or every


def _longest(words: Iterable[str]) -> str:
    return max(_telling(words), key=len)


@lru_cache(maxsize=1024)
def _is_rank(title: tuple[str, ...]) -> bool:
    """Whether a title is only a style before a name: it needs the name, whose words are known."""
    return any(
        title == tuple(words_of(form))
        for entry in office_table().office
        if entry.rank
        for form in entry.forms
    )


@lru_cache(maxsize=1024)
def _synonyms(title: tuple[str, ...]) -> frozenset[str]:
    """A word of every description by which the holder of a role can be meant."""
    found = _keys().longest(title, 0)
    if found is None:
        return frozenset()
    fits = {entry.key: {entry.key, *entry.fits} for entry in office_table().office}
    return frozenset(word for key in fits.get(found[1], {found[1]}) for word in _forms_of(key))


@lru_cache(maxsize=1)
def _keys() -> Phrases[str]:
    """The forms of all offices, and which office each is."""
    keys: Phrases[str] = Phrases()
    for entry in office_table().office:
        for form in entry.forms:
            keys.add(words_of(form), entry.key)
    return keys


@lru_cache(maxsize=256)
def _forms_of(key: str) -> frozenset[str]:
    """A word of every form of an office, and of what stands for one."""
    return frozenset(_longest(form) for form in _descriptions(key))


def _descriptions(key: str) -> Iterator[list[str]]:
    for entry in office_table().office:
        if entry.key == key:
            yield from map(words_of, entry.forms)
    for form, meant in office_table().same.items():
        found = _keys().longest(words_of(meant), 0)
        if found and found[1] == key:
            yield words_of(form)
