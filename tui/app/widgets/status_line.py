"""One line of plain text, cut to its width; the cheapest widget there is."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class StatusLine(Widget):
    """A line of content; never markup from outside."""

    DEFAULT_CSS = """
    StatusLine { height: 1; width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
    """
    content: reactive[Content] = reactive(Content(""), init=False)

    def render(self) -> Content:
        """Return the content of the line."""
        return self.content


def keys_content(pairs: Iterable[tuple[str, str]], width: int) -> Content:
    """Return keys and their words, as many as fit in `width` cells; the last pair always."""
    shown = list(pairs)

    def needed() -> int:
        return sum(cell_len(f" {key} {word} ") for key, word in shown)

    while len(shown) > 1 and needed() > width:
        del shown[-2]
    return Content.assemble(
        *(part for key, word in shown for part in ((f" {key}", "bold $footer-key-foreground"), f" {word} "))
    )


def shorten_title(title: str, width: int) -> str:
    """Return a title in at most `width` cells, with an ellipsis where it is cut."""
    return title if cell_len(title) <= width else f"{set_cell_size(title, width - 1).rstrip()}…"


def crumbs_content(titles: list[str], width: int) -> Content:
    """Return the breadcrumb: the last title whole where it fits, the earlier ones cut or left out."""
    if not titles:
        return Content("")
    *earlier, current = titles
    parts: list[str] = []
    room = width - min(cell_len(current), max(20, width // 2)) - 4
    for title in reversed(earlier):
        short = title if cell_len(title) <= 24 else title[:22].rstrip() + "…"
        if cell_len(short) + 3 > room:
            parts.insert(0, "…")
            break
        room -= cell_len(short) + 3
        parts.insert(0, short)
    return Content.assemble(*((f"{part} › ", "dim") for part in parts), current)
