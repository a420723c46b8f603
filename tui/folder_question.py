"""The question before a folder is read that is probably no corpus; without a person, a message."""

from __future__ import annotations

import sys
from pathlib import Path

from tui.corpus.folder_survey import survey_folder
from tui.i18n import format_number
from tui.i18n import gettext as _
from tui.terminal_output import exit_with_error, print_message


def confirm_folder(root: Path) -> None:
    """Ask whether a folder that does not look like a corpus is to be read; exit where it is not.

    Where no person can answer, a line on stderr says what is read.
    """
    survey = survey_folder(root)
    if survey is None or not survey.is_doubtful:
        return
    words = _("{folder} does not look like a corpus: {texts} of the first {files} files are texts.").format(
        folder=root, texts=format_number(survey.texts), files=format_number(survey.files)
    )
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        print_message(f"{words} {_('All of it is read; Ctrl+C stops.')}")
        return
    print_message(words)
    print_message(_("Read all of it? y: yes; anything else: no"))
    if sys.stdin.readline().strip().casefold() not in ("y", "yes", _("y"), _("yes")):
        exit_with_error(_("not read; name the folder that has the articles"))
