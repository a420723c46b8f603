"""What a reader does with the open record: walk, follow, copy, mark, find.

The screens that come up over the explorer are imported when they do: the first paint needs none of them.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace
from textual import on

from tui.app import messages
from tui.app.commands import Command
from tui.app.documents.labels import short_date
from tui.app.documents.list_items import GROUP_TITLES, ListItem
from tui.app.match_walk import MatchWalk, ResultCursor, SearchChoice, mentions_walk
from tui.app.navigation import ExternalLink, FrequencyRequest, RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.screens.explorer.record_navigation import RecordNavigation
from tui.app.session.history import ReadingPosition
from tui.app.session.state import Bookmark, PinnedSearch
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.text.reader import Reader
from tui.app.widgets.text.record_view import RecordView
from tui.i18n import gettext as _
from tui.index.store import StoreError
from tui.model.records import KINDS, Actor, Problem, Ref


class DatedChoice(NamedTuple):
    """A door of the reader that only says something: a date, with its reading."""

    number: int


class RecordActions(RecordNavigation):
    """The explorer's actions on the open record."""

    # -- walking -------------------------------------------------------------------------------

    def action_step(self, by: int) -> None:
        """Next or previous of the walk."""
        reader = self.reader
        if reader.walk is None:
            if not reader.step_link(by):
                self.notify(_("No more names here."), timeout=2)
            return
        results = reader.walk.results
        if (walk := reader.walk.step(by)) is not None:
            self._walk_on(walk)
        elif results is not None and results.step(by) is not None:
            self._open_result(results, by)
        elif results is not None and results.has_more and by > 0:
            extended = results
            run_in_thread(self, "further", lambda _worker: self._extended(extended))
        else:
            self.notify(_("The end of {walk}.").format(walk=reader.walk.title), timeout=2)

    def _open_result(self, results: ResultCursor, by: int) -> None:
        """Go on to another result: to its first hit, or back to its last."""
        if (other := results.step(by)) is not None:
            self.open(RecordLocation(other.current.ref), results=other, last=by < 0, sought=self.sought)

    def _extended(self, results: ResultCursor) -> messages.ResultsExtended:
        from tui.index.search.search import search_more  # late: the first paint needs none

        return messages.ResultsExtended(replace(results, found=search_more(self.owner.store, results.found)))

    def on_results_extended(self, message: messages.ResultsExtended) -> None:
        """Go on to the first of the further results."""
        walk = self.reader.walk
        if walk is not None and walk.results is not None:
            self.reader.walk = replace(walk, results=message.results)
            self.action_step(1)

    def _walk_on(self, walk: MatchWalk) -> None:
        """Go to the walk's place, in the open record or in another."""
        page, here = self.reader.page, walk.current
        if here is None or (page is not None and here.article == page.ref):
            self.reader.take_walk(walk)
        else:
            self.open(RecordLocation(here.article, here.start), walk=walk, sought=self.sought)

    def action_everywhere(self) -> None:
        """Walk the current actor through all articles."""
        actor = self._actor_here()
        if actor is None:
            self.notify(_("Choose a name first: n goes to the next one."), timeout=3)
            return
        near, offset = (self.reader.page.ref if self.reader.page else actor), self.reader.body_offset
        run_in_thread(self, "walk", lambda _worker: self._walk_of(actor, near, offset))

    def _actor_here(self) -> Ref | None:
        """The actor under the cursor of the list with the keys, else the current name, else what is open."""
        item = self.focused.current if isinstance(self.focused, RowList) else None
        if item is not None and isinstance(item.key, RecordLocation) and item.key.ref.kind == "actor":
            return item.key.ref
        reader = self.reader
        door = reader.current_link
        if door is not None and isinstance(door.target, RecordLocation) and door.target.ref.kind == "actor":
            return door.target.ref
        if reader.page is not None and isinstance(reader.page.record, Actor):
            return reader.page.ref
        return None

    def _walk_of(self, actor: Ref, near: Ref, offset: int) -> messages.WalkStarted | messages.RequestFailed:
        store = self.owner.store
        places = store.mentions_of(actor)
        name = next((record.title for record in store.read([actor])), actor.id)
        walk = mentions_walk(actor, name, places, near, offset)
        if walk is None:
            return messages.RequestFailed(_("{name} is not named in any article.").format(name=name))
        return messages.WalkStarted(walk)

    def on_walk_started(self, message: messages.WalkStarted) -> None:
        """Go to the walk's place."""
        self._walk_on(message.walk)

    # -- following -----------------------------------------------------------------------------

    def follow(self) -> None:
        """Go through the current door."""
        door = self.reader.current_link
        if door is not None:
            self._go(door.target)
        elif not self.reader.step_link(1):
            self.notify(_("Nothing to follow here."), timeout=2)

    @on(Reader.LinkFollowed)
    def _followed(self, message: Reader.LinkFollowed) -> None:
        message.stop()
        self._go(message.link.target)

    def _go(self, target: object) -> None:
        if isinstance(target, RecordLocation):
            self.open(target)
        elif isinstance(target, FrequencyRequest):
            self.open_over_time(target)
        elif isinstance(target, ExternalLink):
            self.owner.copy(target.url, _("Address"))

    def open_over_time(self, over: FrequencyRequest) -> None:
        """Show how often there is anything of a record or a search, over time."""
        raise NotImplementedError

    def action_jump(self) -> None:
        """A letter on every door on the screen."""
        from tui.app.screens.modals.jump import JumpMode
        from tui.app.screens.modals.jump_labels import jump_labels

        everything = self.reader.document.links
        doors = [number for number, _region in self.reader.visible_links()]
        lists = [self.related, *(self.lists.pane(kind) for kind in KINDS)]
        rows = [(rowlist, key) for rowlist in lists if rowlist.region for key in rowlist.visible_keys()]
        targets: list[object] = [everything[number].target or DatedChoice(number) for number in doors]
        targets += [key for _rowlist, key in rows]
        if not targets:
            self.notify(_("There is no door on the screen."), timeout=2)
            return
        letters = jump_labels(len(targets))
        self.reader.show_hints(dict(zip(doors, letters, strict=False)))
        for rowlist in lists:
            mine = zip(rows, letters[len(doors) :], strict=True)
            rowlist.show_hints({key: letter for (owner, key), letter in mine if owner is rowlist})

        def chosen(target: object) -> None:
            self.reader.clear_hints()
            for rowlist in lists:
                rowlist.clear_hints()
            if isinstance(target, DatedChoice):  # a date leads nowhere: its reading is shown
                self.reader.current = target.number
            self._go(target)

        self.app.push_screen(JumpMode(dict(zip(letters, targets, strict=True))), chosen)

    # -- finding -------------------------------------------------------------------------------

    def action_search(self) -> None:
        """The search box, over everything."""
        self.owner.open_search(self._searched)

    def action_pins(self) -> None:
        """The pinned searches: the search box with nothing in it."""
        self.owner.open_search(self._searched, text="")

    def open_pin(self, pin: PinnedSearch) -> None:
        """A pinned search, in the search box."""
        self.owner.open_search(self._searched, pin.text, pin.fuzzy)

    def _searched(self, picked: SearchChoice | None) -> None:
        if picked is None:
            return
        if isinstance(picked.target, FrequencyRequest):
            self.open_over_time(picked.target)
        else:
            self.open(picked.target, results=picked.results, sought=picked.text)

    def action_find(self) -> None:
        """Find in this text."""
        self.prompt.ask(_("Find in this text:"), self._end_find, on_change=self.reader.find_in_page)

    def _end_find(self, text: str | None) -> None:
        if text is None:
            self.reader.take_walk(None)
        elif text.strip() and self.reader.walk is None:
            self.notify(_("“{text}” is not in this text.").format(text=text), timeout=3)
        self.activate_pane("reader")

    # -- what is marked ------------------------------------------------------------------------

    def action_copy(self) -> None:
        """Copy the selection, else the current passage, as a quotation."""
        text = self.reader.quoted_passage()
        if text:
            self.owner.copy(text, _("“{words}”").format(words=" ".join(text.split())[2:48] + "…"))
        else:
            self.notify(_("There is nothing to copy."), timeout=2)

    # -- keeping -------------------------------------------------------------------------------

    def action_bookmark(self) -> None:
        """Bookmark the open record, or take its bookmark away."""
        page, state = self.reader.page, self.owner.state
        if page is None:
            return
        kept = [mark for mark in state.bookmarks if mark.id != str(page.ref)]
        if len(kept) == len(state.bookmarks):
            kept.append(
                Bookmark(str(page.ref), page.title, date.today().isoformat(), self.reader.position.offset)
            )
            self.notify(_("Bookmarked; B lists them."), timeout=3)
        else:
            self.notify(_("The bookmark is taken away."), timeout=3)
        state.bookmarks = kept
        self.save_session()

    def action_bookmarks(self) -> None:
        """The list of bookmarks."""
        from tui.app.screens.modals.list_dialog import ListDialog

        items = [
            ListItem(key=mark, text=mark.title, lead=short_date(mark.on), detail=_(GROUP_TITLES[ref.kind]))
            for mark in reversed(self.owner.state.bookmarks)
            if (ref := Ref.parse(mark.id)) is not None
        ]
        empty = _("No bookmarks yet: b bookmarks what is open.")

        def chosen(mark: object) -> None:
            if isinstance(mark, Bookmark) and (ref := Ref.parse(mark.id)) is not None:
                self.open(RecordLocation(ref), position=ReadingPosition(mark.offset))

        self.app.push_screen(ListDialog(_("Bookmarks"), items, empty), chosen)

    def action_problems(self) -> None:
        """What is wrong in the files, and where."""
        from tui.app.documents.dialogs import problems_document
        from tui.app.screens.modals.text_dialog import TextDialog

        try:
            problems = self.owner.store.problems()
        except StoreError as error:
            self.on_request_failed(messages.RequestFailed(str(error)))
            return
        page = problems_document(problems, str(self.owner.corpus))
        self.app.push_screen(TextDialog(_("Problems"), page), self._edit_problem)

    def _edit_problem(self, problem: object) -> None:
        if isinstance(problem, Problem):
            self._edit(problem.path, problem.line)

    def action_edit(self) -> None:
        """Open the record's file in $EDITOR, at its line."""
        reader: RecordView = self.reader
        if reader.page is None:
            return
        record = reader.page.record
        line = 1
        if hasattr(record, "body_line"):
            line = record.body_line + record.body.count("\n", 0, max(0, reader.body_offset))
        self._edit(record.path, line)

    def _edit(self, path: str, line: int) -> None:
        import shlex
        import subprocess

        editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
        file = str(self.owner.corpus / path)
        cannot_start = _("The editor {editor} cannot be started: {error}")
        try:
            command = shlex.split(editor)
        except ValueError as error:  # a quotation mark is left open
            self.notify(cannot_start.format(editor=editor, error=error), severity="error", timeout=10)
            return
        if not command:
            self.notify(_("Set $EDITOR to open {path} from here.").format(path=path))
            return
        with self.app.suspend():  # what is raised inside would leave the terminal to the editor
            try:
                subprocess.run([*command, f"+{max(1, line)}", file], check=False)
            except (OSError, ValueError) as error:
                self.notify(cannot_start.format(editor=editor, error=error), severity="error", timeout=10)
        self.owner.corpus_actions.mark_changed([path])
        self.reindex()

    # -- the program ---------------------------------------------------------------------------

    def action_keys(self) -> None:
        """Every key, and what the marks mean."""
        self.show_keys((*self.commands, *self.owner.key_table.at("search")))

    def show_keys(self, commands: Sequence[Command]) -> None:
        """Show the keys of `commands`, and what the marks in a text mean."""
        from tui.app.documents.dialogs import keys_document
        from tui.app.screens.modals.text_dialog import TextDialog

        settings = str(self.owner.config / "settings.toml")
        keys = keys_document(commands, settings, self.owner.state.highlights)
        self.app.push_screen(TextDialog(_("Keys and marks"), keys))

    def action_step_out(self) -> None:
        """One step out: the prompt, the walk, the results, the list."""
        if self.prompt.is_open:
            self.prompt.close(kept=False)
        elif self.reader.walk is not None:
            self.reader.take_walk(None)
            self._back_to_results()
        elif self.sought:
            self._back_to_results()
        elif self.active_pane in ("reader", "tied"):
            self.activate_pane("reader" if self.active_pane == "tied" else self.list_kind)
        elif self.lists.pane(self.list_kind).contains:
            self.lists.filter(self.list_kind, "")
        else:
            self.stop_work()

    def _back_to_results(self) -> None:
        if self.sought:
            self.sought = ""
            self.owner.open_search(self._searched, again=True)
