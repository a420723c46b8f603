"""Edits of files that accept or reject suggestions, one after the other in threads, and their undoing."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message
from textual.widget import Widget

from tui.annotate.suggestions.suggestion import Suggestion
from tui.app.corpus_service import CorpusService
from tui.app.documents.suggestions import (
    SuggestionSession,
)
from tui.app.runtime.background import run_in_thread
from tui.model.records import Ref


class EditWritten(Message):
    """Report that a suggestion was accepted (`record`: as a new one) or rejected, and the file written."""

    def __init__(self, step: int, words: str, record: Ref | None = None) -> None:
        super().__init__()
        self.step, self.words, self.record = step, words, record


class EditUndone(Message):
    """Report that the latest edit was undone."""

    def __init__(self, suggestion: Suggestion) -> None:
        super().__init__()
        self.suggestion = suggestion


def write_edit(
    widget: Widget, session: SuggestionSession, suggestion: Suggestion, write: Callable[[], EditWritten]
) -> None:
    """Call `write` in a thread, and post what it returns; where it fails, offer the suggestion again."""

    def work(_worker: object) -> EditWritten:
        with session.lock:
            try:
                edit_written = write()
            except Exception:
                session.restore(suggestion)
                raise
            session.steps.append((suggestion, edit_written.step, edit_written.record))
            return edit_written

    run_in_thread(widget, f"suggestion {suggestion.key}", work)


def undo_latest_edit(widget: Widget, session: SuggestionSession, corpus_service: CorpusService) -> None:
    """Undo the latest edit of a session in a thread, and post that it is undone."""

    def work(_worker: object) -> EditUndone | None:
        with session.lock:
            if not session.steps:
                return None
            suggestion, step, _ref = session.steps[-1]
            if step:
                corpus_service.undo_step(step)
            session.steps.pop()
            session.restore(suggestion)
            return EditUndone(suggestion)

    run_in_thread(widget, "undo", work)
