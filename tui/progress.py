"""Progress of long work: a bar on a terminal's stderr, the pace, and the time left."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import TextIO

from tui.i18n import format_number, translate_text
from tui.i18n import gettext as _
from tui.model.text import clean_line

#: Work that takes less shows no bar: it would only flicker.
SHOW_AFTER_S = 0.5
#: Time between two drawings of the bar, so that a slow terminal does not hold up the work.
REDRAW_EVERY_S = 0.1
#: Time between two lines where the stream is no terminal, so that a long run is not silent.
REPORT_EVERY_S = 30.0
#: Width of the bar between its brackets.
BAR_CELLS = 20
#: The pace is the average of this long, so that it follows work that slows down.
_PACE_WINDOW_S = 15.0
#: Before so much has been measured the pace is too uncertain to be shown.
_MIN_MEASURED_S = 2.0


def format_bar(done: int, total: int) -> str:
    """Return a progress bar with the counts beside it; only the count when `total` is 0."""
    if not total:
        return format_number(done)
    filled_cells = BAR_CELLS * min(done, total) // total
    bar = f"[{'█' * filled_cells}{'·' * (BAR_CELLS - filled_cells)}]"
    return f"{bar} {format_number(done)}/{format_number(total)}"


class Pace:
    """The pace of some work and the time it will still take, measured while the work goes on."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Start with no measurements; `clock` returns seconds."""
        self._clock = clock
        self._samples: deque[tuple[float, int]] = deque()  # a time, and how much was done then

    def describe(self, done: int, total: int) -> str:
        """Return the pace and the time left, such as «350/s, 2 min left»; empty while they are not known.

        Each call also measures: `done` is how much is done now.
        """
        now, samples = self._clock(), self._samples
        if samples and done < samples[-1][1]:  # a new piece of work has begun
            samples.clear()
        samples.append((now, done))
        while samples[0][0] < now - _PACE_WINDOW_S:
            samples.popleft()
        seconds, progress = now - samples[0][0], done - samples[0][1]
        if seconds < _MIN_MEASURED_S or not progress:
            return ""
        time_left = _("{time} left").format(time=_format_duration((total - done) * seconds / progress))
        if progress <= seconds:
            return time_left
        return _("{n}/s, {time}").format(n=format_number(progress / seconds), time=time_left)


def _format_duration(seconds: float) -> str:
    """Return a duration in seconds, minutes, or hours and minutes, for people."""
    if seconds < 100:
        return _("{n} s").format(n=round(seconds))
    hours, minutes = divmod(round(seconds / 60), 60)
    if not hours:
        return _("{n} min").format(n=minutes)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=minutes)


class ProgressLine:
    """A progress bar on one line of a stream; now and then a line where the stream is no terminal.

    Implements the protocol `Progress` of the store. As a context manager it erases the bar at the end.
    """

    def __init__(self, stream: TextIO, clock: Callable[[], float] = monotonic) -> None:
        """Start now; `clock` returns seconds."""
        self._stream, self._clock = stream, clock
        self._start_time = self._last_drawn = clock()
        self._is_terminal = stream.isatty()
        self._is_shown = False
        self._pace = Pace(clock)

    def __call__(self, done: int, total: int, what: str) -> bool:
        now = self._clock()
        first_after, every = (
            (SHOW_AFTER_S, REDRAW_EVERY_S) if self._is_terminal else (REPORT_EVERY_S, REPORT_EVERY_S)
        )
        if now - self._start_time > first_after and now - self._last_drawn > every:
            self._last_drawn, self._is_shown = now, self._is_terminal
            pace = self._pace.describe(done, total)
            line = clean_line(f"{format_bar(done, total)} {translate_text(what)}{pace and f' ({pace})'}")
            self._stream.write(f"\r\x1b[K{line}" if self._is_terminal else f"{line}\n")
            self._stream.flush()
        return True

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(self, *_error: object) -> None:
        self.clear()

    def clear(self) -> None:
        """Erase the bar, so that a line can be printed in its place."""
        if self._is_shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
