"""What the timeline draws: its axis, a row for each record, a line about one record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual.content import Content

from tui.analysis.output.cell_width import pad_right
from tui.analysis.timeline import DIFFERS, SIGNS, Mark, Window, axis, density, draw_marks, mark_of
from tui.app.documents.labels import date_label, reading_signs, short_date, title_label
from tui.app.documents.list_items import FOUND, ListItem, row_item
from tui.app.navigation import RecordLocation
from tui.i18n import format_number
from tui.i18n import gettext as _
from tui.index.results import RecordRow
from tui.model.reading_marks import NO_MARKS, ReadingMarks
from tui.model.records import Kind


def axis_content(
    counts: Mapping[str, Sequence[tuple[int, int]]], window: Window, room: int, lead: int
) -> Content:
    """Return a row of blocks for each of `counts` (pairs of day ordinal and count), the ruler, its labels."""
    indent = " " * (lead + 1) if lead else ""
    ruler, labels = axis(window, room, _)
    rows: list[Content] = []
    for words, days in counts.items():
        name = pad_right(words, lead, cell_len) + " " if lead else ""
        rows.append(Content.assemble((name, "dim"), (density(days, window, room), "$text-accent")))
    rows += [Content(indent + ruler).stylize("dim"), Content(indent + labels)]
    return Content("\n").join(rows)


def is_inside(inner: Window | None, outer: Window | None) -> bool:
    """Return whether a window lies within another; where either is None, there is only one."""
    if inner is None or outer is None:
        return True
    return outer.first <= inner.first and inner.last <= outer.last


def mark_item(mark: Mark, window: Window, room: int, lead: int, marks: ReadingMarks = NO_MARKS) -> ListItem:
    """Return the row of a mark, drawn in `room` cells, with its date in `lead` cells.

    Signs of what a person has read and starred stand before the title, labels after it.
    """
    ref = mark.row.ref
    signs = (DIFFERS if mark.row.differs else "", reading_signs(ref, marks))
    title = " ".join(filter(None, (*signs, title_label(ref, mark.row.title), mark.row.labels)))
    text, _span = draw_marks(mark, title, window, room, cell_len)
    date_ = pad_right(short_date(mark.row.date), lead, cell_len) if lead else ""
    return ListItem(RecordLocation(ref), text, date_, style=FOUND if ref.is_found else "")


def undated_items(
    undated: Mapping[Kind, Sequence[RecordRow]],
    counts: Mapping[Kind, int],
    filter_key: str,
    marks: ReadingMarks = NO_MARKS,
) -> list[ListItem]:
    """Return rows for the undated records by kind, events first; `counts`: totals by kind.

    `filter_key`: the label of the key that sets a filter.
    """
    items = []
    heads: tuple[tuple[Kind, str], ...] = (("event", _("Undated events")), ("article", _("Undated articles")))
    for kind, words in heads:
        all_rows = undated.get(kind, ())
        rows = [row for row in all_rows if mark_of(row) is None]  # one with an end alone lies on the axis
        if rows:
            count = counts.get(kind, 0) - len(all_rows) + len(rows)
            items.append(ListItem(key=None, text=words, trail=format_number(count), heading=True))
            items += [row_item(row, marks) for row in rows]
            if len(rows) < count:
                note = _("only the first {n} are listed: filter them ({key})").format(
                    n=format_number(len(rows)), key=filter_key
                )
                items.append(ListItem(key=None, text=note, heading=True))
    return items


def mark_words(mark: Mark) -> str:
    """Return title, date in words, type or source, and whether sources differ."""
    row = mark.row
    parts = [
        f"{SIGNS[row.ref.kind]} {row.title}",
        date_label(row.date),
        _(row.subtitle) if row.subtitle else "",
    ]
    if row.differs:
        parts.append(f"{DIFFERS} " + _("sources differ"))
    return " · ".join(filter(None, parts))
