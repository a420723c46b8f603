"""Narrowing a list over the screen to the rows that have some words, while they are typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from textual.content import Content
from textual.screen import Screen

from tui.app.documents.list_items import ListItem
from tui.app.screens.moving_actions import MovingActions
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.prompt import Prompt
from tui.i18n import gettext as _
from tui.model.text import fold

#: A list of fewer rows to choose from is seen at a glance: its line of keys does not name the filter.
MIN_ROWS_TO_FILTER = 8


class ListFilter(MovingActions, Screen[Any]):
    """Give a screen with one list and one prompt the action that narrows the list.

    A style sheet knows a class by its first bases alone: a dialog has `BaseModal` in front of this one.
    """

    _title, _words = "", ""
    _empty = ""  # what is said where there are no rows at all
    _all_items: Sequence[ListItem] = ()

    @property
    def active(self) -> RowList:
        """Return the list."""
        return self.query_one(RowList)

    @property
    def prompt(self) -> Prompt:
        """Return the line in which words are typed that narrow the list."""
        return self.query_one(Prompt)

    def show_items(self, items: Sequence[ListItem], title: str = "") -> None:
        """Show rows, narrowed as before; `title`: of the list, where it is another."""
        self._all_items, self._title = items, title or self._title
        self._narrow(self._words)

    def _narrow(self, words: str) -> None:
        """Show the rows that have all words."""
        self._words = words
        rows = self.active
        rows.border_title = Content(f"{self._title} · {words}" if words else self._title)
        rows.empty = _("No row of this list has these words.") if words and self._all_items else self._empty
        rows.set_items(list(fitting_items(self._all_items, words)))

    def action_filter(self) -> None:
        """Ask for words, and narrow the list while they are typed."""
        self.prompt.ask(
            _("Filter this list:"),
            self._end_filter,
            self._words,
            on_change=self._narrow,
            on_move=self.action_move,
        )

    def _end_filter(self, text: str | None) -> None:
        self._narrow(text or "")
        self.active.focus()


def fitting_items(items: Sequence[ListItem], words: str) -> Iterator[ListItem]:
    """Yield the rows that have all words, in any case and without accents, with the lines around them.

    A heading stands above the rows that it is of, a line without a text below the one that it is of.
    """
    wanted = fold(words).split()
    headings: list[ListItem] = []
    is_shown = not wanted
    for item in items:
        if not wanted:
            yield item
        elif item.heading and item.text:
            headings, is_shown = [item], False
        elif item.heading:
            if is_shown:
                yield item
        else:
            text = fold(" ".join((item.lead, item.text, item.detail, item.trail)))
            is_shown = all(word in text for word in wanted)
            if is_shown:
                yield from headings
                headings = []
                yield item
