"""Files of a person's own are written behind the keys: one write at a time, always of the latest content."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

#: Makes a program take over what was written, with what others had written meanwhile.
TakeOver = Callable[[], None]
#: A write of the content at one moment, which may run in any thread; raises OSError.
Write = Callable[[], TakeOver]
#: How long the end of the program waits for a write under way, in seconds.
_END_WAIT_S = 5.0


class PendingWrite:
    """A write that is done once, by the thread that comes first, and how it ended."""

    def __init__(self, write: Write) -> None:
        self._write, self._doing, self._is_done = write, Lock(), False
        self.take_over: TakeOver | None = None
        self.error: OSError | None = None

    def finish(self) -> PendingWrite:
        """Do the write, or wait for the thread that does it."""
        if self._doing.acquire(timeout=_END_WAIT_S):
            try:
                if not self._is_done:
                    self._is_done = True
                    self.take_over = self._write()
            except OSError as error:
                self.error = error
            finally:
                self._doing.release()
        return self


#: Runs a function in a thread, and hands what it returns to another, where keys are dealt with.
RunInThread = Callable[[Callable[[], PendingWrite], Callable[[PendingWrite], None]], None]


class LateWriter:
    """Writes a file in a thread; what changes meanwhile is written next."""

    def __init__(
        self, prepare: Callable[[], Write], run: RunInThread, fail: Callable[[OSError], None]
    ) -> None:
        """Begin; `prepare` returns a write of the content at that moment, `fail` is told why one failed."""
        self._prepare, self._run, self._fail = prepare, run, fail
        self._under_way: PendingWrite | None = None
        self._is_due = False  # whether the content has changed since that

    def write(self) -> None:
        """Write the content as it is now, as soon as no other write is under way."""
        if self._under_way is not None:
            self._is_due = True
            return
        self._under_way = PendingWrite(self._prepare())
        self._run(self._under_way.finish, self._take)

    def finish(self) -> None:
        """Write at once what has not been written yet, as the program ends."""
        while self._under_way is not None:
            pending, self._under_way = self._under_way.finish(), None
            self._end(pending)
            if self._is_due:
                self._is_due, self._under_way = False, PendingWrite(self._prepare())

    def _take(self, pending: PendingWrite) -> None:
        """Take over what was written, unless that is done, and write what has changed meanwhile."""
        if pending is not self._under_way:
            return
        self._under_way = None
        self._end(pending)
        if self._is_due:
            self._is_due = False
            self.write()

    def _end(self, pending: PendingWrite) -> None:
        if pending.error is not None:
            self._fail(pending.error)
        elif pending.take_over is not None:
            pending.take_over()
