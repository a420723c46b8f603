"""What happens in the explorer, as messages: workers compute and post, handlers touch widgets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from textual.message import Message

from tui.app.documents.list_items import ListItem
from tui.app.documents.record_page import RecordPage
from tui.app.navigation import RecordLocation
from tui.app.session.history import ReadingPosition
from tui.index.results import ALL_MARKED, OPEN_MARKED, Counts
from tui.model.records import Kind, Ref

if TYPE_CHECKING:
    from tui.analysis.sources.similar_articles import SimilarArticles
    from tui.app.match_walk import MatchWalk, ResultCursor


class RowsLoaded(Message):
    """The rows of a pane are loaded; `total` is the number in the pane's title, `found` of those found.

    `moved`: by how many rows the record under the cursor has moved down.
    """

    def __init__(
        self, kind: Kind, contains: str, items: Sequence[ListItem], total: int, moved: int = 0, found: int = 0
    ) -> None:
        super().__init__()
        self.kind, self.contains, self.items, self.total = kind, contains, items, total
        self.moved, self.found = moved, found


class OpenRequest(Struct, frozen=True):
    """A record to open, and how to open it."""

    target: RecordLocation
    #: A new entry, a move in the history, reload, without the keys, nor with the cursor of its list.
    how: Literal["new", "history", "again", "first", "unasked"] = "new"
    position: ReadingPosition | None = None
    walk: MatchWalk | None = None
    results: ResultCursor | None = None  # of the search whose hits the walk goes through
    last: bool = False  # start at the last hit, to go backwards
    goes_back: bool = False  # to what was open before, where an act of the reader has taken the record away


class RecordOpened(Message):
    """A page is ready to show; `walk`: that of the request, or the one through the hits of its search."""

    def __init__(self, page: RecordPage, request: OpenRequest, walk: MatchWalk | None) -> None:
        super().__init__()
        self.page, self.request, self.walk = page, request, walk


class RecordGone(Message):
    """What is open has gone with an act of the reader."""

    def __init__(self, ref: Ref) -> None:
        super().__init__()
        self.ref = ref


class ResultsExtended(Message):
    """More results of a search are loaded; the walk goes on through them."""

    def __init__(self, results: ResultCursor) -> None:
        super().__init__()
        self.results = results


class WalkStarted(Message):
    """The mentions of an actor in all articles are loaded."""

    def __init__(self, walk: MatchWalk) -> None:
        super().__init__()
        self.walk = walk


class IndexFailed(Message):
    """The index could not be updated; `words` say why; `is_busy`: another program is writing it."""

    def __init__(self, words: str, is_busy: bool) -> None:
        super().__init__()
        self.words, self.is_busy = words, is_busy


class CopiesFound(Message):
    """The texts that share passages with an article are found."""

    def __init__(self, ref: Ref, copies: SimilarArticles) -> None:
        super().__init__()
        self.ref, self.copies = ref, copies


class RequestFailed(Message):
    """A request failed; `words` say which and why; `missing`: the record that was to be opened is gone."""

    def __init__(self, words: str, missing: Ref | None = None) -> None:
        super().__init__()
        self.words, self.missing = words, missing


class FilesChanged(Message):
    """Files of the corpus have changed: `paths` below it; None: any of them may have."""

    def __init__(self, paths: list[str] | None = None) -> None:
        super().__init__()
        self.paths = paths


class IndexProgress(Message):
    """The progress of an index run, or of other long work that `work` names; bursts are merged."""

    def __init__(self, done: int, total: int, what: str, work: str = "") -> None:
        super().__init__()
        self.done, self.total, self.what, self.work = done, total, what, work

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, IndexProgress) and self.what not in (OPEN_MARKED, ALL_MARKED)


class IndexUpdated(Message):
    """The index is up to date; `title` is that of the corpus, `state` and `counts` those of the store."""

    def __init__(self, title: str, state: str, counts: Counts) -> None:
        super().__init__()
        self.title, self.state, self.counts = title, state, counts


class CorpusChanged(Message, bubble=False):
    """The index has changed: a screen asks it again, now or when it is next shown."""
