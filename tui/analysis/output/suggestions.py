"""Suggestions of what a corpus seems to miss, read from its store, for the command `suggest`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from tui.analysis.output.quotation import enclose
from tui.annotate.suggestions import kinds as suggestion_kinds
from tui.annotate.suggestions.events.event_suggestions import EventSuggestion
from tui.annotate.suggestions.kind_names import GROUP_TITLES, KIND_NAMES
from tui.annotate.suggestions.suggestion import Suggestion, SuggestionInput
from tui.annotate.suggestions.uses.name_use import ArticleReports, UsedName, UseForm
from tui.i18n import format_number, format_percent, ngettext, translate_text
from tui.i18n import gettext as _
from tui.index.query import Query, parse_query
from tui.index.results import Cursor
from tui.index.store import MATCH_ALL, Store
from tui.languages.registry import find_language
from tui.model.dates.formatting import format_short
from tui.model.found_events import FoundEvent
from tui.model.records import Actor, Article, Decision, Event, Kind, Record, Ref

#: Records read at a time.
_PAGE_RECORDS = 1_000


def find_suggestions(
    store: Store,
    decisions: Sequence[Decision] = (),
    query: Query = MATCH_ALL,
    kinds: Collection[str] = KIND_NAMES,
) -> list[Suggestion]:
    """Return the suggestions of some kinds from the articles that fit, ranked.

    `decisions`: earlier rejections, which are not suggested again. Raises StoreError.
    """
    kept = parse_query("is:kept")
    actors = [record for record in _read_records(store, "actor", kept) if isinstance(record, Actor)]
    events = [record for record in _read_records(store, "event", kept) if isinstance(record, Event)]
    listed = store.suggested_actors(decisions) if query == MATCH_ALL else None
    known = SuggestionInput(actors, events, decisions, find_language(), listed)
    return suggestion_kinds.find_suggestions(_StoredUses(store, query), known, kinds)


class _StoredUses:
    """What the articles that fit a query use, as the store has it."""

    def __init__(self, store: Store, query: Query) -> None:
        self._store, self._query = store, query

    def names(self, limits: Mapping[UseForm, int]) -> dict[UseForm, list[UsedName]]:
        return self._store.used_names(limits, self._query)

    def reports(self, skip: int, limit: int) -> list[ArticleReports]:
        return self._store.reports(skip, limit, self._query)

    def found_events(self, limit: int) -> list[FoundEvent]:
        found = [*self._store.found_events(True, limit, self._query)]
        if len(found) < limit:
            found += self._store.found_events(False, limit, self._query)
        return list({one.ref: one for one in found}.values())[:limit]

    def found_events_of(self, articles: Sequence[str]) -> list[FoundEvent]:
        return self._store.found_events_of(articles)

    def articles(self, ids: Sequence[str]) -> list[Article]:
        records = self._store.read([Ref("article", id) for id in ids])
        return [record for record in records if isinstance(record, Article)]


def _read_records(store: Store, kind: Kind, query: Query = MATCH_ALL) -> Iterator[Record]:
    """Yield every fitting record of a kind, page by page."""
    after: Cursor | None = None
    while True:
        page = store.rows(kind, after=after, limit=_PAGE_RECORDS, query=query)
        yield from store.read([row.ref for row in page.items])
        if (after := page.after) is None:
            return


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


def detail_words(suggestion: Suggestion) -> str:
    """Return what a list says after the name: of an event its type and its day, in words."""
    if isinstance(suggestion, EventSuggestion):
        day = format_short(suggestion.date, _) if suggestion.date else ""
        return ", ".join(filter(None, (*map(_, suggestion.types[:1]), day)))
    return translate_text(suggestion.detail)


def occurrence_words(suggestion: Suggestion) -> str:
    """Return how often a name occurs, or how many passages tell of an event."""
    n = suggestion.count
    is_event = isinstance(suggestion, EventSuggestion)
    words = ngettext("{n} passage", "{n} passages", n) if is_event else ngettext("{n} time", "{n} times", n)
    return words.format(n=format_number(n))


def suggestion_lines(suggestion: Suggestion) -> Iterator[str]:
    """Yield what is suggested and why, then the passage that is the best evidence."""
    about = _("for {actor}").format(actor=suggestion.target.id) if suggestion.target else ""
    group = _(GROUP_TITLES[suggestion.group])
    words = _("; ").join(
        filter(
            None,
            (
                group,
                about,
                detail_words(suggestion),
                translate_text(suggestion.reason),
                occurrence_words(suggestion),
            ),
        )
    )
    yield f"{suggestion.name}  ({words}{_('; ')}{format_percent(suggestion.confidence)})"
    if suggestion.evidence:
        passage = suggestion.evidence[0]
        yield f"    {enclose(passage.sentence)}  article:{passage.article}"
