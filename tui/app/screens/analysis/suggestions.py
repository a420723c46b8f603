"""What the corpus seems to miss, offered to the reader: other spellings of known names, and new actors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, cast, get_args

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.worker import Worker

from tui.annotate.suggestions.suggester import Suggestion
from tui.app.documents.document import Document
from tui.app.documents.list_items import ListItem
from tui.app.documents.suggestions import (
    SuggestionSession,
    evidence_document,
    passage_target,
    suggestion_items,
    written_items,
)
from tui.app.messages import RequestFailed
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.screens.analysis.filtered_screen import FilteredScreen
from tui.app.screens.modals.list_dialog import ListDialog
from tui.app.session.history import ViewSnapshot
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.status_line import StatusLine
from tui.app.widgets.text.reader import Reader
from tui.corpus.safe_write.file_edits import Edit
from tui.i18n import gettext as _
from tui.index.query import Query
from tui.model.records import ActorType, Ref
from tui.progress import format_bar


class SuggestProgress(Message):
    """How far the reading of the articles is; bursts are merged."""

    def __init__(self, done: int, total: int) -> None:
        super().__init__()
        self.done, self.total = done, total

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, SuggestProgress)


class SuggestionsFound(Message):
    """The suggestions are here; `names` are those of the actors whose spellings are offered."""

    def __init__(self, found: list[Suggestion], names: dict[str, str]) -> None:
        super().__init__()
        self.found, self.names = found, names


class EditWritten(Message):
    """A suggestion was accepted (`actor`: into a new record) or rejected, and the file is written."""

    def __init__(self, edit: Edit, said: str, actor: Ref | None = None) -> None:
        super().__init__()
        self.edit, self.said, self.actor = edit, said, actor


class EditReverted(Message):
    """The latest of them was taken back."""

    def __init__(self, one: Suggestion) -> None:
        super().__init__()
        self.one = one


class SuggestionsScreen(FilteredScreen):
    """What the articles that fit the filter offer: a list with the passages below it.

    What is accepted or rejected is written at once.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,tab", "step(1)", show=False),
        Binding("N,shift+tab", "step(-1)", show=False),
        Binding("a", "accept", show=False),
        Binding("x", "reject", show=False),
        Binding("u", "undo", show=False),
        Binding("X", "widen", show=False),
    ]
    WIDENS = "X"

    def __init__(self) -> None:
        super().__init__()
        self._read_for: Query | None = None  # the filter for which the articles were read
        self._reading = False
        self._stopped = False
        self._by_count = False

    def panes(self) -> ComposeResult:
        """The list, and the passages of the current line."""
        yield self.list_with_keys()
        yield Reader(id="evidence", max_width=0)

    def title_parts(self) -> list[str]:
        """How many there are, and how they are sorted."""
        order = _("most often first") if self._by_count else _("surest first")
        return [_("Suggestions"), f"{len(self._offers.pending):,}", order]

    def key_pairs(self) -> list[tuple[str, str]]:
        """What can be done with a line."""
        return [
            ("a", _("accept")),
            ("x", _("reject")),
            ("Enter", _("open the text")),
            ("u", _("undo")),
            ("n", _("next passage")),
            ("o", _("sort")),
            *self.filter_pairs(),
            ("Esc", _("back")),
        ]

    def draw(self) -> None:
        """The list and the passages lay themselves out."""

    @property
    def _evidence(self) -> Reader:
        return self.query_one("#evidence", Reader)

    @property
    def _current(self) -> Suggestion | None:
        item = self.items.current
        return next((one for one in self._offers.pending if item and one.key == item.key), None)

    # -- finding -------------------------------------------------------------------------------

    @property
    def _offers(self) -> SuggestionSession:
        return self.owner.suggestion_session

    def identity(self) -> ViewSnapshot:
        """What the trail keeps of the view."""
        return ViewSnapshot("suggestions")

    def display_options(self) -> Iterable[str]:
        """The order."""
        return ["often"] if self._by_count else []

    def restore_display(self, how: Sequence[str]) -> None:
        """In this order."""
        self._by_count = "often" in how

    def read(self) -> None:
        """Show what was found before, and read the articles anew: once for a filter, as that takes long."""
        asked = self.filter
        if self._read_for == asked:
            return
        self._read_for, self._reading, self._stopped = asked, True, False
        self._evidence.border_title = Content(_("In the texts"))
        self._offers.filter_by(asked)
        self._fill()

        def work(worker: Worker[None]) -> SuggestionsFound:
            def progress(done: int, total: int, what: str) -> bool:
                self.post_message(SuggestProgress(done, total))
                return not self._stopped and not worker.is_cancelled

            found = self.owner.corpus_actions.find_suggestions(progress, asked)
            refs = [Ref("actor", id_) for id_ in {one.actor for one in found if one.actor}]
            return SuggestionsFound(found, {ref.id: ref.title for ref in self.owner.store.read(refs)})

        run_in_thread(self, "suggest", work)

    def on_suggest_progress(self, message: SuggestProgress) -> None:
        """Say how far it is."""
        if self._reading:
            share = f" {_('Reading the articles')} {format_bar(message.done, message.total)} {_('Esc stops')}"
            self.query_one("#crumbs", StatusLine).content = Content(share)

    def on_suggestions_found(self, message: SuggestionsFound) -> None:
        """Show what was found."""
        self._reading = False
        self._offers.found, self._offers.names = message.found, message.names
        self._fill()

    def on_request_failed(self, message: RequestFailed) -> None:
        """Show what there is; the class below, which Textual asks too, says what could not be done."""
        self._reading = False
        self._fill()

    def on_unmount(self) -> None:
        """Nobody waits for the rest."""
        self._stopped = True

    def catch_up(self) -> None:
        """Back again: what was decided meanwhile, here or in a later list, is decided here too."""
        super().catch_up()
        if not self._reading:
            self._fill()

    # -- showing -------------------------------------------------------------------------------

    def _fill(self) -> None:
        found = self._offers.pending
        if self._by_count:
            found = sorted(found, key=lambda one: (one.rank[0], -one.count, one.rank))
        self.items.empty = (
            _("Reading the articles …")
            if self._reading
            else _(
                "No suggestions: every name in the texts is known, or was rejected, or is not sure enough."
            )
        )
        written = written_items(self._offers.written)
        self.items.set_items([*suggestion_items(found, self._offers.names), *written])
        self._show_evidence()
        self.update_bars()

    @on(RowList.Highlighted)
    def _highlighted(self, message: RowList.Highlighted) -> None:
        message.stop()
        self._show_evidence()

    def _show_evidence(self) -> None:
        one, item = self._current, self.items.current
        written = _("It is written: Enter opens it.") if item and isinstance(item.key, RecordLocation) else ""
        self._evidence.show(evidence_document(one, self._offers.names) if one else Document(written))

    def action_sort(self) -> None:
        """The surest first, or those that stand in the texts most often."""
        self._by_count = not self._by_count
        self._fill()

    # -- deciding ------------------------------------------------------------------------------

    def action_accept(self) -> None:
        """Put the spelling into the actor's file; or choose what the new actor is, and write its file."""
        one = self._current
        if one is None:
            return
        if one.kind == "alias":
            said = _("“{name}” is in the file of {actor} now; u takes it out.").format(
                name=one.name, actor=self._offers.names.get(one.actor or "", one.actor)
            )
            self._keep(one, lambda: EditWritten(self.owner.corpus_actions.accept_alias(one), said))
            return

        def chosen(type_: object) -> None:
            if type_ in get_args(ActorType):
                self._keep(one, lambda: self._create(one, cast(ActorType, type_)))

        types = sorted(get_args(ActorType), key=lambda type_: type_ != one.type)
        items = [ListItem(key=type_, text=_(type_), style=type_) for type_ in types]
        self.app.push_screen(ListDialog(_("What is {name}?").format(name=one.name), items), chosen)

    def _create(self, one: Suggestion, type_: ActorType) -> EditWritten:
        ref, edit = self.owner.corpus_actions.accept_actor(one, type_)
        said = _("{id} is written: it stands below, Enter opens it; u takes it away.").format(id=ref)
        return EditWritten(edit, said, ref)

    def action_reject(self) -> None:
        """Never offer this again."""
        one = self._current
        if one is None:
            return
        said = _("Rejected; u takes it back.")
        self._keep(one, lambda: EditWritten(self.owner.corpus_actions.reject(one), said))

    def _keep(self, one: Suggestion, change: Callable[[], EditWritten]) -> None:
        """Change a file in a thread; the list goes on at once."""
        offers = self._offers
        offers.taken.add(one.key)
        self._fill()

        def work(_worker: object) -> EditWritten:
            with offers.lock:
                try:
                    done = change()
                except Exception:
                    offers.restore(one)
                    raise
                offers.done.append((one, done.edit, done.actor))
                return done

        run_in_thread(self, f"suggestion {one.key}", work)

    def on_edit_written(self, message: EditWritten) -> None:
        """Have it marked; the list goes on where it was."""
        self.notify(message.said, timeout=4)
        if message.actor is not None:
            self._fill()
        self.owner.explorer.reindex(reopen=True)

    def action_undo(self) -> None:
        """Take the latest back: its file is restored exactly."""
        offers = self._offers
        if not offers.done:
            self.notify(_("Nothing to take back."), timeout=2)
            return

        def work(_worker: object) -> EditReverted | None:
            with offers.lock:
                if not offers.done:
                    return None
                one, edit, _ref = offers.done[-1]
                self.owner.corpus_actions.undo(edit)
                offers.done.pop()
                offers.restore(one)
                return EditReverted(one)

        run_in_thread(self, "undo", work)

    def on_edit_reverted(self, message: EditReverted) -> None:
        """Show that it is offered again."""
        self.notify(_("Taken back."), timeout=3)
        self._fill()
        self.items.move_to_key(message.one.key)
        self.owner.explorer.reindex(reopen=True)

    # -- moving --------------------------------------------------------------------------------

    def choose(self, key: object) -> None:
        """Open the article at the current passage, else at the first; or a record that was written."""
        if isinstance(key, RecordLocation):
            super().choose(key)
            return
        one, current = self._current, self._evidence.current_link
        if current is not None:
            super().choose(current.target)
        elif one is not None:
            super().choose(passage_target(one, 0))

    @on(Reader.LinkFollowed)
    def _followed(self, message: Reader.LinkFollowed) -> None:
        message.stop()
        super().choose(message.target)

    def action_step(self, by: int) -> None:
        """To the next or previous passage."""
        self._evidence.step(by)

    def action_leave(self) -> None:
        """Stop reading, and show what was found until then; else close."""
        if self._reading and not self._stopped:
            self._stopped = True
        else:
            super().action_leave()
