"""The first index of a folder beside that of `recollindex`: by the clock, and in CPU seconds.

Make a folder with `press_corpus.py`, then run `python -m tests.benchmarks.recoll DIR [--pairs N]`;
recollindex is in Debian's package `recollcmd`. It makes an index of words alone; ours marks names and dates,
too, and reads the events that are reported and the names that have no record. Each starts from nothing, in a
process of its own, by turns; the medians are compared.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.peers import files, spent

ROOT = Path(__file__).resolve().parents[2]
AIMS = 0.33, 0.45


def timed(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Seconds by the clock, and CPU seconds, of a command and its children."""
    started = time.perf_counter()
    used = spent(
        lambda: subprocess.run(
            command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    )
    return time.perf_counter() - started, used


def build_theirs(corpus: Path, place: Path) -> tuple[float, float]:
    """The index of recollindex."""
    place.mkdir()
    (place / "recoll.conf").write_text(f"topdirs = {corpus / 'articles'}\n", "utf-8")
    return timed(["recollindex", "-c", str(place)], dict(os.environ))


def build_ours(corpus: Path, place: Path) -> tuple[float, float]:
    """Our index."""
    environment = os.environ | {"NIGER_TUI_CACHE": str(place), "PYTHONPATH": str(ROOT)}
    command = "from tui.startup import main; main()"
    return timed([sys.executable, "-c", command, "index", "--corpus", str(corpus)], environment)


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--pairs", type=int, default=1)
    given = parser.parse_args()
    if shutil.which("recollindex") is None:
        raise SystemExit("recollindex is not installed here")
    ours, theirs = [], []
    for pair in range(given.pairs):
        with tempfile.TemporaryDirectory() as name:
            theirs.append(build_theirs(given.corpus.resolve(), Path(name) / f"theirs-{pair}"))
            ours.append(build_ours(given.corpus.resolve(), Path(name) / f"ours-{pair}"))
    print(f"{len(files(given.corpus)):,} articles")
    for number, (what, aim) in enumerate(zip(("by the clock", "CPU"), AIMS, strict=True)):
        mine, others = (statistics.median(each[number] for each in runs) for runs in (ours, theirs))
        print(f"{what:<14} {mine:6.1f} s; recollindex {others:6.1f} s: {mine / others:.2f} × (aim ≤ {aim})")


if __name__ == "__main__":
    main()
