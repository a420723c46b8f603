"""An index update in a child process: the explorer stays small in memory, and responsive.

The child may be killed at any moment: the next update completes the index it leaves.
"""

from __future__ import annotations

from os import fsencode
from pathlib import Path

from msgspec import Struct

from tui.child_task import ChildTask
from tui.index.results import UpdateSummary
from tui.index.store import NoRoomError, ReportProgress, StoreBusy, StoreUnavailable
from tui.model.records import Ref


class UpdateRequest(Struct):
    """The request to a child process: update the index of a corpus, in a cache folder."""

    root: bytes  # the path in the encoding of the file system
    cache: bytes
    opened: Ref | None = None


class UpdateStatus(Struct):
    """A message from the child process while it works; see `ReportProgress`."""

    done: int = 0
    total: int = 0
    what: str = ""


class UpdateOutcome(Struct):
    """The last message from the child process: what was updated, or why it could not be."""

    summary: UpdateSummary | None = None
    notices: list[str] = []
    error: str = ""
    is_busy: bool = False  # another program writes the index
    has_no_room: bool = False  # the index cannot be written where it is


def update_in_subprocess(
    root: Path, cache: Path, progress: ReportProgress | None, opened: Ref | None = None
) -> UpdateOutcome | None:
    """Update the index in a child process; return the outcome, or None when `progress` asked to stop.

    `opened`: the article that somebody reads, which is marked first.
    Raises StoreError as an update in this process does, and ProcessLost when the child process is lost.
    """

    def report(status: UpdateStatus) -> bool:
        return progress is None or progress(status.done, status.total, status.what)

    request = UpdateRequest(fsencode(root), fsencode(cache), opened)
    task = ChildTask("tui.index.indexing.processes.update_worker", request, UpdateStatus(), report)
    outcome = task.run(UpdateOutcome)
    if outcome is not None and outcome.error:
        kind = StoreBusy if outcome.is_busy else NoRoomError if outcome.has_no_room else StoreUnavailable
        raise kind(outcome.error)
    return outcome
