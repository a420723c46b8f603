"""Whether the terminal can show the explorer."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

#: How the names of terminals begin that are known to be able: their descriptions need not be read.
_CAPABLE = ("xterm", "screen", "tmux", "rxvt", "linux", "alacritty", "foot", "vte", "konsole")


def has_terminal() -> bool:
    """Return whether input and output are a terminal whose cursor can be moved, as its name says."""
    return sys.stdin.isatty() and sys.stdout.isatty() and _has_cursor_control(os.environ.get("TERM", ""))


def _has_cursor_control(name: str) -> bool:
    """Return whether the terminal called `name` can move its cursor; an unknown one is taken for able."""
    if os.name != "posix":
        return True
    if name.startswith(_CAPABLE):
        return True
    if name in ("", "dumb", "unknown"):
        return False
    with suppress(Exception):  # no curses in this Python, or a terminal that terminfo does not know
        from _curses import setupterm, tigetstr  # late, and without its Python half: most names are known

        setupterm(name, 1)
        return (tigetstr("cup") or b"").startswith(b"\x1b[")  # others, as a VT52, are no ANSI terminals
    return True
