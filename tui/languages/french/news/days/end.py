"""The day on which an event ends, by a French report: a date beside «s’achève», a term, or a duration."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from msgspec import structs

from tui.languages.french.calendar import WEEKDAYS
from tui.languages.french.news.days.durations import (
    STRIKE,
    end_by_duration,
    find_cut_short,
    tells_duration,
)
from tui.languages.french.news.days.words import (
    AT_FIRST,
    BETWEEN,
    DAYS_OF_WEEK,
    END_VERB,
    SEVERAL_DAYS,
    is_end_day,
)
from tui.languages.french.news.prose import DatedSpan, Sentence
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.dates.ranges import shift_day
from tui.model.news import ReportedDay

#: What was to be done, by an earlier promise, in front of its term: «s’étaient engagés à partir avant le …».
_PROMISED = re.compile(
    r"\b(?:devai(?:t|ent)|(?:s'etai(?:t|ent)|avai(?:t|ent)) (?:\w{4,12} )?(?:engag|promis|jur|fix|donn|prev"
    r"|annonc|accord|obten|exig|dit))[^.;,]{0,60}\Z"
)
#: A new term behind it: «a été prolongé jusqu’au …».
_MOVED = re.compile(r"\b(?:prolong|report|repouss|recul|proroge)\w{1,4} (?:[\w']+ ){0,2}\Z")
#: What was, in front of its term: «l’embargo qui a frappé le pays jusqu’en février».
_PAST = re.compile(r"\b(?:a|ont|avai(?:t|ent)|étai(?:t|ent)) [^.;]{0,50}\Z")
#: In front of a term, that it is one of what holds now: «ont signé un cessez-le-feu qui court jusqu’au …».
_HOLDS = re.compile(
    r"\b(?:court|courra|vaut|vaudra|valables?|en vigueur|expire|expirera|prend(?:ra)? fin|tient|tiendra"
    r"|dure|durera|s'applique|s'appliquera|s'etend|reste|restera) (?:\w+ ){0,2}\Z"
)
#: Who has time until a day: «les troupes ont jusqu’au 30 juin».
_HAS = re.compile(r"\b(?:a|ont|aura|auront) \Z")
#: In front of a day that is set as a term; what it is called.
_SET_TERM = re.compile(
    r"\b(?:fix|repouss|report|prolong|arret)\w{1,3}(?: (?:au|a|jusqu'au))?(?: le)? \Z"
    r"|\b(?:echeance|terme|date limite|date butoir)(?: de l'accord| de la treve)? ?: (?:le )?\Z"
)
_DEADLINE_WORD = FilteredPattern(r"\bdate (?:limite|butoir)|\becheance|\bdelai|\bultimatum|\bterme\b")
_DIGIT = re.compile(r"\d")
#: What ends a strike, in front of the day.
_BROKEN_OFF = re.compile(r"\b(?:suspendu|leve|rompu|interrompu)e?s? (?:[\w'’-]+ ){0,3}\Z")
_SAME_DAY = FilteredPattern(r"\ble (?:soir|jour) meme\b")
#: A verb by which an end is set: «doit se terminer fin août».
_DEADLINE_AHEAD = re.compile(
    r"\b(?:doi(?:t|vent)|dev(?:ra|ront|rait|raient)|\w+(?:ra|ront)|prevu\w{0,2})\b[^.;]{0,40}\Z"
)
#: What goes on to tell of what the sentence before does: «Il court jusqu’au 1er août».
_GOES_ON = re.compile(
    r"\W{0,3}(?:ils?|elles?|celui-ci|celle-ci|ce texte|le texte|la mesure|le document|la decision"
    r"|(?:l'|la |le |les |cette? |leur |son |sa )(?:accord|arret|cessation|cessez-le-feu|engagement|entente"
    r"|pacte|pause|silence|mouvement|treve|suspension|compromis|interdiction|mot d'ordre|greve|debrayage"
    r"|retrait|depart|repli|visite|sejour|session|rencontre|travaux|reunion|operation|mission|delegation"
    r"|echanges|discussions|debats|pourparlers|negociations|entretiens|concertations?|conclave|sommet"
    r"|arret de travail|cessation de travail|action|protestation|sit-in"
    r"|couvre-feu|embargo|blocus)(?: des? [\w']+)?)(?:(?:, [^,.;]{1,60},)?(?:,? qui)?|,)"
    r" (?:(?:est|sera|sont|seront|reste|restera|les?|y|s'y|en|se) )?(?:cour[ts]|courra|vaut|vaudra"
    r"|s'applique|s'appliquera|expire|expirera|dure|durera|ti(?:ent|endra)|valables?|lies?|engage"
    r"|en vigueur|prend(?:ra|ront)? fin|doit|devra|rest|sejourn|demeur|poursui|prolong|s'etal|s'achev"
    r"|termin|observe|attendue?s?|prevue?s?|programmee?s?|annoncee?s?|fixee?s?|maintenue?s?|decretee?s?"
    r"|reconduite?s?|convoquee?s?|(?:doit|doivent) (?:se|s'|durer|courir|prendre))"
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
    r"|ferme(?:ra)? ses portes|(?:baisse|tire)(?:ra)? le rideau|(?:doit|doivent|devra|devront) \w+)\b"
)
#: What others do too: «les Danois doivent eux aussi partir d’ici à juin».
_OTHERS_TOO = FilteredPattern(r"\b(?:eux|elles?|lui),? aussi\b|\ba (?:leur|son) tour\b")
#: The last day of what is called the beginning of a month.
_BEGINNING_OF_MONTH = 10
#: The first day of what is called its middle.
_MIDDLE_OF_MONTH = 10
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
    sentences: Sequence[Sentence],
    begun: ReportedDay | None,
    is_own: Sequence[bool],
    is_going_on: bool = False,
) -> ReportedDay | None:
    """Return the day on which the event ended or is to end; None where no sentence tells.

    `is_own`: for each sentence whether it speaks of the event by its noun; `is_going_on`: it is a meeting or
    a stay.
    """
    lead = sentences[0].index if sentences else 0
    told = [
        (sentence, own)
        for sentence, own in zip(sentences, is_own, strict=True)
        if sentence.index == lead or not _OTHERS_TOO.search(sentence.folded)
    ]
    for sentence, own in told:
        is_of_truce = _FIGHTING_STOPS.search(sentence.folded) is not None
        goes_on = own or is_of_truce or _GOES_ON.match(sentence.folded) is not None
        if day := _stated_end(sentence, begun, goes_on) or _second_day(sentence, begun):
            return structs.replace(day, at=(sentence.start, sentence.end))
    for sentence, own in told:
        if begun is None:
            continue
        is_valid = own or tells_duration(sentence.folded, is_going_on)
        day = find_cut_short(sentence, begun) or (_end_of_first_day(sentence, begun) if is_going_on else None)
        day = day or (end_by_duration(sentence, begun, is_going_on) if is_valid else None)
        if day is not None:
            return structs.replace(day, at=(sentence.start, sentence.end))
    return None


def _end_of_first_day(sentence: Sentence, begun: ReportedDay) -> ReportedDay | None:
    """Return the end of a stay that is over on its first day: «il a repris son avion le soir même»."""
    for match in _SAME_DAY.finditer(sentence.folded):
        has_ended = END_VERB.search(sentence.folded, max(0, match.start() - 70), match.start())
        if has_ended and begun.is_stated:
            return ReportedDay(begun.first, begun.first, match.group())
    return None


def _stated_end(sentence: Sentence, begun: ReportedDay | None, own: bool) -> ReportedDay | None:
    """Return the end that a sentence names as a date."""
    for span in sentence.dates:
        start = span.start - sentence.start
        before = sentence.folded[max(0, start - 70) : start]
        words = sentence.folded[start : span.end - sentence.start]
        if span.last is None or (begun is not None and words.startswith("sous ")):
            continue  # so many hours from the day on which it began
        if AT_FIRST.search(before):
            continue
        is_moved = _MOVED.search(before) is not None
        is_promised = _PROMISED.search(before) is not None and not is_moved
        is_set = _SET_TERM.search(before) is not None
        is_named = "jusqu'" in sentence.folded or _DEADLINE_WORD.search(sentence.folded) is not None
        is_set = is_set and (is_moved or is_named)
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
            and not ((is_over and not has_until) or is_promised)
            and _VALID.search(sentence.folded)
        ):
            last = _not_before(span.last, begun, words)
            return _term_day(last, words, span)
        has_verb = is_end_day(sentence.folded, start, span.end - sentence.start)
        has_verb = has_verb and not is_promised
        is_end = has_verb or (_BROKEN_OFF.search(before) and STRIKE.search(sentence.folded))
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
        is_one_day = _BROKEN_OFF.search(before) or words.endswith("meme")
        if last > begun.first or (last == begun.first and is_one_day):
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
    if "mi-" in words and span.last == last:
        first = span.first or last.replace(day=min(_MIDDLE_OF_MONTH, last.day))  # «avant la mi-avril»
        return ReportedDay(first, last, span.words)
    if "debut " in words and last.day <= _BEGINNING_OF_MONTH:
        return ReportedDay(last.replace(day=1), last, span.words)
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
