"""What happens in the explorer, as messages: workers compute and post, handlers touch widgets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from textual.message import Message

from tui.analysis.sources.similar_articles import SimilarArticles
from tui.app.documents.list_items import ListItem
from tui.app.documents.record_page import RecordPage
from tui.app.match_walk import MatchWalk, ResultCursor
from tui.app.navigation import RecordLocation
from tui.app.session.history import ReadingPosition
from tui.index.store import Counts
from tui.model.records import Kind, Ref


class RowsLoaded(Message):
    """A pane's rows are here; `total` is what the pane's title counts.

    `moved`: how many places further on the record under the cursor stands now.
    """

    def __init__(
        self, kind: Kind, contains: str, items: Sequence[ListItem], total: int, moved: int = 0
    ) -> None:
        super().__init__()
        self.kind, self.contains, self.items, self.total = kind, contains, items, total
        self.moved = moved


class Counted(Message):
    """The store's counts are here."""

    def __init__(self, counts: Counts) -> None:
        super().__init__()
        self.counts = counts


class OpenRequest(NamedTuple):
    """What is to be opened, and how."""

    target: RecordLocation
    how: Literal["new", "trail", "again", "first"] = "new"  # a turn, a stop, what is open, the first
    position: ReadingPosition | None = None
    walk: MatchWalk | None = None
    results: ResultCursor | None = None  # of the search through whose hits is walked
    last: bool = False  # from the last of them backwards


class RecordOpened(Message):
    """A page is ready to be shown."""

    def __init__(self, page: RecordPage, wanted: OpenRequest) -> None:
        super().__init__()
        self.page, self.wanted = page, wanted


class ResultsExtended(Message):
    """Further results of a search are here, to be walked on."""

    def __init__(self, results: ResultCursor) -> None:
        super().__init__()
        self.results = results


class WalkStarted(Message):
    """The places of an actor, everywhere, are here."""

    def __init__(self, walk: MatchWalk) -> None:
        super().__init__()
        self.walk = walk


class IndexFailed(Message):
    """The store could not be brought up to date, and why; `is_busy`: another program is at it."""

    def __init__(self, words: str, is_busy: bool) -> None:
        super().__init__()
        self.words, self.is_busy = words, is_busy


class CopiesFound(Message):
    """The texts that share passages with an article are here."""

    def __init__(self, ref: Ref, copies: SimilarArticles) -> None:
        super().__init__()
        self.ref, self.copies = ref, copies


class RequestFailed(Message):
    """Something asked for could not be had; `words` say what and why."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class IndexProgress(Message):
    """How far the index run is; bursts are merged."""

    def __init__(self, done: int, total: int, what: str) -> None:
        super().__init__()
        self.done, self.total, self.what = done, total, what

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, IndexProgress)


class IndexUpdated(Message):
    """The index is up to date."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title  # of the corpus


class CorpusChanged(Message, bubble=False):
    """The index is another: what is shown of it is to be asked anew, now or when it is next seen."""
