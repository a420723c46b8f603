"""Suggestions from texts, without files and an index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tui.annotate.suggestions.uses.name_use import (
    ArticleReports,
    ArticleUses,
    NameKey,
    NameUse,
    UsedName,
    UseForm,
)
from tui.annotate.suggestions.uses.use_reader import UseReader
from tui.languages.registry import find_language
from tui.model.annotations import Annotations
from tui.model.found_events import FoundEvent
from tui.model.records import Actor, Article

#: A name that a noun says to be a body's, and an acronym of the same letters.
NAMED_BY_NOUN_AND_BY_CAPITALS = (
    "Selon l’ONG Tarka, il parle. L’ONG Tarka rit. Un groupe de l’ONG Tarka chante.",
    "La TARKA a parlé hier. La TARKA se retire. Le parti TARKA est là.",
)


class UsesOfTexts:
    """What some marked articles use, in the place of an index."""

    def __init__(self, articles: Iterable[tuple[Article, Annotations]], actors: Sequence[Actor]) -> None:
        reader = UseReader(actors, find_language())
        self._articles: dict[str, Article] = {}
        self._uses: dict[str, ArticleUses] = {}
        for article, marks in articles:
            self._articles[article.id] = article
            self._uses[article.id] = reader.read(article, marks)

    def put(self, article: Article) -> None:
        """Put a later version of an article in its place; what it uses has not been read anew yet."""
        self._articles[article.id] = article

    def names(self, limits: Mapping[UseForm, int]) -> dict[UseForm, list[UsedName]]:
        return {form: self._names(form)[:limit] for form, limit in limits.items()}

    def _names(self, form: UseForm) -> list[UsedName]:
        by_key: dict[NameKey, list[tuple[str, NameUse]]] = {}
        for article, uses in self._uses.items():
            for key, use in uses.names.items():
                if key.form == form:
                    by_key.setdefault(key, []).append((article, use))
        names = [
            UsedName(
                key,
                sum(use.count for _, use in pairs),
                tuple(sorted(pairs, key=lambda pair: not pair[1].is_telling)),
            )
            for key, pairs in by_key.items()
        ]
        return sorted(names, key=lambda used: (-used.count, used.key.words, used.key.of))

    def reports(self, skip: int, limit: int) -> list[ArticleReports]:
        reports = (ArticleReports(article, uses.reports) for article, uses in self._uses.items())
        told = sorted((one for one in reports if one.reports), key=lambda one: -one.confidence)
        return told[skip : skip + limit]

    def found_events(self, limit: int) -> list[FoundEvent]:
        return []

    def found_events_of(self, articles: Sequence[str]) -> list[FoundEvent]:
        return []

    def articles(self, ids: Sequence[str]) -> list[Article]:
        return [self._articles[id] for id in ids]
