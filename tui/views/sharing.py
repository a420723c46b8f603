"""What several texts share, pair by pair: in this process where they are short, else in a child.

A child leaves the keys alone, and can be ended at any moment.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from threading import Event as Flag
from threading import Thread
from time import monotonic

from msgspec import Struct, msgpack

from tui.children import Child, parent
from tui.model.reuse import Span, Stopped, changes, shared_passages

#: Code points of all pairs together from which on a child does it, and how often it says how far it is (s).
LONG, EVERY = 400_000, 0.1
#: Of the work on a pair, the part that is done once its passages are known.
_PASSAGES = 0.8


class Shared(Struct, frozen=True):
    """A passage that two of the texts share; code points of their bodies."""

    sides: tuple[int, int]  # which texts, by their place in the comparison
    spans: tuple[Span, Span]
    kept: int  # words
    changes: tuple[tuple[Span, Span], ...]  # where the words differ; a side may be empty


def shared_among(bodies: Sequence[str], stopped: Stopped) -> tuple[Shared, ...]:
    """The passages that each two of the texts share; stopped before the end, those found so far or none."""
    pairs = list(combinations(bodies, 2))
    if sum(len(one) + len(other) for one, other in pairs) < LONG:
        return _shared(bodies, stopped)
    try:
        return _apart(bodies, stopped)
    except (OSError, EOFError):  # no child, or it died
        return () if stopped(0.0) else _shared(bodies, stopped)


def _shared(bodies: Sequence[str], stopped: Stopped) -> tuple[Shared, ...]:
    found: list[Shared] = []
    pairs = list(combinations(enumerate(bodies), 2))
    for done, ((i, one), (j, other)) in enumerate(pairs):
        if stopped(done / len(pairs)):
            break

        def passing(share: float, done: int = done) -> bool:
            return stopped((done + share * _PASSAGES) / len(pairs))

        def changing(share: float, done: int = done) -> bool:
            return stopped((done + _PASSAGES + share * (1 - _PASSAGES)) / len(pairs))

        for passage in shared_passages(one, other, passing):
            differences = tuple(changes(one, other, passage, changing))
            found.append(Shared((i, j), (passage.one, passage.other), passage.kept, differences))
    return tuple(found)


def _apart(bodies: Sequence[str], stopped: Stopped) -> tuple[Shared, ...]:
    """As `_shared`, by a child. Raises OSError or EOFError where it can't be started, was ended or died."""
    child = Child("tui.views.sharing")
    share, ended = [0.0], Flag()

    def watch() -> None:
        while not ended.wait(EVERY):
            if stopped(share[0]):
                child.kill()
                return

    Thread(target=watch, daemon=True).start()
    try:
        child.send(msgpack.encode(bodies))
        while True:
            said: float | tuple[Shared, ...] = msgpack.decode(
                child.receive(), type=float | tuple[Shared, ...]
            )
            if isinstance(said, tuple):
                return said
            share[0] = said
    finally:
        ended.set()
        child.kill()
        child.close()


def main() -> None:
    """Compare the texts that come in, and say now and then how far it is."""
    program = parent()
    last = monotonic()

    def going(share: float) -> bool:
        nonlocal last
        if monotonic() - last > EVERY:
            last = monotonic()
            program.send(msgpack.encode(float(share)))
        return False

    try:
        bodies = msgpack.decode(program.receive(), type=list[str])
        program.send(msgpack.encode(_shared(bodies, going)))
    except (EOFError, BrokenPipeError):
        return


if __name__ == "__main__":
    main()
