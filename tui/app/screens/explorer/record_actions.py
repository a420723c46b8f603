"""What is done with the open record: edit it; and the files' problems, the keys.

The screens that come up over the explorer are imported when they do: the first paint needs none of them.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence

from tui.app.commands.command import Command
from tui.app.navigation import FileEdit
from tui.app.runtime.background import read_in_thread
from tui.app.runtime.status_messages import OUTCOME_S
from tui.app.screens.explorer.index_runner import IndexRunner
from tui.app.screens.explorer.navigation.record_navigation import RecordNavigation
from tui.app.screens.explorer.panes import Panes
from tui.i18n import gettext as _
from tui.i18n import translate_text
from tui.model.records import Article, Problem, Record


class RecordActions:
    """Edit the open record; list problems and keys."""

    def __init__(self, panes: Panes, navigation: RecordNavigation, index: IndexRunner) -> None:
        self._panes, self._navigation, self._index = panes, navigation, index

    # -- files ---------------------------------------------------------------------------------

    def list_problems(self) -> None:
        """List what is wrong in the files, and show or edit the place that is chosen."""
        from tui.app.documents.dialogs import problems_document
        from tui.app.screens.modals.text_dialog import TextDialog

        owner, screen = self._panes.owner, self._panes.screen

        def show(problems: Sequence[Problem]) -> None:
            page = problems_document(problems, str(owner.corpus))
            screen.app.push_screen(TextDialog(_("Problems"), page), self._take_problem)

        read_in_thread(screen, "open problems", owner.store.problems, show)

    def _take_problem(self, choice: object) -> None:
        """Show the lines of a problem, or open the editor there."""
        from tui.app.documents.dialogs import problem_document
        from tui.app.screens.modals.text_dialog import TextDialog

        if isinstance(choice, FileEdit):
            self.open_editor(choice.path, choice.line)
        elif isinstance(choice, Problem):
            problem, service = choice, self._panes.owner.corpus_service

            def show(lines: list[str]) -> None:
                dialog = TextDialog(problem.path, problem_document(problem, lines))
                self._panes.screen.app.push_screen(dialog, self._edit_shown)

            read_in_thread(self._panes.screen, "open file", lambda: service.read_lines(problem.path), show)

    def _edit_shown(self, choice: object) -> None:
        if isinstance(choice, (FileEdit, Problem)):
            self.open_editor(choice.path, choice.line)

    def edit_file(self) -> None:
        """Open the file that the key is about in $EDITOR, the open article at the line that is read."""
        subject, reader = self._panes.kept_subject, self._panes.reader

        def edit(record: Record) -> None:
            line = 1
            if isinstance(record, Article) and reader.page is not None and reader.page.ref == record.ref:
                line = record.body_line + record.body.count("\n", 0, max(0, reader.body_offset))
            self.open_editor(record.path, line)

        if subject is not None:
            self._panes.read_record(subject.ref, edit)

    def open_editor(self, path: str, line: int) -> None:
        """Open a file of the corpus in $EDITOR at a line, wait for its end, and read the file again."""
        import subprocess

        owner, screen = self._panes.owner, self._panes.screen
        editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
        words = _("The editor {editor} cannot be started: {error}")
        try:
            command = shlex.split(editor)
        except ValueError as error:  # a quotation mark is left open
            screen.notify(
                words.format(editor=editor, error=translate_text(str(error))),
                severity="error",
                timeout=OUTCOME_S,
            )
            return
        if not command:
            screen.notify(
                _("Set $EDITOR to open {path} from here; {key} edits it in a form.").format(
                    path=path, key=self._panes.key("edit")
                )
            )
            return
        with screen.app.suspend():  # what is raised inside would leave the terminal to the editor
            try:
                subprocess.run([*command, f"+{max(1, line)}", str(owner.corpus / path)], check=False)
            except (OSError, ValueError) as error:
                screen.notify(
                    words.format(editor=editor, error=translate_text(str(error))),
                    severity="error",
                    timeout=OUTCOME_S,
                )
        owner.corpus_service.mark_changed([path])
        self._index.start()

    # -- the program ---------------------------------------------------------------------------

    def show_own_keys(self) -> None:
        """Show the keys of the explorer and of the search box, and what the marks in a text mean."""
        search_commands = self._panes.owner.key_table.at("search")
        self.show_keys((*self._panes.screen.commands, *search_commands))

    def show_keys(self, commands: Sequence[Command]) -> None:
        """Show the keys of `commands`, and what the marks in a text mean."""
        from tui.app.documents.dialogs import keys_document
        from tui.app.screens.modals.text_dialog import TextDialog

        owner = self._panes.owner
        keys = keys_document(commands, str(owner.config / "settings.toml"), owner.state.highlights)
        self._panes.screen.app.push_screen(TextDialog(_("Keys and marks"), keys))
