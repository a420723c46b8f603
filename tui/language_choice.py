"""The choice of the interface's language at the start: by an option, by the settings, by the locale."""

from __future__ import annotations

import os
from collections.abc import Sequence

from tui.i18n import choose_language, gettext
from tui.i18n.language import LANGUAGES, VARIABLE

_OPTION = "--lang"


def take_language(args: Sequence[str]) -> list[str]:
    """Choose the language that the arguments or the settings name, and return the other arguments.

    The option may stand anywhere before a `--`. Exits with code 2 for a language that there is not.
    """
    end = args.index("--") if "--" in args else len(args)
    kept: list[str] = []
    chosen = None
    words = iter(args[:end])
    for word in words:
        if word == _OPTION:
            chosen = next(words, "")
        elif word.startswith(f"{_OPTION}="):
            chosen = word.partition("=")[2]
        else:
            kept.append(word)
    if chosen is None:
        _follow_settings()
    elif chosen in LANGUAGES:
        choose_language(chosen)
    else:
        from tui.terminal_output import exit_with_error

        message = gettext("--lang: “{name}” is not a language of the interface; write one of {names}")
        exit_with_error(message.format(name=chosen, names=", ".join(LANGUAGES)))
    return [*kept, *args[end:]]


def _follow_settings() -> None:
    """Choose the language of the settings, where they name one and the environment does not."""
    if os.environ.get(VARIABLE):
        return
    from tui.app.settings import read_language, settings_path

    if name := read_language(settings_path()):
        choose_language(name)
