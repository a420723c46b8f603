"""The events on which sources differ: on what, and in which words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from msgspec import Struct, to_builtins

from tui.i18n import gettext as _
from tui.i18n import ngettext
from tui.index.query import Query
from tui.index.store import EVERYTHING, Cursor, Row, Store
from tui.model.claims import Disagreement, disagreements
from tui.model.datewords import Translate, short
from tui.model.records import Event
from tui.views.cells import left_part
from tui.views.origins import about_words, field_words

#: As many events at most, and rows asked for at a time.
MOST, _PAGE = 5_000, 200


#: The fields of an event that its claims may give, besides its details.
FIELDS = ("start", "end", "place", "participants")


class Difference(Struct, frozen=True):
    """An event on which sources differ."""

    row: Row
    claims: int
    fields: tuple[Disagreement, ...]

    @property
    def abouts(self) -> tuple[str, ...]:
        """What they differ on: start, end, place, participants, details.<key>."""
        return tuple(field.about for field in self.fields)

    def words(self) -> str:
        """«3 claims; they differ on: start (15 or 16 January 2024), delegation»."""
        counted = ngettext("{n} claim", "{n} claims", self.claims).format(n=self.claims)
        fields = ", ".join(map(field_words, self.fields))
        return _("{claims}; they differ on: {fields}").format(claims=counted, fields=fields)


def differences(store: Store, query: Query = EVERYTHING, limit: int = MOST) -> Iterator[Difference]:
    """The events that fit and on which sources differ, oldest first, undated last; at most `limit`.

    Read as they are asked for. Raises StoreError.
    """
    return islice(_differences(store, query), limit)


def _differences(store: Store, query: Query) -> Iterator[Difference]:
    after: Cursor | None = None
    while True:
        page = store.rows("event", sort="differing", after=after, limit=_PAGE, query=query)
        rows = {row.ref: row for row in page.items if row.differs}
        for event in store.read(list(rows)):
            if isinstance(event, Event) and (fields := disagreements(event)):
                yield Difference(rows[event.ref], len(event.claims), fields)
        after = page.after
        if after is None or len(rows) < len(page.items):
            return


def has_field(found: Difference, about: str) -> bool:
    """Whether sources differ on a field, named as in the files: start, delegation; empty: on any."""
    return not about or about in found.abouts or f"details.{about}" in found.abouts


def fields_of(found: list[Difference]) -> list[tuple[str, int]]:
    """The fields on which sources differ, in words, with on how many events; most first."""
    counts: dict[str, int] = {}
    for each in found:
        for about in each.abouts:
            counts[about] = counts.get(about, 0) + 1
    return sorted(counts.items(), key=lambda item: (-item[1], about_words(item[0])))


def field_names(store: Store) -> list[str]:
    """What `has_field` takes: the fields of every event, then the details on which sources differ anywhere.

    Raises StoreError.
    """
    details = [about.removeprefix("details.") for about, _count in fields_of(list(differences(store)))]
    return list(dict.fromkeys((*FIELDS, *details)))


def difference_lines(found: Difference, translate: Translate = str) -> Iterator[str]:
    """For people: date, title and id, then on what they differ."""
    yield f"{left_part(short(found.row.date, translate) or '–', 11)}{found.row.title}  ({found.row.ref})"
    yield f"{'':11}{found.words()}"


def difference_json(found: Difference) -> dict[str, Any]:
    """The contract's shape: what differs as `show --json` has it."""
    return {
        "id": str(found.row.ref),
        "title": found.row.title,
        "date": found.row.date,
        "type": found.row.note,
        "claims": found.claims,
        "disagreements": to_builtins(found.fields),
    }
