"""What the index is measured against, and how: CPU seconds, of this process and of those it started."""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import apsw

from tests.benchmarks.generate import Corpus, write


class Place(NamedTuple):
    """Where a corpus and its index are."""

    root: Path
    cache: Path
    articles: int


@contextmanager
def corpus(what: str, unknown: float = 0) -> Iterator[Place]:
    """The corpus that the command line names: generated anew, or kept below `--keep` from the last run.

    `unknown`: the share of its actors without a record.
    """
    parser = argparse.ArgumentParser(description=what, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--keep", type=Path, help="a folder for corpus and index, used again if there")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = given.keep or Path(name)
        size = f"{given.articles}-{unknown}" if unknown else str(given.articles)
        root = place / f"corpus-{size}"
        if not (root / "corpus.yaml").exists():
            write(root, Corpus(given.articles, unknown=unknown))
        print(f"{given.articles:,} articles")
        yield Place(root, place / f"cache-{size}", given.articles)


def cpu() -> float:
    """CPU seconds so far, with those of ended children."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def spent(work: Callable[[], object]) -> float:
    """CPU seconds that `work` takes."""
    before = cpu()
    work()
    return cpu() - before


def percentiles(seconds: Sequence[float]) -> str:
    """Median and 95th percentile, in milliseconds."""
    p95 = statistics.quantiles(seconds, n=20)[-1]
    return f"p50 {statistics.median(seconds) * 1000:6.1f} ms   p95 {p95 * 1000:6.1f} ms CPU"


def line(name: str, ours: float, theirs: float, peer: str, aim: float | None = None) -> None:
    """One figure: what it is, the ratio to its peer, and what is aimed at."""
    aimed = f" (aim ≤ {aim:g})" if aim else ""
    print(f"{name:<26} {ours * 1000:9.1f} ms   {ours / theirs:6.3g} × {peer}{aimed}")


def files(root: Path) -> list[Path]:
    """The articles' files."""
    return sorted((root / "articles").rglob("*.md"))


def walked(root: Path) -> int:
    """A bare walk with stat; how many files there are."""
    folders, found = [str(root)], 0
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    folders.append(entry.path)
                else:
                    entry.stat()
                    found += 1
    return found


def bare_index(root: Path, file: Path) -> apsw.Connection:
    """Title and body of every article in a plain FTS5 table, read and inserted in one transaction."""
    file.unlink(missing_ok=True)
    connection = apsw.Connection(str(file))
    connection.execute(
        "CREATE VIRTUAL TABLE bare USING fts5 (title, body, tokenize='unicode61 remove_diacritics 2')"
    )
    with connection:
        for path in files(root):
            head, _, body = path.read_text("utf-8").removeprefix("---\n").partition("\n---\n")
            title = head.partition("\n")[0]
            connection.execute("INSERT INTO bare VALUES (?, ?)", (title, body))
    return connection
