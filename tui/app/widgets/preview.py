"""The preview of what is under the cursor of a list: below the list, or beside it, where there is room."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from textual.containers import Container
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from tui.app.context import AppContext
from tui.app.documents.document import Document
from tui.app.documents.previews.preview_page import PreviewPage
from tui.app.messages import RequestFailed
from tui.app.runtime.background import run_in_thread
from tui.app.widgets.text.reader import Reader
from tui.i18n import gettext as _

#: How long the cursor rests before its row is previewed, in seconds.
REST_S = 0.08
#: The least room for a list with its preview, in cells and rows.
MIN_WIDTH_CELLS, MIN_HEIGHT_ROWS = 76, 20
#: The least width for a list with its preview beside it, in cells.
MIN_BESIDE_CELLS = 150
#: The least height of a list that has its preview below it, in rows, with the border.
MIN_LIST_ROWS = 5

#: Reads what is previewed, in a thread; None: there is nothing.
LoadPreview = Callable[[], PreviewPage | None]


class PreviewLoaded(Message):
    """Report the preview of the row with `key`."""

    def __init__(self, key: object, page: PreviewPage | None) -> None:
        super().__init__()
        self.key, self.page = key, page


class Preview(Reader, can_focus=False):
    """Shows the latest row on which the cursor came to rest."""

    def __init__(self, hide_key: str) -> None:
        """Create a preview; `hide_key`: the label of the key that hides it."""
        super().__init__(centred=False, id="preview")
        self._key: object = None
        self._load: LoadPreview | None = None
        self._rest: Timer | None = None
        self.border_subtitle = Content(_("{key} hides this").format(key=hide_key))

    def request(self, key: object, load: LoadPreview | None) -> None:
        """Show what `load` returns once the cursor rests on the row of `key`; None: show nothing.

        The first row is read at once.
        """
        if key == self._key:
            return
        self._key, self._load = key, load
        if self._rest is not None:
            self._rest.stop()
        if load is None:
            self.show_page(None)
        elif self.document.text:
            self._rest = self.set_timer(REST_S, self._read)
        else:
            self._read()

    def forget(self) -> None:
        """Read the row anew when it is next asked for."""
        self._key = None

    def _read(self) -> None:
        key, load = self._key, self._load
        if load is not None:
            run_in_thread(self, "preview", lambda _worker: PreviewLoaded(key, load()))

    def on_preview_loaded(self, message: PreviewLoaded) -> None:
        """Show the page, unless the cursor has gone on."""
        message.stop()
        if message.key == self._key:
            self.show_page(message.page)

    def on_request_failed(self, message: RequestFailed) -> None:
        """Show why there is nothing."""
        message.stop()
        self.show(Document(message.words))

    def show_page(self, page: PreviewPage | None) -> None:
        """Show a page at its passage; None: nothing."""
        page = page or PreviewPage("", Document())
        self.border_title = Content(page.title)
        self.show(page.document, at=None if page.current is None else page.hits[page.current][0])
        self.set_hits(page.hits, page.current)


class PreviewSplit(Container):
    """Holds a list and its preview; shows the preview where it has room and is not hidden."""

    DEFAULT_CSS = """
    PreviewSplit {
        height: 1fr;
        width: 1fr;
        &.-beside { layout: horizontal; }
        &.-alone > Preview { display: none; }
        & > * { width: 1fr; height: 1fr; }
    }
    """

    class Arranged(Message):
        """The preview has come, has gone, or stands elsewhere."""

    def __init__(self, content: Widget, preview: Preview, *, may_stand_beside: bool = True) -> None:
        """Hold `content` and its preview, which may stand beside it where it is wide."""
        super().__init__(content, preview, id="split")
        self.content_pane, self.preview = content, preview
        self._may_stand_beside = may_stand_beside
        self._content_rows = 0
        self.place_preview(self.app.size - (0, 2))

    @property
    def is_open(self) -> bool:
        """Return whether the preview is shown."""
        return not self.has_class("-alone")

    def place_preview(self, size: Size) -> None:
        """Place the preview in a room of this size."""
        has_room = size.width >= MIN_WIDTH_CELLS and size.height >= MIN_HEIGHT_ROWS
        is_open = has_room and not cast("AppContext", self.app).state.hides_previews
        is_beside = is_open and self._may_stand_beside and size.width >= MIN_BESIDE_CELLS
        was = self.has_class("-alone"), self.has_class("-beside")
        self.set_class(not is_open, "-alone")
        self.set_class(is_beside, "-beside")
        if self.is_mounted and was != (not is_open, is_beside):
            self.post_message(self.Arranged())
        self.share(self._content_rows)

    def share(self, content_rows: int) -> None:
        """Give the list the rows that it holds, at most half, where the preview is below it."""
        self._content_rows = content_rows
        height = self.size.height or self.app.size.height - 2
        rows = max(MIN_LIST_ROWS, min(content_rows + 2, height // 2))
        is_below = self.is_open and not self.has_class("-beside")
        self.content_pane.styles.height = rows if is_below and content_rows else "1fr"

    def on_resize(self) -> None:
        """Place the preview anew."""
        self.place_preview(self.size)

    def toggle(self) -> None:
        """Hide the preview, or show it again; in every list, until told otherwise."""
        state = cast("AppContext", self.app).state
        state.hides_previews = not state.hides_previews
        self.place_preview(self.size)
