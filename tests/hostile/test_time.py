"""Every regular expression and every reader takes time that grows with its text, and not faster."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HANG = 900  # seconds, on a machine that is busy


def run(*args: str) -> str:
    done = subprocess.run([sys.executable, *args], capture_output=True, text=True, timeout=HANG, check=True)
    return done.stdout


#: One process, for both want every pattern compiled; the patterns come first, to be seen when they are.
BOTH = """
import json
from tests.hostile import patterns
told = [patterns.main(1, 2)]
from tests.hostile import readers
told.append(readers.main(False))
print(json.dumps(told))
"""


def test_no_pattern_and_no_reader_takes_more_than_its_share() -> None:
    patterns, readers = json.loads(run("-c", BOTH))
    assert patterns["patterns"] > 200 and patterns["texts"] > 5_000
    assert patterns["missing"] == []  # calls of `re` whose patterns were not looked at
    assert patterns["slow"] == []
    assert readers["texts"] > 250
    assert readers["slow"] == []


@pytest.mark.parametrize("source", [r"\s*»", r"(.+?)\s+-\s+(.+)"])
def test_a_pattern_that_is_not_linear_is_found(source: str) -> None:
    assert run("-c", f"from tests.hostile.patterns import probe; print(probe({source!r}))") == "slow\n"


def test_a_reader_that_is_not_linear_is_found() -> None:
    source = "lambda text: [text.count(letter) for letter in text]"
    assert run("-c", f"from tests.hostile.readers import probe; print(probe({source}))") == "slow\n"
