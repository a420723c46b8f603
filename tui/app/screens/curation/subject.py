"""What a key is about: one rule for every key that acts on a record, a passage or an actor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from tui.app.documents.document import LinkSpan
from tui.app.documents.record_page import RecordPage
from tui.app.navigation import RecordLocation
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.text.record_view import RecordView
from tui.index.results import Span
from tui.model.records import Ref


class KeySubject(Struct, frozen=True):
    """A record that a key may be about, and how it is pointed at.

    `span`: the words that point at it, in code points of the open document; None for a row or a record.
    """

    ref: Ref
    title: str
    how: Literal["selection", "row", "mention", "record"]
    span: Span | None = None


def find_subjects(rows: RowList | None, reader: RecordView) -> Iterator[KeySubject]:
    """Yield what a key may be about, the likeliest first; the first that a key can use is its subject.

    The selection, else the row under the cursor of the list that has the keys (`rows`), else the current
    mention, else the open record.
    """
    page, selected, link = reader.page, reader.selected_range, reader.current_link
    if page is not None and selected is not None:
        words = " ".join(reader.document.text[slice(*selected)].split())
        yield KeySubject(page.ref, words, "selection", selected)
    if rows is not None and rows.current is not None and isinstance(rows.current.key, RecordLocation):
        yield KeySubject(rows.current.key.ref, rows.current.text, "row")
    if page is not None and link is not None and isinstance(link.target, RecordLocation):
        yield KeySubject(link.target.ref, _linked_title(page, link), "mention", (link.start, link.end))
    if page is not None:
        yield KeySubject(page.ref, page.title, "record")


def _linked_title(page: RecordPage, link: LinkSpan) -> str:
    """Return the title of the record that a link leads to; its words where the page does not know it."""
    assert isinstance(link.target, RecordLocation)
    words = " ".join(page.document.text[link.start : link.end].split())
    return next((relation.title for relation in page.links if relation.ref == link.target.ref), words)
