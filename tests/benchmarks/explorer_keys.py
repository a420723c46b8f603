"""What a key costs in the explorer on the corpus that ships, beside a key that does nothing there.

Run `python tests/benchmarks/explorer_keys.py`. CPU time of this process from the press until the screen
is drawn and still, median of many, at 120 × 40. The aim is at most 2 ×.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from pathlib import Path

from textual.pilot import Pilot

from tui.app.app import NigerApp
from tui.app.corpus_service import CorpusService
from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.folder import open_folder
from tui.index.indexing.updater import update_index
from tui.index.sqlite_store import open_store

ROUNDS = 12
NOTHING = "f5"
KEYS = {
    ("4", "n"): "reader, next name",
    ("4", "N"): "reader, previous name",
    ("4", "j"): "reader, a line down",
    ("4", "k"): "reader, a line up",
    ("2", "j"): "list, down",
    ("2", "k"): "list, up",
}


async def cost(pilot: Pilot[None], key: str) -> float:
    """CPU milliseconds of one press."""
    begun = time.process_time()
    await pilot.press(key)
    await pilot.pause()
    return (time.process_time() - begun) * 1000


async def main() -> None:
    """Print each key's median, and its ratio to the no-op's of the same run."""
    root, folder = bundled_corpus_path(), Path(tempfile.mkdtemp())
    store = open_store(root, cache=folder)
    update_index(store, open_folder(root))
    app = NigerApp(store, CorpusService(store, root), root, data=folder, config=folder)
    costs: dict[tuple[str, str], list[float]] = {}
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(1)
        for pane in ("4", "2"):
            await pilot.press(pane)
            for _round in range(ROUNDS):
                for key in (NOTHING, *(key for place, key in KEYS if place == pane)):
                    costs.setdefault((pane, key), []).extend([await cost(pilot, key) for _ in range(4)])
    nothing = statistics.median(costs["4", NOTHING] + costs["2", NOTHING])
    print(f"{'a key that does nothing':24} {nothing:5.1f} ms")
    for place, name in KEYS.items():
        median = statistics.median(costs[place])
        print(f"{name:24} {median:5.1f} ms  {median / nothing:4.2f} ×")


if __name__ == "__main__":
    asyncio.run(main())
