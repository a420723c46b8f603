"""The passage in which a phrase for an office stands: the countries and days of which it speaks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date
from operator import itemgetter

from msgspec import Struct

from tui.annotate.analyzed_text import AnalyzedText
from tui.annotate.office import OfficePhrase
from tui.annotate.resolve.context.country_mentions import CountryFrame, CountryMentions
from tui.annotate.resolve.entity_tracker import IN_TITLE
from tui.annotate.resolve.introductions import OfficeIntroductions
from tui.annotate.resolve.offices import OfficeIndex
from tui.annotate.resolve.phrase_context import is_object
from tui.annotate.resolve.tenure import Tenure
from tui.languages.language import Language
from tui.model.dates.edtf import Edtf, parse_edtf


class PhraseContext(Struct, frozen=True):
    """The context of a phrase for an office, from which its holder is told."""

    times: tuple[Edtf, ...] = ()  # the dates that belong to the phrase
    is_continued: bool = False  # by words that make it another office
    is_rivaled: bool = False  # by another office of the same kind: «le ministre de l’Eau»
    day: date | None = None  # not long before publication, of which the passage tells
    main: int | None = None  # the country that the article is about
    own: int | None = None  # the country that the article, and the passage, are about
    near: int | None = None  # the country mentioned last before the phrase
    frame: CountryFrame | None = None  # the country to which its sentence, or one before, turns
    words: tuple[str, ...] = ()  # folded
    host: int | None = None  # the country where a phrase within its clause is, by the sentence before it
    dateline: int | None = None  # the country of the dateline of its paragraph
    paragraph: int = IN_TITLE  # its first token
    token_index: int = IN_TITLE


class Owner(Struct, frozen=True):
    """Who or what «son» before an office means; all None: nobody known."""

    person: int | None = None
    country: int | None = None  # the person's, or the one that is named
    body: int | None = None


class PhraseContexts:
    """A reader of the contexts of phrases in one article."""

    def __init__(
        self, offices: OfficeIndex, introductions: OfficeIntroductions, tenure: Tenure, language: Language
    ) -> None:
        self._countries = CountryMentions(offices, language.lexicon)
        self._offices = offices
        self._introductions = introductions
        self._tenure = tenure
        self._table = language.offices
        self._persons: list[list[tuple[int, int | None]]] = []  # in each part by the first token, in order
        self._rivaled: frozenset[str] = frozenset()

    def prepare(
        self, analyzed_texts: Sequence[AnalyzedText], persons: Sequence[Mapping[int, tuple[int, int | None]]]
    ) -> None:
        """Read what title and body say as a whole, once the introductions of the article are collected.

        `persons` has the names of persons in each text, as `RoleResolver.read` takes them.
        """
        self._countries.count(analyzed_texts, persons)
        self._persons = [[(first, names[first][1]) for first in sorted(names)] for names in persons]
        self._rivaled = self._rivaled_offices(analyzed_texts[1])

    def _rivaled_offices(self, body: AnalyzedText) -> frozenset[str]:
        """Return the keys of the offices of which the body has one that nobody known has beside the name.

        Then «le ministre» alone may mean its holder.
        """
        by_office = {
            (phrase.office, phrase.gender): phrase for phrase in body.phrases if phrase.office.complement
        }
        return frozenset(
            phrase.office.key
            for phrase in by_office.values()
            if not self._introductions.persons_in(phrase) - {None}
        )

    def read(self, part_index: int, analyzed: AnalyzedText, phrase: OfficePhrase) -> PhraseContext:
        """Return the context of a phrase in title (0) or body (1)."""
        times = tuple(time for edtf in analyzed.times_beside(phrase) if (time := parse_edtf(edtf)))
        main = self._countries.main_country(*self._places(part_index, analyzed, phrase))
        own = self._own_country(part_index, analyzed, phrase, main)
        words = tuple(analyzed.tokenized.words[phrase.first : phrase.last])
        is_continued = analyzed.surface(phrase.last) in self._table.continued_by
        if part_index == 0:
            return PhraseContext(times, is_continued, main=main, own=own, words=words)
        return PhraseContext(
            times,
            is_continued,
            not phrase.is_complete and not phrase.office.complement and phrase.office.key in self._rivaled,
            self._day(analyzed, phrase),
            main,
            own,
            near=self._countries.last_before(phrase.first),
            frame=self._countries.frame_of(analyzed, phrase),
            words=words,
            host=self._countries.of_sentence(analyzed, phrase) if is_object(analyzed, phrase) else None,
            dateline=self._countries.of_dateline(analyzed, phrase),
            paragraph=analyzed.tokenized.start_of_paragraph(phrase.first),
            token_index=phrase.first,
        )

    def _own_country(
        self, part_index: int, analyzed: AnalyzedText, phrase: OfficePhrase, main: int | None
    ) -> int | None:
        """Return the country that the article (`main`) and the passage are about; None if they differ.

        For «la junte» only countries under a junta count. If the article is about none, it is the country of
        whom the sentence introduces with an office before: «le ministre de l’Intérieur, X, …».
        """
        juntas = self._table.juntas
        eligible = None
        if juntas & {phrase.office.key, phrase.office.complement}:
            eligible = {role.office.country for key in juntas for role in self._offices.offices_with_key(key)}
        countries = [
            (country, analyzed.is_in_office(span))
            for span in analyzed.names_before(phrase)
            if (country := self._countries.of_name(span)) is not None
            and (eligible is None or country in eligible)
        ]
        nearest = next((country for country, is_in_office in countries if not is_in_office), None)
        own = main
        if eligible is not None:
            own = self._countries.main_country(*self._places(part_index, analyzed, phrase), eligible)
        if own is None and eligible is None:
            own = self._country_of_colleague(part_index, analyzed, phrase)
        elif own is None and len({country for country, _ in countries}) == 1:
            own = countries[0][0]  # the only junta of which the passage speaks
        return own if nearest in (None, own) else None

    def _places(self, part_index: int, analyzed: AnalyzedText, phrase: OfficePhrase) -> tuple[int, int]:
        """Return the first tokens of a phrase and of its sentence in the body; 0 in the title."""
        return (phrase.first, analyzed.start_of_sentence(phrase.first)) if part_index else (0, 0)

    def _country_of_colleague(
        self, part_index: int, analyzed: AnalyzedText, phrase: OfficePhrase
    ) -> int | None:
        """Return the country of the last person with an office before a phrase in its sentence, or None."""
        colleague = self._introductions.last_holder(part_index, analyzed, phrase)
        return None if colleague is None else self._offices.home_of_resident(colleague)

    def _day(self, analyzed: AnalyzedText, phrase: OfficePhrase) -> date | None:
        """Return the recent day of which the paragraph tells before a phrase, but «le nouveau ministre»."""
        if analyzed.word(phrase.first - 1) in self._table.between:
            return None
        time = parse_edtf(edtf) if (edtf := analyzed.time_before(phrase)) else None
        return self._tenure.recent_day(time) if time else None

    def owner(
        self,
        part_index: int,
        analyzed: AnalyzedText,
        phrase: OfficePhrase,
        roles: Sequence[tuple[int, int]] = (),
    ) -> Owner:
        """Return who or what is named last before a phrase with «son»: in its sentence, or in the one before.

        `roles`: the first tokens of offices that were resolved before, in order, with their holders.
        """
        start = self._start_of_owners(analyzed, phrase)
        span = next(iter(analyzed.names_before(phrase)), None)
        persons = self._persons[part_index]
        named: list[tuple[int, int | None]] = [
            *persons[: bisect_left(persons, phrase.first, key=itemgetter(0))][-1:]
        ]
        named += roles[-1:]
        first, person = max(named, key=itemgetter(0), default=(-1, None))
        if span is not None and start <= span.first and span.last > first:
            country = self._countries.of_name(span)
            if country is not None:
                return Owner(country=country)
            if span.entries[0].kind == "name" and not self._offices.held_by(span.actors[0]):
                return Owner(body=span.actors[0])
        if first < start or person is None:
            return Owner()
        return Owner(person, self._offices.home_of_resident(person))

    def _start_of_owners(self, analyzed: AnalyzedText, phrase: OfficePhrase) -> int:
        """Return the first token of a phrase's sentence; if «son» begins it, of the one before."""
        start = analyzed.start_of_sentence(phrase.first)
        paragraph = analyzed.tokenized.start_of_paragraph(phrase.first)
        if phrase.first - 1 > start or start <= paragraph:
            return start
        return max(analyzed.start_of_sentence(start - 2), paragraph)
