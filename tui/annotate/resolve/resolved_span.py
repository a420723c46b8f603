"""A mention by tokens, before it is given the place in the text and the id of its actor."""

from __future__ import annotations

from msgspec import Struct

from tui.model.annotations import How


class ResolvedSpan(Struct, frozen=True):
    """Tokens `first` up to `last` (exclusive) that refer to an actor."""

    first: int
    last: int
    actor: int
    how: How
    confidence: float
    why: str
