"""What a person does with suggestions: accepts, edits, rejects, merges; each is a step of the journal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from typing import TYPE_CHECKING, Any

from textual.message import Message

from tui.annotate.suggestions.events.event_suggestions import EventSuggestion
from tui.annotate.suggestions.suggestion import Suggestion, SuggestionKey
from tui.app.documents.suggestions import DecidedStep, SuggestionSession, Verdict, preview_items
from tui.app.runtime.background import run_in_thread
from tui.app.runtime.reading_state import nothing_to_ask
from tui.app.runtime.status_messages import ADVICE_S, HINT_S
from tui.app.screens.base_screen import BaseScreen
from tui.corpus.curation.corpus_draft import with_fields
from tui.i18n import gettext as _
from tui.i18n import ngettext
from tui.model.records import Record, Ref

if TYPE_CHECKING:
    from tui.annotate.suggestions.events.event_matching import RankedEvent
    from tui.corpus.journal.steps import StepResult

_NUMBERS = count()
#: After a step of more new records, the others are related to these when the texts are read next.
_MAX_RELATING = 20


class SuggestionsDecided(Message):
    """Report that suggestions were decided, and the files written."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class DecisionUndone(Message):
    """Report that the latest step was undone; the suggestions are offered again."""

    def __init__(self, suggestions: tuple[Suggestion, ...]) -> None:
        super().__init__()
        self.suggestions = suggestions


class SuggestionRead(Message):
    """A suggestion, as it would be written (`whole`), and the record that it changes; None: a new one."""

    def __init__(self, suggestion: Suggestion, whole: Suggestion, current: Record | None) -> None:
        super().__init__()
        self.suggestion, self.whole, self.current = suggestion, whole, current


class EventsRanked(Message):
    """The events of which the passages of a suggestion may be claims, the likeliest first."""

    def __init__(self, suggestion: EventSuggestion, events: Sequence[RankedEvent]) -> None:
        super().__init__()
        self.suggestion, self.events = suggestion, events


