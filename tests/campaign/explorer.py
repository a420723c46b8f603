"""The explorer in a pseudo-terminal, driven fast: keys, other sizes, and what it comes to."""

from __future__ import annotations

import errno
import os
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from select import select
from time import monotonic, sleep

import pexpect
import pyte

from tests.campaign.harness import kill_tree, process_state
from tests.campaign.program import STACKS

SIZES = ((200, 60), (120, 40), (80, 24), (60, 15))
ENTER, ESCAPE, BACKSPACE, TAB = b"\r", b"\x1b", b"\x7f", b"\t"
ARROWS = (b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D")
#: How long the program may take until it answers, beside busy loops, in seconds.
PATIENCE_S = 60.0
_TAIL = 400_000  # bytes of its output that are kept
_numbers = count()
_ANSWER_S = 10.0  # then Esc is pressed again: the key may have been typed into a box
_SETTLED_S = 0.4  # nothing was written for so long: it has drawn what it had to

#: What a fault looks like on the screen: a traceback, or an exception's name put into a message.
_FAULTS = re.compile(
    rb"Traceback|ended by an error|\((?:[A-Z]\w+(?:Error|Exception)|NoMatches|KeyboardInterrupt)\)"
    rb"|(?:^|\W)(?:NoMatches|ScreenStackError)\b"
)


#: What a form with changes asks before it ends.
_UNSAVED = b"The form was changed"


class Explorer:
    """The program in a terminal. What it writes is kept, and drawn when the screen is asked for."""

    def __init__(self, environment: dict[str, str], corpus: Path, columns: int = 120, rows: int = 40) -> None:
        self.columns, self.rows = columns, rows
        self.faults: list[str] = []
        self.tail = b""  # the latest of what it has written
        self._seam = b""
        self._stacks = Path(environment["HOME"]) / f"stacks-{next(_numbers)}"
        self.program = pexpect.spawn(
            sys.executable,
            ["-m", "tests.campaign.program", f"{corpus}/"],
            env=environment | {STACKS: str(self._stacks)},
            dimensions=(rows, columns),
            timeout=None,
        )

    @property
    def pid(self) -> int:
        return int(self.program.pid)

    def read(self, seconds: float) -> bytes:
        """Take what it writes within some seconds."""
        end, written = monotonic() + seconds, []
        while (left := end - monotonic()) > 0 and not self.program.closed:
            if not select([self.program.child_fd], [], [], min(left, 0.1))[0]:
                continue
            try:
                written.append(os.read(self.program.child_fd, 65_536))
            except OSError as error:  # the end, as Linux has it
                if error.errno != errno.EIO:
                    raise
                break
        return self._keep(b"".join(written))

    def _keep(self, written: bytes) -> bytes:
        looked_at = self._seam + written
        for fault in _FAULTS.finditer(looked_at):
            if fault.end() > len(self._seam):
                near = looked_at[max(0, fault.start() - 150) : fault.end() + 150]
                self.faults.append(re.sub(rb"[^ -~]+", b" ", near).decode("ascii"))
        self._seam = looked_at[-60:]
        self.tail = (self.tail + written)[-_TAIL:]
        return written

    def press(self, keys: bytes, pause_s: float) -> None:
        """Send keys, and read for a while."""
        try:
            os.write(self.program.child_fd, keys)
        except OSError:  # it has ended
            return
        self.read(pause_s)

    def is_alive(self) -> bool:
        """Return whether the program runs; one that has stopped itself (Ctrl+Z) is waked."""
        if process_state(self.pid) == "T":
            os.kill(self.pid, signal.SIGCONT)
        return bool(self.program.isalive())

    def resize(self, columns: int, rows: int) -> None:
        """Make the terminal another size."""
        self.columns, self.rows = columns, rows
        self.program.setwinsize(rows, columns)

    def draw(self) -> str:
        """Have everything painted anew, and return what then stands on the screen; empty: nothing came."""
        screen = pyte.Screen(self.columns, self.rows)
        stream = pyte.ByteStream(screen)
        self.program.setwinsize(self.rows - 1, self.columns)
        self.read(0.2)
        self.program.setwinsize(self.rows, self.columns)
        drawn = self._read_until_quiet(is_due=True)
        stream.feed(drawn)
        return "\n".join(screen.display) if drawn else ""

    def _read_until_quiet(self, is_due: bool = False) -> bytes:
        """Take what it writes until it writes nothing for a while; `is_due`: not before it has written."""
        end, written = monotonic() + PATIENCE_S, b""
        while monotonic() < end and self.is_alive():
            more = self.read(_SETTLED_S)
            written += more
            if not more and (written or not is_due):
                break
        return written

    def shows(self, words: str, gone: bool = False) -> bool:
        """Return whether `words` come to stand on the screen (or, `gone`, no longer do) in good time."""
        end = monotonic() + PATIENCE_S
        while monotonic() < end and self.is_alive():
            if (words in self.draw()) != gone:
                return True
            self.read(1)
        return False

    def wait_for(self, *words: bytes, patience_s: float = PATIENCE_S) -> bytes:
        """Return which of `words` is written in good time; empty: none."""
        end = monotonic() + patience_s
        while True:
            for word in words:
                if word in self.tail:
                    return word
            if monotonic() > end or not self.is_alive():
                return b""
            self.read(0.2)

    def wait_until_done(self, answer: str = "Keys and marks") -> float | None:
        """Return after how many seconds the keys before are done with: then ? is answered; None: never."""
        began = monotonic()
        pause_s = 0.7
        while monotonic() - began < 4 * PATIENCE_S and self.is_alive():
            for _ in range(3):  # one that comes while a screen goes is meant for that one
                self.tail = b""
                self.press(ESCAPE, pause_s)
                self._read_until_quiet()
                if _UNSAVED in self.tail:  # the last answer: leave all the same
                    self.press(b"G", 0.3)
                    self.press(ENTER, 0.7)
                    self._read_until_quiet()
            self.tail = b""
            self.press(b"?", 0.1)
            if self.wait_for(answer.encode(), patience_s=_ANSWER_S):
                self.press(ESCAPE, 1.0)
                return monotonic() - began
            pause_s *= 1.5  # where a question comes late, the next Escape would take it away
        return None

    def end(self) -> int | None:
        """Read to the end, and return the exit code; None where it does not end."""
        limit = monotonic() + PATIENCE_S
        while self.is_alive():
            self.read(0.2)
            if monotonic() > limit:
                return None
        self.read(0.2)
        status = self.program.exitstatus
        return -int(self.program.signalstatus or 0) if status is None else int(status)

    def stacks(self) -> str:
        """Return where all threads of a program are that does not answer."""
        with suppress(OSError):
            for each in (signal.SIGUSR2, signal.SIGUSR1):
                os.kill(self.pid, each)
                self.read(2)
            return self._stacks.read_text("utf-8")
        return ""

    def kill(self) -> None:
        """End it as a power cut would, with all it has started."""
        kill_tree(self.pid)
        end = monotonic() + PATIENCE_S
        while self.program.isalive() and monotonic() < end:  # much memory is not given back at once
            sleep(0.05)
        self.program.close(force=True)


@contextmanager
def explorer(
    environment: dict[str, str], corpus: Path, columns: int = 120, rows: int = 40
) -> Iterator[Explorer]:
    """Start an explorer, which is ended whatever happens."""
    started = Explorer(environment, corpus, columns, rows)
    try:
        yield started
    finally:
        started.kill()


def faults_in_logs(folder: Path) -> list[str]:
    """Return the tracebacks that logs below a user's folders hold, the last lines of each."""
    faults = []
    for file in folder.rglob("*.log"):
        text = file.read_text("utf-8", "replace")
        if "Traceback" in text:
            faults.append(f"{file.name}: {' / '.join(text.strip().splitlines()[-3:])[-400:]}")
    return faults
