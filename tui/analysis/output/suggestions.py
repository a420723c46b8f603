"""Suggestions of what a corpus seems to miss, read from its store, for the command `suggest`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from tui.annotate.suggestions import kinds as suggestion_kinds
from tui.annotate.suggestions.kind_names import GROUP_TITLES, KIND_NAMES
from tui.annotate.suggestions.suggestion import Suggestion, SuggestionInput
from tui.i18n import format_number, format_percent, ngettext, translate_text
from tui.i18n import gettext as _
from tui.index.query import Query, parse_query
from tui.index.results import Cursor
from tui.index.store import MATCH_ALL, ReportProgress, Store
from tui.languages.registry import find_language
from tui.model.records import Actor, Annotations, Article, Decision, Event, Kind, Record

#: Records read at a time.
_PAGE_RECORDS = 200


def find_suggestions(
    store: Store,
    decisions: Sequence[Decision] = (),
    progress: ReportProgress | None = None,
    query: Query = MATCH_ALL,
    kinds: Collection[str] = KIND_NAMES,
) -> list[Suggestion]:
    """Return the suggestions of some kinds from the articles that fit, ranked.

    `decisions`: earlier rejections, which are not suggested again. `progress` receives the articles read and
    their number; when it returns False, the suggestions found so far are returned. Raises StoreError.
    """
    total = store.size("article", query=query)
    actors = [record for record in _read_records(store, "actor") if isinstance(record, Actor)]
    kept = parse_query("is:kept")
    events = [record for record in _read_records(store, "event", kept) if isinstance(record, Event)]
    known = SuggestionInput(actors, events, decisions, find_language())

    def report(done: int) -> bool:
        return progress is None or progress(done, total, _("reading"))

    articles = _read_marked_articles(store, query)
    return suggestion_kinds.find_suggestions(articles, known, report, kinds)


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
        **suggestion.to_json(),
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
    times = ngettext("{n} time", "{n} times", suggestion.count).format(n=format_number(suggestion.count))
    about = _("for {actor}").format(actor=suggestion.target.id) if suggestion.target else ""
    group = _(GROUP_TITLES[suggestion.group])
    words = "; ".join(
        filter(
            None, (group, about, translate_text(suggestion.detail), translate_text(suggestion.reason), times)
        )
    )
    yield f"{suggestion.name}  ({words}; {format_percent(suggestion.confidence)})"
    if suggestion.evidence:
        passage = suggestion.evidence[0]
        yield f"    « {passage.sentence} »  article:{passage.article}"
