"""The reader's own state of one corpus: where they were, bookmarks, sorts, layers.

One JSON file per corpus in the user's data folder, readable without this program, written
at every change worth keeping. Two explorers over one corpus share it: what each of them adds is kept.
"""

from __future__ import annotations

import os
from pathlib import Path
from zlib import crc32

import msgspec
from msgspec import Struct, field

from tui.app.session.history import MAX_ENTRIES, HistoryEntry
from tui.app.session.state_merge import merge_items, merge_tables, merge_value


class Bookmark(Struct, frozen=True):
    """A record the reader marked; `on` is the day (ISO 8601)."""

    id: str  # kind:id
    title: str
    on: str
    offset: int = 0  # the first visible code point when it was set


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
        """What is marked, where the name does not say it."""
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
    searches: list[str] = field(default_factory=list)  # the latest first
    pins: list[PinnedSearch] = field(default_factory=list)
    highlights: list[Highlight] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)


def state_file(folder: Path, corpus: Path) -> Path:
    """Return the path of the state file of a corpus, in `folder`."""
    real = os.path.realpath(corpus)
    return folder / f"{Path(real).name[:40] or 'corpus'}-{crc32(os.fsencode(real)):08x}.json"


#: How long to wait for another explorer that writes its state, in seconds.
_LOCK_WAIT_S = 1.0
#: The lists that explorers open at once share.
_SHARED = ("bookmarks", "pins", "highlights", "searches")
#: Older searches are dropped.
MAX_SEARCHES = 50


class StateFile:
    """The state file, and its content when this program last read or wrote it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._last_synced = SessionState()

    def read(self) -> SessionState:
        """Read the saved state; an empty one where there is no file.

        A damaged file is renamed to `….damaged`, never overwritten: bookmarks are the reader's work.
        """
        try:
            state = self._decode(self.path.read_bytes()) or SessionState()
        except OSError:
            state = SessionState()
        self._last_synced = _copy(state)
        return state

    def write(self, state: SessionState) -> None:
        """Write `state`, merged with what another explorer wrote meanwhile; update its shared lists.

        Raises OSError where the folder can't be written.
        """
        from tui.corpus.safe_write.file_edits import open_writer  # late: the first paint needs none of it

        merged = state

        def change(data: bytes | None) -> bytes:
            nonlocal merged
            theirs = self._decode(data) if data else None
            merged = _merge(self._last_synced, state, theirs) if theirs else state
            if theirs == merged and data:
                return data
            return msgspec.json.format(msgspec.json.encode(merged), indent=1)

        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open_writer(self.path.parent, _LOCK_WAIT_S) as writer:
            writer.edit(self.path, change, is_ours=True)
        for name in _SHARED:
            setattr(state, name, list(getattr(merged, name)))
        self._last_synced = _copy(state)

    def _decode(self, data: bytes) -> SessionState | None:
        """Decode the state in a file; None where it is damaged: the file is then renamed."""
        try:
            return msgspec.json.decode(data, type=SessionState)
        except (msgspec.DecodeError, UnicodeDecodeError):
            self.path.replace(self.path.with_suffix(".damaged"))
            return None


def _copy(state: SessionState) -> SessionState:
    """Return a deep copy of the state."""
    return msgspec.json.decode(msgspec.json.encode(state), type=SessionState)


def _merge(base: SessionState, mine: SessionState, theirs: SessionState) -> SessionState:
    """Merge what two explorers made of `base`: bookmarks, pins, highlights, searches, history entries."""
    trail, at = _merge_histories(base, mine, theirs)
    merged = SessionState(
        corpus=mine.corpus,
        trail=trail,
        at=at,
        sorts=merge_tables(base.sorts, mine.sorts, theirs.sorts),
        hidden=sorted(merge_items(base.hidden, mine.hidden, theirs.hidden, key=str)),
        searches=_merge_searches(base.searches, mine.searches, theirs.searches)[:MAX_SEARCHES],
        pins=merge_items(base.pins, mine.pins, theirs.pins, key=lambda pin: (pin.text, pin.fuzzy)),
        highlights=merge_items(base.highlights, mine.highlights, theirs.highlights, key=_highlight_key),
        bookmarks=merge_items(base.bookmarks, mine.bookmarks, theirs.bookmarks, key=lambda mark: mark.id),
    )
    for name in ("title", "pane", "theme", "filter"):
        values = (getattr(state, name) for state in (base, mine, theirs))
        setattr(merged, name, merge_value(*values))
    return merged


def _merge_searches(base: list[str], mine: list[str], theirs: list[str]) -> list[str]:
    """Merge recent searches, the latest first: mine since `base`, theirs, those of both."""
    merged = merge_items(base, mine, theirs, key=str)
    old = [text for text in merged if text in mine]
    new = [text for text in merged if text not in mine]
    at = old.index(base[0]) if base and base[0] in old else 0 if base else len(old)
    return [*old[:at], *new, *old[at:]]


def _merge_histories(
    base: SessionState, mine: SessionState, theirs: SessionState
) -> tuple[list[HistoryEntry], int]:
    """Return my history at my entry, after what they opened; theirs where I have not moved."""
    if (base.trail, base.at) == (mine.trail, mine.at):
        return theirs.trail, theirs.at
    opened = {_entry_key(entry) for entry in (*base.trail, *mine.trail)}
    trail = [*(entry for entry in theirs.trail if _entry_key(entry) not in opened), *mine.trail]
    first = max(0, len(trail) - MAX_ENTRIES)
    return trail[first:], max(-1, mine.at + len(trail) - len(mine.trail) - first)


def _entry_key(entry: HistoryEntry) -> tuple[object, ...]:
    """Return what identifies an entry, whatever the position in it."""
    return (entry.ref, entry.view and (entry.view.name, entry.view.of, entry.view.text))


def _highlight_key(highlight: Highlight) -> tuple[object, ...]:
    """Return what identifies a highlight, whatever its style."""
    return (highlight.text, highlight.words, highlight.fuzzy)
