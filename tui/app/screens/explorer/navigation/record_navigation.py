"""Opening records, and the way from one to the next: history, reading positions, the saved session."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace
from textual.worker import Worker

from tui.app import messages
from tui.app.documents.list_items import copy_items, relation_items
from tui.app.documents.record_page import RecordPage, load_page
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.screens.explorer.navigation.open_views import OpenViews
from tui.app.screens.explorer.panes import Panes
from tui.app.session.history import ReadingPosition
from tui.app.widgets.text.record_view import FOUND_LAYER
from tui.i18n import gettext as _
from tui.index.results import Relation
from tui.model.records import Article, Problem, Ref

if TYPE_CHECKING:
    from tui.app.match_walk import MatchWalk, ResultCursor


class RecordNavigation:
    """Open records in the reader, and save where the reader was in each."""

    def __init__(self, panes: Panes, views: OpenViews) -> None:
        self._panes, self._views, self._state = panes, views, panes.state
        self._under_way: messages.OpenRequest | None = None  # what is to be shown, once it is read

    # -- opening -------------------------------------------------------------------------------

    def open(
        self,
        target: RecordLocation,
        how: Literal["new", "history", "again", "first", "unasked"] = "new",
        position: ReadingPosition | None = None,
        walk: MatchWalk | None = None,
        results: ResultCursor | None = None,
        last: bool = False,
        search_text: str = "",
        goes_back: bool = False,
    ) -> None:
        """Open a record, at a passage or at a position; its page is made in a thread.

        `results`: those of the search that it is one of, whose hits `n` then walks, `last`: from the last
        one backwards. `search_text`: the text of that search. `goes_back`: see `reopen`.
        """
        self._state.search_text = search_text
        self._start(messages.OpenRequest(target, how, position, walk, results, last, goes_back))

    def _start(self, request: messages.OpenRequest) -> None:
        self._under_way = request
        run_in_thread(self._panes.screen, "open", lambda _worker: self._load(request))

    def restart_open(self, *, goes_back: bool = False) -> bool:
        """Read anew what is on its way to the screen, for the corpus has changed; False where nothing is.

        `goes_back`: see `reopen`.
        """
        request = self._under_way
        if request is None:
            return False
        goes_back = goes_back and request.how in ("again", "history")
        self._start(replace(request, goes_back=request.goes_back or goes_back))
        return True

    def forget_open(self) -> None:
        """Forget what was on its way to the screen: it could not be read."""
        self._under_way = None

    def _load(
        self, request: messages.OpenRequest
    ) -> messages.RecordOpened | messages.RecordGone | messages.RequestFailed:
        page = self.page_at(request.target.ref)
        if page is None:
            missing, problem = request.target.ref, self._find_problem(request.target.ref)
            if request.goes_back and problem is None:
                return messages.RecordGone(missing)
            if problem is not None:
                words = _("{id} cannot be read. {problem}").format(id=missing, problem=problem)
            else:
                words = _("{id} is not in the corpus.").format(id=missing)
            return messages.RequestFailed(words, missing=missing)
        if (results := request.results) is not None:
            from tui.app.match_walk import hits_walk  # late: the first paint needs none

            matches = self._panes.owner.store.matches(results.found.query, page.ref)
            walk = hits_walk(results, matches, page.body_at, request.target.start, request.last)
            return messages.RecordOpened(page, request, walk)
        return messages.RecordOpened(page, request, request.walk)

    def _find_problem(self, ref: Ref) -> Problem | None:
        """Return the fault of the file of a record; None where there is no such file."""
        for problem in self._panes.owner.store.problems():
            path = PurePosixPath(problem.path)
            if (path.parts[0], path.stem) == (f"{ref.kind}s", ref.id):
                return problem
        return None

    def page_at(self, ref: Ref) -> RecordPage | None:
        """Return the page of a record with the saved highlights, or None. Raises StoreError."""
        owner = self._panes.owner
        page, highlights = load_page(owner.store, ref), owner.state.highlights
        if page is None or not highlights:
            return page
        from tui.app.documents.highlight_spans import find_highlights  # late: mostly there are none

        return replace(page, marks=find_highlights(owner.store, page, highlights))

    def show_opened(self, page: RecordPage, request: messages.OpenRequest, walk: MatchWalk | None) -> None:
        """Show a page that was loaded, and add it to the history, unless another was asked for since."""
        if self._under_way is not None and request is not self._under_way:
            return
        self._under_way = None
        reader = self._panes.reader
        if request.how in ("new", "first", "unasked"):
            self.save_entry()
            self._state.history.open(page.ref, page.title)
        match, position = walk.current if walk else None, request.position
        start, end = request.target.start, request.target.end
        passage_start = match.start if match else start
        is_same = request.how == "again" and reader.page is not None and reader.page.ref == page.ref
        if is_same:
            position = reader.position_in(page)
        moves_cursor = not is_same and request.how != "unasked"
        self.show(page, None if position else passage_start, position, walk, moves_cursor)
        if walk is None and start is not None and end is not None:
            reader.mark_passage(start, end)
        if request.how in ("new", "history"):
            self._panes.activate("reader")
        self.save_session()
        self.find_similar()

    def show(
        self,
        page: RecordPage,
        start: int | None = None,
        position: ReadingPosition | None = None,
        walk: MatchWalk | None = None,
        moves_cursor: bool = True,
    ) -> None:
        """Show a page, what it is tied to, and its row in the lists; the way to it bears its title.

        `moves_cursor`: whether the cursor of its list goes to that row.
        """
        self._state.history.retitle(page.ref, page.title)
        self._panes.reader.show_page(page, start, position, walk)
        self._panes.related.set_items(relation_items(self._shown_links(page)), keep=False)
        self._panes.related.empty = _("Nothing is related to this yet.")
        self._panes.lists.show_open(page.ref, moves_cursor)
        self._panes.bars.update()

    def list_related(self) -> None:
        """List anew what the open record is tied to."""
        if (page := self._panes.reader.page) is not None:
            self._panes.related.set_items(relation_items(self._shown_links(page)))
            self.find_similar()

    def _shown_links(self, page: RecordPage) -> list[Relation]:
        """Return the relations of a record, without found ones where these are hidden."""
        hides_found = FOUND_LAYER in self._panes.reader.hidden_layers
        return [link for link in page.links if not (hides_found and link.ref.is_found)]

    def reopen(self, ref: Ref, walk: MatchWalk | None = None, *, goes_back: bool = False) -> None:
        """Show what is open as it is now, at its place; on `walk`, or on that through a search's hits.

        `goes_back`: where it is gone, what was open before is opened.
        """
        reader = self._panes.reader
        current_walk, position = reader.walk, reader.position
        results = current_walk.results if current_walk else None
        match = current_walk.current if current_walk and results else None
        self.open(
            RecordLocation(ref, match.start if match else None),
            "again",
            position,
            None if results else walk,
            results,
            search_text=self._state.search_text,
            goes_back=goes_back,
        )

    # -- texts that share passages -------------------------------------------------------------

    def find_similar(self) -> None:
        """Find the texts that share passages with the open article, in a thread."""
        page = self._panes.reader.page
        if page is None or not isinstance(article := page.record, Article):
            return
        store = self._panes.owner.store

        def find(worker: Worker[None]) -> messages.CopiesFound:
            from tui.analysis.sources.similar_articles import find_similar_articles  # late

            copies = find_similar_articles(store, article, lambda _share: worker.is_cancelled)
            return messages.CopiesFound(article.ref, copies)

        run_in_thread(self._panes.screen, "copies", find)

    def show_similar(self, message: messages.CopiesFound) -> None:
        """List them with what else the article is tied to, if it is still open."""
        page = self._panes.reader.page
        if message.copies.found and page is not None and page.ref == message.ref:
            links = relation_items(self._shown_links(page))
            self._panes.related.set_items([*links, *copy_items(message.copies)])

    # -- the history ---------------------------------------------------------------------------

    def travel(self, by: int) -> None:
        """Open the record of the entry `by` entries forward, or back (negative)."""
        self.save_entry()
        entry = self._state.history.move(by)
        if entry is not None:
            self.open(RecordLocation(entry.ref), "history", entry.position)

    def leave_missing(self, missing: Ref) -> None:
        """Forget a record that is gone, unless it is still on the screen: the way leads to what is shown."""
        page = self._panes.reader.page
        if page is None or page.ref != missing:
            self._state.history.drop_missing(missing, page.ref if page else None)
            self._panes.bars.update()

    def leave_gone(self, gone: Ref) -> None:
        """Open what was open before a record that is gone, else the first article; a list gets the keys."""
        history = self._state.history
        history.drop_missing(gone, None)
        if self._under_way is not None and self._under_way.target.ref != gone:
            return  # another comes up
        self._under_way = None
        if (entry := history.current) is not None:
            self.open(RecordLocation(entry.ref), "history", entry.position, goes_back=True)
        else:
            self.show_nothing()
            self._panes.activate(self._panes.list_kind)
            self.open_first()

    def show_nothing(self) -> None:
        """Show that no record is open."""
        self._panes.reader.leave_page(_("Nothing is open."))
        self._panes.related.set_items([])
        self._panes.bars.update()

    def open_first(self) -> None:
        """Open the first article, if there is one; nobody has chosen its row. Raises StoreError."""
        if first := self._panes.owner.store.rows("article", "", None, None, 1).items:
            self.open(RecordLocation(first[0].ref), how="unasked")

    def follow_renames(self) -> None:
        """Let the history and the filter say what their records are called now; anyone may rename them."""
        owner, history = self._panes.owner, self._state.history
        renames = owner.follow_renames()
        if not renames.tables:
            return
        from tui.app.session.renamed_records import follow_entries, follow_query  # late, as above
        from tui.index.query import parse_query

        history.entries = follow_entries(history.entries, renames)
        query = parse_query(follow_query(str(self._state.filter), renames))
        if query.clauses != self._state.filter.clauses:
            self._state.filter = query
            self._panes.lists.set_filter(query)

    def save_entry(self) -> None:
        """Save in the current entry the reading position and how its view is.

        While the record of the entry is still on its way, its position stays as it was saved.
        """
        page, history = self._panes.reader.page, self._state.history
        if page is not None and history.current is not None and page.ref == history.current.ref:
            history.save_position(self._panes.reader.position)
        snapshot = self._views.snapshot(history.current)
        if snapshot is not None:
            history.update_view(snapshot)

    def save_if_moved(self) -> None:
        """Save the session if the reader has moved since: a kill costs no more than a few steps."""
        history, saved_entry = self._state.history, self._state.history.current
        self.save_entry()
        has_moved = history.current != saved_entry or self._panes.active != self._panes.owner.state.pane
        if has_moved and saved_entry is not None:
            self.save_session()

    def save_session(self) -> None:
        """Save where the reader is, for the next start."""
        owner, history = self._panes.owner, self._state.history
        self.save_entry()
        session = owner.state
        session.trail, session.at, session.pane = history.entries, history.at, self._panes.active
        session.hidden = sorted(self._panes.reader.hidden_layers)
        owner.save_state()
