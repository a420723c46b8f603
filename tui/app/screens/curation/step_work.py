"""Acts on the corpus in threads: a step that was made, or the reason why nothing has changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from itertools import count
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from msgspec import structs
from textual.message import Message
from textual.worker import Worker

from tui.app.runtime.background import run_in_thread
from tui.app.screens.base_screen import BaseScreen
from tui.app.widgets.status_line import shorten_title
from tui.i18n import gettext as _
from tui.i18n import translate_text
from tui.index.store import Store, StoreError
from tui.model.records import Ref

if TYPE_CHECKING:
    from tui.corpus.journal.entries import Step
    from tui.corpus.journal.steps import StepResult

#: What is done with the result of an act.
AfterStep = Callable[["StepResult[Any]"], None]
_NUMBERS = count()
#: A record as the words of a step name it.
_REF = re.compile(r"\b(?:article|actor|event|note):[\w.-]*\w")
_MAX_TITLE_CELLS = 60


class StepMade(Message):
    """An act is done; nothing has changed where its result has no step.

    What its steps did is said in the reader's words, with titles of records.
    """

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
        return StepMade(_with_titles(result, screen.owner.store), after)

    run_in_thread(screen, f"decide {next(_NUMBERS)}", work)


def _with_titles(result: StepResult[Any], store: Store) -> StepResult[Any]:
    """Return a result whose steps say in the reader's words what they did; may block."""
    from tui.corpus.journal.entries import Step

    step, value = result.step, result.value
    if step is not None:
        (words,) = describe_steps([step], store)
        result = structs.replace(result, step=structs.replace(step, what=words))
    if isinstance(value, Step):
        (words,) = describe_steps([value], store)
        result = structs.replace(result, value=structs.replace(value, what=words))
    return result


def describe_steps(steps: Sequence[Step], store: Store) -> list[str]:
    """Return what steps did, in the language of the interface and with titles for ids; may block.

    A record that is there no more has the title that the step itself knows of it.
    """
    told = [" ".join(step.what.split()) for step in steps]
    named = dict.fromkeys(name for words in told for name in _REF.findall(words))
    titles = _read_titles(named, store)

    def describe(step: Step, words: str) -> str:
        def title(match: re.Match[str]) -> str:
            name = match[0]
            known = titles.get(name) or _title_in(step, name)
            return _("“{title}”").format(title=shorten_title(known, _MAX_TITLE_CELLS)) if known else name

        return _REF.sub(title, translate_text(words))

    return [describe(*pair) for pair in zip(steps, told, strict=True)]


def _read_titles(names: Collection[str], store: Store) -> dict[str, str]:
    """Return the titles of records by their refs; of none where the store cannot answer: the act is done."""
    try:
        records = store.read([ref for name in names if (ref := Ref.parse(name))])
        notes = store.notes() if any(name.startswith("note:") for name in names) else []
    except StoreError:
        return {}
    return {str(one.ref): one.title for one in records} | {f"note:{one.id}": one.summary for one in notes}


def _title_in(step: Step, name: str) -> str:
    """Return the title of a record whose file a step has made or deleted; empty where it has not."""
    from tui.corpus.record_files.record_edit import load_record

    ref = Ref.parse(name)
    for change in step.files if ref else ():
        path = PurePosixPath(change.path)
        if ref and change.kind != "changed" and (path.stem, path.parts[0]) == (ref.id, f"{ref.kind}s"):
            text = "".join(part.new or part.old for part in change.lines)
            loaded = load_record(ref.kind, ref.id, change.path, text)
            return loaded.record.title if loaded.record else ""
    return ""
