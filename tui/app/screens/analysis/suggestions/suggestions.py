"""Suggestions for what the corpus lacks: other spellings of its actors, and new actors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

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
from tui.app.runtime.status_messages import ACK_S, ADVICE_S, HINT_S
from tui.app.screens.analysis.base import AnalysisScreen
from tui.app.screens.analysis.suggestions.suggestion_edits import (
    EditUndone,
    EditWritten,
    undo_latest_edit,
    write_edit,
)
from tui.app.screens.analysis.suggestions.suggestion_search import (
    SuggestionsFound,
    SuggestProgress,
    search_suggestions,
)
from tui.app.session.history import ViewSnapshot
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.status_line import StatusLine
from tui.app.widgets.text.reader import Reader
from tui.i18n import gettext as _
from tui.index.query import Query
from tui.progress import format_bar


class SuggestionsScreen(AnalysisScreen):
    """List the suggestions from the articles that fit the filter, with their passages below.

    What is accepted or rejected is written at once.
    """

    SCOPES = ("suggestions", "view", "everywhere")

    def __init__(self) -> None:
        super().__init__()
        self._read_for: Query | None = None  # the filter for which the articles were read
        self._reading = False
        self._stopped = False
        self._by_count = False

    def compose_panes(self) -> ComposeResult:
        """Compose the list, and the passages of the current row."""
        yield self.list_with_keys()
        yield Reader(id="evidence", max_width=0)

    def title_parts(self) -> list[str]:
        """Return the parts of the title: how many suggestions there are, and how they are sorted."""
        order = _("most frequent first") if self._by_count else _("surest first")
        return [_("Suggestions"), f"{len(self._session.pending):,}", order]

    def footer_entries(self) -> list[FooterEntry]:
        """Return what stands in the line of keys."""
        commands = ("accept", "reject", "open", "undo", "next-mention", "sort")
        return [*commands, *self.filter_entries(), "step-out"]

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
        """Show earlier suggestions, and read the articles again: once for each filter, as it is slow."""
        query = self.filter
        if self._read_for == query:
            return
        self._read_for, self._reading, self._stopped = query, True, False
        self._evidence.border_title = Content(_("In the texts"))
        self._session.filter_by(query)
        self._fill()

        search_suggestions(self, self.owner, query, lambda: self._stopped)

    def on_suggest_progress(self, message: SuggestProgress) -> None:
        """Show how many articles are read."""
        if self._reading:
            stops = _("{key} stops").format(key=self.key("step-out"))
            share = f" {_('Reading the articles')} {format_bar(message.read_count, message.total)} {stops}"
            self.query_one("#crumbs", StatusLine).content = Content(share)

    def on_suggestions_found(self, message: SuggestionsFound) -> None:
        """Show the suggestions."""
        self._reading = False
        self._session.suggestions, self._session.names = message.suggestions, message.names
        self._fill()

    def on_request_failed(self, message: RequestFailed) -> None:
        """Show what there is; the handler of the base class, which runs too, shows the error."""
        self._reading = False
        self._fill()

    def on_unmount(self) -> None:
        """Stop reading: nobody waits for the rest."""
        self._stopped = True

    def catch_up(self) -> None:
        """Show what was decided while another screen was on top."""
        super().catch_up()
        if not self._reading:
            self._fill()

    # -- showing -------------------------------------------------------------------------------

    def _fill(self) -> None:
        suggestions = self._session.pending
        if self._by_count:
            suggestions = sorted(
                suggestions, key=lambda suggestion: (suggestion.rank[0], -suggestion.count, suggestion.rank)
            )
        self.items.empty = (
            _("Reading the articles …")
            if self._reading
            else _("No suggestions: every name in the texts is known, was rejected, or is too uncertain.")
        )
        written = written_items(self._session.written)
        self.items.set_items([*suggestion_items(suggestions, self._session.names), *written])
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
        suggestion = self._current
        if suggestion is None:
            return
        self._write_edit(suggestion, lambda: self._accept(suggestion))

    def _accept(self, suggestion: Suggestion) -> EditWritten:
        result = self.owner.corpus_service.accept([suggestion])
        step, ref = result.step.step if result.step else 0, result.value[0]
        if suggestion.target is not None:
            words = _("“{name}” added to {actor}; {key} undoes it.").format(
                name=suggestion.name,
                actor=self._session.names.get(suggestion.target, suggestion.target.id),
                key=self.key("undo"),
            )
            return EditWritten(step, words)
        words = _("{id} added: it is listed below. {key} opens it, {undo} undoes it.").format(
            id=ref, key=self.key("open"), undo=self.key("undo")
        )
        return EditWritten(step, words, ref)

    def action_reject(self) -> None:
        """Reject the suggestion: it is never offered again."""
        suggestion = self._current
        if suggestion is None:
            return
        self._write_edit(suggestion, lambda: self._reject(suggestion))

    def _reject(self, suggestion: Suggestion) -> EditWritten:
        step = self.owner.corpus_service.reject([suggestion]).step
        words = _("Rejected; {key} undoes it.").format(key=self.key("undo"))
        return EditWritten(step.step if step else 0, words)

    def _write_edit(self, suggestion: Suggestion, write: Callable[[], EditWritten]) -> None:
        """Call `write` in a thread; the suggestion leaves the list, and returns if the call fails."""
        self._session.decided.add(suggestion.key)
        self._fill()
        write_edit(self, self._session, suggestion, write)

    def on_edit_written(self, message: EditWritten) -> None:
        """Update the index after an edit; the list stays where it is."""
        self.notify(message.words, timeout=ADVICE_S)
        if message.record is not None:
            self._fill()
        self.owner.explorer.reindex(reopen=True)

    def action_undo(self) -> None:
        """Undo the latest edit: its file is restored exactly."""
        if self._session.steps:
            undo_latest_edit(self, self._session, self.owner.corpus_service)
        else:
            self.notify(_("Nothing to undo."), timeout=HINT_S)

    def on_edit_undone(self, message: EditUndone) -> None:
        """Show the suggestion again."""
        self.notify(_("Undone."), timeout=ACK_S)
        self._fill()
        self.items.move_to_key(message.suggestion.key)
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

    def action_leave(self) -> None:
        """Stop reading, and show the suggestions so far; once stopped, close the view."""
        if self._reading and not self._stopped:
            self._stopped = True
        else:
            super().action_leave()
