"""A limit on the processor time of a piece of work, in any thread: one bad file must not hold up the rest."""

from __future__ import annotations

import ctypes
import math
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition, Thread, current_thread, get_ident, main_thread
from types import FrameType
from typing import NamedTuple

#: Time between two looks at the clocks of the threads with a limit.
_CHECK_INTERVAL_S = 0.1
#: The shortest time until a look: a body that waits with nearly nothing left is not woken all the time.
_SHORTEST_DELAY_S = 0.01
#: The end of the time of the main thread, on its clock; infinite where it has no limit.
_main_deadline = [math.inf]


class TimeLimitError(BaseException):
    """Raised where the work stands when its time is over; no `except Exception` of a library keeps it."""


class _CpuDeadline(NamedTuple):
    """The end of the time of a thread, on a clock of its own, in seconds."""

    read_clock: Callable[[], float]
    at: float
    is_raised: bool = False


@contextmanager
def limit_cpu_time(seconds: float) -> Iterator[None]:
    """Raise TimeLimitError in the body once it has used so many seconds of processor time.

    While a limit inside the body runs, this one does not: each counts only the time of its own work. Code in
    C is interrupted when it returns; in the main thread a regular expression is interrupted at once.
    """
    is_signalled = current_thread() is main_thread() and hasattr(signal, "setitimer")
    with _limit_main_thread(seconds) if is_signalled else _limit_thread(seconds):
        yield


@contextmanager
def _limit_main_thread(seconds: float) -> Iterator[None]:
    """Limit the body in the thread that receives signals.

    The timer only says when to look at the thread's own clock. Timers of processor time (ITIMER_VIRTUAL,
    ITIMER_PROF) count by the ticks of the kernel, and on a busy machine miss most of it. An alarm that
    somebody else has set waits until the body ends.
    """
    outer_at = _main_deadline[0]
    left_to_outer, began = outer_at - time.thread_time(), time.monotonic()
    alarm, interval = signal.setitimer(signal.ITIMER_REAL, 0)
    outer_handler = signal.signal(signal.SIGALRM, _look_at_clock)
    _main_deadline[0] = time.thread_time() + seconds
    signal.setitimer(signal.ITIMER_REAL, max(seconds, _SHORTEST_DELAY_S))
    try:
        try:
            yield
        finally:
            _main_deadline[0] = math.inf  # where even this is interrupted, the rest has a whole interval
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, outer_handler)
        _main_deadline[0] = time.thread_time() + left_to_outer
        if outer_at < math.inf:
            signal.setitimer(signal.ITIMER_REAL, max(left_to_outer, _SHORTEST_DELAY_S))
        elif alarm:
            left = alarm - (time.monotonic() - began)
            signal.setitimer(signal.ITIMER_REAL, max(left, _SHORTEST_DELAY_S), interval)


def _look_at_clock(_number: int, _frame: FrameType | None) -> None:
    """Raise TimeLimitError if the time of the main thread is over; look again in any case.

    Again and again: what is raised in a callback of the garbage collector is lost.
    """
    left = _main_deadline[0] - time.thread_time()
    if left == math.inf:
        return  # the body has just ended
    is_over = left <= 0
    signal.setitimer(signal.ITIMER_REAL, _CHECK_INTERVAL_S if is_over else max(left, _SHORTEST_DELAY_S))
    if is_over:
        raise TimeLimitError


@contextmanager
def _limit_thread(seconds: float) -> Iterator[None]:
    """Limit the body in a thread that receives no signals."""
    thread_id = get_ident()
    read_clock = _clock_of(thread_id)
    with _deadlines_changed:
        outer = _deadlines.get(thread_id)
        left_to_outer = outer.at - read_clock() if outer else None
        _deadlines[thread_id] = _CpuDeadline(read_clock, read_clock() + seconds)
        _start_watcher()
        _deadlines_changed.notify()
    try:
        yield
    finally:
        with _deadlines_changed:
            if _deadlines.pop(thread_id).is_raised:  # and perhaps about to be again: not after the body
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread_id), None)
            if left_to_outer is not None:
                _deadlines[thread_id] = _CpuDeadline(read_clock, read_clock() + left_to_outer)


def _clock_of(thread_id: int) -> Callable[[], float]:
    """Return the processor clock of a running thread, or the wall clock where a thread has none."""
    if not hasattr(time, "pthread_getcpuclockid"):
        return time.monotonic
    clock_id = time.pthread_getcpuclockid(thread_id)
    return lambda: time.clock_gettime(clock_id)


_deadlines: dict[int, _CpuDeadline] = {}  # by the id of the thread
_deadlines_changed = Condition()
_watchers: list[Thread] = []


def _start_watcher() -> None:
    """Start the one thread that looks at the deadlines, unless it runs."""
    if not any(watcher.is_alive() for watcher in _watchers):
        _watchers[:] = [Thread(target=_watch_deadlines, name="time limits", daemon=True)]
        _watchers[0].start()


def _watch_deadlines() -> None:
    """Raise TimeLimitError in each thread whose time is over; runs as long as the program.

    Again and again: what is raised in a callback of the garbage collector is lost.
    """
    while True:
        with _deadlines_changed:
            _deadlines_changed.wait_for(lambda: _deadlines)
            for thread_id, deadline in list(_deadlines.items()):
                now = deadline.read_clock()
                if now >= deadline.at:
                    _deadlines[thread_id] = _CpuDeadline(
                        deadline.read_clock, now + _CHECK_INTERVAL_S, is_raised=True
                    )
                    ctypes.pythonapi.PyThreadState_SetAsyncExc(
                        ctypes.c_ulong(thread_id), ctypes.py_object(TimeLimitError)
                    )
        time.sleep(_CHECK_INTERVAL_S)
