"""The day on which a cut of power, water or a network was over: «le courant n’est revenu que lundi»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.languages.french.news.prose import DatedSpan, Sentence
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.news import ReportedDay

_SUPPLY = (
    r"(?:electricite|courant|lumiere|eau(?: potable| courante)?|internet|reseau|connexion|telephone|signal"
    r"|fourniture|alimentation|distribution|desserte|service|liaisons?)"
)
_CUSTOMERS = (
    r"(?:abonnes|clients|usagers|clientele|foyers|menages|quartiers?|villes?|capitale|habitants|regions?"
    r"|pays)"
)
_HAS_COME_BACK = (
    r"(?:(?:n')?(?:est|sont|etai(?:t|ent)) (?:\w{4,14} )?(?:que )?revenue?s?"
    r"|(?:(?:n')?(?:a|ont|avai(?:t|ent)) ete|(?:n')?(?:est|sont|etai(?:t|ent))) (?:\w{4,14} )?(?:que )?"
    r"(?:retablie?s?|restauree?s?|remise?s? en (?:service|marche)))"
)
#: That what was cut is there again, in the past.
_RESTORED = FilteredPattern(
    rf"\b{_SUPPLY}\b[^.;:]{{0,50}}? {_HAS_COME_BACK}\b"
    rf"|\b{_CUSTOMERS}\b[^.;:]{{0,50}}? (?:(?:est|sont|etai(?:t|ent)) (?:\w{{4,14}} )?(?:de|a) nouveau "
    r"(?:alimente|desservi|connecte|eclaire)e?s?"
    r"|(?:a|ont) (?:\w{4,14} )?ete (?:\w{4,14} )?(?:realimente|reconnecte|retabli)e?s?"
    rf"|(?:n')?(?:a|ont) (?:\w{{4,14}} )?(?:que )?(?:retrouve|recouvre) "
    rf"(?:l'|le |la |du |de l'|leur )?{_SUPPLY})\b"
)
#: That it is so for some alone; and in front of it, that others had it before.
_IN_PART = FilteredPattern(
    r"\b(?:partiel\w+|en partie|une partie|certains|certaines|quelques|plusieurs|la moitie|premiers?"
    r"|premieres?|centre-ville)\b"
)
_ONLY_THEN = re.compile(r"\bn'(?:est|sont|a|ont|etai(?:t|ent)|avai(?:t|ent)) [^.;:]{0,24}\bque?\b")
#: What parts the clauses of a sentence; how many days a cut goes on at most.
_END_OF_CLAUSE = re.compile(r"[;:()]|, (?:tandis|alors|mais|avant|apres)\b")
_MAX_DAYS, _MAX_CHARS_TO_DAY = 31, 60


def find_restored(sentences: Sequence[Sentence], begun: ReportedDay | None) -> ReportedDay | None:
    """Return the last day on which a report has supply come back after a cut; None where it tells of none."""
    if begun is None or not begun.is_stated:
        return None
    best: ReportedDay | None = None
    for sentence in sentences:
        for match in _RESTORED.finditer(sentence.folded):
            is_late = _ONLY_THEN.search(sentence.folded, match.start(), match.end() + len(" que")) is not None
            first = max(
                (one.end() for one in _END_OF_CLAUSE.finditer(sentence.folded, 0, match.start())), default=0
            )
            end = _END_OF_CLAUSE.search(sentence.folded, match.end())
            last = min(end.start() if end else len(sentence.folded), match.end() + _MAX_CHARS_TO_DAY)
            if not is_late and _IN_PART.search(sentence.folded, first, last):
                continue
            span = _find_day(sentence, match, first, last)
            if span is None or span.first is None or span.last is None:
                continue
            is_near = begun.first <= span.last and (span.last - begun.first).days <= _MAX_DAYS
            if is_near and (best is None or best.last < span.last):
                best = ReportedDay(span.first, span.last, span.words, at=(sentence.start, sentence.end))
    return best


def _find_day(sentence: Sentence, match: re.Match[str], first: int, last: int) -> DatedSpan | None:
    """Return the day, or the night, that stands behind what a match tells in its clause, else in front."""
    spans = [
        (one.start - sentence.start, one)
        for one in sentence.dates
        if one.first is not None and one.last is not None and (one.last - one.first).days <= 1
    ]
    behind = [one for at, one in spans if match.end() <= at < last]
    before = [one for at, one in spans if first <= at < match.start()]
    return behind[0] if behind else before[-1] if before else None
