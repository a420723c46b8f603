"""Edits of files that accept or reject suggestions, one after the other in threads, and their undoing."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message
from textual.widget import Widget

from tui.annotate.suggestions.suggester import Suggestion
from tui.app.corpus_service import CorpusService
from tui.app.documents.suggestions import (
    SuggestionSession,
)
from tui.app.runtime.background import run_in_thread
from tui.corpus.safe_write.file_edits import Edit
from tui.model.records import Ref


class EditWritten(Message):
    """Report that a suggestion was accepted (`actor`: as a new record) or rejected, and the file written."""

    def __init__(self, edit: Edit, words: str, actor: Ref | None = None) -> None:
        super().__init__()
        self.edit, self.words, self.actor = edit, words, actor


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
            session.edits.append((suggestion, edit_written.edit, edit_written.actor))
            return edit_written

    run_in_thread(widget, f"suggestion {suggestion.key}", work)


def undo_latest_edit(widget: Widget, session: SuggestionSession, corpus_service: CorpusService) -> None:
    """Undo the latest edit of a session in a thread, and post that it is undone."""

    def work(_worker: object) -> EditUndone | None:
        with session.lock:
            if not session.edits:
                return None
            suggestion, edit, _ref = session.edits[-1]
            corpus_service.undo_edit(edit)
            session.edits.pop()
            session.restore(suggestion)
            return EditUndone(suggestion)

    run_in_thread(widget, "undo", work)
