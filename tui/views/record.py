"""One record, whole, with what it is tied to: the value behind `show --json`."""

from __future__ import annotations

from typing import Any

import msgspec

from tui.index.store import Link, Store
from tui.model.claims import agreements, disagreements, event_date, narrowest, unconfirmed
from tui.model.records import KINDS, Article, Event, Marks, Record, Ref
from tui.views.copies import copies_json, copies_of, copy_json
from tui.views.origins import sources_of, summary

#: Kept for the program's own use; not shown.
_OWN = ("path", "body_line", "extra")


def marks_json(marks: Marks) -> dict[str, Any]:
    """What is marked in an article, in the contract's three lists."""
    lists = {"mentions": marks.body, "title_mentions": marks.title, "dates": marks.dates}
    return {name: msgspec.to_builtins(found) for name, found in lists.items()}


def record_json(store: Store, record: Record, limit: int = 50) -> dict[str, Any]:
    """The record's own fields, then what is derived, then `related`."""
    fields: dict[str, Any] = msgspec.to_builtins(record)
    extra = fields.get("extra") or {}
    for own in _OWN:
        fields.pop(own, None)
    fields = {"id": str(record.ref), "kind": record.ref.kind} | {k: v for k, v in fields.items() if k != "id"}
    fields |= extra
    if isinstance(record, Article):
        fields |= marks_json(store.mentions(record.ref))
        copies = copies_of(store, record)
        fields["same_text"] = [copy_json(copy) for copy in copies.found]
        fields["copies"] = copies_json(copies)
    if isinstance(record, Event):
        fields |= _event_json(store, record)
    fields["related"] = [_link_json(link) for link in store.related(record.ref, limit)]
    return fields


def _event_json(store: Store, event: Event) -> dict[str, Any]:
    sources = sources_of(store, event)
    claims = []
    for number, (claim, place) in enumerate(zip(event.claims, sources.places, strict=True)):
        given = msgspec.to_builtins(claim)
        fields = {k: v for k, v in given.items() if v not in (None, (), [], {}) and k != "extra"}
        fields |= msgspec.to_builtins(claim.extra)
        if claim.article:
            fields["article"] = str(Ref("article", claim.article))
            fields["start"], fields["end"] = place if place else (None, None)
        if place and claim.quote:
            fields["sentence"] = sources.contexts[number].around(claim.quote)
        fields["origin"] = sources.names[number]
        if elsewhere := sources.elsewhere[number]:
            fields["same_text"] = [
                {"id": str(each.ref), "source": each.credit, "start": each.span[0], "end": each.span[1]}
                for each in elsewhere
            ]
            fields["carried"] = sources.carried[number]
        claims.append(fields)
    return {
        "date": event_date(event),
        "origins": sources.count,
        "claims": claims,
        "disagreements": msgspec.to_builtins(disagreements(event)),
        "agreements": list(agreements(event, sources.names)),
        "unconfirmed": list(unconfirmed(event, sources.names)),
        "narrowest": msgspec.to_builtins(narrowest(event)),
        "summary": summary(event, sources),
        "copies": msgspec.to_builtins(sources.looked),
    }


def _link_json(link: Link) -> dict[str, Any]:
    return {
        "id": str(link.ref),
        "title": link.title,
        "why": link.why,
        "role": link.role,
        "count": link.count,
    }


def resolve(store: Store, identifier: str) -> list[Record]:
    """The records that `identifier` names: one for `kind:id`, else every record with that id."""
    ref = Ref.parse(identifier)
    return store.read([ref] if ref else [Ref(kind, identifier) for kind in KINDS])
