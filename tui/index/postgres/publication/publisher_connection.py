"""The connection of a publisher, which no limit of its role ends, and whose end the server soon notices."""

from __future__ import annotations

from contextlib import suppress

import psycopg

from tui.index.postgres.postgres_database import connect
from tui.index.postgres.server_connection import ServerConnection

#: What a role or a database may have set otherwise: limits for readers, under which no index is ever made,
#: and how texts are quoted. What a crash of the server loses comes again. A client whose machine is gone is
#: missed within half a minute: only then may another one publish.
_SETTINGS = {
    "statement_timeout": "0",
    "lock_timeout": "0",
    "transaction_timeout": "0",
    "idle_in_transaction_session_timeout": "0",
    "standard_conforming_strings": "on",
    "synchronous_commit": "off",
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "4",
}
_SET = "SELECT set_config(name, %s, false) FROM pg_settings WHERE name = %s"  # those that the server has
#: While it works at a statement the server looks whether the client is there; some systems do not tell it.
_LOOK_FOR_CLIENT = "SET client_connection_check_interval = '2s'"


def connect_publisher(address: str) -> ServerConnection:
    """Return a new connection for publishing. Raises StoreError, in words, where there can be none."""
    server = connect(address, "niger-tui publish")
    try:
        for name, value in _SETTINGS.items():
            server.execute(_SET, (value, name))
        with suppress(psycopg.DataError, psycopg.ProgrammingError):
            server.execute(_LOOK_FOR_CLIENT)
    except BaseException:
        server.close()
        raise
    return server
