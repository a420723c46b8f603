"""The words by which the texts are found that must be annotated again after a record has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from tui.annotate.spelling.written_forms import keys_of, words_of
from tui.languages.foreign import english_names_of
from tui.languages.language import Language
from tui.languages.phrase_table import PhraseTable
from tui.languages.registry import find_language
from tui.model.records import Actor

#: Actors that «la junte» or «le régime militaire» can mean, by roles in the records of others.
_BODY_TYPES = ("organization", "group", "public-body")


class AffectedWords(Struct, frozen=True):
    """The folded words of the texts that a changed record affects.

    Each such text has a word of `alone`, or all words of one of `wholes`, or a word of `given` that few other
    persons have, or all words but the surname of one of `names`, and another spelling of the surname.
    """

    alone: frozenset[str] = frozenset()
    wholes: frozenset[tuple[str, ...]] = frozenset()
    given: frozenset[str] = frozenset()  # what stands before a surname
    names: frozenset[tuple[str, ...]] = frozenset()

    def __or__(self, other: AffectedWords) -> AffectedWords:
        return AffectedWords(
            self.alone | other.alone,
            self.wholes | other.wholes,
            self.given | other.given,
            self.names | other.names,
        )


def words_mentioning(actor: Actor, *, may_be_junta: bool = True) -> AffectedWords:
    """Return the words of which every text that can mention `actor` contains at least one.

    A hashtag is one word: «#BurkinaFaso». A text may break any of the words at the end of a line.
    `may_be_junta`: whether a record gives an office of this actor to somebody.
    """
    language = find_language()
    unabridged_names = [*actor.demonyms, *actor.capitals]
    if english := english_names_of(actor):
        unabridged_names += [english.name, *english.demonyms]
    words: set[str] = set()
    given: set[str] = set()
    names: set[tuple[str, ...]] = set()
    for spelling in actor.spellings():
        words |= _hashtags(words_of(spelling.name))
        if actor.type == "person":
            for key in keys_of(spelling.name):
                *before, surname = key.split()
                names.add((*before, surname))
                words.add(surname)
                given.update(_significant_words(before, language))
        else:
            unabridged_names.append(spelling.name)
    wholes = _whole_names(unabridged_names, language)
    for role in actor.roles:
        title = words_of(role.title)
        if not _is_rank(tuple(title), language):
            words.update(_significant_words(title, language))
            words |= _synonym_words(tuple(title), language)
    if actor.type in _BODY_TYPES and may_be_junta:
        words |= _words_of_office("junta", language)
    return AffectedWords(frozenset(words), wholes, frozenset(given), frozenset(names))


def words_affected_by_change(old: Actor, new: Actor, *, may_be_junta: bool = True) -> AffectedWords:
    """Return the words of which every text whose mentions a changed record affects has at least one.

    If only names of a person were added or removed, these are the words of these names. Other actors also
    give their names to offices in the records of persons, so that all their words count.
    """
    if old.type != "person" or _other_fields(old) != _other_fields(new):
        return words_mentioning(old, may_be_junta=may_be_junta) | words_mentioning(
            new, may_be_junta=may_be_junta
        )
    language = find_language()
    phrases = {*old.demonyms, *old.capitals, *old.not_} ^ {*new.demonyms, *new.capitals, *new.not_}
    wholes = _whole_names(phrases, language)
    words: set[str] = set()
    changed = set(old.spellings()) ^ set(new.spellings())
    unchanged = {
        tuple(key.split())
        for spelling in old.spellings()
        if spelling not in changed
        for key in keys_of(spelling.name)
    }
    given: set[str] = set()
    names: set[tuple[str, ...]] = set()
    for spelling in changed:
        for key in keys_of(spelling.name):
            *before, surname = name = key.split()
            words |= {surname} | _hashtags(name)
            given |= _given_names(before, unchanged, language)
            names.add((*before, surname))
    return AffectedWords(frozenset(words), wholes, frozenset(given), frozenset(names))


def _other_fields(actor: Actor) -> tuple[object, ...]:
    """Return what decides on the mentions of an actor and their reasons, besides names and phrases."""
    return actor.name, actor.type, actor.roles, actor.of


def _given_names(before: Sequence[str], unchanged: set[tuple[str, ...]], language: Language) -> set[str]:
    """Return the words before the surname by which a text may use a changed name of a person (see `Persons`).

    `unchanged` are the person's other names. A part of a name ends with the surname; a first name can stand
    alone if the name has two words. Words that are new in the record may be shared with other persons from
    now on.
    """
    unchanged_words = {word for other in unchanged for word in other}
    words = {word for word in _significant_words(before, language) if word not in unchanged_words}
    if len(before) == 1 and not any(len(other) == 2 and other[0] == before[0] for other in unchanged):
        words.add(before[0])
    return words


def _whole_names(names: Iterable[str], language: Language) -> frozenset[tuple[str, ...]]:
    """Return the words of names that a text can only use as a whole, without small ones."""
    return frozenset(
        tuple(_significant_words(key.split(), language)) for name in names for key in keys_of(name)
    )


def _hashtags(name: Sequence[str]) -> set[str]:
    """Return a name and its last words as posts write them in a hashtag: «laminezeine»."""
    return {"".join(name[k:]) for k in range(len(name) - 1)}


def _significant_words(words: Iterable[str], language: Language) -> list[str]:
    """Return words without articles, particles and single letters; all words if nothing else is left."""
    all_words = list(words)
    insignificant = language.lexicon.function_words | language.lexicon.particles
    return [word for word in all_words if len(word) > 1 and word not in insignificant] or all_words


def _rarest_word(words: Iterable[str], language: Language) -> str:
    """Return the longest significant word, which is the rarest as a rule."""
    return max(_significant_words(words, language), key=len)


@lru_cache(maxsize=1024)
def _is_rank(title: tuple[str, ...], language: Language) -> bool:
    """Return whether a title is only a rank or form of address, which needs a name behind it."""
    return any(
        title == tuple(words_of(form))
        for entry in language.offices.office
        if entry.rank
        for form in entry.forms
    )


@lru_cache(maxsize=1024)
def _synonym_words(title: tuple[str, ...], language: Language) -> frozenset[str]:
    """Return a word of every phrase that can mean the holder of a role with that title."""
    match = _office_keys(language).longest(title, 0)
    if match is None:
        return frozenset()
    fits = {entry.key: {entry.key, *entry.fits} for entry in language.offices.office}
    return frozenset(
        word for key in fits.get(match[1], {match[1]}) for word in _words_of_office(key, language)
    )


@lru_cache(maxsize=1)
def _office_keys(language: Language) -> PhraseTable[str]:
    """Return the forms of all offices with the key of the office."""
    keys: PhraseTable[str] = PhraseTable()
    for entry in language.offices.office:
        for form in entry.forms:
            keys.add(words_of(form), entry.key)
    return keys


@lru_cache(maxsize=256)
def _words_of_office(key: str, language: Language) -> frozenset[str]:
    """Return a word of every form of an office and of every synonym."""
    return frozenset(_rarest_word(form, language) for form in _forms_and_synonyms(key, language))


def _forms_and_synonyms(key: str, language: Language) -> Iterator[list[str]]:
    """Yield the words of every form of an office and of every synonym."""
    for entry in language.offices.office:
        if entry.key == key:
            yield from map(words_of, entry.forms)
    for synonym, standard_form in language.offices.same.items():
        match = _office_keys(language).longest(words_of(standard_form), 0)
        if match and match[1] == key:
            yield words_of(synonym)
