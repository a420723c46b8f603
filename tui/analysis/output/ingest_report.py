"""The report on files that were added: the form of each and its articles, as JSON and as lines for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from tui.corpus.ingestion.ingest_result import IngestResult
from tui.i18n import N_, format_number, ngettext, translate_text
from tui.i18n import gettext as _
from tui.model.text import clean_line

#: A reason names so many of the articles that it is about.
_MAX_NAMED_TITLES = 3
_MAX_TITLE_CHARS = 80


class FileReport:
    """Sums up the results of one file, article by article, without holding the articles."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.form: str | None = None
        self.found = 0
        self.stored: list[str] = []
        self.there: list[str] = []
        self._reasons: Counter[str] = Counter()
        self._titles: dict[str, list[str]] = {}
        self._doubtful: list[dict[str, str | None]] = []
        self._notes: dict[str, None] = {}

    def add(self, result: IngestResult) -> None:
        """Add the result of one article of the file, or of the file itself."""
        self.form = result.form or self.form
        id = str(result.article.ref) if result.article else ""
        messages = [problem.message for problem in result.problems]
        self.found += result.status != "failed" or bool(result.title or result.part)
        if result.status == "failed":
            reason = messages[0] if messages else N_("cannot be read")
            self._reasons[reason] += 1
            titles = self._titles.setdefault(reason, [])
            if result.title and len(titles) < _MAX_NAMED_TITLES:
                titles.append(f"“{result.title[:_MAX_TITLE_CHARS]}”")
            messages = messages[1:]
        else:
            (self.stored if result.status == "added" else self.there).append(id)
        self._notes |= dict.fromkeys(messages)
        self._doubtful += [
            {"id": id, "field": doubt.field, "value": doubt.value, "why": doubt.reason}
            for doubt in result.doubts
        ]

    @property
    def refused(self) -> str | None:
        """Return why articles, or the file, were refused, each reason with its count; None if none was."""
        return "; ".join(self._word_reason(reason, count) for reason, count in self._reasons.items()) or None

    def to_json(self) -> dict[str, Any]:
        """Return the line of `add --json` for the file."""
        return {
            "file": clean_line(self.file),
            "form": self.form,
            "found": self.found,
            "stored": self.stored,
            "there": self.there,
            "refused": self.refused,
            "doubtful": self._doubtful,
            "notes": list(self._notes),
        }

    def summary_line(self, dry_run: bool) -> str:
        """Return one line for people: the form, and what became of the articles.

        Of a file that could not be read at all it is the name: the reason says the rest.
        """
        if self.form is None and not self.found:
            return clean_line(self.file)
        counts = count_words(len(self.stored), len(self.there), self._reasons.total(), dry_run=dry_run)
        template = ngettext(
            "{file}: {form}, {n} article found: {counts}",
            "{file}: {form}, {n} articles found: {counts}",
            self.found,
        )
        name, form = clean_line(self.file), translate_text(self.form or "") or _("unknown format")
        return template.format(file=name, form=form, n=self.found, counts=counts)

    def refusal_line(self) -> str | None:
        """Return the file and why something of it was refused, translated; None if nothing was."""
        words = [self._word_reason(reason, count, translated=True) for reason, count in self._reasons.items()]
        return f"{clean_line(self.file)}{_(': ')}{_('; ').join(words)}" if words else None

    def _word_reason(self, reason: str, count: int, *, translated: bool = False) -> str:
        titles = self._titles[reason]
        more = " …" if titles and count > len(titles) else ""
        named = f": {', '.join(titles)}{more}" if titles else ""
        words = translate_text(reason) if translated else reason
        return f"{count} × {words}{named}" if count > 1 else f"{words}{named}"


def count_words(added: int, there: int, refused: int, *, dry_run: bool = False) -> str:
    """Return how many texts were added, and how many of those that were not, where there are such."""
    stored = (
        ngettext("{n} would be added", "{n} would be added", added)
        if dry_run
        else ngettext("{n} added", "{n} added", added)
    )
    words = [stored.format(n=format_number(added))]
    if there:
        words.append(ngettext("{n} already there", "{n} already there", there).format(n=format_number(there)))
    if refused:
        words.append(ngettext("{n} refused", "{n} refused", refused).format(n=format_number(refused)))
    return ", ".join(words)


def cure_words(result: IngestResult) -> str:
    """Return where to write what an article lacks, and how; empty when no field is missing."""
    if not result.cures or result.article is None:
        return ""
    template = _("to correct it, write between the --- lines of {path}: {fields}")
    return template.format(path=result.article.path, fields=" · ".join(map(translate_text, result.cures)))


def ingest_lines(result: IngestResult, dry_run: bool) -> Iterator[str]:
    """Yield the report on one article: where it is stored, what was read from it, problems."""
    name, article = clean_line(result.file), result.article
    name = f"{name} [{result.part}]" if result.part else name
    if result.status == "there" and article:
        yield _("{name}: already there as {path}").format(name=name, path=article.path)
    elif result.status == "added" and article:
        words = _("{name}: would be added as {path}") if dry_run else _("{name}: added as {path}")
        yield words.format(name=name, path=article.path)
        yield f"  {article.title}"
        creators = (*article.authors, article.source, article.publisher)
        word_count, piece_count = len(article.body.split()), len(result.cut)
        size = ngettext("{n} word", "{n} words", word_count).format(n=format_number(word_count))
        pieces = ngettext(
            "{n} piece of boilerplate left out", "{n} pieces of boilerplate left out", piece_count
        )
        noise = pieces.format(n=piece_count) if piece_count else ""
        details = (article.date, *dict.fromkeys(filter(None, creators)), article.lang, size, noise)
        yield f"  {' · '.join(filter(None, details))}"
    if result.unsure:
        yield "  " + _("doubtful: {what}").format(what=_("; ").join(map(translate_text, result.unsure)))
    if advice := cure_words(result):
        yield f"  {advice}"
    for problem in result.problems:
        title = f"“{result.title[:_MAX_TITLE_CHARS]}”: " if result.title else ""
        message = translate_text(problem.message)
        yield f"  {message}" if result.status != "failed" else f"{name}{_(': ')}{title}{message}"
