"""Ids offered in a shell, beside a Python that does nothing: `python tests/benchmarks/completion.py`.

Aim: at most 5 times as long as `python -c pass`, and at most 100 ms where that takes 20. The processor's time
counts: the clock of a busy machine says little. The corpus is the one that ships, indexed.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 30
AIM = 5


def measure(command: list[str], table: bytes, env: dict[str, str]) -> tuple[float, float]:
    """The processor time and the time of a command, in seconds."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, input=table, env=env, stdout=subprocess.DEVNULL, check=True)
    took, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, took


def main() -> None:
    """Print both, and their ratio."""
    from tui.cli import cli
    from tui.cli.shell.completion import table_rows
    from tui.completion.command_table import format_table

    table = format_table(table_rows(cli)).encode("utf-8")
    program = [sys.executable, "-c", "from tui.startup import main; main()"]
    with tempfile.TemporaryDirectory() as home:
        env = os.environ | {"NIGER_TUI_CACHE": home, "PYTHONPATH": str(ROOT)}
        env.pop("NIGER_TUI_CORPUS", None)
        subprocess.run([*program, "index"], env=env, stdout=subprocess.DEVNULL, check=True)
        asking = env | {"_NIGER_TUI_COMPLETE": "1"}
        bare, ours = [], []
        for _ in range(ROUNDS):
            bare.append(measure([sys.executable, "-c", "pass"], b"", env))
            ours.append(measure([*program, "show", ""], table, asking))
        done = subprocess.run(
            [*program, "show", ""], input=table, env=asking, capture_output=True, check=True
        )
    count = done.stdout.count(b"\n")
    for name, place in (("processor", 0), ("clock", 1)):
        nothing, ids = (1000 * median(run[place] for run in runs) for runs in (bare, ours))
        fastest = 1000 * min(run[place] for run in ours)
        print(
            f"{name:<10} pass {nothing:6.1f} ms, {count} ids {ids:6.1f} ms (fastest {fastest:.1f}): "
            f"{ids / nothing:.1f} times; aim {AIM}"
        )


if __name__ == "__main__":
    main()
