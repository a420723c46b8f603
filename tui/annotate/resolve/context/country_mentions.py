"""The countries that an article mentions, and the one that it is about."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from operator import itemgetter

from msgspec import Struct

from tui.annotate.analyzed_text import AnalyzedText
from tui.annotate.gazetteer import EntrySpan
from tui.annotate.office import OfficePhrase
from tui.annotate.resolve.offices import OfficeIndex
from tui.languages.lexicon import Lexicon

#: A text is about the country that it mentions this many times as often as the next one.
_MIN_COUNT_RATIO = 1.5

#: What stands behind the place of a dateline.
_DATELINE_MARKS = ("-", "–", "—", "(")
#: What stands behind a country that is named as a heading: «Le Niger justement : …», «MALI. Le …».
_HEADING_MARKS = (":", ".", "–", "—")


class CountryFrame(Struct, frozen=True):
    """The country to which the words at the beginning of a sentence turn: «Au Mali, …», «MALI. …»."""

    country: int
    is_heading: bool  # alone before a mark; else an adverbial, which may be the place of a visit


class CountryMentions:
    """The number of sentences of one article that mention each country, by itself or by its persons.

    The country of an office («le ministre béninois») counts only where there is no other.
    """

    def __init__(self, offices: OfficeIndex, lexicon: Lexicon) -> None:
        self._offices = offices
        self._lexicon = lexicon
        self._counts: Counter[int] = Counter()
        self._first_mentions: dict[int, int] = {}  # the token; -1 in the title
        self._first_persons: dict[int, int] = {}  # by its persons
        self._named: list[tuple[int, int]] = []  # the tokens of the body where a name begins that means one
        self._label: int | None = None

    def count(
        self,
        analyzed_texts: Sequence[AnalyzedText],
        persons: Sequence[Mapping[int, tuple[int, int | None]]],
    ) -> None:
        """Count the sentences in title and body that mention each country, and those with its persons.

        `persons` has the names of persons in each text, as `RoleResolver.read` takes them.
        """
        of_offices: Counter[int] = Counter()
        for part_index, (analyzed, names) in enumerate(zip(analyzed_texts, persons, strict=True)):
            mentions = []
            for span in analyzed.names:
                if (country := self.of_name(span)) is None:
                    continue
                if part_index:
                    self._named.append((span.first, country))
                if analyzed.is_in_office(span):
                    of_offices[country] += 1
                else:
                    mentions.append((span.first, country))
            by_persons = [
                (first, home)
                for first, (_, actor) in names.items()
                if actor is not None and (home := self._offices.home_of_resident(actor)) is not None
            ]
            mentions += by_persons
            for firsts, of_part in ((self._first_mentions, mentions), (self._first_persons, by_persons)):
                for first, country in of_part:
                    at = first if part_index else -1
                    firsts[country] = min(at, firsts.get(country, at))
            ends = analyzed.tokenized.sentence_ends
            sentences = {(bisect_left(ends, first), country) for first, country in mentions}
            self._counts.update(country for _, country in sentences)
        if not self._counts and len(of_offices) == 1:
            self._counts = of_offices
        self._label = self._label_of(analyzed_texts[0])

    def _label_of(self, title: AnalyzedText) -> int | None:
        """Return the country that labels a title, «Niger : …»; None without one."""
        span = title.names[0] if title.names else None
        is_label = span is not None and span.first == 0 and title.word(span.last) == ":"
        return self.of_name(span) if span is not None and is_label else None

    def of_name(self, span: EntrySpan) -> int | None:
        """Return the only country that a name stands for; None if there is none, or several."""
        if len(span.entries) == 1:
            return self._offices.country_of(span.entries[0].actor)
        countries = {self._offices.country_of(entry.actor) for entry in span.entries}
        return countries.pop() if len(countries) == 1 else None

    def last_before(self, i: int) -> int | None:
        """Return the country that a name in the body means last before token `i`; None without one."""
        k = bisect_left(self._named, i, key=itemgetter(0))
        return self._named[k - 1][1] if k else None

    def of_dateline(self, analyzed: AnalyzedText, phrase: OfficePhrase) -> int | None:
        """Return the country of the dateline of a phrase's paragraph, «LOMÉ – …», if no other is named.

        None without a dateline.
        """
        spans = analyzed.names_before(phrase)
        countries = {country for span in spans if (country := self.of_name(span)) is not None}
        if not spans or len(countries) != 1 or spans[-1].entries[0].kind != "capital":
            return None
        first, last = spans[-1].first, spans[-1].last
        mark = analyzed.tokenized.between(last - 1).strip() or analyzed.word(last)
        is_first = first == 0 or analyzed.word(first - 1)[0] == "\n"
        return countries.pop() if is_first and mark in _DATELINE_MARKS else None

    def of_sentence(self, analyzed: AnalyzedText, phrase: OfficePhrase) -> int | None:
        """Return the country or capital named last before a phrase in its sentence: «À X, il a vu le …»."""
        ends = analyzed.tokenized.sentence_ends
        start = ends[k - 1] if (k := bisect_left(ends, phrase.first)) else -1
        for span in analyzed.names_before(phrase):
            if span.first < start:
                return None
            if span.entries[0].kind != "demonym" and (country := self.of_name(span)) is not None:
                return country
        return None

    def frame_of(self, analyzed: AnalyzedText, phrase: OfficePhrase) -> CountryFrame | None:
        """Return the frame in which a phrase stands, if its paragraph names no other country after it.

        A heading of the paragraph also frames the sentences that name no other country.
        """
        framed: int | None = None
        is_clear = True
        sentence = analyzed.start_of_sentence(phrase.first)
        for span in analyzed.names_before(phrase):
            country = self.of_name(span)
            if country is None or analyzed.is_in_office(span):
                continue
            is_clear = is_clear and framed in (None, country)
            framed = country
            mark = self._mark_of_frame(analyzed, span)
            if mark and is_clear:
                return CountryFrame(country, mark in _HEADING_MARKS or span.entries[0].kind == "demonym")
            if not is_clear and span.first >= sentence:
                return None
            if mark:
                is_heading = mark in _HEADING_MARKS and self._begins_paragraph(analyzed, span)
                return CountryFrame(country, is_heading=True) if is_heading else None
        return None

    def _begins_paragraph(self, analyzed: AnalyzedText, span: EntrySpan) -> bool:
        return span.first == analyzed.tokenized.start_of_paragraph(span.first)

    def _mark_of_frame(self, analyzed: AnalyzedText, span: EntrySpan) -> str:
        """Return the mark behind a country that begins a sentence, at most one word later; else empty.

        A comma counts only behind a country with a preposition, «Au Mali, …», or a side, «Côté malien, …».
        """
        first = span.first
        if span.entries[0].kind == "demonym":
            is_side = analyzed.word(first - 1) in self._lexicon.sides and analyzed.word(span.last) == ","
            return "," if is_side and analyzed.tokenized.starts_sentence(first - 1) else ""
        if analyzed.word(first - 1) in self._lexicon.singular_articles:
            first -= 1
        has_preposition = analyzed.word(first - 1) in self._lexicon.before_places
        first -= has_preposition
        if not (analyzed.tokenized.starts_sentence(first) or analyzed.word(first - 1)[0] == "\n"):
            return ""
        last = span.last
        if not has_preposition and analyzed.word(last) != "." and analyzed.word(last).isalpha():
            last += 1
        mark = analyzed.word(last)
        if mark == "." and (has_preposition or first != span.first):
            return ""
        return mark if mark in _HEADING_MARKS or (mark == "," and has_preposition) else ""

    def main_country(
        self, before: int, sentence: int, eligible: Container[int | None] | None = None
    ) -> int | None:
        """Return the country that the article is about, by what it says before token `before`, or None.

        It is the one that labels its title, else the only one that it mentions, else one that it mentions far
        more often than the next, else the only one before the sentence that starts at token `sentence`,
        by a person. `eligible`: those that count; None: all.
        """
        if self._label is not None and (eligible is None or self._label in eligible):
            return self._label
        country = _far_ahead(self._counts, eligible)
        if country is not None:
            is_told = len(self._counts) == 1 or self._first_mentions[country] < before
            return country if is_told else None
        so_far = [one for one, first in self._first_mentions.items() if first < sentence]
        is_only = (
            len(so_far) == 1 and eligible is None and self._first_persons.get(so_far[0], sentence) < sentence
        )
        return so_far[0] if is_only else None


def _far_ahead(all_counts: Counter[int], eligible: Container[int | None] | None) -> int | None:
    """Return the country with far more mentions than the next one; None if none has."""
    counts = all_counts
    if eligible is not None:
        counts = Counter({country: n for country, n in all_counts.items() if country in eligible})
    ranked = counts.most_common(2)
    if not ranked:
        return None
    second = ranked[1][1] if len(ranked) > 1 else 0
    return ranked[0][0] if ranked[0][1] >= _MIN_COUNT_RATIO * second else None
