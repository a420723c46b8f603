"""The preview of two actors: the sentences, else the passages, in which both stand."""

from __future__ import annotations

from itertools import islice

from tui.analysis.network.pair_passages import PairPassage, shared_passages
from tui.analysis.query_filters import with_actor
from tui.app.documents.builder import DocumentBuilder, TextRun, link_run
from tui.app.documents.labels import date_label, short_date
from tui.app.documents.previews.preview_page import PreviewPage
from tui.app.navigation import RecordLocation
from tui.i18n import gettext as _
from tui.index.query import Query
from tui.index.results import Span
from tui.index.store import Store
from tui.model.records import Ref

#: Most passages and events that are shown.
MAX_SHOWN = 20


def pair_preview(store: Store, first: Ref, second: Ref, query: Query) -> PreviewPage:
    """Return the first events and passages of two actors, these with both marked. Raises StoreError."""
    builder = DocumentBuilder()
    hits: list[Span] = []
    for passage in islice(shared_passages(store, first, second, query=query), MAX_SHOWN):
        hits += _write_passage(builder, passage)
    events = store.dated_rows("event", with_actor(with_actor(query, first), second), MAX_SHOWN)
    if events:
        builder.line(TextRun(_("Events"), "heading"))
    for event in events:
        link = link_run(event.title, RecordLocation(event.ref), "event")
        builder.line(f"{short_date(event.date):<10}  ", link, hang=12)
    return PreviewPage(_("Together"), builder.document(), tuple(hits))


def _write_passage(builder: DocumentBuilder, passage: PairPassage) -> list[Span]:
    """Write a passage below the article that it is from; return where the two actors stand in it."""
    location = RecordLocation(passage.article, passage.start, passage.end)
    source = TextRun(f" · {passage.source}  ", "dim")
    builder.line(date_label(passage.date), source, link_run(passage.title, location, "article"))
    base = builder.length
    builder.line(passage.text, indent=2, hang=2)
    builder.blank()
    return [(base + start, base + end) for start, end in passage.marked]
