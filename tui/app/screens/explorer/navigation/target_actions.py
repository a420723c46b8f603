"""Going where something leads: a link of the text, a letter on the screen, a result of a search."""

from __future__ import annotations

from typing import NamedTuple

from tui.app.key_table import first_key_label
from tui.app.match_walk import SearchChoice
from tui.app.navigation import ExternalLink, FrequencyRequest, NoteLink, RecordLocation
from tui.app.runtime.status_messages import ADVICE_S, HINT_S
from tui.app.screens.curation.note_actions import NoteActions
from tui.app.screens.explorer.navigation.record_navigation import RecordNavigation
from tui.app.screens.explorer.navigation.view_history import ViewActions
from tui.app.screens.explorer.panes import Panes
from tui.app.session.state import PinnedSearch
from tui.i18n import gettext as _
from tui.model.records import KINDS


class DatedChoice(NamedTuple):
    """A link of the reader that leads nowhere, by its index: a date, whose reading is shown."""

    number: int


class TargetActions:
    """Go to the targets of links and of search results."""

    def __init__(
        self, panes: Panes, navigation: RecordNavigation, view_actions: ViewActions, notes: NoteActions
    ) -> None:
        self._panes, self._navigation, self._view_actions = panes, navigation, view_actions
        self._notes = notes

    def go(self, target: object) -> None:
        """Open a record, a frequency or a note, or copy an address; for anything else do nothing."""
        if isinstance(target, RecordLocation):
            self._navigation.open(target)
        elif isinstance(target, FrequencyRequest):
            self._view_actions.open_frequency(target)
        elif isinstance(target, NoteLink):
            self._notes.show(target.id)
        elif isinstance(target, ExternalLink):
            self._panes.owner.copy(target.url, _("Address"))

    def choose(self) -> None:
        """Open the row under the cursor of the focused list; without one follow the current link."""
        if (rows := self._panes.focused_list) is not None:
            rows.action_choose()
        elif (link := self._panes.reader.current_link) is not None:
            self.go(link.target)
        elif not self._panes.reader.step_link(1):
            self._panes.screen.notify(_("There is no link to follow here."), timeout=HINT_S)

    def jump(self) -> None:
        """Label every link and row on the screen, and wait for the letters of one."""
        from tui.app.screens.modals.jump import JumpMode
        from tui.app.screens.modals.jump_labels import jump_labels

        reader, lists = self._panes.reader, self._panes.lists
        links = [index for index, _region in reader.visible_links()]
        row_lists = [self._panes.related, *(lists.pane(kind) for kind in KINDS)]
        rows = [
            (row_list, key) for row_list in row_lists if row_list.region for key in row_list.visible_keys()
        ]
        targets: list[object] = [reader.document.links[index].target or DatedChoice(index) for index in links]
        targets += [key for _row_list, key in rows]
        if not targets:
            self._panes.screen.notify(_("There are no links on the screen."), timeout=HINT_S)
            return
        letters = jump_labels(len(targets))
        reader.show_hints(dict(zip(links, letters, strict=False)))
        for row_list in row_lists:
            labelled = zip(rows, letters[len(links) :], strict=True)
            row_list.show_hints({key: letter for (owner, key), letter in labelled if owner is row_list})

        def go_on(target: object) -> None:
            reader.clear_hints()
            for row_list in row_lists:
                row_list.clear_hints()
            if isinstance(target, DatedChoice):
                reader.current = target.number
            self.go(target)

        self._panes.screen.app.push_screen(JumpMode(dict(zip(letters, targets, strict=True))), go_on)

    # -- searching -----------------------------------------------------------------------------

    def search(self) -> None:
        """Open the search screen as it was left."""
        self._panes.owner.open_search(self._take_choice)

    def show_pins(self) -> None:
        """Open the search screen with the pinned searches; without any say how one is pinned."""
        owner = self._panes.owner
        if not owner.state.pins:
            words = _("No search is pinned yet: {key} in the search box pins one.")
            key = first_key_label("pin", owner.key_table.at("search"))
            self._panes.screen.notify(words.format(key=key), timeout=ADVICE_S)
            return
        owner.open_search(self._take_choice, text="")

    def open_pin(self, pin: PinnedSearch) -> None:
        """Open the search screen with a pinned search in it."""
        self._panes.owner.open_search(self._take_choice, pin.text, pin.fuzzy)

    def return_to_results(self) -> None:
        """Open the search again that the open record is a result of, if it is one."""
        if self._panes.state.search_text:
            self._panes.state.search_text = ""
            self._panes.owner.open_search(self._take_choice, again=True)

    def _take_choice(self, choice: SearchChoice | None) -> None:
        if choice is None:
            return
        if isinstance(choice.target, FrequencyRequest):
            self._view_actions.open_frequency(choice.target)
        else:
            self._panes.state.has_stepped = False
            self._navigation.open(choice.target, results=choice.results, search_text=choice.text)
