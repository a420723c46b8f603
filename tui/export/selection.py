"""What an export is of: the records of a corpus that fit a query, or one record with what is tied to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TypeVar

from tui.i18n import N_
from tui.i18n import gettext as _
from tui.index.lookup.record_stream import STREAM_ORDERS
from tui.index.query import Query
from tui.index.results import AnnotatedRecord
from tui.index.store import MATCH_ALL, ReportProgress, Store, StoreError
from tui.model.annotations import Annotations
from tui.model.records import KINDS, Actor, Article, Event, Kind, Record, Ref

_T = TypeVar("_T")
#: Progress is reported after so many records.
_REPORT_EVERY = 100
#: Actors that are kept for those who ask for the name or type of one that is mentioned.
_MAX_KEPT_ACTORS = 10_000
_KIND_WORDS: dict[Kind, str] = {"article": N_("articles"), "actor": N_("actors"), "event": N_("events")}


class ExportStopped(StoreError):  # noqa: N818 — what happened
    """Raised when whoever asked for an export has stopped it."""


class Selection:
    """The records that an export is of, read page by page; every method raises StoreError.

    With `ref`, those tied to one record: of an article, its actors and the events that quote it; of an actor
    or event, the articles that name or report it, and so on. `progress` is told how far it is, and may stop
    it.
    """

    def __init__(
        self,
        store: Store,
        title: str,
        query: Query = MATCH_ALL,
        ref: Ref | None = None,
        progress: ReportProgress | None = None,
    ) -> None:
        """`title`: of the corpus."""
        self.store, self.title, self.query, self.ref = store, title, query, ref
        self._progress = progress
        self.find_actor = lru_cache(_MAX_KEPT_ACTORS)(self._read_actor)

    def _read_actor(self, id: str) -> Actor | None:
        """Return an actor by its id; None where there is none. `find_actor` keeps those read last."""
        record = next(iter(self.store.read([Ref("actor", id)])), None)
        return record if isinstance(record, Actor) else None

    def articles(self) -> Iterator[tuple[Article, Annotations]]:
        """Yield the articles with what is marked in them, by date."""
        if self.ref is not None and self.ref.kind == "article":
            for record in self.store.read([self.ref]):
                if isinstance(record, Article):
                    yield record, self.store.mentions(record.ref)
            return
        for one in self._stream("article"):
            if isinstance(one.record, Article):
                yield one.record, one.marks

    def actors(self) -> Iterator[Actor]:
        """Yield the actors, by name."""
        if self.ref is None:
            records: Iterable[Record] = (one.record for one in self._stream("actor"))
        else:
            records = self.store.read(self._tied_actors(self.ref))
        yield from (record for record in records if isinstance(record, Actor))

    def events(self) -> Iterator[Event]:
        """Yield the events that people have kept, by date; a found one only where it is what is exported."""
        if self.ref is not None and self.ref.kind == "event":
            records: Iterable[Record] = self.store.read([self.ref])
        elif self.ref is not None and self.ref.kind == "article":
            links = self.store.related_records(self.ref, kind="event")
            refs = dict.fromkeys(link.ref for link in links if not link.ref.is_found)
            records = self.store.read(list(refs))
        else:
            records = (one.record for one in self._stream("event"))
        yield from (record for record in records if isinstance(record, Event))

    def records(self, kinds: Iterable[Kind] = KINDS) -> Iterator[AnnotatedRecord]:
        """Yield the records of some kinds, kind by kind."""
        for kind in kinds:
            if kind == "article":
                yield from (AnnotatedRecord(*pair) for pair in self.articles())
            else:
                yield from (
                    AnnotatedRecord(record, Annotations())
                    for record in (self.actors() if kind == "actor" else self.events())
                )

    @property
    def record(self) -> Record | None:
        """Return the one record that the selection is of; None if it is of a query, or the record is gone."""
        return next(iter(self.store.read([self.ref])), None) if self.ref else None

    def _stream(self, kind: Kind) -> Iterator[AnnotatedRecord]:
        """Yield the records of a kind that fit the query and concern the record, if there is one."""
        query = self.query.with_field(self.ref.kind, self.ref.id) if self.ref else self.query
        total = self.store.size(kind, "", STREAM_ORDERS[kind], query)
        return self._counted(self.store.stream(kind, query), total, _(_KIND_WORDS[kind]))

    def _counted(self, items: Iterator[_T], total: int, what: str) -> Iterator[_T]:
        """Yield items, and report how many there were. Raises ExportStopped."""
        for number, item in enumerate(items):
            is_due = self._progress is not None and number % _REPORT_EVERY == 0
            if is_due and self._progress is not None and not self._progress(number, total, what):
                raise ExportStopped(_("the export was stopped"))
            yield item

    def _tied_actors(self, ref: Ref) -> list[Ref]:
        """Return the actor itself, or those that an article names or an event has, each once."""
        ids: list[str] = []
        if ref.kind == "actor":
            ids = [ref.id]
        elif ref.kind == "article":
            marks = self.store.mentions(ref)
            ids = [mention.actor for mention in (*marks.title, *marks.body)]
        else:
            for event in self.events():
                ids += [part.actor for part in event.participants]
                ids += [part.actor for claim in event.claims for part in claim.participants]
                ids += [event.place] if event.place else []
        return [Ref("actor", id) for id in dict.fromkeys(ids)]
