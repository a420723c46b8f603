"""Passages that texts share, pair by pair; computed in a child process when the texts are long.

A child process leaves the keyboard responsive, and can be killed at any moment.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from threading import Event as Flag
from threading import Thread
from time import monotonic

from msgspec import Struct, msgpack

from tui.child_process import ChildProcess, connect_to_parent
from tui.model.text_reuse import ShouldStop, Span, diff_passage, find_shared_passages

#: Code points of all pairs together from which on a child process is worth its start.
MIN_SUBPROCESS_CHARS = 400_000
#: Time between two messages on the progress, and between two checks whether to stop.
PROGRESS_INTERVAL_S = 0.1
#: The share of the work on a pair that is done once its passages are known; the rest is on their changes.
_PASSAGES_SHARE = 0.8


class SharedTexts(Struct, frozen=True):
    """A passage that two of the texts share; spans are code points of their bodies."""

    sides: tuple[int, int]  # indexes of the two texts
    spans: tuple[Span, Span]
    kept: int  # words in common
    changes: tuple[tuple[Span, Span], ...]  # spans in which the words differ; one may be empty


def find_shared_in_texts(bodies: Sequence[str], stopped: ShouldStop) -> tuple[SharedTexts, ...]:
    """Return the passages that each two of the texts share.

    When stopped before the end, those found so far or none. `stopped` is called with the share of the work
    done (0 to 1) and returns whether to stop.
    """
    pairs = list(combinations(bodies, 2))
    if sum(len(one) + len(other) for one, other in pairs) < MIN_SUBPROCESS_CHARS:
        return _compare_pairs(bodies, stopped)
    try:
        return _compare_in_subprocess(bodies, stopped)
    except (OSError, EOFError):  # the child could not be started, or died
        return () if stopped(0.0) else _compare_pairs(bodies, stopped)


def _compare_pairs(bodies: Sequence[str], stopped: ShouldStop) -> tuple[SharedTexts, ...]:
    """Compare the texts pair by pair in this process."""
    shared_list: list[SharedTexts] = []
    pairs = list(combinations(enumerate(bodies), 2))
    for done, ((i, one), (j, other)) in enumerate(pairs):
        if stopped(done / len(pairs)):
            break

        def stopped_in_passages(share: float, done: int = done) -> bool:
            return stopped((done + share * _PASSAGES_SHARE) / len(pairs))

        def stopped_in_changes(share: float, done: int = done) -> bool:
            return stopped((done + _PASSAGES_SHARE + share * (1 - _PASSAGES_SHARE)) / len(pairs))

        for passage in find_shared_passages(one, other, stopped_in_passages):
            differences = tuple(diff_passage(one, other, passage, stopped_in_changes))
            shared_list.append(SharedTexts((i, j), (passage.one, passage.other), passage.kept, differences))
    return tuple(shared_list)


def _compare_in_subprocess(bodies: Sequence[str], stopped: ShouldStop) -> tuple[SharedTexts, ...]:
    """Compare the texts in a child process.

    Raises OSError or EOFError when it could not be started, was killed or died.
    """
    child = ChildProcess("tui.analysis.comparison_process")
    latest_share, is_over = [0.0], Flag()

    def watch() -> None:
        while not is_over.wait(PROGRESS_INTERVAL_S):
            if stopped(latest_share[0]):
                child.kill()
                return

    Thread(target=watch, daemon=True).start()
    try:
        child.send(msgpack.encode(bodies))
        while True:
            message: float | tuple[SharedTexts, ...] = msgpack.decode(
                child.receive(), type=float | tuple[SharedTexts, ...]
            )
            if isinstance(message, tuple):
                return message
            latest_share[0] = message
    finally:
        is_over.set()
        child.kill()
        child.close()


def main() -> None:
    """Run in the child process: compare the texts that arrive, and report the progress."""
    program = connect_to_parent()
    last_report = monotonic()

    def report(share: float) -> bool:
        nonlocal last_report
        if monotonic() - last_report > PROGRESS_INTERVAL_S:
            last_report = monotonic()
            program.send(msgpack.encode(float(share)))
        return False

    try:
        bodies = msgpack.decode(program.receive(), type=list[str])
        program.send(msgpack.encode(_compare_pairs(bodies, report)))
    except (EOFError, BrokenPipeError):
        return


if __name__ == "__main__":
    main()
