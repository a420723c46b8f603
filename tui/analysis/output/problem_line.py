"""A problem of a file as a line for people."""

from __future__ import annotations

from tui.i18n import translate_text
from tui.model.records import Problem


def problem_line(problem: Problem) -> str:
    """Return where a problem is and what is wrong there: «events/x.md:3: date: …»."""
    field = f"{problem.field}: " if problem.field else ""
    return f"{problem.path}:{problem.line}: {field}{translate_text(problem.message)}"
