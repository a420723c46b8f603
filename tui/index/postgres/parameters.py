"""Parameters of statements as PostgreSQL reads them: text, whose type it infers from the statement."""

from __future__ import annotations

from collections.abc import Callable


def encode_parameter(value: object) -> bytes | None:
    """Return a value as text in UTF-8; None stands for NULL."""
    if value is None:
        return None
    return _ENCODERS[type(value)](value)


def _encode_bool(value: object) -> bytes:
    return b"t" if value else b"f"


def _encode_bytes(value: object) -> bytes:
    assert isinstance(value, bytes)
    return b"\\x" + value.hex().encode()


def _encode_text(value: object) -> bytes:
    return str(value).encode()


def _encode_list(value: object) -> bytes:
    """Return a list of numbers, or of texts, as an array."""
    assert isinstance(value, list)
    return f"{{{','.join([_quote(one) if isinstance(one, str) else str(one) for one in value])}}}".encode()


def _quote(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


_ENCODERS: dict[type, Callable[[object], bytes]] = {
    bool: _encode_bool,
    bytes: _encode_bytes,
    float: _encode_text,
    int: _encode_text,
    list: _encode_list,
    str: _encode_text,
}
