"""The table of commands that a completion script holds and hands back at every Tab."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterable

#: In the column `takes`: a word of its own, in place of a value.
COMMAND, FLAG = "command", "flag"
#: In the column `takes`: what completes a value. `TEXT` is completed by nothing.
TEXT, FILE, FOLDER, QUERY, LABEL = "text", "file", "folder", "query", "label"
RECORD, ARTICLE, ACTOR, EVENT = "record", "article", "actor", "event"
#: Before a closed list of values, with commas between them.
CHOICE = "choice:"
#: The command under which the fields of the query language stand, and what an open one takes.
QUERY_FIELDS, VALUE = "query:", "value"
#: The name of an argument that takes all the words that are left.
REST = "*"
_BAR = "|"  # between columns; the last one may hold it, too


class TableRow(namedtuple("TableRow", "command name takes words")):
    """A subcommand, option or argument of a command, or a field of the query language.

    `command`: with the groups before it; empty: the program itself. `name`: of an argument, its position or
    `REST`. `words`: what it is for.
    """

    __slots__ = ()

    @property
    def takes_value(self) -> bool:
        return self.takes not in (COMMAND, FLAG)


def format_table(rows: Iterable[TableRow]) -> str:
    """Return the table as text: a row a line, with a bar between its columns."""
    return "".join(_BAR.join(" ".join(cell.split()) for cell in row) + "\n" for row in rows)


def parse_table(text: str) -> list[TableRow]:
    """Return the rows of a table; a line that is none is left out."""
    columns = len(TableRow._fields)
    cells = (line.split(_BAR, columns - 1) for line in text.splitlines())
    return [TableRow(*row) for row in cells if len(row) == columns]
