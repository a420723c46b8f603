"""A run of the explorer in a terminal, up to its end: signals, an error that ends it, the exit code."""

from __future__ import annotations

import os
import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from threading import Thread, Timer
from types import FrameType
from typing import Any

from tui.app.app import NigerApp
from tui.i18n import gettext as _
from tui.i18n import translate_text
from tui.model.text import clean, clean_line

#: Signals, of those that this system has, that end the program and restore the terminal.
ENDING_SIGNALS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name)]
#: The number of the signal that tells of a terminal that has gone, on every system.
HANGUP = 1
#: How long after such a signal the program is ended at once, in seconds.
PATIENCE_S = 5.0
#: Takes a terminal back: keyboard protocol, mouse, paste and focus reports off, the first screen, a cursor.
RESTORE = (
    b"\x1b[<u\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?2004l\x1b[?1004l\x1b[?7h\x1b[?1049l\x1b[?25h"
)
#: How long a thread that computes keeps Python to itself while another waits, in seconds. A key takes a dozen
#: turns, between which the loop waits: with Python's 5 ms, marking articles behind it makes it twice as slow.
THREAD_TURN_S = 0.0005
#: The rest is in the log.
MAX_ERROR_CHARS = 300


def run_session(app: NigerApp) -> int:
    """Run the explorer until the reader leaves it; return the exit code of the program.

    An error that ended it is reported in one line on stderr, which names the file with the traceback.
    """
    # The output of one in a browser is no terminal, and nobody's error output.
    if not app.key_table.is_in_browser and not (sys.__stderr__ and sys.__stderr__.isatty()):
        sys.__stderr__ = sys.__stdout__  # type: ignore[misc] # Textual draws on stderr, which leads elsewhere
    sys.setswitchinterval(THREAD_TURN_S)
    with _end_on_signals(app):
        app.run()
    if app.failure:
        print(f"niger-tui: {_report_failure(app)}", file=sys.stderr)
        if "--debug" in sys.argv:
            print(app.traceback, file=sys.stderr)
    return app.return_code or 0


def _report_failure(app: NigerApp) -> str:
    """Write the traceback to a file, which only its owner can read; return the line about the error."""
    failure = clean_line(app.failure)[:MAX_ERROR_CHARS]
    try:
        return _("ended by an error: {error}; see {path}").format(error=failure, path=_write_traceback(app))
    except OSError as error:
        words = _("ended by an error: {error}; its log cannot be written ({reason}), --debug shows it")
        return words.format(error=failure, reason=translate_text(str(error)))


def _write_traceback(app: NigerApp) -> Path:
    """Write the traceback of the error that ended the program. Raises OSError."""
    import platform
    from importlib.metadata import version

    path = app.data / "error.log"
    path.parent.mkdir(parents=True, exist_ok=True)
    about = [
        f"{datetime.now().astimezone().isoformat(timespec='seconds')}",
        *(f"{name} {version(name)}" for name in ("niger-tui", "textual")),
        f"Python {platform.python_version()}, {platform.platform()}",
    ]
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(", ".join(about) + "\n\n" + clean(app.traceback) + "\n")
    return path


@contextmanager
def _end_on_signals(app: NigerApp) -> Iterator[None]:
    """End the program in order at the signals that ask for it, or at once after a while."""
    attributes = _terminal_attributes()
    limits: list[Timer] = []

    def end(number: int, _frame: FrameType | None) -> None:
        if limits or not app.leave_soon(128 + number):
            _end_at_once(attributes, 128 + number)
        limits.append(Timer(PATIENCE_S, _end_at_once, (attributes, 128 + number)))
        limits[0].daemon = True
        limits[0].start()

    before = {number: signal.getsignal(number) for number in ENDING_SIGNALS}
    handled = [
        number for number, handler in before.items() if handler is not signal.SIG_IGN
    ]  # as under nohup
    for number in handled:
        signal.signal(number, end)
    try:
        with _watch_terminal(lambda: end(HANGUP, None)):
            yield
    finally:
        for number in handled:
            signal.signal(number, before[number] or signal.SIG_DFL)
        for limit in limits:
            limit.cancel()


@contextmanager
def _watch_terminal(end: Callable[[], None]) -> Iterator[None]:
    """Call `end`, in a thread, if the terminal goes away meanwhile, of which no signal may tell: under nohup.

    Textual reads the end of its input again and again, which takes a whole processor for ever.
    """
    if not (hasattr(select, "poll") and os.isatty(0)):
        yield
        return
    stopped, stop = os.pipe()
    poll = select.poll()
    poll.register(0, 0)  # nothing but that it has been hung up
    poll.register(stopped, select.POLLIN)

    def wait() -> None:
        if stopped not in (file for file, _event in poll.poll()):
            end()

    watcher = Thread(target=wait, name="terminal", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        os.write(stop, b"\n")
        watcher.join()
        os.close(stop)
        os.close(stopped)


def _terminal_attributes() -> list[Any] | None:
    """Return the attributes of the terminal, or None where there is none."""
    try:
        import termios

        return termios.tcgetattr(0)
    except Exception:  # no Unix, or no terminal
        return None


def _end_at_once(attributes: list[Any] | None, code: int) -> None:
    """End the program at once, from any thread, with the terminal restored."""
    with suppress(Exception):
        os.write(2, RESTORE)
        if attributes is not None:
            import termios

            termios.tcsetattr(0, termios.TCSANOW, attributes)
    os._exit(code)
