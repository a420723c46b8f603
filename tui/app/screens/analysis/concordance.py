"""The concordance: every place of a name or of words, the key word in a column of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, overload

from msgspec import structs
from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.worker import Worker

from tui.analysis.concordance import (
    MAX_LINES,
    ORDERS,
    Columns,
    ConcordanceLine,
    Contexts,
    How,
    Order,
    Subject,
    align_columns,
    columns,
    concordance_lines,
    describe_subject,
    find_concordance,
    how_words,
    sort_lines,
)
from tui.analysis.output.cell_width import pad_right, truncate
from tui.app.documents.labels import short_date
from tui.app.documents.list_items import ListItem
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.screens.analysis.base import TEXT_WIDTH, width_of
from tui.app.screens.analysis.filtered_screen import FilteredScreen
from tui.app.session.history import ViewSnapshot
from tui.app.widgets.prompt import Prompt
from tui.i18n import N_, ngettext
from tui.i18n import gettext as _
from tui.index.store import MATCH_ALL, MentionRef
from tui.model.records import Ref

#: So many lines are shown before the rest is read.
MAX_FIRST_LINES = 200
#: In so many articles it is counted how often an actor is named in titles.
ARTICLES = 50
#: So many places of an actor are known at most.
ALL = 1_000_000
_ORDER_NAMES: dict[Order, str] = {
    "date": N_("by date"),
    "source": N_("by source"),
    "left": N_("by the word before"),
    "right": N_("by the word after"),
}


#: Where an actor stands, whose lines are made when they are drawn; or lines that were read already.
Places = Sequence[MentionRef | ConcordanceLine]


class LinesFound(Message):
    """Lines are here; `whole`: all of them; `how`: how several words were looked for.

    `titles`: so many times an actor is named in titles, of which there are no lines.
    """

    def __init__(
        self, subject: Subject, called: str, places: Places, whole: bool, how: How = "", titles: int = 0
    ) -> None:
        super().__init__()
        self.titles = titles
        self.subject, self.called, self.places, self.whole, self.how = subject, called, places, whole, how


class LinesSorted(Message):
    """The lines are in order; the cursor goes to `key`."""

    def __init__(self, order: Order, places: Places, key: object) -> None:
        super().__init__()
        self.order, self.places, self.key = order, places, key


class LineItems(Sequence[ListItem]):
    """Places as rows of a list, each made when it is drawn."""

    def __init__(self, places: Places, contexts: Contexts, width: int) -> None:
        self.places, self.contexts, self.width = places, contexts, width
        self.columns: Columns = columns(width - 1)

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, place: int) -> ListItem: ...
    @overload
    def __getitem__(self, place: slice) -> list[ListItem]: ...
    def __getitem__(self, place: int | slice) -> ListItem | list[ListItem]:
        if isinstance(place, slice):
            return [self._item(each) for each in self.places[place]]
        return self._item(self.places[place])

    def __iter__(self) -> Iterator[ListItem]:
        return map(self._item, self.places)

    def _item(self, place: MentionRef | ConcordanceLine) -> ListItem:
        line = self.contexts.line(place)
        date, left, right, source = self.columns
        text, span = align_columns(line, left, right, cell_len)
        return ListItem(
            key=RecordLocation(line.article, line.start, line.end),
            text=text,
            lead=pad_right(short_date(line.date), date - 1, cell_len) if date else "",
            trail=pad_right(truncate(line.source, source - 2, cell_len), source - 2, cell_len)
            if source
            else "",
            matched=(span,),
        )


class ConcordanceScreen(FilteredScreen):
    """`near`: the place (an article, a code point of its body) at which the cursor begins."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("asterisk", "everywhere", show=False, id="everywhere"),
        Binding("slash", "words", show=False, id="search"),
    ]

    def __init__(self, subject: Subject, near: tuple[Ref, int] | None = None) -> None:
        super().__init__()
        self.subject, self.near = subject, near
        self.order: Order = "date"
        self.found: Places = ()  # as they were read
        self.places: Places = ()  # in their order
        self.called, self.whole, self.cut = subject.text, False, False
        self.how: How = ""  # how several words were looked for
        self.titles = 0  # so many more places are titles
        self._shown: Subject | None = None  # what the list has the places of
        self._contexts: Contexts | None = None

    @property
    def contexts(self) -> Contexts:
        """Makes the lines of places."""
        if self._contexts is None:
            self._contexts = Contexts(self.store)
        return self._contexts

    def identity(self) -> ViewSnapshot:
        """What the trail keeps of the view."""
        return ViewSnapshot(
            "concordance", (self.subject.actor,) if self.subject.actor else (), self.subject.text
        )

    def display_options(self) -> Iterable[str]:
        """The order, and the one article."""
        return (self.order, *([str(self.subject.article)] if self.subject.article else []))

    def restore_display(self, how: Sequence[str]) -> None:
        """In this order, this article."""
        self.order = next((known for known in ORDERS if known in how), self.order)
        article = next((ref for word in how if (ref := Ref.parse(word)) and ref.kind == "article"), None)
        self.subject = structs.replace(self.subject, article=article)

    def restore_cursor(self, place: RecordLocation) -> None:
        """Begin there."""
        self.near = (place.ref, place.start or 0)

    @property
    def has_subject(self) -> bool:
        """Whether there is anything to look for."""
        return self.subject.actor is not None or bool(self.subject.text.strip())

    def read(self) -> None:
        """Look for the places of the subject, in a thread; the first ones are shown at once."""
        self.subject = structs.replace(self.subject, within=self.filter)
        self.whole, self._contexts = False, None
        if self.subject != self._shown:
            self.found = self.places = ()
        self.items.empty = _("Looking …")
        if not self.has_subject:
            self.whole = True
            self.items.empty = _(
                "Type / and the words to be shown in their context: they are looked for in a row,\n"
                "and where they stand nowhere in a row, each of them. “in a row” · a or b · -without"
            )
            self.draw()
            self.query_one(Prompt).ask("words", _("Words:"))
            return
        self.draw()
        run_in_thread(self, "concordance", self._read)

    def _read(self, worker: Worker[None]) -> LinesFound | None:
        subject = self.subject
        if subject.actor is None or subject.article is not None:
            return self._read_lines(subject, worker)
        name = self._name_of(subject.actor)
        first = self.store.mentions_of(subject.actor, MAX_FIRST_LINES, subject.within)
        if len(first) == MAX_FIRST_LINES and not worker.is_cancelled:
            self.post_message(LinesFound(subject, name, first, whole=False))
            return LinesFound(
                subject, name, self.store.mentions_of(subject.actor, ALL, subject.within), whole=True
            )
        return LinesFound(subject, name, first, whole=True, titles=self._in_titles(subject, len(first)))

    def _in_titles(self, subject: Subject, in_texts: int) -> int:
        """How often an actor is named in titles; 0 where it is in too many articles to be counted at once."""
        if subject.actor is None or subject.within != MATCH_ALL:
            return 0
        links = self.store.related_records(subject.actor, ARTICLES, "article")
        counts = [link.count for link in links if link.why == "mentioned"]
        return sum(counts) - in_texts if len(links) < ARTICLES else 0

    def _name_of(self, actor: Ref) -> str:
        return next((record.title for record in self.store.read([actor])), actor.id)

    def _read_lines(self, subject: Subject, worker: Worker[None]) -> LinesFound | None:
        """The lines of words, or of an actor in one article."""
        name = self._name_of(subject.actor) if subject.actor else subject.text
        how = describe_subject(self.store, subject)
        lines: list[ConcordanceLine] = []
        for line in find_concordance(self.store, subject, MAX_LINES + 1, how):
            lines.append(line)
            if worker.is_cancelled:
                return None
            if len(lines) == MAX_FIRST_LINES:
                self.post_message(LinesFound(subject, name, list(lines), whole=False, how=how))
        return LinesFound(subject, name, lines, whole=True, how=how)

    def on_lines_found(self, message: LinesFound) -> None:
        """Show the places; the cursor begins at the reader's place."""
        if message.subject != self.subject:
            return
        self.called, self.whole = message.called, message.whole
        self.how, self.titles = message.how, message.titles
        self.cut = len(message.places) > MAX_LINES and isinstance(message.places[0], ConcordanceLine)
        self.found = message.places[:MAX_LINES] if self.cut else message.places
        self.items.empty = _("“{text}” is nowhere here. Type / for other words, * for all articles.").format(
            text=self.called
        )
        self._sort()

    def _sort(self) -> None:
        """Bring the lines into order, in a thread; as they are found they are by date."""
        found, order, contexts = self.found, self.order, Contexts(self.store)  # of the thread alone
        key = self.items.current.key if self.items.current else self._nearest()
        if order == "date":
            self.on_lines_sorted(LinesSorted(order, found, key))
            return

        def work(worker: Worker[None]) -> LinesSorted | None:
            lines = []
            for place in found:
                if worker.is_cancelled:
                    return None
                lines.append(contexts.line(place))
            return LinesSorted(order, sort_lines(lines, order), key)

        run_in_thread(self, "sort", work)

    def on_lines_sorted(self, message: LinesSorted) -> None:
        """Show them, unless they are wanted in another order by now."""
        if message.order == self.order:
            self.places, self._shown = message.places, self.subject
            self.draw(message.key)
            self.paint_now()  # though the rest may still be read

    def _nearest(self) -> RecordLocation | None:
        if self.near is None:
            return None
        article, offset = self.near
        inside = [place for place in self.found if place.article == article]
        line = min(inside, key=lambda line: abs(line.start - offset), default=None)
        return RecordLocation(line.article, line.start, line.end) if line else None

    def draw(self, key: object = None) -> None:
        """The lines, with the cursor on `key`, else where it was."""
        width = width_of(self.items)
        if key is None and self.items.current is not None:
            key = self.items.current.key
        self.items.set_items(LineItems(self.places, self.contexts, width), keep=False)
        if isinstance(key, RecordLocation):
            at = (key.ref, key.start)
            place = next((n for n, each in enumerate(self.places) if (each.article, each.start) == at), 0)
            self.items.cursor = place if self.places else None
        self.update_bars()

    def title_parts(self) -> list[str]:
        """«Concordance  coopération militaire · in a row · all articles · 12 places · by date»."""
        where = _("this article") if self.subject.article else _("all articles")
        number = len(self.places)
        count = ngettext("{n} place", "{n} places", number).format(n=f"{number:,}")
        if self.titles > 0:
            count = _("{places} in texts, {n} in titles").format(places=count, n=f"{self.titles:,}")
        if not self.whole:
            count = _("reading …")
        elif self.cut:
            count = _("the first {n} places").format(n=f"{number:,}")
        parts = [_("Concordance"), self.called or "…", *filter(None, [how_words(self.how)]), where]
        return [*parts, count, _(_ORDER_NAMES[self.order])] if self.has_subject else parts

    def key_pairs(self) -> list[tuple[str, str]]:
        """What can be done here."""
        scope = _("this article") if self.subject.article is None else _("all articles")
        pairs = [("Enter", _("open")), ("o", _("sort")), ("/", _("other words")), ("f", _("jump"))]
        if self.near is not None:
            pairs.insert(2, ("*", scope))
        return [*pairs, *self.filter_pairs(), ("Esc", _("back"))]

    def text_lines(self) -> Iterable[str]:
        """The lines, aligned; of very many the first."""
        contexts = Contexts(self.store)
        return concordance_lines(map(contexts.line, self.places[:MAX_LINES]), TEXT_WIDTH)

    def action_sort(self) -> None:
        """By date, source, the word before, the word after."""
        if len(self.found) > MAX_LINES:
            words = _("More than {n} places come by date; a filter (F) leaves fewer.")
            self.notify(words.format(n=f"{MAX_LINES:,}"), timeout=4)
            return
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        self.update_bars()
        self._sort()

    def action_everywhere(self) -> None:
        """All articles, or only the one that is open."""
        if self.near is not None:
            article = self.near[0] if self.subject.article is None else None
            self.subject = structs.replace(self.subject, article=article)
            self.read()

    def action_words(self) -> None:
        """Other words."""
        self.query_one(Prompt).ask("words", _("Words:"), self.subject.text)

    def filter_entered(self, purpose: str, text: str) -> None:
        """Other words, or another filter."""
        if purpose == "words" and text.strip():
            self.subject = structs.replace(self.subject, actor=None, text=text.strip())
            self.read()
        else:
            super().filter_entered(purpose, text)
