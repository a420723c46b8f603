"""The targets of links."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from tui.model.records import Ref


class RecordLocation(Struct, frozen=True):
    """A record, and the passage in its body to show first (code points of the cleaned body)."""

    ref: Ref
    start: int | None = None
    end: int | None = None


class FrequencyRequest(Struct, frozen=True):
    """The frequency, over time, of a record's articles or of the results of a search."""

    ref: Ref | None = None
    text: str = ""


class ExternalLink(Struct, frozen=True):
    """An address outside the corpus: shown and copied, never fetched."""

    url: str


class NoteLink(Struct, frozen=True):
    """A note, to be shown in full."""

    id: str


class NoteAct(Struct, frozen=True):
    """The wish to write a note anew, or to delete it."""

    id: str
    act: Literal["rewrite", "delete"]


class FieldEdit(Struct, frozen=True):
    """The wish to correct a field of a record in its form."""

    ref: Ref
    field: str


class FileEdit(Struct, frozen=True):
    """The wish to edit a file of the corpus at a line (1-based)."""

    path: str
    line: int
