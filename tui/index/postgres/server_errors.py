"""What PostgreSQL and libpq report, in words for people; never with a password."""

from __future__ import annotations

import psycopg
from psycopg.conninfo import conninfo_to_dict

from tui.i18n import N_
from tui.index.postgres.database_address import without_password
from tui.index.store import StoreError, StoreUnavailable

#: The schema of ours in a database.
SCHEMA_NAME = "niger_tui"
#: The first characters of the codes of errors after which the same request may succeed: the connection broke,
#: the server was shut down or is starting, has no room for another connection, or lost a process.
_LOST_CODES = ("08", "57P0", "53", "XX000")
#: Those of a statement that was ended for another one, as on a copy of a server for what the server writes.
_CONFLICT_CODES = ("40",)
MAX_ERROR_CHARS = 200
#: What gives a role the right to read.
_GRANT = f"GRANT USAGE ON SCHEMA {SCHEMA_NAME} TO …; GRANT SELECT ON ALL TABLES IN SCHEMA {SCHEMA_NAME} TO …"


def database_name(address: str) -> str:
    """Return the name of a database for people: host and name, without user and password."""
    try:
        parts = conninfo_to_dict(address)
    except psycopg.ProgrammingError:
        return without_password(address)
    host, name = str(parts.get("host") or ""), parts.get("dbname") or parts.get("user") or ""
    port = f":{parts['port']}" if parts.get("port") else ""
    return str(name) if not host or host.startswith("/") else f"{host}{port}/{name}".rstrip("/")


def is_lost(error: psycopg.Error) -> bool:
    """Return whether an error ends the connection, so that another one may do."""
    code = error.sqlstate
    return code.startswith(_LOST_CODES) if code else isinstance(error, psycopg.OperationalError)


def is_conflict(error: psycopg.Error) -> bool:
    """Return whether a statement was ended for another one; asked again it may be answered."""
    return (error.sqlstate or "").startswith(_CONFLICT_CODES)


def explain_error(error: psycopg.Error, address: str) -> StoreError:
    """Return an error of the server as one of the store."""
    name = database_name(address)
    if isinstance(error, psycopg.errors.InsufficientPrivilege):
        return StoreError(
            N_("{name}: this role may not read it; its owner can grant it: {grant}").format(
                name=name, grant=_GRANT
            )
        )
    if isinstance(error, psycopg.errors.UndefinedTable):
        return StoreError(
            N_(
                "the database {name} holds no corpus; `niger-tui publish CORPUS ADDRESS` puts one there"
            ).format(name=name)
        )
    lines = [line for line in str(error).splitlines() if line.strip()]
    reason = without_password(lines[0] if lines else type(error).__name__)[:MAX_ERROR_CHARS]
    if is_lost(error) or is_conflict(error):
        return StoreUnavailable(
            N_("the database {name} does not answer now ({error})").format(name=name, error=reason)
        )
    return StoreError(N_("the database {name} cannot answer ({error})").format(name=name, error=reason))


def explain_publishing_error(error: psycopg.Error, address: str) -> StoreError:
    """Return an error of the server, as one who publishes is told it."""
    if isinstance(error, psycopg.errors.InsufficientPrivilege | psycopg.errors.UndefinedTable):
        return StoreError(
            N_(
                "{name}: this role may not write there; the owner of the database or the first publisher may"
            ).format(name=database_name(address))
        )
    return explain_error(error, address)
