"""An index update in a child process: the explorer stays small in memory, and responsive.

The child may be killed at any moment: the next update completes the index it leaves.
"""

from __future__ import annotations

from contextlib import closing
from os import fsdecode, fsencode
from pathlib import Path
from threading import Event, Thread
from time import monotonic

from msgspec import Struct, msgpack

from tui.child_process import ChildProcess, connect_to_parent
from tui.index.store import (
    NoRoomError,
    ReportProgress,
    StoreBusy,
    StoreError,
    StoreUnavailable,
    UpdateSummary,
)

#: Time between two messages on the progress, and between two checks whether to stop.
_PROGRESS_INTERVAL_S = 0.1


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

    Raises StoreError as an update in this process does, and Gone when the child process is lost.
    """
    try:
        child = ChildProcess("tui.index.indexing.subprocess_update")
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
        while progress is not None and not self._is_over.wait(_PROGRESS_INTERVAL_S):
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


class _Throttle:
    """A progress callback that passes on only a message every tenth of a second."""

    def __init__(self, report: ReportProgress) -> None:
        self._report, self._last_report = report, 0.0

    def __call__(self, done: int, total: int, what: str) -> bool:
        if monotonic() - self._last_report < _PROGRESS_INTERVAL_S:
            return True
        self._last_report = monotonic()
        return self._report(done, total, what)


def main() -> None:
    """Run in the child process: update the index that the program names."""
    from tui.corpus.folder import CorpusError, open_folder
    from tui.index.indexing.updater import update_on_disk
    from tui.index.sqlite_store import open_store

    program = connect_to_parent()
    request = msgpack.decode(program.receive(), type=UpdateRequest)
    root = Path(fsdecode(request.root))

    def tell(done: int, total: int, what: str) -> bool:
        program.send(msgpack.encode(UpdateStatus(done, total, what)))
        return True

    try:
        store = open_store(root, cache=Path(fsdecode(request.cache)))
        if not store.database.is_kept:
            raise NoRoomError(store.notice)
        summary = update_on_disk(store, open_folder(root), _Throttle(tell))
        outcome = UpdateStatus(summary=summary, notices=store.database.notices)
    except (StoreError, CorpusError) as error:
        is_busy, has_no_room = isinstance(error, StoreBusy), isinstance(error, NoRoomError)
        outcome = UpdateStatus(error=str(error), is_busy=is_busy, has_no_room=has_no_room)
    program.send(msgpack.encode(outcome))


if __name__ == "__main__":
    main()
