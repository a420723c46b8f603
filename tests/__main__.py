"""Everything that must pass, in one command: `python -m tests`.

Style, types, floors, then the tests in parallel. Words after the command go to pytest, which is then
all that runs: `python -m tests tests/model -k dates`. The exit code is 0 where everything passed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOORS = "import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run(['--no-logo']))"
STEPS = {
    "style": ["-m", "ruff", "check", "--quiet", "--output-format", "concise"],
    "form": ["-m", "ruff", "format", "--check"],
    "types": ["-m", "mypy", "--no-error-summary"],
    "floors": ["-c", FLOORS],
}
#: One more at work than there are processors: some always wait for a screen or a disk.
WORKERS = (os.cpu_count() or 1) + 1
PYTEST = ["-m", "pytest", "-n", str(WORKERS), "--dist", "worksteal"]


def make_environment() -> dict[str, str]:
    """Return ours, in which Python keeps what it has compiled: hundreds of processes import the program."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def run(name: str, arguments: list[str]) -> bool:
    """Run one step; one line where it passes, everything it said where it does not."""
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    passed = done.returncode == 0
    print(f"{name:<8}{'passed' if passed else 'FAILED'} {time.monotonic() - began:6.1f} s", flush=True)
    if not passed:
        sys.stdout.buffer.write(done.stdout)
        sys.stdout.flush()
    return passed


def main(given: list[str]) -> int:
    """All steps, whatever fails; pytest last, as it goes along."""
    passed = [run(name, arguments) for name, arguments in ({} if given else STEPS).items()]
    tests = subprocess.run(
        [sys.executable, *PYTEST, *given],
        cwd=ROOT,
        env=make_environment(),
        stdin=subprocess.DEVNULL,
        check=False,
    ).returncode
    failed = [name for name, fine in zip(STEPS, passed, strict=False) if not fine]
    if failed:
        print(f"FAILED before the tests: {', '.join(failed)} (see above)")
    return tests or bool(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
