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

from tests.benchmarks.peers import corpus
from tui.app.actions import CorpusActions
from tui.app.app import NigerApp
from tui.corpus.folder import open_folder, shipped
from tui.index.build import refresh
from tui.index.sqlite import open_store

AIM, FRAME = 100, 1000 / 60  # MB; ms
MOVES = ["G", *["k"] * 20, *["pageup"] * 60, "g", *["j"] * 20, *["pagedown"] * 60]
OTHERS = ["enter", "1", "o", "G", "o", "enter", "1", "g", "enter", "slash", *"ministre al", "escape"]


def anonymous() -> float:
    """Megabytes of memory that are this process's own."""
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("RssAnon"):
            return int(line.split()[1]) / 1024
    return 0.0


async def walk(root: Path, cache: Path) -> dict[str, float]:
    """Megabytes held after a walk, and milliseconds of CPU a key of the list costs."""
    store, home = open_store(root, cache=cache), Path(tempfile.mkdtemp())
    app = NigerApp(store, CorpusActions(store, root), root, data=home, config=home)
    costs: dict[str, list[float]] = {}
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(2)
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
        held = anonymous()
    every = [cost for some in costs.values() for cost in some]
    return {"held": held, "median": statistics.median(every), "p95": statistics.quantiles(every, n=20)[-1]}


def walked(root: Path, cache: Path) -> dict[str, float]:
    """The same in another process."""
    command = [sys.executable, "-m", "tests.benchmarks.memory", "--walk", str(root), str(cache)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Walk both corpora, and print."""
    if sys.argv[1:2] == ["--walk"]:
        print(json.dumps(asyncio.run(walk(Path(sys.argv[2]), Path(sys.argv[3])))))
        return
    with corpus(__doc__ or "") as place, tempfile.TemporaryDirectory() as small:
        for root, cache in ((shipped(), Path(small)), (place.root, place.cache)):
            store = open_store(root, cache=cache)
            refresh(store, open_folder(root))
            store.close()
        ships, large = walked(shipped(), Path(small)), walked(place.root, place.cache)
    for name, found in (("the corpus that ships", ships), (f"{place.articles:,} articles", large)):
        print(
            f"{name:24} RssAnon {found['held']:6.1f} MB   a key of the list: median {found['median']:5.1f} ms"
            f"   p95 {found['p95']:5.1f} ms CPU"
        )
    print(f"beyond: {large['held'] - ships['held']:.1f} MB (aim ≤ {AIM}); a frame is {FRAME:.1f} ms")
    print(f"a key: {large['median'] / ships['median']:.2f} × that on the corpus that ships")


if __name__ == "__main__":
    main()
