"""The file of the reader's state: written at every change worth keeping.

Two explorers over one corpus share it: what each of them adds is kept, and follows the renames of records.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from tui.app.session.history import MAX_ENTRIES, HistoryEntry
from tui.app.session.late_writer import TakeOver, Write
from tui.app.session.saved_json import decode_saved, read_saved
from tui.app.session.state import MAX_SEARCHES, Highlight, SessionState
from tui.corpus.journal.renames import JournalRenames, read_renames

#: How long to wait for another explorer that writes its state, in seconds.
_LOCK_WAIT_S = 1.0
#: The lists that explorers open at once share.
_SHARED = ("bookmarks", "pins", "highlights", "searches")
#: What is merged in a way of its own; every other field is one value, of whoever changed it.
_MERGED_APART = {*_SHARED, "corpus", "trail", "at", "sorts", "hidden", "step"}
_SINGLE_VALUES = [name for name in SessionState.__struct_fields__ if name not in _MERGED_APART]


class StateFile:
    """The state file, and its content when this program last read or wrote it."""

    def __init__(self, path: Path, corpus: Path | None = None) -> None:
        """Keep the state of a corpus at `path`; without a corpus no record is ever renamed."""
        self.path, self._corpus = path, corpus
        self._last_synced = SessionState()

    def read(self) -> SessionState:
        """Read the saved state; an empty one where there is no file.

        A damaged file is renamed to `….damaged`, never overwritten: bookmarks are the reader's work.
        """
        state = read_saved(self.path, SessionState)
        self._last_synced = _copy(state)
        self.follow_renames(state)
        return state

    def follow_renames(self, state: SessionState) -> JournalRenames:
        """Let a state say what its records are called now; return what was renamed since it last did."""
        if self._corpus is None:
            return JournalRenames()
        renames = read_renames(self._corpus, state.step)
        if renames.tables:
            from tui.app.session.renamed_records import follow_state  # late: mostly nothing was renamed

            follow_state(state, renames)
        else:
            state.step = renames.step
        return renames

    def write(self, state: SessionState) -> None:
        """Write `state`, merged with what another explorer wrote meanwhile; update its shared lists.

        Raises OSError where the folder can't be written.
        """
        self.prepare_write(state)()()

    def prepare_write(self, state: SessionState) -> Write:
        """Return a write of `state` as it is now; what it returns updates the lists that explorers share."""
        base, mine = _copy(self._last_synced), _copy(state)

        def write() -> TakeOver:
            merged = self._write(base, mine)
            return lambda: self._take_over(state, mine, merged)

        return write

    def _write(self, base: SessionState, mine: SessionState) -> SessionState:
        """Write my state, merged with what the file has become since `base`; return what is written."""
        from tui.corpus.safe_write.file_edits import open_writer  # late: the first paint needs none of it

        merged = mine

        def change(data: bytes | None) -> bytes:
            nonlocal merged
            theirs = decode_saved(data, self.path, SessionState) if data else None
            merged = self._merge(base, mine, theirs) if theirs else mine
            if theirs == merged and data:
                return data
            return msgspec.json.format(msgspec.json.encode(merged), indent=1)

        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open_writer(self.path.parent, _LOCK_WAIT_S) as writer:
            writer.edit(self.path, change, is_ours=True)
        return merged

    def _take_over(self, state: SessionState, mine: SessionState, merged: SessionState) -> None:
        """Give `state`, which was `mine`, what others made of shared lists; its later changes stay."""
        lists = self._merge(mine, state, merged)
        for name in _SHARED:
            is_unchanged = getattr(state, name) == getattr(mine, name)
            setattr(state, name, list(getattr(merged if is_unchanged else lists, name)))
            setattr(mine, name, getattr(merged, name))
        self._last_synced = mine

    def _merge(self, base: SessionState, mine: SessionState, theirs: SessionState) -> SessionState:
        """Merge what two made of `base`, each with the ids that records have now."""
        if not base.step == mine.step == theirs.step:
            base, mine, theirs = (_copy(state) for state in (base, mine, theirs))
            for one in (base, mine, theirs):
                self.follow_renames(one)
        return _merge(base, mine, theirs)


def _copy(state: SessionState) -> SessionState:
    """Return a deep copy of the state."""
    return msgspec.json.decode(msgspec.json.encode(state), type=SessionState)


def _merge(base: SessionState, mine: SessionState, theirs: SessionState) -> SessionState:
    """Merge what two explorers made of `base`: bookmarks, pins, highlights, searches, history entries."""
    from tui.app.session.state_merge import merge_items, merge_tables, merge_value  # late, as above

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
        bookmarks=merge_items(base.bookmarks, mine.bookmarks, theirs.bookmarks, key=lambda mark: mark.place),
        step=mine.step,
    )
    for name in _SINGLE_VALUES:
        values = (getattr(state, name) for state in (base, mine, theirs))
        setattr(merged, name, merge_value(*values))
    return merged


def _merge_searches(base: list[str], mine: list[str], theirs: list[str]) -> list[str]:
    """Merge recent searches, the latest first: mine since `base`, theirs, those of both."""
    from tui.app.session.state_merge import merge_items  # late, as above

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
