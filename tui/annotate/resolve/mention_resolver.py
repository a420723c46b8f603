"""The mentions of one article: names first, then parts of names, then offices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from tui.annotate.analyzed_text import AnalyzedText
from tui.annotate.gazetteer import EntrySpan, Gazetteer, GazetteerEntry, without_unconfirmed
from tui.annotate.manual_decisions import DecidedSpan, decided_spans
from tui.annotate.resolve.entity_tracker import IN_TITLE, EntityTracker
from tui.annotate.resolve.name_variants import VariantResolver
from tui.annotate.resolve.offices import OfficeIndex
from tui.annotate.resolve.person_names import PersonNameIndex
from tui.annotate.resolve.recalled_surnames import RecalledSurnames
from tui.annotate.resolve.resolved_span import ResolvedSpan
from tui.annotate.resolve.roles import RoleResolver
from tui.annotate.resolve.surnames import SurnameResolver
from tui.annotate.resolve.tenure import Tenure
from tui.annotate.resolve.title_fit import TitleJudge
from tui.annotate.shared_demonyms import resolve_shared_demonyms
from tui.annotate.spelling.written_forms import words_of
from tui.annotate.tokenized_text import TokenizedText
from tui.i18n import N_
from tui.languages.language import Language
from tui.model.annotations import DateMention, How, Mention
from tui.model.dates.edtf import parse_edtf
from tui.model.records import Actor, Article, Decision


class MentionResolver:
    """The gazetteer, offices and names of all actors, and the resolution of an article's mentions."""

    def __init__(self, actors: Sequence[Actor], language: Language) -> None:
        self.language = language
        self.actors = actors
        self.actor_indexes = {actor.id: index for index, actor in enumerate(actors)}
        self.gazetteer = Gazetteer(actors, language.lexicon)
        self.offices = OfficeIndex(actors, self.gazetteer, language)
        self.persons = PersonNameIndex(actors, language.lexicon)
        self.titles = TitleJudge(actors, self.offices)
        self.variants = VariantResolver(actors, self.persons, self.titles, language)
        self.surnames = SurnameResolver(actors, self.offices, self.titles, self.persons, language.lexicon)
        self.recalled_surnames = RecalledSurnames(self.surnames, self.persons, self.offices, language.lexicon)

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
        is_other_language: bool,
    ) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
        """Return the mentions in the title and in the body, each in order.

        In a text of another language (`is_other_language`) no offices are read.
        """
        no_spans: tuple[list[DecidedSpan], list[DecidedSpan]] = ([], [])
        decided = (
            decided_spans(decisions, article, title, body, self.actor_indexes) if decisions else no_spans
        )
        every = without_unconfirmed(
            [self.gazetteer.find_all(text, is_other_language) for text in (title, body)]
        )
        spans = resolve_shared_demonyms(every, self._country)
        descriptions = self.offices.descriptions
        analyzed_texts = (
            AnalyzedText(title, spans[0], descriptions, self.actors, decided[0], (), True, is_other_language),
            AnalyzedText(
                body, spans[1], descriptions, self.actors, decided[1], dates, False, is_other_language
            ),
        )
        tracker = EntityTracker()
        tenure = Tenure(self.offices, tracker, parse_edtf(article.date) if article.date else None)
        mentions = self._resolve_names(analyzed_texts, tracker, tenure)
        if not is_other_language:
            self._add_roles(analyzed_texts, mentions, tracker, tenure)
        return self._in_order(analyzed_texts[0], mentions[0]), self._in_order(analyzed_texts[1], mentions[1])

    def _add_roles(
        self,
        analyzed_texts: tuple[AnalyzedText, AnalyzedText],
        mentions: list[list[ResolvedSpan]],
        tracker: EntityTracker,
        tenure: Tenure,
    ) -> None:
        """Add the mentions by office to those by name in title and body."""
        roles = RoleResolver(self.actors, self.offices, tracker, tenure, self.language)
        roles.read(
            analyzed_texts,
            [
                self._persons_in(analyzed, names)
                for analyzed, names in zip(analyzed_texts, mentions, strict=True)
            ],
        )
        offices = [
            list(roles.find(part_index, analyzed)) for part_index, analyzed in enumerate(analyzed_texts)
        ]
        body, of_body = analyzed_texts[1], mentions[1]
        of_body += list(self.recalled_surnames.find(body, of_body, offices[1], tracker, tenure))
        for part_index, found in enumerate(offices):
            mentions[part_index] += found

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
                if mention.actor in self.persons or self.offices.roles_of(mention.actor):
                    tracker.record_person(mention.actor, IN_TITLE if is_title else mention.first)
        for part_index, analyzed in enumerate(analyzed_texts):
            self.surnames.record_genders(analyzed, mentions[part_index], tracker)
            self.variants.record_unknown_persons(
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
                yield ResolvedSpan(span.first, span.last, span.actor, how, 1.0, N_("decided by a person"))

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
        if len(span.entries) == 1:
            return span.entries[0] if span.entries[0].kind != "not" else None
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
                span.first,
                span.last,
                entry.actor,
                "capital",
                0.95,
                N_("seat of power of {name}").format(name=actor.name),
            )
        why = (
            N_("full name")
            if entry.spelling == actor.name
            else N_("alias {spelling}").format(spelling=entry.spelling)
        )
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
