"""How far the corpus has been read, and what is said of it where there is nothing to show."""

from __future__ import annotations

from typing import Literal

from tui.i18n import N_
from tui.i18n import gettext as _

#: What the corpus is: read as a whole, being read for the first time, or left half read.
ReadingState = Literal["read", "being read", "not read"]
#: What stands in a list without rows, which follows what is read; and in a question that does not.
UNREAD_TEXTS: dict[ReadingState, str] = {
    "being read": N_("The corpus is being read: what has been read appears here."),
    "not read": N_("The corpus has not been read completely."),
}
UNASKABLE_TEXTS: dict[ReadingState, str] = UNREAD_TEXTS | {
    "being read": N_("The corpus is still being read: try again when that is done."),
}


def nothing_listed(state: ReadingState, words: str) -> str:
    """Return what a list without rows says: `words`, unless the corpus has yet to be read."""
    return _(UNREAD_TEXTS[state]) if state in UNREAD_TEXTS else words


def nothing_to_ask(state: ReadingState, words: str) -> str:
    """Return what a question without answers says: `words`, unless the corpus has yet to be read."""
    return _(UNASKABLE_TEXTS[state]) if state in UNASKABLE_TEXTS else words
