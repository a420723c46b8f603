"""New records from the words of an article: an actor, an event, a claim; what is known is filled in."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from msgspec import structs
from textual.message import Message

from tui.analysis.sources.claim_sources import about_words
from tui.app.documents.labels import short_date, title_label
from tui.app.documents.list_items import ListItem
from tui.app.documents.record_page import RecordPage
from tui.app.messages import RequestFailed
from tui.app.runtime.background import run_in_thread
from tui.app.runtime.reading_state import nothing_to_ask
from tui.app.runtime.status_messages import ADVICE_S, OUTCOME_S
from tui.app.screens.curation.corpus_acts import CorpusActs
from tui.app.screens.curation.note_actions import NoteActions
from tui.app.screens.explorer.panes import Panes
from tui.app.widgets.text.chosen_passage import found_word, passage_span
from tui.i18n import gettext as _
from tui.i18n import ngettext
from tui.index.results import Span
from tui.index.store import StoreError
from tui.languages.registry import find_language
from tui.model.claims import compare_claims, event_date
from tui.model.records import Article, Event, Ref

if TYPE_CHECKING:
    from tui.annotate.suggestions.events.event_matching import RankedEvent
    from tui.annotate.suggestions.events.found_event_suggestion import FoundEventSuggestion
    from tui.app.screens.curation.passage_facts import PassageFacts
    from tui.corpus.journal.steps import StepResult

#: The menu of what can be made shows so much of the words.
MAX_MENU_CHARS = 60
#: So much before a name is looked at, in code points, to tell what it names.
MAX_BEFORE_CHARS = 40
#: So much of an article is read ahead of the first key, in code points.
MAX_PRELOADED_CHARS = 400
#: The key of the row for an event that is not there yet; no id has a slash.
_NEW_EVENT = "/new"


class PassageRead(Message):
    """What a passage says is read; `events`: those that it may tell of, None where a new one is wanted.

    `found`: those of nobody yet that were found in it, as they would be kept.
    """

    def __init__(
        self,
        facts: PassageFacts,
        events: Sequence[RankedEvent] | None,
        found: Sequence[FoundEventSuggestion] = (),
    ) -> None:
        super().__init__()
        self.facts, self.events, self.found = facts, events, found


class NewFromWords:
    """Make records of the selected words, or of the current sentence."""

    def __init__(self, panes: Panes, acts: CorpusActs, notes: NoteActions) -> None:
        self._panes, self._acts, self._notes = panes, acts, notes

    def ask(self) -> None:
        """Ask what is to be made."""
        from tui.app.screens.curation.new_menu import NewMenu

        choices = {
            "new-actor": self._make_actor_here,
            "new-event": lambda: self._read_passage(is_claim=False),
            "new-claim": lambda: self._read_passage(is_claim=True),
            "new-note": self._notes.ask,
            "new-label": self._acts.ask_labels,
        }
        words = self._words() or _("nothing")

        def take(name: str | None) -> None:
            if name is not None:
                choices[name]()

        self._panes.screen.app.push_screen(NewMenu(shorten(words, MAX_MENU_CHARS, placeholder=" …")), take)

    def _words(self) -> str:
        """Return the selected words, else the current sentence."""
        span = passage_span(self._panes.reader)
        return " ".join(self._panes.reader.document.text[slice(*span)].split()) if span else ""

    # -- actors --------------------------------------------------------------------------------

    def _make_actor_here(self) -> None:
        """Open the form of a new actor: the selected words, else the word at the place that was found."""
        reader = self._panes.reader
        span = reader.selected_range or found_word(reader)
        if span is None:
            self.make_actor("")
            return
        start, end = span
        text = reader.document.text
        self.make_actor(text[start:end], text[max(0, start - MAX_BEFORE_CHARS) : start])

    def make_actor(self, words: str, before: str = "") -> None:
        """Open the form of a new actor named in `words`, behind `before`; empty: it is to be typed."""
        from tui.annotate.suggestions.actors.selected_name import read_selected_name
        from tui.app.screens.curation.forms.form_screen import FormScreen
        from tui.app.screens.curation.forms.record_form import RecordForm

        name, type_ = structs.astuple(read_selected_name(words, before, find_language()))
        fields = {"name": name, "type": type_}
        form = RecordForm("actor", {field: value for field, value in fields.items() if value})
        self._panes.screen.app.push_screen(FormScreen(form, _("New actor")), self._report_new)

    def _report_new(self, result: StepResult[Any] | None) -> None:
        if result is not None:
            self._acts.report_new(result)

    # -- events and claims -----------------------------------------------------------------------

    def _read_passage(self, is_claim: bool) -> None:
        """Read what the passage says, in a thread."""
        from tui.app.screens.curation.passage_facts import find_told_events, rank_likely_events, read_passage
        from tui.corpus.record_files.record_edit import EditError

        passage = self._passage()
        if passage is None:
            page = self._panes.reader.page
            words = _("Open an article first, and select the words that tell what happened.")
            if page is not None and isinstance(page.record, Article):
                words = _("An event is quoted from the text, not from its title: select words of the text.")
            self._panes.screen.notify(words, timeout=ADVICE_S)
            return
        article, span = passage
        store, opened = self._panes.owner.store, reversed(self._panes.state.history.previous)
        latest = next((one.ref for one in opened if one.ref.kind == "event" and not one.ref.is_found), None)

        def read(_worker: object) -> Message:
            try:
                facts = read_passage(store, article, span)
            except EditError as error:
                return RequestFailed(str(error))
            if not is_claim:
                return PassageRead(facts, None)
            events = rank_likely_events(store, facts.event_facts, facts.words, [article.id], latest)
            return PassageRead(facts, events, find_told_events(store, article, span))

        run_in_thread(self._panes.screen, "decide passage", read)

    def preload(self, page: RecordPage | None) -> None:
        """Read the beginning of an article in vain, so that the first passage is read as fast as the next.

        `page`: what is open; where that is no article, the first one of the list is read.
        """
        from tui.app.screens.curation.passage_facts import read_passage
        from tui.corpus.record_files.record_edit import EditError

        store, article = self._panes.owner.store, page.record if page is not None else None
        with suppress(EditError, StoreError):  # a key that asks for it says so
            if not isinstance(article, Article):
                (article,) = store.read([row.ref for row in store.rows("article", limit=1).items]) or (None,)
            if isinstance(article, Article):
                read_passage(store, article, (0, MAX_PRELOADED_CHARS))

    def _passage(self) -> tuple[Article, Span] | None:
        """Return the open article, and the passage in its body; None where there is none."""
        page, span = self._panes.reader.page, passage_span(self._panes.reader)
        if page is None or span is None or not isinstance(page.record, Article):
            return None
        start, end = max(0, span[0] - page.body_at), span[1] - page.body_at
        return (page.record, (start, end)) if start < end else None

    def show_passage(self, message: PassageRead) -> None:
        """Open the form of a new event, or list the events that the claim may be of."""
        if message.events is None:
            self._make_event(message.facts)
        else:
            self._choose_event(message.facts, message.events, message.found)

    def _make_event(self, facts: PassageFacts) -> None:
        from tui.app.screens.curation.forms.form_screen import FormScreen
        from tui.app.screens.curation.forms.record_form import RecordForm

        form = RecordForm("event", facts.event_fields())
        likely = ", ".join(map(_, facts.types[:2]))
        title = _("New event; likely {types}").format(types=likely) if likely else _("New event")
        start = "" if facts.types else "type"  # a person has to choose one
        self._panes.screen.app.push_screen(FormScreen(form, title, start=start), self._report_new)

    def _choose_event(
        self, facts: PassageFacts, events: Sequence[RankedEvent], found: Sequence[FoundEventSuggestion]
    ) -> None:
        from tui.app.screens.modals.list_dialog import ListDialog

        nothing = _("There is no event yet; {key} makes one.").format(key=self._panes.key("new"))
        empty = nothing_to_ask(self._panes.lists.reading_state, nothing)
        other = ListItem(key=_NEW_EVENT, text=_("A new event …"), detail=_("none of these"))
        items = [event_item(one) for one in events]
        if items or found:  # where little speaks for the first, it is hardly that
            items.insert(len(items) if events and events[0].may_be else 0, other)
        items[:0] = [_found_item(one) for one in found]

        def take(choice: object) -> None:
            if choice == _NEW_EVENT:
                self._make_event(facts)
            elif isinstance(choice, Ref):
                kept = [one for one in found if one.found.ref == choice]
                service = self._panes.owner.corpus_service
                self._acts.run(lambda: service.accept(kept), self._acts.report_kept)
            else:
                self._add_claim(facts, choice)

        self._panes.screen.app.push_screen(ListDialog(_("A claim of which event?"), items, empty), take)

    def _add_claim(self, facts: PassageFacts, id: object) -> None:
        from tui.corpus.curation.claims import add_claim

        if isinstance(id, str):
            root = self._panes.owner.corpus
            self._acts.run(lambda: add_claim(root, id, facts.claim), self._report_claim)

    def _report_claim(self, result: StepResult[Any]) -> None:
        """Say whether the claims agree, and open the event."""
        self._acts.report_new(result)
        self._panes.screen.notify(describe_agreement(result.value), timeout=OUTCOME_S)


def _found_item(suggestion: FoundEventSuggestion) -> ListItem:
    """Return the row of an event that was found in a passage, and that is kept when it is chosen."""
    found = suggestion.found
    title, keeps = title_label(found.ref, found.title), _("keeps what was found")
    return ListItem(key=found.ref, text=title, lead=short_date(found.date), trail=keeps)


def describe_agreement(event: Event) -> str:
    """Return in words on what the claims of an event differ, or agree."""
    comparison = compare_claims(event)
    if comparison.disagreements:
        topics = ", ".join(about_words(one.about) for one in comparison.disagreements)
        return _("{title}: sources differ on {topics}").format(title=event.title, topics=topics)
    if comparison.agreed:
        topics = ", ".join(about_words(about) for about in comparison.agreed)
        return _("{title}: sources agree on {topics}").format(title=event.title, topics=topics)
    return _("{title}: nothing that sources could differ on yet").format(title=event.title)


def event_item(ranked: RankedEvent) -> ListItem:
    """Return the row of an event that a claim may be of, with what speaks for it."""
    event, days = ranked.event, ranked.days_apart
    why = []
    if count := ranked.shared_actors:
        why.append(ngettext("{n} actor shared", "{n} actors shared", count).format(n=count))
    if days is not None:
        why.append(
            _("same time") if not days else ngettext("{n} day apart", "{n} days apart", days).format(n=days)
        )
    if count := ranked.shared_words:
        why.append(ngettext("{n} word shared", "{n} words shared", count).format(n=count))
    return ListItem(
        key=event.id, text=event.title, lead=short_date(event_date(event)), detail=" · ".join(why)
    )
