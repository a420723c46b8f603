"""Made-up inputs through every reader of the program: no exception, none slow, none changed in meaning.

Inputs are cut, doubled and joined from real ones (`mutation`); what each must come to is in `readers`. They
are the same for the same seed. The shortest input found that still fails is kept in a file.
"""

from __future__ import annotations

import os
import random
import re
import signal
import tempfile
import time
import traceback
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.campaign.harness import ROOT, Options, Result, scratch_folder
from tests.campaign.mutation import shrink
from tests.campaign.readers import READERS, Reader

_MOST_CPU_S = 2.0  # that one input may take
_GIVEN_UP_S = 30.0
_CHUNK = 2_000  # inputs between two answers of a process
_QUICK_SHARE = 100  # of the inputs, one in so many
_MOST_KINDS = 6  # of failures of one reader, until it is given up


class _GivenUp(BaseException):
    """An input took too long; no reader can catch it as an error of its own."""


class Failure(NamedTuple):
    """An input that failed; `kind` is the same for all that failed alike."""

    kind: str
    message: str
    text: str


class _Answer(NamedTuple):
    failures: list[Failure]
    slowest_s: float


def run(options: Options) -> Result:
    """Run all readers, or the one that `options.only` names."""
    names = [name for name in READERS if options.only in ("", name)]
    if not names:
        return Result(
            "nothing was run", [f"there is no reader {options.only}; there are {', '.join(READERS)}"]
        )
    words, failures = [], []
    with scratch_folder() as folder, _processes(folder) as pool:
        for name in names:
            count = options.runs or READERS[name].inputs // (_QUICK_SHARE if options.quick else 1)
            kinds, slowest, seconds = _run_reader(pool, name, count, options.seed)
            words.append(f"{name} {count:,}")
            rate = count / max(seconds, 0.001)
            print(
                f"  {name:<12} {count:>9,} inputs  {rate:8,.0f} a second  slowest {slowest:.2f} s CPU", end=""
            )
            print(f"  {len(kinds)} kinds of failures" if kinds else "", flush=True)
            for failure in kinds.values():
                failures.append(_kept(name, failure, options, folder))
                print(f"    {failures[-1]}", flush=True)
    return Result(f"inputs: {', '.join(words)}", failures)


@contextmanager
def _processes(folder: Path) -> Iterator[ProcessPoolExecutor]:
    """Start a process for each processor; those that hang are ended with the rest."""
    pool = ProcessPoolExecutor(os.cpu_count() or 1, initializer=_begin, initargs=(str(folder),))
    try:
        yield pool
    finally:
        processes = list((getattr(pool, "_processes", None) or {}).values())
        pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.kill()


def _run_reader(
    pool: ProcessPoolExecutor, name: str, count: int, seed: int
) -> tuple[dict[str, Failure], float, float]:
    """Return the kinds of failures with an input of each, the slowest input and the whole time, in s."""
    began, kinds, slowest = time.monotonic(), dict[str, Failure](), 0.0
    chunks: list[Future[_Answer]] = [
        pool.submit(_run_chunk, name, f"{seed}:{name}:{start}", min(_CHUNK, count - start))
        for start in range(0, count, _CHUNK)
    ]
    try:
        for chunk in as_completed(chunks):
            answer = chunk.result()
            slowest = max(slowest, answer.slowest_s)
            for failure in answer.failures:
                known = kinds.get(failure.kind)
                if known is None or len(failure.text) < len(known.text):
                    kinds[failure.kind] = failure
            if len(kinds) > _MOST_KINDS:
                break
    except BrokenProcessPool:
        kinds["died"] = Failure("died", "a process died of an input (a crash in C, or no memory)", "")
    for chunk in chunks:
        chunk.cancel()
    return kinds, slowest, time.monotonic() - began


def _kept(name: str, failure: Failure, options: Options, folder: Path) -> str:
    """Put the shortest input that fails in the same way into a file; the line that says so."""
    kept = options.failures_folder()
    reader = READERS[name]
    _begin(str(folder))
    text = shrink(failure.text, lambda shorter: _failure_kind(reader, shorter) == failure.kind)
    words = re.sub(r"\W+", "-", failure.kind).strip("-")[:80]
    file = kept / f"{name.replace(' ', '-')}-{words}.txt"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    return f"{name}: {failure.message}\n      input: {text[:200]!r}, in {file}"


# -- in the processes ----------------------------------------------------------------------------


def _begin(folder: str) -> None:
    """Have temporary files and everything of a user below `folder`, and inputs that hang given up."""
    os.environ.update(TMPDIR=folder, HOME=folder, NIGER_TUI_CACHE=f"{folder}/cache")
    tempfile.tempdir = None
    signal.signal(signal.SIGALRM, _give_up)


def _give_up(_signal: int, _frame: object) -> None:
    raise _GivenUp


def _run_chunk(name: str, seed: str, count: int) -> _Answer:
    reader, draw = READERS[name], random.Random(seed)
    failures, slowest = list[Failure](), 0.0
    for _ in range(count):
        text = reader.make(draw)
        failure, seconds = _try(reader, text)
        slowest = max(slowest, seconds)
        if failure is not None:
            failures.append(failure)
            if len(failures) > 100:  # enough is known
                break
    return _Answer(failures, slowest)


def _failure_kind(reader: Reader, text: str) -> str:
    failure, _seconds = _try(reader, text)
    return failure.kind if failure else ""


def _try(reader: Reader, text: str) -> tuple[Failure | None, float]:
    """Give an input to its reader; what failed, and the seconds of CPU it took."""
    began = time.process_time()
    failure = None
    signal.setitimer(signal.ITIMER_REAL, _GIVEN_UP_S)
    try:
        reader.check(text)
    except _GivenUp:
        failure = Failure("given up", f"no answer within {_GIVEN_UP_S:g} s", text)
    except Exception as error:
        failure = Failure(_kind_of(error), f"{type(error).__name__}: {str(error)[:400]}", text)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    seconds = time.process_time() - began
    if failure is None and seconds > _MOST_CPU_S:
        failure = Failure("slow", f"took {seconds:.1f} s CPU", text)
    return failure, seconds


def _kind_of(error: Exception) -> str:
    """Return where an error was raised: the last place in the program or in these campaigns."""
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(str(ROOT))
    ]
    where = frames[-1] if frames else None
    place = f"{Path(where.filename).name}:{where.lineno}" if where else "?"
    return f"{type(error).__name__} at {place}"
