"""What all campaigns share: their options, a folder of their own, busy loops, what a process holds."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from tests.journeys.terminal import home

ROOT = Path(__file__).resolve().parents[2]
_TICKS_PER_S = os.sysconf("SC_CLK_TCK")
#: Where inputs and screens that failed are kept, unless the command line says where.
_KEPT = Path(tempfile.gettempdir()) / "niger-campaign-failures"
_BUSY_LOOP = "while True: pass"


class Options(NamedTuple):
    """What the command line asks of a campaign; None leaves a choice to the campaign."""

    seed: int
    quick: bool = False
    runs: int | None = None
    minutes: float | None = None
    only: str = ""  # one part of a campaign, by its name
    keep: Path | None = None  # where inputs and screens that failed are kept

    def draw(self, *of: object) -> random.Random:
        """Return random numbers that are the same for one seed and one use."""
        return random.Random(":".join(map(str, (self.seed, *of))))

    def failures_folder(self) -> Path:
        """Return the folder, made where there is none, in which what failed is kept."""
        folder = self.keep or _KEPT
        folder.mkdir(parents=True, exist_ok=True)
        return folder


class Result(NamedTuple):
    """How a campaign ended: one plain line, and what failed, each in a line or a few."""

    line: str
    failures: list[str]


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Make a temporary folder, which goes in the end with all that is in it."""
    folder = Path(tempfile.mkdtemp(prefix="niger-campaign-")).resolve()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def busy_loops(count: int) -> Iterator[None]:
    """Keep `count` processes busy with nothing."""
    loops = [subprocess.Popen([sys.executable, "-c", _BUSY_LOOP]) for _ in range(count)]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()


def user_environment(folder: Path, **more: str) -> dict[str, str]:
    """Return the environment of a user whose folders are all below `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    more.setdefault("EDITOR", "true")
    return home(folder, XDG_STATE_HOME=str(folder / "state"), XDG_RUNTIME_DIR=str(folder), **more)


def run_command(
    environment: dict[str, str], *args: str, timeout_s: float = 300
) -> subprocess.CompletedProcess[str]:
    """Run a command of the program without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "tui", *args],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=timeout_s,
        check=False,
    )


@contextmanager
def running(process: subprocess.Popen[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """End a process that was started, with all it has started, whatever happens."""
    try:
        yield process
    finally:
        kill_tree(process.pid)
        process.wait()


def process_tree(pid: int) -> list[int]:
    """Return a process and all that come from it; those that have ended are left out."""
    pids, found = [pid], []
    while pids:
        pid = pids.pop()
        with suppress(OSError):
            for task in Path(f"/proc/{pid}/task").iterdir():
                pids += map(int, (task / "children").read_text("ascii").split())
            found.append(pid)
    return found


def kill_tree(pid: int) -> None:
    """End a process and all that come from it, as a power cut would."""
    for each in process_tree(pid):
        with suppress(OSError):
            os.kill(each, signal.SIGKILL)


class Holdings(NamedTuple):
    """What a process and its children hold."""

    memory_mb: float  # proportional set size
    descriptors: int
    threads: int
    children: int
    cpu_s: float

    def __str__(self) -> str:
        return (
            f"{self.memory_mb:6.1f} MB  {self.descriptors:3} descriptors  {self.threads:2} threads"
            f"  {self.children} children  {self.cpu_s:7.2f} s CPU"
        )


def measure_holdings(pid: int) -> Holdings:
    """Measure a process; memory and CPU with those of its children. Raises OSError where it has ended."""
    tree = process_tree(pid)
    memory = cpu = 0.0
    for each in tree:
        try:
            memory += _proportional_mb(each)
            cpu += _cpu_s(each)
        except OSError:
            if each == pid:
                raise
    return Holdings(
        memory,
        _count_entries(f"/proc/{pid}/fd"),
        _count_entries(f"/proc/{pid}/task"),
        len(tree) - 1,
        cpu,
    )


def _count_entries(folder: str) -> int:
    return sum(1 for _ in Path(folder).iterdir())


def _proportional_mb(pid: int) -> float:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _cpu_s(pid: int) -> float:
    """Return the CPU seconds of a process so far, with those of its children that have ended."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / _TICKS_PER_S


def process_state(pid: int) -> str:
    """Return the state of a process as the system has it: R runs, S sleeps, T is stopped; empty: none."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()[0]
    except OSError:
        return ""
