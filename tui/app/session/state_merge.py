"""Merging the states of two explorers over one corpus: what each of them added, changed and removed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

T = TypeVar("T")


def merge_value(base: T, mine: T, theirs: T) -> T:
    """Return my value where I changed it, else theirs."""
    return theirs if mine == base else mine


def merge_items(
    base: Sequence[T], mine: Sequence[T], theirs: Sequence[T], key: Callable[[T], Hashable]
) -> list[T]:
    """Merge lists: my items in my order, then those that they added, without those that one of us removed.

    `key` identifies an item whose content has changed. An item that I changed stays, though they removed it.
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
    """Merge the fields of tables by the rule of `merge_items`."""
    items = merge_items(list(base.items()), list(mine.items()), list(theirs.items()), key=_name)
    return dict(items)


def _name(item: tuple[str, Any]) -> str:
    return item[0]


def _by_key(items: Sequence[T], key: Callable[[T], Hashable]) -> dict[Hashable, T]:
    return {key(item): item for item in items}
