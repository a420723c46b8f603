"""Child processes of the program, and the messages exchanged with them over pipes.

A child reads messages on its standard input and answers on its standard output. It ends when its input is
closed, so no child outlives the program, however the program ends. It needs neither the terminal nor the main
module of the program.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

_LENGTH_BYTES = 8  # size of the big-endian length in front of each message


class MessagePipe:
    """A channel that carries whole messages, each a byte string, in both directions."""

    def __init__(self, incoming: IO[bytes], outgoing: IO[bytes]) -> None:
        self._in, self._out = incoming, outgoing

    def send(self, message: bytes) -> None:
        """Send one message.

        Raises OSError when the other end no longer reads.
        """
        self._out.write(len(message).to_bytes(_LENGTH_BYTES))
        self._out.write(message)
        self._out.flush()

    def receive(self) -> bytes:
        """Return the next message; blocks until it has arrived.

        Raises EOFError when the other end has closed the channel.
        """
        length = self._in.read(_LENGTH_BYTES)
        if len(length) < _LENGTH_BYTES:
            raise EOFError
        message = self._in.read(int.from_bytes(length))
        if len(message) < int.from_bytes(length):
            raise EOFError
        return message


class ChildProcess(MessagePipe):
    """A Python process that runs one module of the program.

    Raises OSError when no process can be started.
    """

    def __init__(self, module: str) -> None:
        package_parent = str(Path(__file__).parents[1])
        python_path = [package_parent, *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(python_path)},
        )
        assert self._process.stdin and self._process.stdout
        super().__init__(self._process.stdout, self._process.stdin)

    def kill(self) -> None:
        """Kill the process now; a caller that waits in `receive` gets EOFError."""
        self._process.kill()

    def close(self) -> None:
        """Close the channel and wait for the process to end, which it does after its current task."""
        for pipe in (self._out, self._in):
            try:
                pipe.close()
            except OSError:  # buffered bytes for a process that has already ended
                continue
        self._process.wait()


def connect_to_parent() -> MessagePipe:
    """Return the channel from a child process to the program that started it.

    From then on the child ignores SIGINT, and what it prints goes to stderr.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the program, which then ends its children
    pipes = MessagePipe(sys.stdin.buffer, sys.stdout.buffer)
    sys.stdout = sys.stderr  # output of a library must not mix with the messages
    return pipes
