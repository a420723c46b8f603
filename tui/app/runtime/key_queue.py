"""Keys one after the other: each waits until the work started by the one before it is done.

Textual hands a key to whatever has the focus when it arrives, and looks for its binding on whatever screen
is on top when it has bubbled up: a key that is pressed while a screen comes up or goes away reaches the
wrong one. Here it waits, and then goes to the screen that the keys before it led to.
"""

from __future__ import annotations

from asyncio import Task, create_task, sleep
from collections import deque
from collections.abc import Callable, Collection
from itertools import takewhile
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakSet

from textual import events
from textual.await_complete import AwaitComplete
from textual.worker import Worker

from tui.app.runtime.background import AWAITED, DECIDING

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

Typed = events.Key | events.Paste

#: The longest a key waits for work under way, in seconds; no later key waits for that work again.
LIMIT_S = 2.0
#: How much longer a key waits for a screen that comes up or goes away, and for what a person decides, in
#: seconds: before that the key would mean something else.
PATIENCE_S = 30.0
#: Loops in a row with nothing left to do before the work of a key counts as done.
QUIET_LOOPS = 3
#: After so many checks the work takes time: later ones pause in between, not to slow it down.
EAGER_CHECKS = 30
#: The pause between later checks, in seconds.
CHECK_EVERY_S = 0.002
#: Keys that end what is on the screen.
ENDING_KEYS = ("enter", "escape")
#: How soon after the key that ended a screen another such key still counts as meant for it, in seconds.
REPEAT_S = 0.35


class Hold(NamedTuple):
    """What the keys after one wait for, and the keys that end the waiting."""

    is_on: Callable[[], bool]  # whether there is still something to wait for
    give_up: Callable[[], object]  # called where a person ends it
    ending_keys: Collection[str]


