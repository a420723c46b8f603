"""The types of the parameters of commands: how each is cleaned, and what completes it in a shell."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import click

from tui.completion import command_table


class TextParameter(click.ParamType[str]):
    """A text without what a terminal obeys and UTF-8 cannot hold, on one line unless it keeps its lines."""

    name = "text"

    def __init__(self, completed_by: str = command_table.TEXT, *, keeps_lines: bool = False) -> None:
        #: What the shell offers for it: a word of the column `takes` of the table of commands.
        self.completed_by = completed_by
        self._keeps_lines = keeps_lines

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from tui.model.text import clean, clean_line

        text = _decode_again(str(value))
        return clean(text) if self._keeps_lines else clean_line(text)


def _decode_again(text: str) -> str:
    """Return an argument that the locale took for bytes of no meaning (`LANG=C`) as the UTF-8 that it is."""
    with suppress(UnicodeError):
        return text.encode("utf-8", "surrogateescape").decode("utf-8")
    return text


class WholeNumber(click.IntRange):
    """A whole number within bounds."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            int(value)
        except ValueError:
            from tui.i18n import gettext as _

            self.fail(_("{value!r} is not a whole number.").format(value=str(value)), param, ctx)
        return int(super().convert(value, param, ctx))


class PathParameter(click.Path):
    """A path as it is given, since every byte of it counts; `-` is standard input."""

    def __init__(self, completed_by: str) -> None:
        super().__init__(allow_dash=True)
        self.completed_by = completed_by


TEXT, PARAGRAPHS = TextParameter(), TextParameter(keeps_lines=True)
#: The id of a record, of any kind or of one.
RECORD = TextParameter(command_table.RECORD)
ARTICLE, ACTOR, EVENT = (
    TextParameter(kind) for kind in (command_table.ARTICLE, command_table.ACTOR, command_table.EVENT)
)
QUERY, LABEL = TextParameter(command_table.QUERY), TextParameter(command_table.LABEL)
FILE, DIRECTORY = PathParameter(command_table.FILE), PathParameter(command_table.FOLDER)
