"""A real terminal with the program in it: a pseudo-terminal, and an emulator that draws its screen."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

import pexpect
import pyte

from tests.stores import copy_index
from tui.corpus.bundled import bundled_corpus_path

#: How long something may take before a test gives up, in seconds: patience, not a measure.
PATIENCE = 120

#: Esc as newer terminals send it: as it always was, with a letter right behind it, it is another key.
KEYS = {"enter": "\r", "escape": "\x1b[27u", "backspace": "\x7f", "down": "\x1b[B"}


def home(folder: Path, **more: str) -> dict[str, str]:
    """The environment of a person who has never used the program, all of it below `folder`."""
    ours = {
        "HOME": folder,
        "XDG_DATA_HOME": folder / "data",
        "XDG_CONFIG_HOME": folder / "config",
        "XDG_CACHE_HOME": folder / "xdg-cache",
        "NIGER_TUI_CACHE": folder / "cache",
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "PYTHONPATH": Path(__file__).resolve().parents[2],
    }
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONDONTWRITEBYTECODE") if name in os.environ}
    return kept | {name: str(value) for name, value in ours.items()} | more


def known_home(folder: Path, **more: str) -> dict[str, str]:
    """The environment of a person who has been here before: the index of the corpus that ships is there."""
    copy_index(bundled_corpus_path(), folder / "cache")
    return home(folder, **more)


def _take_signals() -> None:
    """Have a child take the signals that a shell has its background jobs ignore, and `nohup` all of them."""
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)


class Terminal:
    """`python -m tui` in a terminal of 120 by 40 cells."""

    def __init__(
        self,
        environment: dict[str, str],
        *args: str,
        columns: int = 120,
        rows: int = 40,
        program: Sequence[str] = ("-m", "tui"),
    ) -> None:
        """`program`: what Python is to run, in place of the program as it is."""
        self._drawn = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._drawn)
        self.raw = b""  # everything the program has written
        self.program = pexpect.spawn(
            sys.executable,
            [*program, *args],
            env=environment,
            dimensions=(rows, columns),
            timeout=PATIENCE,
            preexec_fn=_take_signals,
        )
        self._heard_at = monotonic()  # when the program last wrote something

    @property
    def screen(self) -> str:
        """What stands on the screen."""
        return "\n".join(self._drawn.display)

    def read(self) -> bool:
        """Take what the program writes within a moment; False when it has ended.

        Raises AssertionError when it has been silent for longer than patience lasts.
        """
        try:
            written = self.program.read_nonblocking(65_536, timeout=0.2)
        except pexpect.TIMEOUT:
            assert monotonic() - self._heard_at < PATIENCE, f"it is silent:\n{self.screen}"
            return True
        except pexpect.EOF:
            return False
        self._heard_at = monotonic()
        self.raw += written
        self._stream.feed(written)
        return True

    def wait_for(self, words: str, gone: bool = False) -> None:
        """Wait until `words` stand on the screen (or, with `gone`, do not)."""
        end = monotonic() + PATIENCE
        while (words in self.screen) == gone:
            assert self.read(), f"the program has ended: {self.raw[-2000:]!r}"
            assert monotonic() < end, f"waited for {words!r}:\n{self.screen}"

    def press(self, *keys: str) -> None:
        """Type keys."""
        for key in keys:
            self.program.send(KEYS.get(key, key))
            self.read()

    def end(self) -> int | None:
        """Read to the end; the program's exit code."""
        while self.read():
            pass
        self.program.close()
        status: int | None = self.program.exitstatus
        return status

    def kill(self) -> None:
        """End it as a power cut would."""
        self.program.kill(9)
        self.end()
