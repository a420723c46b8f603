"""The query input with what narrows the search beside it, and below it how the query is understood."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from tui.app.widgets.query_input import QueryInput, candidates_content, query_completion
from tui.app.widgets.status_line import StatusLine
from tui.i18n import gettext as _
from tui.i18n import translate_text
from tui.index.store import Store


class QueryBar(Vertical):
    """Shows the query, what narrows it, and what may complete it; `complete_key` accepts a completion."""

    DEFAULT_CSS = """
    QueryBar { height: auto; }
    """

    def __init__(self, text: str, complete_key: str) -> None:
        super().__init__(id="query-bar")
        self._complete_key = complete_key
        self.box = QueryInput(text, placeholder=_("a name, a title, words of the text"), id="box")

    def compose(self) -> ComposeResult:
        """Compose the line of the input, and the line below it."""
        with Horizontal(id="query"):
            slash = StatusLine(id="slash")
            slash.content = Content(" / ")
            yield slash
            yield self.box
            yield StatusLine(id="narrowed")
            yield StatusLine(id="fuzzy")
        yield StatusLine(id="understood")

    def request_completions(self, store: Store) -> None:
        """Find completions of the term at the cursor."""
        self.box.request_completions(query_completion(store))

    def show_filters(self, words: str) -> None:
        """Show what narrows the search."""
        self._show_beside("#narrowed", f" {words} " if words else "")

    def show_fuzzy(self, fuzzy: bool, key: str) -> None:
        """Show whether typos are tolerated, and the key that changes it; without a key, only the state."""
        state = _("fuzzy on") if fuzzy else _("fuzzy off")
        self._show_beside("#fuzzy", f"{state} ({key}) " if key else f"{state} ")

    def _show_beside(self, selector: str, words: str) -> None:
        line = self.query_one(selector, StatusLine)
        line.content = Content(words)
        line.refresh(layout=True)  # as wide as its words

    def show_meaning(self, meaning: str, notes: Sequence[str] = ()) -> None:
        """Show how the query was understood, unless completions are on offer."""
        if self.box.offered:
            return
        line = self.query_one("#understood", StatusLine)
        is_plain = not any(mark in self.box.value for mark in ':"-')
        line.set_class(is_plain and not notes, "-plain")
        note_parts = ((f"   {translate_text(note)}", "$text-warning") for note in notes)
        line.content = Content.assemble(*note_parts, f"   {meaning}" if meaning else "")

    def show_start(self) -> None:
        """Explain what can be typed, while the query input is empty."""
        words = _("“exact phrase” · -without · or · source: actor: on: … {key} completes a field")
        self.show_meaning(words.format(key=self._complete_key))

    @on(QueryInput.CompletionOffered)
    def _show_candidates(self, message: QueryInput.CompletionOffered) -> None:
        message.stop()
        if message.candidates:
            line = self.query_one("#understood", StatusLine)
            line.remove_class("-plain")
            line.content = candidates_content(message.candidates, self._complete_key)
