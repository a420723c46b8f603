"""What a corpus seems to miss, read from its store: the value behind `suggest`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tui.annotate.suggest import Suggestion, suggest
from tui.i18n import gettext as _
from tui.i18n import ngettext
from tui.index.query import Query
from tui.index.store import EVERYTHING, Cursor, Progress, Store
from tui.model.records import Actor, Article, Decision, Kind, Marks, Record

#: Records asked for at a time.
_AT_ONCE = 200


def find_suggestions(
    store: Store,
    decisions: Sequence[Decision] = (),
    progress: Progress | None = None,
    query: Query = EVERYTHING,
) -> list[Suggestion]:
    """What the articles that fit offer, the surest first; `decisions` are what was rejected before.

    `progress` is told articles read, of how many; when it returns False, what has been found so far is
    given. Raises StoreError.
    """
    total = store.size("article", query=query)
    actors = [record for record in _records(store, "actor") if isinstance(record, Actor)]

    def told(done: int) -> bool:
        return progress is None or progress(done, total, _("reading"))

    return suggest(_marked(store, query), actors, decisions, told)


def _records(store: Store, kind: Kind, query: Query = EVERYTHING) -> Iterator[Record]:
    """Every record of a kind that fits, page by page."""
    after: Cursor | None = None
    while True:
        page = store.rows(kind, after=after, limit=_AT_ONCE, query=query)
        yield from store.read([row.ref for row in page.items])
        if (after := page.after) is None:
            return


def _marked(store: Store, query: Query) -> Iterator[tuple[Article, Marks]]:
    for record in _records(store, "article", query):
        if isinstance(record, Article):
            yield record, store.mentions(record.ref)


def suggestion_json(one: Suggestion) -> dict[str, Any]:
    """A suggestion in the contract's shape."""
    return {
        "kind": one.kind,
        "name": one.name,
        "actor": one.actor,
        "confidence": one.confidence,
        "why": one.why,
        "evidence": [
            {
                "article": passage.article,
                "start": passage.start,
                "end": passage.end,
                "exact": passage.exact,
                "sentence": passage.sentence,
            }
            for passage in one.evidence
        ],
    }


def suggestion_lines(one: Suggestion) -> Iterator[str]:
    """What is suggested and why, then the passage that tells most."""
    times = ngettext("{n} time", "{n} times", one.count).format(n=f"{one.count:,}")
    what = _("spelling of {actor}").format(actor=one.actor) if one.actor else _("new actor")
    yield f"{one.name}  ({what}; {one.why}; {times}; {one.confidence:.0%})"
    passage = one.evidence[0]
    yield f"    « {passage.sentence} »  article:{passage.article}"
