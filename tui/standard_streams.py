"""The standard streams of the process: closed ones, and broken pipes."""

from __future__ import annotations

import os
import signal
import sys


def fill_streams() -> None:
    """Put the null device where a standard stream is closed (`>&-`).

    What is printed then goes nowhere, and no file that is opened later takes the stream's number.
    """
    for descriptor, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        if getattr(sys, name) is None:
            null_descriptor = os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
            stream = open(null_descriptor, mode, encoding="utf-8", closefd=null_descriptor != descriptor)  # noqa: SIM115 - for good
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)


def replace_unprintable() -> None:
    """Have a stream print «?» for a character that the encoding of the locale lacks, in place of an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # a stream of another kind has none
        if reconfigure is not None:
            reconfigure(errors="replace")


def ignore_broken_pipes() -> None:
    """End the program without a traceback when the reader of its output closes the pipe."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
