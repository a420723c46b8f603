"""Where in a list an item is, which item the cursor may be on, and what is scrolled for it."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter, indexOf

from tui.app.documents.list_items import ListItem
from tui.app.widgets.list.paged_items import PagedItems


def find_key(items: Sequence[ListItem], key: object, otherwise: int) -> int:
    """Return the row index of the item of `key`, tried first at `otherwise`, which is the default."""
    if 0 <= otherwise < len(items) and items[otherwise].key == key:
        return otherwise
    if isinstance(items, PagedItems):
        index = items.index_of(key)
        return otherwise if index is None else index
    try:
        return indexOf(map(attrgetter("key"), items), key)
    except ValueError:
        return otherwise


def nearest_selectable(items: Sequence[ListItem], index: int, direction: int) -> int | None:
    """Return the row index nearest to `index` that is no heading, looked for first in `direction`."""
    count = len(items)
    index = max(0, min(index, count - 1))
    for step in (direction, -direction):
        at = index
        while 0 <= at < count:
            if not items[at].heading:
                return at
            at += step
    return None


def top_row_for(items: Sequence[ListItem], cursor: int, top: int, height: int) -> int:
    """Return the row to be at the top so that the cursor is in view, as near to `top` as can be.

    The headings above the cursor come along, and a passage below it.
    """
    first = cursor
    while first > 0 and items[first - 1].heading and cursor - first + 1 < height:
        first -= 1
    if first < top:
        return first
    below = items[cursor + 1 : cursor + 2]
    last = cursor + (1 if below and below[0].heading and not below[0].text and height > 1 else 0)
    return last - height + 1 if last >= top + height else top
