"""An index update in a child process: the explorer stays small in memory, and responsive.

The child may be killed at any moment: the next update completes the index it leaves.
"""

from __future__ import annotations

from contextlib import closing
from os import fsencode
from pathlib import Path
from threading import Event, Thread

from msgspec import Struct, msgpack

from tui.child_process import ChildProcess
from tui.index.store import (
    NoRoomError,
    ReportProgress,
    StoreBusy,
    StoreUnavailable,
    UpdateSummary,
)

#: Time between two messages on the progress, and between two checks whether to stop.
PROGRESS_INTERVAL_S = 0.1


class UpdateRequest(Struct):
    """The request to a child process: update the index of a corpus, in a cache folder."""

    root: bytes  # the path in the encoding of the file system
    cache: bytes


class UpdateStatus(Struct):
    """A message from the child process: its progress, or the outcome."""

    done: int = 0
    total: int = 0
    what: str = ""
    summary: UpdateSummary | None = None
    notices: list[str] = []
    error: str = ""
    is_busy: bool = False  # another program writes the index
    has_no_room: bool = False  # the index cannot be written where it is


class ProcessLost(Exception):  # noqa: N818 — what happened
    """Raised when the child process could not be started, or ended before it was done."""


def update_in_subprocess(root: Path, cache: Path, progress: ReportProgress | None) -> UpdateStatus | None:
    """Update the index in a child process; return the outcome, or None when `progress` asked to stop.

    Raises StoreError as an update in this process does, and ProcessLost when the child process is lost.
    """
    try:
        child = ChildProcess("tui.index.indexing.update_worker")
    except OSError as error:
        raise ProcessLost from error
    with closing(_WatchedChild(child, progress)) as watched:
        try:
            child.send(msgpack.encode(UpdateRequest(fsencode(root), fsencode(cache))))
            while True:
                status = msgpack.decode(child.receive(), type=UpdateStatus)
                if status.error:
                    kind = (
                        StoreBusy
                        if status.is_busy
                        else NoRoomError
                        if status.has_no_room
                        else StoreUnavailable
                    )
                    raise kind(status.error)
                if status.summary is not None:
                    return status
                watched.status = status
        except (EOFError, OSError) as error:
            if watched.is_stopped:
                return None
            raise ProcessLost from error


class _WatchedChild:
    """A child process that is killed as soon as `progress` returns False.

    A thread asks every tenth of a second, since the child may be silent for longer.
    """

    def __init__(self, child: ChildProcess, progress: ReportProgress | None) -> None:
        self.status = UpdateStatus()  # the latest message
        self.is_stopped = False
        self._child, self._progress, self._is_over = child, progress, Event()
        self._thread = Thread(target=self._run, name="progress", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        """Report the progress until the child is closed or is to stop; runs in a thread of its own."""
        progress = self._progress
        while progress is not None and not self._is_over.wait(PROGRESS_INTERVAL_S):
            status = self.status
            if not progress(status.done, status.total, status.what):
                self.is_stopped = True
                self._child.kill()
                return

    def close(self) -> None:
        """End the child and the thread."""
        self._is_over.set()
        self._thread.join()
        self._child.kill()
        self._child.close()
