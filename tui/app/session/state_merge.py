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
    base_items, their_items = _by_key(base, key), _by_key(theirs, key)
    merged = []
    for item in mine:
        item_key = key(item)
        if item_key in their_items:
            merged.append(
                merge_value(base_items.get(item_key, item), item, their_items[item_key])
                if item_key in base_items
                else item
            )
        elif item_key not in base_items or base_items[item_key] != item:
            merged.append(item)
    known_keys = {*base_items, *(key(item) for item in mine)}
    return merged + [item for item_key, item in their_items.items() if item_key not in known_keys]


def merge_tables(base: dict[str, T], mine: dict[str, T], theirs: dict[str, T]) -> dict[str, T]:
    """Merge the fields of tables by the rule of `merge_items`."""
    items = merge_items(list(base.items()), list(mine.items()), list(theirs.items()), key=_name)
    return dict(items)


def _name(item: tuple[str, Any]) -> str:
    return item[0]


def _by_key(items: Sequence[T], key: Callable[[T], Hashable]) -> dict[Hashable, T]:
    return {key(item): item for item in items}
