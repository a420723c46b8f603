"""Acts on the corpus in threads: a step that was made, or the reason why nothing has changed."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.worker import Worker

from tui.app.runtime.background import run_in_thread
from tui.app.screens.base_screen import BaseScreen
from tui.i18n import gettext as _

if TYPE_CHECKING:
    from tui.corpus.journal.steps import StepResult

#: What is done with the result of an act.
AfterStep = Callable[["StepResult[Any]"], None]
_NUMBERS = count()


class StepMade(Message):
    """An act is done; nothing has changed where its result has no step."""

    def __init__(self, result: StepResult[Any], after: AfterStep) -> None:
        super().__init__()
        self.result, self.after = result, after


class StepRefused(Message):
    """An act was refused: the error says why, and what would be right; nothing has changed.

    `may_copy`: the corpus is closed to us, so that only a copy of it can be changed.
    """

    def __init__(self, error: Exception, *, may_copy: bool = False) -> None:
        super().__init__()
        self.error, self.may_copy = error, may_copy

    def words(self, corpus: Path) -> str:
        """Return why nothing has changed, and how a corpus that can be changed is had."""
        hint = _("; a copy that is yours: niger-tui init DIR --from {corpus}").format(corpus=corpus)
        return f"{self.error}{hint if self.may_copy else ''}"


def run_step(screen: BaseScreen[Any], act: Callable[[], StepResult[Any]], after: AfterStep) -> None:
    """Do an act in a thread of its own, after which `StepMade` or `StepRefused` comes to the screen.

    The next key waits for it. The files that it changed are marked for the index.
    """
    from tui.corpus.journal.undo import UndoError
    from tui.corpus.record_files.record_edit import EditError
    from tui.corpus.safe_write.file_edits import WriteError

    corpus_service = screen.owner.corpus_service

    def work(_worker: Worker[None]) -> Message:
        try:
            result = act()
        except WriteError as error:
            return StepRefused(error, may_copy=error.is_closed)
        except (EditError, UndoError) as error:
            return StepRefused(error)
        if result.step is not None and result.step.step:
            corpus_service.mark_changed(file.path for file in result.step.files)
        return StepMade(result, after)

    run_in_thread(screen, f"decide {next(_NUMBERS)}", work)
