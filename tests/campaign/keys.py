"""Random keys in a real terminal, while files change and an index runs, beside busy loops.

After the keys the explorer is alive, answers, and has shown no traceback. A key that asks for the end ends
it well, and it is started again.
"""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from tests.campaign.editing import Editor
from tests.campaign.explorer import (
    ARROWS,
    BACKSPACE,
    ENTER,
    ESCAPE,
    SIZES,
    TAB,
    Explorer,
    explorer,
    faults_in_logs,
)
from tests.campaign.harness import (
    ROOT,
    Options,
    Result,
    busy_loops,
    run_command,
    scratch_folder,
    user_environment,
)
from tui.corpus.bundled import bundled_corpus_path

_RUNS, _KEYS, _LONGEST_PAUSE_S, _BUSY = 10, 400, 0.15, 2
_LETTERS = [bytes([code]) for code in range(0x20, 0x7F)]
_CONTROLS = [bytes([code]) for code in range(1, 0x1B)]
_SEQUENCES = [
    *ARROWS,
    *(
        b"\x1b[" + code
        for code in (b"Z", b"H", b"F", b"2~", b"3~", b"5~", b"6~", b"1;3C", b"1;3D", b"1;2A", b"1;5B")
    ),
    *(b"\x1bO" + code for code in (b"P", b"Q", b"R", b"S")),  # F1 to F4
    *(b"\x1b[<0;%d;%dM\x1b[<0;%d;%dm" % (x, y, x, y) for x, y in ((5, 5), (40, 10), (70, 20))),  # clicks
    b"\x1b[<64;40;10M",  # the wheel
    b"\x1b[200~un collage\nde deux lignes\x1b[201~",
    "é".encode(),
    "漢".encode(),
    b"\xa9",  # no UTF-8
]
#: Those of the explorer come more often than the rest.
_OFTEN = [ENTER] * 30 + [ESCAPE] * 16 + [BACKSPACE] * 8 + [TAB] * 6
_OFTEN += [c.encode() for c in "1234jkgGfrbBanNvmuMPFxothwcDdsp?/=*+- "] * 3
_KEYS_DRAWN = [*_OFTEN, *_LETTERS, *_CONTROLS, *_SEQUENCES]
#: Those that may end the program (q, Ctrl+Q, Ctrl+C, the palette): it then has to end well. It may still be
#: at work on those before when one comes.
_ENDING, _WAITING = frozenset((b"q", b"\x11", b"\x03", b"\x10")), 200
#: The codes of an end by Ctrl+C while it was starting, or once the terminal was a plain one again.
_INTERRUPTED = (130, -signal.SIGINT)


class _Run(NamedTuple):
    """What one run is made of."""

    number: int
    corpus: Path
    environment: dict[str, str]
    home: Path
    draw: random.Random


def run(options: Options) -> Result:
    """Run as often as is asked; each run has its own seed, which comes from that of the campaign."""
    runs = options.runs or (2 if options.quick else _RUNS)
    failures, keys = list[str](), 0
    for number in range(runs):
        with scratch_folder() as folder, busy_loops(_BUSY):
            made = _make_run(number, folder, options.draw("keys", number))
            pressed, failure = _press_keys(made, options)
        keys += pressed
        print(f"  run {number + 1} of {runs}: {pressed} keys: {failure or 'alive, and answers'}", flush=True)
        if failure:
            failures.append(f"run {number + 1}: {failure}")
    return Result(f"{runs - len(failures)} of {runs} runs alive after {keys:,} keys", failures)


def _make_run(number: int, folder: Path, draw: random.Random) -> _Run:
    corpus, home = folder / "corpus", folder / "home"
    environment = user_environment(home, EDITOR=draw.choice(("true", "touch -c", "false")))
    start = draw.choice(("shipped", "shipped", "empty", "raw"))
    if start == "shipped":
        shutil.copytree(bundled_corpus_path(), corpus)
        if draw.random() < 0.5:
            run_command(environment, "index", "--corpus", str(corpus))
    elif start == "raw":
        (corpus / "articles").mkdir(parents=True)
        for path in sorted((ROOT / "tests" / "corpus" / "extraction" / "raws").glob("*.txt")):
            shutil.copy(path, corpus / "articles")
    else:
        corpus.mkdir()
    return _Run(number, corpus, environment, home, draw)


def _press_keys(made: _Run, options: Options) -> tuple[int, str]:
    """Press keys until enough are pressed or the time is over; how many, and what went wrong."""
    draw, editor = made.draw, Editor(made.corpus, made.draw)
    most = None if options.minutes else (150 if options.quick else _KEYS)
    end = monotonic() + 60 * options.minutes if options.minutes else float("inf")
    pressed, index = list[bytes](), None
    columns, rows = draw.choice(SIZES)
    while True:  # once more for each time that a key has ended it
        with explorer(made.environment, made.corpus, columns, rows) as seen:
            seen.read(draw.choice((0.5, 2.0, 4.0)))
            while (most is None or len(pressed) < most) and monotonic() < end and seen.is_alive():
                key = draw.choice(_KEYS_DRAWN) * draw.choice((1, 1, 1, 2, 3))
                pressed.append(key)
                seen.press(key, draw.random() * _LONGEST_PAUSE_S)
                if draw.random() < 0.07:
                    editor.change()
                if draw.random() < 0.01:
                    columns, rows = draw.choice(SIZES)
                    seen.resize(columns, rows)
                if draw.random() < 0.02 and (index is None or index.poll() is not None):
                    index = _start_index(made)
            failure = _judge(seen, made)
            was_asked = not seen.is_alive() and any(key[:1] in _ENDING for key in pressed[-_WAITING:])
            if was_asked:
                failure = _judge_end(seen, made)
            if index is not None and (failure or not was_asked):
                index.kill()
                index.wait()
            if failure:
                return len(pressed), f"{failure}; last keys {pressed[-8:]}{_keep(seen, made, options)}"
            if not was_asked:
                return len(pressed), ""


def _start_index(made: _Run) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "tui", "index", "--corpus", str(made.corpus)],
        env=made.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _judge_end(seen: Explorer, made: _Run) -> str:
    """Return what is wrong with an end that was asked for."""
    code = seen.end()
    if code not in (0, *_INTERRUPTED):
        return f"ended with code {code} by a key that asks for the end"
    return _seen_faults(seen, made)


def _judge(seen: Explorer, made: _Run) -> str:
    """Return what is wrong with an explorer after the keys: it is to be alive, and to answer."""
    is_done = seen.wait_until_done() is not None
    if not seen.is_alive():
        code = seen.end()
        return f"died with code {code}: {_seen_faults(seen, made) or repr(seen.tail[-300:])}"
    if not is_done:
        return "no answer to ?"
    seen.resize(120, 40)
    screen = seen.draw()
    if not screen:
        return "does not paint: no answer to another size"
    return _seen_faults(seen, made)


def _seen_faults(seen: Explorer, made: _Run) -> str:
    faults = [*seen.faults, *faults_in_logs(made.home)]
    return f"a fault was shown or logged: {faults[-1]}" if faults else ""


def _keep(seen: Explorer, made: _Run, options: Options) -> str:
    """Keep what was on the screen; the words that say where."""
    file = options.failures_folder() / f"keys-{options.seed}-{made.number}.out"
    stacks = seen.stacks() if seen.is_alive() else ""
    file.write_bytes(seen.tail + b"\n" + stacks.encode())
    return f"; what it wrote: {file}"
