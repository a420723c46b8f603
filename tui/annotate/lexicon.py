"""The tables of `lexicon.toml`, read once and late."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

from msgspec import Struct

from tui.model.text import fold, words


class Lexicon(Struct, frozen=True):
    """What the annotator knows of French, folded."""

    function_words: frozenset[str]
    determiners: frozenset[str]
    kin: frozenset[str]
    other_peoples: frozenset[str]
    waters: frozenset[str]
    civilities: frozenset[tuple[str, ...]]
    languages: frozenset[tuple[str, ...]]
    longer_names: dict[str, tuple[str, ...]]


def _phrases(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words(phrase)) for phrase in text.split("·"))


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The table that ships with the program."""
    table = tomllib.loads(files("tui.annotate").joinpath("lexicon.toml").read_text("utf-8"))
    word_lists = ("function_words", "determiners", "kin", "other_peoples", "waters")
    return Lexicon(
        **{name: frozenset(words(table[name])) for name in word_lists},
        civilities=_phrases(table["civilities"]),
        languages=_phrases(table["languages"]),
        longer_names={fold(name): tuple(phrases) for name, phrases in table["longer_names"].items()},
    )
