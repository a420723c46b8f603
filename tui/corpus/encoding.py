"""Decoding of text files, whichever program wrote them."""

from __future__ import annotations

import codecs

_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


class NotTextError(ValueError):
    """The bytes are not text."""


def decode_text(data: bytes) -> tuple[str, str | None]:
    """Decode bytes to text, with a notice unless they are clean UTF-8; raises `NotTextError` for binary data.

    UTF-8 and UTF-16 are recognized by their byte order marks, UTF-8 also without one. Anything else is read
    as Windows-1252, unless most of it is UTF-8 with some damage.
    """
    text, notice = _decode(data)
    if "\0" in text:
        raise NotTextError("not a text: it contains NUL bytes")
    return text, notice


def _decode(data: bytes) -> tuple[str, str | None]:
    for mark, encoding in _UTF16.items():
        if data.startswith(mark):
            return data[2:].decode(encoding, "replace"), "UTF-16: save it as UTF-8"
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode(), None
    except UnicodeDecodeError:
        pass
    damaged = data.decode("utf-8", "replace")
    bad = damaged.count("\ufffd")
    good = sum(not character.isascii() for character in damaged) - bad
    if good > bad:
        return damaged, f"{bad} damaged character{'s' if bad > 1 else ''}, shown as \ufffd: save it as UTF-8"
    return data.decode("cp1252", "replace"), "not UTF-8: read as Windows-1252; save it as UTF-8"
