"""Work that takes too much processor time is ended, in any thread; what waits is not."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from time import sleep, thread_time
from typing import TypeVar

import pytest

from tui.time_limit import TimeLimitError, limit_cpu_time

T = TypeVar("T")


def work(seconds: float) -> None:
    """Compute for so long, and keep going whatever a library would keep going for."""
    end = thread_time() + seconds
    while thread_time() < end:
        with suppress(Exception):
            sum(range(1000))


def is_ended(limit: float, seconds: float) -> bool:
    try:
        with limit_cpu_time(limit):
            work(seconds)
    except TimeLimitError:
        return True
    return False


@pytest.mark.parametrize("threads", [0, 3])
def test_work_ends_when_its_time_is_over(threads: int) -> None:
    cases = [(0.05, 60.0), (60.0, 0.05), (0.05, 60.0)]
    if threads:
        with ThreadPoolExecutor(threads) as pool:
            ended = list(pool.map(is_ended, *zip(*cases, strict=True)))
    else:
        ended = [is_ended(*case) for case in cases]
    assert ended == [True, False, True]


def test_nothing_is_raised_after_the_work() -> None:
    with ThreadPoolExecutor(1) as pool:
        for _attempt in range(3):
            pool.submit(is_ended, 0.0, 0.12).result()
            pool.submit(work, 0.15).result()


def test_waiting_costs_nothing() -> None:
    with ThreadPoolExecutor(1) as pool:
        pool.submit(wait).result()
    wait()


def wait() -> None:
    with limit_cpu_time(0.05):
        sleep(0.3)


def test_a_regular_expression_is_interrupted_in_the_main_thread() -> None:
    with pytest.raises(TimeLimitError), limit_cpu_time(0.1):
        re.search(r"(a+)+b", "a" * 40)


def test_an_alarm_of_somebody_else_comes_after_the_body() -> None:
    rung = list[str]()
    before = signal.signal(signal.SIGALRM, lambda _number, _frame: rung.append("alarm"))
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    try:
        with limit_cpu_time(60):
            sleep(0.3)
            assert rung == []
        sleep(0.3)
        assert rung == ["alarm"]
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_a_signal_behind_the_last_limit_says_nothing() -> None:
    before = signal.signal(signal.SIGALRM, signal.SIG_IGN)
    try:
        with limit_cpu_time(60):
            handler = signal.getsignal(signal.SIGALRM)
        assert callable(handler)
        handler(signal.SIGALRM, None)
        assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    finally:
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("is_thread", [False, True])
def test_a_limit_goes_on_where_one_inside_it_ends(is_thread: bool) -> None:
    assert run(limit_twice, is_thread) == ["inner", "outer"]


def run(function: Callable[[], T], is_thread: bool) -> T:
    """What a function returns here, or in a thread that receives no signals."""
    if not is_thread:
        return function()
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(function).result()


def limit_twice() -> list[str]:
    """Which limits end: an inner one that passes, one that does not, and then the outer."""
    ended = []
    try:
        with limit_cpu_time(0.15):
            if is_ended(60, 0.2):  # more than the outer has: it waits
                ended.append("wrong")
            if is_ended(0.02, 60):
                ended.append("inner")
            work(1.0)
    except TimeLimitError:
        ended.append("outer")
    return ended


class _Leftover:
    """What works for a while when it is let go, where Python keeps errors to itself."""

    def __del__(self) -> None:
        work(0.3)


@pytest.mark.parametrize("is_thread", [False, True])
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_limit_whose_error_was_lost_is_raised_again(is_thread: bool) -> None:
    def lose_the_first_error() -> None:
        with pytest.raises(TimeLimitError), limit_cpu_time(0.05):
            _Leftover()
            work(5)

    run(lose_the_first_error, is_thread)
