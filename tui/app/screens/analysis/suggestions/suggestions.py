"""Suggestions for what the corpus lacks: other spellings of its actors, and new actors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from tui.annotate.suggestions.suggestion import Suggestion
from tui.app.documents.document import Document
from tui.app.documents.suggestions import (
    SuggestionSession,
    evidence_document,
    passage_target,
    suggestion_items,
    written_items,
)
from tui.app.key_table import FooterEntry
from tui.app.messages import RequestFailed
from tui.app.navigation import RecordLocation
from tui.app.runtime.status_messages import ACK_S, ADVICE_S
from tui.app.screens.analysis.base import AnalysisScreen
from tui.app.screens.analysis.suggestions.suggestion_decisions import (
    DecisionUndone,
    EventsRanked,
    SuggestionDecisions,
    SuggestionRead,
    SuggestionsDecided,
)
from tui.app.screens.analysis.suggestions.suggestion_search import (
    StepsTakenBack,
    SuggestionsFound,
    search_suggestions,
    take_back_undone_steps,
)
from tui.app.session.history import ViewSnapshot
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.text.reader import Reader
from tui.i18n import format_number
from tui.i18n import gettext as _
from tui.index.query import Query

#: Suggestions that take no longer to find are found again whenever something has changed.
MAX_REPEATED_S = 0.5
#: The width of a passage in a wide window: longer lines are hard to read.
MAX_EVIDENCE_CELLS = 100


class SuggestionsScreen(AnalysisScreen):
    """List the suggestions from the articles that fit the filter, with their passages below.

    What is accepted or rejected is written at once.
    """

    SCOPES = ("suggestions", "view", "everywhere")

    def __init__(self) -> None:
        super().__init__()
        self._read_for: Query | None = None  # the filter for which the articles were read
        self._reading = self._is_slow = False
        self._by_count = False
        self._decisions = SuggestionDecisions(self, self._fill)

    def compose_panes(self) -> ComposeResult:
        """Compose the list, and the passages of the current row."""
        yield self.list_with_keys()
        yield Reader(id="evidence", max_width=MAX_EVIDENCE_CELLS, centred=False)

    def title_parts(self) -> list[str]:
        """Return the parts of the title: how many suggestions there are, and how they are sorted."""
        order = _("most frequent first") if self._by_count else _("surest first")
        pending, decided = len(self._session.pending), self._session.decided_count
        # What is accepted makes others appear, and some go with others: no total holds.
        progress = _("{left} left, {n} decided in this session").format(
            left=format_number(pending), n=format_number(decided)
        )
        return [_("Suggestions"), progress, order]

    def footer_entries(self) -> list[FooterEntry]:
        """Return what stands in the line of keys."""
        deciding = ("accept", "reject", "edit", "identify", "mark", "accept-all", "postpone")
        return [*deciding, "open", "undo", "next-mention", "sort", *self.filter_entries(), "step-out"]

    def draw(self) -> None:
        """Do nothing: the list and the passages draw themselves."""

    @property
    def _evidence(self) -> Reader:
        return self.query_one("#evidence", Reader)

    @property
    def _current(self) -> Suggestion | None:
        item = self.items.current
        return next(
            (suggestion for suggestion in self._session.pending if item and suggestion.key == item.key), None
        )

    # -- finding -------------------------------------------------------------------------------

    @property
    def _session(self) -> SuggestionSession:
        return self.owner.suggestion_session

    def identity(self) -> ViewSnapshot:
        """Return the snapshot that identifies the view in the history."""
        return ViewSnapshot("suggestions")

    def display_options(self) -> Iterable[str]:
        """Return the order."""
        return ["often"] if self._by_count else []

    def restore_display(self, options: Sequence[str]) -> None:
        """Restore the order."""
        self._by_count = "often" in options

    def read(self) -> None:
        """Show earlier suggestions, and find those of now; where that is slow, once for each filter."""
        query = self.filter
        take_back_undone_steps(self, self.owner)
        if self._read_for == query and self._is_slow:
            return
        self._read_for, self._reading = query, True
        self._evidence.border_title = Content(_("In the texts"))
        self._session.filter_by(query)
        self._fill()
        search_suggestions(self, self.owner, query)

    def on_suggestions_found(self, message: SuggestionsFound) -> None:
        """Show the suggestions."""
        self._reading, self._is_slow = False, message.seconds > MAX_REPEATED_S
        had_some = bool(self._session.pending)
        self._session.suggestions, self._session.names = message.suggestions, message.names
        self._fill()
        if not had_some and self._session.pending:
            self.items.action_first()  # not on what was added before

    def on_steps_taken_back(self, _message: StepsTakenBack) -> None:
        """Show what is offered again."""
        self._fill()

    def on_request_failed(self, message: RequestFailed) -> None:
        """Show what there is; the handler of the base class, which runs too, shows the error."""
        self._reading = False
        self._fill()

    def catch_up(self) -> None:
        """Show what was decided while another screen was on top."""
        super().catch_up()
        if not self._reading:
            self._fill()

    # -- showing -------------------------------------------------------------------------------

    def _fill(self, keep: bool = True) -> None:
        """Show the session; with `keep` the cursor stays on its row, without: at its height."""
        row = self.items.cursor
        suggestions = self._session.pending
        if self._by_count:
            suggestions = sorted(
                suggestions, key=lambda suggestion: (suggestion.rank[0], -suggestion.count, suggestion.rank)
            )
        self.say_nothing(
            _("Reading the articles …")
            if self._reading
            else _("No suggestions: every name in the texts is known, was rejected, or is too uncertain.")
        )
        written = written_items(self._session.written)
        self.items.set_items([*suggestion_items(self._session, suggestions), *written])
        if not keep and row is not None:
            self.items.cursor = min(row, len(self.items.items) - 1)
        self._show_evidence()
        self.update_bars()

    @on(RowList.Highlighted)
    def _show_highlighted(self, message: RowList.Highlighted) -> None:
        message.stop()
        self._show_evidence()

    def _show_evidence(self) -> None:
        suggestion, item = self._current, self.items.current
        written = (
            _("It has been added: {key} opens it.") if item and isinstance(item.key, RecordLocation) else ""
        )
        self._evidence.show(
            evidence_document(suggestion, self._session.names)
            if suggestion
            else Document(written.format(key=self.key("open")))
        )

    def action_sort(self) -> None:
        """Switch between the surest first and the most frequent first."""
        self._by_count = not self._by_count
        self._fill()

    # -- deciding ------------------------------------------------------------------------------

    def action_accept(self) -> None:
        """Write what is suggested: a new record, or into the file of the one that it is about."""
        if suggestion := self._current:
            self._decisions.accept([suggestion])

    def action_edit(self) -> None:
        """Open the form of the record, with what is suggested filled in."""
        if suggestion := self._current:
            self._decisions.edit(suggestion)

    def action_reject(self) -> None:
        """Reject the suggestion: it is never offered again."""
        if suggestion := self._current:
            self._decisions.reject(suggestion)

    def action_identify(self) -> None:
        """Ask which record it is."""
        if suggestion := self._current:
            self._decisions.ask_record(suggestion)

    def on_suggestion_read(self, message: SuggestionRead) -> None:
        """Open the form of the record as it would be written."""
        self._decisions.open_form(message)

    def on_events_ranked(self, message: EventsRanked) -> None:
        """Ask of which event the suggestion is a claim."""
        self._decisions.ask_event(message)

    def action_accept_all(self) -> None:
        """Show all that are marked, or all of the group that are as sure, to be accepted in one step."""
        if suggestion := self._current:
            self._decisions.ask_accept_all(self._session.alike(suggestion))

    def action_mark(self) -> None:
        """Mark the suggestion, or take the mark away, and move on."""
        if suggestion := self._current:
            self._session.marked ^= {suggestion.key}
            self._fill()
            self.items.action_move(1)

    def action_postpone(self) -> None:
        """List the suggestion last, or in its place again."""
        if suggestion := self._current:
            self._session.later ^= {suggestion.key}
            self._fill(keep=False)

    def on_suggestions_decided(self, message: SuggestionsDecided) -> None:
        """Update the index after a step; the list stays where it is."""
        self.notify(message.words, timeout=ADVICE_S)
        self._fill()
        self.owner.explorer.reindex(reopen=True)

    def action_undo(self) -> None:
        """Undo the latest step: the files are restored exactly."""
        self._decisions.undo()

    def on_decision_undone(self, message: DecisionUndone) -> None:
        """Show the suggestions again."""
        self.notify(_("Undone."), timeout=ACK_S)
        self._fill()
        self.items.move_to_key(message.suggestions[0].key)
        self.owner.explorer.reindex(reopen=True)

    # -- moving --------------------------------------------------------------------------------

    def choose(self, key: object) -> None:
        """Open the article at the current passage, else at the first; or a record that was written."""
        if isinstance(key, RecordLocation):
            super().choose(key)
            return
        suggestion, current = self._current, self._evidence.current_link
        if current is not None:
            super().choose(current.target)
        elif suggestion is not None:
            super().choose(passage_target(suggestion, 0))

    @on(Reader.LinkFollowed)
    def _follow_link(self, message: Reader.LinkFollowed) -> None:
        message.stop()
        super().choose(message.target)

    def action_step(self, by: int) -> None:
        """Move to the next or previous passage."""
        self._evidence.step(by)
