"""Who is meant: the mentions of known actors in an article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

import msgspec

from tui.annotate.cast import BEFORE, Cast
from tui.annotate.gazetteer import Entry, Gazetteer, Span, words_of
from tui.annotate.lexicon import lexicon
from tui.annotate.offices import Offices
from tui.annotate.page import Page
from tui.annotate.persons import Persons
from tui.annotate.reading import Reading
from tui.annotate.roles import Roles
from tui.annotate.surnames import Found, Surnames
from tui.model.dates import parse_edtf
from tui.model.records import Actor, Article, Decision, Marks, Mention


class Annotator:
    """Marks known actors in articles. The same text and records give the same marks."""

    #: Raised whenever the same input gives other marks; a store rebuilds by it.
    VERSION: ClassVar[int] = 2

    def __init__(self, actors: Sequence[Actor], decisions: Sequence[Decision] = ()) -> None:
        self.actors = tuple(sorted(actors, key=lambda actor: actor.id))
        self.decisions = tuple(decisions)
        self._parts: _Parts | None = None

    def marks(self, article: Article) -> Marks:
        """The mentions in the article's title and body, in the order of the text."""
        if self._parts is None:
            self._parts = _Parts(self.actors)
        return self._parts.marks(article)


class _Parts:
    """What is built from the records once, when a first text is read."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self.actors = actors
        self.gazetteer = Gazetteer(actors, lexicon().longer_names)
        self.offices = Offices(actors, self.gazetteer)
        self.persons = Persons(actors)
        self.surnames = Surnames(actors, self.offices, self.persons)

    def marks(self, article: Article) -> Marks:
        pages = (self._page(article.title), self._page(article.body))
        cast = Cast()
        found = self._named(pages, cast)
        edtf = parse_edtf(article.date) if article.date else None
        roles = Roles(self.actors, self.offices, cast, edtf.earliest if edtf else None)
        roles.read(pages, [self._persons_in(page, names) for page, names in zip(pages, found, strict=True)])
        for number, page in enumerate(pages):
            found[number] += roles.find(number, page)
        title, body = (self._mentions(page, some) for page, some in zip(pages, found, strict=True))
        return Marks(title=title, body=body)

    def _named(self, pages: tuple[Page, Page], cast: Cast) -> list[list[Found]]:
        """The names in title and body, whole and in part; `cast` learns who appears."""
        found = [list(self._names(page)) for page in pages]
        for names, is_title in zip(found, (True, False), strict=True):
            for one in names:
                if one.actor in self.persons:
                    cast.see(one.actor, BEFORE if is_title else one.first)
        for page, is_title in zip(pages, (True, False), strict=True):
            self.surnames.see_strangers(page, cast, is_title)
        # The body first: the title may use a surname that only the body gives in full.
        for number in (1, 0):
            found[number] += self.surnames.find(pages[number], cast, in_title=number == 0)
        return found

    def _page(self, text: str) -> Page:
        reading = Reading(text)
        return Page(text, self.gazetteer.every(reading), reading, self.offices, self.actors)

    def _persons_in(self, page: Page, found: Sequence[Found]) -> dict[int, tuple[int, int | None]]:
        persons: dict[int, tuple[int, int | None]] = {run.first: (run.last, None) for run in page.runs}
        persons |= {span.first: (span.last, None) for span in page.strangers}
        persons |= {one.first: (one.last, one.actor) for one in found if one.actor in self.persons}
        return persons

    def _names(self, page: Page) -> Iterator[Found]:
        for span in page.names:
            entry = self._chosen(span)
            if entry:
                yield self._found(span, entry)
                if entry.is_description:
                    yield from self._inside(page, span)

    def _inside(self, page: Page, outer: Span) -> Iterator[Found]:
        """The demonyms within a name that is a description: «ministère [russe] de la défense»."""
        for span in page.every:
            if outer.covers(span) and span != outer and span.entries[0].sort == "demonym":
                yield self._found(span, span.entries[0])

    def _chosen(self, span: Span) -> Entry | None:
        for sort in ("name", "demonym", "capital"):
            entries = [entry for entry in span.entries if entry.sort == sort]
            if entries:
                return entries[0] if len({entry.actor for entry in entries}) == 1 else None
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

    def _mentions(self, page: Page, found: Sequence[Found]) -> tuple[Mention, ...]:
        """In the order of the text, the longer first."""
        return tuple(
            self._mention(page.reading, one) for one in sorted(found, key=lambda one: (one.first, -one.last))
        )

    def _mention(self, reading: Reading, found: Found) -> Mention:
        start, end = reading.starts[found.first], reading.ends[found.last - 1]
        actor = self.actors[found.actor].id
        return Mention(start, end, reading.text[start:end], actor, found.how, found.confidence, found.why)


def touching_words(actor: Actor) -> frozenset[str]:
    """Folded words of which at least one is in every text in which `actor` can be marked."""
    phrases: Iterable[str] = (
        *(spelling.name for spelling in actor.spellings()),
        *actor.demonyms,
        *actor.capitals,
        *(role.title for role in actor.roles),
    )
    return frozenset(word for phrase in phrases for word in words_of(phrase) if len(word) > 1)


def fingerprint(actors: Iterable[Actor], decisions: Iterable[Decision]) -> str:
    """A hash of everything in the records that decides the marks, and of the annotator's version."""
    deciding = [
        (a.id, a.name, a.type, a.names, a.aliases, a.roles, a.of, a.demonyms, a.capitals, a.not_)
        for a in sorted(actors, key=lambda actor: actor.id)
    ]
    packed = msgspec.json.encode((Annotator.VERSION, deciding, list(decisions)), order="deterministic")
    return hashlib.blake2b(packed, digest_size=16).hexdigest()
