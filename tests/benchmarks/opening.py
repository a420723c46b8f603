"""What it costs to open a view or a record in the explorer, from the key until the screen is still.

Run `python -m tests.benchmarks.opening [--articles N] [--keep DIR]`; without arguments it opens the corpus
that ships. CPU time of the whole program, threads and all, in a pseudo-terminal of 120 × 40: until the frame
that shows what was asked for has been written, and until nothing more is done. Beside it a bare screen of
Textual's with one line of text, pushed in the same program, and a key that does nothing. Aimed at are 50 ms
to the frame on the corpus that ships and 300 ms at 100,000 articles. `first`: the first time, when modules
are imported and styles are read; the rest are medians.
"""

from __future__ import annotations

import re
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

import tui.app.app
from tests.benchmarks.large import Shown
from tests.benchmarks.peers import Place, corpus
from tui.app.app import NigerApp
from tui.app.corpus_service import CorpusService
from tui.app.navigation import RecordLocation
from tui.app.runtime.terminal_run import run_session
from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.folder import open_folder
from tui.index.indexing.updater import update_index
from tui.index.sqlite_store import open_store
from tui.model.records import Kind, Ref

ROUNDS, QUIET, PATIENCE = 5, 0.2, 60.0
NOTHING, BARE, OPEN = (
    "\x1b[15~",
    "\x1b[17~",
    {"actor": "\x1b[18~", "event": "\x1b[19~", "article": "\x1b[20~"},
)
ESCAPES = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07]*\x07")


class Case(NamedTuple):
    """What is opened: from which record, by which key, and what the frame then says."""

    name: str
    start: Kind
    key: str
    says: str  # a pattern; empty: whatever comes
    back: str = "\x1b"


CASES = (
    Case("a key that does nothing", "article", NOTHING, "", ""),
    Case("a bare screen", "article", BARE, "A bare screen"),
    Case("timeline", "actor", "t", r"Timeline .*\d event"),
    Case("network", "actor", "w", r"Network .*\d compan"),
    Case("concordance", "actor", "c", r"Concordance .*(\d place|reading)"),
    Case("frequency", "actor", "h", r"Frequency over time .*articles? per"),
    Case("differences", "article", "D", r"Sources differ .*(on \d|found)"),
    Case("compare an event", "event", "d", r"Compare .*(shared|reports it|texts of|comparing)"),
    Case("an event's claims", "article", OPEN["event"], "", OPEN["article"]),
    Case("an actor's card", "article", OPEN["actor"], "", OPEN["article"]),
    Case("an article", "actor", OPEN["article"], "", OPEN["actor"]),
)


class Bare(Screen[None]):
    """One line of text."""

    BINDINGS = [("escape", "dismiss", "")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("A bare screen", markup=False)


class Bench(NigerApp):
    """The explorer with keys that open given records, a bare screen, and nothing."""

    CSS_PATH = str(Path(tui.app.app.__file__).with_name("app.tcss"))
    refs: dict[Kind, Ref]

    def on_mount(self) -> None:
        """Bind the keys."""
        for key, action in (("f5", "nothing"), ("f6", "bare")):
            self.bind(key, action, show=False)
        for key, kind in (("f7", "actor"), ("f8", "event"), ("f9", "article")):
            self.bind(key, f"record('{kind}')", show=False)

    def action_nothing(self) -> None:
        """Nothing."""

    def action_bare(self) -> None:
        """Push the peer."""
        self.push_screen(Bare())

    def action_record(self, kind: Kind) -> None:
        """Open one of the records."""
        self.explorer.open(RecordLocation(self.refs[kind]))


def serve(root: str, cache: str, home: str) -> None:
    """Run the explorer over a corpus that has its index."""
    store = open_store(Path(root), cache=Path(cache))
    app = Bench(store, CorpusService(store, Path(root)), Path(root), data=Path(home), config=Path(home))
    events = store.rows("event", sort="differing", limit=1).items
    app.refs = {
        "actor": store.rows("actor").items[0].ref,
        "event": events[0].ref,
        "article": store.rows("article").items[0].ref,
    }
    run_session(app)  # which ends with its terminal, if the benchmark is killed


class Driven(Shown):
    """That explorer in a pseudo-terminal, and the CPU time it has taken."""

    def __init__(self, place: Place, home: str) -> None:
        given = ", ".join(repr(str(each)) for each in (place.root, place.cache, home))
        super().__init__(place, home, ["-c", f"from tests.benchmarks.opening import serve; serve({given})"])

    def cpu(self) -> float:
        """CPU milliseconds of the program so far, with those of threads that have ended."""
        return time.clock_gettime((~self.pid << 3) | 2) * 1000

    def still(self) -> float:
        """Wait until nothing is written and next to nothing is done; CPU milliseconds by then."""
        end, since, spent = time.monotonic() + PATIENCE, time.monotonic(), self.cpu()
        while time.monotonic() < min(end, since + QUIET):
            wrote = self.written(0.05)
            if wrote or self.cpu() > spent + 1:
                since, spent = time.monotonic(), self.cpu()
        return spent

    def costs(self, key: str, says: str) -> tuple[float, float]:
        """CPU milliseconds from a key until what is written `says` so, and until all is still."""
        begun, seen, frame = self.still(), b"", 0.0
        self.write(key)
        end = time.monotonic() + (QUIET if key == NOTHING else PATIENCE)
        while not frame and time.monotonic() < end:
            if wrote := self.written(0.05):
                seen += wrote
                if re.search(says, ESCAPES.sub(b"", seen).decode(errors="replace"), re.DOTALL):
                    frame = self.cpu() - begun
        if not frame and says:
            raise SystemExit(f"nothing that says {says!r} came after {key!r}: {seen[-300:]!r}")
        return frame, self.still() - begun


def measured(place: Place) -> dict[str, list[tuple[float, float]]]:
    """What each case cost, each time it was opened; the first time first."""
    costs: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as home:
        explorer = Driven(place, home)
        try:
            explorer.settle()
            for _round in range(ROUNDS + 1):
                for case in CASES:
                    explorer.write(OPEN[case.start])
                    explorer.still()
                    costs.setdefault(case.name, []).append(explorer.costs(case.key, case.says))
                    explorer.write(case.back)
                    explorer.still()
        finally:
            explorer.end()
    return costs


def report(place: Place) -> None:
    """Measure with a corpus, and print."""
    store = open_store(place.root, cache=place.cache)
    update_index(store, open_folder(place.root))
    store.close()
    costs = measured(place)
    nothing, bare = (statistics.median(still for _frame, still in costs[case.name][1:]) for case in CASES[:2])
    print(f"{'':26}{'frame':>9}{'still':>9}{'first':>9}")
    for name, each in costs.items():
        frame, still = (statistics.median(numbers) for numbers in zip(*each[1:], strict=True))
        print(
            f"{name:26}{frame:6.1f} ms{still:6.1f} ms{each[0][0]:6.1f} ms"
            f"{still / bare:7.2f} × a bare screen{still / nothing:7.1f} × no-op"
        )


def report_shipped() -> None:
    """With the corpus that ships."""
    with tempfile.TemporaryDirectory() as cache:
        report(Place(bundled_corpus_path(), Path(cache), 2))


def main() -> None:
    """The corpus that the command line names; without one, that which ships."""
    if len(sys.argv) > 1:
        with corpus(__doc__ or "") as place:
            report(place)
    else:
        report_shipped()


if __name__ == "__main__":
    main()
