"""Which language the interface has, and its messages: looked up when they are shown, never at import."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from tui.i18n.catalogue import CONTEXT_END, Catalogue

#: The languages of the interface; the first is the one in which the messages are written.
LANGUAGES = ("en", "fr")
#: The variable that names the language; the processes that this one starts speak it too.
VARIABLE = "NIGER_TUI_LANG"
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
LOCALE_FOLDER = Path(__file__).parents[1] / "locale"
#: Whether what is said now is for a program, which reads English.
_is_english: ContextVar[bool] = ContextVar("is_english", default=False)


def choose_language(name: str) -> None:
    """Choose the language of the interface, one of `LANGUAGES`, for this process and those it starts."""
    os.environ[VARIABLE] = name
    _chosen_language.cache_clear()


@contextmanager
def speak_english() -> Iterator[None]:
    """Have English as the language for a while, in this thread: for what other programs read."""
    token = _is_english.set(True)
    try:
        yield
    finally:
        _is_english.reset(token)


def language() -> str:
    """Return the language of the interface: the one chosen, else that of the locale, else English."""
    return LANGUAGES[0] if _is_english.get() else _chosen_language()


@cache
def _chosen_language() -> str:
    return find_language(os.environ)


def find_language(environment: Mapping[str, str]) -> str:
    """Return the language that an environment asks for; English where it asks for none that there is."""
    chosen = environment.get(VARIABLE, "")
    locale = next(filter(None, map(environment.get, _LOCALE_VARIABLES)), "")
    for name in (chosen, locale.replace("-", "_").partition("_")[0].partition(".")[0].lower()):
        if name in LANGUAGES:
            return name
    return LANGUAGES[0]


def open_catalogue() -> Catalogue | None:
    """Return the messages of the language; None where they are shown as they are written."""
    return _read_catalogue(language())


@cache
def _read_catalogue(name: str) -> Catalogue | None:
    """Return the messages of a language; None for the one in which they are written."""
    if name == LANGUAGES[0]:
        return None
    return Catalogue((LOCALE_FOLDER / name / "LC_MESSAGES" / "niger-tui.mo").read_bytes())


def gettext(message: str) -> str:
    """Return a message in the language of the interface."""
    return translate_into(language(), message)


def translate_into(name: str, message: str) -> str:
    """Return a message in a language, one of `LANGUAGES`, whatever that of the interface is."""
    catalogue = _read_catalogue(name)
    return next(iter(catalogue.find(message)), message) if catalogue else message


def ngettext(one: str, many: str, number: int) -> str:
    """Return a message in the language of the interface, in the form for a number of things."""
    catalogue = open_catalogue()
    if catalogue and (forms := catalogue.find(one)):
        return forms[plural_form(number)]
    return one if number == 1 else many


def pgettext(context: str, message: str) -> str:
    """Return a message in the language of the interface that would mean something else elsewhere."""
    catalogue = open_catalogue()
    found = catalogue.find(f"{context}{CONTEXT_END}{message}") if catalogue else ()
    return next(iter(found), message)


def plural_form(number: float) -> int:
    """Return the index of the form for a number of things: in French, one and a half is singular."""
    return int(abs(number) >= 2)


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Return a message unchanged; marks it for translation where it is shown."""
    return message


def NN_(one: str, many: str, number: float) -> str:  # noqa: N802 - beside `N_`
    """Return a message in English, in the form for a number of things; marks both forms as `N_` does."""
    return one if number == 1 else many
