"""Commands on a corpus that has not changed, beside a Python that does nothing, and a folder beside `find`.

Run `python -m tests.benchmarks.start [--files N] [--keep DIR --articles N]`. CPU time, median of nine
alternating pairs. Aims: `search` and `show` on the corpus that ships at most 8 × `python -c pass`; with
`--keep`, on a generated corpus that other benchmarks have left there, at most `fzf --filter` on its titles;
that no file of a folder has changed is seen within 2 × `find -newer`.

Measured on two busy cores: search 7.6 to 8.3 ×, show 7.6 to 9.1 ×; a folder of 100,000 files 1.91 ×. Python
with click, msgspec, apsw and pathlib, and nothing of ours, is 5.3 ×.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.peers import files, line, spent
from tui.corpus.scan import scan_folders

PAIRS, FILES_PER_FOLDER = 9, 5_000
ROOT = Path(__file__).resolve().parents[2]
PASS = [sys.executable, "-c", "pass"]
PROGRAM = [sys.executable, "-c", "from tui.startup import main; main()"]


def compare(
    name: str, ours: Callable[[], object], theirs: Callable[[], object], peer: str, aim: float
) -> None:
    """Print how long both take, each as often as the other; the first run of each, which fills caches, is not
    counted."""
    ours()
    theirs()
    pairs = [(spent(ours), spent(theirs)) for _pair in range(PAIRS)]
    mine, others = (statistics.median(times) for times in zip(*pairs, strict=True))
    line(name, mine, others, peer, aim)


def runner(command: list[str], env: dict[str, str], given: bytes = b"") -> Callable[[], object]:
    """A run of a command, whatever its exit code."""
    return lambda: subprocess.run(command, input=given, env=env, stdout=subprocess.DEVNULL, check=False)


def compare_commands(name: str, corpus: list[str], env: dict[str, str], word: str, id: str) -> None:
    """Compare `search` and `show` with a Python that does nothing."""
    for args in (["search", word], ["show", id]):
        ours = runner([*PROGRAM, *args, *corpus], env)
        compare(f"{args[0]}, {name}", ours, runner(PASS, env), "python -c pass", 8)


def compare_with_fzf(root: Path, env: dict[str, str]) -> None:
    """Compare a search with a fuzzy search in the titles of all articles."""
    fzf = shutil.which("fzf")
    if fzf is None:
        print("no fzf here: nothing to compare a search at size with")
        return
    titles = [path.read_text("utf-8").split("\n", 2)[1].removeprefix("title: ") for path in files(root)]
    word = max(re.findall(r"\w+", titles[len(titles) // 2]), key=len)
    given = "\n".join(titles).encode()
    ours = runner([*PROGRAM, "search", word, "--corpus", str(root)], env)
    compare(f"search, {len(titles):,} articles", ours, runner([fzf, "--filter", word], env, given), "fzf", 1)


def compare_folder(folder: Path, count: int) -> None:
    """Compare the look at a folder in which nothing has changed with that of `find`."""
    for number in range(count):
        path = folder / "articles" / f"{number // FILES_PER_FOLDER:04}" / f"un-article-{number}.md"
        if not number % FILES_PER_FOLDER:
            path.parent.mkdir(parents=True)
        path.touch()
    find = ["find", str(folder), "-newer", str(path)]
    compare(
        f"{count:,} files unchanged",
        lambda: [listing.mark for listing in scan_folders(folder, [])],
        runner(find, dict(os.environ)),
        "find -newer",
        2,
    )


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="where a corpus of so many articles is left")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        env = os.environ | {"HOME": home, "NIGER_TUI_CACHE": home, "PYTHONPATH": str(ROOT)}
        for name in ("PYTHONDONTWRITEBYTECODE", "NIGER_TUI_CORPUS"):
            env.pop(name, None)
        subprocess.run([*PROGRAM, "index"], env=env, stdout=subprocess.DEVNULL, check=True)
        compare_commands("the corpus that ships", [], env, "modi", "salifou-modi")
        if given.keep:
            at_size = env | {"NIGER_TUI_CACHE": str(given.keep / f"cache-{given.articles}")}
            compare_with_fzf(given.keep / f"corpus-{given.articles}", at_size)
        compare_folder(Path(home) / "folder", given.files)


if __name__ == "__main__":
    main()
