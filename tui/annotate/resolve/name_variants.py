"""Names in another order, spelling or length: «le ministre Fidan Hakan», «le Premier ministre, Zeine»."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from tui.annotate.analyzed_text import AnalyzedText
from tui.annotate.gazetteer import EntrySpan
from tui.annotate.manual_decisions import DecidedSpan
from tui.annotate.name_boundaries import CapitalizedRun
from tui.annotate.office import OfficePhrase
from tui.annotate.resolve.entity_tracker import IN_TITLE, EntityTracker
from tui.annotate.resolve.person_names import NameVariant, PersonNameIndex
from tui.annotate.resolve.phrase_context import is_not_one_person
from tui.annotate.resolve.resolved_span import ResolvedSpan
from tui.annotate.resolve.title_fit import Fit, TitleJudge
from tui.i18n import N_
from tui.languages.language import Language
from tui.model.records import Actor

#: At most this many words in small letters continue a name: «Ali Mahaman lamine zeine».
_MAX_WORDS_BEHIND = 2
#: At most this many words stand before an office: «l’ancien».
_MAX_WORDS_BEFORE_OFFICE = 2


class VariantResolver:
    """A resolver of names that are not written as in the records to the persons they refer to.

    A name of two words needs a title that agrees, the person's own name in the same article or, in another
    order, its surname behind «M.»; one that leaves words out needs an office that agrees.
    """

    def __init__(
        self, actors: Sequence[Actor], persons: PersonNameIndex, titles: TitleJudge, language: Language
    ) -> None:
        self._actors = actors
        self._persons = persons
        self._titles = titles
        self._lexicon = language.lexicon
        table = language.offices
        adjectives = (table.barred_before | table.between) - language.lexicon.function_words
        self._before_office = language.lexicon.articles | adjectives

    def find(self, analyzed_texts: Sequence[AnalyzedText], named: set[int]) -> list[list[ResolvedSpan]]:
        """Return the mentions in each text; `named` are the persons whom the article names as recorded."""
        spans = [list(self._possible_names(analyzed)) for analyzed in analyzed_texts]
        found: list[dict[CapitalizedRun, ResolvedSpan]] = [{} for _ in analyzed_texts]
        known = set(named)
        for is_last_pass in (False, True):
            for analyzed, runs, by_run in zip(analyzed_texts, spans, found, strict=True):
                for run in runs:
                    if run in by_run or run.last - run.first < 2:
                        continue
                    person = self._person(analyzed, run, known)
                    if person is not None:
                        by_run[run] = self._mention(run, person)
            if not any(found):
                break
            known = named | {mention.actor for by_run in found for mention in by_run.values()}
            if known == named and not is_last_pass:
                break
        return [list(by_run.values()) for by_run in found]

    def record_unknown_persons(
        self, analyzed: AnalyzedText, variants: Sequence[ResolvedSpan], tracker: EntityTracker, in_title: bool
    ) -> None:
        """Record in `tracker` the names of unknown persons in a text; `variants`: names of known ones."""
        known_runs = {variant.first for variant in variants}
        known_ends = {variant.last for variant in variants}
        unknown_names: list[EntrySpan | DecidedSpan | CapitalizedRun] = [
            span for span in analyzed.embedded_names if span.last not in known_ends
        ]
        unknown_names += (
            decided_span for decided_span in analyzed.decided_spans if decided_span.actor is None
        )
        unknown_names += (
            run
            for run in analyzed.runs
            if run.first not in known_runs and self._is_unknown_name(analyzed, run)
        )
        for span in unknown_names:
            words = analyzed.tokenized.words[span.first : span.last]
            office_keys = {title.office.key for title in analyzed.titles_before(span.first)} - {""}
            tracker.record_unknown_person(words, IN_TITLE if in_title else span.first, office_keys)

    def _is_unknown_name(self, analyzed: AnalyzedText, run: CapitalizedRun) -> bool:
        """Return whether a run is a name of several words that no known person has."""
        if run.last - run.first < 2 or analyzed.tokenized.is_all_caps[run.first]:
            return False
        words = analyzed.tokenized.words[run.first : run.last]
        return all(word.isalpha() for word in words) and not self._persons.bearers(words)

    def _possible_names(self, analyzed: AnalyzedText) -> Iterator[CapitalizedRun]:
        """Yield the runs, and those that end with a known name: «Ali Mahaman [Lamine Zeine]»."""
        for run in analyzed.runs:
            known_part = analyzed.embedded_name_from.get(run.last)
            yield (
                self._extended(analyzed, run)
                if known_part is None
                else CapitalizedRun(run.first, known_part.last)
            )

    def _mention(self, run: CapitalizedRun, person: int) -> ResolvedSpan:
        why = N_("another spelling of {name}").format(name=self._actors[person].name)
        return ResolvedSpan(run.first, run.last, person, "name", 0.9, why)

    def _extended(self, analyzed: AnalyzedText, run: CapitalizedRun) -> CapitalizedRun:
        """Return a run with the words of a name behind it that the text writes in small letters."""
        last = run.last
        while last < run.last + _MAX_WORDS_BEHIND and self._persons.knows_word(analyzed.word(last)):
            if analyzed.tokenized.is_capital[last] or analyzed.word(last) in self._lexicon.function_words:
                break
            last += 1
        return CapitalizedRun(run.first, last) if last > run.last else run

    def _person(self, analyzed: AnalyzedText, run: CapitalizedRun, known: Container[int]) -> int | None:
        """Return whom a run means in another spelling, or None."""
        if analyzed.tokenized.is_all_caps[run.first]:
            return None
        words = analyzed.tokenized.words[run.first : run.last]
        titles = list(self._titles_beside(analyzed, run))
        variants = self._persons.variants(words)
        if not variants:
            offices = [title for title in titles if not title.is_rank]
            return self._titles.only_match(self._persons.persons_named(words), offices)
        fits = {variant.person: self._titles.judge(variant.person, titles) for variant in variants}
        if is_not_one_person(analyzed, run, bool(titles), self._lexicon):
            return None
        fitting = [variant.person for variant in variants if fits[variant.person] == Fit.FITS]
        if not fitting:
            fitting = [
                variant.person
                for variant in variants
                if fits[variant.person] != Fit.CONTRADICTS
                and (variant.is_sure or self._is_likely(analyzed, words, variant, known))
            ]
        return fitting[0] if len(fitting) == 1 else None

    def _is_likely(
        self, analyzed: AnalyzedText, words: Sequence[str], variant: NameVariant, known: Container[int]
    ) -> bool:
        """Return whether the article tells that a name of two words without a title is that of a person.

        It names the person as recorded too. A name in another order is also told by its surname behind «M.».
        """
        if variant.person in known:
            return variant.is_reordered or words[-1] not in self._lexicon.common_surnames
        if not variant.is_reordered:
            return False
        surname = words[0]
        return any(
            run.last - run.first == 1
            and analyzed.word(run.first) == surname
            and analyzed.titles_before(run.first)
            for run in analyzed.runs
        )

    def _titles_beside(self, analyzed: AnalyzedText, run: CapitalizedRun) -> Iterator[OfficePhrase]:
        """Yield the offices and ranks before a name, also across a comma, or behind a comma after it.

        «X, ancien président», as a title fits in whatever years.
        """
        titles = analyzed.titles_before(run.first)
        yield from titles
        first = titles[-1].first if titles else run.first
        if analyzed.word(first - 1) == ",":
            yield from analyzed.titles_before(first - 1)
        i = run.last + 1
        while i <= run.last + _MAX_WORDS_BEFORE_OFFICE and analyzed.word(i) in self._before_office:
            i += 1
        if analyzed.word(run.last) == "," and (phrase := analyzed.phrase_at(i)) is not None:
            yield phrase