class KeyQueue:
    """Passes keys and pasted text to an application one by one, in the order in which they were pressed."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._waiting: deque[Typed] = deque()
        self._task: Task[None] | None = None  # waits until what the last key set going is done
        self._released: Typed | None = None  # is on its way back to the application
        #: The key or pasted text that was handed on last.
        self.last: Typed | None = None
        self._screen: Screen[object] | None = None  # that was on top then
        self._has_ended = False  # whether a screen or a prompt has ended since
        self._leaving: list[AwaitComplete] = []  # screens that are being removed
        self._given_up: WeakSet[Worker[object]] = WeakSet()  # work that was waited for long enough
        self._hold: Hold | None = None

    @property
    def is_idle(self) -> bool:
        """Return whether no key waits, and all that the last one set going is done."""
        return self._task is None or self._task.done()

    @property
    def has_waiting(self) -> bool:
        """Return whether a key waits for the one before it."""
        return bool(self._waiting)

    def admit(self, event: Typed) -> bool:
        """Return whether the application may handle a key now; if not, it is posted again later."""
        if event is not self._released and not (self.is_idle and self._is_free()):
            self._waiting.append(event)
            self._end_hold()
            self._start_handing_on()
            return False
        self._released, self.last = None, event
        self._screen, self._has_ended = next(reversed(self._app.screen_stack), None), False
        self._start_handing_on()
        return True

    def has_later(self, event: Typed | None) -> bool:
        """Return whether another key has come after one that was handed on, though it may still wait."""
        return self.last is not event or len(self._waiting) > self._count_late()

    def is_for_top(self) -> bool:
        """Return whether the screen on top is the one that the last key was handed to."""
        return self._screen in (None, *self._app.screen_stack[-1:])

    def note_end(self, removal: AwaitComplete | None = None) -> None:
        """Note that a prompt, or a screen with its `removal`, ends."""
        self._has_ended = True
        if removal is not None:
            self._leaving.append(removal)

    def hold(self, is_on: Callable[[], bool], give_up: Callable[[], object], keys: Collection[str]) -> None:
        """Have the keys after the last one wait while `is_on()`, though no longer than `PATIENCE_S`.

        One of `keys` ends the waiting: it and those before it have no other effect, and `give_up` is called.
        """
        self._hold = Hold(is_on, give_up, keys)
        self._end_hold()

    def _is_held(self) -> bool:
        """Return whether there is still something that the next key is to wait for."""
        if self._hold is not None and not self._hold.is_on():
            self._hold = None
        return self._hold is not None

    def _end_hold(self) -> None:
        """End the waiting if a key that does so has come."""
        if not self._is_held() or (hold := self._hold) is None:
            return
        for count, event in enumerate(self._waiting, 1):
            if isinstance(event, events.Key) and event.key in hold.ending_keys:
                for _ in range(count):
                    self._waiting.popleft()
                self._hold = None
                hold.give_up()
                return

    def drop_waiting(self) -> None:
        """Drop the keys that wait: a question comes up that nobody has read yet."""
        self._waiting.clear()

    def _start_handing_on(self) -> None:
        if self.is_idle:
            self._task = create_task(self._hand_on(), name="keys")

    async def _hand_on(self) -> None:
        """Post the waiting keys again, each when the one before it is handled."""
        await self._settle()
        while self._drop_late() and self._app.is_running:
            self._released = event = self._waiting.popleft()
            self._app.post_message(event)
            await self._settle()

    def _drop_late(self) -> bool:
        """Drop keys that were meant for what has ended; return whether others wait."""
        for _ in range(self._count_late()):
            self._waiting.popleft()
        self._has_ended = False
        return bool(self._waiting)

    def _count_late(self) -> int:
        """Return how many waiting keys, from the first one on, were meant for what has ended."""
        last = self.last
        if not self._has_ended or not isinstance(last, events.Key):
            return 0
        ending_keys = (last.key, *ENDING_KEYS)
        late = takewhile(
            lambda event: (
                isinstance(event, events.Key)
                and event.key in ending_keys
                and event.time - last.time <= REPEAT_S
            ),
            self._waiting,
        )
        return sum(1 for _ in late)

    async def _settle(self) -> None:
        """Wait until the work that the last key started is done, or the limit is over."""
        end = monotonic() + LIMIT_S
        last = end + PATIENCE_S
        checks = quiet = 0
        while quiet < QUIET_LOOPS and self._app.is_running:
            await sleep(0 if checks < EAGER_CHECKS else CHECK_EVERY_S)
            checks += 1
            is_quiet = self._released is None and self._is_quiet()
            quiet = quiet + 1 if is_quiet else 0
            # What comes of it takes its time, too.
            if not self._is_up() or self._is_deciding() or self._is_held():
                end = min(last, monotonic() + LIMIT_S)
            if monotonic() > end and self._released is None:
                self._given_up.update(self._awaited())
                self._leaving.clear()
                self._hold = None
                break

    def _awaited(self) -> list[Worker[object]]:
        """Return the work under way that changes what the next key is about."""
        return [
            worker
            for worker in self._app.workers
            if not worker.is_finished and worker.group.partition(" ")[0] in AWAITED
        ]

    def _is_free(self) -> bool:
        """Return whether no work is under way that the next key waits for, whatever has started it."""
        return not self._is_held() and all(worker in self._given_up for worker in self._awaited())

    def _is_deciding(self) -> bool:
        """Return whether work is under way that a person decided on, or reads what they are to decide on."""
        return any(worker.group.partition(" ")[0] == DECIDING for worker in self._awaited())

    def _is_up(self) -> bool:
        """Return whether the screen on top is mounted and current, and none is being removed."""
        self._leaving = [removal for removal in self._leaving if not removal.is_done]
        stack = self._app.screen_stack
        return bool(stack) and stack[-1].is_mounted and stack[-1].is_current and not self._leaving

    def _is_quiet(self) -> bool:
        """Return whether no message waits anywhere, no screen is on its way, no awaited work runs."""
        if not self._is_up():
            return False
        if not self._is_free():
            return False
        if not self._app._message_queue.empty() or self._app._next_callbacks:
            return False
        return all(
            node._message_queue.empty() and not node._next_callbacks
            for screen in self._app.screen_stack
            for node in screen.walk_children(with_self=True)
        )
