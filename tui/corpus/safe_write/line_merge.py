"""A three-way merge of texts, line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple


class LineHunk(NamedTuple):
    """Lines `start`..`end` of the base become `lines`."""

    start: int
    end: int
    lines: list[bytes]


def merge_lines(base: bytes, mine: bytes, theirs: bytes) -> bytes | None:
    """Merge two changes of `base`, line by line; None if they changed the same lines."""
    if mine in (theirs, base):
        return theirs
    if theirs == base:
        return mine
    old = base.splitlines(keepends=True)
    hunks = [
        *diff_lines(old, mine.splitlines(keepends=True)),
        *diff_lines(old, theirs.splitlines(keepends=True)),
    ]
    merged: list[bytes] = []
    at = 0
    for hunk in sorted(hunks, key=lambda hunk: (hunk.start, hunk.end)):
        if hunk.start < at or (hunk.start == hunk.end and _is_ambiguous(hunk, hunks)):
            return None
        merged += [*old[at : hunk.start], *hunk.lines]
        at = hunk.end
    return b"".join([*merged, *old[at:]])


def is_included(base: bytes, mine: bytes, now: bytes) -> bool:
    """Return whether `now` has the lines that `mine` adds to `base`, and not those that it removes."""
    old, new = base.splitlines(), mine.splitlines()
    wanted_counts, counts = Counter(new), Counter(now.splitlines())
    return all(
        all(counts[line] for line in hunk.lines)
        and all(
            counts[line] <= wanted_counts[line]
            for line in old[hunk.start : hunk.end]
            if line not in hunk.lines
        )
        for hunk in diff_lines(old, new)
    )


def _is_ambiguous(hunk: LineHunk, hunks: list[LineHunk]) -> bool:
    """Return whether both sides insert lines at the same place, so that their order is unknown."""
    return sum((other.start, other.end) == (hunk.start, hunk.end) for other in hunks) > 1


def diff_lines(old: list[bytes], new: list[bytes]) -> Iterator[LineHunk]:
    """Yield the changes of lines, first to last; equal lines at both ends are not compared in detail."""
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    same = 0
    while same < min(len(old), len(new)) - first and old[-1 - same] == new[-1 - same]:
        same += 1
    end, new_end = len(old) - same, len(new) - same
    matcher = SequenceMatcher(None, old[first:end], new[first:new_end], autojunk=False)
    for tag, low, high, new_low, new_high in matcher.get_opcodes():
        if tag != "equal":
            yield LineHunk(first + low, first + high, new[first + new_low : first + new_high])
