"""A PostgreSQL server of the tests' own: started at the first test that asks, shared by their processes.

It runs as the user postgres where the tests run as root, listens only on a socket in a folder of its own, and
is stopped when the last process has ended that used it. Where the machine has no server, the tests that need
one skip and say so; with NIGER_REQUIRE_POSTGRES in the environment they fail.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest

_INSTALLED = Path("/usr/lib/postgresql")
_USER = "postgres"
_PREFIX = "niger-postgres-"
_SETTINGS = (
    "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c listen_addresses=''"
    " -c max_connections=60 -c shared_buffers=64MB -c autovacuum=off -c log_min_messages=fatal"
)
_names = count()
_MAX_ATTEMPTS = 20


def find_binaries() -> Path | None:
    """The folder of the newest server that is installed; None where there is none."""
    installed = sorted(_INSTALLED.glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    if installed:
        return installed[-1].parent
    found = shutil.which("postgres")
    return Path(found).resolve().parent if found else None


class PostgresServer:
    """A server in a folder."""

    def __init__(self, binaries: Path, folder: Path) -> None:
        self._binaries, self.folder = binaries, folder

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._binaries / program), *arguments]
        if os.geteuid() == 0:
            command = ["setpriv", f"--reuid={_USER}", f"--regid={_USER}", "--clear-groups", *command]
        environment = {"PATH": os.environ.get("PATH", ""), "HOME": str(self.folder), "LC_ALL": "C"}
        log = self.folder / "log"
        with log.open("ab") as out:
            subprocess.run(
                command,
                cwd=self.folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                check=True,
            )

    def create(self) -> None:
        """Make the files of the server, and start it."""
        if os.geteuid() == 0:
            shutil.chown(self.folder, _USER, _USER)
        self._run("initdb", "-D", "data", "-U", _USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        self.start()

    def start(self) -> None:
        """Start the server, and wait until it answers."""
        options = f"{_SETTINGS} -k {self.folder}"
        self._run("pg_ctl", "-D", "data", "-w", "-l", "server.log", "-o", options, "start")

    def start_again(self) -> None:
        """Start a server that was killed, as soon as the last of its processes has ended."""
        (self.folder / "data" / "postmaster.pid").unlink(missing_ok=True)
        for attempt in count():
            try:
                return self.start()
            except subprocess.CalledProcessError:
                if attempt == _MAX_ATTEMPTS:
                    raise

    def stop(self, mode: str = "immediate") -> None:
        """Stop the server."""
        self._run("pg_ctl", "-D", "data", "-w", "-m", mode, "stop")

    def remove(self) -> None:
        """Stop the server, and remove its folder."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def address(self, database: str) -> str:
        """The address of a database."""
        return f"postgresql://{_USER}@/{database}?host={self.folder}"

    def create_database(self, name: str = "") -> str:
        """The address of a new, empty database."""
        name = name or f"corpus_{os.getpid()}_{next(_names)}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return self.address(name)


def make_server() -> PostgresServer:
    """A new server; whoever asks for it stops it, and removes its folder."""
    binaries = find_binaries()
    if binaries is None:
        words = "no PostgreSQL server on this machine (apt-get install postgresql)"
        if os.environ.get("NIGER_REQUIRE_POSTGRES"):
            pytest.fail(words)
        pytest.skip(words)
    _remove_orphans(binaries)
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    folder.chmod(0o755)
    (folder / "owner").write_text(str(os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()))
    server = PostgresServer(binaries, folder)
    server.create()
    return server


def _remove_orphans(binaries: Path) -> None:
    """Stop the servers of runs that were killed, and remove their folders."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError, ValueError):
            if not Path("/proc", str(int((folder / "owner").read_text()))).exists():
                with suppress(subprocess.CalledProcessError):
                    PostgresServer(binaries, folder).stop()
                shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def shared_server(state_file: Path) -> Iterator[PostgresServer]:
    """The server that `state_file` tells of, started by the first process that asks, stopped by the last."""
    with _locked(state_file):
        state: dict[str, Any] = {"users": 0, "folder": ""}
        if state_file.exists():
            state = json.loads(state_file.read_text())
        binaries = find_binaries()
        if state["users"] and binaries:
            server = PostgresServer(binaries, Path(state["folder"]))
        else:
            server = make_server()
        state_file.write_text(json.dumps({"users": state["users"] + 1, "folder": str(server.folder)}))
    try:
        yield server
    finally:
        with _locked(state_file):
            state = json.loads(state_file.read_text())
            state["users"] -= 1
            state_file.write_text(json.dumps(state))
            if not state["users"]:
                server.remove()


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    with file.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
