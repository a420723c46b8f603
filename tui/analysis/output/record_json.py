"""A whole record with what is derived from it, as JSON: the output of `show --json`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import msgspec
from msgspec import structs

from tui.analysis.sources.claim_sources import find_claim_sources
from tui.analysis.sources.event_summary import summarize
from tui.analysis.sources.similar_articles import copies_json, copy_json, find_similar_articles
from tui.i18n import speak_english
from tui.index.results import Relation
from tui.index.store import Store
from tui.model.annotations import Annotations
from tui.model.claims import event_date
from tui.model.records import KINDS, Article, Claim, Event, Note, Record, Ref
from tui.model.text_reuse import Span

#: Fields that only the program itself uses.
_INTERNAL_FIELDS = ("path", "body_line", "extra")


@cache
def _shown_fields(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a kind of record that are shown, with their names in JSON."""
    return tuple(
        (field.name, field.encode_name)
        for field in structs.fields(kind)
        if field.name not in (*_INTERNAL_FIELDS, "id")
    )


def stored_fields(record: Record) -> dict[str, Any]:
    """Return the fields that the file of a record has, id and kind first, by their names in JSON."""
    fields = {"id": f"{record.ref.kind}:{record.id}", "kind": record.ref.kind}
    fields |= {written: getattr(record, name) for name, written in _shown_fields(type(record))}
    return fields | record.extra


def marks_json(marks: Annotations) -> dict[str, Any]:
    """Return the marks of an article as JSON, in three lists."""
    fields: dict[str, Any] = msgspec.to_builtins(marked_fields(marks))
    return fields


def marked_fields(marks: Annotations) -> dict[str, Any]:
    """Return the marks of an article in three lists, by their names in JSON."""
    return {"mentions": marks.body, "title_mentions": marks.title, "dates": marks.dates}


@speak_english()
def record_json(store: Store, record: Record, limit: int = 50) -> dict[str, Any]:
    """Return a record as JSON: its fields, then what is derived from it, then its relations."""
    fields: dict[str, Any] = msgspec.to_builtins(stored_fields(record))
    if isinstance(record, Article):
        fields |= marks_json(store.mentions(record.ref))
        copies = find_similar_articles(store, record)
        fields["same_text"] = [copy_json(copy) for copy in copies.found]
        fields["copies"] = copies_json(copies)
    if isinstance(record, Event):
        fields |= _event_json(store, record)
    fields["related"] = [_relation_json(link) for link in store.related_records(record.ref, limit)]
    return fields


def notes_json(notes: Iterable[Note]) -> list[dict[str, Any]]:
    """Return a person's notes as JSON."""
    fields = ("id", "quote", "labels", "made", "by", "body")
    return [msgspec.to_builtins({name: getattr(note, name) for name in fields}) for note in notes]


def _event_json(store: Store, event: Event) -> dict[str, Any]:
    """Return the claims of an event with their sources, and how far the sources agree."""
    sources = find_claim_sources(store, event)
    claims = []
    for index, (claim, place) in enumerate(zip(event.claims, sources.places, strict=True)):
        fields = claim_json(claim, place)
        if place and claim.quote:
            fields["sentence"] = sources.contexts[index].around(claim.quote)
        fields["origin"] = sources.names[index]
        if elsewhere := sources.elsewhere[index]:
            fields["same_text"] = [
                {
                    "id": str(carrier.ref),
                    "source": carrier.credit,
                    "start": carrier.span[0],
                    "end": carrier.span[1],
                }
                for carrier in elsewhere
            ]
            fields["carried"] = sources.carried[index]
        claims.append(fields)
    return {
        "date": event_date(event),
        "origins": sources.count,
        "claims": claims,
        "disagreements": msgspec.to_builtins(sources.comparison.disagreements),
        "agreements": list(sources.comparison.agreed),
        "unconfirmed": list(sources.comparison.unconfirmed),
        "narrowest": msgspec.to_builtins(sources.comparison.intersection),
        "summary": summarize(event, sources),
        "copies": msgspec.to_builtins(sources.looked),
    }


def claim_json(claim: Claim, place: Span | None) -> dict[str, Any]:
    """Return the fields of a claim that are set, with the span of its quote in its article (code points)."""
    claim_fields = msgspec.to_builtins(claim)
    fields = {k: v for k, v in claim_fields.items() if v not in (None, (), [], {}) and k != "extra"}
    fields |= msgspec.to_builtins(claim.extra)
    if claim.article:
        fields["article"] = str(Ref("article", claim.article))
        fields["start"], fields["end"] = place if place else (None, None)
    return fields


def _relation_json(relation: Relation) -> dict[str, Any]:
    """Return one relation as JSON."""
    return {
        "id": str(relation.ref),
        "title": relation.title,
        "why": relation.reason,
        "role": relation.role,
        "count": relation.count,
    }


def find_records(store: Store, identifier: str) -> list[Record]:
    """Return the records that `identifier` names: one for `kind:id`, else all with that id."""
    ref = Ref.parse(identifier)
    return store.read([ref] if ref else [Ref(kind, identifier) for kind in KINDS])
