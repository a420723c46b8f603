"""Decoding of text files, whichever program wrote them."""

from __future__ import annotations

import codecs

from tui.i18n import N_, NN_

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
        raise NotTextError(N_("not a text: it contains NUL bytes"))
    return text, notice


def _decode(data: bytes) -> tuple[str, str | None]:
    for mark, encoding in _UTF16.items():
        if data.startswith(mark):
            return data[2:].decode(encoding, "replace"), N_("UTF-16: save it as UTF-8")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode(), None
    except UnicodeDecodeError:
        pass
    damaged = data.decode("utf-8", "replace")
    bad = damaged.count("\ufffd")
    good = sum(not character.isascii() for character in damaged) - bad
    if good > bad:
        return damaged, NN_(
            "{n} damaged character, shown as �: save it as UTF-8",
            "{n} damaged characters, shown as �: save it as UTF-8",
            bad,
        ).format(n=bad)
    return data.decode("cp1252", "replace"), N_("not UTF-8: read as Windows-1252; save it as UTF-8")
