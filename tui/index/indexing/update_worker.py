"""The child process that updates the index: it receives a request, and sends its progress and the outcome."""

from __future__ import annotations

from os import fsdecode
from pathlib import Path
from time import monotonic

from msgspec import msgpack

from tui.child_process import connect_to_parent
from tui.corpus.folder import CorpusError, open_folder
from tui.index.indexing.subprocess_update import PROGRESS_INTERVAL_S, UpdateRequest, UpdateStatus
from tui.index.indexing.updater import update_on_disk
from tui.index.sqlite_store import open_store
from tui.index.store import NoRoomError, ReportProgress, StoreBusy, StoreError


class _Throttle:
    """A progress callback that passes on only a message every tenth of a second."""

    def __init__(self, report: ReportProgress) -> None:
        self._report, self._last_report = report, 0.0

    def __call__(self, done: int, total: int, what: str) -> bool:
        if monotonic() - self._last_report < PROGRESS_INTERVAL_S:
            return True
        self._last_report = monotonic()
        return self._report(done, total, what)


def main() -> None:
    """Run in the child process: update the index that the parent process names."""
    parent = connect_to_parent()
    request = msgpack.decode(parent.receive(), type=UpdateRequest)
    root = Path(fsdecode(request.root))

    def tell(done: int, total: int, what: str) -> bool:
        parent.send(msgpack.encode(UpdateStatus(done, total, what)))
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
    parent.send(msgpack.encode(outcome))


if __name__ == "__main__":
    main()
