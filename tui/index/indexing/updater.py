"""Update of the index from the files of the corpus: what has changed, and where it is written.

A long update runs in a child process when asked, and moves to memory where the file cannot be written.
"""

from __future__ import annotations

from collections.abc import Collection
from math import inf
from time import perf_counter

from tui.corpus.folder import Folder
from tui.i18n import N_
from tui.index.indexing import commit_sizes
from tui.index.indexing.changes import TooManyError, compare_folder
from tui.index.results import UpdateSummary
from tui.index.sqlite_store import SqliteStore
from tui.index.store import NoRoomError, ReportProgress, UpdateStopped
from tui.index.stored_records import read_meta_value
from tui.model.records import Ref

#: Deadline for the comparison with the folder, far above the time it takes.
_COMPARE_DEADLINE_S = 86_400


def update_index(
    store: SqliteStore,
    folder: Folder,
    progress: ReportProgress | None = None,
    *,
    rebuild: bool = False,
    paths: Collection[str] | None = None,
    in_child: bool = False,
    opened: Ref | None = None,
) -> UpdateSummary:
    """Bring the index up to date with the files of `folder`.

    Each transaction is done completely or not at all. `progress` receives the files done, their number and
    the current activity; `rebuild` reads every file again. `paths` (below the folder, with slashes): only
    these have changed since the last update; without them the whole folder is compared. `in_child`: a long
    update runs in a child process. `opened`: what somebody reads, which is marked first. Where the
    index file cannot be written, the index moves to memory. Raises UpdateStopped when `progress` returns
    False, StoreUnavailable while another program writes.
    """
    try:
        return update_on_disk(
            store, folder, progress, rebuild=rebuild, paths=paths, in_child=in_child, opened=opened
        )
    except NoRoomError as error:
        if not store.database.is_kept:
            raise
        store.database.move_to_memory(error.__cause__ if isinstance(error.__cause__, Exception) else error)
        return update_on_disk(store, folder, progress, rebuild=rebuild)


def update_on_disk(
    store: SqliteStore,
    folder: Folder,
    progress: ReportProgress | None = None,
    *,
    rebuild: bool = False,
    paths: Collection[str] | None = None,
    in_child: bool = False,
    opened: Ref | None = None,
) -> UpdateSummary:
    """Update the index where it is, as `update_index` does; raises NoRoomError where it cannot be written."""
    start_time = perf_counter()
    max_files = (
        commit_sizes.ARTICLES_PER_COMMIT if in_child and store.database.is_kept and not rebuild else inf
    )
    try:
        with store.database.reading(_COMPARE_DEADLINE_S) as connection:
            changes = compare_folder(connection, folder, rebuild, paths, max_files)
    except TooManyError:
        return _update_in_subprocess(store, folder, progress, opened)
    update = None
    if changes.is_needed:
        from tui.index.indexing.index_update import IndexUpdate  # late: it loads all rules of the annotator

        if changes.is_other_version:
            store.database.notices.append(
                N_("The index is being updated: another version of the program made it.")
            )
        try:
            with store.writing() as connection:
                if read_meta_value(connection, "stamp") != changes.stamp:  # another program was faster
                    changes = compare_folder(connection, folder, rebuild)
                update = IndexUpdate(store, connection, folder, changes, progress, opened)
                update.write(max_files)
        except TooManyError:  # a changed actor touches them: nothing is written yet
            return _update_in_subprocess(store, folder, progress, opened)
    counts = store.counts()
    changed, removed = (update.changed, len(changes.removed_paths)) if update else (0, 0)
    seconds = round(perf_counter() - start_time, 3)
    return UpdateSummary(
        counts.article, counts.kept("actor"), counts.kept("event"), changed, removed, seconds
    )


def _update_in_subprocess(
    store: SqliteStore, folder: Folder, progress: ReportProgress | None, opened: Ref | None
) -> UpdateSummary:
    """Update the index in a child process, or in this one when no child can be started."""
    from tui.child_task import ProcessLost
    from tui.index.indexing.processes.subprocess_update import update_in_subprocess

    try:
        outcome = update_in_subprocess(folder.root, store.database.cache, progress, opened)
    except ProcessLost:
        return update_index(store, folder, progress)
    if outcome is None or outcome.summary is None:
        raise UpdateStopped(N_("stopped; the next run continues from here"))
    store.database.notices += outcome.notices
    return outcome.summary
