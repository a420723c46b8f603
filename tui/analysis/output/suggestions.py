"""Suggestions of what a corpus seems to miss, read from its store, for the command `suggest`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tui.annotate.suggestions.suggester import Suggestion, suggest_records
from tui.i18n import gettext as _
from tui.i18n import ngettext
from tui.index.query import Query
from tui.index.results import Cursor
from tui.index.store import MATCH_ALL, ReportProgress, Store
from tui.model.records import Actor, Annotations, Article, Decision, Kind, Record

#: Records read at a time.
_PAGE_RECORDS = 200


def find_suggestions(
    store: Store,
    decisions: Sequence[Decision] = (),
    progress: ReportProgress | None = None,
    query: Query = MATCH_ALL,
) -> list[Suggestion]:
    """Return the suggestions from the articles that fit, surest first.

    `decisions`: earlier rejections, which are not suggested again. `progress` receives the articles read and
    their number; when it returns False, the suggestions found so far are returned. Raises StoreError.
    """
    total = store.size("article", query=query)
    actors = [record for record in _read_records(store, "actor") if isinstance(record, Actor)]

    def report(done: int) -> bool:
        return progress is None or progress(done, total, _("reading"))

    return suggest_records(_read_marked_articles(store, query), actors, decisions, report)


def _read_records(store: Store, kind: Kind, query: Query = MATCH_ALL) -> Iterator[Record]:
    """Yield every fitting record of a kind, page by page."""
    after: Cursor | None = None
    while True:
        page = store.rows(kind, after=after, limit=_PAGE_RECORDS, query=query)
        yield from store.read([row.ref for row in page.items])
        if (after := page.after) is None:
            return


def _read_marked_articles(store: Store, query: Query) -> Iterator[tuple[Article, Annotations]]:
    """Yield every fitting article with its marks."""
    for record in _read_records(store, "article", query):
        if isinstance(record, Article):
            yield record, store.mentions(record.ref)


def suggestion_json(suggestion: Suggestion) -> dict[str, Any]:
    """Return a suggestion as JSON."""
    return {
        "kind": suggestion.kind,
        "name": suggestion.name,
        "actor": suggestion.actor,
        "confidence": suggestion.confidence,
        "why": suggestion.reason,
        "evidence": [
            {
                "article": passage.article,
                "start": passage.start,
                "end": passage.end,
                "exact": passage.exact,
                "sentence": passage.sentence,
            }
            for passage in suggestion.evidence
        ],
    }


def suggestion_lines(suggestion: Suggestion) -> Iterator[str]:
    """Yield what is suggested and why, then the passage that is the best evidence."""
    times = ngettext("{n} time", "{n} times", suggestion.count).format(n=f"{suggestion.count:,}")
    kind_words = (
        _("spelling of {actor}").format(actor=suggestion.actor) if suggestion.actor else _("new actor")
    )
    yield f"{suggestion.name}  ({kind_words}; {suggestion.reason}; {times}; {suggestion.confidence:.0%})"
    passage = suggestion.evidence[0]
    yield f"    « {passage.sentence} »  article:{passage.article}"
