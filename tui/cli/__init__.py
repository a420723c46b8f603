"""The command line: the explorer, and commands that print the same knowledge without a screen.

Conventions: `--json` prints one JSON document, or JSON Lines where the result is a stream, and nothing else
on stdout; messages and progress go to stderr. Exit codes: 0, done; 1, done, and the answer is negative; 2,
wrong usage or an unreadable corpus. What is slow to import is imported by the command that needs it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from errno import ENOSPC
from importlib import import_module

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

#: By module: the commands that it has. One of these is run without loading the others, which takes longer
#: than many commands do; what is not here, and help, needs them all.
COMMANDS_BY_MODULE = {
    "tui.cli.analysis": (
        *("concordance", "network", "timeline", "frequency", "differences", "events", "compare"),
    ),
    "tui.cli.curation": ("set", "merge", "split", "rename", "delete", "note", "label"),
    "tui.cli.database.publish": ("publish",),
    "tui.cli.export": ("export",),
    "tui.cli.ingest": ("annotate", "add", "init"),
    "tui.cli.journal": ("journal", "undo"),
    "tui.cli.new_records": ("new",),
    "tui.cli.records": ("search", "show", "check", "index"),
    "tui.cli.screens.record_lists": ("articles", "actors", "bookmarks", "keys"),
    "tui.cli.suggestions": ("suggest", "accept", "reject"),
}


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
        _load_command(others)
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
        exit_with_error(
            _("{error}; see `{command} --help`").format(error=message, command=_command_path(error))
        )
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


def _load_command(args: Sequence[str]) -> None:
    """Import the module of the command that the arguments begin with, or of all commands."""
    modules = (module for module, names in COMMANDS_BY_MODULE.items() if args and args[0] in names)
    import_module(next(modules, "tui.cli.shell.all_commands"))


def _command_path(error: click.ClickException) -> str:
    """Return the command that was used wrongly, as the user calls it."""
    context = getattr(error, "ctx", None)
    return context.command_path.removesuffix(f" {EXPLORE_COMMAND}") if context else "niger-tui"
