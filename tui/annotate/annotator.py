"""The annotator, which finds the mentions of known actors and the dates in an article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

import msgspec
from msgspec import structs

from tui.annotate.cast import BEFORE, Cast
from tui.annotate.decided import Settled, settled
from tui.annotate.gazetteer import Entry, Gazetteer, Span
from tui.annotate.namesakes import parted
from tui.annotate.offices import Offices
from tui.annotate.page import Page
from tui.annotate.persons import Persons
from tui.annotate.reading import Reading
from tui.annotate.roles import Roles
from tui.annotate.surnames import Found, Surnames
from tui.annotate.tenure import Tenure
from tui.annotate.touching import touched_words, touching_words
from tui.languages.french import FRENCH
from tui.languages.language import Language
from tui.model.dates import parse_edtf
from tui.model.records import LONGEST_MARKED, Actor, Article, DateMention, Decision, How, Marks, Mention

__all__ = ["Annotator", "fingerprint", "touched_words", "touching_words"]


class Annotator:
    """An annotator of articles; the same text, records and decisions give the same mentions."""

    #: Raised whenever the same input gives other mentions; the index then annotates all articles again.
    VERSION: ClassVar[int] = 9

    def __init__(
        self, actors: Sequence[Actor], decisions: Sequence[Decision] = (), language: Language = FRENCH
    ) -> None:
        self.actors = tuple(sorted(actors, key=lambda actor: actor.id))
        self._language = language
        self._decisions: dict[str, list[Decision]] = {}
        for decision in decisions:
            if decision.article:
                self._decisions.setdefault(decision.article, []).append(decision)
        self._resolver: _MentionResolver | None = None

    def marks(self, article: Article) -> Marks:
        """Return the mentions in an article's title and body in order, and the dates in the body.

        Only the first `LONGEST_MARKED` code points of a longer body are annotated.
        """
        if len(article.body) > LONGEST_MARKED:
            article = structs.replace(article, body=article.body[:LONGEST_MARKED])
        resolver = self.learn()
        decisions = self._decisions.get(article.id, ())
        texts = Reading(article.title), Reading(article.body)
        dates = self._language.find_dates(article.body, article.date, texts[1].tokens)
        title, body = resolver.mentions(article, *texts, decisions, dates)
        return Marks(title=title, body=body, dates=dates)

    def learn(self) -> _MentionResolver:
        """Return the resolver, built at the first call; this takes a second for many thousand actors."""
        if self._resolver is None:
            self._resolver = _MentionResolver(self.actors, self._language)
            self._language.find_dates("", None, None)  # loads the rules for dates
        return self._resolver


class _MentionResolver:
    """The gazetteer, offices and names of all actors, and the resolution of an article's mentions."""

    def __init__(self, actors: Sequence[Actor], language: Language) -> None:
        self.language = language
        self.actors = actors
        self.actor_indexes = {actor.id: index for index, actor in enumerate(actors)}
        self.gazetteer = Gazetteer(actors, language.lexicon.longer_names)
        self.offices = Offices(actors, self.gazetteer, language)
        self.persons = Persons(actors, language.lexicon)
        self.surnames = Surnames(actors, self.offices, self.persons, language.lexicon)

    def mentions(
        self,
        article: Article,
        title: Reading,
        body: Reading,
        decisions: Sequence[Decision],
        dates: Sequence[DateMention],
    ) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
        """Return the mentions in the title and in the body, each in order."""
        no_spans: tuple[list[Settled], list[Settled]] = ([], [])
        decided = settled(decisions, article, title, body, self.actor_indexes) if decisions else no_spans
        spans = parted([self.gazetteer.every(title), self.gazetteer.every(body)], self._country)
        descriptions = self.offices.descriptions
        pages = (
            Page(title, spans[0], descriptions, self.actors, decided[0], is_title=True),
            Page(body, spans[1], descriptions, self.actors, decided[1], dates),
        )
        cast = Cast()
        tenure = Tenure(self.offices, cast, parse_edtf(article.date) if article.date else None)
        mentions = self._resolve_names(pages, cast, tenure)
        roles = Roles(self.actors, self.offices, cast, tenure, self.language)
        roles.read(
            pages, [self._persons_in(page, names) for page, names in zip(pages, mentions, strict=True)]
        )
        for page_index, page in enumerate(pages):
            mentions[page_index] += roles.find(page_index, page)
        return self._in_order(pages[0], mentions[0]), self._in_order(pages[1], mentions[1])

    def _country(self, actor: int) -> int | None:
        """Return the country for which an actor stands, else the one to which the actor belongs."""
        country = self.offices.country_of(actor)
        return self.offices.home(actor) if country is None else country

    def _resolve_names(self, pages: tuple[Page, Page], cast: Cast, tenure: Tenure) -> list[list[Found]]:
        """Return the mentions by full and partial names in title and body, and record them in `cast`."""
        mentions = [[*self._full_names(page), *self._decided(page)] for page in pages]
        for names, is_title in zip(mentions, (True, False), strict=True):
            for mention in names:
                if mention.actor in self.persons or self.offices.held(mention.actor):
                    cast.see(mention.actor, BEFORE if is_title else mention.first)
        for page, names, is_title in zip(pages, mentions, (True, False), strict=True):
            self.surnames.see_genders(page, names, cast)
            self.surnames.see_strangers(page, cast, is_title)
        # The body first: the title may use a surname that only the body gives in full.
        for page_index in (1, 0):
            mentions[page_index] += self.surnames.find(
                pages[page_index], cast, tenure, in_title=page_index == 0
            )
        return mentions

    def _persons_in(self, page: Page, mentions: Sequence[Found]) -> dict[int, tuple[int, int | None]]:
        """Return the names of persons in a text: the first token, with the end and the actor, or None."""
        persons: dict[int, tuple[int, int | None]] = {run.first: (run.last, None) for run in page.runs}
        persons |= {span.first: (span.last, None) for span in page.strangers}
        persons |= {m.first: (m.last, m.actor) for m in mentions if m.actor in self.persons}
        return persons

    def _full_names(self, page: Page) -> Iterator[Found]:
        """Yield the mentions by full names, demonyms and capitals."""
        for span in page.names:
            entry = self._disambiguate(page, span)
            if entry:
                yield self._mention_of_entry(span, entry)
                if entry.sort == "name" and entry.is_description:
                    yield from self._demonyms_within(page, span)

    def _decided(self, page: Page) -> Iterator[Found]:
        """Yield the mentions that the user has decided on."""
        for span in page.settled:
            if span.actor is not None:
                how = self._kind_of_decided(page, span, span.actor)
                yield Found(span.first, span.last, span.actor, how, 1.0, "a person decided so")

    def _kind_of_decided(self, page: Page, span: Settled, actor: int) -> How:
        """Return the kind of expression that a decided span is."""
        for entry in page.entries_at(span.first, span.last):
            if entry.actor == actor and entry.sort != "not":
                return entry.sort
        if actor in self.persons.bearers(page.reading.words[span.first : span.last]):
            return "title" if page.titles_before(span.first) else "surname"
        return "role" if page.phrase_at(span.first) else "name"

    def _demonyms_within(self, page: Page, outer: Span) -> Iterator[Found]:
        """Yield the demonyms within a descriptive name: «ministère [russe] de la défense»."""
        for i in range(outer.first, outer.last):
            for span in page.demonyms.get(i, ()):
                if outer.covers(span):
                    yield self._mention_of_entry(span, span.entries[0])

    def _disambiguate(self, page: Page, span: Span) -> Entry | None:
        """Return the entry that a spelling means: a name, else a demonym, else a capital.

        None if several actors have it and no title before decides.
        """
        for sort in ("name", "demonym", "capital"):
            entries = [entry for entry in span.entries if entry.sort == sort]
            if len({entry.actor for entry in entries}) > 1:
                fitting = self.surnames.fitting(
                    {entry.actor for entry in entries}, page.titles_before(span.first)
                )
                entries = [entry for entry in entries if entry.actor == fitting]
                return entries[0] if entries else None
            if entries:
                return entries[0]
        return None

    def _mention_of_entry(self, span: Span, entry: Entry) -> Found:
        """Return the mention of the actor of an entry at a span, with the reason for the user."""
        actor = self.actors[entry.actor]
        if entry.sort == "demonym":
            return Found(span.first, span.last, entry.actor, "demonym", 0.98, f"of {actor.name}")
        if entry.sort == "capital":
            return Found(
                span.first, span.last, entry.actor, "capital", 0.95, f"seat of power of {actor.name}"
            )
        why = "full name" if entry.spelling == actor.name else f"alias {entry.spelling}"
        return Found(span.first, span.last, entry.actor, "name", 1.0, why)

    def _in_order(self, page: Page, mentions: Sequence[Found]) -> tuple[Mention, ...]:
        """Return mentions in the order of the text, of those with one start the longest first."""
        in_order = sorted(mentions, key=lambda mention: (mention.first, -mention.last))
        return tuple(self._to_mention(page.reading, mention) for mention in in_order)

    def _to_mention(self, reading: Reading, span: Found) -> Mention:
        """Return a mention with code points in place of tokens, and the id of the actor."""
        start, end = reading.starts[span.first], reading.ends[span.last - 1]
        actor = self.actors[span.actor].id
        return Mention(start, end, reading.text[start:end], actor, span.how, span.confidence, span.why)


def fingerprint(actors: Iterable[Actor], decisions: Iterable[Decision]) -> str:
    """Return a hash of the annotator's version and of all that decides on mentions in the records."""
    relevant_fields = [
        (a.id, a.name, a.type, a.names, a.aliases, a.roles, a.of, a.demonyms, a.capitals, a.not_)
        for a in sorted(actors, key=lambda actor: actor.id)
    ]
    values = (Annotator.VERSION, relevant_fields, list(decisions))
    encoded = msgspec.json.encode(values, order="deterministic")
    return hashlib.blake2b(encoded, digest_size=16).hexdigest()
