"""Surnames that only an office makes clear: mentioned before, beside the name, or of a state named before."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from tui.annotate.analyzed_text import AnalyzedText
from tui.annotate.name_boundaries import CapitalizedRun
from tui.annotate.resolve.entity_tracker import EntityTracker
from tui.annotate.resolve.offices import OfficeIndex
from tui.annotate.resolve.person_names import PersonNameIndex
from tui.annotate.resolve.phrase_context import is_not_one_person
from tui.annotate.resolve.resolved_span import ResolvedSpan
from tui.annotate.resolve.surnames import SurnameResolver
from tui.annotate.resolve.tenure import Tenure
from tui.i18n import N_
from tui.languages.lexicon import Lexicon


class RecalledSurnames:
    """A finder of parts of names that only the offices of an article make clear."""

    def __init__(
        self, surnames: SurnameResolver, persons: PersonNameIndex, offices: OfficeIndex, lexicon: Lexicon
    ) -> None:
        self._surnames = surnames
        self._persons = persons
        self._offices = offices
        self._lexicon = lexicon

    def find(
        self,
        analyzed: AnalyzedText,
        mentions: Sequence[ResolvedSpan],
        offices: Sequence[ResolvedSpan],
        tracker: EntityTracker,
        tenure: Tenure,
    ) -> Iterator[ResolvedSpan]:
        """Yield the mentions by part of a name that the offices of a text make clear, in order.

        `mentions` are those by name, `offices` those by office.
        """
        paragraph_of = analyzed.tokenized.paragraph_of
        known = {(one.actor, paragraph_of(one.first)): one.first for one in reversed(offices)}
        covered = {i for mention in mentions for i in range(mention.first, mention.last)}
        for one in offices:
            if one.actor in self._persons:
                tracker.record_person(one.actor, one.first)
        for run in analyzed.runs:
            words = analyzed.tokenized.words[run.first : run.last]
            if run.first in covered or not self._persons.knows_word(words[-1]):
                continue
            mention = self._find_one(analyzed, run, known, tracker, tenure)
            if mention is not None:
                tracker.record_person(mention.actor, run.first)
                yield mention

    def _find_one(
        self,
        analyzed: AnalyzedText,
        run: CapitalizedRun,
        known: Mapping[tuple[int, int], int],
        tracker: EntityTracker,
        tenure: Tenure,
    ) -> ResolvedSpan | None:
        """Return whom a part of a name means, or None; `known` as `find` makes it."""
        words = analyzed.tokenized.words[run.first : run.last]
        start = analyzed.tokenized.start_of_paragraph(run.first)
        titles = analyzed.titles_before(run.first)
        if any(title.office.key for title in titles):
            return None  # «le général X» would be known by the record
        if not self._surnames.is_word(analyzed, words) or titles:
            mention = self._surnames.resolve(analyzed, tracker, tenure, run, words, run.first)
            office = run.first
            if mention is not None:
                office = known.get((mention.actor, analyzed.tokenized.paragraph_of(run.first)), run.first)
            if office < run.first and not tracker.has_unknown_since(words[-1:], start):
                return mention
        bearers = self._persons.persons_named(words)
        if not bearers or tracker.has_unknown_person(words[-1:]):
            return None
        if is_not_one_person(analyzed, run, bool(titles), self._lexicon):
            return None
        person, why = self._in_apposition(analyzed, run, bearers, tenure), N_("the office beside it")
        if person is None and not titles:
            person, why = (
                self._leader(analyzed, run, bearers, tenure),
                N_("leads the country named before"),
            )
        if person is None:
            return None
        return ResolvedSpan(run.first, run.last, person, "title" if titles else "surname", 0.75, why)

    def _in_apposition(
        self, analyzed: AnalyzedText, run: CapitalizedRun, bearers: Container[int], tenure: Tenure
    ) -> int | None:
        """Return the only bearer who holds the office before a comma: «le chef de la diplomatie, M. X»."""
        titles = analyzed.titles_before(run.first)
        first = titles[-1].first if titles else run.first
        offices = analyzed.titles_before(first - 1) if analyzed.word(first - 1) == "," else []
        if not offices or offices[0].is_rank or offices[0].is_former:
            return None
        holders = [one for one in tenure.holders(offices[0].office) if one in bearers]
        return holders[0] if len(holders) == 1 else None

    def _leader(
        self, analyzed: AnalyzedText, run: CapitalizedRun, bearers: set[int], tenure: Tenure
    ) -> int | None:
        """Return the only bearer who leads a state, if its name is the last in the same or the last sentence.

        «À Ouagadougou, X salue …»; not as the first word of a paragraph.
        """
        start = analyzed.start_of_sentence(run.first)
        span = next(iter(analyzed.names_until(run.first)), None)
        earliest = analyzed.start_of_sentence(start - 2) if start > 1 else start
        if span is None or span.first < max(earliest, analyzed.tokenized.start_of_paragraph(run.first)):
            return None
        country = self._offices.country_of(span.actors[0]) if len(set(span.actors)) == 1 else None
        leaders = {
            one
            for one in bearers
            if country is not None and self._offices.home(one) == country and self._leads(one, tenure)
        }
        return leaders.pop() if len(leaders) == 1 else None

    def _leads(self, person: int, tenure: Tenure) -> bool:
        """Return whether a person leads a state or its government on the article's date."""
        return any(
            self._offices.is_top(role.office) and tenure.is_now(person, role.office)
            for role in self._offices.held_by(person)
        )
