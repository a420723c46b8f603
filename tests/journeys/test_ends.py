"""However the explorer ends, the terminal is as it was, the place is kept, and the exit code says how."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import termios
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.journeys.terminal import PATIENCE, Terminal, known_home

TITLE = "Coopération militaire : Le Niger veut intensifier sa relation avec la Russie"
ALTERNATE, PLAIN, CURSOR = b"\x1b[?1049h", b"\x1b[?1049l", b"\x1b[?25h"
#: The program, with a fault in what a key does: the words are hostile to a terminal.
FAULTY = (
    "-c",
    "from tui.app.screens.explorer.explorer import Explorer\n"
    "def fail(self):\n"
    "    raise LookupError('\\x1b]52;c;aGk=\\x07a\\nfault [/b]')\n"
    "Explorer.action_problems = fail\n"
    "from tui.startup import main\n"
    "main()",
)
#: The program, with work that does not end when it is asked to.
STUCK = (
    "-c",
    "import os, pathlib\n"
    "from time import sleep\n"
    "from tui.app.screens.explorer.explorer import Explorer\n"
    "def stick(self):\n"
    "    pathlib.Path(os.environ['HOME'], 'stuck').touch()\n"
    "    while True: sleep(0.01)\n"
    "Explorer.action_problems = stick\n"
    "from tui.startup import main\n"
    "main()",
)
#: The program, stopped and continued by a shell at its very end.
CONTINUED = (
    "-c",
    "import os, signal\n"
    "from tui.app.runtime import terminal_run\n"
    "run_session = terminal_run.run_session\n"
    "def run(app):\n"
    "    code = run_session(app)\n"
    "    os.kill(os.getpid(), signal.SIGCONT)\n"
    "    os.kill(os.getpid(), signal.SIGWINCH)\n"
    "    return code\n"
    "terminal_run.run_session = run\n"
    "from tui.startup import main\n"
    "main()",
)
#: The program, which writes down how long its threads keep Python to themselves.
TURNS = (
    "-c",
    "import atexit, os, pathlib, sys\n"
    "from tui.startup import main\n"
    "file = pathlib.Path(os.environ['HOME'], 'turn')\n"
    "atexit.register(lambda: file.write_text(str(sys.getswitchinterval())))\n"
    "main()",
)
#: The program, which no signal tells that its terminal has gone.
DEAF = (
    "-c",
    "import signal\nsignal.signal(signal.SIGHUP, signal.SIG_IGN)\nfrom tui.startup import main\nmain()",
)
#: The program with its stderr in a file.
ELSEWHERE = (
    "import os, sys\n"
    "os.dup2(os.open({log!r}, os.O_WRONLY | os.O_CREAT), 2)\n"
    "os.execv(sys.executable, [sys.executable, '-m', 'tui'])"
)


def assert_restored(seen: Terminal) -> None:
    """The first screen, the cursor and the echo are there again."""
    assert seen.raw.rfind(PLAIN) > seen.raw.rfind(ALTERNATE) >= 0
    assert seen.raw.rfind(CURSOR) > seen.raw.rfind(b"\x1b[?25l")


def echoes(seen: Terminal) -> bool:
    return bool(termios.tcgetattr(seen.program.child_fd)[3] & termios.ECHO)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_it_in_order(tmp_path: Path, number: signal.Signals) -> None:
    seen = Terminal(known_home(tmp_path))
    seen.wait_for(TITLE)
    seen.wait_for("Events 29")
    assert not echoes(seen)
    seen.press("2", "enter", "b")
    seen.wait_for("Bookmarked")
    seen.program.kill(number)
    while PLAIN not in seen.raw:
        assert seen.read(), "the program has ended without a word"
    assert seen.end() == 128 + number
    assert_restored(seen)
    assert b"Traceback" not in seen.raw
    states = list((tmp_path / "data" / "niger-tui").glob("*.json"))
    assert states and '"bookmarks"' in states[0].read_text("utf-8")


def test_it_ends_with_its_terminal_even_if_no_signal_says_so(tmp_path: Path) -> None:
    """As under nohup."""
    seen = Terminal(known_home(tmp_path), program=DEAF)
    seen.wait_for(TITLE)
    seen.wait_for("Events 29")
    seen.press("2", "enter", "b")
    seen.wait_for("Bookmarked")
    os.close(seen.program.child_fd)
    end = monotonic() + PATIENCE
    status = 0
    while not status:
        assert monotonic() < end, "it goes on without a terminal"
        status = os.waitpid(seen.program.pid, os.WNOHANG)[1]
        sleep(0.05)
    # Python says 120 where its last words reach nobody.
    assert os.waitstatus_to_exitcode(status) in (120, 128 + signal.SIGHUP)
    (state,) = (tmp_path / "data" / "niger-tui").glob("*.json")
    assert '"bookmarks"' in state.read_text("utf-8")


def test_a_thread_that_computes_keeps_no_key_waiting(tmp_path: Path) -> None:
    seen = Terminal(known_home(tmp_path), program=TURNS)
    seen.wait_for(TITLE)
    seen.press("q")
    assert seen.end() == 0
    assert float((tmp_path / "turn").read_text()) < sys.getswitchinterval() / 2


def test_an_error_is_said_in_one_line_and_kept(tmp_path: Path) -> None:
    seen = Terminal(known_home(tmp_path), program=FAULTY)
    seen.wait_for(TITLE)
    seen.press("p")
    assert seen.end() == 1
    assert_restored(seen)
    log = tmp_path / "data" / "niger-tui" / "error.log"
    after = seen.raw[seen.raw.rfind(CURSOR) :].decode()
    words = " ".join(after.replace("\r\n", "").split())
    assert "niger-tui: " in words and "LookupError: a fault [/b]" in words
    assert log.name in words and "\x1b]52" not in after
    assert after.count("niger-tui: ") == 1 and "Traceback" not in after
    assert "in fail" in log.read_text("utf-8") and log.stat().st_mode & 0o077 == 0
    assert "\x1b" not in log.read_text("utf-8")


def test_a_program_that_does_not_answer_is_ended_all_the_same(tmp_path: Path) -> None:
    seen = Terminal(known_home(tmp_path), program=STUCK)
    seen.wait_for(TITLE)
    seen.press("p")
    end = monotonic() + PATIENCE
    while not (tmp_path / "stuck").exists():
        assert seen.read() and monotonic() < end
    seen.program.kill(signal.SIGTERM)
    assert seen.end() == 128 + signal.SIGTERM
    assert_restored(seen)


def test_a_program_that_has_ended_does_not_take_the_terminal_again(tmp_path: Path) -> None:
    seen = Terminal(known_home(tmp_path), program=CONTINUED)
    seen.wait_for(TITLE)
    seen.press("q")
    assert seen.end() == 0
    assert_restored(seen)
    assert b"Error" not in seen.raw


def test_an_editor_that_cannot_be_started_is_said(tmp_path: Path) -> None:
    seen = Terminal(known_home(tmp_path, EDITOR="/no/such/editor"))
    seen.wait_for(TITLE)
    seen.press("\x05")
    seen.wait_for("cannot be started")
    seen.press("q")
    assert seen.end() == 0
    assert_restored(seen)


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_closed_streams_are_no_error(tmp_path: Path, closed: str) -> None:
    environment = known_home(tmp_path)

    def code(*args: str) -> tuple[int, bytes]:
        command = f'"$0" -m tui "$@" {closed}'
        done = subprocess.run(
            ["bash", "-c", command, sys.executable, *args],
            env=environment,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    assert code("search", "modi")[0] == 0
    assert code("check")[0] == 0
    ended, words = code()
    assert ended == 2 and b"Traceback" not in words


def test_it_is_drawn_where_stderr_leads_elsewhere(tmp_path: Path) -> None:
    log = tmp_path / "log"
    seen = Terminal(known_home(tmp_path), program=("-c", ELSEWHERE.format(log=str(log))))
    seen.wait_for(TITLE)
    seen.press("q")
    assert seen.end() == 0
    assert log.read_bytes() == b""
