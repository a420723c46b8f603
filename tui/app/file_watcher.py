"""Watching a corpus: files saved, added or removed by other programs are reported to the explorer."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from contextvars import copy_context
from pathlib import Path
from threading import Event, Thread

#: A change is reported once nothing more changed for so long, in ms.
QUIET_MS = 100
#: The longest a change waits for others, in ms.
MAX_DELAY_MS = 500
#: How often the watch checks whether to stop, in ms; its first check shows that it is set up.
POLL_EVERY_MS = 100
#: With more changes at once the system may have dropped some.
MAX_NAMED_PATHS = 5_000


def paths_below(root: Path, files: Collection[str]) -> list[str] | None:
    """Return the paths of `files` below `root`, with slashes; None where they are many, or one is outside."""
    starts = {f"{start}{os.sep}" for start in (root.absolute(), root.resolve())}
    paths = [file[len(start) :] for file in files for start in starts if file.startswith(start)]
    if len(files) > MAX_NAMED_PATHS or len(paths) < len(files):
        return None
    return [path.replace(os.sep, "/") for path in paths]


class FileWatcher:
    """Watches a folder in a thread of its own, which ends with `stop` or with the program."""

    def __init__(
        self, root: Path, tell: Callable[[list[str] | None], object], log: Callable[[str], object]
    ) -> None:
        """Call `tell`, in the thread, with the paths that changed; `log` where watching is not possible.

        The first call is with None (any path), as soon as no change can be missed any more.
        """
        self._root, self._tell, self._log = root, tell, log
        self._stopped = Event()
        # The thread gets the context of its creator: the log is the application's.
        Thread(target=copy_context().run, args=(self._run,), name="watch", daemon=True).start()

    def stop(self) -> None:
        """Stop watching."""
        self._stopped.set()

    def _run(self) -> None:
        try:
            from watchfiles import watch  # late: costs 50 ms, and the first paint needs none of it

            changes = watch(
                self._root,
                debounce=MAX_DELAY_MS,
                step=QUIET_MS,
                stop_event=self._stopped,
                rust_timeout=POLL_EVERY_MS,
                yield_on_timeout=True,
                raise_interrupt=False,
            )
            for number, changed in enumerate(changes):
                if number == 0:
                    self._tell(None)
                elif changed:
                    self._tell(paths_below(self._root, {path for _, path in changed}))
        except Exception as error:  # a system without watching, or one that has too many watches
            self._log(f"the corpus is not watched: {error}")
