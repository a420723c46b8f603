"""Launch of the explorer, without what the first paint can do without."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress
from pathlib import Path

from tui.i18n import gettext
from tui.terminal_output import exit_with_error


def corpus_path(path: str | None) -> Path:
    """Return the folder of the corpus at `path`, or of the one that ships with the program."""
    if path:
        return Path(path).expanduser()
    from tui.corpus.bundled import bundled_corpus_path

    return bundled_corpus_path()


def run_explorer(
    root: Path, *, data: Path | None = None, is_read_only: bool = False, is_in_browser: bool = False
) -> None:
    """Open the explorer on the corpus in `root`, and return when the reader quits.

    `data`: where the reader's state is kept; else in the user's own folder. `is_read_only`: nothing in the
    corpus is changed. `is_in_browser`: the reader sits elsewhere, and reaches nothing of this machine but the
    corpus. Exits with code 2 when the index cannot be opened, and with the session's own code when
    that is not 0.
    """
    if is_read_only:
        from tui.corpus.write_permission import close_corpus

        close_corpus(root)
    else:
        _finish_interrupted_step(root)
    gc.disable()  # until the first paint: importing modules leaves no garbage to collect
    from tui.index.sqlite_store import open_store
    from tui.index.store import StoreError

    try:
        store = open_store(root)
    except StoreError as error:
        exit_with_error(str(error))
    if not store.is_ready:
        from tui.folder_question import confirm_folder

        confirm_folder(root)
    from tui.app.app import NigerApp
    from tui.app.corpus_service import CorpusService
    from tui.app.runtime.terminal_run import run_session

    service = CorpusService(store, root)
    code = run_session(
        NigerApp(store, service, root, data=data, is_read_only=is_read_only, is_in_browser=is_in_browser)
    )
    store.close()
    if code:
        sys.exit(code)


def run_published_explorer(address: str, *, data: Path | None = None, is_read_only: bool = False) -> None:
    """Open the explorer on the corpus in the database at `address`, and return when the reader quits.

    What a reader decides goes into the folder that was published, where it can be reached; else nothing is
    changed, and the keys that would change something say so. Exits as `run_explorer` does.
    """
    from tui.index.postgres.postgres_store import open_postgres_store
    from tui.index.store import StoreError

    try:
        store = open_postgres_store(address)
        if not store.is_ready:
            exit_with_error(gettext("the corpus is being published for the first time; try again later"))
        folder, place = store.reachable_folder(), store.place()
    except StoreError as error:
        exit_with_error(str(error))
    from tui.app.app import NigerApp
    from tui.app.published_corpus import PublishedCorpusService
    from tui.app.runtime.terminal_run import run_session

    service, is_read_only = PublishedCorpusService(store, place), is_read_only or folder is None
    code = run_session(NigerApp(store, service, place, data=data, is_read_only=is_read_only))
    store.close()
    if code:
        sys.exit(code)


def _finish_interrupted_step(root: Path) -> None:
    """Finish a change of the files in which a program was killed; `check` says what is in the way."""
    from tui.corpus.journal.open_step import has_open_step

    if has_open_step(root):
        from tui.corpus.journal.steps import recover_step

        with suppress(OSError):
            recover_step(root)
