"""Why there is no connection to a server, in words for people; never with a password.

libpq gives no codes for it, only a line, in the language of the server: English and French ones are known;
any other is said as it is.
"""

from __future__ import annotations

import re

import psycopg

from tui.i18n import N_
from tui.index.postgres.database_address import has_open_password, without_password
from tui.index.postgres.server_errors import MAX_ERROR_CHARS, database_name
from tui.index.store import StoreError, StoreUnavailable

#: What libpq and psycopg put before the reason.
_INTRODUCTION = re.compile(r"^connection (?:failed|is bad): (?:connection to server .{1,300}? failed: )?")
#: What trying again does not help against, with the words for it.
_LASTING = (
    (
        re.compile("no password supplied"),
        N_("{name} asks for the password of {user}; ~/.pgpass is the place for it"),
    ),
    (
        re.compile(
            r"authentication failed|authentification .{0,30}échouée|pg_hba\.conf"
            r"|^permission denied|^droit refusé"
            r'|^role ".+" (?:does not exist|is not permitted)'
            r"|^le rôle « .+ » n'(?:existe pas|est pas autorisé)"
        ),
        N_("{name} does not let {user} in ({error})"),
    ),
    (
        re.compile(r"""^database ".+" does not exist|^la base de données « .+ » n'existe pas"""),
        N_("there is no database {name}; createdb makes one"),
    ),
    (re.compile("^invalid "), N_("{address} is no address of a database ({error})")),
    (re.compile("SSL|certificate"), N_("the database {name} cannot answer ({error})")),
)
_NO_HOST = "failed to resolve host"
_NO_SOCKET = "No such file or directory"


def explain_bad_address(address: str) -> StoreError:
    """Return that an address is none, without what may be a password."""
    if has_open_password(address):
        return StoreError(
            N_("in an address, @ and / of a password are written %40 and %2F; better keep it in ~/.pgpass")
        )
    return StoreError(
        N_("{address} is no address of a database: postgresql://user@host/name").format(
            address=without_password(address)
        )
    )


def explain_missing_connection(error: psycopg.Error, address: str) -> StoreError:
    """Return why there is no connection; StoreUnavailable where there may be one later."""
    name = database_name(address)
    user = error.pgconn.user.decode("utf-8", "replace") if error.pgconn else ""
    reason = _find_reason(error)
    for pattern, words in _LASTING:
        if pattern.search(reason):
            shown = {"name": name, "user": user, "address": without_password(address), "error": reason}
            return StoreError(words.format(**shown))
    if reason.startswith(_NO_HOST):
        return StoreUnavailable(N_("the server of {name} is not found").format(name=name))
    if reason == _NO_SOCKET:
        return StoreUnavailable(
            N_("the database {name} does not answer now: no server runs here").format(name=name)
        )
    return StoreUnavailable(
        N_("the database {name} does not answer now ({error})").format(name=name, error=reason)
    )


def _find_reason(error: psycopg.Error) -> str:
    """Return the first line of an error, without what stands before the reason."""
    lines = [line for line in str(error).splitlines() if line.strip()]
    reason = _INTRODUCTION.sub("", lines[0]) if lines else type(error).__name__
    return without_password(reason.removeprefix("FATAL:").strip())[:MAX_ERROR_CHARS]
