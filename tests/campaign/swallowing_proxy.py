"""A network between a program and a server that can swallow all that is sent, without a word to either."""

from __future__ import annotations

import selectors
import socket
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType

_CHUNK_BYTES = 65_536
_LOOK_EVERY_S = 0.02


class SwallowingProxy:
    """Listens on a port of this machine, and passes on what comes and goes, until it swallows."""

    def __init__(self, server: Path) -> None:
        """`server`: the socket of the server."""
        self._server = server
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._is_swallowing = threading.Event()
        self._is_swallowing_new = threading.Event()
        self._swallowed: set[socket.socket] = set()
        self._is_closed = threading.Event()
        self._pairs: dict[socket.socket, socket.socket] = {}
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> SwallowingProxy:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._is_closed.set()
        self._thread.join()
        for one in (self._listener, *self._pairs):
            one.close()

    def swallow(self) -> None:
        """Pass nothing on from now on; new connections are taken, and get no answer."""
        self._is_swallowing.set()

    def swallow_new(self) -> None:
        """Pass nothing on of connections that are made from now on."""
        self._is_swallowing_new.set()

    def forward(self) -> None:
        """Pass on what comes from now on."""
        self._is_swallowing.clear()
        self._is_swallowing_new.clear()

    def _run(self) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._listener, selectors.EVENT_READ)
            while not self._is_closed.is_set():
                for key, _events in selector.select(_LOOK_EVERY_S):
                    ready = key.fileobj
                    assert isinstance(ready, socket.socket)
                    if ready is self._listener:
                        self._accept(selector)
                    elif ready in self._pairs:  # its other end may have closed both just now
                        self._pass_on(selector, ready)

    def _accept(self, selector: selectors.BaseSelector) -> None:
        client, _address = self._listener.accept()
        server = socket.socket(socket.AF_UNIX)
        server.connect(str(self._server))
        if self._is_swallowing_new.is_set():
            self._swallowed.add(client)
        for one, other in ((client, server), (server, client)):
            self._pairs[one] = other
            selector.register(one, selectors.EVENT_READ)

    def _pass_on(self, selector: selectors.BaseSelector, ready: socket.socket) -> None:
        data = b""
        with suppress(OSError):
            data = ready.recv(_CHUNK_BYTES)
        if not data:
            other = self._pairs.pop(ready)
            self._pairs.pop(other, None)
            for one in (ready, other):
                selector.unregister(one)
                one.close()
        elif not self._is_swallowing.is_set() and ready not in self._swallowed:
            with suppress(OSError):
                self._pairs[ready].sendall(data)
