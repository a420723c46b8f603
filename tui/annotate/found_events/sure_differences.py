"""Which contradictions between reports are sure enough to be shown: those of two sources on one event.

Whatever two articles state of one kind of thing may be of two things. That it is of one is sure where two
origins say so, of a day that both state or of one on which both appeared, and, of what is one of many of its
kind in those days, of one town and in like words. What one article gives to two sources is of one thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from msgspec import Struct, structs

from tui.annotate.found_events.comparison import ComparedField
from tui.annotate.found_events.published_item import PublishedItem
from tui.annotate.found_events.similarity.contradictions import OF_ONE_DAY
from tui.annotate.found_events.similarity.place_names import have_common_place, sound_names
from tui.model.dates.ranges import shift_day
from tui.model.found_events import ReportedValue, are_of_named_sources
from tui.model.news import UNTOLD, WHOLE_COUNTRY
from tui.model.records import Article
from tui.model.text import fold

#: Of more of one kind in some days, what two articles tell of may be two of them.
MAX_CROWD = 10
#: Days by which two stated beginnings of one event lie apart; by which two articles on one appear apart, of
#: which one does not state the day.
MAX_DAYS_APART, MAX_DAYS_BETWEEN = 2, 4
#: Fields of which one of two reports that does not state the day says something of another event.
_OF_STATED_DAYS = frozenset({"place", "end"})
#: Fields of which a report whose words tell of no kind of event says little.
_OF_TIME = frozenset({"start", "end"})
#: Kinds of what is done about an attack or a calamity, on a day of its own.
_ANSWERS = frozenset(
    {"sanction", "withdrawal", "visit", "verdict", "appointment", "law", "aid", "celebration"}
)
#: Fields of those who came to harm, and kinds of events in which people do, or may where no kind is told.
_OF_HARM = frozenset({"killed", "wounded"})
_HARMFUL = frozenset({"attack", "accident", "disaster", "protest", "abduction", "arrest", "truce", UNTOLD})
#: Numbers of a vote, of which one of what nobody has voted on is that of a poll.
_OF_VOTES, _VOTES = frozenset({"share of the votes", "votes for"}), frozenset({"election", "law"})
#: What is counted of those who were arrested, given or burnt grows for days.
MAX_DAYS_GROWING = 7
#: A number so many times another counts something else; so are the votes of another ballot.
MAX_TIMES, MAX_TIMES_OF_VOTES = 8, 1.25
#: So many words, or such a share of the shorter sentence, are the same of two that tell of one thing.
MIN_COMMON_WORDS, MIN_COMMON_SHARE = 3, 0.3
#: So many are the same where no town need be.
MANY_COMMON_WORDS = 6
#: So many letters of a word are its stem.
_STEM_CHARS = 6
#: Between a sentence and the next one.
MAX_CHARS_BETWEEN = 4
_WORD = re.compile(r"[^\W\d_]{5,}")


class _Compared(Struct, frozen=True):
    """What is known of the reports that are compared: each by its article, their origins, and the texts."""

    items: Mapping[str, PublishedItem]
    origins: Mapping[str, str]
    articles: Mapping[str, Article]
    is_of_crowd: bool


def keep_sure(
    fields: Iterable[ComparedField],
    group: Sequence[PublishedItem],
    origins: Mapping[str, str],
    articles: Mapping[str, Article],
    crowd: int,
) -> Iterator[ComparedField]:
    """Yield the fields of an event with the sides alone that surely contradict another, else with one side.

    `crowd`: how many reports of its kind there are in its days.
    """
    compared = _Compared({one.article: one for one in group}, origins, articles, crowd > MAX_CROWD)
    for field in fields:
        if len(field.sides) < 2:
            yield field
            continue
        sure = [
            side
            for side in field.sides
            if any(_is_sure(field, side, other, compared) for other in field.sides if other is not side)
        ]
        # Without any, the values of the side that most articles are on hold.
        most = max(field.sides, key=lambda side: len({value.article for value in side}))
        yield structs.replace(field, sides=tuple(sure) or (most,))


def _is_sure(
    field: ComparedField,
    side: Sequence[ReportedValue],
    other: Sequence[ReportedValue],
    compared: _Compared,
) -> bool:
    """Return whether two values of two sides surely contradict each other."""
    return any(_contradicts(field, one, another, compared) for one in side for another in other)


def _contradicts(field: ComparedField, one: ReportedValue, other: ReportedValue, compared: _Compared) -> bool:
    """Return whether two values are surely of one event; those of one article are where it states the day."""
    left, right = compared.items[one.article], compared.items[other.article]
    kinds = {next(iter(item.report.families)) for item in (left, right)}
    is_of_crowd = compared.is_of_crowd and not OF_ONE_DAY.issuperset(kinds)
    if one.article == other.article:
        may_be_two = field.about == "amount" or len(compared.items) == 1
        is_told_apart = not may_be_two and (not is_of_crowd or bool(_stated_days(left)))
        is_sure = is_told_apart or _are_of_two_sources(one, other)
    elif _are_two_states(left, right, compared.origins) or (
        field.about == "amount" and (_may_have_grown(left, right) or _are_of_two_things(field, one, other))
    ):
        is_sure = False
    elif not is_of_crowd:
        is_sure = _are_of_one_day(field, left, right)
    else:
        sentences = [_sentence_of(value, compared.articles) for value in (one, other)]
        is_sure = bool(_stated_days(left, right)) and _are_of_one_day(field, left, right)
        is_sure = is_sure and _are_of_one_thing(field, one, other, left, right, sentences)
    return is_sure and not _says_little(field, left, right)


def _are_of_two_sources(one: ReportedValue, other: ReportedValue) -> bool:
    """Return whether an article gives two numbers of one crowd or toll, each to another source it names.

    They are in one sentence, in two next to each other, or of one crowd by name.
    """
    of_country = {WHOLE_COUNTRY}
    if one.names - of_country != other.names - of_country or not are_of_named_sources(one, other):
        return False
    first, second = sorted((one, other), key=lambda value: value.start)
    return bool(one.names and other.names) or second.start - first.end <= MAX_CHARS_BETWEEN


def _are_two_states(one: PublishedItem, other: PublishedItem, origins: Mapping[str, str]) -> bool:
    """Return whether two articles are of one paper, in its own words or those of one agency."""
    is_one_origin = origins[one.article] == origins[other.article]
    return is_one_origin and bool(one.outlet) and one.outlet == other.outlet


def _says_little(field: ComparedField, one: PublishedItem, other: PublishedItem) -> bool:
    """Return whether a field says little of events of the kinds that two reports tell of."""
    if field.about in _OF_TIME:
        is_untold = any(next(iter(item.report.families)) == UNTOLD for item in (one, other))
        return is_untold or _is_answer(one, other) or _is_answer(other, one)
    kinds = _HARMFUL if field.about in _OF_HARM else _VOTES if field.of in _OF_VOTES else None
    return kinds is not None and all(kinds.isdisjoint(item.report.families) for item in (one, other))


def _is_answer(one: PublishedItem, other: PublishedItem) -> bool:
    """Return whether a report has the later day of what was done about that which another one tells."""
    kind, known = (next(iter(item.report.families)) for item in (one, other))
    begun, day = one.report.begun, other.report.begun
    is_later = begun is not None and day is not None and begun.first > day.last
    return is_later and kind in _ANSWERS and known in OF_ONE_DAY


def _are_of_one_day(field: ComparedField, one: PublishedItem, other: PublishedItem) -> bool:
    """Return whether two reports state one day, or days next to each other, or appeared on such.

    Of what was at two places, or ended on two days, both state the day or none does.
    """
    if any(map(_is_day_of_year, (one, other), (other, one))):
        return True
    stated = _stated_days(one, other)
    if len(stated) > 1:
        return _days_between(*stated) <= MAX_DAYS_APART
    if (field.about in _OF_STATED_DAYS and stated) or one.published is None or other.published is None:
        return False
    return _days_between(one.published, other.published) <= MAX_DAYS_BETWEEN


def _is_day_of_year(one: PublishedItem, other: PublishedItem) -> bool:
    """Return whether a report without a year has the day that another one states, or one next to it."""
    day, begun = one.report.day_of_year, other.report.begun
    if day is None or begun is None or not begun.is_stated:
        return False
    days = range(-1, (begun.last - begun.first).days + 2)
    return len(days) <= MAX_DAYS_GROWING and any(day.can_be(shift_day(begun.first, after)) for after in days)


def _stated_days(*items: PublishedItem) -> list[tuple[date, date]]:
    """Return the days that some reports state in so many words."""
    days = (item.report.begun for item in items)
    return [(day.first, day.last) for day in days if day is not None and day.is_stated]


def _may_have_grown(one: PublishedItem, other: PublishedItem) -> bool:
    """Return whether a number of one report may be that of many days after the other."""
    if one.published is None or other.published is None:
        return one.published is not other.published
    return _days_between(one.published, other.published) > MAX_DAYS_GROWING


def _are_of_two_things(field: ComparedField, one: ReportedValue, other: ReportedValue) -> bool:
    """Return whether two numbers are so far apart that they hardly count one thing: a fine, and a budget.

    Votes are counted: those of one ballot are hardly told otherwise, but of another there are others.
    """
    if one.figure is None or other.figure is None:
        return False
    smaller, larger = sorted((one.figure, other.figure), key=lambda figure: figure.low)
    times = MAX_TIMES_OF_VOTES if field.of.startswith("votes") else MAX_TIMES
    return 0 < smaller.high * times < larger.low


def _days_between(one: tuple[date, date], other: tuple[date, date]) -> int:
    """Return the days between two ranges; 0 where they overlap."""
    return max(0, (one[0] - other[1]).days, (other[0] - one[1]).days)


def _sentence_of(value: ReportedValue, articles: Mapping[str, Article]) -> str:
    """Return the sentence that states a value; the title where no sentence does."""
    article = articles[value.article]
    return article.body[value.start : value.end] or article.title


@lru_cache(maxsize=256)
def _words_of(sentence: str) -> frozenset[str]:
    """Return the stems of the words of a sentence."""
    return frozenset(word[:_STEM_CHARS] for word in _WORD.findall(fold(sentence)))


def _are_of_one_thing(
    field: ComparedField,
    one: ReportedValue,
    other: ReportedValue,
    left: PublishedItem,
    right: PublishedItem,
    sentences: Sequence[str],
) -> bool:
    """Return whether two values of one day are of one of many events of it: of one town, in like words.

    A crowd is that of the whole country, or of a town, where both say so; what is told in nearly the same
    words needs no town.
    """
    if field.about == "attendance" and (field.of or one.names & other.names):
        return True
    words, others = map(_words_of, sentences)
    common = len(words & others)
    least = min(MIN_COMMON_WORDS, MIN_COMMON_SHARE * max(1, min(len(words), len(others))))
    is_counted = field.about == "attendance" or field.of == "arrested"
    is_of_town = have_common_place(*(sound_names(item.report.towns) for item in (left, right)))
    return (is_of_town and (is_counted or common >= least)) or (
        not is_counted and common >= MANY_COMMON_WORDS
    )
