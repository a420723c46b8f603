"""The scripts that complete commands, options and ids in bash, zsh and fish."""

from __future__ import annotations

import re
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from typing import Any

import click

from tui.cli.command_group import EXPLORE_COMMAND, read_commands
from tui.completion.command_table import (
    ACTOR,
    CHOICE,
    COMMAND,
    EVENT,
    FLAG,
    QUERY_FIELDS,
    REST,
    TEXT,
    VALUE,
    TableRow,
    format_table,
)
from tui.i18n import gettext as _

SHELLS = ("bash", "zsh", "fish")
#: In a script, where the table stands.
_TABLE_PLACE = "@TABLE@\n"
#: What ends the first clause of a help text.
_CLAUSE_END = re.compile(r"[:;.](?=\s|$)")


def completion_script(shell: str, program: click.Group) -> str:
    """Return the completion script of a shell for the commands of `program`."""
    script = Path(__file__).with_name(f"completion.{shell}").read_text("utf-8")
    table = format_table(table_rows(program))
    if shell == "fish":  # where it stands between single quotation marks
        table = table.replace("\\", "\\\\").replace("'", "\\'")
    return script.replace(_TABLE_PLACE, table)


def table_rows(program: click.Group) -> Iterator[TableRow]:
    """Yield the table of the commands of `program`, with the fields of the query language."""
    yield from _group_rows(program, "")
    explore = read_commands(program)[EXPLORE_COMMAND]  # what is done where no command is named
    yield from _parameter_rows(explore, "")
    yield from _field_rows()


def visible_commands(group: click.Group) -> list[tuple[str, click.Command]]:
    """Return the commands of a group with their names, sorted, without hidden ones."""
    return [(name, command) for name, command in read_commands(group).items() if not command.hidden]


def first_clause(command: click.Command) -> str:
    """Return what a command does, in as many words as a list has room for."""
    words = _(cleandoc(command.help)) if command.help else ""
    return _CLAUSE_END.split(" ".join(words.split()), maxsplit=1)[0]


def _group_rows(group: click.Group, path: str) -> Iterator[TableRow]:
    """Yield the rows of a group, of its commands, and of what is below them."""
    yield from _parameter_rows(group, path)
    for name, command in visible_commands(group):
        yield TableRow(path, name, COMMAND, first_clause(command))
        inner = f"{path} {name}".strip()
        yield from (
            _group_rows(command, inner)
            if isinstance(command, click.Group)
            else _parameter_rows(command, inner)
        )


def _parameter_rows(command: click.Command, path: str) -> Iterator[TableRow]:
    """Yield the rows of the options and arguments of one command."""
    position = 0
    for parameter in command.params:
        if isinstance(parameter, click.Option) and not parameter.hidden:
            takes = FLAG if parameter.is_flag else _completed_by(parameter.type)
            words = _(parameter.help) if parameter.help else ""
            yield from (TableRow(path, name, takes, words) for name in parameter.opts)
        elif isinstance(parameter, click.Argument):
            position += 1
            name = REST if parameter.nargs < 0 else str(position)
            yield TableRow(path, name, _completed_by(parameter.type), "")
    yield TableRow(path, "--help", FLAG, _("Show what a command does, and its options."))


def _completed_by(kind: click.ParamType[Any]) -> str:
    """Return what completes a value of a type: a word of the column `takes`."""
    if isinstance(kind, click.Choice):
        return CHOICE + ",".join(str(choice) for choice in kind.choices)
    return str(getattr(kind, "completed_by", TEXT))


def _field_rows() -> Iterator[TableRow]:
    """Yield a row for each field of the query language."""
    from tui.index.search_fields import QUERY_FIELDS as FIELDS

    for name, field in FIELDS.items():
        takes = name if name in (ACTOR, EVENT) else VALUE if field.read_values or name == "label" else TEXT
        if field.choices:
            takes = CHOICE + ",".join(dict.fromkeys(field.choices))
        yield TableRow(QUERY_FIELDS, f"{name}:", takes, _(field.takes))
