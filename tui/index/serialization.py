"""Serialization of records and marks in the index, as MessagePack."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from msgspec import Struct, msgpack

from tui.model.annotations import Annotations
from tui.model.records import Actor, Article, Event, Kind, Note, Record

_T = TypeVar("_T", bound=Struct)
_RECORD_TYPES: dict[Kind, type[Record]] = {"article": Article, "actor": Actor, "event": Event}


@cache
def _decoder(kind: Kind | None) -> msgpack.Decoder[Record | Annotations]:
    """Return the decoder of records of a kind, or of marks for None; made once."""
    return msgpack.Decoder(Annotations if kind is None else _RECORD_TYPES[kind])


@cache
def _note_decoder() -> msgpack.Decoder[Note]:
    return msgpack.Decoder(Note)


@cache
def decoder_of(type_: type[_T]) -> msgpack.Decoder[_T]:
    """Return the decoder of a type, made once: for who decodes many values."""
    return msgpack.Decoder(type_)


def decode_as(type_: type[_T], data: bytes) -> _T:
    """Return the value of a type that was serialized to `data`."""
    value: _T = decoder_of(type_).decode(data)
    return value


def encode(value: Struct) -> bytes:
    """Return a record or marks as bytes."""
    return msgpack.encode(value)


def decode_record(kind: Kind, data: bytes) -> Record:
    """Return the record of a kind that was serialized to `data`."""
    value = _decoder(kind).decode(data)
    assert not isinstance(value, Annotations)
    return value


def decode_note(data: bytes) -> Note:
    """Return the note that was serialized to `data`."""
    return _note_decoder().decode(data)


def decode_marks(data: bytes) -> Annotations:
    """Return the marks that were serialized to `data`."""
    value = _decoder(None).decode(data)
    assert isinstance(value, Annotations)
    return value
