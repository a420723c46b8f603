"""The program as it is, which on a signal writes where it is: for one that does not answer.

SIGUSR1: where all threads are; SIGUSR2: the tasks of the loop. The file is named by an environment variable;
another may name one to which is written how long each key has waited until it was dealt with, in ms.
"""

from __future__ import annotations

import asyncio
import faulthandler
import os
import signal
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from tui.startup import main

if TYPE_CHECKING:
    from tui.app.runtime.key_queue import KeyQueue, Typed

#: The variables that name the files.
STACKS, WAITS = "NIGER_TUI_CAMPAIGN_STACKS", "NIGER_TUI_CAMPAIGN_WAITS"


def _register(file: Path) -> None:
    stacks = file.open("w", encoding="utf-8")  # open to the end

    def write_tasks(_signal: int, _frame: object) -> None:
        for task in asyncio.all_tasks(asyncio.get_running_loop()):
            task.print_stack(file=stacks)
        stacks.flush()

    faulthandler.register(signal.SIGUSR1, stacks, all_threads=True)
    signal.signal(signal.SIGUSR2, write_tasks)


def _record_waits(file: Path) -> None:
    """Write a line for each key: its name, and how long it has waited, in ms."""
    from tui.app.runtime.key_queue import KeyQueue

    waits, admit = file.open("w", encoding="utf-8", buffering=1), KeyQueue.admit  # open to the end

    def admit_timed(queue: KeyQueue, event: Typed) -> bool:
        is_admitted = admit(queue, event)
        if is_admitted:
            name = getattr(event, "key", "paste")
            waits.write(f"{name} {1000 * (monotonic() - event.time):.1f}\n")
        return is_admitted

    KeyQueue.admit = admit_timed  # type: ignore[method-assign, assignment]


if __name__ == "__main__":
    _register(Path(os.environ.pop(STACKS)))
    if WAITS in os.environ:
        _record_waits(Path(os.environ.pop(WAITS)))
    main()
