"""Compare articles side by side, scrolling together: shared text is dim, the rest bright."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
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
from tui.app.key_table import FooterEntry
from tui.app.messages import RequestFailed
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.screens.analysis.base import AnalysisScreen
from tui.app.screens.modals.jump import jump_to_link
from tui.app.session.history import ViewSnapshot
from tui.app.widgets.text.comparison_column import ComparisonColumn
from tui.app.widgets.text.reader import Reader
from tui.app.widgets.text.text_layout import wrap
from tui.i18n import gettext as _
from tui.i18n import ngettext
from tui.index.query import Query
from tui.index.store import MATCH_ALL
from tui.model.records import Article, Event, Ref

#: The least width of a screen whose columns are side by side, in cells; on a narrower one they are stacked.
MIN_WIDTH_SIDE_BY_SIDE = 100
#: The least width of a column beside others.
MIN_COLUMN_CELLS = 48
#: The least height of a column above others.
MIN_COLUMN_ROWS = 5
#: The longest source label in the title of a column, which has room for the shared percentage behind it.
MAX_LABEL_CELLS = 30
#: Most code points of all texts that are compared before they are shown; more are shown first.
MAX_QUICK_CHARS = 50_000

Span = tuple[int, int]


class ComparisonScreen(AnalysisScreen):
    """Compare articles, or those of an event that fit the filter, side by side or stacked."""

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
    PLACES = ("comparison", "view", "everywhere")

    def __init__(self, refs: Sequence[Ref]) -> None:
        """Take `of`, an event or articles, as what is compared."""
        super().__init__()
        self.refs = tuple(refs)
        self.event_title = ""  # the title of the event; empty for chosen articles
        self.comparison = Comparison((), (), ())
        self.working, self._progress = True, 0.0
        self._alignments: dict[Span, Alignment] = {}
        self._passage_index = -1  # index of the current shared passage; -1: none
        self._first_column = 0  # index of the first visible column

    def compose_panes(self) -> ComposeResult:
        """Compose the facts and the container of the columns."""
        with Vertical(id="main"):
            yield Reader(id="facts", max_width=0, centred=False)
            yield Container(id="texts")

    @property
    def is_of_event(self) -> bool:
        """Return whether the articles of an event are compared, which the filter restricts."""
        return self.refs[0].kind == "event"

    def identity(self) -> ViewSnapshot:
        """Return the snapshot that identifies the view in the history."""
        return ViewSnapshot("comparing", self.refs)

    def cursor_location(self) -> RecordLocation | None:
        """Return the article in focus and its first visible word, or None."""
        column = self.active
        if not isinstance(column, ComparisonColumn):
            return None
        return RecordLocation(self.comparison.articles[column.side].ref, column.first_shown)

    def read(self) -> None:
        """Compare in a thread; an unchanged comparison is not shown again."""
        query = self.filter if self.is_of_event else MATCH_ALL
        previous = self.comparison
        run_in_thread(self, "compare", lambda worker: self._compare(query, previous, worker))
        self.update_bars()

    def _compare(
        self, query: Query, previous: Comparison, worker: Worker[None]
    ) -> ComparisonReady | RequestFailed | None:
        records = self.store.read(self.refs)
        event = next((record for record in records if isinstance(record, Event)), None)
        articles = [record for record in records if isinstance(record, Article)]
        if event is not None:
            articles = articles_of(self.store, event)
        if not articles:
            return RequestFailed(_("No article of the corpus tells of this event."))
        initial = with_facts(self.store, new_comparison(self.store, articles, query), event)
        if replace(initial, shared=previous.shared, whole=previous.whole) == previous:
            return None
        title = event.title if event else ""

        def report_progress(share: float) -> bool:
            if not worker.is_cancelled:
                self.post_message(ComparisonProgress(share))
            return worker.is_cancelled

        if sum(len(article.body) for article in articles) > MAX_QUICK_CHARS:
            self.post_message(ComparisonReady(initial, title, working=True))
        return ComparisonReady(with_shared(initial, report_progress), title, working=False)

    def on_comparison_progress(self, message: ComparisonProgress) -> None:
        """Show the progress of the comparison."""
        self._progress = message.share
        self.update_bars()

    async def on_comparison_ready(self, message: ComparisonReady) -> None:
        """Show the texts at once, and their shared passages when these are found."""
        old_refs = [article.ref for article in self.comparison.articles]
        is_new = old_refs != [article.ref for article in message.comparison.articles]
        self.comparison, self.working, self.event_title = message.comparison, message.working, message.called
        self._alignments = message.alignments
        if is_new:
            await self._mount_columns()
        for column in self.columns:
            document, column.body_at = message.texts[column.side]
            column.border_title = Content(self._column_title(column.side))
            column.show(document, keep_scroll=True)
            column.set_hits(
                (start + column.body_at, end + column.body_at) for start, end in self._quoted_spans(column)
            )
        self.query_one("#facts", Reader).show(message.facts)
        self.draw()
        if is_new and self.cursor_target is None:
            self.call_after_refresh(self._scroll_to_claims)  # once every column has its final size
        self._restore_position()

    def _quoted_spans(self, column: ComparisonColumn) -> Sequence[Span]:
        """Return the spans of an article that the event's claims quote, in code points of its body."""
        return self.comparison.quoted[column.side] if self.comparison.quoted else ()

    def _scroll_to_claims(self) -> None:
        """Scroll each article of an event to its first quoted claim."""
        for column in self.columns:
            if passages := self._quoted_spans(column):
                column.open_at_offset(passages[0][0])

    async def _mount_columns(self) -> None:
        """Replace the columns by one for each article."""
        self._passage_index, self._first_column = -1, 0
        texts = self.query_one("#texts", Container)
        await texts.remove_children()
        columns = [ComparisonColumn(side) for side in range(len(self.comparison.articles))]
        for first in columns[:1]:  # styled once, with the focus
            first.set_reactive(ComparisonColumn.has_focus, self.app.app_focus)
        await texts.mount_all(columns)
        self.focus_content()

    def _restore_position(self) -> None:
        """Restore the reading position once the comparison is finished."""
        if self.working or (location := self.cursor_target) is None:
            return
        self.cursor_target = None
        for column in self.columns:
            if self.comparison.articles[column.side].ref == location.ref:
                self._first_column = column.side
                self.draw()
                column.focus()
                column.show_from(location.start or 0)

    def focus_content(self) -> None:
        """Focus the first column; without columns, the screen."""
        self.set_focus(self.columns[self._first_column] if self.columns else None)

    def _column_title(self, side: int) -> str:
        """Return the title of a column: «2 RFI · 48% shared»."""
        label = f"{side + 1} {truncate_label(self.comparison.labels[side], MAX_LABEL_CELLS, cell_len)}"
        share = _("{share} shared").format(share=f"{self.comparison.share(side):.0%}")
        return f"{label} · {share}" if self.comparison.shared else label

    @property
    def columns(self) -> list[ComparisonColumn]:
        """Return the columns, from left to right."""
        return list(self.query(ComparisonColumn))

    @property
    def active(self) -> Reader:
        """Return the column in focus, else the facts."""
        return self.focused if isinstance(self.focused, Reader) else self.query_one("#facts", Reader)

    def draw(self) -> None:
        """Show as many columns as there is room for, the facts above them in at most a quarter."""
        is_stacked = self.size.width < MIN_WIDTH_SIDE_BY_SIDE
        self.set_class(is_stacked, "-stacked")
        facts = self.query_one("#facts", Reader)
        text = facts.document.text
        # The width of the facts is unknown before they are shown: the screen less padding and scrollbar.
        rows = min(len(wrap(text, self.size.width - 3)) if text else 0, self.size.height // 4)
        facts.display = rows > 0
        facts.styles.height = max(1, rows)
        room = (self.size.height - 2 - rows) // MIN_COLUMN_ROWS
        visible = self._visible_sides(
            max(2 if not is_stacked else 1, room if is_stacked else self.size.width // MIN_COLUMN_CELLS)
        )
        for column in self.columns:
            column.display = column.side in visible
        if isinstance(self.focused, ComparisonColumn) and self.focused.side not in visible:
            self.columns[min(visible)].focus()  # a hidden column cannot keep the focus
        self.update_bars()

    def _visible_sides(self, room: int) -> set[int]:
        """Return the visible columns: those of the current passage, then from `_first` on."""
        count = len(self.columns)
        current = self.comparison.shared[self._passage_index].sides if self._passage_index >= 0 else ()
        following = ((self._first_column + step) % count for step in range(count))
        return set(list(dict.fromkeys((*current, *following)))[:room])

    # -- scrolling together --------------------------------------------------------------------

    @on(ComparisonColumn.Scrolled)
    def _scroll_others(self, message: ComparisonColumn.Scrolled) -> None:
        message.stop()
        leader = message.column
        for column in self.columns:
            if column is not leader and column.display:
                beside = self._alignments[leader.side, column.side](leader.first_shown)
                column.scroll_to_offset(beside if leader.scroll_offset.y else None)

    def action_passage(self, by: int) -> None:
        """Move to the next or previous shared passage, in every column that has it."""
        shared = self.comparison.shared
        if not shared:
            words = _("Still comparing …") if self.working else _("These texts share no passage.")
            self.notify(words, timeout=2)
            return
        self._passage_index = min(max(self._passage_index + by, 0), len(shared) - 1)
        self.draw()
        self.call_after_refresh(self._scroll_to_passage)  # a column may have been hidden until now

    def _scroll_to_passage(self) -> None:
        """Scroll the current passage to the first row, and the other columns to the text beside it."""
        current = self.comparison.shared[self._passage_index]
        for side, (start, _end) in zip(current.sides, current.spans, strict=True):
            self.columns[side].scroll_to_offset(start)
        for column in self.columns:
            if column.display and column.side not in current.sides:
                column.scroll_to_offset(self._alignments[current.sides[0], column.side](current.spans[0][0]))

    # -- title and keys ------------------------------------------------------------------------

    def title_parts(self) -> list[str]:
        """Return the parts of the title: «Compare  3 shared passages · Visite du Premier …»."""
        comparison, count = self.comparison, len(self.refs)
        subject = self.event_title if self.is_of_event else _("{n} articles").format(n=count)
        labels = (
            self._visible_label(),
            reach_words(comparison),
            self._status_label(),
            linked_words(comparison),
            "" if self.working else plain_words(comparison),
            subject,
        )
        return [_("Compare"), *filter(None, labels)]

    def _visible_label(self) -> str:
        """Return which columns are visible: «1 and 2 of 3»; empty if all are."""
        visible = [str(column.side + 1) for column in self.columns if column.display]
        if len(visible) == len(self.columns):
            return ""
        label = _(" and ").join(filter(None, (", ".join(visible[:-1]), visible[-1])))
        return _("{which} of {count}").format(which=label, count=len(self.columns))

    def _status_label(self) -> str:
        if self.working:
            return _("comparing … {share} {key} stops").format(
                share=f"{self._progress:.0%}", key=self.key("step-out")
            )
        count = len(self.comparison.shared)
        if self._passage_index >= 0:
            return _("shared passage {n} of {count}").format(n=self._passage_index + 1, count=count)
        label = ngettext("{n} shared passage", "{n} shared passages", count).format(n=count)
        if not self.columns:
            return _("no article that fits") if self.comparison.known else ""
        if len(self.columns) == 1:
            label = _("one article tells of it") if self.comparison.known == 1 else _("one article fits")
        return label if self.comparison.whole else _("{said}; stopped").format(said=label)

    def footer_entries(self) -> list[FooterEntry]:
        """Return what stands in the line of keys."""
        others = ["sort"] if any(not column.display for column in self.columns) else []
        passages = ["next-mention previous-mention"] if self.comparison.shared else []
        filters = self.filter_entries() if self.is_of_event else []
        return ["open", *others, *passages, "next-pane", *filters, "step-out"]

    def filter_content(self) -> Content:
        """Return the filter of an event's articles; chosen articles have none."""
        return super().filter_content() if self.is_of_event else Content("")

    def action_narrow(self) -> None:
        """Ask for a filter of the event's articles."""
        if self.is_of_event:
            super().action_narrow()
        else:
            self.notify(_("These texts were chosen; a filter leaves out sources of an event."), timeout=3)

    def apply_filter(self) -> None:
        """Compare the articles of the event that fit the new filter."""
        if self.is_of_event:
            super().apply_filter()

    def on_request_failed(self, message: RequestFailed) -> None:
        """Show why there is no comparison, in place of the facts."""
        message.prevent_default()
        self.working = False
        self.query_one("#facts", Reader).show(Document(message.words))
        self.draw()

    def action_side(self, by: int) -> None:
        """Focus the next or previous column, or the facts."""
        (self.focus_next if by > 0 else self.focus_previous)(Reader)

    def action_sort(self) -> None:
        """Show the next columns, if not all have room."""
        if self.columns:
            self._first_column, self._passage_index = (self._first_column + 1) % len(self.columns), -1
            self.draw()
            self.columns[self._first_column].focus()

    def action_choose(self) -> None:
        """Open the article in focus at its first visible word, or the event of a fact."""
        active = self.active
        if isinstance(active, ComparisonColumn):
            self.dismiss(self._column_target(active))
        elif active.current_link is not None or active.step(1):
            active.action_choose()

    def _column_target(self, column: ComparisonColumn) -> RecordLocation:
        """Return a column's article at the current passage, else at its first visible word."""
        ref, top = self.comparison.articles[column.side].ref, column.first_shown
        if self._passage_index >= 0:
            shared = self.comparison.shared[self._passage_index]
            if column.side in shared.sides:
                return RecordLocation(ref, *shared.spans[shared.sides.index(column.side)])
        return RecordLocation(ref, top or None)

    @on(Reader.LinkFollowed)
    def _follow_link(self, message: Reader.LinkFollowed) -> None:
        message.stop()
        self.choose(message.link.target)

    def action_jump(self) -> None:
        """Label every link of the facts, and wait for the letters of one."""
        jump_to_link(self.query_one("#facts", Reader), self.choose)

    def action_leave(self) -> None:
        """Stop the comparison; once it is over, close the view."""
        if self.working and self.columns:
            self.working = False
            self.comparison = replace(self.comparison, shared=(), whole=False)
            self.workers.cancel_group(self, "compare")
            self.update_bars()
        else:
            self.workers.cancel_group(self, "compare")
            super().action_leave()
