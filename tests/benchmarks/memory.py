"""What the explorer holds on a large corpus, beside the corpus that ships; and what keys of its lists cost.

Run `python -m tests.benchmarks.memory [--articles N] [--keep DIR]`. Each corpus is walked in a process of
its own: to both ends of the list of articles and through it, sorted, filtered, some opened, a search typed.
Then RssAnon is read. A key counts from the press until the screen is drawn and still; the aim is a frame.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.peers import corpus
from tui.app.app import NigerApp
from tui.app.corpus_service import CorpusService
from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.folder import open_folder
from tui.index.indexing.updater import update_index
from tui.index.sqlite_store import open_store
from tui.memory import release_memory

AIM, FRAME, PATIENCE = 100, 1000 / 60, 60.0  # MB; ms; s
MOVES = ["G", *["k"] * 20, *["pageup"] * 60, "g", *["j"] * 20, *["pagedown"] * 60]
OTHERS = ["enter", "1", "o", "G", "o", "enter", "1", "g", "enter", "slash", *"ministre al", "escape"]


def anonymous() -> float:
    """Megabytes of memory that are this process's own."""
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("RssAnon"):
            return int(line.split()[1]) / 1024
    return 0.0


class Walked(NamedTuple):
    """Megabytes held after a walk, and milliseconds of CPU that each press of a list's keys cost."""

    held: float
    costs: dict[str, list[float]]


async def walk(root: Path, cache: Path) -> Walked:
    """Walk a corpus in this process."""
    store, home = open_store(root, cache=cache), Path(tempfile.mkdtemp())
    app = NigerApp(store, CorpusService(store, root), root, data=home, config=home)
    costs: dict[str, list[float]] = {}
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(2)
        end = time.monotonic() + PATIENCE
        while any(worker.is_running for worker in app.workers) and time.monotonic() < end:
            await pilot.pause(0.2)  # until the folder has been looked at
        await pilot.press("1")
        for key in MOVES:
            begun = time.process_time()
            await pilot.press(key)
            await pilot.pause()
            costs.setdefault(key, []).append((time.process_time() - begun) * 1000)
        for key in OTHERS:
            await pilot.press(key)
            await pilot.pause(0.3)
        await pilot.pause(1)
        release_memory(at_once=True)  # as the program does with the next request, after ten seconds
        held = anonymous()
    return Walked(held, costs)


def walked(root: Path, cache: Path) -> Walked:
    """The same in another process."""
    command = [sys.executable, "-m", "tests.benchmarks.memory", "--walk", str(root), str(cache)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return Walked(*json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    """Walk both corpora, and print."""
    if sys.argv[1:2] == ["--walk"]:
        print(json.dumps(asyncio.run(walk(Path(sys.argv[2]), Path(sys.argv[3])))))
        return
    with corpus(__doc__ or "") as place, tempfile.TemporaryDirectory() as small:
        for root, cache in ((bundled_corpus_path(), Path(small)), (place.root, place.cache)):
            store = open_store(root, cache=cache)
            update_index(store, open_folder(root))
            store.close()
        ships, large = walked(bundled_corpus_path(), Path(small)), walked(place.root, place.cache)
    held = {"the corpus that ships": ships.held, f"{place.articles:,} articles": large.held}
    for name, megabytes in held.items():
        print(f"{name:<24} RssAnon {megabytes:6.1f} MB")
    print(f"{'beyond':<24} RssAnon {large.held - ships.held:6.1f} MB (aim ≤ {AIM})")
    print(f"keys of the list of articles; a frame is {FRAME:.1f} ms")
    for key, costs in large.costs.items():
        most = statistics.quantiles(costs, n=20)[-1] if len(costs) > 1 else costs[0]
        print(f"{key:<24} median {statistics.median(costs):5.1f} ms   p95 {most:5.1f} ms CPU")


if __name__ == "__main__":
    main()
