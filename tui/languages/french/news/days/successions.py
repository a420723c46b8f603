"""The days of a change in office, which a French report may date by who goes or by who comes.

«Limogé lundi, le ministre a été remplacé mardi»: one report has the Monday, another one the Tuesday.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from tui.languages.french.news.prose import Sentence
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.news import ReportedDay

_GOES = FilteredPattern(
    r"\b(?:limog\w{1,5}|demis\b|demise?s\b|remerciee?s?|revoqu\w{1,3}|destitu\w{1,4}|demission\w{0,5}"
    r"|releve\w{0,2} de|renvoy\w{1,3}|evinc\w{1,3}|ecart\w{1,3})"
)
_COMES = FilteredPattern(
    r"\b(?:nomm\w{1,3}|nomination|design\w{1,5}|promue?s?|remplac\w{1,5}|succed\w{1,3}|install\w{1,3}|investi\w{0,2})\b"
)
#: So many days are between who goes and who comes, in one change.
_MAX_DAYS = 5
#: So far from a day, in code points, the word stands of what was on it.
_BEFORE, _AFTER = 80, 45


def add_other_day(begun: ReportedDay | None, sentences: Sequence[Sentence]) -> ReportedDay | None:
    """Return the day of a change in office as all days from who goes to who comes, where both are dated."""
    if begun is None or begun.first != begun.last:
        return begun
    gone, come = (
        [
            span.first
            for one in sentences
            for span in one.dates
            if span.is_day and span.first and _is_beside(pattern, other, one.folded, span.start - one.start)
        ]
        for pattern, other in ((_GOES, _COMES), (_COMES, _GOES))
    )
    if not (gone and come):
        return begun
    first, last = gone[0], come[0]
    if begun.first in (first, last) and 0 < (last - first).days <= _MAX_DAYS:
        return structs.replace(begun, first=first, last=last)
    return begun


def _is_beside(pattern: FilteredPattern, other: FilteredPattern, folded: str, at: int) -> bool:
    """Return whether the word that is nearest to a day is one of a pattern, not of another one."""
    return _distance(pattern, folded, at) < _distance(other, folded, at)


def _distance(pattern: FilteredPattern, folded: str, at: int) -> int:
    """Return how far from an offset a pattern matches; a word in front counts for nearer than one behind."""
    before = [at - match.end() for match in pattern.finditer(folded, max(0, at - _BEFORE), at)]
    behind = [2 * (match.start() - at) for match in pattern.finditer(folded, at, at + _AFTER)]
    return min((*before, *behind), default=2 * (_BEFORE + _AFTER))
