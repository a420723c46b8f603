"""A publisher that a limit, a signal or its end meets while the server works at a long statement."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from tests.index.postgres.test_publisher import publish, reads_alike
from tui.index.postgres.postgres_database import FORMAT, connect
from tui.index.postgres.publication.published_schema import create_schema
from tui.index.sqlite_store import SqliteStore

_PUBLISHERS = (
    "SELECT count(*) FILTER (WHERE wait_event = 'PgSleep'), count(*) FROM pg_stat_activity"
    " WHERE application_name = 'niger-tui publish' AND datname = current_database()"
)
_PATIENCE_S = 60.0  # a machine may be busy; without an end of its own the statement takes ten times as long


def slow_down(address: str, seconds: float) -> None:
    """Make an empty schema in which the facts that a corpus is complete take so long to be written."""
    server = connect(address)
    create_schema(server, FORMAT)
    server.execute(
        "CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN PERFORM pg_sleep({seconds}); RETURN NEW; END $$;"
        " CREATE TRIGGER wait BEFORE INSERT ON niger_tui.meta FOR EACH ROW WHEN (NEW.key = 'complete')"
        " EXECUTE FUNCTION wait()".encode()
    )
    server.close()


def wait_for_publishers(address: str, *counts: int) -> None:
    """Wait until so many publishers are at the long statement, of so many that are connected."""
    end_time = time.monotonic() + _PATIENCE_S
    with psycopg.connect(address, autocommit=True) as connection:
        while connection.execute(_PUBLISHERS).fetchone() != counts:
            assert time.monotonic() < end_time
            time.sleep(0.02)


@contextmanager
def slow_publisher(folder: Path, address: str, *options: str) -> Iterator[subprocess.Popen[str]]:
    """A publisher for which the server has begun to work for ten minutes."""
    slow_down(address, 600)
    with subprocess.Popen(
        [sys.executable, "-m", "tui", "publish", str(folder / "corpus"), address, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "NIGER_TUI_CACHE": str(folder / "cache")},
        text=True,
    ) as process:
        try:
            wait_for_publishers(address, 1, 1)
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("setting", ["statement_timeout = 300", "standard_conforming_strings = off"])
def test_what_a_role_has_set_for_readers_spoils_no_publication(
    index: SqliteStore, tmp_path: Path, address: str, setting: str
) -> None:
    role = f"limited_{os.getpid()}_{time.monotonic_ns()}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {role} LOGIN SUPERUSER".encode())
        connection.execute(f"ALTER ROLE {role} SET {setting}".encode())
    slow_down(address, 0.5)
    publish(index, tmp_path, address.replace("postgres@", f"{role}@"))
    assert reads_alike(index, address)


@pytest.mark.parametrize(("options", "code"), [((), 130), (("--watch",), 0)])
def test_ctrl_c_ends_a_publisher_and_its_statement_at_once_without_a_word(
    index: SqliteStore, tmp_path: Path, address: str, options: tuple[str, ...], code: int
) -> None:
    with slow_publisher(tmp_path, address, *options) as process:
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=_PATIENCE_S) == code
        assert process.stdout is not None and process.stdout.read().strip() == ""
    wait_for_publishers(address, 0, 0)


def test_a_publisher_that_was_killed_in_a_long_statement_keeps_the_next_one_waiting_for_seconds(
    index: SqliteStore, tmp_path: Path, address: str
) -> None:
    with slow_publisher(tmp_path, address) as process:
        process.kill()
        process.wait()
    wait_for_publishers(address, 0, 0)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DROP FUNCTION wait CASCADE")
    publish(index, tmp_path, address)
    assert reads_alike(index, address)
