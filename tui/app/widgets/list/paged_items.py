"""The rows of a long list, of which only some pages are loaded: the others are as they come near."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from tui.app.documents.list_items import ListItem

#: Rows of a page.
PAGE_ROWS = 200
#: Pages that are kept, those before and after the screen among them.
MAX_PAGES = 12
#: Stands for a row that is not loaded yet.
WAITING_ITEM = ListItem(key=None, text="…")


class PagedItems(Sequence[ListItem]):
    """As many items as the list has; one whose page is not loaded is `WAITING_ITEM`."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._pages: dict[int, list[ListItem]] = {}  # the one used last is the last

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> ListItem: ...
    @overload
    def __getitem__(self, index: slice) -> list[ListItem]: ...
    def __getitem__(self, index: int | slice) -> ListItem | list[ListItem]:
        if isinstance(index, slice):
            return [self._item(at) for at in range(*index.indices(self._count))]
        if not 0 <= index < self._count:
            raise IndexError(index)
        return self._item(index)

    def _item(self, index: int) -> ListItem:
        rows = self._pages.get(index // PAGE_ROWS, ())
        return rows[index % PAGE_ROWS] if index % PAGE_ROWS < len(rows) else WAITING_ITEM

    def put(self, page: int, items: list[ListItem]) -> None:
        """Store a page; drop the one that was used longest ago."""
        self._pages.pop(page, None)
        self._pages[page] = items
        if len(self._pages) > MAX_PAGES:
            del self._pages[next(iter(self._pages))]

    def missing(self, first: int, last: int) -> list[int]:
        """Return the missing pages between two row indexes; those that are loaded count as used."""
        wanted = range(max(0, first) // PAGE_ROWS, min(last, self._count - 1) // PAGE_ROWS + 1)
        for page in wanted:
            if page in self._pages:
                self._pages[page] = self._pages.pop(page)
        return [page for page in wanted if page not in self._pages]

    def index_of(self, key: object) -> int | None:
        """Return the row index of the item of `key`, or None where it is not loaded."""
        for page, items in self._pages.items():
            for at, item in enumerate(items):
                if item.key == key:
                    return page * PAGE_ROWS + at
        return None
