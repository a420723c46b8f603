"""The countries that an article mentions, and the one that it is about."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Sequence

from tui.annotate.analyzed_text import AnalyzedText
from tui.annotate.gazetteer import EntrySpan
from tui.annotate.resolve.offices import OfficeIndex

#: A text is about the country that it mentions this many times as often as the next one.
_MIN_COUNT_RATIO = 1.5


class CountryMentions:
    """The number of sentences of one article that mention each country."""

    def __init__(self, offices: OfficeIndex) -> None:
        self._offices = offices
        self._counts: Counter[int] = Counter()

    def count(self, analyzed_texts: Sequence[AnalyzedText]) -> None:
        """Count the sentences in title and body that mention each country."""
        for analyzed in analyzed_texts:
            ends = analyzed.tokenized.sentence_ends
            mentions = {
                (bisect_left(ends, span.first), country)
                for span in analyzed.names
                if (country := self.of_name(span)) is not None
            }
            self._counts.update(country for _, country in mentions)

    def of_name(self, span: EntrySpan) -> int | None:
        """Return the only country that a name stands for; None if there is none, or several."""
        countries = {self._offices.country_of(actor) for actor in span.actors}
        return countries.pop() if len(countries) == 1 else None

    def most_mentioned(self, eligible: Container[int | None] | None = None) -> int | None:
        """Return the country that the article mentions far more often than the next; None if none is.

        `eligible`: the countries that count; None: all.
        """
        counts = Counter({c: n for c, n in self._counts.items() if eligible is None or c in eligible})
        ranked = counts.most_common(2)
        if not ranked:
            return None
        second = ranked[1][1] if len(ranked) > 1 else 0
        return ranked[0][0] if ranked[0][1] >= _MIN_COUNT_RATIO * second else None
