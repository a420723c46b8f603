"""The states of two explorers over one corpus brought together: what each added, changed and took away."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

T = TypeVar("T")


def merge_value(base: T, mine: T, theirs: T) -> T:
    """Mine where I changed it, else theirs."""
    return theirs if mine == base else mine


def merge_items(
    base: Sequence[T], mine: Sequence[T], theirs: Sequence[T], key: Callable[[T], Hashable]
) -> list[T]:
    """My items in my order, then those that they added; without what one of us took away.

    `key` tells which item is which when it was changed. One that I changed stays, though they took it away.
    """
    known, seen = _by_key(base, key), _by_key(theirs, key)
    merged = []
    for item in mine:
        name = key(item)
        if name in seen:
            merged.append(merge_value(known.get(name, item), item, seen[name]) if name in known else item)
        elif name not in known or known[name] != item:
            merged.append(item)
    kept = {key(item) for item in mine}
    return merged + [item for name, item in seen.items() if name not in known and name not in kept]


def merge_tables(base: dict[str, T], mine: dict[str, T], theirs: dict[str, T]) -> dict[str, T]:
    """The fields of a table, each as `merge_items` has it."""
    items = merge_items(list(base.items()), list(mine.items()), list(theirs.items()), key=_name)
    return dict(items)


def _name(item: tuple[str, Any]) -> str:
    return item[0]


def _by_key(items: Sequence[T], key: Callable[[T], Hashable]) -> dict[Hashable, T]:
    return {key(item): item for item in items}
