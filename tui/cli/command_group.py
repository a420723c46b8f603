"""The group of commands: its first word names a command, or the corpus to explore."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import click

from tui.cli.translated_help import TranslatedGroup
from tui.i18n import gettext as _
from tui.terminal_output import exit_with_error

EXPLORE_COMMAND = "explore"
#: What may stand behind the folder of a corpus that is to be explored.
_EXPLORER_OPTIONS = ("--read-only", "--help", "-h")
#: By module: the commands that it has. It is imported when one of them is asked for: to import all modules
#: takes longer than many commands do.
COMMANDS_BY_MODULE = {
    "tui.cli.analysis.events": ("differences", "events"),
    "tui.cli.analysis.views": ("concordance", "network", "timeline", "frequency", "compare"),
    "tui.cli.browser.serve": ("serve",),
    "tui.cli.curation": ("set", "merge", "split", "rename", "delete", "note", "label"),
    "tui.cli.database.publish": ("publish",),
    "tui.cli.export": ("export",),
    "tui.cli.ingest": ("annotate", "add", "init"),
    "tui.cli.journal": ("journal", "undo"),
    "tui.cli.new_records": ("new",),
    "tui.cli.records": ("search", "show", "check", "index"),
    "tui.cli.screens.explorer": (EXPLORE_COMMAND,),
    "tui.cli.screens.record_lists": ("articles", "actors", "bookmarks", "keys"),
    "tui.cli.shell.shell_commands": ("completion", "man"),
    "tui.cli.suggestions": ("suggest", "accept", "reject"),
}


def read_commands(group: click.Group) -> dict[str, click.Command]:
    """Return all commands of a group by their names, sorted; their modules are imported."""
    context = click.Context(group)
    commands = ((name, group.get_command(context, name)) for name in group.list_commands(context))
    return {name: command for name, command in commands if command is not None}


def put_corpus_last(group: click.Group, ctx: click.Context, args: list[str]) -> list[str]:
    """Return the arguments of a group with a `--corpus` before a command behind it."""
    size = 2 if args[:1] == ["--corpus"] else 1 if args and args[0].startswith("--corpus=") else 0
    option, others = args[:size], args[size:]
    is_before_command = size and others and group.get_command(ctx, others[0])
    return [*others[:1], *option, *others[1:]] if is_before_command else args


class Subcommands(TranslatedGroup):
    """A group below a command, which has no options of its own: they are those of its commands.

    `missing` is said where options come first, `unknown` of a {word} that is no command; `{names}` are those
    that there are.
    """

    def __init__(self, *args: Any, missing: str, unknown: str, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self._missing, self._unknown = missing, unknown

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Exit where no command comes first, and say what there is; a `--corpus` may be before a command."""
        args = put_corpus_last(self, ctx, args)
        if args and args[0] not in ctx.help_option_names and not ctx.resilient_parsing:
            names = ", ".join(self.list_commands(ctx))
            if args[0].startswith("-"):
                exit_with_error(self._missing.format(names=names))
            if self.get_command(ctx, args[0]) is None:
                exit_with_error(self._unknown.format(word=args[0], names=names))
        return super().parse_args(ctx, args)


class Commands(TranslatedGroup):
    """A command group that takes a first word which names no command for the corpus to explore."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        for module in COMMANDS_BY_MODULE:
            import_module(module)
        return super().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name; None where there is none."""
        for module, names in COMMANDS_BY_MODULE.items():
            if cmd_name in names:
                import_module(module)
        return super().get_command(ctx, cmd_name)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Insert the explorer's command name before a corpus; refuse a mistyped command."""
        args = put_corpus_last(self, ctx, args)
        is_command = args and (args[0] in ("--help", "-h", "--version") or self.get_command(ctx, args[0]))
        if not is_command and not ctx.resilient_parsing:  # not while the shell completes command names
            if args:
                self.refuse_mistyped(args)
            args = [EXPLORE_COMMAND, *args]
        return super().parse_args(ctx, args)

    def refuse_mistyped(self, args: list[str]) -> None:
        """Exit when the first word is probably a mistyped command.

        It is when it names no existing path, and either resembles the name of a command or is followed by
        what the explorer does not take: other words, another corpus, options of commands.
        """
        from difflib import get_close_matches

        word, *other_args = args
        if word.startswith("-") or "/" in word or Path(word).expanduser().exists():
            return
        visible_names = [name for name, command in read_commands(self).items() if not command.hidden]
        similar_names = get_close_matches(word.lower(), visible_names, 1)
        if similar_names:
            exit_with_error(
                _("{word}: no such command or folder; perhaps `niger-tui {near}`").format(
                    word=word, near=similar_names[0]
                )
            )
        if any(other not in _EXPLORER_OPTIONS for other in other_args):
            exit_with_error(_("{word}: no such command; `niger-tui --help` lists them").format(word=word))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write both ways to call the program: with a corpus, and with a command."""
        formatter.write_usage(ctx.command_path, _("[OPTIONS] [CORPUS]"))
        formatter.write_usage(ctx.command_path, _("COMMAND [ARGS]…"))
