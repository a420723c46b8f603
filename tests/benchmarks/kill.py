"""An index run is killed at random moments, and the next one completes it: the content is always the same.

Run `python -m tests.benchmarks.kill [--articles N] [--keep DIR]`: 100 kills, `SIGKILL`, each of a new build
after a random part of the time that a whole one takes.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from hashlib import sha256

import apsw

from tests.benchmarks.peers import Place, corpus
from tui.corpus.folder import open_folder
from tui.index.index_location import index_file
from tui.index.indexing.updater import update_index
from tui.index.sqlite_store import open_store

KILLS = 100
#: Small transactions, so that kills come between them too.
BUILD = """
import sys
from pathlib import Path
from tui.corpus.folder import open_folder
from tui.index.indexing import commit_sizes, updater
from tui.index.sqlite_store import open_store
commit_sizes.ARTICLES_PER_COMMIT = 200
root, cache = map(Path, sys.argv[1:])
updater.update_index(open_store(root, cache=cache), open_folder(root))
"""
#: Tables of which all rows are compared; numbers of names are given in the order of reading.
TABLES = {
    "file": "folder, name, kind, id, size, hash",
    "folder": "*",
    "record": "*",
    "content": "*",
    "marks": "*",
    "mention": "*",
    "link": "*",
    "problem": "*",
    "temp.texts": "*",
    "shingle_place": "*",
    "word": "*",
    "value": "*",
    "article_vocabulary": "*",
    "actor_vocabulary": "*",
    "unmarked": "*",
    "unchecked": "*",
    "miscounted": "*",
}


def content(place: Place) -> str:
    """A hash of everything in the index."""
    connection = apsw.Connection(str(index_file(place.root, place.cache)), flags=apsw.SQLITE_OPEN_READONLY)
    connection.execute("CREATE VIRTUAL TABLE temp.texts USING fts5vocab (main, text, instance)")
    digest = sha256()
    for table, columns in TABLES.items():
        for row in sorted(map(repr, connection.execute(f"SELECT {columns} FROM {table}"))):
            digest.update(row.encode())
    assert connection.pragma("integrity_check") == "ok"
    connection.close()
    return digest.hexdigest()


def started(place: Place) -> subprocess.Popen[bytes]:
    """A process that makes the index anew."""
    return subprocess.Popen([sys.executable, "-c", BUILD, str(place.root), str(place.cache)])


def main() -> None:
    """Kill, complete, compare."""
    draw = random.Random(1)
    with corpus(__doc__ or "") as given:
        place = Place(given.root, given.cache.with_name("killed"), given.articles)
        shutil.rmtree(place.cache, ignore_errors=True)
        began = time.perf_counter()
        assert started(place).wait() == 0
        whole, wanted = time.perf_counter() - began, content(place)
        for number in range(1, KILLS + 1):
            shutil.rmtree(place.cache)
            process = started(place)
            time.sleep(whole * draw.random())
            process.kill()
            process.wait()
            store = open_store(place.root, cache=place.cache)
            there = store.counts().article
            update_index(store, open_folder(place.root))
            notice, articles = store.notice, store.counts().article
            store.close()
            is_same = content(place) == wanted and not notice
            print(f"kill {number:>2}: {there:>7,} of {articles:,} articles were there; then", end=" ")
            print("the same" if is_same else f"OTHER {notice}", flush=True)
            if not is_same:
                sys.exit(1)


if __name__ == "__main__":
    main()
