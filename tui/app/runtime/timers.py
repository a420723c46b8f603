"""Timers that end: one whose interval is negative keeps Textual 8.2.8 counting for ever."""

from __future__ import annotations

from functools import wraps
from typing import Any

from textual.timer import Timer

#: The shortest interval of a timer, in seconds.
MIN_INTERVAL_S = 0.001


def guard_timers() -> None:
    """Make every timer, of Textual's own widgets too, wait at least a moment; to be called once.

    A toast whose time is over before it is mounted, on a busy machine or after the clock was set forward,
    asks for a negative delay. There is no subclass through which all timers go, so the class is patched.
    """
    plain_init = Timer.__init__
    if hasattr(plain_init, "__wrapped__"):
        return

    @wraps(plain_init)
    def guarded_init(self: Timer, event_target: Any, interval: float, **named: Any) -> None:
        at_least = interval if interval >= MIN_INTERVAL_S else MIN_INTERVAL_S  # not `max`: NaN is no interval
        plain_init(self, event_target, at_least, **named)

    Timer.__init__ = guarded_init  # type: ignore[method-assign]
