"""What stands in one text before anybody is meant: names, descriptions, and capitalised words left over."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from tui.annotate.decided import Settled
from tui.annotate.descriptions import Descriptions, Phrase
from tui.annotate.gazetteer import Entry, Span, longest
from tui.annotate.lexicon import Lexicon, lexicon
from tui.annotate.reading import Reading
from tui.model.records import Actor, DateMention

#: A date is said of a description at most so many characters behind it, or before it in the same sentence.
_JUST_BEHIND = 6
_BEFORE = 60
#: So many names before a description are looked at.
_NAMES = 8
_SENTENCE_END = re.compile(r"[.!?…]|\n *\n")


class Run(Struct, frozen=True):
    """Capitalised words in a row that no known name covers: tokens `first` up to `last` (exclusive)."""

    first: int
    last: int


class Page:
    """One text: its chosen names, its descriptions of offices, its other capitalised words."""

    def __init__(
        self,
        reading: Reading,
        every: Sequence[Span],
        descriptions: Descriptions,
        actors: Sequence[Actor],
        decided: Sequence[Settled] = (),
        dates: Sequence[DateMention] = (),
        is_title: bool = False,
    ) -> None:
        self.reading = reading
        self._every = every
        self._actors = actors
        self._is_title = is_title
        self._dates = dates
        self._date_starts = [date.start for date in dates]
        self._lexicon = lexicon()
        names = longest(
            span for span in every if self._is_meant(span) and not self._is_settled(span, decided)
        )
        self.phrases = descriptions.phrases(reading, names)
        ranks = {phrase.last for phrase in self.phrases if phrase.is_rank}
        # «Mme Dosso» is a person, whatever place is called so.
        names = [span for span in names if span.first not in ranks or not self._is_place(span)]
        self._phrase_from = {phrase.first: phrase for phrase in self.phrases}
        self._phrase_to = {phrase.last: phrase for phrase in self.phrases}
        self.settled = [self._trimmed(one) for one in decided]
        self.runs = list(_runs(reading, self._covered(names), self._lexicon, descriptions))
        self._run_from = {run.first: run for run in self.runs}
        self._run_to = {run.last: run for run in self.runs}
        self.names: list[Span] = []
        self.strangers: list[Span] = []  # known names within a longer one: somebody or something else
        for span in names:
            (self.strangers if self._is_within_longer(span) else self.names).append(span)

    def word(self, i: int) -> str:
        """The folded token `i`, or nothing beyond the text."""
        return self.reading.words[i] if 0 <= i < len(self.reading) else ""

    def surface(self, i: int) -> str:
        """Token `i` as the text writes it, or nothing beyond the text."""
        return self.reading.exact(i, i + 1) if 0 <= i < len(self.reading) else ""

    @cached_property
    def small_words(self) -> frozenset[str]:
        """The words that the text writes with a small letter: they are common words here."""
        return frozenset(
            word
            for word, capital in zip(self.reading.words, self.reading.is_capital, strict=True)
            if not capital
        )

    @cached_property
    def _name_firsts(self) -> list[int]:
        return [span.first for span in self.names]

    @cached_property
    def demonyms(self) -> dict[int, list[Span]]:
        """Every demonym, chosen or not, by its first token."""
        found: dict[int, list[Span]] = {}
        for span in self._every:
            if span.entries[0].sort == "demonym":
                found.setdefault(span.first, []).append(span)
        return found

    def entries_at(self, first: int, last: int) -> tuple[Entry, ...]:
        """The spellings that stand exactly there, chosen or not."""
        return tuple(
            entry
            for span in self._every
            if (span.first, span.last) == (first, last)
            for entry in span.entries
        )

    def phrase_at(self, i: int) -> Phrase | None:
        """The office or rank that begins at token `i`."""
        return self._phrase_from.get(i)

    def run_from(self, i: int) -> Run | None:
        """The capitalised words in a row that begin at token `i`."""
        return self._run_from.get(i)

    def titles_before(self, i: int) -> list[Phrase]:
        """The offices and ranks that stand directly before token `i`, nearest first: «le colonel», «M.»."""
        found = []
        while (phrase := self._phrase_to.get(i)) is not None:
            found.append(phrase)
            i = phrase.first
        return found

    def gender_before(self, i: int) -> str:
        """The gender that the titles before a name give, a comma between them or not: «la ministre, X»."""
        titles = self.titles_before(i)
        if self.word(titles[-1].first - 1 if titles else i - 1) == ",":
            titles = [*titles, *self.titles_before((titles[-1].first if titles else i) - 1)]
        return next((title.gender for title in titles if title.gender), "")

    def _covered(self, names: Sequence[Span]) -> set[int]:
        spans: list[Span | Phrase | Settled] = [*names, *self.phrases, *self.settled]
        return {i for span in spans for i in range(span.first, span.last)}

    def is_open(self, phrase: Phrase) -> bool:
        """Whether no decision has settled what `phrase` means."""
        return all(phrase.last <= one.first or one.last <= phrase.first for one in self.settled)

    def _is_settled(self, span: Span, decided: Sequence[Settled]) -> bool:
        """Whether a decision stands above a name: all but the countries within a description."""
        for one in decided:
            if one.last <= span.first or span.last <= one.first:
                continue
            is_within = one.first <= span.first and span.last <= one.last
            is_whole = span.last - span.first >= one.last - one.first
            types = {self._actors[number].type for number in span.actors}
            is_demonym = span.entries[0].sort == "demonym"
            if (
                not is_within
                or is_whole
                or not (is_demonym or (one.actor is not None and types == {"country"}))
            ):
                return True
        return False

    def _trimmed(self, one: Settled) -> Settled:
        """What was decided without the article and the title that the quotation has before it."""
        first = one.first
        while first + 1 < one.last and self.word(first) in ("le", "la", "l", "les", "du", "au", "d", "de"):
            first += 1
        while (phrase := self._phrase_from.get(first)) is not None and phrase.last < one.last:
            first = phrase.last
        return Settled(first, one.last, one.actor)

    def _is_meant(self, span: Span) -> bool:
        """Whether the word before leaves a name its meaning: not «fleuve Niger», «nord-coréen»."""
        if span.first == 0:
            return True
        before = span.first - 1
        if all(entry.sort == "demonym" for entry in span.entries):
            word = self.word(before)
            if self.reading.between(before) == "-":
                return word not in self._lexicon.other_peoples
            while before > 0 and word in ("du", "le", "de"):
                before -= 1
                word = self.word(before)
            return word not in self._lexicon.languages or self.reading.is_capital[span.first]
        if any(self._actors[number].type in ("country", "place") for number in span.actors):
            return not self._is_named_after(span)
        return True

    def _is_named_after(self, span: Span) -> bool:
        """Whether something else bears a country's name: «fleuve Niger», «Journal du Mali»."""
        i = span.first - 1
        while i > 0 and self.word(i) in ("de", "du", "des", "d", "la", "l", "le"):
            i -= 1
        is_of = i < span.first - 1
        if is_of and self.reading.is_capital[i]:
            if self.word(i) in self._lexicon.heads_of_names:
                return True
            if all(self._is_region(number) for number in span.actors) and not self.reading.opens(i):
                return True
        return (
            self.word(i - (is_of and self.word(i) in self._lexicon.water_adjectives)) in self._lexicon.waters
        )

    def _is_place(self, span: Span) -> bool:
        """Whether one word stands for a country or a place, and for nobody and nothing else."""
        types = {self._actors[number].type for number in span.actors}
        return span.last - span.first == 1 and types <= {"country", "place"}

    def _is_region(self, number: int) -> bool:
        """Whether an actor is a place of no one country; bodies are named after it: «États du Sahel»."""
        return self._actors[number].type == "place" and not self._actors[number].of

    def _is_within_longer(self, span: Span) -> bool:
        """Whether a name is only part of a longer one that no record knows: «Radio France», «Karamoko X»."""
        if self.reading.is_loud[span.first] or span.entries[0].sort == "demonym":
            return False
        left, right = self._run_to.get(span.first), self._run_from.get(span.last)
        types = {self._actors[number].type for number in span.actors}
        if "person" in types:
            return right is not None or (left is not None and not self._is_determined(left))
        if types <= {"country", "place"}:
            is_headed = self._heads(left, span, is_country=True)
            return is_headed or self._is_numbered(span) or self._goes_on(right, span)
        return span.last - span.first == 1 and (right is not None or self._heads(left, span))

    def _is_numbered(self, span: Span) -> bool:
        """Whether a number goes with the name, and is no date: «Paris 8», not «Niamey 28 juillet»."""
        return (
            self.word(span.last).isdecimal()
            and self.reading.between(span.last - 1).isspace()
            and self.word(span.last + 1) not in self._lexicon.after_days
        )

    def names_before(self, phrase: Phrase) -> Iterator[Span]:
        """The names in a description's paragraph before it, nearest first."""
        i = bisect_left(self._name_firsts, phrase.first)
        for span in reversed(self.names[max(0, i - _NAMES) : i]):
            if any(self.word(k)[0] == "\n" for k in range(span.last, phrase.first)):
                return
            yield span

    def names_so_far(self, i: int) -> Iterator[Span]:
        """All names before token `i`, nearest first."""
        for k in range(bisect_left(self._name_firsts, i) - 1, -1, -1):
            yield self.names[k]

    @cached_property
    def stranger_from(self) -> dict[int, Span]:
        """The strangers by their first token."""
        return {span.first: span for span in self.strangers}

    def times_beside(self, phrase: Phrase) -> list[str]:
        """The dates (EDTF) that go with a description: just behind it, or before it in its sentence."""
        start, end = self.reading.starts[phrase.first], self.reading.ends[phrase.last - 1]
        i = bisect_left(self._date_starts, start)
        gaps = [(date, end, date.start, _JUST_BEHIND) for date in self._dates[i : i + 1]]
        gaps += ((date, date.end, start, _BEFORE) for date in self._dates[max(0, i - 1) : i])
        return [
            date.edtf
            for date, first, last, most in gaps
            if last - first <= most and not _SENTENCE_END.search(self.reading.text, first, last)
        ]

    def _is_determined(self, run: Run) -> bool:
        """Whether an article stands before a run, which is then no given name: «la Défense Salifou Modi»."""
        return self.word(run.first - 1) in self._lexicon.determiners

    def _heads(self, run: Run | None, span: Span, is_country: bool = False) -> bool:
        """Whether the word before belongs to the name: «Radio France»; not in «Crise Niger-Bénin»."""
        if run is None or "-" in self.reading.between(span.first - 1):
            return False
        is_paired = "-" in self.reading.between(span.last - 1) or self.word(span.last) in ("/", "–")
        opens = self.reading.opens(run.first) and run.last - run.first == 1
        is_noun = is_paired or (opens and (not is_country or self._is_title))
        return not is_noun or self.word(run.first) in self._lexicon.name_heads

    def _goes_on(self, run: Run | None, span: Span) -> bool:
        """Whether the name goes on: «Niger Express»; not «du Niger Sadio Camara», where a person follows."""
        if run is None or "-" in self.reading.between(span.last - 1):
            return False
        return not any(self.reading.between(i).isspace() for i in range(run.first, run.last - 1))


