"""Everything that must pass, in one command: `python -m tests`.

Style and floors, then the tests in parallel, and beside them the types, which take one processor for long.
Words after the command go to pytest, which is then all that runs: `python -m tests tests/model -k dates`.
The exit code is 0 where everything passed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOORS = "import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run(['--no-logo']))"
STEPS = {
    "style": ["-m", "ruff", "check", "--quiet", "--output-format", "concise"],
    "form": ["-m", "ruff", "format", "--check"],
    "types": ["-m", "mypy", "--no-error-summary"],
    "floors": ["-c", FLOORS],
}
#: Those that take long: they run beside the tests, and are reported after them.
BESIDE = ("types",)
#: Two more at work than there are processors: some always wait for a screen or a disk.
WORKERS = (os.cpu_count() or 1) + 2
PYTEST = ["-m", "pytest", "-n", str(WORKERS), "--dist", "worksteal"]


def make_environment() -> dict[str, str]:
    """Return ours, in which Python keeps what it has compiled: hundreds of processes import the program."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def run(name: str, arguments: list[str]) -> tuple[str, bool]:
    """Run one step; return what is said of it, one line where it passes, and whether it did."""
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    passed = done.returncode == 0
    words = f"{name:<8}{'passed' if passed else 'FAILED'} {time.monotonic() - began:6.1f} s\n"
    return words if passed else words + done.stdout, passed


def main(given: list[str]) -> int:
    """All steps, whatever fails; return the exit code."""
    failed: list[str] = []
    with ThreadPoolExecutor() as pool:
        under_way = {name: pool.submit(run, name, words) for name, words in ({} if given else STEPS).items()}

        def report(names: Iterable[str]) -> None:
            for name in names:
                words, passed = under_way[name].result()
                print(words, end="", flush=True)
                if not passed:
                    failed.append(name)

        report(name for name in under_way if name not in BESIDE)
        tests = subprocess.run(
            [sys.executable, *PYTEST, *given],
            cwd=ROOT,
            env=make_environment(),
            stdin=subprocess.DEVNULL,
            check=False,
        ).returncode
        report(name for name in under_way if name in BESIDE)
    if failed:
        print(f"FAILED beside the tests: {', '.join(failed)} (see above)")
    return tests or bool(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
