"""What the reader shows of a record: a page made from what the store knows of it."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from tui.app.actor_card import actor_card
from tui.app.article_page import article_page
from tui.app.event_card import event_card
from tui.app.state import Highlight
from tui.app.widgets.document import Document
from tui.index.store import Link, Span, Store
from tui.model.records import Actor, Article, Event, Record, Ref


class Marked(NamedTuple):
    """A highlight that is kept, and where it stands in the document (code points)."""

    highlight: Highlight
    spans: tuple[Span, ...]


class Page(Struct, frozen=True):
    """An opened record, ready to be shown."""

    record: Record
    document: Document
    body_at: int  # where the record's body begins in the document (code points)
    links: list[Link]
    marks: tuple[Marked, ...] = ()

    @property
    def ref(self) -> Ref:
        return self.record.ref

    @property
    def title(self) -> str:
        return self.record.title


def page_of(store: Store, ref: Ref) -> Page | None:
    """The page of `ref`, or None where the store has no such record. Raises StoreError."""
    found = store.read([ref])
    if not found:
        return None
    record = found[0]
    links = store.related(ref)
    if isinstance(record, Article):
        document, body_at = article_page(store, record)
    elif isinstance(record, Actor):
        document, body_at = actor_card(store, record, links)
    else:
        assert isinstance(record, Event)
        document, body_at = event_card(store, record)
    return Page(record, document, body_at, links)
