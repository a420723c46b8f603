"""All that can be asked of a store, to compare one with another."""

from __future__ import annotations

from typing import get_args

from tui.annotate.suggestions.uses.name_use import UseForm
from tui.index.query import parse_query
from tui.index.sqlite_store import SqliteStore
from tui.model.records import KINDS


def everything(store: SqliteStore) -> dict[str, object]:
    """All that can be asked of a store about all its records."""
    found: dict[str, object] = {"counts": store.counts(), "problems": store.problems()}
    for kind in KINDS:
        rows = store.rows(kind).items
        found[kind] = rows
        for row in rows:
            found[str(row.ref)] = (
                store.read([row.ref]),
                store.related_records(row.ref),
                store.mentions(row.ref),
                store.similar_articles(store.read([row.ref])[0].body),
                store.mentions_of(row.ref) if kind == "actor" else (),
                store.search_names(kind, row.title),
            )
    for word in ("niger", "sanctions", "actor:salifou-modi", "source:rfi", "-niger"):
        found[word] = (
            store.articles(parse_query(word)),
            store.count_facets(parse_query(word)),
            store.field_values("source"),
        )
    found["names"] = store.used_names(dict.fromkeys(get_args(UseForm), 100))
    found["reports"] = store.reports()
    return found
