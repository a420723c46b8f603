"""The languages that the program knows, by their tags; each is loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # who only asks whether a language is known needs nothing of it
    from tui.languages.language import Language


def _load_french() -> Language:
    from tui.languages.french import FRENCH

    return FRENCH


#: By primary subtag; the first is the default.
_LOADERS: dict[str, Callable[[], Language]] = {"fr": _load_french}
DEFAULT_TAG = next(iter(_LOADERS))


@cache
def _load_language(subtag: str) -> Language:
    return _LOADERS[subtag]()


def knows_language(tag: str) -> bool:
    """Return whether the program has the words of the language of a BCP 47 tag."""
    return _primary_subtag(tag) in _LOADERS


def _primary_subtag(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].lower()


def find_language(tag: str | None = None) -> Language:
    """Return the language of a BCP 47 tag, such as fr-NE; for None and any other tag the default language."""
    subtag = _primary_subtag(tag or "")
    return _load_language(subtag if subtag in _LOADERS else DEFAULT_TAG)
