"""The command line in processes of its own that need no start: each is forked from one that is prepared.

A test gets what `subprocess.run([python, "-m", "tui", ...])` would give, several times as fast.
"""

from __future__ import annotations

import atexit
import json
import os
import socket
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import tui
from tui.corpus.extraction.raw_text import read_text
from tui.languages.french import FRENCH
from tui.languages.language import Language

ROOT = Path(__file__).resolve().parents[1]
_MAX_REQUEST_BYTES = 1_000_000
_PATIENCE_S = 120
#: What a command that is forked imports itself: Textual, of which most need nothing, and a database's client.
_LEFT_OUT = ("tui.app", "tui.index.postgres")


def run_program(
    args: Sequence[str | bytes], *, env: Mapping[str, str], cwd: Path, given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run `niger-tui` with `args` in a new process; `given` is its standard input."""
    server = _start_server()
    server.settimeout(_PATIENCE_S)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, tempfile.TemporaryFile() as into:
        into.write(given)
        into.seek(0)
        request = {"args": [os.fsdecode(arg) for arg in args], "env": dict(env), "cwd": str(cwd)}
        socket.send_fds(server, [json.dumps(request).encode()], [file.fileno() for file in (into, out, err)])
        code = int(server.recv(100))
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess(args, code, out.read(), err.read())


@cache
def _start_server() -> socket.socket:
    """Start the process that is forked; it ends when this one does."""
    ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    subprocess.Popen(
        [sys.executable, "-m", "tests.forked_program", str(its.fileno())],
        pass_fds=[its.fileno()],
        env=environment,
        stdin=subprocess.DEVNULL,
    )
    its.close()
    return ours


def serve(requests: socket.socket) -> None:
    """Fork for each request, and answer with the exit code."""
    _prepare()
    while True:
        data, descriptors, _flags, _address = socket.recv_fds(requests, _MAX_REQUEST_BYTES, 3)
        if not data:
            return
        child = os.fork()
        if not child:
            requests.close()
            _run_request(json.loads(data), descriptors)
        for descriptor in descriptors:
            os.close(descriptor)
        _pid, status = os.waitpid(child, 0)
        requests.send(str(os.waitstatus_to_exitcode(status)).encode())


def _prepare() -> None:
    """Have at hand what each command would import, compile and read by itself, in half of its time."""
    for module in walk_packages(tui.__path__, "tui."):
        if not module.name.startswith(_LEFT_OUT) and not module.name.endswith("__main__"):
            import_module(module.name)
    for name, value in vars(Language).items():
        if isinstance(value, cached_property):
            getattr(FRENCH, name)
    # The patterns of boilerplate.
    read_text("Accord à Niamey\n\nNiamey, 3 février 2024. Un accord a été signé.\n")


def _run_request(request: Mapping[str, Any], descriptors: Sequence[int]) -> None:
    """Become the program that was asked for; never returns."""
    code: int | str | None = 70
    try:
        for number, descriptor in enumerate(descriptors):
            os.dup2(descriptor, number)
        os.chdir(request["cwd"])
        os.environ.clear()
        os.environ.update(request["env"])
        sys.argv = ["niger-tui", *request["args"]]
        import_module("tui.startup").main()
        code = 0
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
    finally:
        atexit._run_exitfuncs()
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(code if isinstance(code, int) else int(code is not None))


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
