"""The literals of all expressions are derived beforehand, and what is not is derived when it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tui.languages.patterns import stored_literals
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.languages.patterns.stored_literals import STORED_LITERALS

DERIVE = "import sys; from tests.literals import derive_all; sys.stdout.buffer.write(derive_all())"


def test_the_file_has_the_literals_of_all_expressions() -> None:
    derived = subprocess.run([sys.executable, "-c", DERIVE], capture_output=True, check=True).stdout
    assert derived == STORED_LITERALS.read_bytes(), "run python -m tests.literals"


@pytest.mark.parametrize("content", [None, b"", b'{"a', b"[]", b'{"a": 1}'])
def test_without_the_file_literals_are_derived(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    file = tmp_path / "required_literals.json"
    if content is not None:
        file.write_bytes(content)
    monkeypatch.setattr(stored_literals, "STORED_LITERALS", file)
    stored_literals._read_stored.cache_clear()
    try:
        pattern = FilteredPattern(r"zz(?:top|tip)\d")
        assert pattern.search("un zztop9") is not None
        assert pattern.search("un zztap9") is None
        assert [["zztip", "zztop"]] in stored_literals.derived_literals.values()
    finally:
        stored_literals._read_stored.cache_clear()
