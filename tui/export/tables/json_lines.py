"""JSON Lines: the records as `show --json` has them, without what is derived from other records.

An article has its mentions, an event the spans of its quotes and what its sources differ on. What a record is
tied to, and where its text stands too, `show` says. `json_schema` describes the lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from tui.analysis.output.record_json import claim_json, marked_fields, stored_fields
from tui.analysis.sources.claim_sources import article_of, claim_places
from tui.export.export_format import ExportOptions, OutputFile
from tui.export.selection import Selection
from tui.index.results import AnnotatedRecord
from tui.index.store import Store
from tui.model.claims import compare_claims, event_date, origins
from tui.model.records import KINDS, Article, Event


def json_lines_files(selection: Selection, options: ExportOptions) -> Iterator[OutputFile]:
    """Yield one file with a record a line."""
    yield OutputFile("", _lines(selection, options))


def _lines(selection: Selection, options: ExportOptions) -> Iterator[str]:
    kinds = [kind for kind in KINDS if options.kind in ("", kind)]
    encode = msgspec.json.Encoder().encode
    for one in selection.records(kinds):
        yield encode(_line_fields(selection.store, one)).decode() + "\n"


def _line_fields(store: Store, one: AnnotatedRecord) -> dict[str, Any]:
    """Return what a line has of a record."""
    fields = stored_fields(one.record)
    if isinstance(one.record, Article):
        fields |= marked_fields(one.marks)
    elif isinstance(one.record, Event):
        del fields["related"]  # a list of another kind in `show --json`
        fields |= _event_fields(store, one.record)
    return fields


def _event_fields(store: Store, event: Event) -> dict[str, Any]:
    """Return the claims of an event with their places and sources, and on what they differ."""
    articles = article_of(store)
    names = origins(event, articles)
    places = claim_places(event, articles)
    return {
        "related_events": [f"event:{id}" for id in event.related],
        "date": event_date(event),
        "claims": [
            claim_json(claim, place) | {"origin": name}
            for claim, place, name in zip(event.claims, places, names, strict=True)
        ],
        "disagreements": compare_claims(event, names).disagreements,
    }
