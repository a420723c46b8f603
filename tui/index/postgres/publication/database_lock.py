"""The lock by which one program at a time publishes into a database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psycopg

from tui.i18n import N_
from tui.index.postgres.server_connection import ServerConnection
from tui.index.postgres.server_errors import database_name
from tui.index.store import StoreBusy

_LOCK_KEY = 0x6E676572  # «nger»


@contextmanager
def keep_others_out(server: ServerConnection, address: str) -> Iterator[None]:
    """Keep other publishers out of a database until the end of the block, or of the connection.

    Raises StoreBusy where another one publishes.
    """
    row = server.execute("SELECT pg_try_advisory_lock(%s)", (_LOCK_KEY,)).fetchone()
    if row is None or not row[0]:
        raise StoreBusy(
            N_("another program is publishing into {name}; try again when it has ended").format(
                name=database_name(address)
            )
        )
    try:
        yield
    finally:
        # A server notices the end of a connection a while later: the next publisher need not wait for that.
        with suppress(psycopg.Error):
            server.execute("SELECT pg_advisory_unlock(%s)", (_LOCK_KEY,))
