"""What the reader shows of a record: a page made from the store's data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from tui.app.documents.article import article_document
from tui.app.documents.document import Document
from tui.app.documents.labels import reading_signs
from tui.app.session.state import Highlight
from tui.index.results import Relation, Span
from tui.index.store import Store
from tui.model.records import Actor, Article, Event, Record, Ref


class HighlightedSpans(NamedTuple):
    """A highlight, and its spans in the document (code points)."""

    highlight: Highlight
    spans: tuple[Span, ...]


class RecordPage(Struct, frozen=True):
    """An opened record, ready to show."""

    record: Record
    document: Document
    body_at: int  # where the record's body begins in the document (code points)
    links: list[Relation]
    marks: tuple[HighlightedSpans, ...] = ()
    signs: str = ""  # of a record that the person has starred or read

    @property
    def ref(self) -> Ref:
        return self.record.ref

    @property
    def title(self) -> str:
        return self.record.title


def load_page(store: Store, ref: Ref) -> RecordPage | None:
    """Load the page of `ref`, or None where the store has no such record. Raises StoreError."""
    records = store.read([ref])
    if not records:
        return None
    record = records[0]
    links = store.related_records(ref)
    document, body_at = _make_document(store, record, links)
    return RecordPage(record, document, body_at, links, signs=reading_signs(ref, store.marks))


def _make_document(store: Store, record: Record, links: list[Relation]) -> tuple[Document, int]:
    """Return the document of a record, and where the body begins in it; cards are imported late."""
    if isinstance(record, Article):
        return article_document(store, record)
    if isinstance(record, Actor):
        from tui.app.documents.actor_card import actor_document

        return actor_document(store, record, links)
    assert isinstance(record, Event)
    found = store.found_event(record.ref) if record.ref.is_found else None
    if found:
        from tui.app.documents.found_records.event_card import found_document

        return found_document(store, record, found, _kept_event(links))
    from tui.app.documents.event_card import event_document

    return event_document(store, record)


def _kept_event(links: Sequence[Relation]) -> Relation | None:
    """Return the kept event that has some reports of a found one, by its relations."""
    return next((link for link in links if link.ref.kind == "event" and not link.ref.is_found), None)
