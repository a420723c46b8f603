"""A long run in a process of its own: the explorer keeps its memory small and its hands free.

Killed at any moment the child leaves an index that the next run completes.
"""

from __future__ import annotations

from contextlib import closing
from os import fsdecode, fsencode
from pathlib import Path
from threading import Event, Thread
from time import monotonic

from msgspec import Struct, msgpack

from tui.children import Child, parent
from tui.index.store import Busy, Progress, StoreError, Summary, Unavailable

#: How often the child says how far it is, in seconds.
_EVERY = 0.1


class Asked(Struct):
    """What the child is to do: bring the index of a corpus, in a cache folder, up to date."""

    root: bytes  # as the system has it
    cache: bytes


class Told(Struct):
    """What the child says: how far it is, or how it ended."""

    done: int = 0
    total: int = 0
    what: str = ""
    summary: Summary | None = None
    notices: list[str] = []
    error: str = ""
    is_busy: bool = False  # another program writes the index


class Gone(Exception):  # noqa: N818 — what happened
    """The child could not be started, or has ended before it was done."""


def refreshed_apart(root: Path, cache: Path, progress: Progress | None) -> Told | None:
    """How `tui.index.build.refresh` ended in a process of its own; None where `progress` has it stopped.

    Raises StoreError as `refresh` does, and Gone.
    """
    try:
        child = Child("tui.index.apart")
    except OSError as error:
        raise Gone from error
    with closing(_Watched(child, progress)) as watched:
        try:
            child.send(msgpack.encode(Asked(fsencode(root), fsencode(cache))))
            while True:
                told = msgpack.decode(child.receive(), type=Told)
                if told.error:
                    raise Busy(told.error) if told.is_busy else Unavailable(told.error)
                if told.summary is not None:
                    return told
                watched.told = told
        except (EOFError, OSError) as error:
            if watched.is_stopped:
                return None
            raise Gone from error


class _Watched:
    """A child that is ended as soon as it is to stop: it may say nothing for some time."""

    def __init__(self, child: Child, progress: Progress | None) -> None:
        self.told = Told()  # the latest
        self.is_stopped = False
        self._child, self._progress, self._is_over = child, progress, Event()
        self._thread = Thread(target=self._run, name="progress", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        progress = self._progress
        while progress is not None and not self._is_over.wait(_EVERY):
            told = self.told
            if not progress(told.done, told.total, told.what):
                self.is_stopped = True
                self._child.kill()
                return

    def close(self) -> None:
        """End the child."""
        self._is_over.set()
        self._thread.join()
        self._child.kill()
        self._child.close()


class _Teller:
    """Says how far the child is, now and then."""

    def __init__(self, tell: Progress) -> None:
        self._tell, self._told = tell, 0.0

    def __call__(self, done: int, total: int, what: str) -> bool:
        if monotonic() - self._told < _EVERY:
            return True
        self._told = monotonic()
        return self._tell(done, total, what)


def main() -> None:
    """Bring the index up to date that the program asks for."""
    from tui.corpus.folder import CorpusError, open_folder
    from tui.index.build import refresh
    from tui.index.sqlite import open_store

    program = parent()
    asked = msgpack.decode(program.receive(), type=Asked)
    root = Path(fsdecode(asked.root))

    def tell(done: int, total: int, what: str) -> bool:
        program.send(msgpack.encode(Told(done, total, what)))
        return True

    try:
        store = open_store(root, cache=Path(fsdecode(asked.cache)))
        summary = refresh(store, open_folder(root), _Teller(tell))
        end = Told(summary=summary, notices=store.database.notices)
    except (StoreError, CorpusError) as error:
        end = Told(error=str(error), is_busy=isinstance(error, Busy))
    program.send(msgpack.encode(end))


if __name__ == "__main__":
    main()
