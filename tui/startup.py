"""The entry point, with a fast path that imports nothing the first paint can do without."""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import Path
from typing import NoReturn


def main() -> None:
    """Run the program: open the explorer at once where no command is given, else run the command."""
    fill_streams()
    ignore_broken_pipes()
    try:
        root = _folder_to_explore(sys.argv[1:])
        if root is None:
            from tui.cli import main as commands

            commands()
        else:
            run_explorer(root)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if "--debug" in sys.argv:
            raise
        exit_with_error(f"{error} ({type(error).__name__}); --debug shows where")


def _folder_to_explore(args: list[str]) -> Path | None:
    """Return the folder to open in the explorer, or None when the arguments ask for something else.

    Only an argument with a slash is taken for a folder, since a command has none. Without arguments the
    default corpus is returned. None also when standard input or output is no terminal.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or len(args) > 1:
        return None
    if args and (args[0].startswith("-") or "/" not in args[0]):
        return None
    root = corpus_path(args[0] if args else os.environ.get("NIGER_TUI_CORPUS"))
    return root if root.is_dir() else None


def corpus_path(path: str | None) -> Path:
    """Return the folder of the corpus at `path`, or of the one that ships with the program."""
    if path:
        return Path(path).expanduser()
    from tui.corpus.bundled import bundled_corpus_path

    return bundled_corpus_path()


def run_explorer(root: Path) -> None:
    """Open the explorer on the corpus in `root`, and return when the reader quits.

    Exits with code 2 when the index cannot be opened, and with the session's own code when that is not 0.
    """
    gc.disable()  # until the first paint: importing modules leaves no garbage to collect
    from tui.index.sqlite_store import open_store
    from tui.index.store import StoreError

    try:
        store = open_store(root)
    except StoreError as error:
        exit_with_error(str(error))
    from tui.app.app import make_app
    from tui.app.runtime.terminal_run import run_session

    code = run_session(make_app(store, root))
    store.close()
    if code:
        sys.exit(code)


def fill_streams() -> None:
    """Put the null device where a standard stream is closed (`>&-`).

    What is printed then goes nowhere, and no file that is opened later takes the stream's number.
    """
    for descriptor, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        if getattr(sys, name) is None:
            null_descriptor = os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
            stream = open(null_descriptor, mode, encoding="utf-8", closefd=null_descriptor != descriptor)  # noqa: SIM115 - for good
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)


def ignore_broken_pipes() -> None:
    """End the program without a traceback when the reader of its output closes the pipe."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


def exit_with_error(message: str) -> NoReturn:
    """Print one line on stderr that says what is wrong and what would be right; exit with code 2."""
    print(f"niger-tui: {message}", file=sys.stderr)
    sys.exit(2)
