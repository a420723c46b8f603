"""Terminals of several kinds, and what they send: none is drawn on in vain, none is obeyed by mistake."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

import pytest

from tests.journeys.terminal import Terminal, known_home

#: A colour of a foreground or background, other than the terminal's own.
COLOUR = re.compile(rb"\x1b\[(?:\d+;)*(?:[34][0-8]|9[0-7]|10[0-7])(?:;\d+)*m")


@pytest.mark.parametrize("name", ["dumb", ""])
def test_a_terminal_without_cursor_control_is_told_in_one_line(name: str, tmp_path: Path) -> None:
    seen = Terminal(known_home(tmp_path, TERM=name))
    assert seen.end() == 2
    assert seen.raw.count(b"\n") == 1 and b"\x1b" not in seen.raw
    assert b"needs a terminal with cursor control" in seen.raw


@pytest.mark.parametrize(("value", "is_coloured"), [("1", False), ("", True)])
def test_no_color_leaves_no_background_either_and_an_empty_value_does_not_count(
    value: str, is_coloured: bool, tmp_path: Path
) -> None:
    seen = Terminal(known_home(tmp_path, NO_COLOR=value, COLORTERM="truecolor"))
    try:
        seen.wait_for("Articles 2")
        seen.press("/")
        seen.wait_for("exact phrase")
        assert bool(COLOUR.search(seen.raw)) == is_coloured
    finally:
        seen.kill()


def test_replies_are_swallowed_and_ctrl_z_suspends(tmp_path: Path) -> None:
    seen = Terminal(known_home(tmp_path))
    try:
        seen.wait_for("Articles 2")
        seen.program.send("\x1b[?62;22c\x1b[>0;276;0c\x1b]11;rgb:ffff/ffff/ffff\x07\x1bj\x1b?")
        seen.press("/")
        seen.wait_for("exact phrase")
        seen.program.send("\x1b]11;rgb:ffff/ffff/ffff\x07")
        seen.press("z")
        seen.wait_for("z")
        assert "rgb" not in seen.screen and "Keys and marks" not in seen.screen

        seen.press("\x1a")
        while b"\x1b[?1049l" not in seen.raw:
            assert seen.read()
        while _state_of(seen.program.pid) != "T":
            assert seen.read()
        at = len(seen.raw)
        os.kill(seen.program.pid, signal.SIGCONT)
        seen.wait_for("fuzzy on")
        while b"fuzzy on" not in seen.raw[at:]:
            assert seen.read()
    finally:
        seen.kill()


def _state_of(pid: int) -> str:
    """The state of a process as Linux has it: `T` is stopped."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
