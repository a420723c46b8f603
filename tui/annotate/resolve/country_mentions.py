"""The countries that an article mentions, and the one that it is about."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Mapping, Sequence

from tui.annotate.analyzed_text import AnalyzedText
from tui.annotate.gazetteer import EntrySpan
from tui.annotate.office import OfficePhrase
from tui.annotate.resolve.offices import OfficeIndex

#: A text is about the country that it mentions this many times as often as the next one.
_MIN_COUNT_RATIO = 1.5

#: What stands behind the place of a dateline.
_DATELINE_MARKS = ("-", "–", "—", "(")


class CountryMentions:
    """The number of sentences of one article that mention each country."""

    def __init__(self, offices: OfficeIndex) -> None:
        self._offices = offices
        self._counts: Counter[int] = Counter()
        self._counts_with_persons: Counter[int] = Counter()

    def count(
        self,
        analyzed_texts: Sequence[AnalyzedText],
        persons: Sequence[Mapping[int, tuple[int, int | None]]],
    ) -> None:
        """Count the sentences in title and body that mention each country, and those with its persons.

        `persons` has the names of persons in each text, as `RoleResolver.read` takes them.
        """
        for analyzed, names in zip(analyzed_texts, persons, strict=True):
            ends = analyzed.tokenized.sentence_ends
            mentions = {
                (bisect_left(ends, span.first), country)
                for span in analyzed.names
                if (country := self.of_name(span)) is not None
            }
            self._counts.update(country for _, country in mentions)
            mentions |= {
                (bisect_left(ends, first), home)
                for first, (_, actor) in names.items()
                if actor is not None and (home := self._offices.home(actor)) is not None
            }
            self._counts_with_persons.update(country for _, country in mentions)

    def of_name(self, span: EntrySpan) -> int | None:
        """Return the only country that a name stands for; None if there is none, or several."""
        countries = {self._offices.country_of(actor) for actor in span.actors}
        return countries.pop() if len(countries) == 1 else None

    def of_dateline(self, analyzed: AnalyzedText, phrase: OfficePhrase) -> int | None:
        """Return the country of the dateline of a phrase's paragraph, «LOMÉ – …», if no other is named.

        None without a dateline.
        """
        spans = list(analyzed.names_before(phrase))
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

    def most_mentioned(self, eligible: Container[int | None] | None = None) -> int | None:
        """Return the country that the article mentions far more often than the next; None if none is.

        `eligible`: the countries that count; None: all.
        """
        return _far_ahead(self._counts, eligible)

    def most_present(self) -> int | None:
        """Return the country far more present than the next, by itself or by its persons, or None."""
        return _far_ahead(self._counts_with_persons, None)


def _far_ahead(all_counts: Counter[int], eligible: Container[int | None] | None) -> int | None:
    """Return the country with far more mentions than the next one; None if none has."""
    counts = Counter({c: n for c, n in all_counts.items() if eligible is None or c in eligible})
    ranked = counts.most_common(2)
    if not ranked:
        return None
    second = ranked[1][1] if len(ranked) > 1 else 0
    return ranked[0][0] if ranked[0][1] >= _MIN_COUNT_RATIO * second else None
