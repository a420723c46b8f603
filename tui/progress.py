"""A progress bar on a terminal's stderr, for work that takes longer than half a second."""

from __future__ import annotations

from time import monotonic
from typing import TextIO

#: Shorter work shows nothing, in seconds; and how often the bar is drawn.
QUIET, EVERY = 0.5, 0.1
WIDTH = 20


def bar(done: int, total: int) -> str:
    """How much is done, drawn and counted."""
    if not total:
        return f"{done:,}"
    filled = WIDTH * min(done, total) // total
    return f"[{'█' * filled}{'·' * (WIDTH - filled)}] {done:,}/{total:,}"


class ProgressLine:
    """Keeps `tui.index.store.Progress`; draws only where the stream is a terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._started, self._drawn = stream, monotonic(), 0.0
        self._terminal = stream.isatty()
        self._shown = False

    def __call__(self, done: int, total: int, what: str) -> bool:
        now = monotonic()
        if self._terminal and now - self._started > QUIET and now - self._drawn > EVERY:
            self._drawn, self._shown = now, True
            self._stream.write(f"\r\x1b[K{bar(done, total)} {what}")
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
