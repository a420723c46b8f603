"""Nothing that stands in a corpus is obeyed by the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.forked_program import run_program
from tests.hostile.folder import BIDI, MARKUP, PAYLOAD, tree, write_hostile
from tests.journeys.terminal import Terminal, home

ESCAPE, NINE_BIT = "\x1b", ("\x9b", "\x9d", "\x90")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus folder."""
    root = tmp_path_factory.mktemp("hostile") / "corpus"
    write_hostile(root)
    return root


@pytest.mark.parametrize(
    "args",
    [
        ["search", "modi", "--json"],
        ["search", "red", "x"],
        ["search", "après"],
        ["show", "article:escapes"],
        ["show", "article:escapes", "--json"],
        ["show", "article:yaml-escapes"],
        ["show", "event:markup"],
        ["show", "actor:salifou-modi"],
        ["annotate", "articles/escapes.md"],
        ["annotate", "articles/binary.txt"],
        ["annotate", "articles/escapes.md", "--json"],
        ["check"],
        ["check", "--json"],
    ],
    ids=" ".join,
)
def test_a_command_prints_plain_text(
    root: Path, tmp_path_factory: pytest.TempPathFactory, args: list[str]
) -> None:
    environment = home(tmp_path_factory.getbasetemp() / "hostile-home", NIGER_TUI_CORPUS=str(root))
    done = run_program(args, env=environment, cwd=root)
    for said in (done.stdout.decode("utf-8"), done.stderr.decode("utf-8")):
        assert ESCAPE not in said
        assert not any(mark in said for mark in (*NINE_BIT, "\x07", "\r", BIDI[0]))
        assert "Traceback" not in said
    if "--json" in args:
        for line in done.stdout.splitlines():
            assert "\\u001b" not in json.dumps(json.loads(line))


def test_the_explorer_in_a_terminal(root: Path, tmp_path: Path) -> None:
    before = tree(root)
    seen = Terminal(home(tmp_path), str(root))
    try:
        seen.wait_for("problems")
        for word in ("après", "Yaml", "renversé", "red x"):
            seen.press("/", *word)
            seen.wait_for(f"“{word.split()[-1]}”")
            seen.press("enter")
            seen.wait_for("next group", gone=True)
            seen.press("n", "b")
        seen.wait_for(MARKUP[:20])
        seen.press("B", "escape", "p", "escape", "2", "G", "enter", "3", "enter")
        seen.wait_for("Event")
        seen.press("q")
        assert seen.end() == 0
    finally:
        seen.program.close(force=True)
    assert b"\x1b]52" not in seen.raw
    assert f"\x1b]52;c;{PAYLOAD}".encode() not in seen.raw
    assert b"owned" not in seen.raw
    assert b"\x1b[3J" not in seen.raw
    assert "\x9b".encode() not in seen.raw and "\x9d".encode() not in seen.raw
    assert BIDI[0].encode() not in seen.raw
    assert tree(root) == before
