"""Jobs processed in several child processes at once, with results in the order of the jobs.

When no child can be started, or one dies, its jobs are processed in this process.
"""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice
from queue import SimpleQueue

from msgspec import msgpack

from tui.child_process import ChildProcess, connect_to_parent
from tui.index.indexing.article_job import ArticleJob, ArticleProcessor, ProcessedArticle, WorkerSetup

#: Fewer jobs are done sooner in this process than a child has started.
MIN_PARALLEL_JOBS = 400
_JOBS_PER_MESSAGE = 32
_MESSAGES_AHEAD = 3  # for each child, sent before their results are taken
_MAX_PROCESSES = 8
#: New objects after which Python looks for garbage: an article makes more than its 700, hardly any garbage.
_OBJECTS_TO_COLLECT = 50_000


def prepare_in_parallel(setup: WorkerSetup, jobs: Iterable[ArticleJob]) -> Iterator[ProcessedArticle]:
    """Yield the results of `jobs`, in their order."""
    processes = min(os.cpu_count() or 1, _MAX_PROCESSES)
    if processes < 2:
        yield from map(ArticleProcessor(setup).process, jobs)
        return
    workers = _WorkerPool(setup, processes)
    try:
        yield from workers.prepared(jobs)
    finally:
        workers.close()


class _WorkerPool:
    """A pool of child processes, each used by one thread at a time."""

    def __init__(self, setup: WorkerSetup, processes: int) -> None:
        self._setup = setup
        self._encoded_setup = msgpack.encode(setup)
        self._threads = ThreadPoolExecutor(processes)
        self._idle: SimpleQueue[_ProcessWorker | _LocalWorker] = SimpleQueue()
        self._max_pending = _MESSAGES_AHEAD * processes
        for _ in range(processes):
            self._idle.put(self._start_worker())

    def _start_worker(self) -> _ProcessWorker | _LocalWorker:
        """Return a new child process, or its stand-in when none can be started."""
        try:
            return _ProcessWorker(self._encoded_setup)
        except OSError:
            return _LocalWorker(self._setup)

    def prepared(self, jobs: Iterable[ArticleJob]) -> Iterator[ProcessedArticle]:
        """Yield the results of `jobs`, in their order, with some messages sent ahead."""
        pending: deque[Future[list[ProcessedArticle]]] = deque()
        remaining_jobs = iter(jobs)
        while batch := list(islice(remaining_jobs, _JOBS_PER_MESSAGE)):
            pending.append(self._threads.submit(self._process, batch))
            if len(pending) >= self._max_pending:
                yield from pending.popleft().result()
        yield from chain.from_iterable(future.result() for future in pending)

    def _process(self, jobs: Sequence[ArticleJob]) -> list[ProcessedArticle]:
        """Process jobs with an idle worker; runs in a thread of the pool."""
        worker = self._idle.get()
        try:
            return worker.ask(jobs)
        except (OSError, EOFError):
            worker.close()
            worker = _LocalWorker(self._setup)
            return worker.ask(jobs)
        finally:
            self._idle.put(worker)

    def close(self) -> None:
        """End the children once they have finished their current jobs."""
        self._threads.shutdown(cancel_futures=True)
        while not self._idle.empty():
            self._idle.get().close()


class _LocalWorker:
    """Processes jobs in this process, in place of a child."""

    def __init__(self, setup: WorkerSetup) -> None:
        self._preparer = ArticleProcessor(setup)

    def ask(self, jobs: Sequence[ArticleJob]) -> list[ProcessedArticle]:
        return [self._preparer.process(job) for job in jobs]

    def close(self) -> None:
        """Do nothing, as there is no process to end."""


class _ProcessWorker:
    """Processes jobs in a child process."""

    def __init__(self, setup: bytes) -> None:
        self._child = ChildProcess("tui.index.indexing.processes.worker_pool")
        self._setup = setup  # sent by the thread of the first jobs, as the child is slow to start

    def ask(self, jobs: Sequence[ArticleJob]) -> list[ProcessedArticle]:
        """Return the results of `jobs`; raises OSError or EOFError when the process has ended."""
        if self._setup:
            self._child.send(self._setup)
            self._setup = b""
        self._child.send(msgpack.encode(jobs))
        return msgpack.decode(self._child.receive(), type=list[ProcessedArticle])

    def close(self) -> None:
        self._child.close()


def main() -> None:
    """Run in a child process: process the jobs that arrive until the program closes the channel."""
    gc.set_threshold(_OBJECTS_TO_COLLECT)
    program = connect_to_parent()
    try:
        preparer = ArticleProcessor(msgpack.decode(program.receive(), type=WorkerSetup))
        while True:
            jobs = msgpack.decode(program.receive(), type=list[ArticleJob])
            program.send(msgpack.encode([preparer.process(job) for job in jobs]))
    except (EOFError, BrokenPipeError):
        return


if __name__ == "__main__":
    main()
