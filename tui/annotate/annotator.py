"""Who is meant: the mentions of known actors in an article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

import msgspec
from msgspec import structs

from tui.annotate.cast import BEFORE, Cast
from tui.annotate.decided import Settled, settled
from tui.annotate.gazetteer import Entry, Gazetteer, Span
from tui.annotate.lexicon import lexicon
from tui.annotate.namesakes import parted
from tui.annotate.offices import Offices
from tui.annotate.page import Page
from tui.annotate.persons import Persons
from tui.annotate.reading import Reading
from tui.annotate.roles import Roles
from tui.annotate.surnames import Found, Surnames
from tui.annotate.tenure import Tenure
from tui.annotate.touching import touched_words, touching_words
from tui.model.dates import parse_edtf
from tui.model.french_dates import french_dates
from tui.model.records import LONGEST_MARKED, Actor, Article, DateMention, Decision, How, Marks, Mention

__all__ = ["Annotator", "fingerprint", "touched_words", "touching_words"]


class Annotator:
    """Marks known actors in articles. The same text and records give the same marks."""

    #: Raised whenever the same input gives other marks; a store rebuilds by it.
    VERSION: ClassVar[int] = 9

    def __init__(self, actors: Sequence[Actor], decisions: Sequence[Decision] = ()) -> None:
        self.actors = tuple(sorted(actors, key=lambda actor: actor.id))
        self._decisions: dict[str, list[Decision]] = {}
        for decision in decisions:
            if decision.article:
                self._decisions.setdefault(decision.article, []).append(decision)
        self._parts: _Parts | None = None

    def marks(self, article: Article) -> Marks:
        """The mentions in the article's title and body, in the order of the text, and the body's dates.

        Of a body longer than `LONGEST_MARKED` only its beginning is read.
        """
        if len(article.body) > LONGEST_MARKED:
            article = structs.replace(article, body=article.body[:LONGEST_MARKED])
        parts = self.learn()
        decisions = self._decisions.get(article.id, ())
        texts = Reading(article.title), Reading(article.body)
        dates = french_dates(article.body, article.date, texts[1].tokens)
        title, body = parts.mentions(article, *texts, decisions, dates)
        return Marks(title=title, body=body, dates=dates)

    def learn(self) -> _Parts:
        """What is built from the actors; at the first call, for which many thousand take a second."""
        if self._parts is None:
            self._parts = _Parts(self.actors)
        return self._parts


class _Parts:
    """What is built from the records once, when a first text is read."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self.actors = actors
        self.numbers = {actor.id: number for number, actor in enumerate(actors)}
        self.gazetteer = Gazetteer(actors, lexicon().longer_names)
        self.offices = Offices(actors, self.gazetteer)
        self.persons = Persons(actors)
        self.surnames = Surnames(actors, self.offices, self.persons)

    def mentions(
        self,
        article: Article,
        title: Reading,
        body: Reading,
        decisions: Sequence[Decision],
        dates: Sequence[DateMention],
    ) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
        """The mentions in the title and in the body."""
        places = settled(decisions, article, title, body, self.numbers) if decisions else ([], [])
        every = parted([self.gazetteer.every(title), self.gazetteer.every(body)], self._country)
        described = self.offices.descriptions
        pages = (
            Page(title, every[0], described, self.actors, places[0], is_title=True),
            Page(body, every[1], described, self.actors, places[1], dates),
        )
        cast = Cast()
        tenure = Tenure(self.offices, cast, parse_edtf(article.date) if article.date else None)
        found = self._named(pages, cast, tenure)
        roles = Roles(self.actors, self.offices, cast, tenure)
        roles.read(pages, [self._persons_in(page, names) for page, names in zip(pages, found, strict=True)])
        for number, page in enumerate(pages):
            found[number] += roles.find(number, page)
        return self._in_order(pages[0], found[0]), self._in_order(pages[1], found[1])

    def _country(self, number: int) -> int | None:
        """The country for which an actor stands, else the one to which it belongs."""
        country = self.offices.country_of(number)
        return self.offices.home(number) if country is None else country

    def _named(self, pages: tuple[Page, Page], cast: Cast, tenure: Tenure) -> list[list[Found]]:
        """The names in title and body, whole and in part; `cast` learns who appears."""
        found = [[*self._names(page), *self._settled(page)] for page in pages]
        for names, is_title in zip(found, (True, False), strict=True):
            for one in names:
                if one.actor in self.persons or self.offices.held(one.actor):
                    cast.see(one.actor, BEFORE if is_title else one.first)
        for page, names, is_title in zip(pages, found, (True, False), strict=True):
            self.surnames.see_genders(page, names, cast)
            self.surnames.see_strangers(page, cast, is_title)
        # The body first: the title may use a surname that only the body gives in full.
        for number in (1, 0):
            found[number] += self.surnames.find(pages[number], cast, tenure, in_title=number == 0)
        return found

    def _persons_in(self, page: Page, found: Sequence[Found]) -> dict[int, tuple[int, int | None]]:
        persons: dict[int, tuple[int, int | None]] = {run.first: (run.last, None) for run in page.runs}
        persons |= {span.first: (span.last, None) for span in page.strangers}
        persons |= {one.first: (one.last, one.actor) for one in found if one.actor in self.persons}
        return persons

    def _names(self, page: Page) -> Iterator[Found]:
        for span in page.names:
            entry = self._chosen(page, span)
            if entry:
                yield self._found(span, entry)
                if entry.sort == "name" and entry.is_description:
                    yield from self._inside(page, span)

    def _settled(self, page: Page) -> Iterator[Found]:
        """What a person decided."""
        for one in page.settled:
            if one.actor is not None:
                how = self._settled_how(page, one, one.actor)
                yield Found(one.first, one.last, one.actor, how, 1.0, "a person decided so")

    def _settled_how(self, page: Page, one: Settled, actor: int) -> How:
        for entry in page.entries_at(one.first, one.last):
            if entry.actor == actor and entry.sort != "not":
                return entry.sort
        if actor in self.persons.bearers(page.reading.words[one.first : one.last]):
            return "title" if page.titles_before(one.first) else "surname"
        return "role" if page.phrase_at(one.first) else "name"

    def _inside(self, page: Page, outer: Span) -> Iterator[Found]:
        """The demonyms within a name that is a description: «ministère [russe] de la défense»."""
        for i in range(outer.first, outer.last):
            for span in page.demonyms.get(i, ()):
                if outer.covers(span):
                    yield self._found(span, span.entries[0])

    def _chosen(self, page: Page, span: Span) -> Entry | None:
        """The one meaning of a spelling: a name before a demonym before a seat; None where two are left."""
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

    def _found(self, span: Span, entry: Entry) -> Found:
        actor = self.actors[entry.actor]
        if entry.sort == "demonym":
            return Found(span.first, span.last, entry.actor, "demonym", 0.98, f"of {actor.name}")
        if entry.sort == "capital":
            return Found(
                span.first, span.last, entry.actor, "capital", 0.95, f"seat of power of {actor.name}"
            )
        why = "full name" if entry.spelling == actor.name else f"alias {entry.spelling}"
        return Found(span.first, span.last, entry.actor, "name", 1.0, why)

    def _in_order(self, page: Page, found: Sequence[Found]) -> tuple[Mention, ...]:
        """In the order of the text, the longer first."""
        return tuple(
            self._mention(page.reading, one) for one in sorted(found, key=lambda one: (one.first, -one.last))
        )

    def _mention(self, reading: Reading, found: Found) -> Mention:
        start, end = reading.starts[found.first], reading.ends[found.last - 1]
        actor = self.actors[found.actor].id
        return Mention(start, end, reading.text[start:end], actor, found.how, found.confidence, found.why)


def fingerprint(actors: Iterable[Actor], decisions: Iterable[Decision]) -> str:
    """A hash of everything in the records that decides the marks, and of the annotator's version."""
    deciding = [
        (a.id, a.name, a.type, a.names, a.aliases, a.roles, a.of, a.demonyms, a.capitals, a.not_)
        for a in sorted(actors, key=lambda actor: actor.id)
    ]
    packed = msgspec.json.encode((Annotator.VERSION, deciding, list(decisions)), order="deterministic")
    return hashlib.blake2b(packed, digest_size=16).hexdigest()