class SuggestionDecisions:
    """Decide suggestions; they leave the list at once, and return where the files cannot be written.

    `redraw` shows what has changed in the session.
    """

    def __init__(self, screen: BaseScreen[Any], redraw: Callable[[], None]) -> None:
        self._screen, self._redraw = screen, redraw

    @property
    def _session(self) -> SuggestionSession:
        return self._screen.owner.suggestion_session

    def accept(self, suggestions: Sequence[Suggestion], into: Ref | None = None) -> None:
        """Write what is suggested, as one step; `into`: the record that it is.

        A form opens for one that lacks something without which it cannot be written.
        """
        if into is None and len(suggestions) == 1 and not suggestions[0].is_complete:
            self.edit(suggestions[0])
            return
        service = self._screen.owner.corpus_service
        self._decide(suggestions, "accepted", lambda: service.accept(suggestions, into), into)

    def reject(self, suggestion: Suggestion) -> None:
        """Record that a suggestion is wrong: it is never made again."""
        service = self._screen.owner.corpus_service
        self._decide([suggestion], "rejected", lambda: service.reject([suggestion]))

    def _decide(
        self,
        suggestions: Sequence[Suggestion],
        verdict: Verdict,
        act: Callable[[], StepResult[Any]],
        into: Ref | None = None,
    ) -> None:
        """Do an act in a thread; the next key waits for it."""
        session = self._session
        session.decide(suggestions)
        self._redraw()

        def work(_worker: object) -> SuggestionsDecided:
            with session.lock:
                try:
                    result = act()
                except Exception:
                    session.restore(suggestions)
                    raise
                number = result.step.step if result.step else 0
                accepted = tuple(result.value) if verdict == "accepted" else ()
                target = into or self._find_known(accepted)
                refs = accepted if target is None else ()
                related = self._related(suggestions, refs)
                session.steps.append(DecidedStep(tuple(suggestions), verdict, number, refs, related))
            return SuggestionsDecided(self._words(suggestions, verdict, target))

        run_in_thread(self._screen, f"decide suggestion {next(_NUMBERS)}", work)

    def _find_known(self, accepted: Sequence[Ref]) -> Ref | None:
        """Return the record that a single suggestion was written to; None where it has made a new one."""
        records = self._screen.owner.store.read(accepted) if len(accepted) == 1 else []
        self._session.names |= {record.ref: record.title for record in records}
        return next((record.ref for record in records), None)

    def _related(
        self, suggestions: Sequence[Suggestion], refs: Sequence[Ref]
    ) -> dict[SuggestionKey, Suggestion]:
        """Return what other suggestions become by the records that these became, by their keys."""
        related: dict[SuggestionKey, Suggestion] = {}
        pairs = [pair for pair in zip(suggestions, refs, strict=False) if pair[0].target is None]
        for suggestion, ref in pairs[:_MAX_RELATING]:
            record = with_fields(suggestion.wanted(None), {"id": ref.id})
            found = ((one.key, one.related_to(record)) for one in self._session.pending)
            related |= {key: one for key, one in found if one is not None}
        return related

    def _words(
        self, suggestions: Sequence[Suggestion], verdict: Verdict, into: Ref | None, title: str = ""
    ) -> str:
        """Return in words what was decided, and which key undoes it; `title`: that a form gave to it."""
        undo, names = self._screen.key("undo"), self._session.names
        if verdict == "rejected":
            return _("Rejected; {key} undoes it.").format(key=undo)
        if len(suggestions) > 1:
            words = ngettext(
                "{n} accepted; {key} undoes it.", "{n} accepted; {key} undoes them.", len(suggestions)
            )
            return words.format(n=len(suggestions), key=undo)
        (suggestion,) = suggestions
        if (target := into or suggestion.target) is not None:
            words = _("“{name}” added to {actor}; {key} undoes it.")
            return words.format(name=suggestion.name, actor=names.get(target, target.id), key=undo)
        if suggestion.is_found:
            return _("{name} kept; {undo} undoes it.").format(name=suggestion.name, undo=undo)
        words = _("{name} added, at the end of the list; {undo} undoes it.")
        return words.format(name=title or suggestion.name, undo=undo)

    def ask_accept_all(self, choices: Sequence[Sequence[Suggestion]]) -> None:
        """Show which suggestions would be accepted, and ask which of the choices is to be."""
        if not choices:
            return
        from tui.app.screens.modals.list_dialog import ListDialog

        def take(choice: object) -> None:
            if isinstance(choice, int):
                self.accept(choices[choice])

        dialog = ListDialog(_("Accept all"), preview_items(choices))
        self._screen.app.push_screen(dialog, take)

    def ask_record(self, suggestion: Suggestion) -> None:
        """Ask which record a suggestion is, the likeliest first; it gets what is suggested."""
        if isinstance(suggestion, EventSuggestion):
            self._rank_events(suggestion)
            return
        from tui.app.screens.curation.identity.actor_choice import identify_suggestion

        identify_suggestion(self._screen, suggestion, lambda ref: self.accept([suggestion], ref))

    def _rank_events(self, suggestion: EventSuggestion) -> None:
        """Find the events of which the passages may be claims, in a thread."""
        from tui.app.screens.curation.passage_facts import rank_likely_events

        store = self._screen.owner.store

        def work(_worker: object) -> EventsRanked:
            events = rank_likely_events(store, suggestion.facts, suggestion.name, suggestion.articles)
            return EventsRanked(suggestion, events)

        run_in_thread(self._screen, "rank events", work)

    def ask_event(self, message: EventsRanked) -> None:
        """Ask of which event the passages are claims."""
        from tui.app.screens.curation.new_from_words import event_item
        from tui.app.screens.modals.list_dialog import ListDialog

        def take(id: object) -> None:
            if isinstance(id, str):
                self._session.names |= {one.event.ref: one.event.title for one in message.events}
                self.accept([message.suggestion], Ref("event", id))

        items = [event_item(one) for one in message.events]
        state = self._screen.owner.explorer.reading_state
        nothing = nothing_to_ask(state, _("There is no event yet."))
        self._screen.app.push_screen(ListDialog(_("A claim of which event?"), items, nothing), take)

    def edit(self, suggestion: Suggestion) -> None:
        """Read the record that it changes, in a thread, to open the form of it as it would be written."""
        from tui.annotate.suggestions.events.found_event_suggestion import FoundEventSuggestion

        owner, target = self._screen.owner, suggestion.target

        def work(_worker: object) -> SuggestionRead:
            if isinstance(suggestion, FoundEventSuggestion):
                return SuggestionRead(suggestion, *owner.corpus_service.complete(suggestion))
            records = owner.store.read([target] if target else [])
            return SuggestionRead(suggestion, suggestion, next(iter(records), None))

        run_in_thread(self._screen, "decide", work)

    def open_form(self, message: SuggestionRead) -> None:
        """Open the form of the record as it would be written."""
        from tui.app.screens.curation.forms.form_screen import FormScreen
        from tui.app.screens.curation.forms.record_form import RecordForm

        suggestion = message.suggestion
        form = RecordForm.of_record(message.whole.wanted(message.current))
        form.before = message.current

        def take(result: StepResult[Any] | None) -> None:
            if result is not None:
                self._take_edited(suggestion, result, message.current)

        start = "" if suggestion.is_complete or message.current else "type"
        self._screen.app.push_screen(FormScreen(form, suggestion.name, suggestion.needed, start), take)
        if start:
            words = _("No type is told by the texts: choose one, and save.")
            self._screen.app.screen.notify(words, timeout=ADVICE_S)

    def _take_edited(self, suggestion: Suggestion, result: StepResult[Any], before: Record | None) -> None:
        """Take a suggestion that was written by a form off the list."""
        self._session.decide([suggestion])
        number = result.step.step if result.step else 0
        refs = () if before else (result.value.ref,)
        self._session.steps.append(DecidedStep((suggestion,), "accepted", number, refs))
        self._session.names |= {before.ref: before.title} if before else {}
        self._redraw()
        words = self._words([suggestion], "accepted", before.ref if before else None, result.value.title)
        self._screen.post_message(SuggestionsDecided(words))

    def undo(self) -> None:
        """Undo the latest step in a thread, and post that it is undone; say so where there is none."""
        session, service = self._session, self._screen.owner.corpus_service
        if not session.steps:
            self._screen.notify(_("Nothing to undo."), timeout=HINT_S)
            return

        def work(_worker: object) -> DecisionUndone | None:
            with session.lock:
                if not session.steps:
                    return None
                latest = session.steps[-1]
                if latest.step:
                    service.undo_step(latest.step)
                session.steps.pop()
                session.restore(latest.suggestions)
                return DecisionUndone(latest.suggestions)

        run_in_thread(self._screen, "undo", work)
