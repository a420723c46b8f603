"""What became of a text that was to be added to the corpus."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from tui.corpus.extraction.exports.form_detection import Form
from tui.corpus.extraction.raw_article import RemovedText
from tui.corpus.ingestion.article_doubts import Doubt
from tui.model.records import Article, Problem
from tui.model.text import clean_line


class IngestResult(Struct, frozen=True, kw_only=True):
    """The result of adding an article, or a file that holds none.

    `there`: the corpus has it already, as `article`. `failed`: `problems` say why, and `title` what is known
    of it. `file`: the file, or the member of an archive; `part`: the number of the article in it, None if it
    holds one. With `dry_run`, `added` means that it would be.
    """

    file: str
    status: Literal["added", "there", "failed"]
    form: str | None = None
    part: str | None = None
    article: Article | None = None
    title: str = ""
    doubts: tuple[Doubt, ...] = ()
    problems: tuple[Problem, ...] = ()
    cut: tuple[RemovedText, ...] = ()

    @property
    def unsure(self) -> tuple[str, ...]:
        """Return what a person should check, in words."""
        return tuple(doubt.reason for doubt in self.doubts)

    @property
    def cures(self) -> tuple[str, ...]:
        """Return the fields that correct it, as they are written in the article's file."""
        return tuple(doubt.cure for doubt in self.doubts if doubt.cure)


def make_failure(name: str, words: str, form: Form | None) -> IngestResult:
    """Return the result of a file that cannot be read; `words` say why."""
    problems = (make_problem(name, words),)
    return IngestResult(file=name, status="failed", form=form and form.value, problems=problems)


def make_problem(name: str, words: str) -> Problem:
    """Return a problem of a whole file; what its name and the words hold that no line may is removed."""
    return Problem(clean_line(name), 0, "", clean_line(words))
