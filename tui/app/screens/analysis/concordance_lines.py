"""The lines of a concordance: as they are found and sorted, and as rows of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

from rich.cells import cell_len
from textual.message import Message

from tui.analysis.concordance import (
    Columns,
    ConcordanceLine,
    Contexts,
    How,
    Order,
    Subject,
    align_columns,
    columns,
)
from tui.analysis.output.cell_width import pad_right, truncate
from tui.app.documents.labels import short_date
from tui.app.documents.list_items import ListItem
from tui.app.navigation import RecordLocation
from tui.index.results import MentionRef

#: Mentions of an actor, whose lines are created when they are drawn; or lines of words.
Occurrences = Sequence[MentionRef | ConcordanceLine]


class LinesFound(Message):
    """Report lines; `is_complete`: these are all; `how`: how several words were searched for."""

    def __init__(
        self,
        subject: Subject,
        subject_name: str,
        occurrences: Occurrences,
        is_complete: bool,
        how: How = "",
    ) -> None:
        super().__init__()
        self.subject, self.subject_name, self.how = subject, subject_name, how
        self.occurrences, self.is_complete = occurrences, is_complete


class LinesSorted(Message):
    """Report the sorted lines; the cursor goes to `key`."""

    def __init__(self, order: Order, occurrences: Occurrences, key: object) -> None:
        super().__init__()
        self.order, self.occurrences, self.key = order, occurrences, key


def line_location(line: MentionRef | ConcordanceLine) -> RecordLocation:
    """Return the place that an occurrence opens: an article at its top for one in the title."""
    return (
        RecordLocation(line.article) if line.in_title else RecordLocation(line.article, line.start, line.end)
    )


class LineItems(Sequence[ListItem]):
    """Present occurrences as rows of a list, each created when it is drawn."""

    def __init__(self, occurrences: Occurrences, contexts: Contexts, width: int) -> None:
        self.occurrences, self.contexts, self.width = occurrences, contexts, width
        self.columns: Columns = columns(width - 1)

    def __len__(self) -> int:
        return len(self.occurrences)

    @overload
    def __getitem__(self, index: int) -> ListItem: ...
    @overload
    def __getitem__(self, index: slice) -> list[ListItem]: ...
    def __getitem__(self, index: int | slice) -> ListItem | list[ListItem]:
        if isinstance(index, slice):
            return [self._item(each) for each in self.occurrences[index]]
        return self._item(self.occurrences[index])

    def __iter__(self) -> Iterator[ListItem]:
        return map(self._item, self.occurrences)

    def _item(self, occurrence: MentionRef | ConcordanceLine) -> ListItem:
        line = self.contexts.line(occurrence)
        date, left, right, source = self.columns
        text, span = align_columns(line, left, right, cell_len)
        return ListItem(
            key=line_location(line),
            text=text,
            lead=pad_right(short_date(line.date), date - 1, cell_len) if date else "",
            trail=pad_right(truncate(line.source, source - 2, cell_len), source - 2, cell_len)
            if source
            else "",
            matched=(span,),
        )
