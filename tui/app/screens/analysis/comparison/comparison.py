"""Compare articles side by side, scrolling together: shared text is dim, the rest bright."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.worker import Worker

from tui.analysis.comparison import Comparison, articles_of, new_comparison, with_facts, with_shared
from tui.analysis.comparison_report import linked_words, plain_words, reach_words
from tui.app.documents.article import read_links
from tui.app.documents.comparison import ComparisonProgress, ComparisonReady
from tui.app.documents.document import Document
from tui.app.key_table import FooterEntry
from tui.app.messages import RequestFailed
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.runtime.status_messages import ACK_S, HINT_S
from tui.app.screens.analysis.base import AnalysisScreen
from tui.app.screens.analysis.comparison.comparison_columns import ComparisonColumns
from tui.app.screens.modals.jump import jump_to_link
from tui.app.session.history import ViewSnapshot
from tui.app.widgets.text.comparison_column import ComparisonColumn
from tui.app.widgets.text.reader import Reader
from tui.app.widgets.text.text_layout import wrap
from tui.i18n import format_percent, ngettext
from tui.i18n import gettext as _
from tui.index.query import Query
from tui.index.store import MATCH_ALL
from tui.model.records import Article, Event, Ref

#: The least width of a screen whose columns are side by side, in cells; on a narrower one they are stacked.
MIN_WIDTH_SIDE_BY_SIDE = 100
#: Most code points of all texts that are compared before they are shown; more are shown first.
MAX_QUICK_CHARS = 50_000


class ComparisonScreen(AnalysisScreen):
    """Compare articles, or those of an event that fit the filter, side by side or stacked."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    ComparisonScreen #facts {
        height: auto; padding: 0 1 0 0; border-left: blank;
        &:focus { border-left: heavy $border; }
    }
    """
    SCOPES = ("comparison", "view", "everywhere")

    def __init__(self, refs: Sequence[Ref]) -> None:
        """Take `of`, an event or articles, as what is compared."""
        super().__init__()
        self.refs = tuple(refs)
        self.event_title = ""  # the title of the event; empty for chosen articles
        self.working, self._progress = True, 0.0
        self.texts = ComparisonColumns()

    def compose_panes(self) -> ComposeResult:
        """Compose the facts and the container of the columns."""
        with Vertical(id="main"):
            yield Reader(id="facts", max_width=0, centred=False)
            yield self.texts

    @property
    def comparison(self) -> Comparison:
        """Return what is shown."""
        return self.texts.comparison

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
            return RequestFailed(_("No article in the corpus reports this event."))
        initial = with_facts(self.store, new_comparison(self.store, articles, query), event)
        if replace(initial, shared=previous.shared, whole=previous.whole) == previous:
            return None
        title = event.title if event else ""
        links = [read_links(self.store, article)[1] for article in initial.articles]

        def report_progress(share: float) -> bool:
            if not worker.is_cancelled:
                self.post_message(ComparisonProgress(share))
            return worker.is_cancelled

        if sum(len(article.body) for article in articles) > MAX_QUICK_CHARS:
            self.post_message(ComparisonReady(initial, links, title, working=True))
        return ComparisonReady(with_shared(initial, report_progress), links, title, working=False)

    def on_comparison_progress(self, message: ComparisonProgress) -> None:
        """Show the progress of the comparison."""
        self._progress = message.share
        self.update_bars()

    async def on_comparison_ready(self, message: ComparisonReady) -> None:
        """Show the texts at once, and their shared passages when these are found."""
        self.working, self.event_title = message.working, message.event_title
        is_new = await self.texts.show(message)
        if is_new:
            self.focus_content()
        self.query_one("#facts", Reader).show(message.facts)
        self.draw()
        if is_new and self.cursor_target is None:
            self.call_after_refresh(
                self.texts.scroll_to_first_difference
            )  # once every column has its final size
        self._restore_position()

    def _restore_position(self) -> None:
        """Restore the reading position once the comparison is finished."""
        if self.working or (location := self.cursor_target) is None:
            return
        self.cursor_target = None
        for column in self.texts.columns:
            if self.comparison.articles[column.side].ref == location.ref:
                self.texts.first_side = column.side
                self.draw()
                column.focus()
                column.show_from(location.start or 0)

    def focus_content(self) -> None:
        """Focus the first column; without columns, the screen."""
        columns = self.texts.columns
        self.set_focus(columns[self.texts.first_side] if columns else None)

    @property
    def active(self) -> Reader:
        """Return the column in focus, else the facts."""
        return self.focused if isinstance(self.focused, Reader) else self.query_one("#facts", Reader)

    def draw(self) -> None:
        """Show as many columns as there is room for, the facts above them in at most a quarter."""
        facts = self.query_one("#facts", Reader)
        text = facts.document.text
        # The width of the facts is unknown before they are shown: the screen less padding and scrollbar.
        rows = min(len(wrap(text, self.size.width - 3)) if text else 0, self.size.height // 4)
        facts.display = rows > 0
        facts.styles.height = max(1, rows)
        is_stacked = self.size.width < MIN_WIDTH_SIDE_BY_SIDE
        self.texts.show_fitting(self.size.width, self.size.height - 2 - rows, is_stacked)
        self.update_bars()

    def action_difference(self, by: int) -> None:
        """Move to the next or previous difference, in every column that has it."""
        if not self.texts.differences:
            words = _("Still comparing …") if self.working else _("These texts share no passage.")
            self.notify(words, timeout=HINT_S)
            return
        self.texts.step_difference(by)
        self.draw()
        self.call_after_refresh(self.texts.scroll_to_difference)  # a column may have been hidden until now

    # -- title and keys ------------------------------------------------------------------------

    def title_parts(self) -> list[str]:
        """Return the parts of the title: «Compare  3 shared passages · Visite du Premier …»."""
        comparison, count = self.comparison, len(self.refs)
        subject = self.event_title if self.is_of_event else _("{n} articles").format(n=count)
        labels = (
            self.texts.visible_label(),
            reach_words(comparison),
            self._status_label(),
            linked_words(comparison),
            "" if self.working else plain_words(comparison),
            subject,
        )
        return [_("Compare"), *filter(None, labels)]

    def _status_label(self) -> str:
        if self.working:
            return _("comparing … {share} {key} stops").format(
                share=format_percent(self._progress), key=self.key("step-out")
            )
        count, index = len(self.comparison.shared), self.texts.difference_index
        if index >= 0:
            return _("difference {n} of {count}").format(n=index + 1, count=len(self.texts.differences))
        label = ngettext("{n} shared passage", "{n} shared passages", count).format(n=count)
        column_count = len(self.texts.columns)
        if not column_count:
            return _("no matching article") if self.comparison.known else ""
        if column_count == 1:
            label = (
                _("only one article reports it")
                if self.comparison.known == 1
                else _("only one article matches")
            )
        return label if self.comparison.whole else _("{said}; stopped").format(said=label)

    def footer_entries(self) -> list[FooterEntry]:
        """Return what stands in the line of keys."""
        others = ["sort"] if self.texts.has_hidden else []
        passages = ["next-mention previous-mention"] if self.texts.differences else []
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
            self.notify(
                _("You chose these texts; only the sources of an event can be filtered."), timeout=ACK_S
            )

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
        if columns := self.texts.columns:
            self.texts.start_with((self.texts.first_side + 1) % len(columns))
            self.draw()
            columns[self.texts.first_side].focus()

    def action_choose(self) -> None:
        """Open the article in focus at its first visible word, or the event of a fact."""
        active = self.active
        if isinstance(active, ComparisonColumn):
            self.dismiss(self.texts.location(active))
        elif active.current_link is not None or active.step(1):
            active.action_choose()

    @on(Reader.LinkFollowed)
    def _follow_link(self, message: Reader.LinkFollowed) -> None:
        message.stop()
        self.choose(message.link.target)

    def action_jump(self) -> None:
        """Label every link of the facts, and wait for the letters of one."""
        jump_to_link(self.query_one("#facts", Reader), self.choose)

    def action_leave(self) -> None:
        """Stop the comparison; once it is over, close the view."""
        if self.working and self.texts.columns:
            self.working = False
            self.texts.comparison = replace(self.comparison, shared=(), whole=False)
            self.workers.cancel_group(self, "compare")
            self.update_bars()
        else:
            self.workers.cancel_group(self, "compare")
            super().action_leave()
