"""A reader of the events that a French article reports: one for its news, or one for each brief of a review.

A second report is read where a sentence tells of another event with a day and a toll of its own, as news and
not as a reminder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import structs

from tui.languages.french.calendar import WEEKDAYS
from tui.languages.french.news.days.briefs import Brief, is_interview, only_asks, split_briefs, tells_of_week
from tui.languages.french.news.days.crowd_days import EventDays
from tui.languages.french.news.days.day_of_year import find_day_of_year
from tui.languages.french.news.days.durations import is_strike
from tui.languages.french.news.days.end import find_ended
from tui.languages.french.news.days.lasting import goes_on
from tui.languages.french.news.days.restoration import find_restored
from tui.languages.french.news.days.start import MAX_DAYS_OF_MOMENT, find_begun
from tui.languages.french.news.days.successions import add_other_day
from tui.languages.french.news.days.title_day import find_title_day
from tui.languages.french.news.days.words import DAYS_OF_WEEK, LEAVING
from tui.languages.french.news.disputed_crowds import find_disputed_crowds
from tui.languages.french.news.facts import find_facts
from tui.languages.french.news.families import (
    find_triggers,
    has_trigger,
    is_of_epidemic,
    main_families,
    tells_of_another,
    type_of_family,
    weigh_families,
)
from tui.languages.french.news.harm.casualties import find_tolls
from tui.languages.french.news.harm.tolls import is_earlier_toll
from tui.languages.french.news.keywords import find_lenders, find_names, find_stems
from tui.languages.french.news.places.places import find_places, tells_of_several
from tui.languages.french.news.places.report_places import are_apart, find_report_places
from tui.languages.french.news.prose import Sentence, is_byline, read_sentences
from tui.languages.french.news.quoted_sentence import choose_sentence, find_core_sentences
from tui.languages.french.news.recalls import (
    find_recalls,
    has_recall_words,
    is_anniversary,
    is_other_event,
    is_reminder,
)
from tui.model.annotations import DateMention
from tui.model.dates.edtf import parse_edtf
from tui.model.dates.ranges import shift_day
from tui.model.news import UNTOLD, NewsItem, ReportedDay
from tui.model.text import fold

#: So much of a body is read, in code points; the news of an article stands in front.
MAX_READ_CHARS, MAX_READ_SENTENCES = 12_000, 80
MAX_BRIEFS = 60
#: An article that has no word for an event in its first lines reports none.
_FIRST_CHARS = 1_000
#: Sentences that are searched for the day of the event.
_DAY_SENTENCES = 5
#: Sentences of one report that are read; what follows is background.
_MAX_ITEM_SENTENCES = 16
#: Families of events that are at one place.
_AT_ONE_PLACE = frozenset((
    "attack", "abduction", "visit", "truce", "agreement", "protest",
    "disaster", "accident", "arrest", "opening", "talks",
))  # fmt: skip
#: What goes on for weeks and has no day: so many days before and after publication are of one.
_EPIDEMIC_DAYS = 14
#: Words for deaths, where no word says how.
_DEATHS = ("deces", "ressorti", "peri ", "perdu la vie", "trouve la mort", "cout", " morts")
#: Families of what lasts, so that it has an end of its own.
_LASTING = frozenset((
    "visit", "truce", "agreement", "withdrawal", "sanction",
    "protest", "deployment", "disaster", "arrest", "talks", "celebration",
))  # fmt: skip
#: Families of what goes on for days at one place, and ends there.
_GOING_ON = frozenset({"talks", "visit"})
#: Families of what does so where a report calls it a meeting or a stay.
_MAYBE_GOING_ON = frozenset({"agreement", UNTOLD})
#: A change in office, which has two days.
_APPOINTMENT, _DISASTER, _OUTAGE = "appointment", "disaster", "outage"
#: The title of what tells no news, and only reminds of it.
_OPINION = re.compile(
    r"\W{0,4}(?:tribune|opinion|editorial|edito|billet|chronique|point de vue|libre (?:opinion|propos)|humeur"
    r"|contribution|carte blanche|lettre ouverte|le mot du jour)s?(?: d\w{1,10})? ?[:.|–—-]"
)
#: A link to another article, which a page sets between its paragraphs.
_SEE_ALSO = re.compile(r"\W{0,6}(?:(?:a )?lire (?:aussi|egalement|la suite|plus)|voir aussi)\b")


def read_french_news(
    title: str, body: str, published: str | None, dates: Sequence[DateMention]
) -> tuple[NewsItem, ...]:
    """Return the events that a cleaned article reports, by its title, body and the dates in the body.

    `published`: EDTF. Offsets are code points of the body.
    """
    if _OPINION.match(fold(title)):
        return ()
    days = _days_of_publication(published)
    opening = fold(body[:_FIRST_CHARS])
    may_tell = has_trigger(fold(title)) or has_trigger(opening) or any(word in opening for word in _DEATHS)
    has_day = any(one.start < _FIRST_CHARS for one in dates[:1]) or find_title_day(title, days) is not None
    if not (may_tell or has_day):
        return ()
    sentences = read_sentences(body, dates, MAX_READ_CHARS)[:MAX_READ_SENTENCES]
    is_dialogue = is_interview(sentences)
    sentences = [one for one in sentences if not (_SEE_ALSO.match(one.folded) or only_asks(one, is_dialogue))]
    if not sentences:
        return ()
    briefs = None if is_dialogue else split_briefs(title, body, sentences)
    if briefs is not None:
        is_of_week = tells_of_week(title)
        found = (_read_brief(brief, days, is_of_week) for brief in briefs[:MAX_BRIEFS])
        return tuple(report for report in found if report is not None)
    sentences = list({one.folded: one for one in reversed(sentences)}.values())[::-1]  # each once
    sentences = [one for one in sentences if not is_byline(one)] or sentences[:1]
    own = [one for one in sentences if not is_other_event(one, sentences[0], title)]
    main = _read_item(title, own[:_MAX_ITEM_SENTENCES], days)
    if main is None:
        return ()
    if next(iter(main.families)) == "protest":
        known_days = EventDays(main.begun, days[0] if days else None)
        disputed = tuple(find_disputed_crowds(own, known_days, main.facts))
        main = structs.replace(main, facts=(*main.facts, *disputed)) if disputed else main
    return (main, *_second_items(main, sentences, days))


def _days_of_publication(published: str | None) -> tuple[date, date] | None:
    """Return the first and last day on which an article may have been published; None: unknown."""
    edtf = parse_edtf(published) if published else None
    if edtf is None:
        return None
    first, last = edtf.earliest or edtf.latest, edtf.latest or edtf.earliest
    return (first, last) if first and last else None


def _read_brief(brief: Brief, published: tuple[date, date] | None, is_of_week: bool) -> NewsItem | None:
    """Return what a brief of a review reports, on the day of its heading where it states none.

    In one of a week, the weekday of its publication may be that day or the one a week before.
    """
    report = _read_item("", brief.sentences, published)
    if report is None or published is None:
        return report
    if report.begun is not None and report.begun.is_stated:
        begun = report.begun
        if is_of_week and begun.first == published[1] and fold(begun.words) in WEEKDAYS:
            return structs.replace(
                report, begun=structs.replace(begun, first=shift_day(begun.first, -DAYS_OF_WEEK))
            )
        return report
    if brief.weekday is None:
        return report
    last = (published[1].weekday() - brief.weekday) % DAYS_OF_WEEK
    day = shift_day(published[1], -last - brief.days_before)
    return structs.replace(report, begun=ReportedDay(day, day))


def _read_item(
    title: str, sentences: Sequence[Sentence], published: tuple[date, date] | None, is_main: bool = True
) -> NewsItem | None:
    """Return what some sentences report; None where they tell of no event."""
    sentences = sentences[:_MAX_ITEM_SENTENCES]
    families = weigh_families(title, sentences) or {UNTOLD: 1.0}
    kind = next(iter(families))
    is_untold = kind == UNTOLD
    likeliest = main_families(families)
    told = [
        not has_recall_words(s.folded)
        if is_untold
        else bool(likeliest & {t.family for t in find_triggers(s.news)})
        for s in sentences
    ]
    lead_told = zip(sentences[:_DAY_SENTENCES], told, strict=False)
    dated = [
        one for one in lead_told if not (is_earlier_toll(one[0].folded) or is_reminder(one[0].folded))
    ] or [(sentences[0], told[0])]
    told_days = list(dated)
    is_meeting = not _MAYBE_GOING_ON.isdisjoint(likeliest or families) and any(
        goes_on(one.folded) for one, _told in dated[:2]
    )
    lasts = is_meeting or kind in _GOING_ON
    begun = find_begun(
        [one for one, _told in dated], [is_told for _one, is_told in dated], published, kind, lasts
    )
    begun = begun or find_title_day(title, published)
    begun = add_other_day(begun, sentences[:2]) if kind == _APPOINTMENT else begun
    if is_untold and begun is None:
        return None
    if published is not None and kind == _DISASTER and is_of_epidemic(sentences[:2]):
        first, last = shift_day(published[0], -_EPIDEMIC_DAYS), shift_day(published[1], _EPIDEMIC_DAYS)
        begun = ReportedDay(first, last, "", False)
    is_ahead = published is not None and begun is not None and begun.first > published[1]
    ahead = begun if is_ahead and next(iter(families)) == LEAVING else None
    begun = None if ahead is not None else begun  # troops who are to leave on a day leave until then
    recalls = find_recalls(sentences, begun, published[1] if published else None)
    news = [sentence for sentence, recall in zip(sentences, recalls, strict=True) if not recall]
    recalled = [sentence for sentence, recall in zip(sentences, recalls, strict=True) if recall]
    news = news or list(sentences[:1])
    kept = {sentence.index for sentence in news}
    told = [own for sentence, own in zip(sentences, told, strict=True) if sentence.index in kept]
    lasting = _LASTING & families.keys()
    is_own = [
        own
        or s.index == sentences[0].index
        or not lasting.isdisjoint(t.family for t in find_triggers(s.news))
        for s, own in zip(news, told, strict=True)
    ]
    may_end = is_meeting or lasting
    ended = find_ended(news, begun, is_own, lasts) if may_end else None
    ended = find_restored(news, begun) if _OUTAGE in likeliest else ended or ahead
    core = find_core_sentences(news, told)
    lead = news[:_DAY_SENTENCES]
    places = find_report_places(title, core, lead)
    day = published[0] if published else None
    facts = tuple(find_facts(title, news, families, places, day, recalled, begun))
    is_walkout = kind == "protest" and places.site is None and any(is_strike(one.folded) for one in lead[:2])
    sentence = choose_sentence(core[0], news, facts, begun, kind)
    return NewsItem(
        start=sentence.start + sentence.lead,
        end=sentence.end,
        families=families,
        type=type_of_family(next(iter(families))),
        begun=begun,
        day_of_year=find_day_of_year(told_days) if begun is None and published is None else None,
        ended=ended,
        towns=places.towns,
        areas=places.areas,
        near=places.near,
        close=places.close,
        communes=places.communes,
        names=find_names(title, news),
        words=find_stems(title, lead) | find_lenders(title, lead[:2]),
        facts=facts,
        is_at_place=(kind in _AT_ONE_PLACE and not is_walkout) or places.is_signed,
        is_at_several=any(map(tells_of_several, (fold(title), *(one.folded for one in lead[:3])))),
        is_another=tells_of_another(lead[0], likeliest),
        is_main=is_main and not is_anniversary(fold(title)),
    )


def _second_items(
    main: NewsItem, sentences: Sequence[Sentence], published: tuple[date, date] | None
) -> Iterator[NewsItem]:
    """Yield the reports of other events that single sentences of an article tell as news."""
    paragraphs = [sentence.paragraph for sentence in sentences]
    there = find_places([sentence for sentence in sentences if sentence.end == main.end])
    there = there._replace(towns=there.towns or main.towns)  # the next sentence may tell of another event
    for index, sentence in enumerate(sentences):
        has_day_and_toll = sentence.dates and find_tolls(sentence.folded)
        if not has_day_and_toll or sentence.end == main.end or has_recall_words(sentence.folded):
            continue
        report = _read_item("", [sentence], published, is_main=False)
        if report is None or report.begun is None or not report.begun.is_stated:
            continue
        is_count = fold(report.begun.words).startswith("depuis")  # «depuis le 17 mai, le conflit a fait …»
        if is_count or (report.begun.last - report.begun.first).days > MAX_DAYS_OF_MOMENT:
            continue  # «à la mi-janvier» reminds of something
        has_toll = any(fact.about in ("killed", "wounded") for fact in report.facts)
        opens_paragraph = index > 0 and paragraphs[index] != paragraphs[index - 1]
        are_at_places = report.is_at_place and main.is_at_place
        is_elsewhere = opens_paragraph and are_at_places and are_apart(find_places([sentence]), there)
        if has_toll and (is_elsewhere or not _is_same_day(report.begun, main.begun)):
            yield report


def _is_same_day(one: ReportedDay, other: ReportedDay | None) -> bool:
    return other is not None and one.first <= other.last and other.first <= one.last
