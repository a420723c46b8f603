"""The explorer on 5,000 articles, with files changing all the time and keys pressed, for half an hour.

After the first minutes its memory and its descriptors stay flat; left alone in the end it takes no CPU.
"""

from __future__ import annotations

import random
import statistics
from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from tests.benchmarks.generate import Corpus, write
from tests.campaign.editing import Editor
from tests.campaign.explorer import ENTER, ESCAPE, Explorer, explorer, faults_in_logs
from tests.campaign.harness import (
    Holdings,
    Options,
    Result,
    measure_holdings,
    run_command,
    scratch_folder,
    user_environment,
)

_ARTICLES, _MINUTES, _QUICK = 5_000, 30.0, (500, 3.0)
_WARM_MINUTES = 5.0  # in which what it holds may grow, or half of a shorter time
_SAMPLES = 120  # over the whole time
#: What may come on top from the first quarter of the rest to the last: caches are full after some minutes.
_MORE_MB, _MORE_DESCRIPTORS = 6.0, 2
_QUIET_S, _IDLE_S, _IDLE_CPU = 20.0, 60.0, 0.01  # a hundredth of a processor is what waking up costs
_KEYS = [b"j"] * 6 + [b"k", b"n", b"n", b"\t", b"1", b"2", b"3", b"4", b"G", b"g", b" ", b"o", b"N", ENTER]
_KEYS += [b"\x7f", b"r", b"t", b"h", b"w", b"c", b"D", ESCAPE, ESCAPE, ESCAPE]
_SEARCHES = [
    b"accord",
    "président visite".encode(),
    b"source:RFI",
    b"type:sanction",
    b"zzz",
    b"a",
    b"ministre",
]


class _Sample(NamedTuple):
    at_s: float
    holds: Holdings


def run(options: Options) -> Result:
    """Soak, wait, and compare."""
    articles, minutes = _QUICK if options.quick else (_ARTICLES, _MINUTES)
    minutes = options.minutes or minutes
    draw = options.draw("soak")
    with scratch_folder() as folder:
        corpus, home = folder / "corpus", folder / "home"
        write(corpus, Corpus(articles, options.seed))
        environment = user_environment(home)
        run_command(environment, "index", "--corpus", str(corpus))
        with explorer(environment, corpus) as seen:
            seen.read(5)
            samples, editor = _soak(seen, corpus, draw, minutes)
            failures = [] if seen.is_alive() else [f"died with code {seen.end()}"]
            idle = _measure_idle(seen) if not failures else None
            failures += [*seen.faults[:3], *faults_in_logs(home)]
    if len(samples) < 8:
        return Result("too short to judge", [*failures, "fewer than eight samples were taken"])
    words, more = _compare(samples, minutes)
    failures += more
    if idle is not None:
        words += f"; idle {idle:.1%} of a processor"
        if idle > _IDLE_CPU:
            failures.append(f"idle, it takes {idle:.1%} of a processor")
    return Result(
        f"{minutes:g} minutes, {editor.changes:,} changes, {articles:,} articles: {words}", failures
    )


def _soak(seen: Explorer, corpus: Path, draw: random.Random, minutes: float) -> tuple[list[_Sample], Editor]:
    """Press and change until the time is over; what it held meanwhile."""
    editor, samples = Editor(corpus, draw), list[_Sample]()
    began = monotonic()
    every = minutes * 60 / _SAMPLES
    while (at := monotonic() - began) < minutes * 60 and seen.is_alive():
        if at >= len(samples) * every:
            try:
                samples.append(_Sample(at, measure_holdings(seen.pid)))
            except OSError:  # it has ended
                continue
            if len(samples) % 10 == 1:
                print(f"  {at:6.0f} s  {samples[-1].holds}", flush=True)
        for _ in range(draw.randrange(1, 6)):
            editor.change()
        for _ in range(4):
            seen.press(draw.choice(_KEYS), 0.12)
        if draw.random() < 0.03:  # nobody types on for minutes without a look
            seen.wait_until_done()
        if draw.random() < 0.1:
            seen.press(b"/", 0.4)
            seen.press(draw.choice(_SEARCHES), 0.8)
            seen.press(draw.choice((ESCAPE, ENTER)), 0.5)
    return samples, editor


def _measure_idle(seen: Explorer) -> float:
    """Return the share of a processor that an explorer takes which nobody touches."""
    seen.wait_until_done()
    seen.read(_QUIET_S)
    before = measure_holdings(seen.pid)
    seen.read(_IDLE_S)
    after = measure_holdings(seen.pid)
    print(f"  idle      {after}", flush=True)
    return (after.cpu_s - before.cpu_s) / _IDLE_S


def _compare(samples: Sequence[_Sample], minutes: float) -> tuple[str, list[str]]:
    """Return what was held, in words, and what has grown after the first minutes."""
    warm_s = 60 * min(_WARM_MINUTES, minutes / 2)
    rest = [sample.holds for sample in samples if sample.at_s >= warm_s]
    quarter = max(1, len(rest) // 4)
    first, last = rest[:quarter], rest[-quarter:]
    memory = [statistics.median(holds.memory_mb for holds in part) for part in (first, last)]
    # The fewest that it held: while files are read it opens some more, and closes them.
    descriptors = [min(holds.descriptors for holds in part) for part in (first, last)]
    words = (
        f"memory {memory[0]:.0f} then {memory[1]:.0f} MB,"
        f" descriptors {descriptors[0]:g} then {descriptors[1]:g}"
    )
    failures = []
    if memory[1] - memory[0] > _MORE_MB:
        failures.append(f"memory grew from {memory[0]:.1f} to {memory[1]:.1f} MB")
    if descriptors[1] - descriptors[0] > _MORE_DESCRIPTORS:
        failures.append(f"descriptors grew from {descriptors[0]:g} to {descriptors[1]:g}")
    return words, failures
