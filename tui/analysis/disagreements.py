"""Events whose sources differ: on which fields, and with which values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from msgspec import Struct, to_builtins

from tui.analysis.output.cell_width import pad_right
from tui.analysis.output.found_events import count_words, sort_figures
from tui.analysis.sources.claim_sources import about_words, dates_words
from tui.i18n import gettext as _
from tui.i18n import ngettext
from tui.index.query import Query
from tui.index.results import Cursor, RecordRow
from tui.index.store import MATCH_ALL, Store
from tui.model.claims import Disagreement, Value, compare_claims
from tui.model.dates.formatting import Translate, format_short
from tui.model.records import Event, Ref

#: Events that are listed.
MAX_EVENTS = 5_000
#: Rows read at a time.
_PAGE_ROWS = 200


#: The fields whose values are ids of actors.
_OF_ACTORS = ("place", "participants")
#: The fields of an event that its claims may give, besides its details.
CLAIM_FIELDS = ("start", "end", "place", "participants")


class DisputedEvent(Struct, frozen=True):
    """An event whose sources differ, and the fields on which they do."""

    row: RecordRow
    claims: int
    fields: tuple[Disagreement, ...]
    names: dict[str, str]  # of the actors and places that are values, by id

    @property
    def abouts(self) -> tuple[str, ...]:
        """Return the names of the fields: start, end, place, participants, details.<key>."""
        return tuple(field.about for field in self.fields)

    def words(self) -> str:
        """Return claims and values in words: «3 claims; killed: 19 or 25; start: 15 or 16 January 2024»."""
        claims = ngettext("{n} claim", "{n} claims", self.claims).format(n=self.claims)
        return _("; ").join((claims, *map(self._field_words, self.fields)))

    def _field_words(self, field: Disagreement) -> str:
        values = [claimed.value for claimed in field.values]
        if field.about in ("start", "end"):
            words = dates_words(values)
        else:
            words = _(" or ").join(self._value_words(field.about, value) for value in sort_figures(values))
        return f"{about_words(field.about)}{_(': ')}{words}"

    def _value_words(self, about: str, value: Value) -> str:
        parts = (value,) if isinstance(value, str) else value
        if about in _OF_ACTORS:
            return ", ".join(self.names.get(part, part) for part in parts)
        return count_words(about.removeprefix("details."), ", ".join(parts))


def find_disputed_events(
    store: Store, query: Query = MATCH_ALL, limit: int = MAX_EVENTS
) -> Iterator[DisputedEvent]:
    """Yield the kept, fitting events whose sources differ, oldest first, undated last; at most `limit`.

    Events are read as they are asked for. Raises StoreError.
    """
    return islice(_read_differences(store, query.with_field("is", "kept")), limit)


def _read_differences(store: Store, query: Query) -> Iterator[DisputedEvent]:
    """Yield all fitting events whose sources differ, page by page."""
    after: Cursor | None = None
    while True:
        page = store.rows("event", sort="differing", after=after, limit=_PAGE_ROWS, query=query)
        rows = {row.ref: row for row in page.items if row.differs}
        for event in store.read(list(rows)):
            if isinstance(event, Event) and (fields := compare_claims(event).disagreements):
                names = _read_names(store, fields)
                yield DisputedEvent(rows[event.ref], len(event.claims), fields, names)
        after = page.after
        if after is None or len(rows) < len(page.items):
            return


def _read_names(store: Store, fields: Sequence[Disagreement]) -> dict[str, str]:
    """Return the names of the actors and places on which claims differ, by id."""
    values = [claimed.value for field in fields if field.about in _OF_ACTORS for claimed in field.values]
    ids = dict.fromkeys(id for value in values for id in ((value,) if isinstance(value, str) else value))
    return {record.id: record.title for record in store.read([Ref("actor", id) for id in ids])}


def has_field(difference: DisputedEvent, about: str) -> bool:
    """Return whether the sources of an event differ on a field; with an empty name, on any.

    A field is named as in the files: start, delegation.
    """
    return not about or about in difference.abouts or f"details.{about}" in difference.abouts


def fields_of(events: list[DisputedEvent]) -> list[tuple[str, int]]:
    """Return the fields on which sources differ, with the number of events; most frequent first."""
    counts: dict[str, int] = {}
    for event in events:
        for about in event.abouts:
            counts[about] = counts.get(about, 0) + 1
    return sorted(counts.items(), key=lambda item: (-item[1], about_words(item[0])))


def field_names(store: Store) -> list[str]:
    """Return the names of fields: those of every event, then the details on which any sources differ.

    Raises StoreError.
    """
    details = [
        about.removeprefix("details.") for about, _event_count in fields_of(list(find_disputed_events(store)))
    ]
    return list(dict.fromkeys((*CLAIM_FIELDS, *details)))


def difference_lines(difference: DisputedEvent, translate: Translate = str) -> Iterator[str]:
    """Yield the lines for people: date, title and id, then the fields."""
    row = difference.row
    yield f"{pad_right(format_short(row.date, translate) or '–', 12)}{row.title}  ({row.ref})"
    yield f"{'':12}{difference.words()}"


def difference_json(difference: DisputedEvent) -> dict[str, Any]:
    """Return an event whose sources differ as JSON."""
    return {
        "id": str(difference.row.ref),
        "title": difference.row.title,
        "date": difference.row.date,
        "type": difference.row.subtitle,
        "claims": difference.claims,
        "disagreements": to_builtins(difference.fields),
    }
