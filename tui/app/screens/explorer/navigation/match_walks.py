"""Match walks: from name to name, or hit to hit, through the open record and through all articles."""

from __future__ import annotations

from msgspec.structs import replace

from tui.app import messages
from tui.app.match_walk import MatchWalk, ResultCursor, mentions_walk
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.runtime.status_messages import ACK_S, HINT_S
from tui.app.screens.explorer.navigation.record_navigation import RecordNavigation
from tui.app.screens.explorer.panes import Panes
from tui.app.widgets.query_input import MAX_CANDIDATES
from tui.i18n import gettext as _
from tui.index.search.completion import complete_word
from tui.model.records import Ref


class WalkActions:
    """Step through the matches of a search, of a text, of a name."""

    def __init__(self, panes: Panes, navigation: RecordNavigation) -> None:
        self._panes, self._navigation = panes, navigation

    def step(self, by: int) -> None:
        """Go to the next match of the walk, or to the previous one (`by` = -1); without a walk to a name."""
        reader, screen = self._panes.reader, self._panes.screen
        if reader.walk is None:
            if not reader.step_link(by):
                screen.notify(_("No more names here."), timeout=HINT_S)
            return
        results = reader.walk.results
        self._panes.state.has_stepped = True
        if (walk := reader.walk.step(by)) is not None:
            self.show(walk)
        elif results is not None and (next_result := results.step(by)) is not None:
            self._open_result(next_result, last=by < 0)
        elif results is not None and results.has_more and by > 0:
            run_in_thread(screen, "further", lambda _worker: self._extend(results))
        else:
            words = _("No more of this: {walk}; {key} goes on to all names.")
            key = screen.key("step-out")
            screen.notify(words.format(walk=reader.walk.title, key=key), timeout=HINT_S)

    def _open_result(self, results: ResultCursor, last: bool) -> None:
        """Open the current one of `results`, at its first hit or at its last."""
        location, text = RecordLocation(results.current.ref), self._panes.state.search_text
        self._navigation.open(location, results=results, last=last, search_text=text)

    def _extend(self, results: ResultCursor) -> messages.ResultsExtended:
        from tui.index.search.search import search_more  # late: the first paint needs none

        store = self._panes.owner.store
        return messages.ResultsExtended(replace(results, found=search_more(store, results.found)))

    def extend(self, results: ResultCursor) -> None:
        """Go on to the first of the further results of the search that is walked through."""
        walk = self._panes.reader.walk
        if walk is not None and walk.results is not None:
            self._panes.reader.walk = replace(walk, results=results)
            self.step(1)

    def show(self, walk: MatchWalk) -> None:
        """Go to the current match of a walk, in the open record or in another."""
        page, match = self._panes.reader.page, walk.current
        if match is None or (page is not None and match.article == page.ref):
            self._panes.reader.take_walk(walk)
        else:
            location = RecordLocation(match.article, match.start)
            self._navigation.open(location, walk=walk, search_text=self._panes.state.search_text)

    def walk_actor(self) -> None:
        """Walk the current actor through all articles."""
        actor, reader = self._panes.current_actor(), self._panes.reader
        if actor is None:
            words = _("Choose a name first: {key} goes to the next one.")
            self._panes.screen.notify(words.format(key=self._panes.key("next-mention")), timeout=ACK_S)
            return
        near, offset = (reader.page.ref if reader.page else actor), reader.body_offset
        run_in_thread(self._panes.screen, "walk", lambda _worker: self._load_walk(actor, near, offset))

    def _load_walk(self, actor: Ref, near: Ref, offset: int) -> messages.WalkStarted | messages.RequestFailed:
        store = self._panes.owner.store
        mentions = store.mentions_of(actor)
        name = next((record.title for record in store.read([actor])), actor.id)
        walk = mentions_walk(actor, name, mentions, near, offset)
        if walk is None:
            return messages.RequestFailed(_("{name} is not named in any article.").format(name=name))
        return messages.WalkStarted(walk)

    # -- find in this text ---------------------------------------------------------------------

    def find(self) -> None:
        """Ask for words, and walk their places in the open record while they are typed."""
        reader = self._panes.reader
        source = reader.document.text
        self._panes.prompt.ask(
            _("Find in this text:"),
            self._end_find,
            on_change=reader.find_in_page,
            find=lambda text, cursor: complete_word(text, cursor, source, MAX_CANDIDATES),
        )

    def _end_find(self, text: str | None) -> None:
        reader = self._panes.reader
        if text is None:
            reader.take_walk(None)
        elif text.strip() and reader.walk is None:
            words = _("“{text}” is not in this text.").format(text=text)
            self._panes.screen.notify(words, timeout=ACK_S)
        self._panes.activate("reader")
