"""The command line: the explorer, and the same knowledge without a screen.

Conventions: `--json` prints one JSON document, or JSON Lines where the result is a stream, and nothing
else on stdout; messages and progress go to stderr. Exit codes: 0 done; 1 done, and the answer is «no»;
2 wrong use or unreadable corpus. Everything heavy is imported by the command that needs it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from tui.cli import records, texts, views
from tui.cli.base import EXPLORE, cli
from tui.i18n import gettext as _
from tui.opening import fail, quiet_pipes

__all__ = ["EXPLORE", "cli", "main", "records", "texts", "views"]


def main(args: Sequence[str] | None = None) -> None:
    """The program. A traceback is shown only with --debug; a closed pipe and Ctrl-C end quietly."""
    quiet_pipes()
    given = list(sys.argv[1:] if args is None else args)
    debug = "--debug" in given  # wherever it stands
    try:
        code = cli.main(
            [arg for arg in given if arg != "--debug"], prog_name="niger-tui", standalone_mode=False
        )
    except (KeyboardInterrupt, click.Abort):
        sys.exit(130)
    except click.ClickException as error:
        words = error.format_message().rstrip(".")
        fail(_("{error}; see `{command} --help`").format(error=words, command=_path(error)))
    except Exception as error:
        if debug:
            raise
        fail(_("{error} ({kind}); --debug shows where").format(error=error, kind=type(error).__name__))
    sys.exit(code if isinstance(code, int) else 0)


def _path(error: click.ClickException) -> str:
    """The command that was used wrongly, as it is called."""
    context = getattr(error, "ctx", None)
    return context.command_path.removesuffix(f" {EXPLORE}") if context else "niger-tui"
