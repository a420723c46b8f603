"""What the explorer shows: a value that its parts share."""

from __future__ import annotations

from msgspec import Struct, field

from tui.app.session.history import History
from tui.index.query import Query
from tui.index.results import Counts
from tui.index.store import MATCH_ALL


class ExplorerState(Struct):
    """Hold what the explorer shows: where the reader is, from which search, through which filter."""

    history: History = field(default_factory=History)
    filter: Query = MATCH_ALL
    search_text: str = ""  # of the search whose result is open: Esc goes back to its list
    has_stepped: bool = False  # from the hit at which that result was opened to another one
    counts: Counts = Counts()
    store_state: str = ""  # of the store, when the lists were last read
