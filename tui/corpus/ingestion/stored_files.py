"""The files that an addition of texts has created: one step of the journal, so that it can be undone."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from pathlib import Path

from tui.corpus.journal.entries import FileChange, Step
from tui.corpus.journal.journal_file import JournalFile
from tui.corpus.journal.steps import recover_step
from tui.corpus.safe_write.file_edits import WriteError, open_writer
from tui.corpus.scan import ORIGINALS
from tui.i18n import N_, NN_


class StoredFiles:
    """Notes files as they are created, and enters them into the journal of the corpus."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._new_folders = tuple(name for name in ("articles", ORIGINALS) if not (root / name).is_dir())
        self._originals: dict[str, str] = {}  # the SHA-256 of each file, by its path
        self._articles: dict[str, str] = {}

    def note_article(self, path: str, data: bytes) -> None:
        """Note that an article was stored in a file."""
        self._articles[path] = sha256(data).hexdigest()

    def note_original(self, name: str, digest: str) -> None:
        """Note that an original was stored."""
        self._originals[f"{ORIGINALS}/{name}"] = digest

    def record_step(self) -> None:
        """Enter what was stored into the journal; nothing where there is nothing. Raises WriteError.

        The files are whole already. What is in them is kept by the step that undoes this one.
        """
        if not self._articles:
            return
        recover_step(self._root)
        with open_writer(self._root):
            journal = JournalFile(self._root)
            number, unfinished_step = journal.read_last()
            if unfinished_step is not None:
                raise WriteError(
                    N_("{path}: step {number} has not ended; try again in a moment").format(
                        path=journal.path, number=number
                    )
                )
            count = len(self._articles)
            step = Step(
                step=number + 1,
                at=datetime.now().astimezone().isoformat(timespec="seconds"),
                what=NN_("add {n:,} article", "add {n:,} articles", count).format(n=count),
                files=tuple(
                    FileChange(path, after=digest)
                    for path, digest in (self._originals | self._articles).items()
                ),
                folders=self._new_folders,
            )
            journal.append_step(step)
            journal.append_end(step.step)
