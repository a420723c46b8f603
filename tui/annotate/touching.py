"""Which texts a changed record can touch: only those with one of these words need marking anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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


def touched_words(old: Actor, new: Actor) -> frozenset[str]:
    """Folded words of which at least one is in every text that is marked otherwise by `new` than by `old`.

    Where a person has only gained or lost ways to be named, these are the words of what came and went. By the
    names of others the offices are read that their records give to persons: there it is all their words.
    """
    if old.type != "person" or _known(old) != _known(new):
        return touching_words(old) | touching_words(new)
    phrases = {*old.demonyms, *old.capitals, *old.not_} ^ {*new.demonyms, *new.capitals, *new.not_}
    found = {_longest(key.split()) for phrase in phrases for key in keys_of(phrase)}
    changed = set(old.spellings()) ^ set(new.spellings())
    kept = {tuple(key.split()) for one in old.spellings() if one not in changed for key in keys_of(one.name)}
    for spelling in changed:
        for key in keys_of(spelling.name):
            found |= _of_part(key.split(), kept)
    return frozenset(found)


def _known(actor: Actor) -> tuple[object, ...]:
    """What else decides how an actor is marked, and what is said of it."""
    return actor.name, actor.type, actor.roles, actor.of


def _of_part(name: Sequence[str], kept: set[tuple[str, ...]]) -> set[str]:
    """A word of every text that a spelling of a person, beside those that stay, can touch; see `Persons`.

    A part of a name ends with the surname; a first name alone is one of two words; of a name of three, one
    may be written as it sounds. What is new among its words is now shared with other persons.
    """
    known = {word for one in kept for word in one}
    found = {name[-1], *(word for word in _telling(name) if word not in known)}
    if len(name) == 2 and not any(len(one) == 2 and one[0] == name[0] for one in kept):
        found.add(name[0])
    return found | ({_longest(name[:-1])} if len(name) > 2 else set())


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
