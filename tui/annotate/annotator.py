"""The annotator, which finds the mentions of known actors and the dates in an article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import ClassVar

import msgspec
from msgspec import structs

from tui.annotate.analyzed_text import AnalyzedText
from tui.annotate.gazetteer import EntrySpan, Gazetteer, GazetteerEntry, without_unconfirmed
from tui.annotate.invalidation import words_affected_by_change, words_mentioning
from tui.annotate.manual_decisions import DecidedSpan, decided_spans
from tui.annotate.resolve.entity_tracker import IN_TITLE, EntityTracker
from tui.annotate.resolve.name_variants import VariantResolver
from tui.annotate.resolve.offices import OfficeIndex
from tui.annotate.resolve.person_names import PersonNameIndex
from tui.annotate.resolve.resolved_span import ResolvedSpan
from tui.annotate.resolve.roles import RoleResolver
from tui.annotate.resolve.surnames import SurnameResolver
from tui.annotate.resolve.tenure import Tenure
from tui.annotate.resolve.title_fit import TitleJudge
from tui.annotate.shared_demonyms import resolve_shared_demonyms
from tui.annotate.spelling.text_repair import RepairedText
from tui.annotate.spelling.written_forms import words_of
from tui.annotate.tokenized_text import TokenizedText
from tui.languages.language import Language
from tui.languages.registry import find_language
from tui.model.dates.edtf import parse_edtf
from tui.model.records import (
    MAX_ANNOTATED_CHARS,
    Actor,
    Annotations,
    Article,
    DateMention,
    Decision,
    How,
    Mention,
)

__all__ = ["Annotator", "fingerprint", "words_affected_by_change", "words_mentioning"]


class Annotator:
    """An annotator of articles; the same text, records and decisions give the same mentions."""

    #: Raised whenever the same input gives other mentions; the index then annotates all articles again.
    VERSION: ClassVar[int] = 11

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
        self._decisions: dict[str, list[Decision]] = {}
        for decision in decisions:
            if decision.article:
                self._decisions.setdefault(decision.article, []).append(decision)
        self._resolver: _MentionResolver | None = None

    def annotate(self, article: Article) -> Annotations:
        """Return the mentions in an article's title and body in order, and the dates in the body.

        Only the first `MAX_ANNOTATED_CHARS` code points of a longer body are annotated.
        """
        if len(article.body) > MAX_ANNOTATED_CHARS:
            article = structs.replace(article, body=article.body[:MAX_ANNOTATED_CHARS])
        resolver = self.add_actors()
        title, body = (RepairedText(text, resolver.is_known_word) for text in (article.title, article.body))
        decisions = [_repaired(decision, resolver) for decision in self._decisions.get(article.id, ())]
        texts = TokenizedText(title.text), TokenizedText(body.text)
        date_language = self._language_of_all or find_language(article.lang)
        dates = date_language.find_dates(body.text, article.date, texts[1].tokens)
        title_mentions, body_mentions = resolver.mentions(article, *texts, decisions, dates)
        return Annotations(
            title=tuple(map(title.in_original, title_mentions)),
            body=tuple(map(body.in_original, body_mentions)),
            dates=tuple(map(body.in_original, dates)),
        )

    def add_actors(self) -> _MentionResolver:
        """Return the resolver, built at the first call; this takes a second for many thousand actors."""
        if self._resolver is None:
            self._resolver = _MentionResolver(self.actors, self._language)
            self._language.find_dates("", None, None)  # loads the rules for dates
        return self._resolver


def _repaired(decision: Decision, resolver: _MentionResolver) -> Decision:
    """Return a decision that quotes the repaired text."""
    quote, prefix, suffix = (
        RepairedText(text, resolver.is_known_word).text if text else text
        for text in (decision.quote, decision.prefix, decision.suffix)
    )
    return structs.replace(decision, quote=quote, prefix=prefix, suffix=suffix)


class _MentionResolver:
    """The gazetteer, offices and names of all actors, and the resolution of an article's mentions."""

    def __init__(self, actors: Sequence[Actor], language: Language) -> None:
        self.language = language
        self.actors = actors
        self.actor_indexes = {actor.id: index for index, actor in enumerate(actors)}
        self.gazetteer = Gazetteer(actors, language.lexicon)
        self.offices = OfficeIndex(actors, self.gazetteer, language)
        self.persons = PersonNameIndex(actors, language.lexicon)
        self.titles = TitleJudge(actors, self.offices)
        self.variants = VariantResolver(actors, self.persons, self.titles, language.lexicon)
        self.surnames = SurnameResolver(actors, self.offices, self.titles, self.persons, language.lexicon)

    @cached_property
    def _known_words(self) -> frozenset[str]:
        """Return the words of all names, offices, months and weekdays, folded."""
        language = self.language
        forms = (form for entry in language.offices.office for form in entry.forms)
        calendar = language.calendar_words()
        words = {*calendar.months, *calendar.weekdays, *self.gazetteer.words()}
        return frozenset(words.union(*map(words_of, forms)))

    def is_known_word(self, word: str) -> bool:
        """Return whether a folded word is part of a name or an office, or a month or weekday."""
        return word in self._known_words

    def mentions(
        self,
        article: Article,
        title: TokenizedText,
        body: TokenizedText,
        decisions: Sequence[Decision],
        dates: Sequence[DateMention],
    ) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
        """Return the mentions in the title and in the body, each in order."""
        no_spans: tuple[list[DecidedSpan], list[DecidedSpan]] = ([], [])
        decided = (
            decided_spans(decisions, article, title, body, self.actor_indexes) if decisions else no_spans
        )
        every = without_unconfirmed([self.gazetteer.find_all(title), self.gazetteer.find_all(body)])
        spans = resolve_shared_demonyms(every, self._country)
        descriptions = self.offices.descriptions
        analyzed_texts = (
            AnalyzedText(title, spans[0], descriptions, self.actors, decided[0], is_title=True),
            AnalyzedText(body, spans[1], descriptions, self.actors, decided[1], dates),
        )
        tracker = EntityTracker()
        tenure = Tenure(self.offices, tracker, parse_edtf(article.date) if article.date else None)
        mentions = self._resolve_names(analyzed_texts, tracker, tenure)
        roles = RoleResolver(self.actors, self.offices, tracker, tenure, self.language)
        roles.read(
            analyzed_texts,
            [
                self._persons_in(analyzed, names)
                for analyzed, names in zip(analyzed_texts, mentions, strict=True)
            ],
        )
        for part_index, analyzed in enumerate(analyzed_texts):
            mentions[part_index] += roles.find(part_index, analyzed)
        return self._in_order(analyzed_texts[0], mentions[0]), self._in_order(analyzed_texts[1], mentions[1])

    def _country(self, actor: int) -> int | None:
        """Return the country for which an actor stands, else the one to which the actor belongs."""
        country = self.offices.country_of(actor)
        return self.offices.home(actor) if country is None else country

    def _resolve_names(
        self, analyzed_texts: tuple[AnalyzedText, AnalyzedText], tracker: EntityTracker, tenure: Tenure
    ) -> list[list[ResolvedSpan]]:
        """Return the mentions by full and partial names in title and body, and record them in `tracker`."""
        mentions = [[*self._full_names(analyzed), *self._decided(analyzed)] for analyzed in analyzed_texts]
        named = {m.actor for names in mentions for m in names if m.actor in self.persons}
        variants = self.variants.find(analyzed_texts, named)
        for part_index, of_part in enumerate(variants):
            mentions[part_index] += of_part
        for names, is_title in zip(mentions, (True, False), strict=True):
            for mention in names:
                if mention.actor in self.persons or self.offices.held_by(mention.actor):
                    tracker.record_person(mention.actor, IN_TITLE if is_title else mention.first)
        for part_index, analyzed in enumerate(analyzed_texts):
            self.surnames.record_genders(analyzed, mentions[part_index], tracker)
            self.surnames.record_unknown_persons(
                analyzed, variants[part_index], tracker, in_title=part_index == 0
            )
        # The body first: the title may use a surname that only the body gives in full.
        for part_index in (1, 0):
            mentions[part_index] += self.surnames.find(
                analyzed_texts[part_index],
                variants[part_index],
                tracker,
                tenure,
                in_title=part_index == 0,
            )
        return mentions

    def _persons_in(
        self, analyzed: AnalyzedText, mentions: Sequence[ResolvedSpan]
    ) -> dict[int, tuple[int, int | None]]:
        """Return the names of persons in a text: the first token, with the end and the actor, or None."""
        persons: dict[int, tuple[int, int | None]] = {run.first: (run.last, None) for run in analyzed.runs}
        persons |= {span.first: (span.last, None) for span in analyzed.embedded_names}
        persons |= {m.first: (m.last, m.actor) for m in mentions if m.actor in self.persons}
        return persons

    def _full_names(self, analyzed: AnalyzedText) -> Iterator[ResolvedSpan]:
        """Yield the mentions by full names, demonyms and capitals."""
        for span in analyzed.names:
            entry = self._disambiguate(analyzed, span)
            if entry:
                yield self._mention_of_entry(span, entry)
                if entry.kind == "name" and entry.is_description:
                    yield from self._demonyms_within(analyzed, span)

    def _decided(self, analyzed: AnalyzedText) -> Iterator[ResolvedSpan]:
        """Yield the mentions that the user has decided on."""
        for span in analyzed.decided_spans:
            if span.actor is not None:
                how = self._kind_of_decided(analyzed, span, span.actor)
                yield ResolvedSpan(span.first, span.last, span.actor, how, 1.0, "decided by a person")

    def _kind_of_decided(self, analyzed: AnalyzedText, span: DecidedSpan, actor: int) -> How:
        """Return the kind of expression that a decided span is."""
        for entry in analyzed.entries_at(span.first, span.last):
            if entry.actor == actor and entry.kind != "not":
                return entry.kind
        if actor in self.persons.persons_named(analyzed.tokenized.words[span.first : span.last]):
            return "title" if analyzed.titles_before(span.first) else "surname"
        return "role" if analyzed.phrase_at(span.first) else "name"

    def _demonyms_within(self, analyzed: AnalyzedText, outer: EntrySpan) -> Iterator[ResolvedSpan]:
        """Yield the demonyms within a descriptive name: «ministère [russe] de la défense»."""
        for i in range(outer.first, outer.last):
            for span in analyzed.demonyms.get(i, ()):
                if outer.covers(span):
                    yield self._mention_of_entry(span, span.entries[0])

    def _disambiguate(self, analyzed: AnalyzedText, span: EntrySpan) -> GazetteerEntry | None:
        """Return the entry that a spelling means: a name, else a demonym, else a capital.

        None if several actors have it and no title before decides.
        """
        for sort in ("name", "demonym", "capital"):
            entries = [entry for entry in span.entries if entry.kind == sort]
            if len({entry.actor for entry in entries}) > 1:
                fitting = self.titles.only_match(
                    {entry.actor for entry in entries}, analyzed.titles_before(span.first)
                )
                entries = [entry for entry in entries if entry.actor == fitting]
                return entries[0] if entries else None
            if entries:
                return entries[0]
        return None

    def _mention_of_entry(self, span: EntrySpan, entry: GazetteerEntry) -> ResolvedSpan:
        """Return the mention of the actor of an entry at a span, with the reason for the user."""
        actor = self.actors[entry.actor]
        if entry.kind == "demonym":
            return ResolvedSpan(span.first, span.last, entry.actor, "demonym", 0.98, f"of {actor.name}")
        if entry.kind == "capital":
            return ResolvedSpan(
                span.first, span.last, entry.actor, "capital", 0.95, f"seat of power of {actor.name}"
            )
        why = "full name" if entry.spelling == actor.name else f"alias {entry.spelling}"
        return ResolvedSpan(span.first, span.last, entry.actor, "name", 1.0, why)

    def _in_order(self, analyzed: AnalyzedText, mentions: Sequence[ResolvedSpan]) -> tuple[Mention, ...]:
        """Return mentions in the order of the text, of those with one start the longest first."""
        in_order = sorted(mentions, key=lambda mention: (mention.first, -mention.last))
        return tuple(self._to_mention(analyzed.tokenized, mention) for mention in in_order)

    def _to_mention(self, tokenized: TokenizedText, span: ResolvedSpan) -> Mention:
        """Return a mention with code points in place of tokens, and the id of the actor."""
        start, end = tokenized.starts[span.first], tokenized.ends[span.last - 1]
        actor = self.actors[span.actor].id
        return Mention(start, end, tokenized.text[start:end], actor, span.how, span.confidence, span.why)


def fingerprint(actors: Iterable[Actor], decisions: Iterable[Decision]) -> str:
    """Return a hash of the annotator's version and of all that decides on mentions in the records."""
    relevant_fields = [
        (a.id, a.name, a.type, a.names, a.aliases, a.roles, a.of, a.demonyms, a.capitals, a.not_)
        for a in sorted(actors, key=lambda actor: actor.id)
    ]
    values = (Annotator.VERSION, relevant_fields, list(decisions))
    encoded = msgspec.json.encode(values, order="deterministic")
    return hashlib.blake2b(encoded, digest_size=16).hexdigest()
