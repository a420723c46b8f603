"""The statements of an article that a person holds an office: «le ministre, le général Modi»."""

from __future__ import annotations

from msgspec import Struct

from tui.annotate.analyzed_text import AnalyzedText
from tui.annotate.office import Office, OfficePhrase
from tui.annotate.resolve.entity_tracker import EntityTracker
from tui.annotate.resolve.offices import OfficeIndex
from tui.annotate.resolve.phrase_context import end_of_name_before, is_excluded, name_after
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
        self._articles = language.lexicon.singular_articles
        self._introductions: dict[OfficeIntroduction, None] = {}  # in order, each once
        self._in_apposition: set[tuple[int, OfficePhrase]] = set()

    def collect(
        self, part_index: int, analyzed: AnalyzedText, names: dict[int, tuple[int, int | None]]
    ) -> None:
        """Collect the introductions in title (0) or body (1).

        `names` has the names of persons: the first token, and with it the end and the actor (None: without a
        record).
        """
        person_by_end = dict(names.values())
        for phrase in analyzed.phrases:
            if not phrase.is_rank:
                self._introduce(part_index, analyzed, phrase, names, person_by_end)

    def is_in_apposition(self, part_index: int, phrase: OfficePhrase) -> bool:
        """Return whether a phrase stands beside a name, and so refers to nobody else."""
        return (part_index, phrase) in self._in_apposition

    def persons_in(self, phrase: OfficePhrase) -> set[int | None]:
        """Return the persons to whom the article gives the office of a phrase; None: without a record."""
        return {
            introduction.person
            for introduction in self._introductions
            if self._is_about(introduction, phrase.office) and self._has_gender(introduction, phrase)
        }

    def persons_with_key_of(self, phrase: OfficePhrase) -> set[int | None]:
        """Return the persons to whom the article gives an office of this key, of whatever country."""
        return {
            introduction.person
            for introduction in self._introductions
            if introduction.office.key == phrase.office.key and self._has_gender(introduction, phrase)
        }

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
        i, is_adjacent = name_after(analyzed, phrase, self._articles)
        if i in names and (is_adjacent or self._may_hold(phrase, names[i][1])):
            person = names[i][1]
        elif (
            end := end_of_name_before(analyzed, phrase, self._articles)
        ) in person_by_end and self._may_hold(phrase, person_by_end[end]):
            person = person_by_end[end]
        else:
            return
        self._in_apposition.add((part_index, phrase))
        if not phrase.is_former and not self._tenure.is_past(person, phrase.office):
            self._introductions[OfficeIntroduction(phrase.office, person)] = None

    def _may_hold(self, phrase: OfficePhrase, person: int | None) -> bool:
        """Return whether the records allow a person to hold an office: they give it to nobody else."""
        holders = self._tenure.holders(phrase.office)
        return not holders or person in holders

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
