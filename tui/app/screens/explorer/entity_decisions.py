"""The reader decides who is meant: «not this», «someone else», «this is …», here or in the whole text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from threading import Lock
from typing import NamedTuple

from textual.message import Message
from textual.worker import Worker

from tui.app.documents.list_items import ListItem
from tui.app.match_walk import SearchChoice
from tui.app.messages import RequestFailed
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.screens.explorer.highlights import HighlightActions
from tui.i18n import gettext as _
from tui.model.records import NOBODY, Article, Decision


class SelectedText(NamedTuple):
    """The words to decide about: code points of the article's title or body."""

    article: Article
    start: int
    end: int
    in_title: bool

    @property
    def text(self) -> str:
        """The words themselves."""
        return (self.article.title if self.in_title else self.article.body)[self.start : self.end]


class DecisionScope(NamedTuple):
    """What is to be kept: for this place or for all like it; nobody, or somebody to be chosen."""

    everywhere: bool
    nobody: bool


class DecisionWritten(Message):
    """Decisions were written, or taken back (`undone`)."""

    def __init__(self, decisions: Sequence[Decision], undone: bool) -> None:
        super().__init__()
        self.decisions, self.undone = decisions, undone


class DecisionActions(HighlightActions):
    """The explorer's actions that write into `decisions.yaml`."""

    def __init__(self) -> None:
        super().__init__()
        self._decided: list[Decision] = []  # in this run, for undo; kept by the threads that write
        self._writing = Lock()  # one decision is written after the other
        self._numbers = count()

    def action_meant(self) -> None:
        """Say who is meant by the current name, the current hit or the selection."""
        from tui.app.screens.modals.list_dialog import ListDialog  # late, as in `reading`

        words = self._words()
        if words is None or not words.text.strip():
            self.notify(_("Choose a name first (n), or find or select the words (ctrl+f)."), timeout=4)
            return
        like = _("everywhere in this text")
        items = [
            ListItem(key=DecisionScope(False, True), text=_("Not an actor we know"), detail=_("here")),
            ListItem(key=DecisionScope(True, True), text=_("Not an actor we know"), detail=like),
            ListItem(key=DecisionScope(False, False), text=_("This is …"), detail=_("here")),
            ListItem(key=DecisionScope(True, False), text=_("This is …"), detail=like),
        ]
        title = _("Who is meant by “{words}”?").format(words=" ".join(words.text.split()))
        self.app.push_screen(ListDialog(title, items), lambda choice: self._chose(words, choice))

    def _words(self) -> SelectedText | None:
        """The selection, else the current hit, else the current mention; None outside an article."""
        page = self.reader.page
        if page is None or not isinstance(page.record, Article):
            return None
        door = self.reader.current_link
        span = self.reader.selected_range
        here = self.reader.walk.current if self.reader.walk else None
        if span is None and here is not None and here.article == page.ref:
            span = (here.start + page.body_at, here.end + page.body_at)
        if span is None and door is not None:
            span = (door.start, door.end)
        if span is None:
            return None
        start, end = span
        if end <= len(page.record.title):  # the page begins with the title
            return SelectedText(page.record, start, end, True)
        if start >= page.body_at:
            return SelectedText(page.record, start - page.body_at, end - page.body_at, False)
        return None

    def _chose(self, words: SelectedText, choice: object) -> None:
        if not isinstance(choice, DecisionScope):
            return
        if choice.nobody:
            self._keep(words, choice, NOBODY)
            return

        from tui.app.screens.search.search import SearchScreen

        def picked(actor: SearchChoice | None) -> None:
            if actor is not None and isinstance(actor.target, RecordLocation):
                self._keep(words, choice, actor.target.ref.id)

        self.app.push_screen(SearchScreen(("actor",), " ".join(words.text.split())), picked)

    def _keep(self, words: SelectedText, choice: DecisionScope, actor: str) -> None:
        def work(_worker: object) -> DecisionWritten:
            with self._writing:
                decision = self.owner.corpus_actions.decide(
                    words.article, words.start, words.end, words.in_title, choice.everywhere, actor
                )
                self._decided.append(decision)
            return DecisionWritten([decision], undone=False)

        self._write(work)

    def _write(self, work: Callable[[Worker[None]], Message]) -> None:
        """Write in a thread of its own: a decision that follows does not end the one before."""
        run_in_thread(self, f"decide {next(self._numbers)}", work)

    def action_undo(self) -> None:
        """Take back the latest decision: of this run, else the last one that is kept."""

        def work(_worker: object) -> DecisionWritten | RequestFailed:
            with self._writing:
                actions = self.owner.corpus_actions
                decision = self._decided[-1] if self._decided else actions.latest_decision()
                if decision is None:
                    return RequestFailed(_("Nothing to take back."))
                actions.undo_decision(decision)
                self._decided = [known for known in self._decided if known != decision]
            return DecisionWritten([decision], undone=True)

        self._write(work)

    def on_decision_written(self, message: DecisionWritten) -> None:
        """Say it, and have the article marked anew."""
        if message.undone:
            words = ", ".join(f"“{decision.quote}”" for decision in message.decisions)
            self.notify(_("Taken back: {words}").format(words=words), timeout=3)
        else:
            self.notify(_("Kept in decisions.yaml; u takes it back."), timeout=4)
            if self.owner.corpus_actions.is_shipped:
                self.notify(
                    _("The next version replaces this corpus; one of your own: niger-tui init DIR"),
                    severity="warning",
                )
        self.reindex(reopen=True)
