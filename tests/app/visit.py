"""A visit to the explorer, as a person makes it: keys are pressed, the screen is read."""

from __future__ import annotations

from asyncio import get_running_loop, sleep
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any
from unicodedata import lookup

import pytest
from rich.console import RenderableType
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.app import App
from textual.events import Key, Paste
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.worker import WorkerError

import tui.app.screens
from tui.app.app import NigerApp
from tui.app.corpus_service import CorpusService
from tui.app.published_corpus import PublishedCorpusService
from tui.app.screens.explorer.explorer import Explorer
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.text.record_view import RecordView
from tui.index.postgres.postgres_store import PostgresStore
from tui.index.store import Store

#: How long something may take before a test gives up, in seconds: patience, not a measure.
PATIENCE = 120.0
WIDE, MEDIUM, NARROW = (120, 40), (80, 24), (60, 15)


class Visit:
    """The application while a test uses it."""

    def __init__(self, app: NigerApp, pilot: Pilot[None], heard: Sequence[str] = ()) -> None:
        self.app, self.pilot = app, pilot
        self.heard = heard
        self.is_watched = False  # whether the screen is looked at after every key
        self.was_seen = False  # whether anyone has looked at it

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, and wait each time for what it sets going.

        Textual's own `Pilot.press` waits twice for an idle processor after each key: the key queue knows
        when a key has had its effect.
        """
        for key in keys:
            await self.press_at_once(key)

    async def press_at_once(self, *keys: str) -> None:
        """Have keys arrive all together, faster than any is dealt with, and wait for what they set going."""
        for key in keys:
            self.app.post_message(_key_event(key))
        await self.settle()

    async def type(self, text: str) -> None:
        """Put a text into the box: all but its last character at once, as a terminal pastes it."""
        self.app.post_message(Paste(text[:-1]))
        await self.pilot.pause()
        await self.press(text[-1])

    async def search(self, text: str) -> list[str]:
        """Look for `text` in the search box; what is found, without the headings."""
        await self.press("slash")
        await self.type(text)
        return self.rows("#results")

    async def settle(self) -> None:
        """Wait until nothing is left to do: for keys, for work in threads, and for what either sets going.

        Textual's own `Pilot.pause` waits until the processor has been idle for a while, which takes at least
        20 ms and, on a busy machine, up to a second: the event loop knows at once when nothing is left.
        """
        while self.app.is_running:
            await finish_ready()
            if not self.app.key_queue.is_idle:  # a key waits for the one before it
                await sleep(0.002)
            elif all(worker.is_finished for worker in self.app.workers):
                if not lay_out_changes(self.app):
                    assert not self.is_watched or self.screen
                    return
            else:
                with suppress(WorkerError):
                    await self.app.workers.wait_for_complete()

    async def shows(self, words: str, seconds: float = PATIENCE) -> bool:
        """Whether `words` come on the screen within some seconds, as work behind it is done."""
        return await self.until(lambda: words in self.screen, seconds)

    async def until(self, is_so: Callable[[], bool], seconds: float = PATIENCE) -> bool:
        """Whether something comes to be so within some seconds; a busy machine has longer."""
        waited, moment = 0.0, 0.005
        while not is_so():
            if waited > seconds:
                return False
            await sleep(moment)
            await finish_ready()
            lay_out_changes(self.app)
            waited, moment = waited + moment, min(1.3 * moment, 0.1)
        return True

    async def resize(self, width: int, height: int) -> None:
        """Make the terminal another size."""
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    @property
    def explorer(self) -> Explorer:
        return self.app.explorer

    @property
    def reader(self) -> RecordView:
        return self.explorer.parts.panes.reader

    @property
    def open(self) -> str:
        """The id of what is open."""
        return str(self.reader.page.ref) if self.reader.page else ""

    @property
    def current(self) -> str:
        """The words of the current door."""
        door = self.reader.current_link
        return self.reader.document.text[door.start : door.end] if door else ""

    @property
    def where(self) -> str:
        """The line under the text."""
        return str(self.reader.border_subtitle)

    def find_list(self, selector: str) -> RowList:
        """Return a list of the screen on top or of the explorer; LookupError where there is none."""
        for screen in (self.app.screen, self.explorer):
            for rows in screen.query(selector).results(RowList):
                return rows
        raise LookupError(selector)

    def rows(self, selector: str) -> list[str]:
        """The texts of a list's items."""
        return [item.text for item in self.find_list(selector).items if not item.heading]

    @property
    def said(self) -> str:
        """What the program has said in passing."""
        return "\n".join(self.heard)

    @property
    def screen(self) -> str:
        """What stands on the screen, line under line; it is painted when it is looked at."""
        self.was_seen = True
        visible_screen_stack.set(self.app._background_screens)
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in line) for line in strips)


