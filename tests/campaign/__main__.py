"""Run campaigns: `python -m tests.campaign [NAME…] [--quick]`.

    keys      random keys in a real terminal, while files change and an index runs, beside busy loops
    soak      hours in a small form: memory and descriptors stay flat, an idle explorer takes no CPU
    kills     kill -9 in every place that writes: nothing half-written, lost or left over
    writers   two explorers, `index`, `add` and an editor at once: all that was made is there
    fuzz      made-up inputs through every reader: no exception, none slow, none changed in meaning
    growth    long texts through every pattern and reader: the time grows with the text, and not faster
    review    forty articles reviewed by keys 50 ms apart: none is lost, all can be undone byte for byte
    browser   two readers in headless Chromium: search, open, jump, back; a stranger without the token
    database  publishers killed, the server killed in every kind of request, a network that swallows
    load      the test suite in a random order beside busy loops

Each prints a line with its seed; `--seed` repeats a run. The exit code is 1 where one has failed.
"""

from __future__ import annotations

import argparse
import importlib
import random
import signal
import sys
import time
from datetime import datetime
from pathlib import Path

from tests.campaign.harness import Options

NAMES = ("keys", "soak", "kills", "writers", "fuzz", "growth", "review", "browser", "database", "load")
_MOST_SHOWN = 20  # failures that are printed in full


def main(args: list[str]) -> int:
    """Run the campaigns named, or all."""
    parser = argparse.ArgumentParser(
        "tests.campaign", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="which; else all")
    parser.add_argument("--quick", action="store_true", help="each in a minute or two: a look, no judgement")
    parser.add_argument("--seed", type=int, help="repeat what this seed draws; else it is drawn")
    parser.add_argument(
        "--runs", type=int, help="how many runs (keys), kills of each kind (kills, database), inputs (fuzz)"
    )
    parser.add_argument("--minutes", type=float, help="how long a run lasts (keys, soak, writers)")
    parser.add_argument(
        "--only",
        default="",
        metavar="PART",
        help="one part (kills, database, fuzz, growth); words to pytest (load)",
    )
    parser.add_argument("--report", type=Path, metavar="FILE", help="add the line of each result to a file")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep inputs and screens that failed there")
    given = parser.parse_args(args)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # all that was started goes too
    if unknown := set(given.names) - set(NAMES):
        parser.error(f"no such campaign: {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    seed = random.SystemRandom().randrange(10**9) if given.seed is None else given.seed
    options = Options(seed, given.quick, given.runs, given.minutes, given.only, given.keep)
    failed = [name for name in given.names or NAMES if not _run(name, options, given.report)]
    return bool(failed)


def _run(name: str, options: Options, report: Path | None) -> bool:
    """Run one campaign and say how it ended; whether it passed."""
    began = time.monotonic()
    print(f"{name}: seed {options.seed}", flush=True)
    result = importlib.import_module(f"tests.campaign.{name}").run(options)
    for failure in result.failures[:_MOST_SHOWN]:
        print(f"  {failure}", flush=True)
    word = "FAILED" if result.failures else "passed"
    minutes = (time.monotonic() - began) / 60
    line = f"{name}: {word}: {result.line} (seed {options.seed}, {minutes:.1f} min)"
    print(line, flush=True)
    if report is not None:
        with report.open("a", encoding="utf-8") as file:
            file.write(f"{datetime.now():%Y-%m-%d %H:%M} {line}\n")
            file.writelines(f"    {failure}\n" for failure in result.failures[:_MOST_SHOWN])
    return not result.failures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
