"""What the explorer's first frame costs, beside that of a bare Textual application; in English and French.

Run `python tests/benchmarks/first_paint.py`. CPU time from exec to the first frame, in a pseudo-terminal,
that holds the first article's title and words of its text; the index is there already. The bare application
has one `Static` with that title. Twenty alternating rounds, median; all from compiled bytecode. The aims: at
most 1.2 ×, and in French at most 2 % more than in English. Measured on two busy cores: 1.29 ×, 1.01 ×.
"""

from __future__ import annotations

import compileall
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
from operator import truediv
from pathlib import Path

from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.folder import open_folder
from tui.index.indexing.updater import update_index
from tui.index.sqlite_store import open_store
from tui.model.records import Article

PAIRS, PATIENCE = 20, 30.0
BARE = """\
from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    def compose(self) -> ComposeResult:
        yield Static({title!r}, markup=False)


def main() -> None:
    Bare().run()
"""


def first_article(cache: Path) -> Article:
    """Bring the index up to date, and give the article that the explorer opens first."""
    store = open_store(bundled_corpus_path(), cache=cache)
    update_index(store, open_folder(bundled_corpus_path()))
    article = store.read([store.rows("article").items[0].ref])[0]
    store.close()
    assert isinstance(article, Article)
    return article


def seconds_to(words: list[bytes], code: str, environment: dict[str, str]) -> float:
    """CPU seconds from exec of `python -c code` to the frame that holds `words`."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    command = [sys.executable, "-c", code]
    program = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
    )
    os.close(slave)
    seen = b""
    try:
        while not all(word in seen for word in words):
            if not select.select([master], [], [], PATIENCE)[0]:
                raise SystemExit(f"nothing on the screen after {PATIENCE} s: {seen[-500:]!r}")
            seen += os.read(master, 65_536)
    finally:
        program.kill()
        _pid, _status, used = os.wait4(program.pid, 0)
        program.returncode = 0  # it has been waited for
        os.close(master)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Measure, and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        article = first_article(folder / "cache")
        (folder / "bare.py").write_text(BARE.format(title=article.title), "utf-8")
        root = Path(__file__).resolve().parents[2]
        for place in (root / "tui", folder):
            compileall.compile_dir(place, quiet=1)
        environment = os.environ | {
            "NIGER_TUI_CACHE": str(folder / "cache"),
            "HOME": name,
            "XDG_DATA_HOME": f"{name}/data",
            "XDG_CONFIG_HOME": f"{name}/config",
            "PYTHONPATH": f"{root}:{name}",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
        }
        title = article.title.encode()
        # A run of plain words: a marked name is written apart from what stands before it.
        body = next(part for part in article.body.split("\n\n") if part).split(",")[1].split()[:2]
        english, french, bare = list[float](), list[float](), list[float]()
        words, start = [title, " ".join(body).encode()], "import tui.startup; tui.startup.main()"
        for pair in range(PAIRS):
            for file in (folder / "data").rglob("*"):
                if file.is_file():
                    file.unlink()
            languages = [("en", english), ("fr", french)]
            for language, times in languages[:: 1 if pair % 2 else -1]:
                times.append(seconds_to(words, start, environment | {"NIGER_TUI_LANG": language}))
            bare.append(seconds_to([title], "import bare; bare.main()", environment))
        ours, theirs = statistics.median(english), statistics.median(bare)
        in_french = statistics.median(map(truediv, french, english))
        print(
            f"explorer {ours * 1000:.0f} ms, bare application {theirs * 1000:.0f} ms: {ours / theirs:.2f} ×"
            f"; in French {in_french:.3f} × English, pair by pair"
        )


if __name__ == "__main__":
    main()
