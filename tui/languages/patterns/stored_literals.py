"""The required literals of the program's own expressions, derived beforehand, as that takes half a second.

They are in a file beside this module, by a hash of each expression, which `python -m tests.literals` writes.
An expression that the file lacks has its literals derived when it is made: without it, too, all is found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path

from msgspec import DecodeError, ValidationError, json

STORED_LITERALS = Path(__file__).with_name("required_literals.json")
#: What the file lacked, in its form.
derived_literals: dict[str, list[list[str]]] = {}


def literals_of(
    kind: str, pattern: str, derive: Callable[[str], Iterable[frozenset[str]]]
) -> list[list[str]]:
    """Return the required literals of an expression, or of each of its parts, as `derive` does.

    `kind`: what distinguishes one way of deriving them from another.
    """
    key = blake2b(f"{kind} {pattern}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    literals = _read_stored().get(key)
    if literals is None:
        literals = derived_literals[key] = [sorted(one) for one in derive(pattern)]
    return literals


@cache
def _read_stored() -> dict[str, list[list[str]]]:
    """Return what is stored; nothing where the file is missing or damaged."""
    with suppress(OSError, DecodeError, ValidationError):
        return json.decode(STORED_LITERALS.read_bytes(), type=dict[str, list[list[str]]])
    return {}
