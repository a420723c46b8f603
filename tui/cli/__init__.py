"""The command line: the explorer, and commands that print the same knowledge without a screen.

Conventions: `--json` prints one JSON document, or JSON Lines where the result is a stream, and nothing else
on stdout; messages and progress go to stderr. Exit codes: 0, done; 1, done, and the answer is negative; 2,
wrong usage or an unreadable corpus. What is slow to import is imported by the command that needs it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from tui.cli import analysis, curation, export, ingest, journal, new_records, records, suggestions
from tui.cli.browser import serve
from tui.cli.command_group import EXPLORE_COMMAND
from tui.cli.common import cli
from tui.cli.screens import explorer, record_lists
from tui.cli.screens.plain_output import split_plain_option
from tui.cli.shell import shell_commands
from tui.cli.translated_help import translate_click, translated
from tui.i18n import gettext as _
from tui.i18n import translate_text
from tui.language_choice import take_language
from tui.standard_streams import ignore_broken_pipes
from tui.terminal_output import exit_with_error, exit_with_traceback

__all__ = [
    "EXPLORE_COMMAND",
    "analysis",
    "cli",
    "curation",
    "explorer",
    "export",
    "ingest",
    "journal",
    "main",
    "new_records",
    "record_lists",
    "records",
    "serve",
    "shell_commands",
    "suggestions",
]


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line with `args`, or with the arguments of the process, and exit.

    A traceback is shown only with --debug; a closed pipe and Ctrl-C end the program quietly.
    """
    ignore_broken_pipes()
    arguments = list(sys.argv[1:] if args is None else args)
    arguments = take_language(arguments)
    translate_click()
    debug = "--debug" in arguments  # accepted at any position
    try:
        others, context_object = split_plain_option([arg for arg in arguments if arg != "--debug"])
        code = cli.main(others, prog_name="niger-tui", standalone_mode=False, obj=context_object)
    except (KeyboardInterrupt, click.Abort):
        sys.exit(130)
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        with translated(*(context.command.get_params(context) if context else ())):
            message = error.format_message().rstrip(".")
        exit_with_error(
            _("{error}; see `{command} --help`").format(error=message, command=_command_path(error))
        )
    except Exception as error:
        if debug:
            exit_with_traceback()
        exit_with_error(
            _("{error} ({kind}); --debug shows where").format(
                error=translate_text(str(error)), kind=type(error).__name__
            )
        )
    sys.exit(code if isinstance(code, int) else 0)


def _command_path(error: click.ClickException) -> str:
    """Return the command that was used wrongly, as the user calls it."""
    context = getattr(error, "ctx", None)
    return context.command_path.removesuffix(f" {EXPLORE_COMMAND}") if context else "niger-tui"
