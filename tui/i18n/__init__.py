"""The language of the interface: its messages, and numbers as it writes them.

What shows something (`analysis`, `export`, `app`, `cli`) says it through `gettext`. The floors below say it
in English, from messages that `N_` and `NN_` mark: so it is stored, sent between processes and printed as
JSON. Where it is shown, `translate_text` finds the message again, and puts it into the reader's language.
"""

from tui.i18n.language import (
    N_,
    NN_,
    choose_language,
    gettext,
    language,
    ngettext,
    pgettext,
    speak_english,
    translate_into,
)
from tui.i18n.numbers import format_decimal, format_number, format_percent
from tui.i18n.translation import translate_text

__all__ = [
    "NN_",
    "N_",
    "choose_language",
    "format_decimal",
    "format_number",
    "format_percent",
    "gettext",
    "language",
    "ngettext",
    "pgettext",
    "speak_english",
    "translate_into",
    "translate_text",
]
