"""Days of an event on account of which the one that is told was done: no days of this one."""

from __future__ import annotations

import re

from tui.languages.french.news.families import find_triggers
from tui.languages.french.news.prose import DatedSpan, Sentence

#: What something is done about: «en lien avec la manifestation du 30 novembre».
_LINKED = re.compile(
    r"\b(?:en lien avec|liee?s? a|dans le cadre de|suite a|a la suite d[eu]s?|apres|concernant"
    r"|(?:poursuivi|juge)\w{0,3} (?:pour|apres)|pour (?:leur|sa|une) (?:participation|implication|role)"
    r"|dans l'affaire d[eu]s?|au sujet d[eu]s?|a propos d[eu]s?|arretee?s? (?:pendant|lors d[eu]|durant))\b"
    r"[^.;:]{3,70}\Z"
)
#: So far in front of a date, in code points, it is looked for.
_REACH_CHARS = 90


def is_of_other_event(sentence: Sentence, span: DatedSpan, kind: str) -> bool:
    """Return whether a date is of another event than one of a kind: «jugés pour la marche du 30 novembre»."""
    start = span.start - sentence.start
    linked = _LINKED.search(sentence.folded, max(0, start - _REACH_CHARS), start) if kind else None
    if linked is None:
        return False
    triggers = find_triggers(sentence.news)
    named = {one.family for one in triggers if one.start >= linked.start() and one.end <= start}
    is_told = any(one.family == kind for one in triggers)
    return is_told and bool(named) and kind not in named
