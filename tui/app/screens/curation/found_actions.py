"""The keys about what was found and nobody has kept: keep, edit first, reject, say which record it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from textual.message import Message

from tui.app.runtime.background import run_in_thread
from tui.app.runtime.reading_state import nothing_to_ask
from tui.app.runtime.status_messages import ADVICE_S
from tui.app.screens.curation.corpus_acts import CorpusActs
from tui.app.screens.curation.step_work import AfterStep
from tui.app.screens.explorer.panes import Panes
from tui.i18n import gettext as _
from tui.model.records import Event, Ref

if TYPE_CHECKING:
    from tui.annotate.suggestions.events.event_matching import RankedEvent
    from tui.annotate.suggestions.events.event_suggestions import EventSuggestion
    from tui.annotate.suggestions.suggestion import Suggestion
    from tui.corpus.journal.steps import StepResult


class KnownEventsRanked(Message):
    """The kept events that a found one may be, the likeliest first."""

    def __init__(self, suggestion: Suggestion, events: Sequence[RankedEvent]) -> None:
        super().__init__()
        self.suggestion, self.events = suggestion, events


class FoundRecordRead(Message):
    """A found record as it would be kept, for what a key decides; `suggestion` None: it is there no more.

    `state`: of the store when it was read; `current`: the kept event that has some of its reports.
    """

    def __init__(
        self,
        ref: Ref,
        state: str,
        suggestion: Suggestion | None,
        current: Event | None,
        take: Callable[[FoundRecordRead], None],
    ) -> None:
        super().__init__()
        self.ref, self.state, self.suggestion, self.current = ref, state, suggestion, current
        self.take = take


class FoundActions:
    """Decide on the found record that a key is about; False where it is about anything else."""

    def __init__(self, panes: Panes, acts: CorpusActs) -> None:
        self._panes, self._acts = panes, acts
        #: What is decided, by the state of the store: until the index follows it is still listed.
        self._decided: tuple[str, set[Ref]] = "", set()
        self._kept: Ref | None = None  # what was kept just now

    def keep(self) -> bool:
        """Write the record as it was found: one step of the journal."""
        if self._says_it_is_kept():
            return True
        service = self._panes.owner.corpus_service

        def accept(suggestion: Suggestion) -> None:
            self._act(lambda: service.accept([suggestion]), self._report_kept)

        def take(message: FoundRecordRead) -> None:
            if _lacks_type(message):
                self._decide(ask_type, completes=True)
            else:
                self._once(accept)(message)

        def ask_type(message: FoundRecordRead) -> None:
            """Have a person choose the type; not where it is a kept event that gets more claims."""
            self._open_form(message)
            if message.current is None:
                words = _("No type is told by the texts: choose one, and save.")
                self._panes.screen.app.screen.notify(words, timeout=ADVICE_S)

        return self._decide(take)

    def _says_it_is_kept(self) -> bool:
        """Say, once, of a record that was kept just now that it is: the key may be pressed twice."""
        subject, kept, self._kept = self._panes.subject, self._kept, None
        if kept is None or subject is None or subject.ref != kept:
            return False
        words = _("It is kept; {key} again adds texts to the corpus.").format(key=self._panes.key("add"))
        self._panes.screen.notify(words, timeout=ADVICE_S)
        return True

    def edit(self) -> bool:
        """Open the form of the record as it would be kept."""
        return self._decide(self._open_form, completes=True)

    @property
    def is_asked_about(self) -> bool:
        """Return whether a key is about a found record, on which a person may decide."""
        subject = self._panes.subject
        return subject is not None and subject.ref.is_found and not self._panes.owner.key_table.is_read_only

    def reject(self) -> bool:
        """Record that there is no such thing: it is never found again."""
        service = self._panes.owner.corpus_service
        return self._decide(self._once(lambda suggestion: self._act(lambda: service.reject([suggestion]))))

    def identify(self) -> bool:
        """Ask which known record it is; that one gets the claims, or the names."""

        def ask(message: FoundRecordRead) -> None:
            if message.suggestion is not None:
                self._ask_record(message.suggestion)

        return self._decide(ask)

    def take(self, message: FoundRecordRead) -> None:
        """Do what was decided about a record that has been read."""
        if self._decided[0] != message.state:
            self._decided = message.state, set()
        if message.ref not in self._decided[1]:
            message.take(message)

    # -- how it is done ------------------------------------------------------------------------

    def _decide(self, take: Callable[[FoundRecordRead], None], completes: bool = False) -> bool:
        """Read the found record that the key is about, in a thread; return whether it is about one.

        `completes`: with who has a part in it, and with the kept event of which it has further reports.
        """
        from tui.annotate.suggestions.events.found_event_suggestion import FoundEventSuggestion

        subject = self._panes.subject
        if subject is None or not self.is_asked_about:
            return False
        ref, owner = subject.ref, self._panes.owner

        def read(_worker: object) -> FoundRecordRead:
            state, suggestion, current = owner.store.state(), self._read(ref), None
            if completes and isinstance(suggestion, FoundEventSuggestion):
                suggestion, current = owner.corpus_service.complete(suggestion)
            return FoundRecordRead(ref, state, suggestion, current, take)

        run_in_thread(self._panes.screen, "decide", read)
        return True

    def _once(self, act: Callable[[Suggestion], None]) -> Callable[[FoundRecordRead], None]:
        """Return what acts on a record that is there, and notes that it is decided."""

        def take(message: FoundRecordRead) -> None:
            if message.suggestion is not None:
                self._decided[1].add(message.ref)
                act(message.suggestion)

        return take

    def _read(self, ref: Ref) -> Suggestion | None:
        """Return what would be written of a found record; may block. Raises StoreError."""
        from tui.annotate.suggestions.events.found_event_suggestion import suggest_found_event

        store = self._panes.owner.store
        if ref.kind == "actor":
            return store.found_actor(ref)
        found = store.found_event(ref)
        return suggest_found_event(found) if found else None

    def _act(self, act: Callable[[], StepResult[Any]], after: AfterStep | None = None) -> None:
        """Do an act in a thread; what it is about can be decided again where it fails."""

        def try_act() -> StepResult[Any]:
            try:
                return act()
            except Exception:
                self._decided[1].clear()
                self._acts.note_refusal()
                raise

        self._acts.run(try_act, after)

    def _report_kept(self, result: StepResult[Any]) -> None:
        """Say what was done, and open the record."""
        self._kept = next(iter(result.value), self._kept)
        self._acts.report_kept(result)

    def _open_form(self, message: FoundRecordRead) -> None:
        from tui.app.screens.curation.forms.form_screen import FormScreen
        from tui.app.screens.curation.forms.record_form import RecordForm

        def take(result: StepResult[Any] | None) -> None:
            if result is not None:
                self._acts.report_new(result)

        if (suggestion := message.suggestion) is None:
            return
        form = RecordForm.of_record(suggestion.wanted(message.current))
        form.before = message.current
        start = "type" if _lacks_type(message) else ""
        screen = FormScreen(form, suggestion.name, suggestion.needed, start)
        self._panes.screen.app.push_screen(screen, take)

    def _ask_record(self, suggestion: Suggestion) -> None:
        from tui.annotate.suggestions.events.event_suggestions import EventSuggestion

        if isinstance(suggestion, EventSuggestion):
            self._rank_events(suggestion)
            return
        from tui.app.screens.curation.identity.actor_choice import identify_suggestion

        service = self._panes.owner.corpus_service

        def take(into: Ref) -> None:
            self._act(lambda: service.accept([suggestion], into), self._report_kept)

        identify_suggestion(self._panes.screen, suggestion, take)

    def _rank_events(self, suggestion: EventSuggestion) -> None:
        """Find the kept events that it may be, in a thread."""
        from tui.app.screens.curation.passage_facts import rank_likely_events

        store = self._panes.owner.store

        def rank(_worker: object) -> KnownEventsRanked:
            ranked = rank_likely_events(store, suggestion.facts, suggestion.name, suggestion.articles)
            return KnownEventsRanked(suggestion, ranked)

        run_in_thread(self._panes.screen, "rank events", rank)

    def ask_event(self, message: KnownEventsRanked) -> None:
        """Ask which event it is."""
        from tui.app.screens.curation.new_from_words import event_item
        from tui.app.screens.modals.list_dialog import ListDialog

        def take(id: object) -> None:
            if isinstance(id, str):
                suggestion, into = message.suggestion, Ref("event", id)
                service = self._panes.owner.corpus_service
                self._act(lambda: service.accept([suggestion], into), self._report_kept)

        items = [event_item(one) for one in message.events]
        nothing = nothing_to_ask(self._panes.lists.reading_state, _("There is no event yet."))
        dialog = ListDialog(_("Which event is it?"), items, nothing)
        self._panes.screen.app.push_screen(dialog, take)


def _lacks_type(message: FoundRecordRead) -> bool:
    """Return whether a found event would be a new record, and has no type that PLOVER knows."""
    from tui.annotate.suggestions.events.found_event_suggestion import FoundEventSuggestion

    suggestion = message.suggestion
    return isinstance(suggestion, FoundEventSuggestion) and not suggestion.types and message.current is None
