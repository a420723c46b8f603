"""The day on which an event ends that lasts for so many hours, days or months by a French report."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from tui.languages.french.news.days.lasting import STAY
from tui.languages.french.news.days.words import DAYS_OF_WEEK
from tui.languages.french.news.numbers import find_numbers
from tui.languages.french.news.prose import Sentence
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.dates.ranges import shift_day
from tui.model.news import ReportedDay

#: What lasts for a time, in front of the time: «visite de trois jours», «trêve … conclue pour trois mois».
_LASTING = re.compile(
    rf"(?:ne pou(?:rra|rront|vait|vaient) plus|{STAY}|treve|cessez-le-feu|accord|suspension"
    r"|suspend\w{0,4}|interdi(?:ction|t|te|ts|tes|re|sant)|priv(?:e|ee|es|ees|ant)|gel(?:e|ee|es|ees)?"
    r"|hostilites|violences|engage\w{0,4}|couvre-feu|fermeture|etat d'urgence|transition|suspen\w{2,4}"
    r"|ferme(?:e?s)?|mouvement"
    r"|(?:arret|cessation) d[eu] travail|periode|mandat|deuil|armes|fusils|hache de guerre|pause"
    r"|memorandum|convention|contrat|protocole|partenariat|pacte)\b"
)
#: Between the two, what lasts for that time in its place: «l’accord prévoit un prêt sur cinq ans».
_OF_ANOTHER = re.compile(
    r"\b(?:prevo|financ|investi|pret\b|prets\b|plan\b|programme|projet|formation|garantie|experience|prison"
    r"|peine|rembours|portant|production|captivite|remont|dat(?:e|ait)\b)"
)
#: In front of a time, what makes it that of what is told, in a sentence without a word for it.
_VALID_FOR = FilteredPattern(
    r"\bvalables?\b|\bva(?:ut|udra)\b|\bcour(?:t|ra) (?:sur|pour|pendant)\b|\bdure(?:ra|ront|nt)\b"
    r"|\bd'une duree\b|\bpour une duree\b|\b(?:prevu|programme|annonce)e?s? (?:pour|sur) "
    r"|\bs'etal(?:e|ent|era|eront) sur\b"
    r"|\b(?:conclu|signe|interrompu|ferme|suspendu|coupe|bloque)e?s? pour\b"
    r"|\b(?:conclu|signe|decrete|accepte|fixe)e?s? (?:pour|a) "
    r"|\b(?:lie|liera|engage|engagent|lient) (?:[\w']+ ){0,3}pour\b"
    r"|\bse (?:poursui|prolonge|tien|deroule)\w{0,6} (?:[\w']+ ){0,2}?(?:pendant|durant|sur|pour)\b"
    r"|\b(?:disposent|disposeront|disposera) d|\b(?:le|la|les) rest(?:e|ent|era|eront) "
)
#: Behind a time, what it is given for: «les ministres ont deux jours pour …».
_GIVEN_FOR = re.compile(r" (?:devant (?:eux|elles) )?pour (?!cent\b)\w")
#: The same for those who are sent away: «ils ont 72 heures pour quitter le pays».
_TO_LEAVE = re.compile(
    r" pour (?:quitter|partir|plier|vider|evacuer|faire leurs|s'en aller|rejoindre|regagner|rentrer)\b"
)
_GIVEN = re.compile(r"\b(?:ont|auront) ")
#: In front of a number of hours, what makes their end a term: «sous 72 heures».
_DEADLINE = FilteredPattern(r"\bdelai d|\bsous\b|\bultimatum\b|\bdispos(?:e|ent|era|eront|ait|aient) d")
_DURATION = FilteredPattern(
    r"(?:(?:\bn'a(?:ura|vait)? (?:\w+ )?dure que|\ba(?:ura)? dure"
    r"|\bde|\bsous|\bpour|\bsur|\bpendant|\bdurant|\bduree de|\bfixee?s? a|\bont|\bauront"
    r"|(?<!a )(?<!ont )\bdur(?:e|er|era|ent|eront|ait|aient)"
    r"|\brest(?:e|ent|era|eront)|\bpasse(?:nt|ra|ront)|\bvalables?)\s|\bd'"
    r"|\b(?=[\w-]+ (?:jours|semaines|mois) durant\b))"
    r"(?:une duree d(?:e |'))?(?:encore )?"
    r"(?P<number>[\w-]+(?: et [\w-]+)?) (?P<unit>heures|jours?|semaines?|mois|ans?)\b"
)
#: In front of a time, that what is told went on for it: «pendant deux jours, les ministres examinent …».
_WHILE = re.compile(r"(?:pendant|durant|passe(?:nt|ra|ront)) ")
_DURANT = re.compile(r" durant\b")
_PART_OF_IT = re.compile(
    r"[^.;,]{0,20} (?:par|avant|apres|plus t|de (?:deuil|captivite|detention|route|marche|pluies?|retard"
    r"|prison|suspens))\b"
)
#: Hours between which something is forbidden each day; what was to last for longer than it did.
_HOURS_OF_DAY = re.compile(r"\d{1,2} heures (?:a \d|du (?:matin|soir))")
_CUT_SHORT = FilteredPattern(r"\bn'en a (?:\w+ )?dure qu(?P<one>'une?\b(?! [a-z]))?|\becourtee?s?\b")
#: In front of a number of hours, what makes it a time of day: «aux environs de 16 heures».
_TIME_OF_DAY = re.compile(r"\b(?:environs|alentours|a partir|vers|pres|avant|apres|heure|jusqu'a) \Z")
#: How long something was: «n’aura duré que 48 heures»; of a strike also without «que».
_WAS, _WAS_ONLY = re.compile(r"(?:n')?a(?:ura|vait)? (?:\w+ )?dure "), re.compile(r"n'a")
#: A strike, whose hours are days of work; for how long it is, as in «ont cessé le travail pour trois jours».
STRIKE = FilteredPattern(
    r"\bgreves?\b|\bgrevistes?\b|\barrets? d[eu] travail\b|\bdebray"
    r"|\b(?:cess|arret)\w{1,4} (?:le|du|de) travail"
    r"|\bcrois\w{1,5} les bras"
)
_FOR = re.compile(r"(?:pour|pendant|durant) ")
#: So long in front of a time a word for what lasts may stand, in code points.
_REACH, _MAX_COUNT = 110, 400


def tells_duration(folded: str, is_going_on: bool) -> bool:
    """Return whether a folded sentence without a word for an event tells how long what is told lasts."""
    if _VALID_FOR.search(folded) or _DEADLINE.search(folded):
        return True
    if "pour " in folded and any(_TO_LEAVE.match(folded, one.end()) for one in _DURATION.finditer(folded)):
        return True
    return is_going_on and any(_is_given(folded, one) for one in _DURATION.finditer(folded))


def find_cut_short(sentence: Sentence, begun: ReportedDay) -> ReportedDay | None:
    """Return the end of what was over on its first day: «prévu pour deux jours, il n’en a duré qu’un»."""
    cut_short = _CUT_SHORT.search(sentence.folded)
    if cut_short is None or not cut_short["one"]:
        return None
    return ReportedDay(begun.first, begun.first, cut_short.group())


def end_by_duration(sentence: Sentence, begun: ReportedDay, is_going_on: bool) -> ReportedDay | None:
    """Return the end of what begins on a day and lasts so many days (both counted), weeks or months.

    `is_going_on`: it is a meeting or a stay, which lasts for as long as anything that is done at it.
    """
    folded = sentence.folded
    for match in _DURATION.finditer(folded):
        if not _is_of_event(folded, match, is_going_on):
            continue
        is_time_of_day = _TIME_OF_DAY.search(folded, max(0, match.start() - 14), match.start())
        if match["unit"] == "heures" and is_time_of_day:
            continue
        if _HOURS_OF_DAY.match(folded, match.start("number")) or _CUT_SHORT.search(folded):
            continue
        numbers = find_numbers(match["number"])
        if len(numbers) != 1 or not numbers[0].is_exact or numbers[0].low > _MAX_COUNT:
            continue
        is_deadline = _DEADLINE.search(folded, max(0, match.start() - 20), match.end()) is not None
        is_deadline = is_deadline or _TO_LEAVE.match(folded, match.end()) is not None
        days = _last_days(begun.first, int(numbers[0].low), match["unit"], is_deadline, is_strike(folded))
        if days is not None:
            return ReportedDay(*days, match.group())
    return None


def _is_of_event(folded: str, match: re.Match[str], is_going_on: bool) -> bool:
    """Return whether a time is that of the event, by what stands in front of it."""
    near = max(0, match.start() - 20), match.end()
    if (
        _TO_LEAVE.match(folded, match.end())
        or _DEADLINE.search(folded, *near)
        or _VALID_FOR.search(folded, *near)
    ):
        return True
    if _WAS.match(match.group()) and not (_WAS_ONLY.match(match.group()) or is_strike(folded)):
        return False
    if (_FOR.match(match.group()) or _WAS.match(match.group())) and is_strike(folded):
        return not _PART_OF_IT.match(folded, match.end())
    if is_going_on and _is_given(folded, match):
        return True
    if _GIVEN.match(match.group()):
        return False
    lasting = _LASTING.search(folded, max(0, match.start() - _REACH), match.start())
    return lasting is not None and not _OF_ANOTHER.search(folded, lasting.end(), match.start())


def _is_given(folded: str, match: re.Match[str]) -> bool:
    """Return whether a time is that of a meeting or a stay: «pendant deux jours», «ont deux jours pour»."""
    if _GIVEN.match(match.group()):
        return _GIVEN_FOR.match(folded, match.end()) is not None
    is_short = match["unit"].startswith(("jour", "heure"))
    is_while = _WHILE.match(match.group()) is not None or _DURANT.match(folded, match.end()) is not None
    is_while = is_while and is_short
    return is_while and not _PART_OF_IT.match(folded, match.end())


def is_strike(folded: str) -> bool:
    """Return whether a folded sentence tells of a strike."""
    return STRIKE.search(folded) is not None


def _last_days(
    first: date, count: int, unit: str, is_deadline: bool, is_strike: bool
) -> tuple[date, date] | None:
    """Return the days on one of which it ends that lasts so many hours, days, weeks, months or years."""
    if unit.startswith("heure"):
        # From Monday on, 72 hours end on Wednesday or Thursday; those of a strike are days of work.
        last = shift_day(first, -(-count // 24))
        if is_strike:
            return shift_day(last, -1), shift_day(last, -1)
        return (last if is_deadline else max(first, shift_day(last, -1))), last
    if unit.startswith("jour"):
        last = shift_day(first, count - 1)
    elif unit.startswith("semaine"):
        last = shift_day(first, DAYS_OF_WEEK * count)
    else:
        months = count * (12 if unit.startswith("an") else 1) + first.month - 1
        year, month = first.year + months // 12, months % 12 + 1
        if year > date.max.year:
            return None
        last = date(year, month, min(first.day, monthrange(year, month)[1]))
    return last, last
