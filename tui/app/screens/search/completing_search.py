"""What stands under the box while it is typed in: what was understood, and what may be meant."""

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
    """The box with a line under it that explains and completes."""

    def search(self, text: str, keep: bool = False) -> None:
        """Look for what the word at the cursor may become, too."""
        super().search(text, keep)
        self.box.request_completions(self.owner.store)
        if not text.strip():
            words = _("“in order” · -without · or · source: actor: on: … {key} completes a field")
            self._say_meaning(words.format(key=self.key("next-group")))

    @on(QueryInput.CompletionOffered)
    def _offered(self, message: QueryInput.CompletionOffered) -> None:
        message.stop()
        if message.candidates:
            under = self.query_one("#understood", StatusLine)
            under.remove_class("-plain")
            under.content = candidates_content(message.candidates, self.key("next-group"))

    def on_results_found(self, message: ResultsFound) -> None:
        """Say what was understood."""
        if message.token is self.token and not self.box.offered:
            self._say_meaning(message.meaning, message.found.query.notes)

    def _say_meaning(self, meaning: str, odd: Sequence[str] = ()) -> None:
        under = self.query_one("#understood", StatusLine)
        plain = not any(mark in self.text for mark in ':"-')
        under.set_class(plain and not odd, "-plain")
        noted = ((f"   {note}", "$text-warning") for note in odd)
        under.content = Content.assemble(*noted, f"   {meaning}" if meaning else "")

    def action_group(self, by: int) -> None:
        """Complete what is typed where something is offered; else to the next group."""
        if by < 0 or not self.box.has_focus or not self.box.accept_completion():
            super().action_group(by)
