"""The reader's own state of one corpus: where they were, bookmarks, sorts, layers.

One JSON file per corpus in the user's data folder, readable without this program; `saved_state` reads and
writes it.
"""

from __future__ import annotations

from textwrap import shorten

from msgspec import Struct, field

from tui.app.session.history import HistoryEntry
from tui.i18n import gettext as _

#: A message names a passage by so much of it.
MAX_LABEL_CHARS = 60
#: Older searches are dropped.
MAX_SEARCHES = 50


class Bookmark(Struct, frozen=True):
    """A record, or a passage of an article, that the reader marked; `on` is the day (ISO 8601)."""

    id: str  # kind:id
    title: str
    on: str
    offset: int = 0  # the first visible code point when it was set
    quote: str = ""  # the words of the passage on one line; "": the record
    start: int = 0  # where the passage began then, in code points of the body

    @property
    def place(self) -> tuple[str, str]:
        """Return what tells the bookmark from others: the record, and the words."""
        return self.id, self.quote

    @property
    def label(self) -> str:
        """Return the words of the passage, else the title of the record."""
        words = shorten(self.quote, MAX_LABEL_CHARS, placeholder=" …")
        return _("“{words}”").format(words=words) if words else self.title


class PinnedSearch(Struct, frozen=True):
    """A search the reader pinned."""

    name: str
    text: str  # its query, as printed
    fuzzy: bool = True
    seen: int = -1  # how many results it had when it was last opened


class Highlight(Struct, frozen=True):
    """What is marked in all articles: the matches of a query, or words in a row."""

    name: str
    text: str
    words: bool = False  # found as «find in this text» does
    fuzzy: bool = True
    style: int = 0  # which of the styles for kept highlights, from 1

    @property
    def detail(self) -> str:
        """Return what is marked, where the name does not say it."""
        return self.text if self.text != self.name else ""


class SessionState(Struct):
    """What is saved between two runs."""

    corpus: str = ""
    title: str = ""  # the corpus's, as it was last known
    trail: list[HistoryEntry] = field(default_factory=list)
    at: int = -1
    sorts: dict[str, str] = field(default_factory=dict)
    filter: str = ""  # of lists and views, as printed
    hidden: list[str] = field(default_factory=list)  # layers of marks
    hides_previews: bool = False
    pane: str = ""  # what had the focus
    theme: str = ""
    copy_form: str = ""  # as it was chosen; empty: that of the settings
    searches: list[str] = field(default_factory=list)  # the latest first
    pins: list[PinnedSearch] = field(default_factory=list)
    highlights: list[Highlight] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    step: int = 0  # of the journal: up to it, renames of records have been followed
