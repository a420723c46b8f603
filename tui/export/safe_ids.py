"""Ids as other programs take them: each character that they may refuse is escaped, and nothing is lost."""

from __future__ import annotations

import re

_UNSAFE = {"_": re.compile(r"[^A-Za-z0-9.-]"), ".": re.compile(r"[^A-Za-z0-9-]")}


def encode_id(id: str, escape: str = "_") -> str:
    """Return an id of letters, digits, `-`, `.` and `escape`; different ids give different ones.

    A character that is none of these is written as `escape` and two hexadecimal digits for each byte in
    UTF-8. `escape` is «_», or «.» for programs that take no «_»; it is escaped itself.
    """
    return _UNSAFE[escape].sub(
        lambda match: "".join(f"{escape}{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass")), id
    )
