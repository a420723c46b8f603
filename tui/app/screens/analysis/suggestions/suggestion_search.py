"""The search for suggestions through the articles, in a thread that can be stopped."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message
from textual.widget import Widget
from textual.worker import Worker

from tui.annotate.suggestions.suggestion import Suggestion
from tui.app.context import AppContext
from tui.app.runtime.background import run_in_thread
from tui.index.query import Query
from tui.model.records import Ref


class SuggestProgress(Message):
    """Report how many articles are read; bursts are merged."""

    def __init__(self, read_count: int, total: int) -> None:
        super().__init__()
        self.read_count, self.total = read_count, total

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, SuggestProgress)


class SuggestionsFound(Message):
    """Report the suggestions; `names`: of the records that they are about."""

    def __init__(self, suggestions: list[Suggestion], names: dict[Ref, str]) -> None:
        super().__init__()
        self.suggestions, self.names = suggestions, names


def search_suggestions(
    widget: Widget, owner: AppContext, query: Query, is_stopped: Callable[[], bool]
) -> None:
    """Read the articles that fit `query` in a thread; post how far it is, and what is suggested."""

    def work(worker: Worker[None]) -> SuggestionsFound:
        def progress(done: int, total: int, what: str) -> bool:
            widget.post_message(SuggestProgress(done, total))
            return not is_stopped() and not worker.is_cancelled

        suggestions = owner.corpus_service.find_suggestions(progress, query)
        targets = {suggestion.target for suggestion in suggestions if suggestion.target}
        records = owner.store.read(sorted(targets))
        return SuggestionsFound(suggestions, {record.ref: record.title for record in records})

    run_in_thread(widget, "suggest", work)
