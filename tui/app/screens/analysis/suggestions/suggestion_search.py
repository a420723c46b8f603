"""The search for suggestions, in a thread."""

from __future__ import annotations

from contextlib import suppress
from time import thread_time

from textual.message import Message
from textual.widget import Widget

from tui.annotate.suggestions.suggestion import Suggestion
from tui.app.context import AppContext
from tui.app.runtime.background import run_in_thread
from tui.index.query import Query
from tui.model.records import Ref


class SuggestionsFound(Message):
    """Report the suggestions, and how long it took; `names`: of the records that they are about."""

    def __init__(self, suggestions: list[Suggestion], names: dict[Ref, str], seconds: float) -> None:
        super().__init__()
        self.suggestions, self.names, self.seconds = suggestions, names, seconds


class StepsTakenBack(Message):
    """Report that the session has no step any more that has been undone."""


def search_suggestions(widget: Widget, owner: AppContext, query: Query) -> None:
    """Find in a thread what is suggested from the articles that fit `query`, and post it."""

    def work(_worker: object) -> SuggestionsFound:
        start = thread_time()
        suggestions = owner.corpus_service.find_suggestions(query)
        targets = {ref for one in suggestions for ref in (one.target, *one.parties) if ref}
        records = owner.store.read(sorted(targets))
        return SuggestionsFound(
            suggestions, {record.ref: record.title for record in records}, thread_time() - start
        )

    run_in_thread(widget, "suggest", work)


def take_back_undone_steps(widget: Widget, owner: AppContext) -> None:
    """Offer again, from a thread, what was decided by steps that have been undone since, wherever."""
    session = owner.suggestion_session
    if not session.steps:
        return
    from tui.corpus.journal.undo import read_journal  # late: nothing has been decided as a rule
    from tui.corpus.safe_write.file_edits import WriteError

    def work(_worker: object) -> StepsTakenBack:
        with suppress(WriteError):  # the journal says so where it is shown
            session.take_back({one.step.step for one in read_journal(owner.corpus) if one.undone_by})
        return StepsTakenBack()

    run_in_thread(widget, "journal", work)
