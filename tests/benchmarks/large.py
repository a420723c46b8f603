"""The explorer on a large corpus beside the same explorer on the corpus that ships.

Run `python -m tests.benchmarks.large [--articles N] [--keep DIR]`. In a pseudo-terminal, from a ready index:
the time from exec to a frame that holds the first title (median of some pairs), and how long a saved file
takes until it is found.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.peers import Place, corpus, files
from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.folder import open_folder
from tui.index.indexing.updater import update_index
from tui.index.query import parse_query
from tui.index.sqlite_store import open_store

PAIRS, SAVES, PATIENCE, QUIET = 7, 4, 120.0, 5.0


class Shown:
    """An explorer in a pseudo-terminal."""

    def __init__(self, place: Place, home: str, command: Sequence[str] = ()) -> None:
        """`command`: what Python is to run in place of the explorer over `place`."""
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        environment = os.environ | {
            "NIGER_TUI_CACHE": str(place.cache),
            "XDG_DATA_HOME": f"{home}/data",
            "XDG_CONFIG_HOME": f"{home}/config",
            "TERM": "xterm-256color",
        }
        self.began = time.perf_counter()
        self._program = subprocess.Popen(
            [sys.executable, *(command or ("-m", "tui", f"{place.root}/"))],
            stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True,
        )  # fmt: skip
        os.close(slave)

    def until(self, words: bytes) -> float:
        """Seconds from exec to the frame that holds `words`."""
        seen = b""
        while words not in seen:
            if not select.select([self._master], [], [], PATIENCE)[0]:
                raise SystemExit(f"nothing on the screen after {PATIENCE} s: {seen[-500:]!r}")
            seen += os.read(self._master, 65_536)
        return time.perf_counter() - self.began

    def settle(self) -> None:
        """Wait until nothing more comes, or for some time."""
        end = time.monotonic() + 3 * QUIET
        while time.monotonic() < end and select.select([self._master], [], [], QUIET)[0]:
            os.read(self._master, 65_536)

    @property
    def pid(self) -> int:
        """The program's number."""
        return self._program.pid

    def write(self, keys: str) -> None:
        """Press keys."""
        os.write(self._master, keys.encode())

    def written(self, seconds: float) -> bytes:
        """What the program writes within some seconds; nothing, if it doesn't."""
        return os.read(self._master, 65_536) if select.select([self._master], [], [], seconds)[0] else b""

    def end(self) -> None:
        self._program.kill()
        self._program.wait()
        os.close(self._master)


@contextmanager
def shown(place: Place) -> Iterator[Shown]:
    """An explorer that has never been opened before."""
    with tempfile.TemporaryDirectory() as home:
        explorer = Shown(place, home)
        try:
            yield explorer
        finally:
            explorer.end()


def first_title(place: Place) -> bytes:
    """Bring the index up to date; a part of the title that the explorer shows first."""
    store = open_store(place.root, cache=place.cache)
    update_index(store, open_folder(place.root))
    title = store.rows("article").items[0].title
    store.close()
    return title[:12].encode()


def painted(place: Place, title: bytes) -> float:
    with shown(place) as explorer:
        return explorer.until(title)


def saved(place: Place, title: bytes) -> list[float]:
    """Seconds from saving an article until its new word is found: just after the start, and later again."""
    file = files(place.root)[place.articles // 2]
    text = file.read_text("utf-8")
    found = []
    with shown(place) as explorer:
        explorer.until(title)
        store = open_store(place.root, cache=place.cache)
        for _ in range(SAVES):
            explorer.settle()
            file.write_text(f"{text}Zzmot{time.monotonic_ns()}\n", "utf-8")
            began, word = time.perf_counter(), parse_query(file.read_text("utf-8").split()[-1])
            while not store.articles(word).items:
                time.sleep(0.01)
            found.append(time.perf_counter() - began)
        file.write_text(text, "utf-8")
        explorer.settle()
        store.close()
    return found


def main() -> None:
    """Measure, and print."""
    with corpus(__doc__ or "") as large, tempfile.TemporaryDirectory() as cache:
        small = Place(bundled_corpus_path(), Path(cache), 2)
        titles = first_title(small), first_title(large)
        pairs = [(painted(small, titles[0]), painted(large, titles[1])) for _ in range(PAIRS)]
        theirs, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
        print(f"first paint {ours * 1000:7.0f} ms   {ours / theirs:5.2f} × the shipped corpus (aim ≤ 1.2)")
        first, *again = saved(large, titles[1])
        print(f"a saved file is found after {statistics.median(again):6.2f} s (aim ≤ 1)")
        print(f"… just after the start      {first:6.2f} s: the files may still be looked at")


if __name__ == "__main__":
    main()
