"""The words by which exports of press texts are read: those of a language beside those of English."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files

from msgspec import convert

#: The folded words of each list, by the section and the name of the list.
ExportWords = dict[str, dict[str, tuple[str, ...]]]


def read_export_words(table: Mapping[str, object]) -> ExportWords:
    """Return every list of words with which exports are read: the English words, then those of a language.

    `table`: the parsed `press_exports.toml` of the language.
    """
    english = tomllib.loads(files(__package__ or "").joinpath("press_exports.toml").read_text("utf-8"))
    own, shared = convert(table, ExportWords), convert(english, ExportWords)
    return {
        section: {name: (*words, *own.get(section, {}).get(name, ())) for name, words in lists.items()}
        for section, lists in shared.items()
    }
