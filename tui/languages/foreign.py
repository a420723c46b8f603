"""Words by which names are recognized in texts of languages that the program does not know."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct

from tui.model.text import split_words


class ForeignWords(Struct, frozen=True):
    """The word lists of `foreign.toml`, which describes each; folded."""

    titles: frozenset[str]
    function_words: frozenset[str]


@cache
def foreign_words() -> ForeignWords:
    """Return the word lists, loaded at first use."""
    table = tomllib.loads(files("tui.languages").joinpath("foreign.toml").read_text("utf-8"))
    return ForeignWords(
        titles=frozenset(split_words(table["titles"])),
        function_words=frozenset(split_words(table["function_words"])),
    )
