"""Bookmarks: of passages of an article, several in one, and of records; kept with the reader's own state."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from tui.app.documents.labels import short_date
from tui.app.documents.list_items import ListItem
from tui.app.navigation import RecordLocation
from tui.app.runtime.status_messages import ACK_S, ADVICE_S
from tui.app.screens.explorer.navigation.record_navigation import RecordNavigation
from tui.app.screens.explorer.panes import Panes
from tui.app.session.history import ReadingPosition
from tui.app.session.state import Bookmark
from tui.app.widgets.text.chosen_passage import passage_span
from tui.i18n import gettext as _
from tui.index.store import StoreError
from tui.model.records import Article, Event, Record, Ref

if TYPE_CHECKING:
    from tui.app.widgets.preview import LoadPreview

#: Words of a passage that are kept, in code points: as many as are looked for when it is opened.
MAX_QUOTE_CHARS = 300


class BookmarkActions:
    """Add and remove bookmarks, bring back the one removed last, list and open them."""

    def __init__(self, panes: Panes, navigation: RecordNavigation) -> None:
        self._panes, self._navigation = panes, navigation
        self._removed: tuple[int, Bookmark, int] | None = None  # its place, it, the latest step then

    def toggle(self) -> None:
        """Bookmark the passage or the record that the key is about, or take its bookmark away."""
        mark, state = self._make_bookmark(), self._panes.owner.state
        if mark is None:
            return
        places = [place for place, other in enumerate(state.bookmarks) if other.place == mark.place]
        if places:
            self._removed = (
                places[0],
                state.bookmarks[places[0]],
                self._panes.owner.corpus_service.latest_step(),
            )
            state.bookmarks = [other for other in state.bookmarks if other.place != mark.place]
            words = _("Bookmark removed; {key} brings it back.").format(key=self._panes.key("undo"))
        else:
            state.bookmarks = [*state.bookmarks, mark]
            words = _("Bookmarked: {title}; {key} lists the bookmarks.").format(
                title=mark.label, key=self._panes.key("bookmarks")
            )
        self._panes.screen.notify(words, timeout=ACK_S)
        self._navigation.save_session()

    def bring_back(self) -> bool:
        """Bring back the bookmark that was removed last; False if none was since the latest step."""
        if self._removed is None or self._removed[2] != self._panes.owner.corpus_service.latest_step():
            return False
        (place, mark, _step), self._removed = self._removed, None
        state = self._panes.owner.state
        state.bookmarks = [*state.bookmarks[:place], mark, *state.bookmarks[place:]]
        words = _("Bookmark brought back: {title}").format(title=mark.label)
        self._panes.screen.notify(words, timeout=ACK_S)
        self._navigation.save_session()
        return True

    def _make_bookmark(self) -> Bookmark | None:
        """Return a bookmark of what the key is about: in the text of an article, of the passage there."""
        subject, reader, today = self._panes.subject, self._panes.reader, date.today().isoformat()
        page = reader.page
        if subject is None:
            return None
        if page is None or subject.how == "row":
            is_open = page is not None and page.ref == subject.ref
            offset = reader.position.offset if is_open else 0
            return Bookmark(str(subject.ref), subject.title, today, offset)
        span = passage_span(reader) if isinstance(page.record, Article) else None
        is_scrolled = reader.scroll_offset.y > 0
        is_in_body = is_scrolled if subject.span is None else subject.span[1] > page.body_at
        if span is not None and span[0] < span[1] and is_in_body:
            quote = " ".join(page.document.text[slice(*span)][:MAX_QUOTE_CHARS].split())
            start = span[0] - page.body_at
            return Bookmark(str(page.ref), page.title, today, reader.position.offset, quote, start)
        if subject.how == "mention" and not isinstance(page.record, Article):
            return Bookmark(str(subject.ref), subject.title, today)
        return Bookmark(str(page.ref), page.title, today, reader.position.offset)

    # -- the list ------------------------------------------------------------------------------

    def list_all(self) -> None:
        """Show the bookmarks, the latest first, and open the one that is chosen."""
        from tui.app.screens.modals.list_dialog import ListDialog  # late: the first paint needs none

        marks = [
            (mark, ref)
            for mark in reversed(self._panes.owner.state.bookmarks)
            if (ref := Ref.parse(mark.id)) is not None
        ]
        try:
            records = {
                record.ref: record for record in self._panes.owner.store.read([ref for _mark, ref in marks])
            }
        except StoreError as error:
            self._panes.screen.notify(str(error), severity="error", timeout=ADVICE_S)
            records = {}
        items = [_bookmark_item(mark, ref, records) for mark, ref in marks]
        empty = _("No bookmarks yet: {key} adds one.").format(key=self._panes.key("bookmark"))
        dialog = ListDialog(_("Bookmarks"), items, empty, preview=self._loader, opens=True)
        self._panes.screen.app.push_screen(dialog, self._open)

    def _loader(self, mark: object) -> LoadPreview | None:
        """Return what reads the preview of a bookmark."""
        from tui.app.documents.previews.preview_page import record_preview

        location = self._find_place(mark) if isinstance(mark, Bookmark) else None
        return partial(record_preview, self._panes.owner.store, location) if location else None

    def _open(self, mark: object) -> None:
        if isinstance(mark, RecordLocation):  # a link of the preview
            self._navigation.open(mark)
        elif isinstance(mark, Bookmark) and (location := self._find_place(mark)) is not None:
            is_passage = location.start is not None
            self._navigation.open(location, position=None if is_passage else ReadingPosition(mark.offset))

    def _find_place(self, mark: Bookmark) -> RecordLocation | None:
        """Return the passage of a bookmark where it stands now; the record if the passage is gone."""
        from tui.model.quotes import find_quotes  # late: the first paint needs none

        ref = Ref.parse(mark.id)
        if ref is None or not mark.quote:
            return RecordLocation(ref) if ref else None
        try:
            record = next(iter(self._panes.owner.store.read([ref])), None)
        except StoreError:
            return RecordLocation(ref)
        spans = find_quotes(record.body, mark.quote) if isinstance(record, Article) else ()
        nearest = min(spans, key=lambda span: abs(span[0] - mark.start), default=None)
        return RecordLocation(ref, *nearest) if nearest else RecordLocation(ref)


def _bookmark_item(mark: Bookmark, ref: Ref, records: Mapping[Ref, Record]) -> ListItem:
    """Return the row of a bookmark: the date of its record, its words, where they stand."""
    record = records.get(ref)
    lead = short_date(record.date) if isinstance(record, Article | Event) else ""
    detail = mark.title if mark.quote else _(ref.kind)
    return ListItem(key=mark, text=mark.quote or mark.title, lead=lead, detail=detail)
