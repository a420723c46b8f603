"""Memory that is no longer needed is found a little at a time, and goes back to the system.

Python's collector looks through all new objects at once, and now and then through all there are: with the
threshold of the start, no key is answered meanwhile for 50 ms and more.

glibc keeps what is freed, in pieces, in an arena for each of up to eight threads a processor: a program whose
threads come and go grows for hours and holds no more than at first.
"""

from __future__ import annotations

import ctypes
import gc
from functools import cache
from threading import Lock
from time import monotonic

_ARENA_MAX = -8  # of mallopt
#: The main thread's and one for all others: Python lets one of them run at a time.
_ARENAS = 2
#: Memory is given back once in so many seconds, at most: that looks at all of it.
_RELEASE_EVERY_S = 10.0

#: Once the program is up: new objects after which garbage is looked for among them, how often that is done
#: before it is looked for among those that stayed, too, and how often that before it is among all. Each takes
#: 15 ms at most: what was there at the start is left out, so that the last costs what there is of garbage, as
#: closed screens are, and five times as seldom takes five times as long.
_WHEN_TO_COLLECT = 2_000, 5, 3

_releasing = Lock()
_released_at = -_RELEASE_EVERY_S


def start_collecting() -> None:
    """Look for garbage from now on, among what is new from now on, where the start has put it off."""
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(*_WHEN_TO_COLLECT)
        gc.enable()


def release_memory(at_once: bool = False) -> None:
    """Give back what is free, where the system's allocator does not; now and then, unless `at_once`."""
    global _released_at  # noqa: PLW0603 - of the process, as its memory is
    libc = _find_allocator()
    if libc is None or not _releasing.acquire(blocking=False):
        return
    try:
        if at_once or monotonic() - _released_at >= _RELEASE_EVERY_S:
            libc.malloc_trim(0)
            _released_at = monotonic()
    finally:
        _releasing.release()


@cache
def _find_allocator() -> ctypes.CDLL | None:
    """Return glibc, told to keep few arenas from now on; None where it is another library."""
    try:
        libc = ctypes.CDLL(None)
        libc.malloc_trim.argtypes = (ctypes.c_size_t,)
        libc.mallopt(_ARENA_MAX, _ARENAS)
    except (AttributeError, OSError, TypeError):  # the last on Windows
        return None
    return libc
