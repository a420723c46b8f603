"""Copying what the key is about, in the form that is chosen, and opening the page of an article elsewhere."""

from __future__ import annotations

import shlex
from textwrap import shorten
from typing import TYPE_CHECKING

from tui.app.navigation import ExternalLink
from tui.app.runtime.status_messages import ADVICE_S, HINT_S, OUTCOME_S
from tui.app.screens.explorer.navigation.record_navigation import RecordNavigation
from tui.app.screens.explorer.panes import Panes
from tui.app.widgets.text.chosen_passage import chosen_passage
from tui.i18n import gettext as _
from tui.i18n import translate_text
from tui.model.records import Article, Record

if TYPE_CHECKING:
    from tui.export.references.copy_forms import CopyForm

#: The message about a copy has so much of it.
MAX_COPIED_CHARS = 60
_SCHEMES = ("http://", "https://")


class CopyActions:
    """Copy passages; choose how; open pages with the reader's own command."""

    def __init__(self, panes: Panes, navigation: RecordNavigation) -> None:
        self._panes, self._navigation = panes, navigation

    @property
    def form(self) -> CopyForm:
        """Return the form that was chosen in the palette, else that of the settings."""
        from tui.export.references.copy_forms import COPY_FORMS

        chosen = (self._panes.owner.state.copy_form, self._panes.owner.settings.copy)
        return next(form for name in (*chosen, COPY_FORMS[0]) for form in COPY_FORMS if form == name)

    def copy(self) -> None:
        """Copy what the key is about: words of the open text, or the title of a row."""
        subject, page = self._panes.subject, self._panes.reader.page
        if subject is not None and subject.how == "row" and (page is None or subject.ref != page.ref):
            self._panes.read_record(subject.ref, lambda record: self._copy(record, record.title))
            return
        words = chosen_passage(self._panes.reader)
        if page is None or not words:
            self._panes.screen.notify(_("There is nothing to copy."), timeout=HINT_S)
            return
        self._copy(page.record, words)

    def _copy(self, record: Record, words: str) -> None:
        """Copy words of a record, or its title."""
        from tui.export.references.copy_forms import format_copy

        text = format_copy(self.form, record, words)
        plain = text[2:] if self.form == "quotation" else text
        shown = shorten(plain, MAX_COPIED_CHARS, placeholder=" …")
        self._panes.owner.copy(text, _("“{words}”").format(words=shown))

    def ask_form(self) -> None:
        """Ask for the form of copies, and keep it."""
        from tui.app.documents.list_items import ListItem
        from tui.app.screens.modals.list_dialog import ListDialog
        from tui.export.references.copy_forms import COPY_FORM_TITLES, COPY_FORMS

        current = self.form
        items = [
            ListItem(key=form, text=_(COPY_FORM_TITLES[form]), trail="✓" if form == current else "")
            for form in COPY_FORMS
        ]
        self._panes.screen.app.push_screen(ListDialog(_("Copies"), items), self._take_form)

    def _take_form(self, form: object) -> None:
        if form is not None:
            self._panes.owner.state.copy_form = str(form)
            self._navigation.save_session()
            words = _("{key} copies in this form from now on.").format(key=self._panes.key("copy"))
            self._panes.screen.notify(words, timeout=ADVICE_S)

    # -- pages of the web ----------------------------------------------------------------------

    def open_page(self) -> None:
        """Open the current link, or the page of the article that the key is about, with the set command."""
        link, subject = self._panes.reader.current_link, self._panes.subject
        if self._panes.active == "reader" and link is not None and isinstance(link.target, ExternalLink):
            self._open_address(link.target.url)
        elif subject is None:
            self._open_address(None)
        else:
            self._panes.read_record(
                subject.ref,
                lambda record: self._open_address(record.url if isinstance(record, Article) else None),
            )

    def _open_address(self, url: str | None) -> None:
        """Open a page of the web with the set command, in a process of its own."""
        import subprocess

        screen, command = self._panes.screen, self._panes.owner.settings.open
        if url is None or not url.startswith(_SCHEMES):
            screen.notify(_("There is no address to open here."), timeout=HINT_S)
            return
        if not command.strip():
            path = self._panes.owner.config / "settings.toml"
            words = _("{url}: to open pages from here, set their command in {path}: {line}")
            line = 'open = "firefox"'
            screen.notify(words.format(url=url, path=path, line=line), timeout=OUTCOME_S)
            return
        try:
            subprocess.Popen(
                [*shlex.split(command), url],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except (OSError, ValueError) as error:
            words = _("The command {command} cannot be started: {error}")
            screen.notify(
                words.format(command=command, error=translate_text(str(error))),
                severity="error",
                timeout=OUTCOME_S,
            )
            return
        screen.notify(_("{url} is opened with {command}.").format(url=url, command=command), timeout=ADVICE_S)
