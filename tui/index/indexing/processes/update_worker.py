"""The child process that updates the index: it receives a request, and sends its progress and the outcome."""

from __future__ import annotations

from collections.abc import Callable
from os import fsdecode
from pathlib import Path

from tui.child_task import serve_task
from tui.corpus.folder import CorpusError, open_folder
from tui.index.indexing.processes.subprocess_update import UpdateOutcome, UpdateRequest, UpdateStatus
from tui.index.indexing.updater import update_on_disk
from tui.index.sqlite_store import open_store
from tui.index.store import NoRoomError, StoreBusy, StoreError


def _update(request: UpdateRequest, report: Callable[[UpdateStatus], None]) -> UpdateOutcome:
    """Update the index that a request names."""

    def report_progress(done: int, total: int, what: str) -> bool:
        report(UpdateStatus(done, total, what))
        return True

    root = Path(fsdecode(request.root))
    try:
        store = open_store(root, cache=Path(fsdecode(request.cache)))
        if not store.database.is_kept:
            raise NoRoomError(store.notice)
        summary = update_on_disk(store, open_folder(root), report_progress, opened=request.opened)
        return UpdateOutcome(summary=summary, notices=store.database.notices)
    except (StoreError, CorpusError) as error:
        is_busy, has_no_room = isinstance(error, StoreBusy), isinstance(error, NoRoomError)
        return UpdateOutcome(error=str(error), is_busy=is_busy, has_no_room=has_no_room)


if __name__ == "__main__":
    serve_task(UpdateRequest, _update)
