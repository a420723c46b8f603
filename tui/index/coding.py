"""Records and marks as the index keeps them: MessagePack."""

from __future__ import annotations

from functools import cache

from msgspec import Struct, msgpack

from tui.model.records import Actor, Article, Event, Kind, Marks, Record

_TYPES: dict[Kind, type[Record]] = {"article": Article, "actor": Actor, "event": Event}


@cache
def _decoder(kind: Kind | None) -> msgpack.Decoder[Record | Marks]:
    return msgpack.Decoder(Marks if kind is None else _TYPES[kind])


def encoded(value: Struct) -> bytes:
    """A record or marks as bytes."""
    return msgpack.encode(value)


def record(kind: Kind, data: bytes) -> Record:
    """The record that `encoded` gave."""
    value = _decoder(kind).decode(data)
    assert not isinstance(value, Marks)
    return value


def marks(data: bytes) -> Marks:
    """The marks that `encoded` gave."""
    value = _decoder(None).decode(data)
    assert isinstance(value, Marks)
    return value
