"""The reader decides who is meant: «not this», «someone else», «this is …», here or in the whole text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from threading import Lock
from typing import NamedTuple

from textual.message import Message
from textual.worker import Worker

from tui.app.documents.list_items import ListItem
from tui.app.match_walk import SearchChoice
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.runtime.status_messages import ADVICE_S
from tui.app.screens.explorer.index_runner import IndexRunner
from tui.app.screens.explorer.panes import Panes
from tui.app.widgets.text.text_selection import widen_to_words
from tui.i18n import gettext as _
from tui.model.records import NOBODY, Article, Decision, Reach


class SelectedText(NamedTuple):
    """The words to decide about: code points of the article's title or body."""

    article: Article
    start: int
    end: int
    in_title: bool
    is_marked: bool  # whether an actor is marked in them

    @property
    def text(self) -> str:
        """Return the words themselves."""
        return (self.article.title if self.in_title else self.article.body)[self.start : self.end]

    @property
    def label(self) -> str:
        """Return the words on one line."""
        return " ".join(self.text.split())


class DecisionScope(NamedTuple):
    """What is to be decided: for this place or for all like it; nobody, or somebody to be chosen."""

    reach: Reach
    nobody: bool


class NewActor(NamedTuple):
    """The wish to make an actor of words."""

    name: str


class DecisionWritten(Message):
    """A decision was written."""

    def __init__(self, decision: Decision) -> None:
        super().__init__()
        self.decision = decision


class DecisionController:
    """Write decisions into `decisions.yaml`."""

    def __init__(self, panes: Panes, index: IndexRunner, make_actor: Callable[[str], None]) -> None:
        """Create the controller; `make_actor` opens the form of a new actor with that name."""
        self._panes, self._index, self._make_actor = panes, index, make_actor
        self._lock = Lock()  # one decision is written after the other
        self._numbers = count()

    def ask(self) -> None:
        """Ask who is meant by the selection, the current name or words found; offer a new actor."""
        from tui.app.screens.modals.list_dialog import ListDialog  # late: the first paint needs none

        screen, selected = self._panes.screen, self._selected_text()
        if selected is None or not selected.text.strip():
            words = _("Choose a name first ({key}), or find or select the words ({find}).").format(
                key=self._panes.key("next-mention"), find=self._panes.key("find")
            )
            screen.notify(words, timeout=ADVICE_S)
            return
        items = list(_scope_items(_("This is …"), is_nobody=False))
        new = ListItem(key=NewActor(selected.label), text=_("Make it a new actor …"))
        if selected.is_marked:
            title = _("Who is meant by “{words}”?")
            items = [*_scope_items(_("Not a known actor"), is_nobody=True), *items, new]
        else:
            title = _("No actor is marked here: “{words}”")
            items = [new, *items]
        dialog = ListDialog(title.format(words=selected.label), items)
        screen.app.push_screen(dialog, lambda scope: self._take_scope(selected, scope))

    def _selected_text(self) -> SelectedText | None:
        """Return the selection, else the name at the cursor, else words found; None outside an article.

        After a search the cursor is on a hit: it is about the name there, else about the whole words.
        """
        reader = self._panes.reader
        page = reader.page
        if page is None or not isinstance(page.record, Article):
            return None
        link, span, walk = reader.current_link, reader.selected_range, reader.walk
        match = walk.current if walk else None
        if span is None and walk is not None and match is not None and match.article == page.ref:
            span = (match.start + page.body_at, match.end + page.body_at)
            if walk.results is not None:
                index = reader.link_at(span[0])
                link = None if index is None else reader.document.links[index]
                span = widen_to_words(reader.document.text, span) if link is None else None
        if span is None and link is not None:
            span = (link.start, link.end)
        if span is None:
            return None
        start, end = span
        is_marked = any(
            isinstance(one.target, RecordLocation)
            and one.target.ref.kind == "actor"
            and one.start < end
            and start < one.end
            for one in reader.document.links
        )
        if end <= len(page.record.title):  # the page begins with the title
            return SelectedText(page.record, start, end, True, is_marked)
        if start >= page.body_at:
            return SelectedText(page.record, start - page.body_at, end - page.body_at, False, is_marked)
        return None

    def _take_scope(self, selected: SelectedText, scope: object) -> None:
        if isinstance(scope, NewActor):
            self._make_actor(scope.name)
        if not isinstance(scope, DecisionScope):
            return
        if scope.nobody:
            self._decide(selected, scope, NOBODY)
            return

        from tui.app.screens.search.search import SearchScreen
        from tui.app.screens.search.search_request import SearchRequest

        def take_actor(choice: SearchChoice | None) -> None:
            if choice is not None and isinstance(choice.target, RecordLocation):
                self._decide(selected, scope, choice.target.ref.id)

        search = SearchScreen(SearchRequest(selected.label, ("actor",)))
        self._panes.screen.app.push_screen(search, take_actor)

    def _decide(self, selected: SelectedText, scope: DecisionScope, actor: str) -> None:
        corpus_service = self._panes.owner.corpus_service

        def write(_worker: object) -> DecisionWritten:
            with self._lock:
                decision = corpus_service.decide(
                    selected.article, selected.start, selected.end, selected.in_title, scope.reach, actor
                )
            return DecisionWritten(decision)

        self._run(write)

    def _run(self, write: Callable[[Worker[None]], Message]) -> None:
        """Write in a thread of its own: a decision that follows does not end the one before."""
        run_in_thread(self._panes.screen, f"decide {next(self._numbers)}", write)

    def report(self, message: DecisionWritten) -> None:
        """Report what was written, and have the article annotated anew."""
        screen = self._panes.screen
        words = _("Saved in decisions.yaml; {key} undoes it.").format(key=screen.key("undo"))
        screen.notify(words, timeout=ADVICE_S)
        if self._panes.owner.corpus_service.is_shipped:
            screen.notify(
                _("An update replaces this corpus; make one of your own: niger-tui init DIR"),
                severity="warning",
            )
        self._index.start(reopen=True)


def _scope_items(words: str, is_nobody: bool) -> Iterator[ListItem]:
    """Yield a row for each reach of a decision."""
    reaches: dict[Reach, str] = {
        "place": _("here"),
        "text": _("everywhere in this text"),
        "corpus": _("in all texts"),
    }
    for reach, detail in reaches.items():
        yield ListItem(key=DecisionScope(reach, is_nobody), text=words, detail=detail)
