"""Resolution of surnames and titled names: «Modi», «Lamine Zeine», «le général Modi», «M. Talon».

A part of a name refers to the person whom the same article mentions in full (or by a decision of the user);
of several such persons the title decides, then the nearest mention before. Without a full mention, the part
refers to the only person whom the title fits, or to the only person of that name, unless the word is a common
one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from tui.annotate.analyzed_text import AnalyzedText
from tui.annotate.gazetteer import EntrySpan
from tui.annotate.name_boundaries import CapitalizedRun
from tui.annotate.office import OfficePhrase
from tui.annotate.resolve.entity_tracker import IN_TITLE, EntityTracker
from tui.annotate.resolve.offices import OfficeIndex
from tui.annotate.resolve.person_names import PersonNameIndex
from tui.annotate.resolve.phrase_context import is_not_one_person
from tui.annotate.resolve.resolved_span import ResolvedSpan
from tui.annotate.resolve.tenure import Tenure
from tui.annotate.resolve.title_fit import Fit, TitleJudge
from tui.i18n import N_
from tui.languages.lexicon import Lexicon
from tui.model.annotations import How
from tui.model.records import Actor

#: In a text of capitals a name is searched for in at most this many words.
_MAX_NAME_WORDS = 4


class SurnameResolver:
    """A resolver of parts of personal names to the persons they refer to."""

    def __init__(
        self,
        actors: Sequence[Actor],
        offices: OfficeIndex,
        titles: TitleJudge,
        persons: PersonNameIndex,
        lexicon: Lexicon,
    ) -> None:
        self._actors = actors
        self._offices = offices
        self._titles = titles
        self._persons = persons
        self._lexicon = lexicon

    def record_genders(
        self, analyzed: AnalyzedText, named: Iterable[ResolvedSpan], tracker: EntityTracker
    ) -> None:
        """Record in `tracker` the genders that the text («la ministre X») and the records give to persons."""
        for mention in named:
            if mention.actor in self._persons:
                tracker.record_gender(mention.actor, analyzed.gender_before(mention.first))
                tracker.record_gender(mention.actor, self._offices.gender(mention.actor))

    def find(
        self,
        analyzed: AnalyzedText,
        variants: Sequence[ResolvedSpan],
        tracker: EntityTracker,
        tenure: Tenure,
        in_title: bool,
    ) -> list[ResolvedSpan]:
        """Return the mentions of persons by part of a name, in order, and record each in `tracker`.

        `variants`: full names in another spelling, which are no parts.
        """
        mentions = []
        end_by_first = {variant.first: variant.last for variant in variants}
        previous_end = 0
        for run in analyzed.runs:
            previous_end = max(previous_end, end_by_first.get(run.first, 0))
            if run.first < previous_end:
                continue
            for name in self._possible_names(analyzed, run):
                previous_end = name.last
                token_index = IN_TITLE if in_title else name.first
                words = analyzed.tokenized.words[name.first : name.last]
                mention = self.resolve(analyzed, tracker, tenure, name, words, token_index)
                if mention:
                    tracker.record_person(mention.actor, token_index)
                    mentions.append(mention)
        return mentions

    def _possible_names(self, analyzed: AnalyzedText, run: CapitalizedRun) -> Iterator[CapitalizedRun]:
        """Yield the parts of a run that may be names: the run; in a text of capitals any known names."""
        if not analyzed.tokenized.is_all_caps[run.first]:
            yield self._extended(analyzed, run)
            return
        i = run.first
        while i < run.last:
            ends = range(min(run.last, i + _MAX_NAME_WORDS), i, -1)
            end = next((end for end in ends if self._persons.bearers(analyzed.tokenized.words[i:end])), None)
            if end:
                yield CapitalizedRun(i, end)
            i = end or i + 1

    def _extended(self, analyzed: AnalyzedText, run: CapitalizedRun) -> CapitalizedRun:
        """Return a run with the words of a surname beside it: «ag Boula», «Kyélem de Tambèla»."""
        with_particle = analyzed.tokenized.words[max(run.first - 1, 0) : run.last]
        if with_particle[0] in self._lexicon.particles and self._persons.persons_named(with_particle):
            return CapitalizedRun(run.first - 1, run.last)
        behind: EntrySpan | CapitalizedRun | None = analyzed.embedded_name_from.get(run.last)
        if behind is None and analyzed.word(run.last) in self._lexicon.of:
            behind = analyzed.run_from(run.last + 1)
        if behind is None or not self._persons.persons_named(
            analyzed.tokenized.words[run.first : behind.last]
        ):
            return run
        return CapitalizedRun(run.first, behind.last)

    def resolve(
        self,
        analyzed: AnalyzedText,
        tracker: EntityTracker,
        tenure: Tenure,
        run: CapitalizedRun,
        words: Sequence[str],
        token_index: int,
    ) -> ResolvedSpan | None:
        """Return whom a name means, or None; `words` are the folded words of `run`."""
        similar = self._persons.similar_name(words)
        if similar is not None and not self._persons.persons_named(words):
            why = N_("sounds like {name}").format(name=self._actors[similar].name)
            return ResolvedSpan(run.first, run.last, similar, "name", 0.9, why)
        initials = analyzed.initials_before(run.first)
        run = CapitalizedRun(run.first - 2 * len(initials), run.last)
        titles = analyzed.titles_before(run.first)
        candidates = {
            person
            for person in self._persons.bearers(words)
            if all(tracker.is_of_gender(person, title.gender) for title in titles)
            and self._persons.has_initial(person, initials)
        }
        generation = self._lexicon.generations.get(analyzed.word(run.last))
        if generation and len(candidates) > 1:
            candidates = tenure.generation(candidates, generation)
        if not candidates or is_not_one_person(analyzed, run, bool(titles), self._lexicon):
            return None
        mentioned = {
            person
            for person in candidates
            if person in tracker and self._titles.judge(person, titles) != Fit.CONTRADICTS
        }
        successor = tenure.successor(candidates, mentioned, titles) if mentioned else None
        if successor is not None:
            return self._by_title(run, {successor}, titles, tenure)
        if mentioned and not self._is_unmentioned(tracker, mentioned, candidates, token_index, titles):
            return self._among_mentioned(
                analyzed, tracker, tenure, run, words, token_index, mentioned, titles
            )
        if mentioned or any(title.office.key for title in titles):
            return self._by_title(run, candidates, titles, tenure)
        return self._only_bearer(analyzed, tracker, run, words, candidates, bool(titles))

    def _is_unmentioned(
        self,
        tracker: EntityTracker,
        mentioned: set[int],
        candidates: set[int],
        token_index: int,
        titles: list[OfficePhrase],
    ) -> bool:
        """Return whether the titles fit only a candidate whom the article does not mention in full.

        A rank decides alone; an office before the article has mentioned somebody who may have it, or one of
        those who lead a state, of persons whose records have other offices: «le président X, son père».
        """
        fitting = self._titles.only_match(candidates, titles)
        if fitting is None or fitting in mentioned:
            return False
        has_rank = any(title.is_rank and title.office.key for title in titles)
        if has_rank or not any(tracker.is_recorded(person, token_index) for person in mentioned):
            return True
        is_top = any(self._offices.is_top(title.office) for title in titles)
        return is_top and all(self._offices.held_by(person) for person in mentioned)

    def _among_mentioned(
        self,
        analyzed: AnalyzedText,
        tracker: EntityTracker,
        tenure: Tenure,
        run: CapitalizedRun,
        words: Sequence[str],
        token_index: int,
        mentioned: set[int],
        titles: list[OfficePhrase],
    ) -> ResolvedSpan | None:
        """Return which person mentioned in full in the article a part of a name means, or None."""
        how: How = "title" if titles else "surname"
        fits = {person: self._titles.judge(person, titles) for person in mentioned}
        best_fit = max(fits.values())
        fitting = {person for person, fit in fits.items() if fit == best_fit}
        predecessors = {
            person for person in fitting if tenure.successor(fitting, {person}, titles) is not None
        }
        fitting -= predecessors
        office_keys = {title.office.key for title in titles} - {""} if best_fit == Fit.FITS else ()
        if tracker.is_other_person(words, fitting, token_index, office_keys):
            return None
        if len(fitting) == 1:
            person = fitting.pop()
            is_told = best_fit == Fit.FITS
            why = self._titles.reason(person, titles) if is_told else N_("named in full in this text")
            return ResolvedSpan(run.first, run.last, person, how, 0.95, why)
        # «M. X» is whoever was named last, but «X» alone only whom the passage is about.
        passage_of = int if titles else partial(analyzed.tokenized.passage_of, before=token_index)
        nearest = tracker.nearest_person(fitting, token_index, passage_of)
        start = IN_TITLE if token_index == IN_TITLE else analyzed.tokenized.start_of_paragraph(token_index)
        if nearest is not None and titles and not tracker.is_recorded_between(nearest, start, token_index):
            named = {person for person in fitting if tracker.is_recorded(person, token_index)}
            if analyzed.word(min(title.first for title in titles) - 1) not in self._lexicon.of:
                nearest = self._acting_now(analyzed, tenure, run, nearest, named)
        if nearest is None or (not titles and tracker.is_rivaled(nearest, fitting, start, token_index)):
            return None
        if how == "title" and best_fit < Fit.FITS and self._offices.has_rank(nearest):
            return None
        return ResolvedSpan(run.first, run.last, nearest, how, 0.8, N_("the last person of this name before"))

    def _acting_now(
        self, analyzed: AnalyzedText, tenure: Tenure, run: CapitalizedRun, person: int, namesakes: set[int]
    ) -> int | None:
        """Return who of several namesakes acts in a paragraph behind one that names `person`; None: unclear.

        That is the namesake in office where `person` has left all, unless the verb is of what was then. An
        officer is not called «M. X».
        """
        heirs = {heir for heir in tenure.heirs(person, namesakes) if not self._offices.has_rank(heir)}
        if not heirs:
            return person
        is_of_then = self._lexicon.is_imperfect(analyzed.word(run.last))
        return heirs.pop() if len(heirs) == 1 and not is_of_then else None

    def _by_title(
        self, run: CapitalizedRun, candidates: set[int], titles: list[OfficePhrase], tenure: Tenure
    ) -> ResolvedSpan | None:
        """Return the only candidate whom the titles fit, of several the present holder; None without one.

        A rank alone does not bring back who has left office: it may be the namesake's who is in office now.
        """
        person = self._titles.only_match(candidates, titles)
        if person is None:
            fitting = {one for one in candidates if self._titles.judge(one, titles) == Fit.FITS}
            person = tenure.only_present_holder(fitting, titles)
        is_rank = all(title.is_rank for title in titles)
        if person is None or (is_rank and tenure.heirs(person, candidates)):
            return None
        return ResolvedSpan(run.first, run.last, person, "title", 0.85, self._titles.reason(person, titles))

    def is_word(self, analyzed: AnalyzedText, words: Sequence[str]) -> bool:
        """Return whether a name of one word may be a common word, a place or a brand."""
        is_common = words[0] in self._lexicon.common_words or words[0] in analyzed.lowercase_words
        return is_common and len(words) == 1

    def _only_bearer(
        self,
        analyzed: AnalyzedText,
        tracker: EntityTracker,
        run: CapitalizedRun,
        words: Sequence[str],
        candidates: set[int],
        has_title: bool,
    ) -> ResolvedSpan | None:
        """Return the only person with a name, as a mention, if the article mentions nobody by it in full."""
        word_lists = self._lexicon
        if (
            len(candidates) != 1
            or tracker.has_unknown_person(words[-1:])
            or analyzed.word(run.first - 1) in word_lists.before_strangers
            or analyzed.tokenized.is_all_caps[run.first]
        ):
            return None
        person = next(iter(candidates))
        surname = self._persons.without_bound_words(words)
        if len(surname) > 1:
            if not self._persons.starts_name(person, words[0]):
                return None
        elif (
            self._persons.is_shared(surname[0])
            or not self._persons.persons_named(words)
            or surname[0] in word_lists.common_surnames
            or (not has_title and self.is_word(analyzed, surname))
        ):
            return None
        name = analyzed.tokenized.exact_text(run.first, run.last)
        why = N_("no one else known is called {name}").format(name=name)
        return ResolvedSpan(run.first, run.last, person, "title" if has_title else "surname", 0.6, why)
