"""The way into the explorer, with nothing imported that its first paint can do without."""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import Path
from typing import NoReturn


def main() -> None:
    """The program: the explorer at once where nothing else is asked for, else the commands."""
    quiet_pipes()
    try:
        root = _asked_folder(sys.argv[1:])
        if root is None:
            from tui.cli import main as commands

            commands()
        else:
            explore(root)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if "--debug" in sys.argv:
            raise
        fail(f"{error} ({type(error).__name__}); --debug shows where")


def _asked_folder(args: list[str]) -> Path | None:
    """The folder to explore, where the arguments name one and nothing else; a command has no slash."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or len(args) > 1:
        return None
    if args and (args[0].startswith("-") or "/" not in args[0]):
        return None
    root = corpus_path(args[0] if args else os.environ.get("NIGER_TUI_CORPUS"))
    return root if root.is_dir() else None


def corpus_path(given: str | None) -> Path:
    """The folder of the corpus: the one given, else the one that ships."""
    if given:
        return Path(given).expanduser()
    from tui.corpus.shipped import shipped

    return shipped()


def explore(root: Path) -> None:
    """Open the explorer on the corpus in `root`; returns when the reader quits."""
    gc.disable()  # until the first paint: while modules load there is nothing to collect
    from tui.index.sqlite import open_store
    from tui.index.store import StoreError

    try:
        store = open_store(root)
    except StoreError as error:
        fail(str(error))
    from tui.app.app import explorer

    explorer(store, root).run()
    store.close()


def quiet_pipes() -> None:
    """A reader that closes the pipe ends the program without a word."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


def fail(words: str) -> NoReturn:
    """One line on stderr that says what is wrong and what would be right; exit code 2."""
    print(f"niger-tui: {words}", file=sys.stderr)
    sys.exit(2)
