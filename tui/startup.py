"""The entry point, with a fast path that imports nothing the first paint can do without."""

from __future__ import annotations

import atexit
import gc
import os
import sys

from tui.completion import is_completing
from tui.terminal_output import exit_with_error, exit_with_traceback

TYPE_CHECKING = False  # as in typing, whose import completion in a shell would wait for
if TYPE_CHECKING:
    from pathlib import Path

#: New objects after which Python looks for garbage: modules make more than its 700, none of which is garbage.
OBJECTS_TO_COLLECT = 50_000


def main() -> None:
    """Run the program: open the explorer at once where no command is given, else run the command."""
    try:
        if is_completing():
            from tui.completion.candidates import print_candidates

            print_candidates()
        else:
            _run()
    except KeyboardInterrupt:
        sys.exit(130)


def _run() -> None:
    """Run the program for a person; what is imported here is nothing that completion needs."""
    gc.set_threshold(OBJECTS_TO_COLLECT)
    atexit.register(gc.freeze)  # what is left at the end goes with the process: nobody need look through it
    from tui.i18n import gettext, translate_text
    from tui.language_choice import take_language
    from tui.launcher import run_explorer
    from tui.standard_streams import fill_streams, ignore_broken_pipes, replace_unprintable

    fill_streams()
    replace_unprintable()
    ignore_broken_pipes()
    try:
        arguments = take_language(sys.argv[1:])
        root = _folder_to_explore(arguments)
        if root is None:
            from tui.cli import main as commands

            commands(arguments)
        else:
            run_explorer(root)
    except Exception as error:
        if "--debug" in sys.argv:
            exit_with_traceback()
        words = gettext("{error} ({kind}); --debug shows where")
        exit_with_error(words.format(error=translate_text(str(error)), kind=type(error).__name__))


def _folder_to_explore(args: list[str]) -> Path | None:
    """Return the folder to open in the explorer, or None when the arguments ask for something else.

    Only an argument with a slash is taken for a folder, since a command has none. Without arguments the
    default corpus is returned. None also without a terminal that can show it.
    """
    from tui.launcher import corpus_path
    from tui.terminal_kind import has_terminal

    if not has_terminal() or len(args) > 1:
        return None
    if args and (args[0].startswith("-") or "/" not in args[0]):
        return None
    root = corpus_path(args[0] if args else os.environ.get("NIGER_TUI_CORPUS"))
    return root if root.is_dir() else None
