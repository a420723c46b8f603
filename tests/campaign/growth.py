"""Every pattern and every reader on long texts of many kinds: the time grows with the text, and not faster.

The default tests look at a few texts of up to 10,000 characters for each; here they have 100,000.
"""

from __future__ import annotations

import json
import subprocess
import sys

from tests.campaign.harness import ROOT, Options, Result

#: The programs and their words: brief as in the default tests, and thorough.
_BRIEF = {"patterns": ["1", "2"], "readers": []}
_THOROUGH = {"patterns": ["6", "200"], "readers": ["thorough"]}
_LONGEST_S = 4 * 3_600.0  # one that takes longer hangs


def run(options: Options) -> Result:
    """Look at patterns and readers, or at those that `options.only` names."""
    ends, failures = list[str](), list[str]()
    for name, words in (_BRIEF if options.quick else _THOROUGH).items():
        if options.only not in ("", name):
            continue
        command = [sys.executable, "-m", f"tests.hostile.{name}", *words]
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=_LONGEST_S, check=False
        )
        if done.returncode:
            failures.append(f"{name}: ended with {done.returncode}: {done.stderr[-400:]}")
            continue
        told = json.loads(done.stdout)
        ends.append(f"{name}: {told['texts']:,} texts")
        failures += [f"{name}: slow: {slow}" for slow in told["slow"]]
    if not (ends or failures):
        return Result("nothing was run", [f"there is no {options.only}; there are {', '.join(_BRIEF)}"])
    return Result("; ".join(ends), failures)
