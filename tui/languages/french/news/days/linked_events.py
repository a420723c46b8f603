"""Days of another event than the one that is told: of what it was done on account of, of another clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.languages.french.news.days.ratings import CAME_ON, rate_words
from tui.languages.french.news.families import find_triggers
from tui.languages.french.news.harm.casualties import find_tolls
from tui.languages.french.news.prose import DatedSpan, Sentence
from tui.languages.patterns.filtered_pattern import FilteredPattern

#: What something is done about: «en lien avec la manifestation du 30 novembre».
_LINKED = re.compile(
    r"\b(?:en lien avec|liee?s? a|dans le cadre de|suite a|a la suite d[eu]s?|apres|concernant"
    r"|(?:poursuivi|juge)\w{0,3} (?:pour|apres)|pour (?:leur|sa|une) (?:participation|implication|role)"
    r"|dans l'affaire d[eu]s?|au sujet d[eu]s?|a propos d[eu]s?|arretee?s? (?:pendant|lors d[eu]|durant))\b"
    r"[^.;:]{3,70}\Z"
)
#: Behind what something is linked with, the verb of who is: «un groupe lié à Al-Qaïda a conclu samedi».
_OWN_VERB = re.compile(r"\A(?:(?!\b(?:qui|que|dont|ou)\b|\bqu')[^.;:])* (?:a|ont) \w")
#: What others will do, between a day on which something was and a day ahead: «les textes que les chefs
#: d’État examineront lundi», «pour préparer la session qui s’ouvre lundi».
_TO_COME = re.compile(
    r"\b(?:que|qu'|qui|dont|ou|auquel|a laquelle|auxquel(?:le)?s|lors d(?:uquel|e laquelle)|avant que) ?"
    r"[^.;:]{0,60}?\b(?:\w{2,}(?:[aei]ra|[aei]ront|dra|dront|tra|tront|vra|vront|rra|rront)|sera|seront"
    r"|aura|auront"
    r"|(?:va|vont|doit|doivent) \w+|s'ouvrent?|se tien(?:t|nent)|debutent?|commencent?|demarrent?)\b"
    r"[^.;:,]{0,40}\Z"
)
#: What is prepared for a day: «une rencontre préparatoire au sommet de samedi».
_PREPARED = re.compile(
    r"\b(?:prepar\w{1,8}|prelude|prealable|en vue|en amont|ordre du jour|derniere main) "
    r"(?:a |au |aux |du |de |d'|des |le |la |l'|les )[^.;:,]{0,40}?"
    r"\b(?:sommet|conference|session|reunion|rencontre|visite|congres|assises|forum|dialogue|scrutin|election"
    r"|presidentielle|negociations|pourparlers)s?\b"
    r"(?: (?!(?:s'est|se|ont|est|sont|ete|etaient)\b)[\w'-]+){0,6} \Z"
)
#: What authorities decide on a day of its own, before a march: «prévue samedi et interdite la veille».
_DECIDED = re.compile(
    r"\b(?:(?:interdit|autoris|annul|report|ajourn|notifi|refus|deconseill|convoqu)(?:e?s?|ee?s?)"
    r"|interdiction|autorisation|fin de non-recevoir)(?: [\w'-]+){0,2}?,? (?:des |le |ce |depuis )?\Z"
)
#: What tells, behind a day for which something was planned, whether it was: «prévue samedi, n’a pas eu lieu».
_WAS_HELD = re.compile(
    r"(?:(?! (?:qui|que|dont|ou|apres|avant|alors|quand) )[^.;:()]){0,100}?\b"
    r"(?:(?:n'|)(?:a|ont|aurai(?:t|ent)) (?:[\w'-]+ ){0,3}?eu lieu\b"
    r"|(?:ne )?(?:s'est|se sont) (?:[\w'-]+ ){0,3}?(?:tenue?s?|deroule|ebranle|elance|form"
    r"|transform)\w{0,3}\b)"
)
#: Who comes when something has befallen people, on a day of their own.
_OFFICIAL_CAME = re.compile(
    r"\b(?:president|ministre|chef de l'etat|gouverneur|prefet|delegation|ambassadeur|procureur"
    r"|emissaire)s?\b[^.;:]{0,90}\b(?:est|sont|s'est|se sont) (?:\w+ )?(?:arrive|rendu|deplace|venu)e?s?,? "
    r"(?:ce |le )?\Z"
)
#: What is done on the day after: «sa visite intervient au lendemain de l’attaque».
_MORROW = FilteredPattern(
    r"\b(?:intervien\w{1,3}|survien\w{1,3}|prise?|tombe\w{0,2}) (?:\w+ )?au lendemain d"
)
#: The day of writing, and what was before: «… ce 9 mai : une pirogue a chaviré la veille».
_DAY_BEFORE = re.compile(
    r"\bla veille\b(?! (?:d[eu'](?! ?\w{3,}(?:er|ir)\b)|citoyen"
    r"|patrioti|sanitaire|strateg|[a-z]{4,12}ique\b))"
)
#: Where a clause begins or ends: «les secours ont fini jeudi, dont un puits s’était effondré mardi».
_BOUNDARY = re.compile(r"[,;:()–—]| (?:qui|que|dont|ou|quand|lorsque|mais|alors que) | qu'")
#: What it speaks against a date that it is of another event, of one to come, however that is named, that it
#: is the day on which an official came, or that of a decision.
_COST_OF_OTHER, _COST_OF_LATER, _COST_OF_OFFICIAL, _COST_OF_DECISION = 3.0, 6.0, 4.0, 6.0
_COST_OF_SPEECH = -1.0
#: A date of more days is none that an event was on.
_MAX_DAYS_OF_MOMENT = 3
#: So many letters of a clause say something; fewer are but its day.
_MIN_CLAUSE_CHARS = 12
#: Kinds of events in which people come to harm.
_DEADLY = frozenset({"attack", "accident", "disaster", "abduction"})
#: So far in front of a date, in code points, it is looked for.
_REACH_CHARS = 90


def cost_of_others(sentence: Sentence, span: DatedSpan, kind: str) -> float:
    """Return what speaks against a date as that of an event of a kind: it is of another one."""
    is_one_of_several = len(sentence.dates) > 1
    is_later = is_one_of_several and (_is_of_later_event(sentence, span) or _is_prepared(sentence, span))
    start = span.start - sentence.start
    came = _OFFICIAL_CAME.search(sentence.folded, max(0, start - 160), start) if kind in _DEADLY else None
    is_of_official = came is not None and "lendemain" not in sentence.folded
    cost = _COST_OF_OTHER * _is_of_other_event(sentence, span, kind) + _COST_OF_LATER * is_later
    if (
        is_one_of_several
        and kind == "protest"
        and _DECIDED.search(sentence.folded, max(0, start - 60), start)
    ):
        cost += _COST_OF_DECISION
    return cost + _COST_OF_OFFICIAL * is_of_official


def _is_of_other_event(sentence: Sentence, span: DatedSpan, kind: str) -> bool:
    """Return whether a date is of another event than one of a kind: «jugés pour la marche du 30 novembre»."""
    start = span.start - sentence.start
    linked = _LINKED.search(sentence.folded, max(0, start - _REACH_CHARS), start) if kind else None
    if linked is None or _OWN_VERB.match(linked.group()):
        return False
    triggers = find_triggers(sentence.news)
    named = {one.family for one in triggers if one.start >= linked.start() and one.end <= start}
    is_told = any(one.family == kind for one in triggers)
    return is_told and bool(named) and kind not in named


def _is_of_later_event(sentence: Sentence, span: DatedSpan) -> bool:
    """Return whether a date is of what others do later than what was on a date in front of it."""
    before = [one for one in sentence.dates if one.end <= span.start and one.last is not None]
    if not before or span.first is None or before[-1].last is None or span.first <= before[-1].last:
        return False
    start, end = before[-1].end - sentence.start, span.start - sentence.start
    first = before[-1].start - sentence.start
    words = sentence.folded[max(0, first - 70) : first], sentence.folded[first:start]
    if rate_words(*words, sentence.folded[start : start + 160]) <= _COST_OF_SPEECH:
        return False  # «a annoncé mardi une marche qui se tiendra samedi»
    return _TO_COME.search(sentence.folded, start, end) is not None


def _is_prepared(sentence: Sentence, span: DatedSpan) -> bool:
    """Return whether a date is that of a meeting which is prepared on another one."""
    start = span.start - sentence.start
    return _PREPARED.search(sentence.folded, max(0, start - _REACH_CHARS), start) is not None


def is_beside_event(sentence: Sentence, span: DatedSpan, kind: str) -> bool:
    """Return whether a date stands in a clause without a toll or a word for an event that another has."""
    tolls = [one.figure.start for one in find_tolls(sentence.folded)]
    kinds = _DEADLY if tolls else {kind}
    told = [*tolls, *(one.start for one in find_triggers(sentence.news) if one.family in kinds)]
    if not told:
        return False
    own = _clause_around(sentence, span)
    is_short = own[1] - own[0] - (span.end - span.start) < _MIN_CLAUSE_CHARS
    if is_short or _is_told_in(own, told):
        return False
    others = (
        _clause_around(sentence, one)
        for one in sentence.dates
        if one is not span and one.first and one.last and (one.last - one.first).days <= _MAX_DAYS_OF_MOMENT
    )
    return any(_is_told_in(other, told) for other in others)


def _clause_around(sentence: Sentence, span: DatedSpan) -> tuple[int, int]:
    """Return where the clause of a date begins and ends in its sentence."""
    start, end = span.start - sentence.start, span.end - sentence.start
    first = max((match.end() for match in _BOUNDARY.finditer(sentence.folded, 0, start)), default=0)
    last = _BOUNDARY.search(sentence.folded, end)
    return first, last.start() if last else len(sentence.folded)


def _is_told_in(clause: tuple[int, int], told: Sequence[int]) -> bool:
    return any(clause[0] <= at < clause[1] for at in told)


def was_held(after: str) -> bool:
    """Return whether the words behind a day for which something was planned tell whether it was."""
    return _WAS_HELD.match(after) is not None


def is_morrow_told(sentences: Sequence[Sentence], told: Sequence[bool]) -> bool:
    """Return whether one of the next sentences says that the event was on the day before."""
    return any(own and _MORROW.search(one.folded) for one, own in zip(sentences[:2], told, strict=False))


def was_day_before(before: str, after: str) -> bool:
    """Return whether the event was on the day before a date, by the words around the date."""
    told = _DAY_BEFORE.search(after)
    if told is None or _DECIDED.search(after, 0, told.start()):
        return False
    return not CAME_ON.search(before)
