"""Jobs done in several processes at once, in the order given.

Where no child can be started, or one dies, its jobs are done in this process.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice
from queue import SimpleQueue

from msgspec import msgpack

from tui.children import Child, parent
from tui.index.preparing import Job, Prepared, Preparer, Setup

#: Fewer jobs than these are done sooner than a child has started.
FEW = 400
_AT_ONCE = 32  # jobs in one message
_AHEAD = 3  # messages for each child that are prepared before they are asked for
_MOST = 8


def prepared(setup: Setup, jobs: Iterable[Job]) -> Iterator[Prepared]:
    """What comes of `jobs`, in their order."""
    processes = min(os.cpu_count() or 1, _MOST)
    if processes < 2:
        yield from map(Preparer(setup).prepare, jobs)
        return
    workers = _Workers(setup, processes)
    try:
        yield from workers.prepared(jobs)
    finally:
        workers.close()


class _Workers:
    """Some children, each asked by one thread at a time."""

    def __init__(self, setup: Setup, processes: int) -> None:
        self._setup = setup
        self._packed = msgpack.encode(setup)
        self._threads = ThreadPoolExecutor(processes)
        self._idle: SimpleQueue[_Started | _Here] = SimpleQueue()
        self._ahead = _AHEAD * processes
        for _ in range(processes):
            self._idle.put(self._started())

    def _started(self) -> _Started | _Here:
        try:
            return _Started(self._packed)
        except OSError:
            return _Here(self._setup)

    def prepared(self, jobs: Iterable[Job]) -> Iterator[Prepared]:
        waiting: deque[Future[list[Prepared]]] = deque()
        rest = iter(jobs)
        while some := list(islice(rest, _AT_ONCE)):
            waiting.append(self._threads.submit(self._ask, some))
            if len(waiting) >= self._ahead:
                yield from waiting.popleft().result()
        yield from chain.from_iterable(future.result() for future in waiting)

    def _ask(self, jobs: Sequence[Job]) -> list[Prepared]:
        worker = self._idle.get()
        try:
            return worker.ask(jobs)
        except (OSError, EOFError):
            worker.close()
            worker = _Here(self._setup)
            return worker.ask(jobs)
        finally:
            self._idle.put(worker)

    def close(self) -> None:
        """End the children, once what they are at is done."""
        self._threads.shutdown(cancel_futures=True)
        while not self._idle.empty():
            self._idle.get().close()


class _Here:
    """Does jobs in this process."""

    def __init__(self, setup: Setup) -> None:
        self._preparer = Preparer(setup)

    def ask(self, jobs: Sequence[Job]) -> list[Prepared]:
        return [self._preparer.prepare(job) for job in jobs]

    def close(self) -> None:
        """Nothing is to be ended."""


class _Started:
    """A process that does jobs."""

    def __init__(self, setup: bytes) -> None:
        self._child = Child("tui.index.workers")
        self._setup = setup  # sent with the first jobs, by their thread: the child is slow to start

    def ask(self, jobs: Sequence[Job]) -> list[Prepared]:
        """What comes of `jobs`; raises OSError or EOFError where the process has ended."""
        if self._setup:
            self._child.send(self._setup)
            self._setup = b""
        self._child.send(msgpack.encode(jobs))
        return msgpack.decode(self._child.receive(), type=list[Prepared])

    def close(self) -> None:
        self._child.close()


def main() -> None:
    """Do the jobs that come in, until no more do."""
    program = parent()
    try:
        preparer = Preparer(msgpack.decode(program.receive(), type=Setup))
        while True:
            asked = msgpack.decode(program.receive(), type=list[Job])
            program.send(msgpack.encode([preparer.prepare(job) for job in asked]))
    except (EOFError, BrokenPipeError):
        return


if __name__ == "__main__":
    main()
