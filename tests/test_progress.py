"""How fast long work goes on."""

from io import StringIO

from tui.progress import Pace, ProgressLine


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


def test_a_long_run_says_now_and_then_on_a_stream_that_is_no_terminal_how_far_it_is() -> None:
    moments, stream = [0.0], StringIO()
    progress = ProgressLine(stream, lambda: moments[0])
    for done in range(100):
        moments[0] = float(done)
        progress(done, 100, "reading")
    lines = stream.getvalue().splitlines()
    assert len(lines) == 3 and all("/100 reading" in line for line in lines)
