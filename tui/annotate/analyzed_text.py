"""What is found in one text before it is decided who is meant: names, offices, other capitalized words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import compress, takewhile
from operator import not_

from msgspec import structs

from tui.annotate.capitalized_runs import find_runs
from tui.annotate.gazetteer import EntrySpan, GazetteerEntry, longest_spans
from tui.annotate.manual_decisions import DecidedSpan
from tui.annotate.name_boundaries import CapitalizedRun, NameBoundaries
from tui.annotate.office import OfficePhrase
from tui.annotate.office_phrases import OfficePhraseParser
from tui.annotate.tokenized_text import TokenizedText
from tui.model.annotations import DateMention
from tui.model.records import Actor

#: A date belongs to a phrase that it follows at no greater distance.
_MAX_DATE_DISTANCE_BEHIND_CHARS = 6
#: A date belongs to a phrase that it precedes at no greater distance in the same sentence.
_MAX_DATE_DISTANCE_BEFORE_CHARS = 60
#: At most this many names before a phrase are searched.
_MAX_NAMES_BEFORE = 8
_SENTENCE_END = re.compile(r"[.!?…]|\n *\n")


def _without_part_of_names(
    decided: Sequence[DecidedSpan], names: Sequence[EntrySpan]
) -> Iterator[DecidedSpan]:
    """Yield decided spans without words that are but a part of a longer name, which they leave."""
    for one in decided:
        is_part = one.is_of_words and any(
            name.first <= one.first
            and one.last <= name.last
            and name.last - name.first > one.last - one.first
            for name in names
            if name.entries[0].kind == "name"
        )
        if not is_part:
            yield one


class AnalyzedText:
    """The names in one text, the phrases for offices («ministre de la Défense»), and other capitalized words.

    Of all spans of known spellings, `every`, which may overlap, `names` are those that the text around them
    allows, the longest where they overlap.
    """

    def __init__(
        self,
        tokenized: TokenizedText,
        every: Sequence[EntrySpan],
        descriptions: OfficePhraseParser,
        actors: Sequence[Actor],
        decided: Sequence[DecidedSpan] = (),
        dates: Sequence[DateMention] = (),
        is_title: bool = False,
        is_foreign: bool = False,
    ) -> None:
        self.tokenized = tokenized
        self._words, self._count = tokenized.words, len(tokenized.words)
        self._every = every
        self._actors = actors
        self._dates = dates
        self._date_starts = [date.start for date in dates]
        self._names_before: dict[int, tuple[EntrySpan, ...]] = {}  # by the first token of a phrase
        self._lexicon = descriptions.language.lexicon
        boundaries = NameBoundaries(tokenized, actors, self._lexicon, is_title, is_foreign)
        plausible = [span for span in every if boundaries.is_plausible(span)]
        decided = list(_without_part_of_names(decided, plausible))
        names = longest_spans(span for span in plausible if not self._is_overridden(span, decided))
        self.phrases = descriptions.find_phrases(tokenized, names)
        rank_ends = {phrase.last for phrase in self.phrases if phrase.is_rank}
        # Behind a form of address a name is a person's, even if it is also a place: «Mme Dosso».
        names = [
            span for span in names if span.first not in rank_ends or not boundaries.is_one_word_place(span)
        ]
        self._phrase_by_first = {phrase.first: phrase for phrase in self.phrases}
        self._phrase_by_last = {phrase.last: phrase for phrase in self.phrases}
        self.decided_spans = [self._without_title(decided_span) for decided_span in decided]
        spans = find_runs(tokenized, self._covered(names), self._lexicon, descriptions.surnames, is_foreign)
        self.runs = [CapitalizedRun(first, last) for first, last in spans]
        self._run_by_first = {run.first: run for run in self.runs}
        self._run_by_last = {run.last: run for run in self.runs}
        self.names: list[EntrySpan] = []
        self.embedded_names: list[
            EntrySpan
        ] = []  # known names within a longer name of another person or thing
        surnames = {tokenized.words[span.last - 1] for span in names if self._is_full_name(span)}
        for span in names:
            is_part = boundaries.is_within_longer_name(span, self._run_by_last, self._run_by_first, surnames)
            (self.embedded_names if is_part else self.names).append(span)

    def word(self, i: int) -> str:
        """Return token `i`, folded; empty beyond the text."""
        return self._words[i] if 0 <= i < self._count else ""

    def surface(self, i: int) -> str:
        """Return token `i` as the text writes it; empty beyond the text."""
        return self.tokenized.exact_text(i, i + 1) if 0 <= i < len(self.tokenized) else ""

    @cached_property
    def lowercase_words(self) -> frozenset[str]:
        """Return the folded words that the text writes in lower case: common words, not names."""
        return frozenset(compress(self.tokenized.words, map(not_, self.tokenized.is_capital)))

    @cached_property
    def _first_tokens_of_names(self) -> list[int]:
        return [span.first for span in self.names]

    @cached_property
    def _first_tokens_of_phrases(self) -> list[int]:
        return [phrase.first for phrase in self.phrases]

    @cached_property
    def demonyms(self) -> dict[int, list[EntrySpan]]:
        """Return the demonyms («russe») by their first token, also those inside a longer name."""
        by_first: dict[int, list[EntrySpan]] = {}
        for span in self._every:
            if span.entries[0].kind == "demonym":
                by_first.setdefault(span.first, []).append(span)
        return by_first

    def entries_at(self, first: int, last: int) -> tuple[GazetteerEntry, ...]:
        """Return all entries spelled by tokens `first` up to `last`, also those not chosen."""
        return tuple(
            entry
            for span in self._every
            if (span.first, span.last) == (first, last)
            for entry in span.entries
        )

    def phrase_at(self, i: int) -> OfficePhrase | None:
        """Return the phrase for an office or rank that begins at token `i`, or None."""
        return self._phrase_by_first.get(i)

    def run_from(self, i: int) -> CapitalizedRun | None:
        """Return the run of capitalized words that begins at token `i`, or None."""
        return self._run_by_first.get(i)

    def run_until(self, i: int) -> CapitalizedRun | None:
        """Return the run of capitalized words that ends before token `i`, or None."""
        return self._run_by_last.get(i)

    def start_of_sentence(self, i: int) -> int:
        """Return the first token of the sentence of token `i`."""
        sentence = bisect_left(self.tokenized.sentence_ends, i)
        return self.tokenized.sentence_ends[sentence - 1] + 1 if sentence else 0

    def initials_before(self, i: int) -> list[str]:
        """Return the initials directly before token `i`, in order: «S. Mody»; not «M.»."""
        initials: list[str] = []
        while self.word(i - 1) == "." and len(self.word(i - 2)) == 1 and self.tokenized.is_capital[i - 2]:
            if self.tokenized.between(i - 2) or i - 2 in self._phrase_by_first:
                break
            i -= 2
            initials.insert(0, self.word(i))
        return initials

    def titles_before(self, i: int) -> list[OfficePhrase]:
        """Return the offices and ranks directly before token `i`, nearest first: «le colonel», «M.»."""
        titles = []
        while (phrase := self._phrase_by_last.get(i)) is not None:
            titles.append(phrase)
            i = phrase.first
        return titles

    def gender_before(self, i: int) -> str:
        """Return the gender that titles before a name give, also across a comma: «la ministre, X».

        Empty: the titles give no gender.
        """
        titles = self.titles_before(i)
        if self.word(titles[-1].first - 1 if titles else i - 1) == ",":
            titles = [*titles, *self.titles_before((titles[-1].first if titles else i) - 1)]
        return next((title.gender for title in titles if title.gender), "")

    def _covered(self, names: Sequence[EntrySpan]) -> set[int]:
        """Return the tokens that names, phrases and decided spans cover."""
        spans: list[EntrySpan | OfficePhrase | DecidedSpan] = [*names, *self.phrases, *self.decided_spans]
        return {i for span in spans for i in range(span.first, span.last)}

    def is_bare(self, phrase: OfficePhrase) -> bool:
        """Return whether no decision of the user covers a phrase."""
        return all(
            phrase.last <= decided_span.first or decided_span.last <= phrase.first
            for decided_span in self.decided_spans
        )

    def _is_full_name(self, span: EntrySpan) -> bool:
        """Return whether a span is the name of a person in several words."""
        return span.last - span.first > 1 and self._actors[span.actors[0]].type == "person"

    def _is_overridden(self, span: EntrySpan, decided: Sequence[DecidedSpan]) -> bool:
        """Return whether a decision overrides a name; not so for countries within a decided phrase."""
        for decided_span in decided:
            if decided_span.last <= span.first or span.last <= decided_span.first:
                continue
            is_within = decided_span.first <= span.first and span.last <= decided_span.last
            is_whole = span.last - span.first >= decided_span.last - decided_span.first
            types = {self._actors[actor].type for actor in span.actors}
            is_demonym = span.entries[0].kind == "demonym"
            is_country = is_demonym or (decided_span.actor is not None and types == {"country"})
            if not is_within or is_whole or not is_country:
                return True
        return False

    def _without_title(self, decided_span: DecidedSpan) -> DecidedSpan:
        """Return a decided span without the article and the titles with which its quotation begins."""
        first, last = decided_span.first, decided_span.last
        while first + 1 < last and self.word(first) in self._lexicon.before_titles:
            first += 1
        while (phrase := self._phrase_by_first.get(first)) is not None and phrase.last < last:
            first = phrase.last
        return structs.replace(decided_span, first=first, last=last)

    def is_in_office(self, span: EntrySpan) -> bool:
        """Return whether a name is part of a phrase for an office: «le ministre [turc]»."""
        k = bisect_left(self._first_tokens_of_phrases, span.first) - 1
        return k >= 0 and not self.phrases[k].is_rank and span.last <= self.phrases[k].last

    def names_before(self, phrase: OfficePhrase) -> tuple[EntrySpan, ...]:
        """Return the names before a phrase in its paragraph, nearest first."""
        if (names := self._names_before.get(phrase.first)) is None:
            i = bisect_left(self._first_tokens_of_names, phrase.first)
            break_before = self.tokenized.paragraph_break_before(phrase.first)
            nearest = reversed(self.names[max(0, i - _MAX_NAMES_BEFORE) : i])
            names = tuple(takewhile(lambda span: span.last > break_before, nearest))
            self._names_before[phrase.first] = names
        return names

    def names_until(self, i: int) -> Iterator[EntrySpan]:
        """Yield all names before token `i`, nearest first."""
        for k in range(bisect_left(self._first_tokens_of_names, i) - 1, -1, -1):
            yield self.names[k]

    @cached_property
    def embedded_name_from(self) -> dict[int, EntrySpan]:
        """Return the known names within longer ones by their first token."""
        return {span.first: span for span in self.embedded_names}

    def term_behind(self, phrase: OfficePhrase) -> str:
        """Return the date (EDTF) close behind a phrase, «Premier ministre de 1971 à 1974»; else empty."""
        end = self.tokenized.ends[phrase.last - 1]
        i = bisect_left(self._date_starts, end)
        is_close = i < len(self._dates) and self._date_starts[i] - end <= _MAX_DATE_DISTANCE_BEHIND_CHARS
        return self._dates[i].edtf if is_close and self.word(phrase.last)[:1].isalnum() else ""

    def time_before(self, phrase: OfficePhrase) -> str:
        """Return the last date (EDTF) before a phrase in its paragraph; else empty."""
        start = self.tokenized.starts[phrase.first]
        i = bisect_left(self._date_starts, start) - 1
        if i < 0 or "\n\n" in self.tokenized.text[self._dates[i].end : start]:
            return ""
        return self._dates[i].edtf

    def times_beside(self, phrase: OfficePhrase) -> list[str]:
        """Return the dates (EDTF) that belong to a phrase: close behind it, or before in its sentence."""
        start, end = self.tokenized.starts[phrase.first], self.tokenized.ends[phrase.last - 1]
        i = bisect_left(self._date_starts, start)
        gaps = [(date, end, date.start, _MAX_DATE_DISTANCE_BEHIND_CHARS) for date in self._dates[i : i + 1]]
        gaps += (
            (date, date.end, start, _MAX_DATE_DISTANCE_BEFORE_CHARS)
            for date in self._dates[max(0, i - 1) : i]
        )
        return [
            date.edtf
            for date, gap_start, gap_end, limit in gaps
            if gap_end - gap_start <= limit
            and not _SENTENCE_END.search(self.tokenized.text, gap_start, gap_end)
        ]
