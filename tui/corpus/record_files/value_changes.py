"""The difference of two values made of texts, lists and mappings, as the fewest changes in a file's order."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, Literal

import msgspec
from msgspec import Struct

Path = tuple[str | int, ...]


class ValueChange(Struct, frozen=True):
    """A change at a path, which is that of the old value: changes are made in their order, one by one.

    `after`: the keys of the mapping after which a new one belongs, the nearest first; a value that is set may
    be one that the file leaves out because it is the usual one.
    """

    do: Literal["set", "insert", "delete"]
    path: Path
    value: Any = None
    after: tuple[str, ...] = ()


def find_changes(old: Any, new: Any, path: Path = (), after: tuple[str, ...] = ()) -> Iterator[ValueChange]:
    """Yield the changes that make `new` of `old`; in a list the last first, so that indexes stay right."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _find_changes_of_mapping(old, new, path)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _find_changes_of_list(old, new, path)
    else:
        yield ValueChange("set", path, new, after)


def _find_changes_of_mapping(old: dict[str, Any], new: dict[str, Any], path: Path) -> Iterator[ValueChange]:
    before: list[str] = []
    for key, value in new.items():
        if key in old:
            yield from find_changes(old[key], value, (*path, key), tuple(reversed(before)))
        else:
            yield ValueChange("insert", (*path, key), value, tuple(reversed(before)))
        before.append(key)
    for key in old:
        if key not in new:
            yield ValueChange("delete", (*path, key))


def _find_changes_of_list(old: list[Any], new: list[Any], path: Path) -> Iterator[ValueChange]:
    old_texts, new_texts = (
        [msgspec.json.encode(item, order="sorted") for item in items] for items in (old, new)
    )
    matcher = SequenceMatcher(None, old_texts, new_texts, autojunk=False)
    for tag, low, high, new_low, new_high in reversed(matcher.get_opcodes()):
        if tag == "equal":
            continue
        common = min(high - low, new_high - new_low)
        for index in range(high - 1, low + common - 1, -1):
            yield ValueChange("delete", (*path, index))
        for item in reversed(new[new_low + common : new_high]):
            yield ValueChange("insert", (*path, low + common), item)
        for shift in reversed(range(common)):
            yield from find_changes(old[low + shift], new[new_low + shift], (*path, low + shift))
