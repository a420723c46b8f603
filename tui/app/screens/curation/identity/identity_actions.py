"""Two records made one, one made two, another id: each is shown with what follows before it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from tui.app.documents.list_items import ListItem
from tui.app.runtime.status_messages import HINT_S
from tui.app.screens.curation.corpus_acts import CorpusActs
from tui.app.screens.curation.identity.actor_choice import (
    LikelyActors,
    ask_actor,
    find_likely_actors,
    read_known_actors,
    search_record,
)
from tui.app.screens.explorer.panes import Panes
from tui.i18n import gettext as _
from tui.i18n import ngettext
from tui.model.records import Actor, Record, Ref

if TYPE_CHECKING:
    from tui.corpus.journal.steps import StepResult

    #: An act, only tried where it is given True.
    Act = Callable[[bool], StepResult[Any]]
    #: What follows from an act that was tried, in words; in a thread.
    Describe = Callable[[StepResult[Any]], Iterable[str]]


class IdentityActions:
    """Merge, split and rename the record that a key is about."""

    def __init__(self, panes: Panes, acts: CorpusActs) -> None:
        self._panes, self._acts = panes, acts

    # -- merging -------------------------------------------------------------------------------

    def merge(self) -> None:
        """Ask into which record the one that the key is about goes, and merge the two."""
        if (subject := self._panes.kept_subject) is not None:
            self._panes.read_record(subject.ref, self._ask_target)

    def _ask_target(self, record: Record) -> None:
        screen, store = self._panes.screen, self._panes.owner.store

        def take(into: Ref) -> None:
            self._panes.read_record(into, lambda target: self._preview_merge(record, target))

        if not isinstance(record, Actor):
            search_record(screen, record.ref.kind, record.title, take)
            return

        def find() -> LikelyActors:
            return find_likely_actors(
                record, [one for one in read_known_actors(store) if one.id != record.id]
            )

        title = _("Merge “{name}” into which record?").format(name=record.name)
        ask_actor(screen, title, record.name, find, take)

    def _preview_merge(self, record: Record, target: Record) -> None:
        from tui.app.screens.curation.identity.consequences import describe_merge
        from tui.corpus.curation.merge import merge_records

        root, store = self._panes.owner.corpus, self._panes.owner.store
        name = target.title if target.title != record.title else f"{target.title} · {target.id}"
        title = _("Merge “{title}” into “{name}”?").format(title=record.title, name=name)
        answers = _("Keep both"), _("Merge them")

        def describe(result: StepResult[Any]) -> Iterable[str]:
            return describe_merge(store, record, target, result.value)

        self._preview(
            lambda is_trial: merge_records(root, record.ref, target.ref, is_dry_run=is_trial),
            describe,
            title,
            answers,
        )

    # -- splitting -----------------------------------------------------------------------------

    def split(self) -> None:
        """Ask which spelling of the actor that the key is about is another’s, and part the two."""
        if (subject := self._panes.kept_subject) is not None:
            self._panes.read_record(subject.ref, self._ask_spelling)

    def _ask_spelling(self, record: Record) -> None:
        from tui.app.screens.modals.list_dialog import ListDialog

        if not isinstance(record, Actor) or not record.aliases:
            words = _("{title} has no other spelling that could be another actor’s.")
            self._panes.screen.notify(words.format(title=record.title), timeout=HINT_S)
            return
        items = [ListItem(key=alias.name, text=alias.name) for alias in record.aliases]

        def take(name: object) -> None:
            if isinstance(name, str):
                self._preview_split(record, name)

        title = _("Which spelling of “{name}” is another actor’s?").format(name=record.name)
        self._panes.screen.app.push_screen(ListDialog(title, items), take)

    def _preview_split(self, actor: Actor, name: str) -> None:
        from tui.app.screens.curation.identity.consequences import describe_split
        from tui.corpus.curation.identity import split_actor

        root, store = self._panes.owner.corpus, self._panes.owner.store
        title = _("Make “{name}” an actor of its own?").format(name=name)
        answers = _("Leave it"), _("Split it off")
        self._preview(
            lambda is_trial: split_actor(root, actor.ref, [name], is_dry_run=is_trial),
            lambda _result: describe_split(store, actor, name),
            title,
            answers,
        )

    # -- renaming ------------------------------------------------------------------------------

    def rename(self) -> None:
        """Ask for another id of the record that the key is about."""
        subject, root = self._panes.kept_subject, self._panes.owner.corpus
        if subject is None:
            return

        def take(id: str | None) -> None:
            from tui.app.screens.curation.identity.consequences import describe_rename
            from tui.corpus.curation.identity import rename_record

            self._panes.leave_prompt()
            if id is None or id.strip() in ("", subject.ref.id):
                return
            new = id.strip()
            title = _("Rename {ref} to {id}?").format(ref=subject.ref, id=new)
            answers = _("Keep the id"), _("Rename it")
            self._preview(
                lambda is_trial: rename_record(root, subject.ref, new, is_dry_run=is_trial),
                lambda result: describe_rename(result.value.references, new),
                title,
                answers,
            )

        self._panes.prompt.ask(_("Id:"), take, subject.ref.id)

    # -- what follows ----------------------------------------------------------------------------

    def _preview(self, act: Act, describe: Describe, title: str, answers: tuple[str, str]) -> None:
        """Try an act; show what follows from it, and do it if a person says so.

        Keys that were pressed before the question can be read answer nothing.
        """
        words: list[str] = []
        wait = _("Looking up what follows …")
        screen = self._panes.screen

        def try_act() -> StepResult[Any]:
            result = act(True)
            words[:] = describe(result)
            return result

        def ask(result: StepResult[Any]) -> None:
            from tui.app.screens.modals.list_dialog import ListDialog

            screen.owner.withdraw_message(wait)
            screen.owner.key_queue.drop_waiting()
            screen.app.push_screen(ListDialog(title, preview_items(result, answers, words)), take)

        def take(choice: object) -> None:
            if choice == "do":
                self._acts.run(lambda: act(False))
            else:
                screen.notify(_("Nothing has changed."), timeout=HINT_S)

        screen.notify(wait)
        self._acts.run(try_act, ask)


def preview_items(result: StepResult[Any], answers: Sequence[str], words: Sequence[str]) -> list[ListItem]:
    """Return the rows of a question: both answers, what follows in `words`, and where the files change."""
    references = getattr(result.value, "references", ())
    paths = [file.path for file in result.step.files] if result.step else []
    places = [f"{one.where}: {one.field}" for one in references] or paths
    count = ngettext("{n} place changes", "{n} places change", len(places)).format(n=len(places))
    return [
        ListItem(key="keep", text=answers[0]),
        ListItem(key="do", text=answers[1], detail=count),
        ListItem(key=None, text=_("What follows"), heading=True),
        *(ListItem(key=None, text="", detail=line, heading=True) for line in words),
        ListItem(key=None, text=_("In the files"), heading=True),
        *(ListItem(key=None, text="", detail=place, heading=True) for place in places),
    ]
