"""The threat model says what is so: each line names the tests that hold it, and they are there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / ".github" / "SECURITY.md").read_text("utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", TEXT)


def names_of_tests(path: Path) -> set[str]:
    functions = ast.FunctionDef | ast.AsyncFunctionDef
    tree = ast.parse(path.read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, functions)}


def test_every_test_that_is_named_is_there() -> None:
    assert len(NAMED) > 20
    missing = [f"{path}::{name}" for path, name in NAMED if name not in names_of_tests(ROOT / path)]
    assert missing == []


def test_every_line_is_held_by_a_test() -> None:
    rows = [line for line in TEXT.splitlines() if line.startswith("| ") and "held by" not in line]
    unheld = [row for row in rows if not re.search(r"\| `tests/\S+::test_\w+`[^|]*\|$", row)]
    assert rows and unheld == []


def test_it_is_one_page() -> None:
    words = re.sub(r"`tests/\S+`", "", TEXT).split()
    assert len(words) < 1_150
