"""JSON files of a person's own, as readable by hand as by the program; a damaged one is set aside."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")


def read_saved(path: Path, kind: type[T]) -> T:
    """Read the value of a file; an empty one where there is no file or it is damaged (see `decode_saved`)."""
    try:
        data = path.read_bytes()
    except OSError:
        return kind()
    value = decode_saved(data, path, kind)
    return kind() if value is None else value


def decode_saved(data: bytes, path: Path, kind: type[T]) -> T | None:
    """Decode the content of the file at `path`; None where it is damaged: the file is renamed `….damaged`."""
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        path.replace(path.with_suffix(".damaged"))
        return None
