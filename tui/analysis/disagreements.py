"""Events whose sources differ: on which fields, and with which values."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from msgspec import Struct, to_builtins

from tui.analysis.output.cell_width import pad_right
from tui.analysis.sources.claim_sources import about_words, field_words
from tui.i18n import gettext as _
from tui.i18n import ngettext
from tui.index.query import Query
from tui.index.results import Cursor, RecordRow
from tui.index.store import MATCH_ALL, Store
from tui.model.claims import Disagreement, compare_claims
from tui.model.dates.formatting import Translate, format_short
from tui.model.records import Event

#: Events that are listed.
MAX_EVENTS = 5_000
#: Rows read at a time.
_PAGE_ROWS = 200


#: The fields of an event that its claims may give, besides its details.
CLAIM_FIELDS = ("start", "end", "place", "participants")


class DisputedEvent(Struct, frozen=True):
    """An event whose sources differ, and the fields on which they do."""

    row: RecordRow
    claims: int
    fields: tuple[Disagreement, ...]

    @property
    def abouts(self) -> tuple[str, ...]:
        """Return the names of the fields: start, end, place, participants, details.<key>."""
        return tuple(field.about for field in self.fields)

    def words(self) -> str:
        """Return claims and fields in words, such as «3 claims; they differ on: start, delegation»."""
        claims = ngettext("{n} claim", "{n} claims", self.claims).format(n=self.claims)
        fields = ", ".join(map(field_words, self.fields))
        return _("{claims}; they differ on: {fields}").format(claims=claims, fields=fields)


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
                yield DisputedEvent(rows[event.ref], len(event.claims), fields)
        after = page.after
        if after is None or len(rows) < len(page.items):
            return


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
