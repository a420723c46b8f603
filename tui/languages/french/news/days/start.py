"""The day of an event among the dates of a French report.

A date beside a verb of speech is the day of an announcement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from msgspec import structs

from tui.languages.french.calendar import WEEKDAYS
from tui.languages.french.news.days.lasting import (
    count_begun_earlier,
    count_days_after,
    count_lasted,
    find_days_past,
)
from tui.languages.french.news.days.linked_events import (
    cost_of_others,
    is_beside_event,
    is_morrow_told,
    was_day_before,
    was_held,
)
from tui.languages.french.news.days.ratings import has_left, is_beginning, rate_words
from tui.languages.french.news.days.words import (
    AT_FIRST,
    BARE_WEEKDAY,
    BETWEEN,
    COMPARED,
    DAYS_OF_WEEK,
    HAPPENED,
    LEAVING,
    MAX_DAYS_BEFORE,
    NIGHT_OF_DAY,
    PLANNED,
    SCENE,
    SEVERAL_DAYS,
    SINCE,
    is_end_day,
)
from tui.languages.french.news.harm.casualties import find_tolls
from tui.languages.french.news.prose import DatedSpan, Sentence, is_line
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.dates.ranges import shift_day, year_before
from tui.model.news import ReportedDay

#: A report tells of nothing further from its publication, in days.
MAX_DAYS_AHEAD = 62
#: What may have been on more days says nothing of the day.
MAX_DAYS_OF_EVENT = 40
#: An announcement is of something in so many days before it.
MAX_DAYS_TO_ANNOUNCEMENT = 7
_NIGHT = re.compile(r"\bnuit\b")
#: Days to come, whatever verb stands in front of them.
_AHEAD = re.compile(r"\b(?:apres-)?demain\b|\bprochaine?\b|\bce(?:tte)? ")
#: What is done when something has happened, on a day of its own: a visit to the wounded, condolences.
_ANSWER = FilteredPattern(
    r"\b(?:s'est|se sont) (?:\w+ )?rendue?s?\b|\bau chevet\b|\bcondoleances\b|\bdelegation\b|\bobseques\b"
    r"|\brecueilli\w{0,2}\b|\bvideos? \w"
)
#: What a sentence tells of an earlier time.
_HAD = FilteredPattern(r"\bavai(?:t|ent) \w")
_DIGIT = re.compile(r"\d")
#: What was before, by which a text says who is meant: «arrivé au pouvoir le …», «le coup d’État du …».
_BACKGROUND = FilteredPattern(
    r"(?:(?:coup d'etat|putsch|coup de force|prise d[eu] pouvoir) d[ue] "
    r"|\bau pouvoir (?:(?:a|au|en) \w{1,20} )?(?:depuis )?(?:le )?"
    r"|\brenverse\w* (?:le |en |lors du )|\bdechue? (?:le |depuis )?|\belue?s? (?:le |en )"
    r"|\bcreee?s? (?:le |en )|\bfondee?s? (?:le |en )|\bdepuis (?:le )?)(?:coup d'etat (?:du )?)?\Z"
)
#: The weekdays of a night, with its date behind: «dans la nuit de dimanche à lundi 28 octobre».
_NIGHT_BEFORE = re.compile(r"\bnuit d[eu] \w{5,8} (?:a|au) (?:\w{5,8} )?\Z")
#: So many days, on one of which something was, are as good as one.
MAX_DAYS_OF_MOMENT = 3
#: «Ce jour» with the day behind it: «ce jour, 26 juillet».
_TODAY = ("ce jour", "aujourd'hui", "ce matin", "ce soir")
_DAY_BEHIND = re.compile(r",? (?:le )?(?:\w{3,6}di |dimanche )?\d{1,2}(?:er)? [a-z]{3,9}\b")
_DAY_AFTER = re.compile(
    r"[^.;]{0,60}\bau lendemain (?:d[eu]s?\b|d')"
    r"(?! (?:sa|son|leur) (?:visite|passage|sejour|etape|escale|rencontre|entretien|tournee))"
)
#: In front of «depuis», what is compared with all that was since then: «la plus meurtrière depuis 2015».
_SUPERLATIVE = re.compile(
    r"\b(?:l[ae]s? plus|premi\w{2,4}|derni\w{2,4}|jamais|aucun\w{0,2}|record|deuxieme|troisieme|enieme)\b"
)
#: A time without a date since which the dead are counted, and about how many days it has at most.
_SEASON, _SEASON_DAYS = (
    FilteredPattern(
        r"\bdepuis (?:le debut|le commencement|l'arrivee|l'ouverture) (?:de l(?:a |')|des |du )\w{4,12}"
        r"|\b(?:cette saison|depuis le debut)\b"
    ),
    150,
)
#: «Depuis» with a day behind it, not only a month or a year.
_DAY_WORDS = re.compile(r"\b(?:\d{1,2}(?:er)?|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|hier|veille)\b")
#: What says that it begins on a day: «à compter du 15 octobre».
_FROM = ("a partir", "a compter")
_FROM_THEN = re.compile(r"\ba (?:partir|compter) d(?:e|u|e ce) \Z")
#: A participle directly in front of a date, with its accents, and no verb of the future with it.
_PARTICIPLE = r"(?<!être )(?<!sera )(?<!seront )\b\w+(?:clu|é|[éu](?:e|s|es)|(?:is|it|ert)e?s?)"
_DONE, _DONE_ON = re.compile(rf"{_PARTICIPLE} \Z"), re.compile(rf"{_PARTICIPLE} (?:le )?\Z")
_YEAR = re.compile(r"\d{4}")


def find_begun(
    sentences: Sequence[Sentence],
    told: Sequence[bool],
    published: tuple[date, date] | None,
    kind: str = "",
    lasts: bool = False,
) -> ReportedDay | None:
    """Return the day of the event that the first sentences of a report tell of; None where none is told.

    `told`: for each sentence whether it has a word for the event. `kind`: its family. `lasts`: it is one
    that goes on for days, so that the day on which it ended is not the one on which it began. The day of an
    announcement stands for the week before it, and is not stated.
    """
    if since := _counted_since(sentences[0], published):
        return since
    past = find_days_past(sentences[0], published) if published else None
    if past is not None and past.is_stated and not sentences[0].dates:
        return past  # «douze morts, deux jours après l’attaque»
    best: tuple[float, ReportedDay] | None = None
    has_bare_weekday = published is None and BARE_WEEKDAY.search(sentences[0].folded) is not None
    is_told_later = any(own and one.dates for one, own in zip(sentences[1:], told[1:], strict=False))
    for order, (sentence, has_word) in enumerate(zip(sentences, told, strict=False)):
        is_told = has_word or HAPPENED.search(sentence.folded) is not None
        is_skipped = not is_told and len(sentences) > 1 and is_line(sentence)
        for span in () if is_skipped or (order and has_bare_weekday) else sentence.dates:
            rated = _rate_day(sentence, span, published)
            if lasts and _is_end(sentence, span):
                counted = count_lasted(sentences[:3], span.last) if span.last else None
                rated = (3.0, counted) if counted else None
            if rated is None:
                continue
            score, day = rated
            day = structs.replace(day, at=(sentence.start, sentence.end))
            is_lead = order == 0 and (not is_told_later or bool(find_tolls(sentence.folded)))
            score -= order * 0.8 + (0.0 if is_told or is_lead else 1.5) + cost_of_others(sentence, span, kind)
            if len(sentence.dates) > 1 and is_beside_event(sentence, span, kind):
                score -= 4.0 if find_tolls(sentence.folded) else 1.0
            score += 2.0 * (kind == LEAVING and has_left(sentence.folded, span.start - sentence.start))
            score -= 3.0 * (not is_told and bool(_ANSWER.search(sentence.folded)))
            if order == 0 and not sentence.dates[1:] and is_morrow_told(sentences[1:], told[1:]):
                day = structs.replace(day, first=shift_day(day.first, -1), last=shift_day(day.last, -1))
                score = max(score, 1.0)  # whatever was done on the day after
            score -= 1.5 * (not is_told and sentence.folded.startswith("depuis", span.start - sentence.start))
            score -= 2.0 * (order > 0 and not span.is_day and _HAD.search(sentence.folded) is not None)
            if best is None or score > best[0]:
                best = score, day
    if best is None:
        return past or _far_ahead(sentences[0], published)
    score, day = best
    earlier = next(filter(None, (count_begun_earlier(one.folded) for one in sentences[:3])), 0)
    if earlier and lasts and "plus t" not in day.words:
        first = shift_day(day.first, -earlier)
        return structs.replace(day, first=first, last=first)
    if score > 0:
        return day
    return ReportedDay(shift_day(day.first, -MAX_DAYS_TO_ANNOUNCEMENT), day.last, "", False)


def _is_end(sentence: Sentence, span: DatedSpan) -> bool:
    """Return whether a date of a sentence is told as the day on which something ended."""
    return is_end_day(sentence.folded, span.start - sentence.start, span.end - sentence.start)


def _far_ahead(sentence: Sentence, published: tuple[date, date] | None) -> ReportedDay | None:
    """Return the day, far from now, of which a sentence foretells something; None where it tells of none."""
    if published is None:
        return None
    latest = shift_day(published[1], MAX_DAYS_AHEAD)
    for span in sentence.dates:
        if span.first is not None and span.is_day and span.first > latest and _YEAR.search(span.words):
            return ReportedDay(span.first, span.first, span.words)
    return None


def _counted_since(sentence: Sentence, published: tuple[date, date] | None) -> ReportedDay | None:
    """Return since when a sentence counts the dead of a season or a year; None where it counts no such."""
    if published is None or not find_tolls(sentence.folded):
        return None
    earliest = shift_day(published[0], -MAX_DAYS_BEFORE)
    for span in sentence.dates:
        start = span.start - sentence.start
        is_since = sentence.folded.startswith("depuis ", start) and span.last is None
        is_scene = SCENE.search(sentence.folded, 0, start) is not None
        if is_since and not is_scene and span.first is not None and span.first < earliest:
            is_compared = _SUPERLATIVE.search(sentence.folded, max(0, start - 60), start)
            days = [one for one in sentence.dates if one.is_day]
            if not (is_compared or _has_likely_day(sentence, days, published)):
                return ReportedDay(span.first, span.first, span.words, at=(sentence.start, sentence.end))
    season = _SEASON.search(sentence.folded)
    if (
        season is None
        or SCENE.search(sentence.folded, 0, season.start())
        or _has_likely_day(sentence, sentence.dates, published)
    ):
        return None
    first = shift_day(published[0], -_SEASON_DAYS)
    return ReportedDay(first, published[1], season.group(), at=(sentence.start, sentence.end))


def _has_likely_day(sentence: Sentence, spans: Sequence[DatedSpan], published: tuple[date, date]) -> bool:
    """Return whether more speaks for one of some dates as the day of the event than against it."""
    ratings = (_rate_day(sentence, one, published) for one in spans)
    return any(rating is not None and rating[0] > 0 for rating in ratings)


def _rate_day(
    sentence: Sentence, span: DatedSpan, published: tuple[date, date] | None
) -> tuple[float, ReportedDay] | None:
    """Return how much speaks for a date as the day of the event, with the day; None if it cannot be."""
    start, end = span.start - sentence.start, span.end - sentence.start
    if start < sentence.lead or (span.first is None and span.last is None):
        return None
    before, after = sentence.folded[max(0, start - 70) : start], sentence.folded[end : end + 160]
    words = sentence.folded[start:end]
    is_named_behind = words in _TODAY and _DAY_BEHIND.match(after)
    is_compared = " et " in f"{words}{after[:4]}".replace("\u00a0", " ") and COMPARED.search(before)
    is_aside = is_named_behind or is_compared or _BACKGROUND.search(before) or AT_FIRST.search(before)
    days_after = (
        count_days_after(sentence.folded[max(0, start - 140) : start], after) if span.is_day else None
    )
    days = None if is_aside else _possible_days(span, before, words, after, days_after)
    if days is None or (days[1] - days[0]).days > MAX_DAYS_OF_EVENT:
        return None
    first, last = days
    is_held = words in WEEKDAYS and PLANNED.search(before) is not None and was_held(after)
    if published is not None:
        told = sentence.text[max(0, start - 70) : start]
        is_done = _DONE.search(told) and not (
            _DIGIT.search(words) or _AHEAD.search(words) or PLANNED.search(before)
        )
        if first > published[1] and (is_done or is_held):
            # «l’accord conclu jeudi» in a sentence about the future: the Thursday before.
            first, last = shift_day(first, -DAYS_OF_WEEK), shift_day(last, -DAYS_OF_WEEK)
        is_next_year = first.year > published[1].year and not _YEAR.search(words)
        if is_next_year and _DONE_ON.search(told) and (first - published[1]).days > MAX_DAYS_AHEAD:
            # «le prêt, adopté le 22 janvier, doit servir …»: that of this year.
            first, last = year_before(first), year_before(last)
        earliest = shift_day(published[0], -MAX_DAYS_BEFORE)
        latest = shift_day(published[1], MAX_DAYS_AHEAD)
        if last < earliest or first > latest:
            return None
    is_moment = first == last or _NIGHT.search(before + words) or words.startswith(BETWEEN)
    score = 3.0 if is_moment and (last - first).days <= MAX_DAYS_OF_MOMENT else 1.0
    score += 0.0 if days_after or is_held else rate_words(before, words, after)
    is_named = _FROM_THEN.search(before) is not None or words.startswith(_FROM)
    score += 3.0 * is_named
    if published is not None and first > published[1] and not is_named:
        score -= 1.5
    is_one_of_days = NIGHT_OF_DAY.search(f"{before}{words}"[-40:]) is not None
    is_night = (last - first).days == 1 and not is_one_of_days and _NIGHT.search(before + words) is not None
    is_first = is_beginning(before, words)
    return score, ReportedDay(first, last, span.words, is_night=is_night, is_beginning=is_first)


def _possible_days(
    span: DatedSpan, before: str, words: str, after: str, days_after: int | None
) -> tuple[date, date] | None:
    """Return the first and last day that a date means by the words around it; None if it means no days.

    `days_after`: so many days after the event it is.
    """
    is_since = words.startswith((*SINCE, *_FROM))
    first, last = span.first, span.last
    if first is None or (last is None and not is_since) or (is_since and not _DAY_WORDS.search(words)):
        return None
    last = first if is_since or last is None else last
    if first == last and was_day_before(before, after):
        return shift_day(first, -1), shift_day(first, -1)
    if first == last and _NIGHT_BEFORE.search(_up_to_day(before, words)):
        return shift_day(first, -1), last
    if first == last and NIGHT_OF_DAY.search(f"{before}{words}"[-40:]):
        return first, shift_day(first, 1)
    days_after = days_after or (1 if first == last and _DAY_AFTER.match(after) else 0)
    if days_after:
        return shift_day(first, -days_after), shift_day(first, -days_after)
    if SEVERAL_DAYS.search(words) and not (_NIGHT.search(before + words) or words.startswith(BETWEEN)):
        last = first
    return first, last


def _up_to_day(before: str, words: str) -> str:
    """Return what stands in front of a day, with the preposition that is taken for a part of it."""
    return before + words[: words.find(" ") + 1] if words.startswith(("a ", "au ")) else before


def is_of_event(folded: str, start: int, end: int) -> bool:
    """Return whether the words around a day of a folded sentence let it be that of the event."""
    before, after = folded[max(0, start - 70) : start], folded[end : end + 160]
    return not _BACKGROUND.search(before) and rate_words(before, folded[start:end], after) > -1.0
