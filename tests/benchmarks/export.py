"""A large export beside a small one: the memory that `add` takes, and its time for each megabyte.

Run `python -m tests.benchmarks.export [--megabytes N]`. The exports are Europresse pages of made-up articles;
nothing is stored (`--dry-run`).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

SMALL = 5
#: How much more memory the large export may take, in MB, and time for each megabyte.
AIM_MB, AIM_RATIO = 20.0, 1.3
PARAGRAPH = "Le maire de la commune a ouvert un puits devant les habitants et le préfet. " * 7


class Run(NamedTuple):
    """What a run has taken."""

    megabytes: float  # of the export
    peak: float  # resident memory, in MB
    seconds: float  # of the processor


def write_export(path: Path, megabytes: int) -> None:
    """Write an export of a size."""
    number = size = 0
    with path.open("w", encoding="utf-8") as file:
        file.write("<!DOCTYPE html><html><body>\n")
        while size < megabytes * 1_000_000:
            number += 1
            body = "".join(f"<p>{number}.{line} {PARAGRAPH}</p>" for line in range(60))
            size += file.write(
                '<article><div class="DocPublicationName">Sahel Quotidien, no. 412</div>'
                '<div class="DocHeader">mardi 16 janvier 2024</div>'
                f'<div class="titreArticle"><p class="titreArticleVisu">Un puits numéro {number}</p></div>'
                f'<div class="docOcurrContainer">{body}</div></article>\n'
            )
        file.write("</body></html>\n")


def measure(megabytes: int) -> Run:
    """Add an export of a size, in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        export, corpus = Path(name, "export.html"), Path(name, "corpus")
        write_export(export, megabytes)
        tui = [sys.executable, "-m", "tui"]
        subprocess.run([*tui, "init", "--empty", str(corpus)], check=True, stderr=subprocess.DEVNULL)
        command = [*tui, "add", "--dry-run", "--json", "--corpus", str(corpus), str(export)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _pid, status, usage = os.wait4(process.pid, 0)
        assert not status, "the export was not read"
        size = export.stat().st_size / 1_000_000
        return Run(size, usage.ru_maxrss / 1000, usage.ru_utime + usage.ru_stime)


def main() -> None:
    """Measure a small and a large export, and print what the large one takes beyond the small one."""
    arguments = sys.argv[1:]
    megabytes = int(arguments[1]) if arguments[:1] == ["--megabytes"] else 200
    small, large = measure(SMALL), measure(megabytes)
    for run in (small, large):
        print(
            f"{run.megabytes:6.1f} MB: {run.peak:6.1f} MB of memory, {run.seconds / run.megabytes:.2f} s a MB"
        )
    ratio = (large.seconds / large.megabytes) / (small.seconds / small.megabytes)
    print(f"beyond: {large.peak - small.peak:.1f} MB (aim ≤ {AIM_MB}); {ratio:.2f} times (aim ≤ {AIM_RATIO})")


if __name__ == "__main__":
    main()
