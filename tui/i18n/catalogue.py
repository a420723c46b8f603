"""A compiled catalogue of messages (GNU gettext, `.mo`), of which only what is asked for is decoded."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_MAGIC = 0x950412DE
#: Between the context of a message and the message.
CONTEXT_END = "\x04"


class Catalogue:
    """The messages of one language; a lookup is a binary search in the table of the file."""

    def __init__(self, data: bytes) -> None:
        """Take the bytes of a catalogue as Babel compiles it. Raises ValueError for anything else."""
        magic, _revision, self._size, self._messages, self._translations = struct.unpack_from("<5I", data)
        if magic != _MAGIC:
            raise ValueError("not a compiled catalogue of this machine's byte order")
        self._data = data
        self._cache: dict[str, tuple[str, ...]] = {}

    def find(self, message: str) -> tuple[str, ...]:
        """Return the translations of a message, one for each plural form; none where it is unknown."""
        known = self._cache.get(message)
        if known is None:
            known = self._cache[message] = self._search(message.encode())
        return known

    def __iter__(self) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Yield every message with its plural, if it has one, and the translations."""
        for row in range(1, self._size):  # the first is the header
            yield self._texts(self._messages, row), self._texts(self._translations, row)

    def _search(self, message: bytes) -> tuple[str, ...]:
        low, high = 1, self._size
        while low < high:
            middle = (low + high) // 2
            known = self._bytes(self._messages, middle).partition(b"\0")[0]
            if known == message:
                return self._texts(self._translations, middle)
            if known < message:
                low = middle + 1
            else:
                high = middle
        return ()

    def _bytes(self, table: int, row: int) -> bytes:
        length, start = struct.unpack_from("<2I", self._data, table + 8 * row)
        return self._data[start : start + length]

    def _texts(self, table: int, row: int) -> tuple[str, ...]:
        return tuple(self._bytes(table, row).decode().split("\0"))
