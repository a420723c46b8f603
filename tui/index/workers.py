"""Jobs done in several processes at once, in the order given.

A worker is a plain child that reads jobs from its standard input and ends with it, so none outlives the
program, however that ends; and it needs nothing of the program's own terminal or main module. Where no
child can be started, or one dies, its jobs are done in this process.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice
from pathlib import Path
from queue import SimpleQueue
from typing import IO

from msgspec import msgpack

from tui.index.preparing import Job, Prepared, Preparer, Setup

#: Fewer jobs than these are done sooner than a child has started.
FEW = 400
_AT_ONCE = 32  # jobs in one message
_AHEAD = 3  # messages for each child that are prepared before they are asked for
_MOST = 8
_LENGTH = 8  # bytes before a message that give its length


def prepared(setup: Setup, jobs: Iterable[Job], count: int) -> Iterator[Prepared]:
    """What comes of `jobs`, of which there are `count`, in their order."""
    processes = min(os.cpu_count() or 1, _MOST)
    if count < FEW or processes < 2:
        preparer = Preparer(setup)
        yield from map(preparer.prepare, jobs)
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
        self._idle: SimpleQueue[_Child | _Here] = SimpleQueue()
        self._ahead = _AHEAD * processes
        for _ in range(processes):
            self._idle.put(self._started())

    def _started(self) -> _Child | _Here:
        try:
            return _Child(self._packed)
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


class _Child:
    """A process that does jobs."""

    def __init__(self, setup: bytes) -> None:
        here = str(Path(__file__).parents[2])
        paths = [here, *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "tui.index.workers"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
        )
        assert self._process.stdin and self._process.stdout
        self._in, self._out = self._process.stdin, self._process.stdout
        self._setup = setup  # sent with the first jobs, by their thread: the child is slow to start

    def ask(self, jobs: Sequence[Job]) -> list[Prepared]:
        """What comes of `jobs`; raises OSError or EOFError where the process has ended."""
        if self._setup:
            _send(self._in, self._setup)
            self._setup = b""
        _send(self._in, msgpack.encode(jobs))
        return msgpack.decode(_received(self._out), type=list[Prepared])

    def close(self) -> None:
        for pipe in (self._in, self._out):
            try:
                pipe.close()
            except OSError:  # what was still to be sent to a process that has ended
                continue
        self._process.wait()


def _send(pipe: IO[bytes], message: bytes) -> None:
    pipe.write(len(message).to_bytes(_LENGTH))
    pipe.write(message)
    pipe.flush()


def _received(pipe: IO[bytes]) -> bytes:
    """The next message; raises EOFError at the end."""
    length = pipe.read(_LENGTH)
    if len(length) < _LENGTH:
        raise EOFError
    message = pipe.read(int.from_bytes(length))
    if len(message) < int.from_bytes(length):
        raise EOFError
    return message


def main() -> None:
    """Do the jobs that come in, until no more do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program, which then ends this one
    jobs, results = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library may print is no message
    try:
        preparer = Preparer(msgpack.decode(_received(jobs), type=Setup))
        while True:
            asked = msgpack.decode(_received(jobs), type=list[Job])
            _send(results, msgpack.encode([preparer.prepare(job) for job in asked]))
    except (EOFError, BrokenPipeError):
        return


if __name__ == "__main__":
    main()
