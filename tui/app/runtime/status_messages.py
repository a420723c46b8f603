"""Status messages: which of them are shown, and for how long."""

from __future__ import annotations

import re
from math import inf

from msgspec import Struct
from textual.notifications import SeverityLevel

#: Severities in order; a message is not displaced by a less severe one.
RANKS: dict[SeverityLevel, int] = {"information": 0, "warning": 1, "error": 2}
# How long a message stays, in seconds, by what it says.
#: Why a key does nothing here, in a few words.
HINT_S = 2.0
#: What a key has done.
ACK_S = 3.0
#: What to do instead, or next, with the keys for it.
ADVICE_S = 4.0
#: Anything else.
DEFAULT_S = 5.0
#: The outcome of long work, and what went wrong: to be read and acted on.
OUTCOME_S = 10.0
#: A message shown for so long, in seconds, counts as read: the next one takes its place.
READ_S = 1.0
#: One row each.
MAX_MESSAGES = 3
#: The shortest time a message is shown, in seconds.
MIN_SHOWN_S = 1.0
#: A word in small letters, before a blank, a comma or what follows an elision: what stands before other signs
#: is a path, a field or an id.
_FIRST_WORD = r"(?!\d)\w{1,60}+(?:[’']|[ ,])"


class StatusMessage(Struct):
    """A message: plain text on one line, never markup."""

    text: str
    severity: SeverityLevel
    seconds: float
    since: float = inf  # when it was first shown, on a monotonic clock

    @property
    def until(self) -> float:
        """When its time is over, on the clock of `since`; infinite before it was shown."""
        return self.since + max(MIN_SHOWN_S, self.seconds)


def begin_sentence(text: str) -> str:
    """Return a text with a capital where it begins with a word, not with a path, a field or a ref.

    The floors below say what is wrong in words that may follow the name of a file.
    """
    return text[:1].upper() + text[1:] if re.match(_FIRST_WORD, text) else text


class StatusMessages:
    """The messages that are shown or waiting to be shown."""

    def __init__(self) -> None:
        self._messages: list[StatusMessage] = []  # the latest first

    def add(self, message: StatusMessage, now: float) -> None:
        """Add a message; those that were read or are repeated make room, unless they are more severe."""
        rank = RANKS[message.severity]
        unread = [
            other
            for other in self._messages
            if other.text != message.text
            and (RANKS[other.severity] > rank or now - other.since < READ_S)
            and other.until > now
        ]
        self._messages = [message, *unread]
        while len(self._messages) > MAX_MESSAGES:  # the least of the others goes, the oldest of those
            oldest_first = self._messages[:0:-1]
            self._messages.remove(min(oldest_first, key=lambda other: RANKS[other.severity]))

    def drop_read(self, now: float) -> None:
        """Drop what was read and is no warning or outcome: its keys are those of another screen."""
        self._messages = [
            message
            for message in self._messages
            if RANKS[message.severity] or message.seconds > DEFAULT_S or now - message.since < READ_S
        ]

    def withdraw(self, text: str) -> None:
        """Take back a message that is not true any more."""
        self._messages = [message for message in self._messages if message.text != text]

    def show(self, now: float) -> list[StatusMessage]:
        """Return the messages to show at `now`, the latest first; their time runs from then on."""
        self._messages = [message for message in self._messages if message.until > now]
        for message in self._messages:
            message.since = min(message.since, now)
        return list(self._messages)

    def seconds_left(self, now: float) -> float | None:
        """Return after how many seconds the shown messages change; None where nothing is shown."""
        ends = [message.until - now for message in self._messages if message.until < inf]
        return min(ends) if ends else None
