"""Exports of a large corpus: their pace beside `csv` writing the same rows from SQLite, and their memory.

Run `python -m tests.benchmarks.export_formats [FORMAT …] [--articles N]`. The articles are made up: those of
a small corpus, indexed as any, and then copied inside the index, mentions and all, until there are N. Each
export runs in a process of its own, and writes to /dev/null.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import apsw

from tests.benchmarks.generate import Corpus, write
from tests.stores import indexed
from tui.export.export_format import ExportOptions
from tui.export.registry import FORMATS
from tui.export.selection import Selection
from tui.index.index_location import index_file
from tui.index.sqlite_store import open_store

SEED_ARTICLES, SMALL = 1_000, 10_000
#: Articles a second that csv and jsonl are to reach, and the MB of memory that more articles may add.
AIMED = ("csv", "jsonl")
AIM_PACE, AIM_MB = 5_000, 25.0


class Run(NamedTuple):
    """What an export has taken, in a process of its own."""

    seconds: float  # of the processor
    peak: float  # resident memory, in MB
    megabytes: float  # written


def grow_index(root: Path, cache: Path, articles: int) -> None:
    """Index a small made-up corpus, then copy its articles in the index until there are enough."""
    write(root, Corpus(SEED_ARTICLES))
    indexed(root, cache).close()
    connection = apsw.Connection(str(index_file(root, cache)))
    columns = [name for _number, name, *_rest in connection.execute("PRAGMA table_info(record)")]
    changed = {"number": "number + ?1", "id": "id || '-' || ?2"}
    selected = ", ".join(changed.get(name, name) for name in columns)
    seed = "FROM record WHERE kind = 'article' AND number < ?3"
    with connection:
        for copy in range(1, articles // SEED_ARTICLES):
            given = (copy << 44, copy, 1 << 44)  # above every day and id
            connection.execute(f"INSERT INTO record SELECT {selected} {seed}", given)
            for table, key, value in (("content", "number", "record"), ("marks", "article", "marks")):
                connection.execute(
                    f"INSERT INTO {table} ({key}, {value}) SELECT {key} + ?1, {value} FROM {table}"
                    f" WHERE ?2 > 0 AND {key} IN (SELECT number {seed})",
                    given,
                )
    connection.close()


def export_all(name: str, root: Path, cache: Path) -> int:
    """Export all articles; return how many bytes were written."""
    store = open_store(root, cache=cache)
    selection = Selection(store, "Benchmark")
    options = ExportOptions(
        table="articles" if name == "csv" else "", kind="article" if name == "jsonl" else ""
    )
    written = 0
    with open(os.devnull, "wb") as sink:  # noqa: PTH123
        for file in FORMATS[name].load()(selection, options):
            for piece in file.pieces:
                written += sink.write(piece.encode())
    store.close()
    return written


def export_with_csv(root: Path, cache: Path) -> int:
    """Write the main fields of all articles with `csv`, straight from the index; return the bytes."""
    import csv
    import io

    from msgspec import msgpack

    connection = apsw.Connection(str(index_file(root, cache)))
    rows = connection.execute(
        "SELECT c.record FROM record AS r JOIN content AS c USING (number) WHERE kind = 'article'"
        " ORDER BY number"
    )
    written = 0
    with open(os.devnull, "wb") as sink:  # noqa: PTH123
        buffer = io.StringIO()
        writer = csv.writer(buffer)
        for (encoded,) in rows:
            record = msgpack.decode(encoded)
            writer.writerow([record[name] for name in ("id", "title", "date", "source", "lang", "body")])
            written += sink.write(buffer.getvalue().encode())
            buffer.seek(0)
            buffer.truncate()
    return written


def measure(name: str, root: Path, cache: Path) -> Run:
    """Run one export in a child, and return what it took."""
    reader, writer = os.pipe()
    began = time.monotonic()
    child = os.fork()
    if not child:
        written = export_with_csv(root, cache) if name == "peer" else export_all(name, root, cache)
        os.write(writer, str(written).encode())
        os._exit(0)
    os.close(writer)
    _pid, status, usage = os.wait4(child, 0)
    with open(reader, "rb") as stream:  # noqa: PTH123
        written = int(stream.read() or b"0")
    assert not status, f"{name} failed after {time.monotonic() - began:.0f} s"
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000, written / 1_000_000)


def main() -> None:
    """Measure each format over a small and a large corpus, and print pace, ratio and memory."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("formats", nargs="*", default=[*AIMED])
    parser.add_argument("--articles", type=int, default=100_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        places = {}
        for articles in (SMALL, given.articles):
            root, cache = Path(name, f"{articles}", "corpus"), Path(name, f"{articles}", "cache")
            root.mkdir(parents=True)
            grow_index(root, cache, articles)
            places[articles] = root, cache
        peer = measure("peer", *places[given.articles])
        print(f"peer   {given.articles / peer.seconds:9,.0f} articles/s  {peer.peak:6.1f} MB of memory")
        for format in given.formats:
            small, large = measure(format, *places[SMALL]), measure(format, *places[given.articles])
            aim = f" (aim ≥ {AIM_PACE:,})" if format in AIMED else ""
            print(
                f"{format:<12} {given.articles / large.seconds:9,.0f} articles/s{aim}"
                f"  {large.seconds / peer.seconds:.2f} times the peer's time"
                f"  {large.megabytes:,.0f} MB written"
                f"  memory {small.peak:.1f} MB at {SMALL:,}, {large.peak:.1f} MB at {given.articles:,}"
                f" (+{large.peak - small.peak:.1f}, aim ≤ {AIM_MB})"
            )
            sys.stdout.flush()


if __name__ == "__main__":
    main()
