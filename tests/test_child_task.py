"""A task in a child process tells its status, gives one outcome, and is ended or lost."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

import pytest

from tui.child_task import ChildTask, ProcessLost, serve_task

FOREVER_S = 60.0


def work(request: str, report: Callable[[int], None]) -> str:
    """What the child does: tell a number, and what it was asked to."""
    report(1)
    report(2)  # within the tenth of a second: not sent
    if request == "die":
        os._exit(1)
    if request == "sleep":
        time.sleep(FOREVER_S)
    return f"did {request}"


def test_the_outcome_follows_the_status() -> None:
    task = ChildTask(__name__, "this", 0, None)
    assert task.run(str) == "did this"
    assert task._status == 1


def test_a_task_is_stopped_by_what_is_told_of_it() -> None:
    statuses: list[int] = []

    def progress(status: int) -> bool:
        statuses.append(status)
        return status != 1

    start = time.monotonic()
    assert ChildTask(__name__, "sleep", 0, progress).run(str) is None
    assert time.monotonic() - start < FOREVER_S
    assert statuses[-1] == 1


@pytest.mark.parametrize(("module", "request_"), [(__name__, "die"), ("tests.no_such_module", "this")])
def test_a_child_that_ends_too_early_is_lost(module: str, request_: str) -> None:
    with pytest.raises(ProcessLost):
        ChildTask(module, request_, 0, lambda _status: True).run(str)


if __name__ == "__main__":
    serve_task(str, work)
