"""The inbox of a corpus: what is put into the folder is added, and is then moved to `inbox/added/`."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from tui.corpus.folder import Folder
from tui.corpus.ingest import Progress, add_files
from tui.corpus.ingestion.ingest_result import IngestResult
from tui.corpus.ingestion.ingest_sources import Source, expand_sources
from tui.corpus.known_articles import numbered
from tui.corpus.safe_write.atomic_rename import rename_to_free_name
from tui.corpus.scan import ARTICLES, INBOX, INBOX_ADDED

#: A file that was written less than this ago may not be whole yet, in seconds.
_SETTLED_S = 2.0
#: How many files an entry has, how large they are, and when the last was written (ns).
_EntryState = tuple[int, int, int]


class Inbox:
    """Adds what is put into `inbox/` of a corpus; an entry that was refused waits there until it changes."""

    def __init__(self, root: Path, clock: Callable[[], float] = time.time) -> None:
        self._root, self._folder, self._clock = root, root / INBOX, clock
        self._refused: dict[str, _EntryState] = {}

    def count_waiting(self) -> tuple[int, int]:
        """Return how many entries can be added, and how many may not be whole yet."""
        states = self._read_states()
        settled = sum(map(self._is_settled, states.values()))
        return settled, len(states) - settled

    def add_entries(self, folder: Folder, progress: Progress | None = None) -> list[IngestResult]:
        """Add what is whole, and move aside what was taken. Raises `AddError`."""
        states = {name: state for name, state in self._read_states().items() if self._is_settled(state)}
        if not states:
            return []
        sources = [
            source for source in expand_sources([str(self._folder)]) if self._entry_of(source) in states
        ]
        results = list(add_files(folder, sources, progress=progress))
        self._settle(states, sources, results)
        return results

    def _settle(
        self, states: dict[str, _EntryState], sources: list[Source], results: Iterable[IngestResult]
    ) -> None:
        """Move aside the entries that were taken whole; note those of which something was refused."""
        outcomes: dict[str, set[str]] = {source.name: set() for source in sources}
        for result in results:
            name = next((s.name for s in sources if _is_of(result, s)), None)
            if name is not None:
                outcomes[name].add(result.status)
        by_entry: dict[str, list[set[str]]] = {}
        for source in sources:
            by_entry.setdefault(self._entry_of(source), []).append(outcomes[source.name])
        moved = set()
        for entry, statuses in by_entry.items():
            if not all(statuses):  # stopped before
                continue
            if "failed" in set().union(*statuses):
                self._refused[entry] = states[entry]
            else:
                self._move_aside(entry)
                moved.add(Path(entry).stem)
        for entry in states.keys() - by_entry.keys():  # the folder of a saved page goes with it
            if any(entry.startswith(stem) for stem in moved):
                self._move_aside(entry)
            else:
                self._refused[entry] = states[entry]

    def _move_aside(self, entry: str) -> None:
        """Move an entry to what was added, under a name that nothing has there."""
        place = self._folder / INBOX_ADDED
        place.mkdir(exist_ok=True)
        path = self._folder / entry
        for stem in numbered(path.stem):
            try:
                rename_to_free_name(path, place / f"{stem}{path.suffix}")
            except FileExistsError:
                continue
            return

    def _entry_of(self, source: Source) -> str:
        return Path(source.name).relative_to(self._folder).parts[0]

    def _is_settled(self, state: _EntryState) -> bool:
        return self._clock() - state[2] / 1e9 >= _SETTLED_S

    def _read_states(self) -> dict[str, _EntryState]:
        """Return the entries that are to be added, by their names; none where the corpus has no inbox."""
        if not (self._root / ARTICLES).is_dir():
            return {}  # every text in such a folder is an article already
        try:
            names = sorted(os.listdir(self._folder))  # noqa: PTH208 — names
        except OSError:
            return {}
        states = {
            name: _read_state(self._folder / name)
            for name in names
            if name != INBOX_ADDED and not name.startswith(".")
        }
        return {
            name: state for name, state in states.items() if state[0] and self._refused.get(name) != state
        }


def _read_state(path: Path) -> _EntryState:
    """Return the state of a file, or of all files below a folder; (0, 0, 0) where there is none."""
    files = [Path(top, name) for top, _folders, names in os.walk(path) for name in names] or [path]
    count = size = latest = 0
    for file in files:
        try:
            status = file.stat()
        except OSError:
            continue
        if not file.is_dir():
            count, size, latest = count + 1, size + status.st_size, max(latest, status.st_mtime_ns)
    return count, size, latest


def _is_of(result: IngestResult, source: Source) -> bool:
    """Return whether a result is of a source, or of a member of the archive that it is."""
    return result.file == source.name or result.file.startswith(f"{source.name}/")