async def finish_ready() -> None:
    """Let everything run that can: what is left waits for a time, for a thread or for the outside."""
    ready = get_running_loop()._ready  # type: ignore[attr-defined]
    await sleep(0)
    while ready:
        await sleep(0)


def lay_out_changes(app: App[Any]) -> bool:
    """Lay out what has changed without waiting for the next frame; whether that has set anything going."""
    if app.screen_stack:
        app.screen._on_timer_update()
    return bool(get_running_loop()._ready)  # type: ignore[attr-defined]


_render_update = Compositor.render_update


def _render_pictures(
    compositor: Compositor,
    full: bool = False,
    screen_stack: list[Screen[Any]] | None = None,
    simplify: bool = False,
) -> RenderableType | None:
    """Paint no frame that nobody looks at, but that of a picture.

    Textual paints two or three for each key and throws them away where there is no terminal: of all that
    a visit does this takes the longest.
    """
    if simplify:
        return _render_update(compositor, full, screen_stack, simplify)
    compositor._dirty_regions.clear()
    return None


def _key_event(key: str) -> Key:
    """Return the event of a key, named as Textual does or by its character, as a terminal sends it."""
    if len(key) == 1:
        return Key(_character_to_key(key), key)
    try:
        return Key(key, lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(key, key))))
    except KeyError:  # it has no character, as F1 has none
        return Key(key, None)


def screen_classes() -> set[type[Screen[Any]]]:
    """The screens of the program: those from which no other is derived."""
    for module in walk_packages(tui.app.screens.__path__, "tui.app.screens."):
        import_module(module.name)
    classes: list[type[Screen[Any]]] = [Screen]
    screens = set()
    while classes:
        derived = (one := classes.pop()).__subclasses__()
        classes += derived
        if one.__module__.startswith("tui.") and not derived:
            screens.add(one)
    return screens


def _listened(app: NigerApp) -> list[str]:
    """All that `app` says from now on: on a slow machine a notice is gone before it is read."""
    heard: list[str] = []
    notify = app.notify

    def listen(message: str, **named: Any) -> None:
        heard.append(str(message))
        notify(message, **named)

    app.notify = listen  # type: ignore[method-assign]
    return heard


@asynccontextmanager
async def visit(
    store: Store,
    root: Path,
    home: Path,
    size: tuple[int, int] = WIDE,
    is_painted: bool = False,
    **restrictions: bool,
) -> AsyncIterator[Visit]:
    """The explorer over the corpus in `root`, its state and settings below `home`.

    `is_painted`: every frame is, as in a terminal, also those that nobody looks at. `restrictions`:
    `is_read_only`, `is_in_browser`.
    """
    is_published = isinstance(store, PostgresStore)
    service = PublishedCorpusService(store, root) if is_published else CorpusService(store, root)  # type: ignore[arg-type]
    app = NigerApp(
        store,
        service,
        root,
        data=home / "data",
        config=home / "config",
        **restrictions,
    )
    heard = _listened(app)
    with pytest.MonkeyPatch.context() as patch:
        if not is_painted:
            patch.setattr(Compositor, "render_update", _render_pictures)
        async with app.run_test(size=size, notifications=True) as pilot:
            visited = Visit(app, pilot, heard)
            await pilot.pause()
            await visited.settle()
            if store.is_ready:  # the first frame is there before the folder is looked through
                assert await visited.until(lambda: bool(app.state.title))
                await visited.settle()
            yield visited
            assert visited.was_seen or not app.is_running or visited.screen  # it can be painted
            app.exit()  # as the program ends: from here on no timer has an effect
