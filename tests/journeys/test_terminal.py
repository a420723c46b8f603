"""The program in a real terminal, from the first start to the last."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.journeys.terminal import PATIENCE, Terminal, home, known_home

TITLE = "Coopération militaire : Le Niger veut intensifier sa relation avec la Russie"
ALTERNATE, PLAIN, CURSOR = b"\x1b[?1049h", b"\x1b[?1049l", b"\x1b[?25h"


@contextmanager
def terminal(environment: dict[str, str], *args: str) -> Iterator[Terminal]:
    """A terminal that is closed in the end, whatever happens."""
    opened = Terminal(environment, *args)
    try:
        yield opened
    finally:
        opened.program.close(force=True)


def run(
    environment: dict[str, str], *args: str, given: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    """A command without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "tui", *args],
        env=environment,
        input=given,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )


def test_a_first_visit(tmp_path: Path) -> None:
    with terminal(home(tmp_path)) as seen:
        seen.wait_for(TITLE)
        seen.wait_for("Events 29")
        seen.program.send(b"\xa9")  # no UTF-8, as of a terminal that speaks Latin-1: it does nothing here
        seen.press("/", *"evkurov")
        seen.wait_for("1 actor · ")
        seen.press("enter")
        seen.wait_for("› Iounous-bek Evkourov")
        seen.press("backspace")
        seen.wait_for("mardi 16 janvier avoir convenu")
        seen.press("q")
        assert seen.end() == 0
        assert seen.raw.count(ALTERNATE) == 1
        assert seen.raw.rfind(PLAIN) > seen.raw.rfind(ALTERNATE)
        assert seen.raw.rfind(CURSOR) > seen.raw.rfind(b"\x1b[?25l")
        assert b"Traceback" not in seen.raw


def test_what_is_typed_at_once_is_done_in_its_order(tmp_path: Path) -> None:
    with terminal(known_home(tmp_path)) as seen:
        seen.wait_for("Events 29")
        seen.program.send("/modi\r/evkurov\rn")
        seen.wait_for("Salifou Modi › Iounous-bek Evkourov")
        seen.press("q")
        assert seen.end() == 0


def test_a_kill_loses_neither_the_place_nor_the_bookmarks(tmp_path: Path) -> None:
    with terminal(home(tmp_path)) as seen:
        seen.wait_for(TITLE)
        seen.wait_for("Events 29")
        seen.press("2", "enter")
        seen.wait_for("known by")
        seen.press("b")
        seen.wait_for("Bookmarked")
        seen.kill()
    with terminal(home(tmp_path)) as seen:
        seen.wait_for("known by")
        seen.press("B")
        seen.wait_for("Enter open  Esc close")
        seen.press("escape")
        seen.wait_for("Enter open  Esc close", gone=True)
        seen.press("q")
        assert seen.end() == 0


def test_a_terminal_is_needed_for_the_explorer_alone(tmp_path: Path) -> None:
    done = run(home(tmp_path))
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.decode().splitlines() == [
        "niger-tui: the explorer needs a terminal with cursor control; `niger-tui --plain` prints it as"
        " lines, and `niger-tui --help` lists the commands that need none"
    ]


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    command = f"{sys.executable} -m tui search niger --json | head -n 1"
    done = subprocess.run(
        ["bash", "-c", command], env=home(tmp_path), capture_output=True, timeout=PATIENCE, check=False
    )
    assert json.loads(done.stdout)["id"]
    assert done.stderr == b""


def test_ctrl_c_ends_quietly(tmp_path: Path) -> None:
    text = tmp_path / "text"
    os.mkfifo(text)
    with terminal(home(tmp_path), "annotate", str(text)) as seen:
        with text.open("wb"):  # opens when the program reads
            seen.program.sendintr()
            assert seen.end() == 130
        assert seen.raw.strip() in (b"", b"^C")
