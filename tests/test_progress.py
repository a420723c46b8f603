"""How fast long work goes on."""

from tui.progress import Pace


def test_a_pace_is_that_of_the_last_seconds_and_of_this_work() -> None:
    moments = [0.0]
    pace = Pace(lambda: moments[0])

    def after(seconds: float, done: int, total: int = 100_000) -> str:
        moments[0] += seconds
        return pace.describe(done, total)

    assert after(0, 0) == after(1, 50) == ""  # too soon to say
    assert after(9, 1_000) == "100/s, 16 min left"
    assert after(10, 11_000) == "1,000/s, 89 s left"
    assert after(10, 21_000, 40_000_000) == "1,000/s, 11 h 6 min left"
    assert after(20, 21_000) == ""  # it stands still
    assert after(1, 10) == ""  # other work
    assert after(4, 12, 20) == "16 s left"
