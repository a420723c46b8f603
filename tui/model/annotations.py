"""What is found in the text of an article: mentions of actors, and dates.

Offsets are 0-based Unicode code points into the *cleaned* text (`tui.model.text.clean`), end-exclusive.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

#: Names and dates are searched for in so much of an article's body, in code points: some hundred pages.
MAX_ANNOTATED_CHARS = 1_000_000

How = Literal["name", "surname", "title", "role", "demonym", "capital"]


class Mention(Struct, frozen=True):
    """A span of a text that refers to an actor.

    `how` is the kind of expression, `confidence` is 0 to 1, and `why` gives the reason to the user.
    """

    start: int
    end: int
    exact: str
    actor: str
    how: How
    confidence: float
    why: str


class DateMention(Struct, frozen=True):
    """A span of a text that refers to a date, with the date as EDTF."""

    start: int
    end: int
    exact: str
    edtf: str


class Annotations(Struct, frozen=True):
    """The mentions in an article's title and body, and the dates in the body."""

    title: tuple[Mention, ...] = ()
    body: tuple[Mention, ...] = ()
    dates: tuple[DateMention, ...] = ()
