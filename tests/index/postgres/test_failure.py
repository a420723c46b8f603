"""A server that is not there, refuses, hangs, is killed, and comes back."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from tests.campaign.swallowing_proxy import SwallowingProxy
from tests.index.small import FILES
from tests.postgres_server import PostgresServer, make_server
from tests.stores import stored
from tui.index.postgres import server_connection
from tui.index.postgres.connection_errors import explain_missing_connection
from tui.index.postgres.database_address import database_place, is_database_address, without_password
from tui.index.postgres.postgres_store import PostgresStore, open_postgres_store
from tui.index.postgres.publication.publisher import publish_corpus
from tui.index.sqlite_store import SqliteStore
from tui.index.store import CancelToken, RequestCancelled, StoreError, StoreUnavailable

#: A word must come within so many seconds.
WORD_S = 3.5
_SECRET = "s3cret-p4ss"


@pytest.fixture
def store(index: SqliteStore, tmp_path: Path, address: str) -> Iterator[PostgresStore]:
    publish_corpus(index, tmp_path / "corpus", "A corpus", address)
    reader = open_postgres_store(address)
    yield reader
    reader.close()


@pytest.mark.parametrize(
    "address",
    [
        f"postgresql://me:{_SECRET}@127.0.0.1:1/press",
        f"postgresql://me:{_SECRET}@127.0.0.1:port/press",
        f"postgresql://me:{_SECRET}@127.0.0.1/press?nonsense=1",
        f"postgresql://127.0.0.1:1/press?password={_SECRET}&user=me",
        f"postgresql://me:{_SECRET}@[::1/press",
        f"postgresql://me:{_SECRET}@{_SECRET}@127.0.0.1:1/press",
        f"postgresql://me:x/{_SECRET}@127.0.0.1:1/press",
        f"postgresql://me:{_SECRET}@127.0.0.1:99999/press",
    ],
)
def test_what_cannot_be_opened_is_said_without_the_password(address: str) -> None:
    began = time.monotonic()
    with pytest.raises(StoreError) as raised:
        open_postgres_store(address)
    assert _SECRET not in str(raised.value) and time.monotonic() - began < WORD_S
    assert "\n" not in str(raised.value) and "connection to server" not in str(raised.value)
    assert _SECRET not in without_password(address) and _SECRET not in database_place(address)


def test_a_wrong_password_and_an_unknown_database_are_said(postgres_server: PostgresServer) -> None:
    with pytest.raises(StoreError, match="there is no database nothing_of_that_name") as raised:
        open_postgres_store(postgres_server.address("nothing_of_that_name"))
    assert not isinstance(raised.value, StoreUnavailable)  # trying again does not make one
    with pytest.raises(StoreError, match=r"does not let stranger in \(role"):
        open_postgres_store(postgres_server.address("postgres").replace("postgres@", "stranger@"))
    with pytest.raises(StoreError, match="holds no corpus"):
        open_postgres_store(postgres_server.create_database())


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            'connection to server at "h", port 5 failed: fe_sendauth: no password supplied',
            "asks for the password",
        ),
        (
            'connection to server at "h", port 5 failed: FATAL:  password authentication failed',
            "let",
        ),
        (
            'connection to server at "h", port 5 failed: FATAL:  no pg_hba.conf entry for host "h"',
            "does not let",
        ),
        (
            'connection to server at "h", port 5 failed: FATAL:  role "Jean Dupont" does not exist',
            "does not let",
        ),
        (
            'connection to server at "h", port 5 failed: FATAL:  database "la presse" does not exist',
            "there is no database",
        ),
        (
            'connection to server at "h", port 5 failed: server does not support SSL, but it was required',
            "cannot",
        ),
        *(
            (f'connection to server at "h", port 5 failed: FATAL:  {said}', words)
            for said, words in (
                ('permission denied for database "d"', "does not let"),
                ("authentification par mot de passe échouée pour l'utilisateur  « me »", "does not let"),
                ("authentification « trust » échouée pour l'utilisateur « me »", "does not let"),
                ("aucune entrée dans pg_hba.conf pour l'hôte « h », utilisateur « me »,", "does not let"),
                ("le rôle « Jean Dupont » n'existe pas", "does not let"),
                ("la base de données « d » n'existe pas", "there is no database"),
            )
        ),
    ],
)
def test_what_lasts_is_not_said_to_be_over_soon(said: str, words: str) -> None:
    error = explain_missing_connection(
        psycopg.OperationalError(f"connection failed: {said}"), "postgresql://me@h:5/d"
    )
    assert words in str(error) and str(error).count("h:5/d") == 1 and "FATAL" not in str(error)
    assert not isinstance(error, StoreUnavailable)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            'connection failed: connection to server at "h", port 5 failed: Connection refused',
            "now (Connection refused)",
        ),
        (
            'connection failed: connection to server at "h", port 5 failed: FATAL:  sorry, too many clients',
            "(sorry, too",
        ),
        (
            'connection failed: connection to server at "h", port 5 failed: FATAL:  trop de connexions pour'
            " le rôle « me »",
            "now (trop de connexions",
        ),
        (
            'connection is bad: connection to server on socket "/s" failed: No such file or directory',
            "no server runs",
        ),
        (
            "failed to resolve host 'h': [Errno -2] Name or service not known",
            "the server of h:5/d is not found",
        ),
    ],
)
def test_what_may_be_over_soon_can_be_tried_again(said: str, words: str) -> None:
    error = explain_missing_connection(psycopg.OperationalError(said), "postgresql://me@h:5/d")
    assert words in str(error) and isinstance(error, StoreUnavailable)


def test_only_addresses_are_addresses() -> None:
    assert is_database_address("postgres://h/d") and is_database_address("postgresql:///d")
    assert (
        not is_database_address("postgresql")
        and not is_database_address("/postgresql://")
        and not (is_database_address(None))
    )


def test_databases_of_one_name_in_several_places_are_not_one() -> None:
    settings = ("", "?service=a", "?service=b", "?host=/a", "?host=b", "?host=b&port=6", "?dbname=e")
    places = {database_place(f"postgresql://me:{_SECRET}@/d{setting}") for setting in settings}
    assert len(places) == len(settings) and _SECRET not in "".join(places)
    assert database_place(f"postgresql:///d?password={_SECRET}&sslmode=require") == "d"
    assert database_place("postgresql://me@h:5/d?connect_timeout=3") == "h:5/d"
    assert database_place("postgresql://") == "database"


def test_a_role_that_only_reads_reads_and_one_without_rights_is_told_what_it_lacks(
    store: PostgresStore, index: SqliteStore, tmp_path: Path, address: str, capfd: pytest.CaptureFixture[str]
) -> None:
    role = f"reader_{os.getpid()}_{time.monotonic_ns()}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {role} LOGIN".encode())
        as_role = address.replace("postgres@", f"{role}@")
        with pytest.raises(StoreError, match="GRANT USAGE ON SCHEMA niger_tui"):
            open_postgres_store(as_role)
        connection.execute(f"GRANT USAGE ON SCHEMA niger_tui TO {role}".encode())
        connection.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA niger_tui TO {role}".encode())
    with pytest.raises(StoreError, match="this role may not write there"):
        publish_corpus(index, tmp_path / "corpus", "Another title", as_role)
    reader = open_postgres_store(as_role)
    assert reader.counts() == store.counts() and len(reader.search_names("actor", "zeine")) == 1
    assert capfd.readouterr() == ("", "")  # psycopg logs what the error says
    reader.close()


def test_a_request_ends_in_time_and_can_be_cancelled(store: PostgresStore) -> None:
    began = time.monotonic()
    with pytest.raises(StoreError, match="no answer within"), store.database.reading(0.3) as connection:
        connection.execute("SELECT pg_sleep(30)")
    token = CancelToken()
    threading.Timer(0.3, store.cancel, [token]).start()
    with pytest.raises(RequestCancelled), store.database.reading(30, token) as connection:
        connection.execute("SELECT pg_sleep(30)")
    assert time.monotonic() - began < 10
    assert store.counts().article == 3
    with pytest.raises(RequestCancelled), store.database.reading(30, token):
        pass


def test_a_connection_on_which_a_cancellation_may_yet_come_is_not_used_again(
    store: PostgresStore, postgres_server: PostgresServer, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_connection, "_CANCEL_TIMEOUT_S", 2)
    name = address.rpartition("/corpus")[2].partition("?")[0]
    with SwallowingProxy(postgres_server.folder / ".s.PGSQL.5432") as proxy:
        behind = open_postgres_store(f"postgresql://postgres@127.0.0.1:{proxy.port}/corpus{name}")
        proxy.swallow_new()
        token = CancelToken()
        threading.Timer(0.3, behind.cancel, [token]).start()
        with pytest.raises(RequestCancelled), behind.database.reading(30, token) as connection:
            connection.execute("SELECT pg_sleep(1)")
        proxy.forward()
        assert behind.counts() == store.counts() and not behind.state().endswith(" 1")
        behind.close()


def test_what_is_cancelled_while_it_begins_is_not_taken_for_a_server_that_hangs(
    store: PostgresStore, postgres_server: PostgresServer, address: str
) -> None:
    name = address.rpartition("/corpus")[2].partition("?")[0]
    with SwallowingProxy(postgres_server.folder / ".s.PGSQL.5432") as proxy:
        behind = open_postgres_store(f"postgresql://postgres@127.0.0.1:{proxy.port}/corpus{name}")
        proxy.swallow()
        token = CancelToken()
        threading.Timer(0.3, behind.cancel, [token]).start()
        with pytest.raises(RequestCancelled), behind.database.reading(30, token):
            pass
        proxy.forward()
        assert behind.counts() == store.counts()  # at once
        behind.close()


def test_what_a_copy_of_the_server_ends_to_follow_it_is_asked_again(
    store: PostgresStore, address: str
) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(
            "CREATE FUNCTION niger_tui.conflict() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RAISE"
            " 'canceling statement due to conflict with recovery' USING ERRCODE = '40001'; END $$"
        )
    state = store.state()
    with (
        pytest.raises(StoreUnavailable, match=r"does not answer now \(canceling"),
        store.database.reading() as reading,
    ):
        reading.execute("SELECT conflict()")
    assert store.state() != state and store.counts().article == 3


def test_nothing_can_be_written_through_it(store: PostgresStore) -> None:
    with pytest.raises(StoreError), store.database.reading() as connection:
        connection.execute("DELETE FROM record")
    assert store.counts().article == 3


@pytest.fixture
def own_server() -> Iterator[PostgresServer]:
    """A server that a test may kill."""
    server = make_server()
    yield server
    server.stop()
    shutil.rmtree(server.folder, ignore_errors=True)


def test_a_server_that_is_killed_is_missed_at_once_and_found_again(
    own_server: PostgresServer, tmp_path: Path
) -> None:
    index = stored(tmp_path, FILES)
    address = own_server.create_database()
    publish_corpus(index, tmp_path / "corpus", "A corpus", address)
    store = open_postgres_store(address)
    pid = int((own_server.folder / "data" / "postmaster.pid").read_text().split()[0])
    threading.Timer(0.3, os.killpg, [os.getpgid(pid), signal.SIGKILL]).start()
    with pytest.raises(StoreUnavailable, match="does not answer now"), store.database.reading() as connection:
        connection.execute("SELECT pg_sleep(30)")
    began = time.monotonic()
    for _ in range(3):
        with pytest.raises(StoreUnavailable, match="does not answer now"):
            store.rows("article")
    assert time.monotonic() - began < WORD_S
    own_server.start_again()
    began = time.monotonic()
    while True:
        try:
            assert store.counts().article == 3
            break
        except StoreUnavailable:
            assert time.monotonic() - began < 5
            time.sleep(0.05)
    store.close()
    index.close()


def test_a_network_that_swallows_everything_is_no_endless_wait() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        began = time.monotonic()
        with pytest.raises(StoreUnavailable):
            open_postgres_store(f"postgresql://me@127.0.0.1:{silent.getsockname()[1]}/press")
        assert time.monotonic() - began < 2 * WORD_S
