"""What became of raw texts that were added, as JSON and as lines for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import to_builtins

from tui.corpus.adding import Added
from tui.i18n import gettext as _
from tui.model.text import clean_line

_FIELDS = ("title", "date", "authors", "publisher", "source", "url", "lang")


def added_json(added: Added) -> dict[str, Any]:
    """One line of `add --json`; `null` where unknown."""
    article = added.article
    value: dict[str, Any] = {
        "file": clean_line(added.file),
        "status": added.status,
        "id": str(article.ref) if article else None,
        "path": article.path if article else None,
    }
    is_new = article is not None and added.status == "added"
    for name in _FIELDS:
        value[name] = to_builtins(getattr(article, name)) if is_new else None
    value["unsure"] = list(added.unsure)
    value["problems"] = [problem.message for problem in added.problems]
    return value


def cure_words(added: Added) -> str:
    """Where to write what an article lacks, and how; empty where it lacks nothing that a field says."""
    if not added.cures or added.article is None:
        return ""
    words = _("to put it right, write between the --- lines of {path}: {fields}")
    return words.format(path=added.article.path, fields=" · ".join(added.cures))


def added_lines(added: Added, dry_run: bool) -> Iterator[str]:
    """A raw text and what was read from it."""
    name, article = clean_line(added.file), added.article
    if added.status == "there" and article:
        yield f"{name}: already there as {article.path}"
    elif added.status == "added" and article:
        yield f"{name}: {'would be ' if dry_run else ''}added as {article.path}"
        yield f"  {article.title}"
        who = (*article.authors, article.source, article.publisher)
        size = f"{len(article.body.split()):,} words"
        noise = f"{len(added.cut)} piece{'s' * (len(added.cut) > 1)} of noise left out" if added.cut else ""
        said = (article.date, *dict.fromkeys(filter(None, who)), article.lang, size, noise)
        yield f"  {' · '.join(filter(None, said))}"
    if added.unsure:
        yield f"  look at: {'; '.join(added.unsure)}"
    if cure := cure_words(added):
        yield f"  {cure}"
    for problem in added.problems:
        yield f"  {problem.message}" if added.status == "added" else f"{name}: {problem.message}"
