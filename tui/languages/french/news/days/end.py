"""The day on which an event ends, by a French report: a date beside «s’achève», a term, or a duration."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from msgspec import structs

from tui.languages.french.calendar import WEEKDAYS
from tui.languages.french.news.days.lasting import STAY
from tui.languages.french.news.days.words import BETWEEN, DAYS_OF_WEEK, END_BEHIND, END_VERB, SEVERAL_DAYS
from tui.languages.french.news.numbers import find_numbers
from tui.languages.french.news.prose import DatedSpan, Sentence
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.dates.ranges import shift_day
from tui.model.news import ReportedDay

#: What was to be done, by an earlier promise, in front of its term: «s’étaient engagés à partir avant le …».
_PROMISED = re.compile(r"\b(?:s'etai(?:t|ent)|avai(?:t|ent)|devai(?:t|ent))\b[^.;]{0,60}\Z")
#: What was, in front of its term: «l’embargo qui a frappé le pays jusqu’en février».
_PAST = re.compile(r"\b(?:a|ont|avai(?:t|ent)|étai(?:t|ent)) [^.;]{0,50}\Z")
#: In front of a term, that it is one of what holds now: «ont signé un cessez-le-feu qui court jusqu’au …».
_HOLDS = re.compile(
    r"\b(?:court|courra|vaut|vaudra|valables?|en vigueur|expire|expirera|prend(?:ra)? fin|tient|tiendra"
    r"|dure|durera|s'applique|s'appliquera|s'etend|reste|restera) (?:\w+ ){0,2}\Z"
)
#: Who has time until a day: «les troupes ont jusqu’au 30 juin».
_HAS = re.compile(r"\b(?:a|ont|aura|auront) \Z")
#: What lasts for a time, in front of the time: «visite de trois jours», «trêve … conclue pour trois mois».
_LASTING = re.compile(
    rf"(?:ne pou(?:rra|rront|vait|vaient) plus|{STAY}|treve|cessez-le-feu|accord|suspension|interdiction"
    r"|hostilites|violences|engage\w{0,4}|couvre-feu|fermeture|etat d'urgence|transition|suspen\w{2,4}"
    r"|ferme(?:e?s)?|mouvement"
    r"|arret de travail|periode|mandat|deuil"
    r"|memorandum|convention|contrat|protocole|partenariat|pacte)\b"
)
#: Between the two, what lasts for that time in its place: «l’accord prévoit un prêt sur cinq ans».
_OF_ANOTHER = re.compile(
    r"\b(?:prevo|financ|investi|pret\b|prets\b|plan\b|programme|projet|formation|garantie|experience|prison"
    r"|peine|remboursable|portant|production|captivite)"
)
#: In front of a time, what makes it that of what is told, in a sentence without a word for it.
_VALID_FOR = FilteredPattern(
    r"\bvalables?\b|\bva(?:ut|udra)\b|\bcour(?:t|ra) (?:sur|pour|pendant)\b|\bdure(?:ra|ront|nt)\b"
    r"|\bd'une duree\b|\bpour une duree\b|\b(?:prevu|programme|annonce)e?s? (?:pour|sur) "
    r"|\bs'etal(?:e|ent|era|eront) sur\b"
    r"|\b(?:conclu|signe|interrompu|ferme|suspendu|coupe|bloque)e?s? pour\b"
    r"|\b(?:conclu|signe|decrete|accepte|fixe)e?s? (?:pour|a) "
    r"|\b(?:lie|liera|engage|engagent|lient) (?:[\w']+ ){0,3}pour\b"
)
#: In front of a day that is set as a term; what it is called.
_SET_TERM = re.compile(
    r"\b(?:fix|repouss|report|prolong|arret)\w{1,3}(?: (?:au|a|jusqu'au))?(?: le)? \Z"
    r"|\b(?:echeance|terme|date limite|date butoir)(?: de l'accord| de la treve)? ?: (?:le )?\Z"
)
_DEADLINE_WORD = FilteredPattern(r"\bdate (?:limite|butoir)|\becheance|\bdelai|\bultimatum|\bterme\b")
#: In front of a number of hours, what makes their end a term: «sous 72 heures».
_DEADLINE = FilteredPattern(r"\bdelai d|\bsous\b|\bultimatum\b")
_DURATION = FilteredPattern(
    r"(?:(?:\bde|\bsous|\bpour|\bsur|\bpendant|\bdurant|\bduree de|\bfixee?s? a"
    r"|(?<!a )(?<!ont )\bdure(?:ra|r)?"
    r"|\bvalables?)\s|\bd')"
    r"(?:une duree d(?:e |'))?"
    r"(?P<number>[\w-]+(?: et [\w-]+)?) (?P<unit>heures|jours?|semaines?|mois|ans?)\b"
)
#: What every sentence has that tells how long something lasts.
_DIGIT = re.compile(r"\d")
#: Hours between which something is forbidden each day; what was to last for longer than it did.
_HOURS_OF_DAY = re.compile(r"\d{1,2} heures (?:a \d|du (?:matin|soir))")
_CUT_SHORT = re.compile(r"\bn'en a (?:\w+ )?dure qu(?P<one>'une?\b(?! [a-z]))?|\becourtee?s?\b")
#: In front of a number of hours, what makes it a time of day: «aux environs de 16 heures».
_TIME_OF_DAY = re.compile(r"\b(?:environs|alentours|a partir|vers|pres|avant|apres|heure|jusqu'a) \Z")
_STRIKE = FilteredPattern(r"\bgreve\b|\barret de travail\b|\bdebrayage\b")
#: What ends a strike, in front of the day.
_BROKEN_OFF = re.compile(r"\b(?:suspendu|leve|rompu|interrompu)e?s? (?:[\w'’-]+ ){0,3}\Z")
#: A verb by which an end is set: «doit se terminer fin août».
_DEADLINE_AHEAD = re.compile(
    r"\b(?:doi(?:t|vent)|dev(?:ra|ront|rait|raient)|\w+(?:ra|ront)|prevu\w{0,2})\b[^.;]{0,40}\Z"
)
#: What goes on to tell of what the sentence before does: «Il court jusqu’au 1er août».
_GOES_ON = re.compile(
    r"\W{0,3}(?:ils?|elles?|celui-ci|celle-ci|ce texte|le texte|la mesure|le document|la decision"
    r"|(?:l'|la |le |cette? )(?:accord|arret|cessation|cessez-le-feu|engagement|entente|pacte|pause|silence"
    r"|mouvement|treve|suspension|compromis|interdiction)(?: des? [\w']+)?)"
    r" (?:(?:est|sera|sont|seront|reste|restera|les?) )?(?:cour[ts]|courra|vaut|vaudra"
    r"|s'applique|s'appliquera|expire|expirera|dure|durera|ti(?:ent|endra)|valables?|lies?|engage"
    r"|en vigueur|prend(?:ra)? fin|doit|devra)\b"
)
#: What a truce does, which speaks of it without its name: «les hostilités sont suspendues jusqu’au …».
_FIGHTING = r"(?:hostilites|combats|violences|affrontements|operations|attaques|tirs|armes|action militaire)"
_FIGHTING_STOPS = FilteredPattern(
    rf"\b(?:arret|suspension|cessation|fin) (?:complete? |immediate? |totale? )?des {_FIGHTING}\b"
    r"|\b(?:cess|suspend|interromp|arret|gel)\w{0,6} (?:\w{3,14} )?(?:les |leurs |ses |toute |toutes les "
    rf"|tout )(?:\w+ )?{_FIGHTING}"
    rf"|\b{_FIGHTING}(?: \w{{4,14}}){{0,2}} (?:(?:sont|seront|est|sera|doivent etre|etaient) (?:\w{{4,14}} )?"
    r"(?:suspend|interromp|arret|gel|a l'arret)|(?:cess|se tai|se tair|doivent (?:cesser|se taire))\w{0,6})"
    r"|\b(?:depos|bais)\w{1,5} les armes\b"
)
#: A verb that tells of an end to come: «la visite s’achève vendredi».
_ENDS_AHEAD = re.compile(
    r"\b(?:arriv(?:e|era) a (?:echeance|terme|expiration)|s'acheve(?:ra)?"
    r"|se termine(?:ra)?|prend(?:ra)? fin|expire(?:ra)?|quittera?|regagnera?"
    r"|repart(?:ira)?"
    r"|ferme(?:ra)? ses portes|(?:baisse|tire)(?:ra)? le rideau|doit \w+)\b"
)
_VALID = FilteredPattern(
    r"date (?:limite|butoir)|cour[ts]\b|courra|valable|en vigueur|expire|prend(?:ra)? fin|dure|restera"
    r"|reste|prolong|observ"
    r"|respect|jusqu|s'etend|maintenu"
    r"|acheve|quitt|partir|parti|retir|evacu|retrait|depart|delai|echeance|termin|complet|effectif|d'ici"
    r"|au plus tard|avant|remis"
)
_TERM = re.compile(
    r"(?<![\w-])(?:jusqu'(?:au|a|en)|d'ici(?: a| au| la)?|avant|au plus tard|pour|expire(?:ra)?"
    r"|prend(?:ra)? fin|est fixee? au)\b"
)


def find_ended(
    sentences: Sequence[Sentence], begun: ReportedDay | None, is_own: Sequence[bool]
) -> ReportedDay | None:
    """Return the day on which the event ended or is to end; None where no sentence tells.

    `is_own`: for each sentence whether it speaks of the event by its noun.
    """
    for sentence, own in zip(sentences, is_own, strict=True):
        is_of_truce = _FIGHTING_STOPS.search(sentence.folded) is not None
        goes_on = own or is_of_truce or _GOES_ON.match(sentence.folded) is not None
        if day := _stated_end(sentence, begun, goes_on) or _second_day(sentence, begun):
            return structs.replace(day, at=(sentence.start, sentence.end))
    for sentence, own in zip(sentences, is_own, strict=True):
        if begun is None:
            continue
        cut_short = _CUT_SHORT.search(sentence.folded)
        if cut_short and cut_short["one"]:  # «prévu pour deux jours, il n’en a duré qu’un»
            return ReportedDay(begun.first, begun.first, cut_short.group(), at=(sentence.start, sentence.end))
        is_valid = own or _VALID_FOR.search(sentence.folded) or _DEADLINE.search(sentence.folded)
        if is_valid and (day := _end_by_duration(sentence, begun)):
            return structs.replace(day, at=(sentence.start, sentence.end))
    return None


def _stated_end(sentence: Sentence, begun: ReportedDay | None, own: bool) -> ReportedDay | None:
    """Return the end that a sentence names as a date."""
    for span in sentence.dates:
        start = span.start - sentence.start
        before = sentence.folded[max(0, start - 70) : start]
        words = sentence.folded[start : span.end - sentence.start]
        if span.last is None or (begun is not None and words.startswith("sous ")):
            continue  # so many hours from the day on which it began
        is_set = _SET_TERM.search(before) is not None and _DEADLINE_WORD.search(sentence.folded) is not None
        is_term = span.first is None or _TERM.search(words) is not None or is_set
        is_over = (
            begun is not None
            and span.last < begun.first
            and _PAST.search(sentence.text, max(0, start - 70), start)
            and not _HOLDS.search(before)
        )
        has_until = _HAS.search(before) is not None and words.startswith("jusqu")
        if (
            is_term
            and own
            and not ((is_over and not has_until) or _PROMISED.search(before))
            and _VALID.search(sentence.folded)
        ):
            last = _not_before(span.last, begun, words)
            return _term_day(last, words, span)
        has_verb = END_VERB.search(before) is not None and not _PROMISED.search(before)
        after = sentence.folded[span.end - sentence.start : span.end - sentence.start + 140]
        has_verb = has_verb or END_BEHIND.match(after) is not None
        is_end = has_verb or (_BROKEN_OFF.search(before) and _STRIKE.search(sentence.folded))
        is_ahead = _DEADLINE_AHEAD.search(before) or _ENDS_AHEAD.search(before)
        if is_end and not span.is_day and is_ahead and own:
            return _term_day(_not_before(span.last, begun, words), words, span)
        if not span.is_day or not is_end:
            continue
        last = span.last
        if begun is None:
            return ReportedDay(last, last, span.words)
        if last < begun.first and words in WEEKDAYS and _ENDS_AHEAD.search(before):
            last = shift_day(last, DAYS_OF_WEEK)
        if last > begun.first or (last == begun.first and _BROKEN_OFF.search(before)):
            return ReportedDay(last, last, span.words)
    return None


def _second_day(sentence: Sentence, begun: ReportedDay | None) -> ReportedDay | None:
    """Return the last day of «mardi et mercredi» or «du 3 au 5 mai», if the event began on the first."""
    if begun is None or not begun.is_stated:
        return None
    for span in sentence.dates:
        words = sentence.folded[span.start - sentence.start : span.end - sentence.start]
        before = sentence.folded[max(0, span.start - sentence.start - 12) : span.start - sentence.start]
        is_night = "nuit" in before + words
        is_several = SEVERAL_DAYS.search(words) and not (is_night or words.startswith(BETWEEN))
        if span.first == begun.first and span.last and span.last > span.first and is_several:
            return ReportedDay(span.last, span.last, span.words)
    for one, other in pairwise(sentence.dates):
        between = sentence.folded[one.end - sentence.start : other.start - sentence.start].strip()
        if between == "et" and one.first == begun.first and other.is_day and other.first:
            return ReportedDay(other.first, other.first, other.words)
    return None


def _term_day(last: date, words: str, span: DatedSpan) -> ReportedDay:
    """Return the end that «jusqu’au» or «avant» names; the days of a month that is named as a whole."""
    if "mi-" in words and span.first is not None and span.last == last:
        return ReportedDay(span.first, last, span.words)
    if "fin " in words:
        final = monthrange(last.year, last.month)[1]
        return ReportedDay(last.replace(day=min(21, final)), last.replace(day=final), span.words)
    return ReportedDay(last, last, span.words)


def _not_before(last: date, begun: ReportedDay | None, words: str) -> date:
    """Return an end that is not before the beginning: in the next week or year, if that is left open."""
    is_weekday = begun is not None and last < begun.first and not _DIGIT.search(words)
    if is_weekday and begun is not None and (begun.first - last).days < DAYS_OF_WEEK:
        return shift_day(last, DAYS_OF_WEEK)
    is_early = begun is not None and last < begun.first and (begun.first - last).days < 366
    if is_early and last.year < date.max.year:
        return last.replace(year=last.year + 1, day=min(last.day, 28) if last.month == 2 else last.day)
    return last


def _end_by_duration(sentence: Sentence, begun: ReportedDay) -> ReportedDay | None:
    """Return the end of what begins on a day and lasts so many days (both counted), weeks or months."""
    for match in _DURATION.finditer(sentence.folded):
        span = max(0, match.start() - 20), match.end()
        is_deadline = _DEADLINE.search(sentence.folded, *span) is not None
        is_valid = is_deadline or _VALID_FOR.search(sentence.folded, *span)
        lasting = _LASTING.search(sentence.folded, max(0, match.start() - 110), match.start())
        is_of_another = lasting and _OF_ANOTHER.search(sentence.folded, lasting.end(), match.start())
        if not is_valid and (lasting is None or is_of_another):
            continue
        if match["unit"] == "heures" and _TIME_OF_DAY.search(
            sentence.folded, max(0, match.start() - 14), match.start()
        ):
            continue
        if _HOURS_OF_DAY.match(sentence.folded, match.start("number")) or _CUT_SHORT.search(sentence.folded):
            continue
        numbers = find_numbers(match["number"])
        if len(numbers) != 1 or not numbers[0].is_exact or numbers[0].low > 400:
            continue
        count, unit, first = int(numbers[0].low), match["unit"], begun.first
        if unit.startswith("heure"):
            # From Monday on, 72 hours end on Wednesday or Thursday; those of a strike are days of work.
            last = shift_day(first, -(-count // 24))
            if _STRIKE.search(sentence.folded, 0, match.start()):
                last = shift_day(last, -1)
                return ReportedDay(last, last, match.group())
            earliest = last if is_deadline else max(first, shift_day(last, -1))
            return ReportedDay(earliest, last, match.group())
        elif unit.startswith("jour"):
            last = shift_day(first, count - 1)
        elif unit.startswith("semaine"):
            last = shift_day(first, DAYS_OF_WEEK * count)
        else:
            months = count * (12 if unit.startswith("an") else 1) + first.month - 1
            year, month = first.year + months // 12, months % 12 + 1
            if year > date.max.year:
                continue
            last = date(year, month, min(first.day, monthrange(year, month)[1]))
        return ReportedDay(last, last, match.group())
    return None
