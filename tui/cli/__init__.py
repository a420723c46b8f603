"""The command line: the explorer, and commands that print the same knowledge without a screen.

Conventions: `--json` prints one JSON document, or JSON Lines where the result is a stream, and nothing else
on stdout; messages and progress go to stderr. Exit codes: 0, done; 1, done, and the answer is negative; 2,
wrong usage or an unreadable corpus. What is slow to import is imported by the command that needs it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from errno import ENOSPC

import click

from tui.cli.command_group import EXPLORE_COMMAND
from tui.cli.common import cli
from tui.cli.screens.plain_output import split_plain_option
from tui.cli.translated_help import translate_click, translated
from tui.i18n import gettext as _
from tui.i18n import translate_text
from tui.language_choice import take_language
from tui.standard_streams import ignore_broken_pipes
from tui.terminal_output import exit_with_error, exit_with_traceback, print_message

__all__ = ["cli", "main"]


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
        if context and isinstance(
            error, getattr(click.exceptions, "NoArgsIsHelpError", ())
        ):  # since click 8.2
            print_message(context.get_help())
            sys.exit(error.exit_code)
        with translated(*(context.command.get_params(context) if context else ())):
            message = error.format_message().rstrip(".")
        is_question = message.endswith("?")
        words = _("{error} See `{command} --help`.") if is_question else _("{error}; see `{command} --help`")
        exit_with_error(words.format(error=message, command=_command_path(error)))
    except Exception as error:
        if debug:
            exit_with_traceback()
        from tui.index.store import StoreError

        if isinstance(error, StoreError):  # it says all that there is to say
            exit_with_error(str(error))
        exit_with_error(
            _("{error} ({kind}); --debug shows where").format(
                error=_error_words(error), kind=type(error).__name__
            )
        )
    sys.exit(code if isinstance(code, int) else 0)


def _error_words(error: Exception) -> str:
    """Return what an error says, in the language of the interface; of the system's without its number."""
    if not isinstance(error, OSError) or not error.strerror:
        return translate_text(str(error))
    where = error.filename or (_("standard output") if error.errno == ENOSPC else None)
    return _(": ").join(filter(None, (where and str(where), translate_text(error.strerror))))


def _command_path(error: click.ClickException) -> str:
    """Return the command that was used wrongly, as the user calls it."""
    context = getattr(error, "ctx", None)
    return context.command_path.removesuffix(f" {EXPLORE_COMMAND}") if context else "niger-tui"
