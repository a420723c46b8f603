"""Events with the days on which they began and ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from tui.export.selection import Selection
from tui.i18n import gettext as _
from tui.model.claims import event_date, origins
from tui.model.dates.edtf import EdtfDate, parse_edtf
from tui.model.dates.formatting import format_long
from tui.model.records import Article, Event, Ref


class DatedEvent(Struct, frozen=True):
    """An event, its first day and its last (None: open, or not later), and how exactly the first is known."""

    event: Event
    first: date
    last: date | None
    begin: EdtfDate | None
    words: str  # the date for people
    sources: tuple[str, ...]  # who says so, each once


def dated_events(selection: Selection) -> Iterator[DatedEvent]:
    """Yield the events that have a date, by date. Raises StoreError."""
    for event in selection.events():
        text = event_date(event)
        edtf = parse_edtf(text) if text else None
        if edtf is None:
            continue
        first, last = edtf.earliest or edtf.latest, edtf.latest
        if first is not None:
            names = tuple(dict.fromkeys(_sources(selection, event)))
            begin = edtf.members[0][0] or edtf.members[0][1]
            yield DatedEvent(
                event, first, last if last != first else None, begin, format_long(text, _), names
            )


def place_name(selection: Selection, event: Event) -> str:
    """Return where an event was, in words; empty where that is not said."""
    actor = selection.find_actor(event.place) if event.place else None
    return actor.name if actor else event.place or ""


def _sources(selection: Selection, event: Event) -> tuple[str, ...]:
    def read(id: str) -> Article | None:
        record = next(iter(selection.store.read([Ref("article", id)])), None)
        return record if isinstance(record, Article) else None

    return origins(event, read)
