"""The report on raw texts that were added, as JSON and as lines for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import to_builtins

from tui.corpus.ingest import IngestResult
from tui.i18n import gettext as _
from tui.model.text import clean_line

_REPORTED_FIELDS = ("title", "date", "authors", "publisher", "source", "url", "lang")


def ingest_json(added: IngestResult) -> dict[str, Any]:
    """Return the line of `add --json` for one text; unknown fields are null."""
    article = added.article
    value: dict[str, Any] = {
        "file": clean_line(added.file),
        "status": added.status,
        "id": str(article.ref) if article else None,
        "path": article.path if article else None,
    }
    is_new = article is not None and added.status == "added"
    for name in _REPORTED_FIELDS:
        value[name] = to_builtins(getattr(article, name)) if is_new else None
    value["unsure"] = list(added.unsure)
    value["problems"] = [problem.message for problem in added.problems]
    return value


def cure_words(added: IngestResult) -> str:
    """Return where to write what an article lacks, and how; empty when no field is missing."""
    if not added.cures or added.article is None:
        return ""
    template = _("to put it right, write between the --- lines of {path}: {fields}")
    return template.format(path=added.article.path, fields=" · ".join(added.cures))


def ingest_lines(added: IngestResult, dry_run: bool) -> Iterator[str]:
    """Yield the report on one raw text: where it is stored, what was read from it, problems."""
    name, article = clean_line(added.file), added.article
    if added.status == "there" and article:
        yield f"{name}: already there as {article.path}"
    elif added.status == "added" and article:
        yield f"{name}: {'would be ' if dry_run else ''}added as {article.path}"
        yield f"  {article.title}"
        creators = (*article.authors, article.source, article.publisher)
        size = f"{len(article.body.split()):,} words"
        noise = f"{len(added.cut)} piece{'s' * (len(added.cut) > 1)} of noise left out" if added.cut else ""
        details = (article.date, *dict.fromkeys(filter(None, creators)), article.lang, size, noise)
        yield f"  {' · '.join(filter(None, details))}"
    if added.unsure:
        yield f"  look at: {'; '.join(added.unsure)}"
    if advice := cure_words(added):
        yield f"  {advice}"
    for problem in added.problems:
        yield f"  {problem.message}" if added.status == "added" else f"{name}: {problem.message}"
