"""The day of an event among the dates of a French report, and the day on which it ends.

A date beside a verb of speech is the day of an announcement, one beside «s’achève» or behind «jusqu’à» is an
end.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from tui.languages.french.news.numbers import find_numbers
from tui.languages.french.news.prose import DatedSpan, Sentence
from tui.model.dates.ranges import shift_day
from tui.model.news import ReportedDay

#: A report tells of nothing further from its publication, in days.
MAX_DAYS_BEFORE, MAX_DAYS_AHEAD = 21, 62
#: What may have been on more days says nothing of the day.
MAX_DAYS_OF_EVENT = 40
#: An announcement is of something in so many days before it.
MAX_DAYS_TO_ANNOUNCEMENT = 7
#: Days on each of which something was, not one of them: «mardi et mercredi», «du 3 au 5 mai».
_SEVERAL_DAYS = re.compile(r"\w (?:et|au) (?:le )?\w")
_NIGHT = re.compile(r"\bnuit\b")
_WEEK = 7
#: A sentence that is no longer, and tells of nothing, may be a place and the day of writing alone.
MAX_LINE_CHARS = 60
_SINCE = ("depuis", "des ")
#: Days to come, whatever verb stands in front of them.
_AHEAD = re.compile(r"\b(?:apres-)?demain\b|\bprochaine?\b|\bce(?:tte)? ")
#: What was to be done, by an earlier promise, in front of its term: «s’étaient engagés à partir avant le …».
_PROMISED = re.compile(r"\b(?:s'etai(?:t|ent)|avai(?:t|ent)|devai(?:t|ent))\b[^.;]{0,60}\Z")
_DIGIT = re.compile(r"\d")
_SPEECH = (
    r"indique|declare|annonce|affirme|precise|rapporte|ajoute|explique|confirme|fait savoir|dit|soutenu"
    r"|assure|reagi|estime"
    r"|rendu publi[cq]u?e?s?|publiee?|diffusee?|presentee?|proclamee?|revendique|dementi|communique|lue?"
    r"|souligne|rappele|appris|temoigne|deplore|salue|reaffirme|fait etat|donne|point de presse"
    r"|conference de presse|interroge|joints?|contacte"
    r"|parvenue?|transmis|poste|publi[ea]|mis en ligne|averti|reconnu|refute|qualifie"
)
_SPEECH_BEFORE = re.compile(
    rf"(?<![\w-])(?:{_SPEECH})(?! qu[e'])"
    r"(?: (?:a |aux? |la |le |les |l'|notre |dans |ce |cet? |,)?[\w']+){0,3},? ?\Z"
)
_SPEECH_AFTER = re.compile(
    r"(?: (?:au |dans la )?(?:soir(?:ee)?|matin(?:ee)?|apres-midi))?,? (?:\w+ ){0,3}?(?:a|ont) "
    rf"(?:{_SPEECH})\b"
)
#: A decree of mourning or the toll of a day, which is not the day of what is mourned or counted.
_DECREED = re.compile(
    r"\b(?:decret|instaur|observ)\w{0,4}\b[^.;]{0,60}\bdeuil\b[^.;]{0,40}\Z|\bdate d[eu] \Z"
    r"|\bdeuil\b[^.;]{0,40}\b(?:decret|instaur|observ|entam|debut|commenc)\w{0,4}\b[^.;:]{0,40}\Z"
)
_MOURNING_AFTER = re.compile(r"(?:,? (?!apres\b)[\w'-]+){0,6}?,? (?:d'un |un |le |son |de )?deuil\b")
#: What was before, by which a text says who is meant: «arrivé au pouvoir le …», «le coup d’État du …».
_BACKGROUND = re.compile(
    r"(?:(?:coup d'etat|putsch|coup de force|prise d[eu] pouvoir) d[ue] "
    r"|\bau pouvoir (?:(?:a|au|en) \w{1,20} )?(?:depuis )?(?:le )?"
    r"|\brenverse\w* (?:le |lors du )?|\bdechue? (?:le |depuis )?|\belue?s? (?:le |en )"
    r"|\bcreee?s? (?:le |en )|\bfondee?s? (?:le |en )|\bdepuis (?:le )?)(?:coup d'etat (?:du )?)?\Z"
)
#: The weekdays of a night, with its date behind: «dans la nuit de dimanche à lundi 28 octobre».
_NIGHT_BEFORE = re.compile(r"\bnuit d[eu] \w{5,8} (?:a|au) \w{5,8} \Z")
#: The day of writing, and what was before: «… ce 9 mai : une pirogue a chaviré la veille».
_DAY_BEFORE = re.compile(r"\bla veille\b(?! d[eu'])")
_DAY_AFTER = re.compile(r"[^.;]{0,60}\bau lendemain (?:de|d'|du)\b")
#: «Depuis» with a day behind it, not only a month or a year.
_DAY_WORDS = re.compile(r"\b\d{1,2}(?:er)?\b|\b(?:lun|mar|mercre|jeu|vendre|same)di\b|\bdimanche\b|\bhier\b")
#: A noun of what happened in front of a date: «l’attaque du 14 mai», «l’élection de dimanche».
_OF_EVENT = re.compile(
    r"(?:attaque|assaut|embuscade|attentat|raid|bombardement|frappe|explosion|affrontements?|combats?"
    r"|drame|tragedie|incident|election|scrutin|vote|legislative|presidentielle|partielle|referendum"
    r"|second tour|premier tour|manifestation|marche|rassemblement|greve|journee|inondations?|crue|pluies"
    r"|accident|naufrage|incendie|crash|rencontre|reunion|sommet|visite|ceremonie|signature|seance|session"
    r"|conseil des ministres|enlevement|rapt|operation"
    r"|nuit)s?(?: \w+){0,4}? (?:du|de|d'|des|dans la nuit du|dans la nuit de|au|survenue?s?)(?: ce)? ?\Z"
)
_END_VERB = re.compile(
    r"(?:acheve|s'acheve|s'est achevee?|se sont acheve(?:e?s)?|s'achevent|s'est termine"
    r"|se termine|pris fin|prend fin|prendra fin|regagne|regagnera|quitte|prendre fin"
    r"|prendront fin|s'achever|cloturee?|close?|rentree?|retour|reparti|repartira|mis fin"
    r"|s'acheve(?:ra|nt)?|expire(?:ra)?|terminera|leve[er]?)"
    r"(?: [\w’'-]+){0,4},? ?\Z"
)
_START_VERB = re.compile(
    r"(?:entamee?s?|ouverte?s?|commencee?s?|debutee?s?|demarree?s?|lancee?s?|arrivee?s?|depuis|initiee?s?"
    r"|a partir d[eu])"
    r"(?: [\w’'-]+){0,4},? ?\Z"
)
#: A participle directly in front of a date, and no verb of the future with it.
_DONE = re.compile(
    r"(?<!etre )(?<!sera )(?<!seront )\b\w+(?:clu|ue|ues|us|e|ee|es|ees|is|ise|ises|it|ite|ites) \Z"
)
#: What lasts for a time, in front of the time: «visite de trois jours», «trêve … conclue pour trois mois».
_LASTING = re.compile(
    r"(?:rencontre|reunion|visite|sejour|mission|voyage|deplacement|tournee|treve|cessez-le-feu|accord|suspension"
    r"|interdiction|greve|couvre-feu|fermeture"
    r"|etat d'urgence|sommet|conference|session|transition|sit-in|arret de travail|periode|mandat|deuil)\b"
)
_DURATION = re.compile(
    r"(?:\bde|\bpour|\bpendant|\bdurant|\bd'une duree de|\bduree de|\bdure(?:ra)?|\bpour une duree de|\bd')"
    r"\s(?:une duree de )?(?P<number>[\w-]+(?: et [\w-]+)?) (?P<unit>heures|jours?|semaines?|mois|ans?)\b"
)
_VALID = re.compile(
    r"cour[ts]\b|courra|valable|en vigueur|expire|prend(?:ra)? fin|dure|restera|reste|prolong|observ"
    r"|respect|jusqu|s'etend|maintenu"
    r"|acheve|quitt|partir|parti|retir|evacu|retrait|depart|delai|echeance|termin|complet|effectif|d'ici"
    r"|au plus tard|avant|remis"
)
_TERM = re.compile(
    r"(?<![\w-])(?:jusqu'(?:au|a|en)|d'ici(?: a| au| la)?|avant|au plus tard|pour|expire(?:ra)?"
    r"|prend(?:ra)? fin|est fixee? au)\b"
)


def find_begun(
    sentences: Sequence[Sentence], told: Sequence[bool], published: tuple[date, date] | None
) -> ReportedDay | None:
    """Return the day of the event that the first sentences of a report tell of; None where none is told.

    `told`: for each sentence whether it has a word for the event. The day of an announcement stands for the
    week before it, and is not stated.
    """
    best: tuple[float, ReportedDay] | None = None
    for order, (sentence, is_told) in enumerate(zip(sentences, told, strict=False)):
        is_line = not is_told and len(sentence.text) <= MAX_LINE_CHARS and len(sentences) > 1
        for span in () if is_line else sentence.dates:
            rated = _rate_day(sentence, span, published)
            if rated is None:
                continue
            score, day = rated
            score -= order * 0.8 + (0.0 if is_told or order == 0 else 1.5)
            if best is None or score > best[0]:
                best = score, day
    if best is None:
        return None
    score, day = best
    if score > 0:
        return day
    return ReportedDay(shift_day(day.first, -MAX_DAYS_TO_ANNOUNCEMENT), day.last, "", False)


def _rate_day(
    sentence: Sentence, span: DatedSpan, published: tuple[date, date] | None
) -> tuple[float, ReportedDay] | None:
    """Return how much speaks for a date as the day of the event, with the day; None if it cannot be."""
    start, end = span.start - sentence.start, span.end - sentence.start
    if start < sentence.lead or (span.first is None and span.last is None):
        return None
    before, after = sentence.folded[max(0, start - 70) : start], sentence.folded[end : end + 160]
    words = sentence.folded[start:end]
    days = None if _BACKGROUND.search(before) else _possible_days(span, before, words, after)
    if days is None or (days[1] - days[0]).days > MAX_DAYS_OF_EVENT:
        return None
    first, last = days
    if published is not None:
        is_done = _DONE.search(before) and not (_DIGIT.search(words) or _AHEAD.search(words))
        if first > published[1] and is_done:
            # «l’accord conclu jeudi» in a sentence about the future: the Thursday before.
            first, last = shift_day(first, -_WEEK), shift_day(last, -_WEEK)
        earliest = shift_day(published[0], -MAX_DAYS_BEFORE)
        latest = shift_day(published[1], MAX_DAYS_AHEAD)
        if last < earliest or first > latest:
            return None
    score = 3.0 if first == last or _NIGHT_BEFORE.search(before) else 1.0
    score += _rate_words(before, words, after)
    if published is not None and first > published[1]:
        score -= 1.5
    return score, ReportedDay(first, last, span.words)


def _possible_days(span: DatedSpan, before: str, words: str, after: str) -> tuple[date, date] | None:
    """Return the first and last day that a date means by the words around it; None if it means no days."""
    is_since = words.startswith(_SINCE)
    first, last = span.first, span.last
    if first is None or (last is None and not is_since) or (is_since and not _DAY_WORDS.search(words)):
        return None
    last = first if is_since or last is None else last
    if first == last and _DAY_BEFORE.search(after):
        return shift_day(first, -1), shift_day(first, -1)
    if first == last and _NIGHT_BEFORE.search(before):
        return shift_day(first, -1), last
    if first == last and _DAY_AFTER.match(after):
        return shift_day(first, -1), shift_day(first, -1)
    if _SEVERAL_DAYS.search(words) and not _NIGHT.search(before + words):
        last = first
    return first, last


def _rate_words(before: str, words: str, after: str) -> float:
    """Return what the words around a date speak for (more than 0) or against as the day of the event."""
    score = 0.0
    is_start, is_end = words.startswith(_SINCE) or _START_VERB.search(before), _END_VERB.search(before)
    if is_start:
        score += 1.0
    elif is_end:
        score -= 2.0
    is_mourning = _DECREED.search(before) or ((is_end or is_start) and _MOURNING_AFTER.match(after))
    if _OF_EVENT.search(before):
        score += 3.0
    elif is_mourning or _SPEECH_BEFORE.search(before) or _SPEECH_AFTER.match(after):
        score -= 3.0 + max(score, 0.0)
    return score


def find_ended(
    sentences: Sequence[Sentence], begun: ReportedDay | None, is_own: Sequence[bool]
) -> ReportedDay | None:
    """Return the day on which the event ended or is to end; None where no sentence tells.

    `is_own`: for each sentence whether it speaks of the event by its noun.
    """
    for sentence, own in zip(sentences, is_own, strict=True):
        if day := _stated_end(sentence, begun, own) or _second_day(sentence, begun):
            return day
    for sentence, own in zip(sentences, is_own, strict=True):
        if own and begun is not None and (day := _end_by_duration(sentence, begun)):
            return day
    return None


def _stated_end(sentence: Sentence, begun: ReportedDay | None, own: bool) -> ReportedDay | None:
    """Return the end that a sentence names as a date."""
    for span in sentence.dates:
        start = span.start - sentence.start
        before = sentence.folded[max(0, start - 70) : start]
        words = sentence.folded[start : span.end - sentence.start]
        if span.last is None:
            continue
        is_term = span.first is None or _TERM.search(words) is not None
        if is_term and own and not _PROMISED.search(before) and _VALID.search(sentence.folded):
            last = _not_before(span.last, begun)
            return _term_day(last, words, span)
        is_end = _END_VERB.search(before) and span.is_day and begun is not None and begun.first != span.first
        if is_end and begun is not None and span.last >= begun.first:
            return ReportedDay(span.last, span.last, span.words)
    return None


def _second_day(sentence: Sentence, begun: ReportedDay | None) -> ReportedDay | None:
    """Return the last day of «mardi et mercredi» or «du 3 au 5 mai», if the event began on the first."""
    if begun is None or not begun.is_stated:
        return None
    for span in sentence.dates:
        words = sentence.folded[span.start - sentence.start : span.end - sentence.start]
        if span.first == begun.first and span.last and span.last > span.first and _SEVERAL_DAYS.search(words):
            return ReportedDay(span.last, span.last, span.words)
    for one, other in pairwise(sentence.dates):
        between = sentence.folded[one.end - sentence.start : other.start - sentence.start].strip()
        if between == "et" and one.first == begun.first and other.is_day and other.first:
            return ReportedDay(other.first, other.first, other.words)
    return None


def _term_day(last: date, words: str, span: DatedSpan) -> ReportedDay:
    """Return the end that «jusqu’au» or «avant» names; the days of a month that is named as a whole."""
    if "fin " in words:
        final = monthrange(last.year, last.month)[1]
        return ReportedDay(last.replace(day=min(21, final)), last.replace(day=final), span.words)
    return ReportedDay(last, last, span.words)


def _not_before(last: date, begun: ReportedDay | None) -> date:
    """Return an end that is not before the beginning: in the next year, if the year is left open."""
    is_early = begun is not None and last < begun.first and (begun.first - last).days < 366
    if is_early and last.year < date.max.year:
        return last.replace(year=last.year + 1, day=min(last.day, 28) if last.month == 2 else last.day)
    return last


def _end_by_duration(sentence: Sentence, begun: ReportedDay) -> ReportedDay | None:
    """Return the end of what begins on a day and lasts so many days (both counted), weeks or months."""
    for match in _DURATION.finditer(sentence.folded):
        if not _LASTING.search(sentence.folded, max(0, match.start() - 110), match.start()):
            continue
        numbers = find_numbers(match["number"])
        if len(numbers) != 1 or not numbers[0].is_exact or numbers[0].low > 400:
            continue
        count, unit, first = int(numbers[0].low), match["unit"], begun.first
        if unit.startswith("heure"):
            # From Monday on, 72 hours end on Wednesday or Thursday.
            last = shift_day(first, -(-count // 24))
            return ReportedDay(max(first, shift_day(last, -1)), last, match.group())
        elif unit.startswith("jour"):
            last = shift_day(first, count - 1)
        elif unit.startswith("semaine"):
            last = shift_day(first, _WEEK * count)
        else:
            months = count * (12 if unit.startswith("an") else 1) + first.month - 1
            year, month = first.year + months // 12, months % 12 + 1
            if year > date.max.year:
                continue
            last = date(year, month, min(first.day, monthrange(year, month)[1]))
        return ReportedDay(last, last, match.group())
    return None
