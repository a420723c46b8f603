"""The records of a period, as rows below the plot of a frequency."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace
from textual.message import Message

from tui.analysis.frequency import (
    Bin,
)
from tui.analysis.timeline import LAST_DAY, SIGNS, marks_of
from tui.app.documents.list_items import ListItem, row_item
from tui.i18n import format_number, ngettext
from tui.index.query import Query
from tui.index.results import RecordRow
from tui.index.store import Store
from tui.model.reading_marks import ReadingMarks
from tui.model.records import Kind

#: Most records of each kind that are listed.
MAX_LISTED = 500


class PeriodListed(Message):
    """Report the records of a period; `cut`: there are more than these."""

    def __init__(self, query: Query, rows: list[RecordRow], is_cut: bool) -> None:
        super().__init__()
        self.query, self.rows, self.is_cut = query, rows, is_cut


def count_labels(articles: int, events: int) -> Iterable[str]:
    """Yield «2 articles» and «10 events»."""
    yield ngettext("{n} article", "{n} articles", articles).format(n=format_number(articles))
    if events:
        yield ngettext("{n} event", "{n} events", events).format(n=format_number(events))


def record_item(row: RecordRow, marks: ReadingMarks) -> ListItem:
    """Return the row of a record, with the sign of its kind, and with marks and labels."""
    item = row_item(row, marks)
    return replace(item, text=f"{SIGNS[row.ref.kind]} {item.text}")


def read_period(store: Store, query: Query, period: Bin) -> PeriodListed:
    """Read the events and articles that begin in a period, or go on in it. Raises StoreError."""
    kinds: tuple[Kind, ...] = ("event", "article")
    rows = [row for kind in kinds for row in store.dated_rows(kind, query, MAX_LISTED)]
    marks, _undated = marks_of(rows)
    first, last = period.first.toordinal(), period.last.toordinal()
    inside = [
        mark.row
        for mark in marks
        if first <= mark.begins <= last
        or (mark.lasts and mark.first and mark.first < first <= (mark.last or LAST_DAY))
    ]
    return PeriodListed(query, inside, len(inside) < period.articles + period.all_events)
