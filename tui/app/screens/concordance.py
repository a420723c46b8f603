"""The concordance: every place of a name or of words, the key word in a column of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import ClassVar, overload

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.worker import Worker

from tui.app.background import in_background
from tui.app.doors import Target
from tui.app.screens.view import TEXT_WIDTH, View, width_of
from tui.app.widgets.prompt import Prompt
from tui.app.widgets.rowlist import Item
from tui.app.wording import list_date
from tui.i18n import gettext as _
from tui.i18n import marked as N_
from tui.i18n import ngettext
from tui.model.records import Ref
from tui.views.cells import left_part, shortened
from tui.views.concordance import (
    MOST,
    ORDERS,
    Columns,
    Line,
    Order,
    Subject,
    aligned,
    columns,
    concordance,
    concordance_lines,
    sort_lines,
)

#: So many lines are shown before the rest is read.
FIRST = 200
_ORDER_NAMES: dict[Order, str] = {
    "date": N_("by date"),
    "source": N_("by source"),
    "left": N_("by the word before"),
    "right": N_("by the word after"),
}


class Found(Message):
    """Lines are here; `whole`: all of them."""

    def __init__(self, subject: Subject, called: str, lines: list[Line], whole: bool) -> None:
        super().__init__()
        self.subject, self.called, self.lines, self.whole = subject, called, lines, whole


class Sorted(Message):
    """The lines are in order; the cursor goes to `key`."""

    def __init__(self, order: Order, lines: list[Line], key: object) -> None:
        super().__init__()
        self.order, self.lines, self.key = order, lines, key


class LineItems(Sequence[Item]):
    """Lines as rows of a list, each made when it is drawn."""

    def __init__(self, lines: Sequence[Line], width: int) -> None:
        self.lines, self.width = lines, width
        self.columns: Columns = columns(width - 1)

    def __len__(self) -> int:
        return len(self.lines)

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> list[Item]: ...
    def __getitem__(self, place: int | slice) -> Item | list[Item]:
        if isinstance(place, slice):
            return [self._item(line) for line in self.lines[place]]
        return self._item(self.lines[place])

    def __iter__(self) -> Iterator[Item]:
        return map(self._item, self.lines)

    def _item(self, line: Line) -> Item:
        date, left, right, source = self.columns
        text, span = aligned(line, left, right, cell_len)
        return Item(
            key=Target(line.article, line.start, line.end),
            text=text,
            lead=left_part(list_date(line.date), date - 1, cell_len) if date else "",
            trail=left_part(shortened(line.source, source - 2, cell_len), source - 2, cell_len)
            if source
            else "",
            matched=(span,),
        )


class Concordance(View):
    """`near`: the place (an article, a code point of its body) at which the cursor begins."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("asterisk", "everywhere", show=False, id="everywhere"),
        Binding("slash", "words", show=False, id="search"),
    ]

    def __init__(self, subject: Subject, near: tuple[Ref, int] | None = None) -> None:
        super().__init__()
        self.subject, self.near = subject, near
        self.order: Order = "date"
        self.found: list[Line] = []  # as they were read
        self.lines: list[Line] = []  # in their order
        self.called, self.whole, self.cut = subject.text, False, False

    def feet(self) -> ComposeResult:
        """A box for other words."""
        yield Prompt(id="prompt")

    def on_mount(self) -> None:
        """Look for the places; without a subject, ask for one."""
        self.read()

    @property
    def has_subject(self) -> bool:
        """Whether there is anything to look for."""
        return self.subject.actor is not None or bool(self.subject.text.strip())

    def read(self) -> None:
        """Look for the places of the subject, in a thread; the first ones are shown at once."""
        self.found, self.lines, self.whole = [], [], False
        self.items.empty = _("Looking …")
        if not self.has_subject:
            self.whole = True
            self.items.empty = _("Type / and the words to be shown in their context.")
            self.draw()
            self.query_one(Prompt).ask("words", _("Words:"))
            return
        self.draw()
        in_background(self, "concordance", self._read)

    def _read(self, worker: Worker[None]) -> Found | None:
        subject, name = self.subject, self.subject.text
        if subject.actor is not None:
            name = next((record.title for record in self.store.read([subject.actor])), subject.actor.id)
        lines: list[Line] = []
        for line in islice(concordance(self.store, subject, MOST + 1), MOST + 1):
            lines.append(line)
            if worker.is_cancelled:
                return None
            if len(lines) == FIRST:
                self.post_message(Found(subject, name, list(lines), whole=False))
        return Found(subject, name, lines, whole=True)

    def on_found(self, message: Found) -> None:
        """Show the lines; the cursor begins at the reader's place."""
        if message.subject != self.subject:
            return
        self.called, self.whole = message.called, message.whole
        self.cut = len(message.lines) > MOST
        self.found = message.lines[:MOST]
        self.items.empty = _("“{text}” is nowhere here. Type / for other words, * for all articles.").format(
            text=self.called
        )
        self._sort()

    def _sort(self) -> None:
        """Bring the lines into order, in a thread."""
        found, order = self.found, self.order
        key = self.items.current.key if self.items.current else self._nearest()
        in_background(self, "sort", lambda _worker: Sorted(order, sort_lines(found, order), key))

    def on_sorted(self, message: Sorted) -> None:
        """Show them, unless they are wanted in another order by now."""
        if message.order == self.order:
            self.lines = message.lines
            self.draw(message.key)

    def _nearest(self) -> Target | None:
        if self.near is None:
            return None
        article, offset = self.near
        inside = [line for line in self.found if line.article == article]
        line = min(inside, key=lambda line: abs(line.start - offset), default=None)
        return Target(line.article, line.start, line.end) if line else None

    def draw(self, key: object = None) -> None:
        """The lines, with the cursor on `key`, else where it was."""
        width = width_of(self.items)
        if key is None and self.items.current is not None:
            key = self.items.current.key
        self.items.set_items(LineItems(self.lines, width), keep=False)
        if isinstance(key, Target):
            at = (key.ref, key.start)
            place = next((n for n, line in enumerate(self.lines) if (line.article, line.start) == at), 0)
            self.items.cursor = place if self.lines else None
        self.say_edges()

    def title_parts(self) -> list[str]:
        """«Concordance  Salifou Modi · all articles · 12 places · by date»."""
        where = _("this article") if self.subject.article else _("all articles")
        count = ngettext("{n} place", "{n} places", len(self.lines)).format(n=f"{len(self.lines):,}")
        if not self.whole:
            count = _("reading …")
        elif self.lines and self.cut:
            count = _("the first {n} places").format(n=f"{len(self.lines):,}")
        parts = [_("Concordance"), self.called or "…", where]
        return [*parts, count, _(_ORDER_NAMES[self.order])] if self.has_subject else parts

    def key_pairs(self) -> list[tuple[str, str]]:
        """What can be done here."""
        scope = _("this article") if self.subject.article is None else _("all articles")
        pairs = [("Enter", _("open")), ("o", _("sort")), ("/", _("other words")), ("f", _("jump"))]
        if self.near is not None:
            pairs.insert(2, ("*", scope))
        return [*pairs, ("Esc", _("back"))]

    def text_lines(self) -> Iterable[str]:
        """The lines, aligned."""
        return concordance_lines(self.lines, TEXT_WIDTH)

    def action_sort(self) -> None:
        """By date, source, the word before, the word after."""
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        self.say_edges()
        self._sort()

    def action_everywhere(self) -> None:
        """All articles, or only the one that is open."""
        if self.near is not None:
            article = self.near[0] if self.subject.article is None else None
            self.subject = Subject(self.subject.actor, self.subject.text, article)
            self.read()

    def action_words(self) -> None:
        """Other words."""
        self.query_one(Prompt).ask("words", _("Words:"), self.subject.text)

    @on(Prompt.Changed)
    def _typed(self, message: Prompt.Changed) -> None:
        message.stop()

    @on(Prompt.Closed)
    def _asked(self, message: Prompt.Closed) -> None:
        message.stop()
        self.items.focus()
        if message.kept and message.text.strip():
            self.subject = Subject(None, message.text.strip(), self.subject.article)
            self.read()

    def action_leave(self) -> None:
        """Out of the box, then out of the view."""
        prompt = self.query_one(Prompt)
        if prompt.is_open:
            prompt.close(kept=False)
        else:
            super().action_leave()
