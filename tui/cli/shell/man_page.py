"""The manual page, made from the commands themselves, in the language of man pages (`man 7 man`)."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc

import click

from tui import __version__
from tui.cli.command_group import EXPLORE_COMMAND, read_commands
from tui.cli.shell.completion import visible_commands
from tui.cli.translated_help import translated
from tui.i18n import gettext as _

_OWN_HELP = "--help"  # an option of every command, said once


def man_page(program: click.Group) -> str:
    """Return the manual page of the program, as `man -l` and groff read it."""
    explorer = read_commands(program)[EXPLORE_COMMAND]
    with translated(program, *program.params, *explorer.params):
        return "\n".join(_page_lines(program)) + "\n"


def _page_lines(program: click.Group) -> Iterator[str]:
    """Yield the lines of the page."""
    section = _("User Commands")
    yield f'.TH NIGER-TUI 1 "" "niger-tui {__version__}" "{_escape(section)}"'
    yield from _heading(_("NAME"))
    yield rf"niger-tui \- {_escape(_first_paragraph(program).rstrip('.'))}"
    yield from _heading(_("SYNOPSIS"))
    yield rf"\fBniger-tui\fR \fI{_escape(_('[OPTIONS] [CORPUS]'))}\fR"
    yield ".br"
    yield rf"\fBniger-tui\fR \fI{_escape(_('COMMAND [ARGS]…'))}\fR"
    yield from _heading(_("DESCRIPTION"))
    yield from _paragraphs(program)
    yield from _heading(_("OPTIONS"))
    options = [*program.params, *read_commands(program)[EXPLORE_COMMAND].params]
    yield from _option_lines(options, with_help=True)
    yield from _heading(_("COMMANDS"))
    yield from _command_lines(program, "niger-tui")
    yield from _heading(_("EXIT STATUS"))
    for code, words in (
        ("0", _("Done.")),
        ("1", _("Done, and the answer is no: nothing found, problems found.")),
        ("2", _("Wrong use, or no corpus there; one line on standard error says what would be right.")),
    ):
        yield from _item(rf"\fB{code}\fR", words)
    yield from _heading(_("ENVIRONMENT"))
    for name, words in (
        ("NIGER_TUI_CORPUS", _("The corpus, where none is named; else the bundled one.")),
        ("NIGER_TUI_CACHE", _("The folder for indexes.")),
        ("EDITOR", _("What a file is opened with.")),
        ("NO_COLOR", _("No colour; marks differ by style too.")),
    ):
        yield from _item(rf"\fB{name}\fR", words)
    yield from _heading(_("FILES"))
    for path, words in (
        ("~/.config/niger-tui/settings.toml", _("Settings: theme, width of the text, keys.")),
        ("~/.local/share/niger-tui/", _("Your place, bookmarks and searches.")),
        ("~/.cache/niger-tui/index/", _("The indexes; each can be made again from its corpus.")),
    ):
        yield from _item(rf"\fI{_escape(path)}\fR", words)


def _command_lines(group: click.Group, path: str) -> Iterator[str]:
    """Yield each command of a group: how it is called, what it does, its options."""
    for name, command in visible_commands(group):
        context = click.Context(command, info_name=f"{path} {name}")
        with translated(command, *command.get_params(context)):
            yield from _one_command_lines(command, f"{path} {name}", context)
        if isinstance(command, click.Group):
            yield from _command_lines(command, f"{path} {name}")


def _one_command_lines(command: click.Command, path: str, context: click.Context) -> Iterator[str]:
    """Yield how a command is called, what it does, its options."""
    yield f".SS {_escape(path.removeprefix('niger-tui '))}"
    usage = " ".join(command.collect_usage_pieces(context))
    yield rf"\fB{_escape(path)}\fR {_escape(usage)}"
    yield ".PP"
    yield from _paragraphs(command)
    yield from _option_lines(command.params, with_help=False)


def _option_lines(parameters: list[click.Parameter], with_help: bool) -> Iterator[str]:
    """Yield the options among the parameters of a command."""
    context = click.Context(click.Command("niger-tui"))
    for parameter in parameters:
        with translated(parameter):
            record = parameter.get_help_record(context) if isinstance(parameter, click.Option) else None
        if record is not None:
            yield from _item(rf"\fB{_escape(record[0])}\fR", record[1])
    if with_help:
        yield from _item(rf"\fB\-h, {_escape(_OWN_HELP)}\fR", _("Show what a command does, and its options."))


def _heading(words: str) -> Iterator[str]:
    yield f'.SH "{_escape(words)}"'


def _item(term: str, words: str) -> Iterator[str]:
    """Yield an entry of a list: the term, and below it what it means."""
    yield ".TP"
    yield term
    yield _escape(words) or r"\&"


def _first_paragraph(command: click.Command) -> str:
    return " ".join(_help_of(command).split("\n\n")[0].split())


def _help_of(command: click.Command) -> str:
    """Return the help text of a command in the language of the interface."""
    return _(cleandoc(command.help)) if command.help else ""


def _paragraphs(command: click.Command) -> Iterator[str]:
    """Yield the help text of a command, a line a paragraph."""
    for number, paragraph in enumerate(_help_of(command).split("\n\n")):
        if number:
            yield ".PP"
        yield _escape(" ".join(paragraph.split()))


def _escape(words: str) -> str:
    """Return words as groff prints them: nothing in them is an instruction, and a hyphen can be copied."""
    plain = words.replace("\\", r"\e").replace("-", r"\-").replace('"', r"\(dq")
    return rf"\&{plain}" if plain.startswith((".", "'")) else plain
