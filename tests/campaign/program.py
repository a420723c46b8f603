"""The program as it is, which writes where all its threads are on SIGUSR1: for one that does not answer.

The file is named by an environment variable, `STACKS`.
"""

from __future__ import annotations

import faulthandler
import os
import signal
from pathlib import Path

from tui.opening import main

STACKS = "NIGER_TUI_CAMPAIGN_STACKS"

if __name__ == "__main__":
    file = Path(os.environ.pop(STACKS)).open("w", encoding="utf-8")  # noqa: SIM115 - open to the end
    faulthandler.register(signal.SIGUSR1, file, all_threads=True)
    main()
