"""The words by which the texts are found that must be annotated again after a record has changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from tui.annotate.invalidation.name_words import new_parts_of_name
from tui.annotate.spelling.written_forms import keys_of, words_of
from tui.languages.foreign import english_names_of
from tui.languages.language import Language
from tui.languages.registry import find_language
from tui.model.records import Actor


class AffectedWords(Struct, frozen=True):
    """The folded words of the texts that a changed record affects.

    Each such text has a word of `alone` or of `hashtags`, or all words of one of `wholes`, or a word of
    `given` that few other persons have, or of one of `names` all words but the one at a place, and another
    spelling of that one; or a surname behind an initial, as one of `initials`.
    """

    alone: frozenset[str] = frozenset()
    wholes: frozenset[tuple[str, ...]] = frozenset()
    given: frozenset[str] = frozenset()  # what stands before a surname
    names: frozenset[tuple[tuple[str, ...], int]] = frozenset()
    initials: frozenset[tuple[str, str]] = frozenset()  # each with the surname
    hashtags: frozenset[str] = frozenset()  # names in one word, never broken at the end of a line

    def __or__(self, other: AffectedWords) -> AffectedWords:
        return AffectedWords(
            self.alone | other.alone,
            self.wholes | other.wholes,
            self.given | other.given,
            self.names | other.names,
            self.initials | other.initials,
            self.hashtags | other.hashtags,
        )


def words_mentioning(actor: Actor) -> AffectedWords:
    """Return the words of which every text that can mention `actor` by name contains at least one.

    A hashtag is one word: «#BurkinaFaso». A text may break any of the words at the end of a line. Texts that
    mean the actor by an office are told by what they ask (`office_changes`).
    """
    language = find_language()
    unabridged_names = [*actor.demonyms, *actor.capitals]
    if english := english_names_of(actor):
        unabridged_names += [english.name, *english.demonyms]
    words: set[str] = set()
    hashtags: set[str] = set()
    given: set[str] = set()
    names: set[tuple[tuple[str, ...], int]] = set()
    for spelling in actor.spellings():
        hashtags |= _hashtags(words_of(spelling.name))
        if actor.type == "person":
            for key in keys_of(spelling.name):
                *before, surname = key.split()
                names.add(((*before, surname), len(before)))
                words.add(surname)
                given.update(significant_words(before, language))
        else:
            unabridged_names.append(spelling.name)
    wholes = _whole_names(unabridged_names, language)
    return AffectedWords(
        frozenset(words), wholes, frozenset(given), frozenset(names), hashtags=frozenset(hashtags)
    )


def words_affected_by_change(old: Actor, new: Actor) -> AffectedWords:
    """Return the words of which every text whose mentions a changed record affects has at least one.

    If only names were added or removed, these are the words of these. Texts in which other offices or another
    country make the difference are told by `office_changes`.
    """
    if (old.name, old.type) != (new.name, new.type) or english_names_of(old) != english_names_of(new):
        return words_mentioning(old) | words_mentioning(new)
    is_person = old.type == "person"
    return _words_of_changed_names(old, new) if is_person else _words_of_changed_wholes(old, new)


def words_of_phrases(phrases: Iterable[Sequence[str]]) -> AffectedWords:
    """Return the words of the texts that have one of some folded phrases."""
    language = find_language()
    return AffectedWords(wholes=frozenset(tuple(significant_words(phrase, language)) for phrase in phrases))


def significant_words(words: Iterable[str], language: Language) -> list[str]:
    """Return words without articles, particles and single letters; all words if nothing else is left."""
    all_words = list(words)
    insignificant = language.lexicon.function_words | language.lexicon.particles
    return [word for word in all_words if len(word) > 1 and word not in insignificant] or all_words


def _words_of_changed_wholes(old: Actor, new: Actor) -> AffectedWords:
    """Return the words of the texts that a change of the names of another actor than a person affects."""
    phrases = {*old.demonyms, *old.capitals, *old.not_} ^ {*new.demonyms, *new.capitals, *new.not_}
    names = phrases | {one.name for one in set(old.spellings()) ^ set(new.spellings())}
    hashtags = {hashtag for name in names for hashtag in _hashtags(words_of(name))}
    return AffectedWords(wholes=_whole_names(names, find_language()), hashtags=frozenset(hashtags))


def _words_of_changed_names(old: Actor, new: Actor) -> AffectedWords:
    """Return the words of the texts that a change of a person's names and phrases affects."""
    language = find_language()
    phrases = {*old.demonyms, *old.capitals, *old.not_} ^ {*new.demonyms, *new.capitals, *new.not_}
    wholes = _whole_names(phrases, language)
    words: set[str] = set()
    hashtags: set[str] = set()
    changed = set(old.spellings()) ^ set(new.spellings())
    kept = [spelling for spelling in old.spellings() if spelling not in changed]
    unchanged = {tuple(key.split()) for spelling in kept for key in keys_of(spelling.name)}
    given: set[str] = set()
    names: set[tuple[tuple[str, ...], int]] = set()
    initials: set[tuple[str, str]] = set()
    for name in {tuple(key.split()) for spelling in changed for key in keys_of(spelling.name)}:
        hashtags |= _hashtags(name)
        given |= _given_names(name[:-1], unchanged, language)
        parts = new_parts_of_name(name, old, kept, language)
        if parts is None:
            words.add(name[-1])
            names.add((name, len(name) - 1))
        else:
            wholes |= parts
            names.update((name, place) for place in range(len(name)))
            if not any(other[0][0] == name[0][0] for other in unchanged):
                initials.add((name[0][0], name[-1]))
    return AffectedWords(
        frozenset(words), wholes, frozenset(given), frozenset(names), frozenset(initials), frozenset(hashtags)
    )


def _given_names(before: Sequence[str], unchanged: set[tuple[str, ...]], language: Language) -> set[str]:
    """Return the words before the surname by which a text may use a changed name of a person (see `Persons`).

    `unchanged` are the person's other names. A part of a name ends with the surname; a first name can stand
    alone if the name has two words. Words that are new in the record may be shared with other persons from
    now on.
    """
    unchanged_words = {word for other in unchanged for word in other}
    words = {word for word in significant_words(before, language) if word not in unchanged_words}
    if len(before) == 1 and not any(len(other) == 2 and other[0] == before[0] for other in unchanged):
        words.add(before[0])
    return words


def _whole_names(names: Iterable[str], language: Language) -> frozenset[tuple[str, ...]]:
    """Return the words of names that a text can only use as a whole, without small ones."""
    return frozenset(
        tuple(significant_words(key.split(), language)) for name in names for key in keys_of(name)
    )


def _hashtags(name: Sequence[str]) -> set[str]:
    """Return a name and its last words as posts write them in a hashtag: «laminezeine»."""
    return {"".join(name[k:]) for k in range(len(name) - 1)}
