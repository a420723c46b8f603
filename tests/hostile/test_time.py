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


def test_no_pattern_takes_more_than_its_share() -> None:
    told = json.loads(run("-m", "tests.hostile.patterns", "1", "2"))
    assert told["patterns"] > 200 and told["texts"] > 5_000
    assert told["missing"] == []  # calls of `re` whose patterns were not looked at
    assert told["slow"] == []


def test_no_reader_takes_more_than_its_share() -> None:
    told = json.loads(run("-m", "tests.hostile.readers"))
    assert told["texts"] > 250
    assert told["slow"] == []


@pytest.mark.parametrize("source", [r"\s*»", r"(.+?)\s+-\s+(.+)"])
def test_a_pattern_that_is_not_linear_is_found(source: str) -> None:
    assert run("-c", f"from tests.hostile.patterns import probe; print(probe({source!r}))") == "slow\n"


def test_a_reader_that_is_not_linear_is_found() -> None:
    source = "lambda text: [text.count(letter) for letter in text]"
    assert run("-c", f"from tests.hostile.readers import probe; print(probe({source}))") == "slow\n"
