"""The program as it is, which on a signal writes where it is: for one that does not answer.

SIGUSR1: where all threads are; SIGUSR2: the tasks of the loop. The file is named by an environment variable.
"""

from __future__ import annotations

import asyncio
import faulthandler
import os
import signal
from pathlib import Path

from tui.startup import main

#: The variable that names the file.
STACKS = "NIGER_TUI_CAMPAIGN_STACKS"


def _register(file: Path) -> None:
    stacks = file.open("w", encoding="utf-8")  # open to the end

    def write_tasks(_signal: int, _frame: object) -> None:
        for task in asyncio.all_tasks(asyncio.get_running_loop()):
            task.print_stack(file=stacks)
        stacks.flush()

    faulthandler.register(signal.SIGUSR1, stacks, all_threads=True)
    signal.signal(signal.SIGUSR2, write_tasks)


if __name__ == "__main__":
    _register(Path(os.environ.pop(STACKS)))
    main()
