"""The test suite in a random order beside busy loops: no test judges by the clock or by its neighbours."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.__main__ import PYTEST, make_environment
from tests.campaign.harness import ROOT, Options, Result, busy_loops, kill_tree, scratch_folder
from tests.campaign.shuffle import ORDER

_BUSY = 4
_LONGEST_S = 3 * 3_600.0  # a suite that takes longer hangs
_QUICK_TESTS = [
    "tests/app/screens/explorer/test_explorer.py",
    "tests/app/test_file_watcher.py",
    "tests/journeys",
]
_SUMMARY = re.compile(r"(?:FAILED|ERROR) (\S+)")


def run(options: Options) -> Result:
    """Run the suite, or with `options.only` the tests that its words name, as often as is asked."""
    words = options.only.split() or (_QUICK_TESTS if options.quick else [])
    failures, ends = list[str](), list[str]()
    for number in range(options.runs or 1):
        order = f"{options.seed}-{number}"
        with scratch_folder() as folder, busy_loops(_BUSY), tempfile.TemporaryFile() as said:
            process = subprocess.Popen(
                [
                    sys.executable,
                    *PYTEST,
                    "-p",
                    "tests.campaign.shuffle",
                    "--basetemp",
                    str(folder / "tests"),
                    *words,
                ],
                cwd=ROOT,
                env=make_environment() | {ORDER: order, "HOME": str(folder)},
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
            )
            try:
                code = process.wait(_LONGEST_S)
            except subprocess.TimeoutExpired:
                code = -1
                failures.append(f"order {order}: has not ended after {_LONGEST_S / 3600:g} h")
            finally:
                kill_tree(process.pid)
                process.wait()
            said.seek(0)
            text = said.read().decode("utf-8", "replace")
        ends.append(text.strip().rpartition("\n")[2].strip("= "))
        if code > 0:
            file = Path(options.failures_folder()) / f"load-{order}.txt"
            file.write_text(text, "utf-8")
            failures += [f"order {order}: {name}" for name in _SUMMARY.findall(text)] or [
                f"pytest ended with {code}"
            ]
            failures.append(f"what was said: {file}")
        print(f"  order {order}: {ends[-1]}", flush=True)
    return Result(f"beside {_BUSY} busy loops: {'; '.join(ends)}", failures)