def _runs(reading: Reading, covered: set[int], known: Lexicon, descriptions: Descriptions) -> Iterator[Run]:
    """The runs of a text. A word that only opens a sentence is not part of one; nor is a title."""
    done = 0
    for first in reading.capitals:
        if first < done or first in covered:
            continue
        done = _end_of_run(reading, covered, known, first)
        while (
            first < done
            and not descriptions.is_surname(reading, first)
            and _is_ordinary(reading, first, known)
        ):
            first += 1  # noqa: PLW2901 - what is left of it
        if first < done:
            yield Run(first, done)


def _is_ordinary(reading: Reading, i: int, known: Lexicon) -> bool:
    """Whether a word has its capital only because it opens a sentence."""
    is_noun = reading.words[i] in known.opening_nouns and "-" not in reading.between(i)
    return (is_noun or reading.words[i] in known.function_words) and _opens(reading, i, known)


def _opens(reading: Reading, i: int, known: Lexicon) -> bool:
    return reading.opens(i) or (reading.words[i - 1] in known.function_words and reading.opens(i - 1))


def _end_of_run(reading: Reading, covered: set[int], known: Lexicon, first: int) -> int:
    i = first + 1
    while i < len(reading) and i not in covered:
        if reading.is_capital[i]:
            i += 1
        elif (
            (reading.words[i] in known.particles or "-" in reading.between(i - 1))
            and i + 1 < len(reading)
            and reading.is_capital[i + 1]
            and i + 1 not in covered
        ):
            i += 2
        else:
            break
    return i
