"""What the program says in passing: which messages are shown, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from textual.notifications import SeverityLevel

#: How grave a message is; a graver one is not displaced by a lesser.
RANKS: dict[SeverityLevel, int] = {"information": 0, "warning": 1, "error": 2}
#: A message that was seen for so long, in seconds, has been read: the next one takes its place.
READ_S = 1.0
#: Messages that are shown at a time, a row for each.
MOST = 3
#: No message is shown for less, in seconds.
LEAST_S = 1.0


@dataclass
class StatusMessage:
    """A message: plain text on one line, never markup."""

    text: str
    severity: SeverityLevel
    seconds: float
    since: float = inf  # when it was first shown, on a monotonic clock

    @property
    def until(self) -> float:
        """When its time is over; never before it was shown."""
        return self.since + max(LEAST_S, self.seconds)


class StatusMessages:
    """The messages that are to be read now."""

    def __init__(self) -> None:
        self._messages: list[StatusMessage] = []  # the latest first

    def add(self, message: StatusMessage, now: float) -> None:
        """Say something more: what was read, or is said again, makes room, unless it is graver."""
        rank = RANKS[message.severity]
        kept = [
            other
            for other in self._messages
            if other.text != message.text
            and (RANKS[other.severity] > rank or now - other.since < READ_S)
            and other.until > now
        ]
        self._messages = [message, *kept]
        while len(self._messages) > MOST:  # the least of the others goes, the oldest of those
            oldest_first = self._messages[:0:-1]
            self._messages.remove(min(oldest_first, key=lambda other: RANKS[other.severity]))

    def show(self, now: float) -> list[StatusMessage]:
        """Return what is to be shown at `now`, the latest first; its time runs from here on."""
        self._messages = [message for message in self._messages if message.until > now]
        for message in self._messages:
            message.since = min(message.since, now)
        return list(self._messages)

    def seconds_left(self, now: float) -> float | None:
        """Return after how many seconds something else is to be shown; None where nothing is shown."""
        ends = [message.until - now for message in self._messages if message.until < inf]
        return min(ends) if ends else None
