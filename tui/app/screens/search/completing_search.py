"""The line under the query input: how the query is understood, and what may complete it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.content import Content

from tui.app.screens.search.paged_search import PagedSearch
from tui.app.screens.search.search_base import ResultsFound
from tui.app.widgets.query_input import QueryInput, candidates_content
from tui.app.widgets.status_line import StatusLine
from tui.i18n import gettext as _


class CompletingSearch(PagedSearch):
    """Explain and complete the query in a line under the query input."""

    def search(self, text: str, keep: bool = False) -> None:
        """Search for `text`, and for completions of the word at the cursor."""
        super().search(text, keep)
        self.box.request_completions(self.owner.store)
        if not text.strip():
            words = _("“in order” · -without · or · source: actor: on: … {key} completes a field")
            self._show_meaning(words.format(key=self.key("next-group")))

    @on(QueryInput.CompletionOffered)
    def _show_candidates(self, message: QueryInput.CompletionOffered) -> None:
        message.stop()
        if message.candidates:
            line = self.query_one("#understood", StatusLine)
            line.remove_class("-plain")
            line.content = candidates_content(message.candidates, self.key("next-group"))

    def on_results_found(self, message: ResultsFound) -> None:
        """Show how the query was understood."""
        if message.token is self.token and not self.box.offered:
            self._show_meaning(message.meaning, message.search_results.query.notes)

    def _show_meaning(self, meaning: str, notes: Sequence[str] = ()) -> None:
        line = self.query_one("#understood", StatusLine)
        is_plain = not any(mark in self.text for mark in ':"-')
        line.set_class(is_plain and not notes, "-plain")
        note_parts = ((f"   {note}", "$text-warning") for note in notes)
        line.content = Content.assemble(*note_parts, f"   {meaning}" if meaning else "")

    def action_group(self, by: int) -> None:
        """Accept a completion if one is offered; else move to the next group."""
        if by < 0 or not self.box.has_focus or not self.box.accept_completion():
            super().action_group(by)
