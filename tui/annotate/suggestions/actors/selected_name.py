"""A name out of words that a person selected: without the article before it, with its likely type."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from tui.languages.language import Language
from tui.model.records import ActorType
from tui.model.text import fold, split_words

_ACRONYM = re.compile(r"[A-Z][A-Z0-9.&-]{1,11}")
#: Marks that a selection takes with the words.
_AROUND = " \t\n,.;:!?…«»“”\"'’()[]\u00a0\u202f"
#: An article or preposition without its vowel, if it is one: «l'Alliance», but not «N'Djamena».
_ELIDED = re.compile(r"(\w{1,2})['’](?=\w)")
#: A noun that has these endings is one of several: «groupes».
_PLURALS = ("s", "x")


class SelectedName(Struct, frozen=True):
    """A name as a record would have it, and what it is likely to name; None where nothing says so."""

    name: str
    type: ActorType | None


def read_selected_name(words: str, before: str, language: Language) -> SelectedName:
    """Return the name in selected words; `before`: what stands before them in their sentence."""
    name, article = _without_article(" ".join(words.split()).strip(_AROUND), before, language)
    return SelectedName(name, _guess_type(name, before, bool(article), language) if name else None)


def _without_article(words: str, before: str, language: Language) -> tuple[str, str]:
    """Return words without the article before them, and that article.

    One with a capital within a sentence is a part of the name: «Le Monde».
    """
    match = _ELIDED.match(words)
    if match and fold(match[1]) in language.lexicon.function_words:
        return words[match.end() :], match.group()
    first, blank, rest = words.partition(" ")
    is_article = blank and fold(first) in language.candidate_lexicon.articles
    opens = not before.strip() or before.rstrip()[-1:] in ".!?…\n"
    if is_article and (first.islower() or (opens and " " not in rest)):
        return rest.strip(_AROUND), first
    return words, ""


def _guess_type(name: str, before: str, has_article: bool, language: Language) -> ActorType | None:
    """Return the type of a name by its first noun, its letters, and the words before it."""
    lists, words = language.candidate_lexicon, split_words(name)
    if not words:
        return None
    noun = lists.heads_of_names.get(words[0]) or lists.heads_of_bodies.get(words[0])
    if noun or name[:1].islower():
        return noun or ("group" if words[0].endswith(_PLURALS) else None)
    listed = (one.type for one in language.gazetteer_table if fold(one.name) == fold(name))
    if (type_ := next(listed, None)) is not None:
        return type_
    if not lists.given_names.isdisjoint((words[0], words[-1])):
        return "person"
    is_acronym = len(words) == 1 and _ACRONYM.fullmatch(name)
    return "organization" if is_acronym else _guess_by_word_before(words, before, has_article, language)


def _guess_by_word_before(
    words: Sequence[str], before: str, has_article: bool, language: Language
) -> ActorType:
    """Return the type of a name by the word before it: «la chaîne X», «la X», «à X»."""
    lists = language.candidate_lexicon
    previous = next(reversed(split_words(before)), "")
    if type_ := lists.heads_of_bodies.get(previous):
        return type_
    if has_article or previous in lists.articles:
        return "organization"
    return "place" if previous in lists.before_places and len(words) == 1 else "person"
