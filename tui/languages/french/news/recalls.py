"""Sentences of a French report that are not its news: background, anniversaries, other events."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tui.languages.french.news.families import find_triggers
from tui.languages.french.news.harm.casualties import find_tolls
from tui.languages.french.news.places.places import find_places
from tui.languages.french.news.prose import DatedSpan, Sentence
from tui.languages.patterns.filtered_alternatives import FilteredAlternatives
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.dates.ranges import shift_day
from tui.model.news import ReportedDay
from tui.model.text import fold

#: A date that is so many days before the event is that of an earlier one.
MIN_DAYS_EARLIER = 3
_PLUPERFECT = FilteredPattern(
    r"\b(?:avait|avaient|avais|avions|s'etait|s'etaient|etait|etaient) (?:\w+ ){0,3}?\w+(?:e|es|ee|ees|i"
    r"|is|ie|ies|u|us|ue|ues|t|ts|te)\b"
)
#: In front of it, news to which it is added: «47 % ont voté, et bien moins là où les nomades avaient …».
_MAIN_VERB = re.compile(r"\b(?:a|ont|est|sont) ")
_SUBORDINATE = re.compile(r"\b(?:ou|dont|car|puisque|parce qu[e']|que) ")
_EARLIER = FilteredAlternatives(
    r"(?:une?|deux|trois|quelques|plusieurs|\d{1,3}) (?:jours?|semaines?|mois|ans?|annees?) (?:plus tot"
    r"|auparavant|avant)\b"
    r"|(?:la semaine|l'annee|l'an|le mois|le mardi|le lundi) (?:dernier|derniere|precedent|precedente"
    r"|passee?)\b|il y a (?:\w{1,20} ){1,3}(?:jours?|semaines?|mois|ans?)"
    r"|\bauparavant\b|\bdeja\b|\bnaguere\b|\bjadis\b|\bprecedente?s? (?:attaque|fois|edition|marche|visite"
    r"|accord)|\bdepuis (?:le debut|janvier)"
)
#: What a sentence begins with that reminds of something.
_REMINDER = re.compile(
    r"\W{0,4}(?:(?:pour|en|a titre de) rappel\b|rappelons\b|pour memoire\b|notons que\b"
    r"|(?:il faut|il convient de|on|faut-il le) rappele?r?\b)"
)
#: What is counted from the beginning of a year: «plus de 300 cas depuis janvier».
_CASES = FilteredPattern(r"\d (?:cas|malades|deces|morts)\b|\bcas depuis\b")
_COMPARED = re.compile(
    r"\b(?:par rapport (?:a|aux?)|contre|compare\w* (?:a|aux?)|que lors|qu'en|(?:moins|plus) qu[e']\w{0,4}"
    r"|recul|hausse|baisse"
    r"|face|inferieure?s?|superieure?s?)(?: [\w'’%,-]+){0,6} \Z"
)
#: What is said of somebody by the way: «des ouvriers recrutés en 2019», «une école fermée depuis 2022», «les
#: conseillers issus du scrutin de juillet».
_BY_THE_WAY = re.compile(
    r"(?<!\bete)(?<!\bont)(?<!\ba)(?<!\best)(?<!\bsont)(?<!avait)(?<!avaient)"
    r" \w{2,16}(?:ee?s?|i[est]?s?|ue?s?) (?:en |depuis )?\Z"
    r"|(?<!\bete )\b(?:issu|sorti|elu|designe|nomme|recrute)e?s? (?:lors )?"
    r"(?:d[eu]s? |d'|aux? |(?:de |a )l[a'] ?)(?:\w+ ){1,2}(?:d[eu] |d')?\Z"
)
#: In front of a day since which somebody is what is said of them beside the news: «les habitants parlent d’un
#: mouvement qui prêchait depuis mai».
_TOLD_OF = re.compile(
    r"\b(?:parl|evoqu|cit|design|decri|accus|mentionn|reconn|montr|pointe)\w{0,5}\b[^.;:]{3,90},? "
    r"(?:qui|dont|ou|(?:installe|implante|base|present|actif)\w{0,3}) [^.;:]{0,60}\Z"
)
#: What has not been since a day: «une mobilisation sans précédent depuis 2017», «ce qui ne s’était plus vu
#: depuis 2017».
_UNSEEN = re.compile(
    r"\b(?:sans precedent|inedite?|jamais|record|pire|l[ae]s? plus|premi\w{2,4}|aucun\w{0,2}"
    r"|(?:pas|plus) (?:ete )?(?:vu|revu|arriv|produi|connu|reuni|observ|atteint)\w{0,2})\b[^.;]{0,40}\Z"
)
_ANNIVERSARY = FilteredPattern(
    r"\b(?:un|deux|trois|quatre|cinq|dix) ans? (?:apres|plus tard)\b|\banniversaire\b|\bcommemor\w+"
    r"|\bse souvien\w+|\bhommage\b|\brecueill\w+|\ba la memoire\b"
)


def find_recalls(
    sentences: Sequence[Sentence], begun: ReportedDay | None, published: date | None
) -> list[bool]:
    """Return for each sentence of a report whether it recalls something earlier than its event."""
    event_day = begun.first if begun else (shift_day(published, -10) if published else None)
    recalls: list[bool] = []
    has_toll = False
    for index, sentence in enumerate(sentences):
        follows = bool(recalls) and recalls[-1] and sentences[index - 1].paragraph == sentence.paragraph
        is_recall = _is_recall(sentence, event_day, follows)
        if recalls and not sentence.dates and find_tolls(sentence.folded):
            # The toll of what the sentence before recalls, when the event has had its own.
            is_recall = is_recall or (recalls[-1] and has_toll)
        has_toll = has_toll or (not is_recall and bool(find_tolls(sentence.folded)))
        recalls.append(is_recall)
    return recalls


def _is_recall(sentence: Sentence, event_day: date | None, follows: bool) -> bool:
    """Return whether a sentence recalls; `follows`: the one before it in the paragraph does."""
    dates = [span for span in sentence.dates if span.first is not None and not _is_compared(sentence, span)]
    if is_reminder(sentence.folded):
        return True
    has_pluperfect = _has_pluperfect(sentence.folded)
    if event_day is not None and dates:
        earliest = shift_day(event_day, 1 - MIN_DAYS_EARLIER)
        near = [span for span in dates if span.last is None or span.last >= earliest]
        since_long = [
            span
            for span in near
            if span.last is None and span.first and span.first < shift_day(event_day, -30)
        ]
        is_old_lead = sentence.index == 0 and near  # «le verdict d’un procès ouvert depuis …» is news
        if len(near) == len(since_long) and not (is_old_lead or _CASES.search(sentence.folded)):
            return True
        if near:
            return False
    if has_pluperfect and _EARLIER.search(sentence.folded):
        return True
    return follows and has_pluperfect and not dates


def _has_pluperfect(folded: str) -> bool:
    """Return whether a sentence tells of what had been; what it only adds to its news is not asked."""
    pluperfect = _PLUPERFECT.search(folded)
    if pluperfect is None:
        return False
    comma = folded.rfind(",", 0, pluperfect.start())
    is_added = comma > 0 and _SUBORDINATE.search(folded, comma, pluperfect.start()) is not None
    return not (is_added and _MAIN_VERB.search(folded, 0, comma))


def _is_compared(sentence: Sentence, span: DatedSpan) -> bool:
    """Return whether a date is only that of something compared: «en recul par rapport à novembre»."""
    start = span.start - sentence.start
    if sentence.folded.startswith("depuis", start) and _UNSEEN.search(
        sentence.folded, max(0, start - 60), start
    ):
        return True
    if sentence.folded.startswith("depuis", start) and _TOLD_OF.search(
        sentence.folded, max(0, start - 170), start
    ):
        return True
    is_told_of = not span.is_day or sentence.index == 0  # «quinze habitants enlevés le 2 mai sont libres»
    if is_told_of and _BY_THE_WAY.search(sentence.folded, max(0, start - 30), start):
        return True
    return _COMPARED.search(sentence.folded[max(0, start - 60) : start]) is not None


def is_reminder(folded: str) -> bool:
    """Return whether a sentence begins by saying that it reminds of something."""
    return _REMINDER.match(folded) is not None


def is_anniversary(folded: str) -> bool:
    """Return whether a title or first sentence tells of remembrance."""
    return _ANNIVERSARY.search(folded) is not None


def has_recall_words(folded: str) -> bool:
    """Return whether a sentence says itself that it tells of an earlier time."""
    return (
        _REMINDER.match(folded) is not None or _EARLIER.search(folded) is not None or _has_pluperfect(folded)
    )


def is_other_event(sentence: Sentence, lead: Sentence, title: str) -> bool:
    """Return whether a sentence tells of another event than the first one and the title.

    It has no word for that event, and a day, a toll and a town of its own.
    """
    if not sentence.dates or not find_tolls(sentence.folded):
        return False
    triggers = list(find_triggers(sentence.news))
    families = {trigger.family for trigger in find_triggers(lead.news)}
    told = families.union(trigger.family for trigger in find_triggers(fold(title)))
    if not families or not triggers or any(trigger.family in told for trigger in triggers):
        return False
    towns = find_places([sentence]).towns
    return bool(towns) and not any(
        fold(town) in text for town in towns for text in (lead.folded, fold(title))
    )
