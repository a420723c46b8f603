"""The statements of an article that a person holds an office: «le ministre, le général Modi»."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from operator import itemgetter

from msgspec import Struct

from tui.annotate.analyzed_text import AnalyzedText
from tui.annotate.office import Office, OfficePhrase
from tui.annotate.resolve.entity_tracker import EntityTracker
from tui.annotate.resolve.offices import OfficeIndex
from tui.annotate.resolve.phrase_context import (
    NamePlace,
    closes_apposition,
    end_of_name_before,
    is_excluded,
    name_after,
    name_behind_place,
)
from tui.annotate.resolve.tenure import Tenure
from tui.languages.language import Language


class OfficeIntroduction(Struct, frozen=True):
    """A statement of the article that a person holds an office; None: a person without a record."""

    office: Office
    person: int | None


class OfficeIntroductions:
    """Collects the introductions of one article, and tells whom they give an office to."""

    def __init__(
        self, offices: OfficeIndex, tracker: EntityTracker, tenure: Tenure, language: Language
    ) -> None:
        self._offices = offices
        self._tracker = tracker
        self._tenure = tenure
        self._table = language.offices
        self._language = language
        self._lexicon = language.lexicon
        self._articles = language.lexicon.singular_articles
        # Each once, with the part and the token where it is made first.
        self._introductions: dict[OfficeIntroduction, tuple[int, int]] = {}
        self._in_apposition: set[tuple[int, OfficePhrase]] = set()
        self._in_chain: dict[tuple[int, OfficePhrase], int | None] = {}
        # In each part the first token of every phrase beside a name, in order, and who that is.
        self._holders: defaultdict[int, list[tuple[int, int | None]]] = defaultdict(list)

    def collect(
        self, part_index: int, analyzed: AnalyzedText, names: dict[int, tuple[int, int | None]]
    ) -> None:
        """Collect the introductions in title (0) or body (1).

        `names` has the names of persons: the first token, and with it the end and the actor (None: without a
        record).
        """
        person_by_end = {
            last: person
            for first, (last, person) in names.items()
            if analyzed.word(first - 1) not in self._table.late
        }
        for phrase in analyzed.phrases:
            if not phrase.is_rank:
                self._introduce(part_index, analyzed, phrase, names, person_by_end)

    def is_in_apposition(self, part_index: int, phrase: OfficePhrase) -> bool:
        """Return whether a phrase stands beside a name, and so refers to nobody else."""
        return (part_index, phrase) in self._in_apposition

    def person_of_chain(self, part_index: int, phrase: OfficePhrase) -> int | None:
        """Return to whom a phrase refers that another office continues before the name; None: nobody known.

        «le Premier ministre, ministre de l’Économie, X»; «le ministre d’État, ministre de la Défense, X» is
        one office.
        """
        return self._in_chain.get((part_index, phrase))

    def last_holder(self, part_index: int, analyzed: AnalyzedText, phrase: OfficePhrase) -> int | None:
        """Return who holds the last office before a phrase in its sentence beside the name, or None."""
        holders = self._holders[part_index]
        k = bisect_left(holders, phrase.first, key=itemgetter(0))
        is_in_sentence = k > 0 and holders[k - 1][0] >= analyzed.start_of_sentence(phrase.first)
        return holders[k - 1][1] if is_in_sentence else None

    def persons_in(self, phrase: OfficePhrase) -> set[int | None]:
        """Return the persons to whom the article gives the office of a phrase; None: without a record."""
        return {
            introduction.person
            for introduction in self._introductions
            if self._is_about(introduction, phrase.office) and self._has_gender(introduction, phrase)
        }

    def persons_with_key_of(self, part_index: int, phrase: OfficePhrase) -> set[int | None]:
        """Return the persons to whom the article gives an office of this key, of whatever country.

        Of several it is the only one to whom it has given the office before the phrase.
        """
        places = {
            introduction.person: place
            for introduction, place in reversed(self._introductions.items())
            if introduction.office.key == phrase.office.key and self._has_gender(introduction, phrase)
        }
        before: set[int | None] = {
            person for person, place in places.items() if place < (part_index, phrase.first)
        }
        return before if len(before) == 1 else set(places)

    def _introduce(
        self,
        part_index: int,
        analyzed: AnalyzedText,
        phrase: OfficePhrase,
        names: dict[int, tuple[int, int | None]],
        person_by_end: dict[int, int | None],
    ) -> None:
        """Record a name in apposition: «le ministre, le général Modi», «Modi, ministre de la Défense»."""
        if is_excluded(analyzed, phrase, self._table):
            return
        place = name_after(analyzed, phrase, self._articles)
        end = end_of_name_before(analyzed, phrase, self._articles)
        is_over = self._tenure.is_over(analyzed.term_behind(phrase))
        if place.first in names and (place.is_adjacent or self._may_hold(phrase, names[place.first][1])):
            self._give(part_index, phrase, names[place.first][1])
            if place.is_chained and not place.is_adjacent and not self._offices.is_begun(phrase.office):
                self._in_chain[part_index, phrase] = names[place.first][1]
        elif end in person_by_end and not is_over and self._may_hold(phrase, person_by_end[end]):
            self._give(part_index, phrase, person_by_end[end])
        elif self._stands_beside(analyzed, place, names):
            person = names[place.first][1]
            if self._is_only_known_holder(person, phrase):
                self._give(part_index, phrase, person)
            else:
                self._in_apposition.add((part_index, phrase))
        elif (
            is_over
            or self._has_name_behind_place(analyzed, phrase, names)
            or self._follows_name(analyzed, end)
        ):
            self._in_apposition.add((part_index, phrase))

    def _give(self, part_index: int, phrase: OfficePhrase, person: int | None) -> None:
        """Record that the article gives an office to a person, unless the person has left it."""
        self._in_apposition.add((part_index, phrase))
        self._holders[part_index].append((phrase.first, person))
        if not phrase.is_former and not self._tenure.is_past(person, phrase.office):
            place = (part_index, phrase.first)
            self._introductions.setdefault(OfficeIntroduction(phrase.office, person), place)

    def _stands_beside(
        self, analyzed: AnalyzedText, place: NamePlace, names: dict[int, tuple[int, int | None]]
    ) -> bool:
        """Return whether a name stands in apposition whom the records do not know as the holder.

        A mark must close it: «le ministre des Affaires étrangères, Robert X, a …»; a bare word is a place.
        """
        if place.first not in names or place.is_listed:
            return False
        last, person = names[place.first]
        is_name = person is not None or place.has_title or last - place.first > 1
        return is_name and closes_apposition(analyzed, last)

    def _has_name_behind_place(
        self, analyzed: AnalyzedText, phrase: OfficePhrase, names: dict[int, tuple[int, int | None]]
    ) -> bool:
        """Return whether a name stands in apposition behind more words of the office."""
        place = name_behind_place(analyzed, phrase, self._articles, self._language)
        return place is not None and self._stands_beside(analyzed, place, names)

    def _follows_name(self, analyzed: AnalyzedText, end: int) -> bool:
        """Return whether an unknown person's full name ends before the comma before a phrase.

        Not so behind «À l’aéroport international Diori Hamani, …».
        """
        run = analyzed.run_until(end)
        if run is None or run.last - run.first < 2:
            return False
        before = analyzed.word(run.first - 1)
        if before in self._lexicon.institution_adjectives:
            before = analyzed.word(run.first - 2)
        return before not in self._lexicon.before_places | self._lexicon.of | self._lexicon.institutions

    def _may_hold(self, phrase: OfficePhrase, person: int | None) -> bool:
        """Return whether the records allow a person to hold an office: they give it to nobody else."""
        holders = self._tenure.holders(phrase.office)
        return not holders or person in holders

    def _is_only_known_holder(self, person: int | None, phrase: OfficePhrase) -> bool:
        """Return whether the records give an office to nobody else in a person's own country."""
        if person is None:
            return True
        home = self._offices.home(person)
        return all(
            other == person or self._offices.home(other) != home
            for other in self._tenure.holders(phrase.office)
        )

    def _has_gender(self, introduction: OfficeIntroduction, phrase: OfficePhrase) -> bool:
        """Return whether the gender of a phrase («la», «le») allows the introduced person."""
        return introduction.person is None or self._tracker.is_of_gender(introduction.person, phrase.gender)

    def _is_about(self, introduction: OfficeIntroduction, office: Office) -> bool:
        """Return whether an introduction is about an office, also by another name."""
        if not self._offices.is_said_as(introduction.office, office):
            return False
        if office.country is None:
            return True
        country = introduction.office.country
        if country is None and introduction.person is not None:
            country = self._offices.home(introduction.person)
        return country == office.country
