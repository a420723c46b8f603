"""Words by which names are recognized in texts of languages that the program does not know."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct

from tui.languages.registry import find_language
from tui.model.records import Actor
from tui.model.text import fold, split_words


class ForeignWords(Struct, frozen=True):
    """The word lists of `foreign.toml`, which describes each; folded."""

    titles: frozenset[str]
    function_words: frozenset[str]
    demonyms: dict[str, tuple[str, ...]]  # English, by the ISO code of the country


class EnglishNames(Struct, frozen=True):
    """What an actor is called in English: its name, and what is of a country."""

    name: str
    demonyms: tuple[str, ...]


@cache
def foreign_words() -> ForeignWords:
    """Return the word lists, loaded at first use."""
    table = tomllib.loads(files("tui.languages").joinpath("foreign.toml").read_text("utf-8"))
    return ForeignWords(
        titles=frozenset(split_words(table["titles"])),
        function_words=frozenset(split_words(table["function_words"])),
        demonyms={code: _spell_demonyms(words) for code, words in table["demonyms"].items()},
    )


def english_names_of(actor: Actor) -> EnglishNames | None:
    """Return what a country or body of the gazetteer with an actor's name is called in English, or None."""
    return None if actor.type == "person" else _english_names().get(fold(actor.name))


@cache
def _english_names() -> dict[str, EnglishNames]:
    """Return the English names of the gazetteer's actors by their other names, folded."""
    demonyms = foreign_words().demonyms
    named: dict[str, EnglishNames] = {}
    for entry in find_language().gazetteer_table:
        if english := entry.names.get("en"):
            value = EnglishNames(english, demonyms.get(entry.country or "", ()))
            for name in (entry.name, *(alias.name for alias in entry.aliases)):
                named.setdefault(fold(name), value)
    return named


def _spell_demonyms(words: str) -> tuple[str, ...]:
    """Return demonyms, those with a hyphen with a blank too."""
    listed = words.split()
    return (*listed, *(word.replace("-", " ") for word in listed if "-" in word))
