"""A task in a child process: one request, the status of the work now and then, and one outcome.

The child may be killed at any moment, so a task that writes leaves what its next run can complete.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from threading import Event, Thread
from time import monotonic
from typing import Generic, TypeVar

from msgspec import Raw, Struct, msgpack

from tui.child_process import ChildProcess, connect_to_parent

#: Time between two messages on the status, and between two checks whether to stop.
STATUS_INTERVAL_S = 0.1

Request = TypeVar("Request")
Status = TypeVar("Status")
Outcome = TypeVar("Outcome")


class ProcessLost(Exception):  # noqa: N818 — what happened
    """Raised when the child process could not be started, or ended before its outcome."""


class _Message(Struct, array_like=True):
    """A message from the child: a status or the outcome, encoded."""

    is_outcome: bool
    content: Raw


class ChildTask(Generic[Status]):
    """A task that a module of the program works on in a child process of its own.

    `progress` is called every tenth of a second with the latest status, which is `status` at first; when it
    returns False, the child is killed. It is called in a thread of its own, as the child may be silent.
    """

    def __init__(
        self, module: str, request: object, status: Status, progress: Callable[[Status], bool] | None
    ) -> None:
        self._module, self._request, self._status, self._progress = module, request, status, progress
        self._is_stopped = False

    def run(self, outcome_type: type[Outcome]) -> Outcome | None:
        """Return the outcome; None if `progress` stopped the task.

        Raises ProcessLost when the child cannot be started, or ends too early.
        """
        try:
            with closing(ChildProcess(self._module)) as child:
                return self._watch(child, outcome_type)
        except (EOFError, OSError) as error:
            if self._is_stopped:
                return None
            raise ProcessLost from error

    def _watch(self, child: ChildProcess, outcome_type: type[Outcome]) -> Outcome:
        """Return the outcome of a child, which is killed in any case."""
        is_over = Event()
        thread = Thread(target=self._report_until, args=(is_over, child), name="progress", daemon=True)
        thread.start()
        try:
            child.send(msgpack.encode(self._request))
            while not (message := msgpack.decode(child.receive(), type=_Message)).is_outcome:
                self._status = msgpack.decode(message.content, type=type(self._status))
            return msgpack.decode(message.content, type=outcome_type)
        finally:
            is_over.set()
            thread.join()
            child.kill()

    def _report_until(self, is_over: Event, child: ChildProcess) -> None:
        """Report the latest status until the task is over or is to stop; runs in a thread of its own."""
        while self._progress is not None and not is_over.wait(STATUS_INTERVAL_S):
            if not self._progress(self._status):
                self._is_stopped = True
                child.kill()
                return


def serve_task(
    request_type: type[Request], work: Callable[[Request, Callable[[Status], None]], object]
) -> None:
    """Run in the child process: work on the one request that arrives, and send the outcome.

    `work` gets the request and a function that reports its status, which sends one every tenth of a second
    at most.
    """
    parent = connect_to_parent()
    next_report = 0.0

    def report(status: Status) -> None:
        nonlocal next_report
        if monotonic() >= next_report:
            next_report = monotonic() + STATUS_INTERVAL_S
            parent.send(_encode_message(False, status))

    try:
        outcome = work(msgpack.decode(parent.receive(), type=request_type), report)
        parent.send(_encode_message(True, outcome))
    except (EOFError, BrokenPipeError):  # the program has ended
        return


def _encode_message(is_outcome: bool, content: object) -> bytes:
    return msgpack.encode(_Message(is_outcome, Raw(msgpack.encode(content))))
