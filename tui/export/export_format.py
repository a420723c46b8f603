"""What a format is: its name, what it is called, and the files that it makes of a selection."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

if TYPE_CHECKING:
    from tui.export.selection import Selection


class ExportOptions(Struct, frozen=True):
    """What some formats can be told."""

    table: str = ""  # of csv: one table; empty: all of them
    has_bom: bool = False  # of csv: begin with the byte order mark that Excel looks for
    kind: str = ""  # of jsonl: article, actor or event; empty: all of them


class OutputFile(NamedTuple):
    """A file of an export, as pieces of text; `path` is below the folder, empty where there is one file."""

    path: str
    pieces: Iterable[str]


#: Yields the files of an export; what they hold is read as their pieces are asked for.
WriteFiles = Callable[["Selection", ExportOptions], Iterator[OutputFile]]


class ExportFormat(Struct, frozen=True, kw_only=True):
    """A format that a selection can be exported in."""

    name: str  # in the shell, and in the name of a file
    title: str  # for people: what it is, and what opens it
    suffix: str  # of its file, with the point; empty where it makes a folder
    load: Callable[[], WriteFiles]  # imports what writes it

    @property
    def is_folder(self) -> bool:
        """Return whether the export is several files in a folder."""
        return not self.suffix
