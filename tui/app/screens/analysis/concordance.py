"""The concordance: every occurrence of an actor or of words, with the keyword in its own column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import structs
from textual.worker import Worker

from tui.analysis.concordance import (
    MAX_LINES,
    ORDERS,
    ConcordanceLine,
    Contexts,
    How,
    Order,
    Subject,
    concordance_lines,
    describe_subject,
    find_concordance,
    how_words,
    sort_lines,
)
from tui.app.key_table import FooterEntry
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.runtime.status_messages import ADVICE_S
from tui.app.screens.analysis.base import COPY_WIDTH_CELLS, AnalysisScreen
from tui.app.screens.analysis.concordance_lines import (
    LineItems,
    LinesFound,
    LinesSorted,
    Occurrences,
    line_location,
)
from tui.app.session.history import ViewSnapshot
from tui.app.widgets.prompt import Prompt
from tui.i18n import N_, format_number, ngettext
from tui.i18n import gettext as _
from tui.model.records import Ref

#: How many lines are shown before the rest is read.
MAX_FIRST_LINES = 200
#: Most mentions of an actor that are read.
MAX_MENTIONS = 1_000_000
_ORDER_NAMES: dict[Order, str] = {
    "date": N_("by date"),
    "source": N_("by source"),
    "left": N_("by the word before"),
    "right": N_("by the word after"),
}


class ConcordanceScreen(AnalysisScreen):
    """Show the lines of a subject; the cursor begins at `near`, an article and a code point of its body."""

    SCOPES = ("concordance", "view", "everywhere")

    def __init__(self, subject: Subject, near: tuple[Ref, int] | None = None) -> None:
        super().__init__()
        self.subject, self.near = subject, near
        self.order: Order = "date"
        self.occurrences: Occurrences = ()  # in the order of the store
        self.sorted_occurrences: Occurrences = ()  # in the current order
        self.subject_name, self.is_complete, self.is_cut = subject.text, False, False
        self.how: How = ""  # how several words were searched for
        self._shown_subject: Subject | None = None  # the subject of the lines in the list
        self._contexts: Contexts | None = None

    @property
    def contexts(self) -> Contexts:
        """Return the contexts that turn occurrences into lines."""
        if self._contexts is None:
            self._contexts = Contexts(self.store)
        return self._contexts

    def identity(self) -> ViewSnapshot:
        """Return the snapshot that identifies the view in the history."""
        return ViewSnapshot(
            "concordance", (self.subject.actor,) if self.subject.actor else (), self.subject.text
        )

    def display_options(self) -> Iterable[str]:
        """Return the order, and the article if there is only one."""
        return (self.order, *([str(self.subject.article)] if self.subject.article else []))

    def restore_display(self, options: Sequence[str]) -> None:
        """Restore the order and the article."""
        self.order = next((known for known in ORDERS if known in options), self.order)
        article = next((ref for word in options if (ref := Ref.parse(word)) and ref.kind == "article"), None)
        self.subject = structs.replace(self.subject, article=article)

    def restore_cursor(self, location: RecordLocation) -> None:
        """Begin with the cursor at `place`."""
        self.near = (location.ref, location.start or 0)

    @property
    def has_subject(self) -> bool:
        """Return whether there is anything to search for."""
        return self.subject.actor is not None or bool(self.subject.text.strip())

    def read(self) -> None:
        """Search for the subject in a thread, and show the first lines at once."""
        self.subject = structs.replace(self.subject, within=self.filter)
        self.is_complete, self._contexts = False, None
        if self.subject != self._shown_subject:
            self.occurrences = self.sorted_occurrences = ()
        self.items.empty = _("Searching …")
        if not self.has_subject:
            self.is_complete = True
            self.items.empty = _(
                "Press {key} and type the words to see in context. They are searched for as a phrase;\n"
                "if it does not occur, word by word. “exact phrase” · a or b · -without"
            ).format(key=self.key("search"))
            self.draw()
            self.query_one(Prompt).ask(_("Words:"), self._take_words)
            return
        self.draw()
        run_in_thread(self, "concordance", self._read)

    def _read(self, worker: Worker[None]) -> LinesFound | None:
        subject = self.subject
        if subject.actor is None or subject.article is not None:
            return self._read_lines(subject, worker)
        name = self._actor_name(subject.actor)
        first = self.store.mentions_of(subject.actor, MAX_FIRST_LINES, subject.within)
        if len(first) == MAX_FIRST_LINES and not worker.is_cancelled:
            self.post_message(LinesFound(subject, name, first, is_complete=False))
            return LinesFound(
                subject,
                name,
                self.store.mentions_of(subject.actor, MAX_MENTIONS, subject.within),
                is_complete=True,
            )
        return LinesFound(subject, name, first, is_complete=True)

    def _actor_name(self, actor: Ref) -> str:
        return next((record.title for record in self.store.read([actor])), actor.id)

    def _read_lines(self, subject: Subject, worker: Worker[None]) -> LinesFound | None:
        """Read the lines of words, or of an actor in one article; None if cancelled."""
        name = self._actor_name(subject.actor) if subject.actor else subject.text
        how = describe_subject(self.store, subject)
        lines: list[ConcordanceLine] = []
        for line in find_concordance(self.store, subject, MAX_LINES + 1, how):
            lines.append(line)
            if worker.is_cancelled:
                return None
            if len(lines) == MAX_FIRST_LINES:
                self.post_message(LinesFound(subject, name, list(lines), is_complete=False, how=how))
        return LinesFound(subject, name, lines, is_complete=True, how=how)

    def on_lines_found(self, message: LinesFound) -> None:
        """Show the lines with the cursor at the reading position."""
        if message.subject != self.subject:
            return
        self.subject_name, self.is_complete = message.subject_name, message.is_complete
        self.how = message.how
        self.is_cut = len(message.occurrences) > MAX_LINES and isinstance(
            message.occurrences[0], ConcordanceLine
        )
        self.occurrences = message.occurrences[:MAX_LINES] if self.is_cut else message.occurrences
        words = _("“{text}” does not occur here. Press {key} for other words, {all} for all articles.")
        self.say_nothing(
            words.format(text=self.subject_name, key=self.key("search"), all=self.key("everywhere"))
        )
        self._sort()

    def _sort(self) -> None:
        """Sort the lines in a thread; the store already returns them by date."""
        occurrences, order = self.occurrences, self.order
        contexts = Contexts(self.store)  # used by the thread alone
        key = self.items.current.key if self.items.current else self._nearest()
        if order == "date":
            self.on_lines_sorted(LinesSorted(order, occurrences, key))
            return

        def work(worker: Worker[None]) -> LinesSorted | None:
            lines = []
            for occurrence in occurrences:
                if worker.is_cancelled:
                    return None
                lines.append(contexts.line(occurrence))
            return LinesSorted(order, sort_lines(lines, order), key)

        run_in_thread(self, "sort", work)

    def on_lines_sorted(self, message: LinesSorted) -> None:
        """Show the sorted lines, unless the order has changed since."""
        if message.order == self.order:
            self.sorted_occurrences, self._shown_subject = message.occurrences, self.subject
            self.draw(message.key)
            self.paint_now()  # though the rest may still be read

    def _nearest(self) -> RecordLocation | None:
        if self.near is None:
            return None
        article, offset = self.near
        inside = [occurrence for occurrence in self.occurrences if occurrence.article == article]
        line = min(inside, key=lambda line: (line.in_title, abs(line.start - offset)), default=None)
        return line_location(line) if line else None

    def draw(self, key: object = None) -> None:
        """Draw the lines with the cursor on `key`, else where it was."""
        width = self.list_width
        if key is None and self.items.current is not None:
            key = self.items.current.key
        self.items.set_items(LineItems(self.sorted_occurrences, self.contexts, width), keep=False)
        if isinstance(key, RecordLocation):
            places = map(line_location, self.sorted_occurrences)
            occurrence = next((n for n, place in enumerate(places) if place == key), 0)
            self.items.cursor = occurrence if self.sorted_occurrences else None
        self.update_bars()

    def title_parts(self) -> list[str]:
        """Return the parts of the title: «Concordance  Niamey · all articles · 12 places · by date»."""
        scope = _("this article") if self.subject.article else _("all articles")
        total = len(self.sorted_occurrences)
        count = ngettext("{n} place", "{n} places", total).format(n=format_number(total))
        if not self.is_complete:
            count = _("reading …")
        elif self.is_cut:
            count = _("the first {n} places").format(n=format_number(total))
        parts = [_("Concordance"), self.subject_name or "…", *filter(None, [how_words(self.how)]), scope]
        return [*parts, count, _(_ORDER_NAMES[self.order])] if self.has_subject else parts

    def footer_entries(self) -> list[FooterEntry]:
        """Return what stands in the line of keys."""
        scope = _("this article") if self.subject.article is None else _("all articles")
        everywhere = [] if self.near is None else [("everywhere", scope)]
        return ["open", "sort", *everywhere, "search", "jump", *self.filter_entries(), "step-out"]

    def text_lines(self) -> Iterable[str]:
        """Return the first `MAX_LINES` lines as aligned text."""
        contexts = Contexts(self.store)
        return concordance_lines(map(contexts.line, self.sorted_occurrences[:MAX_LINES]), COPY_WIDTH_CELLS)

    def action_sort(self) -> None:
        """Sort by the next order: date, source, word before, word after."""
        if len(self.occurrences) > MAX_LINES:
            words = _("More than {n} places are sorted by date only; filter them ({key}).")
            self.notify(words.format(n=format_number(MAX_LINES), key=self.key("narrow")), timeout=ADVICE_S)
            return
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        self.update_bars()
        self._sort()

    def action_everywhere(self) -> None:
        """Switch between all articles and the open one."""
        if self.near is not None:
            article = self.near[0] if self.subject.article is None else None
            self.subject = structs.replace(self.subject, article=article)
            self.read()

    def action_words(self) -> None:
        """Ask for other words."""
        self.query_one(Prompt).ask(_("Words:"), self._take_words, self.subject.text)

    def _take_words(self, text: str | None) -> None:
        self.focus_content()
        if text is not None and text.strip():
            self.subject = structs.replace(self.subject, actor=None, text=text.strip())
            self.read()
