"""The corpus is watched: what is saved, added or removed elsewhere is told to the explorer."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import copy_context
from pathlib import Path
from threading import Event, Thread

from textual.message import Message

#: A change is told once nothing more changed for the first time, or at the latest after the second, in ms.
QUIET, LATEST = 100, 500
#: After so many ms a change is told in any case: one may have come before the watch was set up.
FIRST = 1_000


class FilesChanged(Message):
    """Something below the corpus is other than it was."""


class Watch:
    """Watches a folder in a thread of its own, which ends with `stop` or with the program."""

    def __init__(self, root: Path, tell: Callable[[], object], log: Callable[[str], object]) -> None:
        """`tell` is called, in the thread, after changes; `log`, once, where watching is not possible."""
        self._root, self._tell, self._log = root, tell, log
        self._stopped = Event()
        # The thread gets this one's context: the log is the application's.
        Thread(target=copy_context().run, args=(self._run,), name="watch", daemon=True).start()

    def stop(self) -> None:
        """Watch no longer."""
        self._stopped.set()

    def _run(self) -> None:
        try:
            from watchfiles import watch  # late: costs 50 ms, and the first paint needs none of it

            changes = watch(
                self._root,
                debounce=LATEST,
                step=QUIET,
                stop_event=self._stopped,
                rust_timeout=FIRST,
                yield_on_timeout=True,
                raise_interrupt=False,
            )
            for number, changed in enumerate(changes):
                if changed or number == 0:
                    self._tell()
        except Exception as error:  # a system without watching, or one that has too many watches
            self._log(f"the corpus is not watched: {error}")
