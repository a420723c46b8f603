"""Children of the program: plain processes that read messages on their input and answer on their output.

A child ends with its input, so none outlives the program, however that ends; and it needs nothing of the
program's own terminal or main module.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

_LENGTH = 8  # bytes before a message that give its length


class Pipes:
    """Messages both ways."""

    def __init__(self, incoming: IO[bytes], outgoing: IO[bytes]) -> None:
        self._in, self._out = incoming, outgoing

    def send(self, message: bytes) -> None:
        """Raises OSError where nobody reads any longer."""
        self._out.write(len(message).to_bytes(_LENGTH))
        self._out.write(message)
        self._out.flush()

    def receive(self) -> bytes:
        """The next message; raises EOFError at the end."""
        length = self._in.read(_LENGTH)
        if len(length) < _LENGTH:
            raise EOFError
        message = self._in.read(int.from_bytes(length))
        if len(message) < int.from_bytes(length):
            raise EOFError
        return message


class Child(Pipes):
    """A process that runs a module of the program. Raises OSError where none can be started."""

    def __init__(self, module: str) -> None:
        here = str(Path(__file__).parents[1])
        paths = [here, *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
        )
        assert self._process.stdin and self._process.stdout
        super().__init__(self._process.stdout, self._process.stdin)

    def kill(self) -> None:
        """End it now; whoever waits for its answer gets EOFError."""
        self._process.kill()

    def close(self) -> None:
        """End it once it has done what it was given."""
        for pipe in (self._out, self._in):
            try:
                pipe.close()
            except OSError:  # what was still to be sent to a process that has ended
                continue
        self._process.wait()


def parent() -> Pipes:
    """In a child: the way to the program that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program, which then ends this one
    pipes = Pipes(sys.stdin.buffer, sys.stdout.buffer)
    sys.stdout = sys.stderr  # what a library may print is no message
    return pipes
