"""Notes in the index: the files of `notes/` that have changed are read, in the transaction of an update."""

from __future__ import annotations

from collections.abc import Collection

import apsw
import msgspec
from msgspec import Struct

from tui.corpus.folder import Folder
from tui.corpus.scan import NOTES, FileState, list_files
from tui.index import serialization
from tui.index.tokenizer import index_words
from tui.model.records import Note, Ref


class NoteChanges(Struct, frozen=True):
    """The files of notes that are to be read, with their states, and the names of those that are gone."""

    to_read: dict[str, FileState] = {}
    gone: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Return whether the index has every note as it is."""
        return not (self.to_read or self.gone)


def compare_notes(
    connection: apsw.Connection, folder: Folder, paths: Collection[str] | None = None, *, must_read: bool
) -> NoteChanges:
    """Compare the files of notes, by their states, with the index.

    `paths` (below the corpus, with slashes): nothing else has changed since the last time. `must_read`: each
    file is to be read, whatever its state.
    """
    if paths is not None and not any(path.partition("/")[0] == NOTES for path in paths):
        return NoteChanges()
    query = "SELECT name, mtime_ns, size, ctime_ns, inode FROM note_file"
    known = {name: FileState(*state) for name, *state in connection.execute(query)}
    current = {name: state for name, state in list_files(folder.root / NOTES) if name.endswith(".md")}
    return NoteChanges(
        {name: state for name, state in current.items() if must_read or known.get(name) != state},
        tuple(name for name in known if name not in current),
    )


def store_notes(connection: apsw.Connection, folder: Folder, changes: NoteChanges) -> None:
    """Bring the notes of the index up to date."""
    names = (*changes.gone, *changes.to_read)
    connection.executemany("DELETE FROM note_file WHERE name = ?", [(name,) for name in names])
    for name, state in changes.to_read.items():
        loaded = folder.read_note(f"{NOTES}/{name}")
        connection.execute(
            "INSERT INTO note_file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (name, *state, *_note_columns(loaded.note)),
        )


def _note_columns(note: Note | None) -> tuple[str, str, str, str, str, bytes | None]:
    """Return what the index has of a note besides its file; None stands for a file that is none."""
    if note is None:
        return "", "", "", "", "[]", None
    ref = Ref.parse(note.about)
    words = " ".join(index_words(f"{note.body}\n{note.quote or ''}"))
    label_words = "\n".join(f" {' '.join(index_words(label))} " for label in note.labels)
    labels = msgspec.json.encode(note.labels).decode()
    return (
        ref.kind if ref else "",
        ref.id if ref else "",
        words,
        label_words,
        labels,
        serialization.encode(note),
    )
