"""Suggestions of existing records for an id that does not exist."""

from __future__ import annotations

from collections.abc import Sequence

from tui.index.results import SearchHit
from tui.index.store import Store
from tui.model.records import KINDS, Kind, Record, Ref

#: Records that are suggested.
MAX_SUGGESTIONS = 3
#: Fewer characters than this stand for nothing: they begin too many names.
MIN_CHARS = 3
#: The score (of about 100) of a name that matches by its sound alone; lower ones are not similar enough.
MIN_SCORE = 70.0


def suggest_ids(store: Store, identifier: str, kinds: Sequence[Kind] = KINDS) -> list[Record]:
    """Return records that `identifier` may mean, best first; empty when none is similar.

    First records of any kind with this very id, then names and titles of `kinds` with all its words, in
    another spelling too; of what is joined by commas, of each part. Raises StoreError.
    """
    name = (Ref.parse(identifier) or Ref("actor", identifier)).id
    parts = [part.strip() for part in name.split(",")]
    refs = [Ref(kind, part) for part in parts for kind in KINDS]
    hits: list[SearchHit] = [
        hit
        for part in parts
        if len(part) >= MIN_CHARS
        for kind in kinds
        for hit in store.search_names(kind, part.replace("-", " "), MAX_SUGGESTIONS, partial=False)
        if hit.score >= MIN_SCORE
    ]
    refs += [hit.ref for hit in sorted(hits, key=lambda hit: -hit.score)]
    return store.read(list(dict.fromkeys(refs)))[:MAX_SUGGESTIONS]
