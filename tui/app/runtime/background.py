"""Work in threads: the result is posted as a message, and so is an error."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from textual.message import Message
from textual.widget import Widget
from textual.worker import Worker, get_current_worker

from tui.app.messages import RequestFailed
from tui.i18n import gettext as _
from tui.i18n import translate_text
from tui.index.store import RequestCancelled, StoreError

T = TypeVar("T")

#: Groups of work, by their first word, that the next key depends on and waits for.
AWAITED = frozenset({"open", "walk", "further", "decide", "undo"})
#: The group of these that changes what a person has, or asks what it is to be.
DECIDING = "decide"


class ReadingDone(Message):
    """What was wanted is read; `go_on` does with it what the key stands for."""

    def __init__(self, go_on: Callable[[], None]) -> None:
        super().__init__()
        self.go_on = go_on


def read_in_thread(widget: Widget, group: str, read: Callable[[], T], take: Callable[[T], None]) -> None:
    """Read something in a thread, and hand it to `take` on the screen of the widget."""

    def work(_worker: Worker[None]) -> Message:
        value = read()
        return ReadingDone(lambda: take(value))

    run_in_thread(widget, group, work)


def run_in_thread(widget: Widget, group: str, work: Callable[[Worker[None]], Message | None]) -> None:
    """Run `work` in a thread; post its message to `widget` unless newer work of `group` has begun."""

    def run() -> None:
        worker: Worker[None] = get_current_worker()
        try:
            message = work(worker)
        except RequestCancelled:  # nobody waits for it: a failure would be taken for that of a newer request
            message = None
        except StoreError as error:
            message = RequestFailed(translate_text(str(error)))
        except Exception as error:  # the edge: an error in a thread is shown, never lost
            widget.log.error(error)
            message = RequestFailed(
                _("{error} ({kind})").format(error=translate_text(str(error)), kind=type(error).__name__)
            )
        if message is not None and not worker.is_cancelled:
            widget.post_message(message)
        from tui.memory import release_memory  # late: the first paint needs none of it

        release_memory()

    widget.run_worker(run, thread=True, exclusive=True, group=group, exit_on_error=False)
