"""Addresses of databases, as a person writes them: `postgresql://user@host/name`."""

from __future__ import annotations

import re

_SCHEMES = ("postgresql://", "postgres://")
#: The settings of an address that say which database it is.
_PLACE_SETTINGS = ("service", "host", "hostaddr", "port", "dbname")
_WORD = re.compile(r"\S+")
_PASSWORD_PARAMETER = re.compile(r"(password=)[^&\s]*", re.IGNORECASE)


def is_database_address(corpus: object) -> bool:
    """Return whether a corpus is named by the address of a database, not by a folder."""
    return isinstance(corpus, str) and corpus.startswith(_SCHEMES)


def database_place(address: str) -> str:
    """Return service, host and name of a database, as a path on which no password and no other setting is."""
    from urllib.parse import parse_qsl  # late: every command imports this module

    rest, _mark, settings = address.partition("://")[2].partition("?")
    named = dict(parse_qsl(settings))
    parts = [f"{key}={named[key].replace('/', '_')}" for key in _PLACE_SETTINGS if key in named]
    return "/".join(filter(None, [*parts, rest.rpartition("@")[2].strip("/")])) or "database"


def has_open_password(address: str) -> bool:
    """Return whether user and password of an address have an @ or a / that libpq takes for their end."""
    authority, _slash, rest = address.partition("://")[2].partition("/")
    return authority.count("@") > 1 or "@" in rest.partition("?")[0]


def without_password(text: str) -> str:
    """Return an address, or a message that may contain one, with no password in it."""
    return _PASSWORD_PARAMETER.sub(r"\1…", _WORD.sub(_hide_password, text))


def _hide_password(word: re.Match[str]) -> str:
    """Return a word without what stands between the user and the last @ of an address in it."""
    scheme, mark, rest = word[0].partition("://")
    authority, at, place = rest.rpartition("@")
    user, colon, _password = authority.partition(":")
    return f"{scheme}{mark}{user}:…@{place}" if at and colon and "/" not in user else word[0]
