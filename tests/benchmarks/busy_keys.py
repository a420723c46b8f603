"""What keys cost while a thread computes, as it does when articles are marked behind them.

Run `python -m tests.benchmarks.busy_keys [--rounds N]`. Milliseconds by the clock from a key to when the next
one can be dealt with, beside the same keys with nothing else to do; with the turns of threads that the
program sets, and with Python's own. By turns, all in one run; what the thread gets done meanwhile, as a share
of what it does beside Python's own turns.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from textual.events import Key

from tests.campaign.review import make_corpus
from tests.stores import indexed
from tui.app.app import NigerApp
from tui.app.corpus_service import CorpusService
from tui.app.runtime.terminal_run import THREAD_TURN_S

ARTICLES, ROUNDS, SETTLED_S = 40, 8, 2.0
KEYS = ("j", "enter", "j", "1") * 8
OWN_TURN_S = sys.getswitchinterval()


class Computation(Thread):
    """A thread that computes until it is stopped, and counts what it has done."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.done, self.is_stopped = 0, False

    def run(self) -> None:
        """Make strings."""
        while not self.is_stopped:
            for _time in range(50):
                [f"{number}a" for number in range(50)]
            self.done += 1


@contextmanager
def computing(turn_s: float) -> Iterator[Computation]:
    """Compute meanwhile, with turns of so many seconds."""
    sys.setswitchinterval(turn_s)
    thread = Computation()
    thread.start()
    try:
        yield thread
    finally:
        thread.is_stopped = True
        thread.join()
        sys.setswitchinterval(OWN_TURN_S)


async def press(app: NigerApp) -> list[float]:
    """Press the keys, each when the one before is dealt with; return the milliseconds of each."""
    waits = []
    for key in KEYS:
        start = time.monotonic()
        app.post_message(Key(key, key if len(key) == 1 else None))
        await asyncio.sleep(0)
        while not app.key_queue.is_idle:
            await asyncio.sleep(0)
        waits.append(1000 * (time.monotonic() - start))
    return waits


async def measure(rounds: int, folder: Path) -> None:
    """Measure, and print."""
    root = folder / "corpus"
    make_corpus(root, ARTICLES)
    store = indexed(root, folder / "cache")
    app = NigerApp(store, CorpusService(store, root), root, data=folder / "data", config=folder / "config")
    quiet: list[float] = []
    turns = (THREAD_TURN_S, OWN_TURN_S)
    busy: dict[float, list[float]] = {turn: [] for turn in turns}
    done: dict[float, list[float]] = {turn: [] for turn in turns}
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(SETTLED_S)
        await pilot.press("1", "g")
        for _round in range(rounds):
            quiet += await press(app)
            for turn in turns:
                start = time.monotonic()
                with computing(turn) as thread:
                    busy[turn] += await press(app)
                    done[turn].append(thread.done / (time.monotonic() - start))
    base = statistics.median(done[OWN_TURN_S])
    print(f"alone                {statistics.median(quiet):6.1f} ms   p90 {p90(quiet):6.1f} ms")
    for turn in turns:
        ratio = statistics.median(busy[turn]) / statistics.median(quiet)
        share = statistics.median(done[turn]) / base
        waits = (
            f"{statistics.median(busy[turn]):6.1f} ms   p90 {p90(busy[turn]):6.1f} ms   {ratio:4.1f} x alone"
        )
        print(f"turns of {1000 * turn:4.1f} ms     {waits}   the thread does {share:4.2f}")


def p90(values: list[float]) -> float:
    """The value that one in ten is above."""
    return statistics.quantiles(values, n=10)[-1]


def main() -> None:
    """Measure in a scratch folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(parser.parse_args().rounds, Path(folder)))


if __name__ == "__main__":
    main()
