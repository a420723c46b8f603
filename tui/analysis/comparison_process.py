"""Passages that texts share, pair by pair; computed in a child process when the texts are long.

A child process leaves the keyboard responsive, and can be killed at any moment.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

from msgspec import Struct

from tui.child_task import ChildTask, ProcessLost, serve_task
from tui.model.text_reuse import ShouldStop, Span, diff_passage, find_shared_passages

#: Code points of all pairs together from which on a child process is worth its start.
MIN_SUBPROCESS_CHARS = 400_000
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
    task = ChildTask(__name__, bodies, 0.0, lambda share: not stopped(share))
    try:
        return task.run(tuple[SharedTexts, ...]) or ()
    except ProcessLost:
        return _compare_pairs(bodies, stopped)


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


def _work(bodies: list[str], report: Callable[[float], None]) -> tuple[SharedTexts, ...]:
    """Compare the texts in the child process, and report the share of the work done."""

    def report_share(share: float) -> bool:
        report(float(share))
        return False

    return _compare_pairs(bodies, report_share)


if __name__ == "__main__":
    serve_task(list[str], _work)
