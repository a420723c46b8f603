"""How far long work is, how fast it goes and how long it will take; a bar on a terminal's stderr."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import TextIO

from tui.i18n import gettext as _

#: Shorter work shows nothing, in seconds; and how often the bar is drawn.
QUIET, EVERY = 0.5, 0.1
WIDTH = 20
#: The pace is that of the last so many seconds; sooner than after the second nothing is said of it.
_LOOKED_BACK, _LEAST = 15.0, 2.0


def bar(done: int, total: int) -> str:
    """How much is done, drawn and counted."""
    if not total:
        return f"{done:,}"
    filled = WIDTH * min(done, total) // total
    return f"[{'█' * filled}{'·' * (WIDTH - filled)}] {done:,}/{total:,}"


class Pace:
    """How fast work goes on, and how long it will still take, in words."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """`clock` gives seconds."""
        self._clock = clock
        self._marks: deque[tuple[float, int]] = deque()  # when how much was done

    def words(self, done: int, total: int) -> str:
        """«350/s, 2 min left», told how much is done now; empty while that is not known."""
        now, marks = self._clock(), self._marks
        if marks and done < marks[-1][1]:  # other work
            marks.clear()
        marks.append((now, done))
        while marks[0][0] < now - _LOOKED_BACK:
            marks.popleft()
        seconds, more = now - marks[0][0], done - marks[0][1]
        if seconds < _LEAST or not more:
            return ""
        left = _("{time} left").format(time=_time((total - done) * seconds / more))
        return f"{more / seconds:,.0f}/s, {left}" if more > seconds else left


def _time(seconds: float) -> str:
    if seconds < 100:
        return _("{n} s").format(n=round(seconds))
    hours, minutes = divmod(round(seconds / 60), 60)
    if not hours:
        return _("{n} min").format(n=minutes)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=minutes)


class ProgressLine:
    """Keeps `tui.index.store.Progress`; draws only where the stream is a terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._started, self._drawn = stream, monotonic(), 0.0
        self._terminal = stream.isatty()
        self._shown = False
        self._pace = Pace()

    def __call__(self, done: int, total: int, what: str) -> bool:
        now = monotonic()
        if self._terminal and now - self._started > QUIET and now - self._drawn > EVERY:
            self._drawn, self._shown = now, True
            pace = self._pace.words(done, total)
            self._stream.write(f"\r\x1b[K{bar(done, total)} {what}{pace and f' ({pace})'}")
            self._stream.flush()
        return True

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(self, *_error: object) -> None:
        self.clear()

    def clear(self) -> None:
        """Take the bar away, so that a line can be printed where it stood."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
