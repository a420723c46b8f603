"""The keys by which a person marks records as read or starred: for themselves alone, not in the corpus."""

from __future__ import annotations

from tui.app.documents.labels import reading_signs
from tui.app.runtime.status_messages import ACK_S
from tui.app.screens.explorer.panes import Panes
from tui.i18n import gettext as _
from tui.model.reading_marks import ReadingMark
from tui.model.records import KINDS, Ref


class ReadingActions:
    """Mark the record that a key is about, and show it so."""

    def __init__(self, panes: Panes) -> None:
        self._panes = panes

    def toggle(self, mark: ReadingMark) -> None:
        """Mark the record that the key is about, or take the mark away."""
        subject = self._panes.kept_subject
        if subject is None:
            return
        is_marked = self._panes.owner.toggle_mark(mark, subject.ref)
        words = {
            ("read", True): _("Read: {title}"),
            ("read", False): _("Unread: {title}"),
            ("starred", True): _("Starred: {title}"),
            ("starred", False): _("No longer starred: {title}"),
        }[mark, is_marked]
        page = self._panes.reader.page
        is_open = page is not None and page.ref == subject.ref
        title = page.title if page is not None and is_open else subject.title
        self._panes.screen.notify(words.format(title=title), timeout=ACK_S)
        self._show(subject.ref)

    def _show(self, ref: Ref) -> None:
        """Show the marks of a record in the lists, and in the reader if it is open."""
        reader = self._panes.reader
        if reader.page is not None and reader.page.ref == ref:
            reader.show_signs(reading_signs(ref, self._panes.owner.store.marks))
        for kind in KINDS:
            pane = self._panes.lists.pane(kind)
            if kind == ref.kind or pane.is_filtered:
                pane.load()
