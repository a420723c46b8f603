"""What an article uses that no record has, as the index stores it; made where the article is marked."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from tui.annotate.reports.report import Report
from tui.annotate.suggestions.uses.name_use import ArticleReports, UseForm
from tui.annotate.suggestions.uses.use_reader import UseReader
from tui.index import serialization
from tui.languages.registry import find_language
from tui.model.annotations import Annotations
from tui.model.records import Actor, Article


class EncodedUse(Struct, frozen=True, array_like=True):
    """A name with how the article uses it; see the tables `used_name` and `name_use`."""

    form: UseForm
    words: str
    of: str
    rank: int
    count: int
    use: bytes


class EncodedUses(Struct, frozen=True, array_like=True):
    """The names that an article uses, and what it reports, with the confidence of the surest report."""

    names: tuple[EncodedUse, ...] = ()
    confidence: float = 0
    reports: bytes = b""


class UseEncoder:
    """A reader of articles that knows some actors."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self._actors = actors
        self._reader: UseReader | None = None

    def add_actors(self) -> UseReader:
        """Return the reader, built at the first call; this takes a second for many thousand actors."""
        if self._reader is None:
            self._reader = UseReader(self._actors, find_language())
        return self._reader

    def find_reports(self, article: Article, marks: Annotations) -> list[Report]:
        """Return all that an article reports."""
        return self.add_actors().find_reports(article, marks)

    def take_questions(self) -> set[str]:
        """Return what the articles read since the last call asked of the offices in the records."""
        return self.add_actors().take_questions()

    def read(self, article: Article, marks: Annotations, found: Sequence[Report]) -> EncodedUses:
        """Return what an article uses, and what can be suggested of all that it reports (`found`)."""
        uses = self.add_actors().read(article, marks, found)
        reports = ArticleReports(article.id, uses.reports)
        return EncodedUses(
            tuple(
                EncodedUse(
                    key.form, key.words, key.of, int(not use.is_telling), use.count, serialization.encode(use)
                )
                for key, use in uses.names.items()
            ),
            reports.confidence,
            serialization.encode(reports) if reports.reports else b"",
        )
