"""Exports from the explorer: what, in which format, where to; then in a thread, with progress."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import Worker

from tui.app import messages
from tui.app.documents.list_items import ListItem
from tui.app.runtime.background import run_in_thread
from tui.app.runtime.status_messages import OUTCOME_S
from tui.app.screens.explorer.index_runner import IndexRunner
from tui.app.screens.explorer.panes import Panes
from tui.i18n import gettext as _
from tui.i18n import translate_text
from tui.index.query import Query
from tui.index.store import MATCH_ALL
from tui.model.records import Ref

if TYPE_CHECKING:
    from tui.export.export_format import ExportFormat

#: Of a name of a file that is proposed, in code points.
_MAX_NAME_CHARS = 60


class ExportEnded(Message):
    """An export has ended; `path` is None where it could not be written, and `words` say why."""

    def __init__(self, path: Path | None, words: str = "") -> None:
        super().__init__()
        self.path, self.words = path, words


class ExportActions:
    """Export what is filtered, selected or open."""

    def __init__(self, panes: Panes, index: IndexRunner) -> None:
        self._panes, self._index = panes, index

    def ask(self) -> None:
        """Ask what to export; where there is one answer, ask for the format at once."""
        from tui.app.screens.modals.list_dialog import ListDialog  # late: the first paint needs none

        query = self._panes.state.filter
        items = [ListItem(key=ref, text=title) for ref, title in self._subjects().items()]
        everything = _("Everything") if query == MATCH_ALL else _("What the filter lets through: {filter}")
        items.append(ListItem(key=query, text=everything.format(filter=query)))
        if len(items) == 1:
            self._ask_format(query)
        else:
            self._panes.screen.app.push_screen(ListDialog(_("Export"), items), self._ask_format)

    def _subjects(self) -> dict[Ref, str]:
        """Return the records that may be meant: what is selected or under the cursor, what is open."""
        titles = {subject.ref: subject.title for subject in self._panes.subjects()}
        if (page := self._panes.reader.page) is not None:
            titles[page.ref] = page.title
        return titles

    def _ask_format(self, what: object) -> None:
        if not isinstance(what, Query | Ref):
            return
        from tui.app.screens.modals.list_dialog import ListDialog
        from tui.export.registry import FORMATS

        items = [ListItem(key=name, text=f"{name:<12}{_(row.title)}") for name, row in FORMATS.items()]
        dialog = ListDialog(_("Export as"), items)
        self._panes.screen.app.push_screen(dialog, lambda name: self._ask_path(what, str(name or "")))

    def _ask_path(self, what: Query | Ref, name: str) -> None:
        from tui.app.widgets.path_completion import complete_path
        from tui.export.registry import FORMATS
        from tui.export.safe_ids import encode_id

        if name not in FORMATS:
            return
        format = FORMATS[name]
        stem = encode_id(what.id)[:_MAX_NAME_CHARS] if isinstance(what, Ref) else "niger-tui"
        path = f"~/{stem}-{format.name}" if format.is_folder else f"~/{stem}{format.suffix}"
        label = _("Export into the new folder:") if format.is_folder else _("Export to the file:")
        take = partial(self._take_path, what, format)
        self._panes.prompt.ask(label, take, path, complete=complete_path)

    def _take_path(self, what: Query | Ref, format: ExportFormat, text: str | None) -> None:
        self._panes.activate(self._panes.active)
        if not text or not text.strip():
            return
        path = Path(os.path.expanduser(text.strip()))  # noqa: PTH111 — a name that cannot be expanded stays
        self._index.restart_clock()
        run_in_thread(self._panes.screen, "export", partial(self._export, what, format, path))

    def _export(
        self, what: Query | Ref, format: ExportFormat, path: Path, worker: Worker[None]
    ) -> ExportEnded | None:
        """Write an export; None where it was stopped. Runs in a thread."""
        from tui.export.destination import ExportError, write_export
        from tui.export.export_format import ExportOptions
        from tui.export.selection import ExportStopped, Selection

        owner, screen = self._panes.owner, self._panes.screen

        def progress(done: int, total: int, what: str) -> bool:
            screen.post_message(messages.IndexProgress(done, total, what, _("Exporting")))
            return not worker.is_cancelled

        query, ref = (what, None) if isinstance(what, Query) else (MATCH_ALL, what)
        selection = Selection(owner.store, owner.corpus_title, query, ref, progress)
        try:
            if os.path.lexists(path):
                raise ExportError(_("{path} exists already: choose another name").format(path=path))
            files = format.load()(selection, ExportOptions())
            return ExportEnded(write_export(files, path, owner.corpus, is_folder=format.is_folder))
        except ExportStopped:
            return None
        except ExportError as error:
            return ExportEnded(None, str(error))
        except OSError as error:
            words = _("{path}: {error}; nothing was kept").format(
                path=path, error=translate_text(error.strerror or "")
            )
            return ExportEnded(None, words)

    def report(self, message: ExportEnded) -> None:
        """Say where the export is, or why there is none."""
        self._panes.bars.update()
        if message.path is None:
            self._panes.screen.notify(message.words, severity="error", timeout=OUTCOME_S)
        else:
            words = _("Exported to {path}").format(path=message.path)
            self._panes.screen.notify(words, timeout=OUTCOME_S)
