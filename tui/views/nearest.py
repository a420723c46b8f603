"""Which records somebody may have meant who named one that is not there."""

from __future__ import annotations

from collections.abc import Sequence

from tui.index.store import Hit, Store
from tui.model.records import KINDS, Kind, Record, Ref

#: As many are offered at most; and what a name must be worth (of about 100), a sound alone being just that.
OFFERED, NEAR = 3, 70.0


def nearest(store: Store, identifier: str, kinds: Sequence[Kind] = KINDS) -> list[Record]:
    """Records that `identifier` may mean, best first; empty where none is near. Raises StoreError.

    First those of any kind that have this very id, then names and titles of `kinds` with all its words, in
    another spelling too.
    """
    name = (Ref.parse(identifier) or Ref("actor", identifier)).id
    refs = [Ref(kind, name) for kind in KINDS]
    words = name.replace("-", " ")
    hits: list[Hit] = [
        hit
        for kind in kinds
        for hit in store.suggest(kind, words, OFFERED, partial=False)
        if hit.score >= NEAR
    ]
    refs += [hit.ref for hit in sorted(hits, key=lambda hit: -hit.score)]
    return store.read(list(dict.fromkeys(refs)))[:OFFERED]
