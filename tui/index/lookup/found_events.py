"""The events found in articles, as the index has them."""

from __future__ import annotations

import apsw

from tui.index import serialization
from tui.model.found_events import FoundEvent


def read_found_events(
    connection: apsw.Connection, differing: bool = False, limit: int = 500
) -> list[FoundEvent]:
    """Return the events found in articles, oldest first; `differing`: only those, the sharpest first."""
    order = (
        "WHERE sharpness > 0 ORDER BY -sharpness, -articles, number" if differing else "ORDER BY day, number"
    )
    rows = connection.execute(f"SELECT event FROM found_event {order} LIMIT ?", (limit,))
    return [serialization.decode_as(FoundEvent, event) for (event,) in rows]
