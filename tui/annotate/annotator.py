"""The annotator, which finds the mentions of known actors and the dates in an article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import msgspec
from msgspec import structs

from tui.annotate import ANNOTATOR_VERSION
from tui.annotate.invalidation.affected_words import words_affected_by_change, words_mentioning
from tui.annotate.invalidation.questions import question_of
from tui.annotate.resolve.mention_resolver import MentionResolver
from tui.annotate.spelling.foreign_text import is_foreign
from tui.annotate.spelling.text_repair import RepairedText, may_be_repaired
from tui.annotate.tokenized_text import TokenizedText, tokenize_body
from tui.languages.language import Language
from tui.languages.plain_dates import find_plain_dates, has_english_dates
from tui.languages.registry import find_language
from tui.model.annotations import MAX_ANNOTATED_CHARS, Annotations, DateMention
from tui.model.records import Actor, Article, Decision

__all__ = ["Annotator", "fingerprint", "words_affected_by_change", "words_mentioning"]


class Annotator:
    """An annotator of articles; the same text, records and decisions give the same mentions."""

    def __init__(
        self, actors: Sequence[Actor], decisions: Sequence[Decision] = (), language: Language | None = None
    ) -> None:
        """Set up an annotator of the names of `actors`.

        `language`: of all texts; with None, names are read in the default language, and dates in the language
        of each article.
        """
        self.actors = tuple(sorted(actors, key=lambda actor: actor.id))
        self._language = language or find_language()
        self._language_of_all = language
        self._decisions: dict[str | None, list[Decision]] = {}  # None: of all articles
        for decision in decisions:
            if decision.quote and not decision.suggestion:
                self._decisions.setdefault(decision.article, []).append(decision)
        self._resolver: MentionResolver | None = None

    def annotate(self, article: Article, dates: Sequence[DateMention] | None = None) -> Annotations:
        """Return the mentions in an article's title and body in order, and the dates in the body.

        Only the first `MAX_ANNOTATED_CHARS` code points of a longer body are annotated. `dates`: those of the
        body, where they have been found before.
        """
        if len(article.body) > MAX_ANNOTATED_CHARS:
            article = structs.replace(article, body=article.body[:MAX_ANNOTATED_CHARS])
        resolver = self.add_actors()
        title, body = (RepairedText(text, resolver.is_known_word) for text in (article.title, article.body))
        decided = (*self._decisions.get(None, ()), *self._decisions.get(article.id, ()))
        decisions = [_repaired(decision, resolver) for decision in decided]
        texts = TokenizedText(title.text), tokenize_body(body.text)
        is_other_language = self._is_foreign(article, texts[1])
        if dates is None or may_be_repaired(article.body):
            dates = self._find_dates(article, texts[1], is_other_language)
        title_mentions, body_mentions = resolver.mentions(
            article, *texts, decisions, dates, is_other_language
        )
        return Annotations(
            title=tuple(map(title.in_original, title_mentions)),
            body=tuple(map(body.in_original, body_mentions)),
            dates=tuple(map(body.in_original, dates)),
        )

    def take_questions(self) -> tuple[str, ...]:
        """Return what the texts annotated since the last call asked of the offices in the records.

        Each question is written as `OfficeChanges.days_of` takes it.
        """
        offices = self.add_actors().offices
        asked = {
            question_of(office, self.actors, "dated" if is_dated else "")
            for office, is_dated in offices.take_asked()
        }
        asked |= {
            question_of(office, self.actors, person=person) for person, office in offices.take_asked_of()
        }
        return tuple(sorted(asked))

    def reads_language_of(self, article: Article) -> bool:
        """Return whether titles, offices, demonyms and all dates are read in an article's language."""
        return not self._is_foreign(article, TokenizedText(article.body[:MAX_ANNOTATED_CHARS]))

    def _is_foreign(self, article: Article, body: TokenizedText) -> bool:
        return self._language_of_all is None and is_foreign(article.lang, body, self._language)

    def _find_dates(
        self, article: Article, body: TokenizedText, is_other_language: bool
    ) -> tuple[DateMention, ...]:
        """Return the dates in a body: plain ones in a foreign text, and also in one of no known language."""
        if is_other_language:
            return find_plain_dates(body.text, article.date)
        language = self._language_of_all or find_language(article.lang)
        dates = language.find_dates(body.text, article.date, body.tokens)
        is_certain = article.lang is not None or self._language_of_all is not None
        if is_certain or not has_english_dates(body.words):
            return dates
        plain = (
            date
            for date in find_plain_dates(body.text, article.date)
            if all(date.end <= other.start or other.end <= date.start for other in dates)
        )
        return tuple(sorted((*dates, *plain), key=lambda date: date.start))

    def add_actors(self) -> MentionResolver:
        """Return the resolver, built at the first call; this takes a second for many thousand actors."""
        if self._resolver is None:
            self._resolver = MentionResolver(self.actors, self._language)
            self._language.find_dates("", None, None)  # loads the rules for dates
        return self._resolver


def _repaired(decision: Decision, resolver: MentionResolver) -> Decision:
    """Return a decision that quotes the repaired text."""
    quote, prefix, suffix = (
        RepairedText(text, resolver.is_known_word).text if text else text
        for text in (decision.quote, decision.prefix, decision.suffix)
    )
    return structs.replace(decision, quote=quote, prefix=prefix, suffix=suffix)


def fingerprint(actors: Iterable[Actor], decisions: Iterable[Decision]) -> str:
    """Return a hash of the annotator's version and of all that decides on mentions in the records."""
    relevant_fields = [
        (a.id, a.name, a.type, a.names, a.aliases, a.roles, a.of, a.demonyms, a.capitals, a.not_)
        for a in sorted(actors, key=lambda actor: actor.id)
    ]
    values = (ANNOTATOR_VERSION, relevant_fields, list(decisions))
    encoded = msgspec.json.encode(values, order="deterministic")
    return hashlib.blake2b(encoded, digest_size=16).hexdigest()
