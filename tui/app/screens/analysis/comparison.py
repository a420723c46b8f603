"""Compare: articles beside each other, scrolling together; what they share dim, what differs bright."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from msgspec.structs import replace
from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.worker import Worker

from tui.analysis.comparison import (
    Alignment,
    Comparison,
    articles_of,
    linked_words,
    new_comparison,
    plain_words,
    reach_words,
    with_facts,
    with_shared,
)
from tui.analysis.output.cell_width import truncate_label
from tui.app.documents.comparison import ComparisonProgress, ComparisonReady
from tui.app.documents.document import Document
from tui.app.messages import RequestFailed
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.screens.analysis.filtered_screen import FilteredScreen
from tui.app.screens.modals.jump import JumpMode
from tui.app.screens.modals.jump_labels import jump_labels
from tui.app.session.history import ViewSnapshot
from tui.app.widgets.text.comparison_column import ComparisonColumn
from tui.app.widgets.text.reader import Reader
from tui.app.widgets.text.text_layout import wrap
from tui.i18n import gettext as _
from tui.i18n import ngettext
from tui.index.query import Query
from tui.index.store import MATCH_ALL
from tui.model.records import Article, Event, Ref

#: From this width on texts stand side by side, and each has at least so many cells or rows.
SIDE_BY_SIDE, CELLS, ROWS = 100, 48, 5
#: Whom a text is by, on its upper edge, in cells: what it shares has room behind it.
CALLED = 30
#: Texts of so many code points in all are compared before they would be seen without that.
QUICK = 50_000

Span = tuple[int, int]


class ComparisonScreen(FilteredScreen):
    """Articles side by side, or one above the other; or those of an event that fit the filter."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    ComparisonScreen #facts {
        height: auto; padding: 0 1 0 0; border-left: blank;
        &:focus { border-left: heavy $border; }
    }
    ComparisonScreen #texts { height: 1fr; width: 1fr; layout: horizontal; }
    ComparisonScreen.-stacked #texts { layout: vertical; }
    ComparisonScreen .side {
        width: 1fr; height: 1fr; border: round $foreground 25%; border-title-color: $text-muted;
        border-title-style: none; padding: 0 1;
        &:focus { border: heavy $border; border-title-color: $text; border-title-style: bold; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "side(1)", show=False),
        Binding("shift+tab", "side(-1)", show=False),
        Binding("n", "passage(1)", show=False, id="next-mention"),
        Binding("N", "passage(-1)", show=False, id="previous-mention"),
    ]

    def __init__(self, of: Sequence[Ref]) -> None:
        """`of`: an event, or articles."""
        super().__init__()
        self.of = tuple(of)
        self.called = ""  # the event's title
        self.comparison = Comparison((), (), ())
        self.working, self._share = True, 0.0
        self._alignments: dict[Span, Alignment] = {}
        self._passage = -1  # which of the shared passages is current
        self._first = 0  # the first text that is shown

    def panes(self) -> ComposeResult:
        """The facts, and room for the texts."""
        with Vertical(id="main"):
            yield Reader(id="facts", max_width=0, centred=False)
            yield Container(id="texts")

    @property
    def is_of_event(self) -> bool:
        """Whether it is the sources of an event that are compared: a filter leaves some out."""
        return self.of[0].kind == "event"

    def identity(self) -> ViewSnapshot:
        """What the trail keeps of the view."""
        return ViewSnapshot("comparing", self.of)

    def cursor_location(self) -> RecordLocation | None:
        """What is read: a text, and its first visible word."""
        column = self.active
        if not isinstance(column, ComparisonColumn):
            return None
        return RecordLocation(self.comparison.articles[column.side].ref, column.first_shown)

    def read(self) -> None:
        """Compare, in a thread; what is as it was is left as it is."""
        asked = self.filter if self.is_of_event else MATCH_ALL
        before = self.comparison
        run_in_thread(self, "compare", lambda worker: self._compare(asked, before, worker))
        self.update_bars()

    def _compare(
        self, asked: Query, before: Comparison, worker: Worker[None]
    ) -> ComparisonReady | RequestFailed | None:
        records = self.store.read(self.of)
        event = next((record for record in records if isinstance(record, Event)), None)
        articles = [record for record in records if isinstance(record, Article)]
        if event is not None:
            articles = articles_of(self.store, event)
        if not articles:
            return RequestFailed(_("No article of the corpus tells of this event."))
        begun = with_facts(self.store, new_comparison(self.store, articles, asked), event)
        if replace(begun, shared=before.shared, whole=before.whole) == before:
            return None
        called = event.title if event else ""

        def stopped(share: float) -> bool:
            if not worker.is_cancelled:
                self.post_message(ComparisonProgress(share))
            return worker.is_cancelled

        if sum(len(article.body) for article in articles) > QUICK:
            self.post_message(ComparisonReady(begun, called, working=True))
        return ComparisonReady(with_shared(begun, stopped), called, working=False)

    def on_comparison_progress(self, message: ComparisonProgress) -> None:
        """Say how much is done."""
        self._share = message.share
        self.update_bars()

    async def on_comparison_ready(self, message: ComparisonReady) -> None:
        """Show the texts at once, and what they share when that is known."""
        refs = [article.ref for article in self.comparison.articles]
        is_new = refs != [article.ref for article in message.comparison.articles]
        self.comparison, self.working, self.called = message.comparison, message.working, message.called
        self._alignments = message.alignments
        if is_new:
            await self._mount_columns()
        for column in self.columns:
            document, column.body_at = message.texts[column.side]
            column.border_title = Content(self._column_title(column.side))
            column.show(document, keep_scroll=True)
            column.set_hits(
                (start + column.body_at, end + column.body_at) for start, end in self._quoted(column)
            )
        self.query_one("#facts", Reader).show(message.facts)
        self.draw()
        if is_new and self.place is None:
            self.call_after_refresh(self._go_to_claims)  # when every text has the room that is left for it
        self._go_to_place()

    def _quoted(self, column: ComparisonColumn) -> Sequence[Span]:
        """The passages of a text that the event's claims quote; code points of its body."""
        return self.comparison.quoted[column.side] if self.comparison.quoted else ()

    def _go_to_claims(self) -> None:
        """The sources of an event begin where they tell of it."""
        for column in self.columns:
            if passages := self._quoted(column):
                column.open_at_offset(passages[0][0])

    async def _mount_columns(self) -> None:
        """A column for each text, in place of those that were there."""
        self._passage, self._first = -1, 0
        texts = self.query_one("#texts", Container)
        await texts.remove_children()
        columns = [ComparisonColumn(side) for side in range(len(self.comparison.articles))]
        for first in columns[:1]:  # not styled without the keys and then with them
            first.set_reactive(ComparisonColumn.has_focus, self.app.app_focus)
        await texts.mount_all(columns)
        self.take_keys()

    def _go_to_place(self) -> None:
        """Once all is compared: to where the reader was the last time."""
        if self.working or (place := self.place) is None:
            return
        self.place = None
        for column in self.columns:
            if self.comparison.articles[column.side].ref == place.ref:
                self._first = column.side
                self.draw()
                column.focus()
                column.show_from(place.start or 0)

    def take_keys(self) -> None:
        """The first text that is shown has the keys; where there is none, the screen."""
        self.set_focus(self.columns[self._first] if self.columns else None)

    def _column_title(self, side: int) -> str:
        """«2 RFI · 48% shared»."""
        said = f"{side + 1} {truncate_label(self.comparison.labels[side], CALLED, cell_len)}"
        share = _("{share} shared").format(share=f"{self.comparison.share(side):.0%}")
        return f"{said} · {share}" if self.comparison.shared else said

    @property
    def columns(self) -> list[ComparisonColumn]:
        """The texts, from left to right."""
        return list(self.query(ComparisonColumn))

    @property
    def active(self) -> Reader:
        """What has the keys."""
        return self.focused if isinstance(self.focused, Reader) else self.query_one("#facts", Reader)

    def draw(self) -> None:
        """As many texts as there is room for; the facts above them in at most a third."""
        stacked = self.size.width < SIDE_BY_SIDE
        self.set_class(stacked, "-stacked")
        facts = self.query_one("#facts", Reader)
        text = facts.document.text
        # Its own width is not known before it was shown: all but its padding and the room for its bar.
        rows = min(len(wrap(text, self.size.width - 3)) if text else 0, self.size.height // 4)
        facts.display = rows > 0
        facts.styles.height = max(1, rows)
        room = (self.size.height - 2 - rows) // ROWS
        shown = self._shown(max(2 if not stacked else 1, room if stacked else self.size.width // CELLS))
        for column in self.columns:
            column.display = column.side in shown
        if isinstance(self.focused, ComparisonColumn) and self.focused.side not in shown:
            self.columns[min(shown)].focus()  # what is folded away cannot keep the keys
        self.update_bars()

    def _shown(self, room: int) -> set[int]:
        """The texts that are shown: those of the current passage, then from the first on."""
        count = len(self.columns)
        current = self.comparison.shared[self._passage].sides if self._passage >= 0 else ()
        following = ((self._first + step) % count for step in range(count))
        return set(list(dict.fromkeys((*current, *following)))[:room])

    # -- scrolling together --------------------------------------------------------------------

    @on(ComparisonColumn.Scrolled)
    def _scrolled(self, message: ComparisonColumn.Scrolled) -> None:
        message.stop()
        leader = message.column
        for column in self.columns:
            if column is not leader and column.display:
                beside = self._alignments[leader.side, column.side](leader.first_shown)
                column.scroll_to_offset(beside if leader.scroll_offset.y else None)

    def action_passage(self, by: int) -> None:
        """To the next or previous shared passage, in all texts that have it."""
        shared = self.comparison.shared
        if not shared:
            words = _("Still comparing …") if self.working else _("These texts share no passage.")
            self.notify(words, timeout=2)
            return
        self._passage = min(max(self._passage + by, 0), len(shared) - 1)
        self.draw()
        self.call_after_refresh(self._lead_to_passage)  # a text may only now have come up

    def _lead_to_passage(self) -> None:
        """Put the current passage on the first row of the texts that have it, and the others beside it."""
        current = self.comparison.shared[self._passage]
        for side, (start, _end) in zip(current.sides, current.spans, strict=True):
            self.columns[side].scroll_to_offset(start)
        for column in self.columns:
            if column.display and column.side not in current.sides:
                column.scroll_to_offset(self._alignments[current.sides[0], column.side](current.spans[0][0]))

    # -- edges and keys ------------------------------------------------------------------------

    def title_parts(self) -> list[str]:
        """«Compare  3 shared passages · Visite du Premier ministre …»."""
        found, count = self.comparison, len(self.of)
        what = self.called if self.is_of_event else _("{n} articles").format(n=count)
        said = (
            self._which(),
            reach_words(found),
            self._state(),
            linked_words(found),
            "" if self.working else plain_words(found),
            what,
        )
        return [_("Compare"), *filter(None, said)]

    def _which(self) -> str:
        """«1 and 2 of 3»: the texts that are shown, where not all have room."""
        shown = [str(column.side + 1) for column in self.columns if column.display]
        if len(shown) == len(self.columns):
            return ""
        which = _(" and ").join(filter(None, (", ".join(shown[:-1]), shown[-1])))
        return _("{which} of {count}").format(which=which, count=len(self.columns))

    def _state(self) -> str:
        if self.working:
            return _("comparing … {share} Esc stops").format(share=f"{self._share:.0%}")
        count = len(self.comparison.shared)
        if self._passage >= 0:
            return _("shared passage {n} of {count}").format(n=self._passage + 1, count=count)
        said = ngettext("{n} shared passage", "{n} shared passages", count).format(n=count)
        if not self.columns:
            return _("no article that fits") if self.comparison.known else ""
        if len(self.columns) == 1:
            said = _("one article tells of it") if self.comparison.known == 1 else _("one article fits")
        return said if self.comparison.whole else _("{said}; stopped").format(said=said)

    def key_pairs(self) -> list[tuple[str, str]]:
        """What can be done here."""
        pairs = [("Enter", _("open here"))]
        if any(not column.display for column in self.columns):
            pairs.append(("o", _("other texts")))
        if self.comparison.shared:
            pairs.append(("n N", _("shared passages")))
        pairs.append(("Tab", _("text")))
        if self.is_of_event:
            pairs += self.filter_pairs()
        return [*pairs, ("Esc", _("back"))]

    def filter_content(self) -> Content:
        """What the sources of an event are narrowed to; texts that were chosen are what they are."""
        return super().filter_content() if self.is_of_event else Content("")

    def action_narrow(self) -> None:
        """Ask for a filter of the sources."""
        if self.is_of_event:
            super().action_narrow()
        else:
            self.notify(_("These texts were chosen; a filter leaves out sources of an event."), timeout=3)

    def filtered_title(self) -> None:
        """Another filter, other sources."""
        if self.is_of_event:
            super().filtered_title()

    def on_request_failed(self, message: RequestFailed) -> None:
        """Say what could not be had, where the facts are said."""
        message.prevent_default()
        self.working = False
        self.query_one("#facts", Reader).show(Document(message.words))
        self.draw()

    def action_side(self, by: int) -> None:
        """To the next or previous text, or to the facts."""
        (self.focus_next if by > 0 else self.focus_previous)(Reader)

    def action_sort(self) -> None:
        """The next texts, where not all have room."""
        if self.columns:
            self._first, self._passage = (self._first + 1) % len(self.columns), -1
            self.draw()
            self.columns[self._first].focus()

    def action_move(self, by: int) -> None:
        """Scroll the text; the others come along."""
        self.active.action_move(by)

    def action_page(self, by: int) -> None:
        """A page of the text."""
        self.active.action_page(by)

    def action_edge(self, by: int) -> None:
        """To the top or the end."""
        (self.active.action_first if by < 0 else self.active.action_last)()

    def action_choose(self) -> None:
        """Open the article at what is shown of it; follow a fact to its event."""
        active = self.active
        if isinstance(active, ComparisonColumn):
            self.dismiss(self._target(active))
        elif active.current_link is not None or active.step(1):
            active.action_choose()

    def _target(self, column: ComparisonColumn) -> RecordLocation:
        """The article of a text: at the current passage, else at its first visible word."""
        ref, top = self.comparison.articles[column.side].ref, column.first_shown
        if self._passage >= 0:
            shared = self.comparison.shared[self._passage]
            if column.side in shared.sides:
                return RecordLocation(ref, *shared.spans[shared.sides.index(column.side)])
        return RecordLocation(ref, top or None)

    @on(Reader.LinkFollowed)
    def _followed(self, message: Reader.LinkFollowed) -> None:
        message.stop()
        self.choose(message.link.target)

    def action_jump(self) -> None:
        """A letter on every fact's event."""
        facts = self.query_one("#facts", Reader)
        doors = [number for number, _region in facts.visible_links()]
        letters = jump_labels(len(doors))
        targets = [facts.document.links[number].target for number in doors]
        facts.show_hints(dict(zip(doors, letters, strict=True)))

        def chosen(target: object) -> None:
            facts.clear_hints()
            self.choose(target)

        self.app.push_screen(JumpMode(dict(zip(letters, targets, strict=True))), chosen)

    def action_leave(self) -> None:
        """Stop comparing, else leave."""
        if self.working and self.columns:
            self.working = False
            self.comparison = replace(self.comparison, shared=(), whole=False)
            self.workers.cancel_group(self, "compare")
            self.update_bars()
        else:
            self.workers.cancel_group(self, "compare")
            super().action_leave()
