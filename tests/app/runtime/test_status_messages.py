"""What the program says stands in rows of its own, as plain text, for its time, on every screen."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from textual.widgets._toast import Toast

from tests.app.visit import NARROW, WIDE, Visit, visit
from tui.app.runtime.status_messages import OUTCOME_S, READ_S, StatusMessage, StatusMessages
from tui.corpus.bundled import bundled_corpus_path
from tui.index.sqlite_store import SqliteStore

HOSTILE = "[/b] [@click=app.quit]x[/] \x1b]52;c;aGk=\x07 [bold"
SCREENS = ["", "slash", "P", "w", "t", "h", "c", "D", "s", "d", "question_mark", "p", "B", "v", "m", "F", "a"]
#: A message and a list of messages at a time that is no real one.
INFO, WARNING, ERROR = (
    StatusMessage("saved", "information", 4),
    StatusMessage("odd", "warning", 5),
    StatusMessage("broken", "error", 10),
)


def texts(messages: StatusMessages, now: float) -> list[str]:
    return [message.text for message in messages.show(now)]


def fresh(*messages: StatusMessage) -> list[StatusMessage]:
    return [StatusMessage(one.text, one.severity, one.seconds) for one in messages]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("there is nothing to undo", "There is nothing to undo"),
        ("l’événement n’est plus là", "L’événement n’est plus là"),
        ("actors/modi.md: no longer there", "actors/modi.md: no longer there"),
        ("modi.md cannot be read", "modi.md cannot be read"),
        ("claims[0].date: no date", "claims[0].date: no date"),
        ("actor:modi is not in the corpus.", "actor:modi is not in the corpus."),
        ("", ""),
    ],
)
async def test_what_is_wrong_is_said_in_a_sentence(
    store: SqliteStore, tmp_path: Path, said: str, shown: str
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        seen.app.notify(said, severity="error")
        await seen.settle()
        assert (shown or " ") in seen.screen and (shown == said or said not in seen.screen)
        seen.app.withdraw_message(said)
        await seen.settle()
        assert not shown or shown not in seen.screen


def test_a_message_stays_for_its_time_from_when_it_is_first_shown() -> None:
    (info,) = fresh(INFO)
    messages = StatusMessages()
    messages.add(info, 100)
    assert messages.seconds_left(100) is None  # nothing was shown yet
    assert texts(messages, 200) == ["saved"]
    assert messages.seconds_left(201) == 3
    assert texts(messages, 203.9) == ["saved"] and texts(messages, 204) == []
    assert messages.seconds_left(204) is None


@pytest.mark.parametrize("seconds", [0, -5])
def test_a_message_without_time_is_shown_for_a_moment(seconds: float) -> None:
    messages = StatusMessages()
    messages.add(StatusMessage("hello", "information", seconds), 10)
    assert texts(messages, 10) == ["hello"]
    left = messages.seconds_left(10)
    assert left is not None and left > 0


def test_several_in_a_row_are_all_shown_and_what_was_read_makes_room() -> None:
    info, warning, error = fresh(INFO, WARNING, ERROR)
    messages = StatusMessages()
    messages.add(info, 0)
    assert texts(messages, 0) == ["saved"]
    messages.add(warning, 0.1)
    assert texts(messages, 0.1) == ["odd", "saved"]
    messages.add(error, 0.1 + READ_S)
    assert texts(messages, 0.1 + READ_S) == ["broken"]


def test_a_graver_message_is_not_displaced_by_a_lesser() -> None:
    info, error = fresh(INFO, ERROR)
    messages = StatusMessages()
    messages.add(error, 0)
    texts(messages, 0)
    messages.add(info, READ_S + 1)
    assert texts(messages, READ_S + 1) == ["saved", "broken"]
    assert texts(messages, 9) == ["broken"]
    for number in range(9):
        messages.add(StatusMessage(f"{number}", "information", 4), 9)
    assert texts(messages, 9) == ["8", "7", "broken"]


def test_the_same_said_again_stands_there_once() -> None:
    messages = StatusMessages()
    for now in (0.0, 0.1, 0.2):
        (info,) = fresh(INFO)
        messages.add(info, now)
        assert texts(messages, now) == ["saved"]


def test_what_was_read_does_not_stay_over_a_dialog_unless_it_is_grave_or_an_outcome() -> None:
    messages = StatusMessages()
    outcome = StatusMessage("9 added", "information", OUTCOME_S)
    for message in (*fresh(INFO, WARNING), outcome):
        messages.add(message, 0)
    texts(messages, 0)
    messages.drop_read(READ_S / 2)
    assert texts(messages, READ_S / 2) == ["9 added", "odd", "saved"]
    messages.drop_read(READ_S)
    assert texts(messages, READ_S) == ["9 added", "odd"]


def assert_said(seen: Visit, words: str, above: list[str]) -> None:
    """The words stand on the screen, and what stood there before still does."""
    assert words in seen.screen
    missing = [line for line in above if line not in seen.screen]
    assert missing == []


@pytest.mark.parametrize(("size", "screens"), [(WIDE, SCREENS[:4]), (NARROW, SCREENS)])
async def test_every_screen_shows_messages_and_mounts_no_toast(
    store: SqliteStore, tmp_path: Path, size: tuple[int, int], screens: list[str]
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path, size) as seen:
        for key in screens:
            await seen.press("4", "n", *filter(None, [key]))
            rows = seen.screen.splitlines()
            keys = next(row for row in reversed(rows) if row.strip(" │╰─╯┗━┛"))
            seen.app.notify(f"{HOSTILE} on {key}", severity="error", markup=True, timeout=30)
            assert await seen.shows(f"[/b] [@click=app.quit]x[/] [bold on {key}"), (key, seen.screen)
            assert keys.strip() in seen.screen, "it stands beside the keys, not over them"
            assert len(seen.app.screen.query(Toast)) == 0
            while seen.app.screen is not seen.explorer or seen.explorer.parts.panes.prompt.is_open:
                await seen.press("escape")
            seen.app._messages = StatusMessages()
            seen.app.show_messages()


async def test_a_message_goes_with_the_reader_from_screen_to_screen(
    store: SqliteStore, tmp_path: Path
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        seen.app.notify("Something to read", timeout=600)
        for key in ("question_mark", "escape", "t", "B", "escape"):
            await seen.press(key)
            assert seen.screen.count("Something to read") == 1


async def test_no_row_is_lost_while_there_is_nothing_to_say(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        before = seen.screen
        seen.app.notify("Something to read", timeout=1)
        assert await seen.until(lambda: "Something to read" in seen.screen)
        assert await seen.until(lambda: seen.screen == before)


async def test_a_long_message_is_not_cut(store: SqliteStore, tmp_path: Path) -> None:
    words = " ".join(f"word{number}" for number in range(20))
    async with visit(store, bundled_corpus_path(), tmp_path, NARROW) as seen:
        seen.app.notify(words)
        assert await seen.shows("word0")
        assert words in " ".join(seen.screen.split())


TIMERS = """
import asyncio
from textual.app import App
from textual.notifications import Notification
from textual.widgets._toast import Toast
import tui.app.runtime.base_app

class Probe(App):
    fired = 0
    def tick(self):
        self.fired += 1

async def main():
    app = Probe()
    async with app.run_test(notifications=True) as pilot:
        for delay in (-1, -1e-9, 0, float("nan")):
            app.set_timer(delay, app.tick)
            app.screen.set_timer(delay, app.tick)
        app.set_interval(-1, app.tick, repeat=1)
        await app.screen.mount(Toast(Notification("late", timeout=-5)))
        while app.fired < 8:
            await pilot.pause(0.01)
    print("returns")

asyncio.run(main())
"""


def test_no_timer_below_zero_keeps_the_program_from_going_on() -> None:
    done = subprocess.run(
        [sys.executable, "-c", TIMERS], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.split() == ["returns"], done.stderr


def test_how_long_a_message_stays_is_named_where_it_is_shown() -> None:
    calls = [
        (file.name, keyword.value)
        for file in sorted((Path(__file__).parents[3] / "tui/app").rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("notify")
        for keyword in node.keywords
        if keyword.arg == "timeout"
    ]
    assert len(calls) > 20
    assert [(name, value.value) for name, value in calls if isinstance(value, ast.Constant)] == []
