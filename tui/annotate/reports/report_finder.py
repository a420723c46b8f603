"""The reports of events in an article: clause by clause, with what the clauses before have said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec import structs

from tui.annotate.reports.factuality import FactualityReader
from tui.annotate.reports.marks_in_order import MarksInOrder
from tui.annotate.reports.narrative import Narrative
from tui.annotate.reports.participants import ParticipantReader
from tui.annotate.reports.placed_mentions import PlacedMention, ids_between, place_mentions
from tui.annotate.reports.report import Factuality, Framing, Report, coded_types
from tui.annotate.reports.sentence_words import SentenceWords
from tui.annotate.reports.triggers import TriggerFinder
from tui.annotate.reports.zones import Zone, divide_sentence, rank_types
from tui.languages.event_words import NOUN
from tui.languages.language import Language
from tui.model.annotations import Annotations, DateMention
from tui.model.dates.edtf import parse_edtf
from tui.model.records import Actor, Article
from tui.model.sentences import split_sentences

#: Longer texts are hardly one article; what they report beyond this is not looked for.
MAX_SENTENCES = 1_000
#: A sentence with more words is a list or a table.
MAX_SENTENCE_WORDS = 200
#: What the first sentence tells is likelier to be the news, by so much of confidence.
MAX_LEAD_BONUS = 0.05
#: A stated day that is so much older than the article is background.
MAX_NEWS_AGE = timedelta(days=45)
#: So far in front of a date, in words, a participle has it: «un prêt accordé à la junte en avril».
_PARTICIPLE_WORDS = 4
#: A span that begins in some month or year and is not over, in EDTF.
_SINCE_LONG = re.compile(r"\d{4}(?:-\d\d)?[~?%]?/\.\.")
#: By how much the way in which an event is told makes its report less likely to be right.
_CERTAINTY: dict[Factuality, float] = {
    "reported": 1.0, "alleged": 0.8, "planned": 0.75, "denied": 0.8, "hypothetical": 0.3, "habitual": 0.3,
}  # fmt: skip


def find_reports(
    article: Article, marks: Annotations, actors: Mapping[str, Actor], language: Language
) -> list[Report]:
    """Return what the sentences of an article report, in their order.

    `marks`: the mentions and dates in it; `actors`: those that are mentioned, by id. Reports of what is
    denied or only possible are among them, with no type where they are no event.
    """
    return list(_ReportFinder(article, marks, actors, language).find())


class _ReportFinder:
    """A finder of the reports in one article."""

    def __init__(
        self, article: Article, marks: Annotations, actors: Mapping[str, Actor], language: Language
    ) -> None:
        self._article, self._actors = article, actors
        self._mentions, self._dates = MarksInOrder(marks.body), MarksInOrder(marks.dates)
        self._context = language.event_lexicon.context
        self._links = self._context.relatives | self._context.complementizers
        self._openers = self._links | self._context.conjunctions
        self._of = language.lexicon.of
        self._triggers = TriggerFinder(language.event_lexicon, language.lexicon)
        self._factuality = FactualityReader(language.event_lexicon)
        self._participants = ParticipantReader(
            language.event_lexicon, language.lexicon.of, language.candidate_lexicon.before_places
        )
        published = parse_edtf(article.date) if article.date else None
        self._published: date | None = (published.latest or published.earliest) if published else None
        self._narrative = Narrative(self._context, self._published)

    def find(self) -> Iterator[Report]:
        """Yield the reports, sentence by sentence."""
        for number, (start, end) in enumerate(split_sentences(self._article.body)):
            if number == MAX_SENTENCES:
                return
            words = SentenceWords(self._article.body, start, end)
            if len(words) <= MAX_SENTENCE_WORDS:
                bonus = MAX_LEAD_BONUS / (number + 1)
                for report in self._read_sentence(words):
                    yield structs.replace(report, confidence=round(min(report.confidence + bonus, 0.95), 3))

    def _read_sentence(self, words: SentenceWords) -> Iterator[Report]:
        mentions = place_mentions(words, self._mentions.starting_in(words), self._actors)
        dates = [one for one in self._dates.starting_in(words) if one.end <= words.end]
        named = {
            at
            for one in mentions
            if one.mention.how == "name"
            for at in range(one.at, words.word_at(one.mention.end - 1) + 1)
        }
        triggers = list(self._triggers.find(words, named))
        if not triggers:
            self._follow_plain_sentence(words, mentions, dates)
            return
        clauses = words.clauses(self._context)
        framing = self._framing(words)
        zones = list(divide_sentence(words, clauses, triggers, self._context))
        inherited = self._narrative.antecedents(words, mentions)
        first_subject: tuple[str, ...] = ()
        previous: Report | None = None
        for zone in zones:
            subject = first_subject or inherited
            if zone.clause.kind == "adverbial" and zone.trigger.tense is None:
                subject = ()  # «à l’issue d’un vote»: of others, perhaps
            report = self._read_zone(words, zone, mentions, dates, subject, framing)
            is_resumed = zone.trigger.begin in words.comma_before
            is_described = zone.clause.kind == "relative" and not is_resumed
            if is_described and previous is not None and report.stated is None:
                report = structs.replace(report, date=previous.date)
            previous = report
            first_subject = first_subject or _subject_of(words, zone, mentions)
            yield report
            self._narrative.follow_report(report, zone, self._triggers.tells_of_earlier(words, zone.trigger))
        is_told = bool(zones) and zones[0].first < clauses[0].last
        if dates and not is_told and words.word_at(dates[0].start) < clauses[0].last:
            self._narrative.follow_date(dates[0].edtf)
        self._narrative.follow_sentence(words, mentions, first_subject)

    def _follow_plain_sentence(
        self, words: SentenceWords, mentions: Sequence[PlacedMention], dates: Sequence[DateMention]
    ) -> None:
        """Go on with a sentence that reports nothing."""
        if dates and words.word_at(dates[0].start) < words.clauses(self._context)[0].last:
            self._narrative.follow_date(dates[0].edtf)
        self._narrative.follow_sentence(words, mentions, ())

    def _read_zone(
        self,
        words: SentenceWords,
        zone: Zone,
        mentions: Sequence[PlacedMention],
        dates: Sequence[DateMention],
        subject: Sequence[str],
        framing: Framing,
    ) -> Report:
        near = [placed for placed in mentions if zone.first <= placed.at < zone.last]
        if zone.clause.kind == "relative" and zone.first == zone.clause.first:
            near = self._participants.antecedent(words, mentions, zone.first, zone.trigger) + near
        if not any(placed.at >= zone.trigger.last for placed in near):
            near += [placed for placed in mentions if zone.last <= placed.at < zone.described]
        dependent = (
            one.first for one in zone.others if one.tense == "infinitive" and one.first > zone.trigger.first
        )
        limit = next(dependent, zone.described)
        place = self._participants.find_place(words, [placed for placed in near if placed.at < limit])
        participants = self._participants.read(words, near, zone.trigger, place, subject, zone.first)
        if not participants and not self._participants.has_subject(words, zone.first, zone.trigger):
            participants = self._participants.read(words, (), zone.trigger, place, self._narrative.actors)
        if not participants:  # «la cour a tranché : l’ancien président n’a plus d’immunité»
            behind = [placed for placed in mentions if placed.at >= zone.last]
            participants = self._participants.read(words, behind, zone.trigger, place)
        start = self._begin(words, zone, near)
        end = words.ends[max(zone.last, zone.trigger.last) - 1]  # of two words in a row each ends a clause
        edtf, stated = self._date(words, zone, dates)
        if framing == "anniversary" and not self._is_background(False, edtf):
            edtf, stated = None, None  # the day of the ceremony
        types = rank_types(zone)
        if words.index_of(self._context.accidents, 0, len(words)) is not None:
            types = tuple(type_ for type_ in types if type_ != "assault")
        factuality = self._factuality.read(words, zone.trigger)
        if factuality == "reported" and types[:1] == ("assault",) and _SINCE_LONG.fullmatch(edtf or ""):
            factuality = "habitual"  # a toll of many days: «tués depuis janvier 2023»
        is_earlier = self._triggers.tells_of_earlier(words, zone.trigger)
        if framing == "news" and self._is_background(is_earlier, edtf if stated else None):
            framing = "background"
        report = Report(
            start=start,
            end=end,
            sentence=(words.start, words.end),
            types=coded_types(types, factuality),
            trigger=(words.starts[zone.trigger.begin], words.ends[zone.trigger.last - 1]),
            is_nominal=zone.trigger.tense is None,
            participants=participants,
            place=place,
            date=edtf,
            stated=stated,
            factuality=factuality,
            framing=framing,
        )
        return _with_confidence(report, zone)

    def _begin(self, words: SentenceWords, zone: Zone, near: Sequence[PlacedMention]) -> int:
        """Return the offset at which a clause begins: with whom «qui» means, without its conjunction."""
        first = zone.first
        if (
            near
            and zone.clause.kind == "relative"
            and near[0].at < first == words.word_at(near[0].mention.end)
        ):
            return near[0].mention.start
        while first < zone.trigger.begin and words.words[first] in self._openers:
            first += 1
        return words.starts[first]

    # -- who, when -----------------------------------------------------------------------------

    def _date(
        self, words: SentenceWords, zone: Zone, dates: Sequence[DateMention]
    ) -> tuple[str | None, str | None]:
        """Return the date of an event, and the words that state it: of the zone, else before it."""
        spoken = [one for one in dates if not self._is_attributive(words, one, zone)]
        inside = [one for one in spoken if zone.first <= words.word_at(one.start) < zone.last]
        before = [
            one
            for one in spoken
            if words.word_at(one.start) < zone.first and not self._is_of_aside(words, one, zone)
        ]
        is_earlier_event = words.has_phrase(self._context.precedence, zone.first, zone.first + 1)
        for one in (*inside, *(() if is_earlier_event else before[-1:])):
            return one.edtf, one.exact
        if is_earlier_event:
            return None, None
        narrative = self._narrative
        phrases = words.phrases(self._context.same_time, 0, len(words))
        if phrases and narrative.date:
            first, last = words.starts[phrases[0][0]], words.ends[phrases[0][1] - 1]
            return narrative.date, self._article.body[first:last]
        if words.has_phrase(self._context.recalled, 0, len(words)):
            return None, None
        is_earlier = self._triggers.tells_of_earlier(words, zone.trigger)
        return narrative.date if is_earlier else narrative.news_date, None

    def _is_of_aside(self, words: SentenceWords, one: DateMention, zone: Zone) -> bool:
        """Return whether a date is of a relative clause before the verb: «X, que … le 3 mai, a dit»."""
        at = words.word_at(one.start)
        opener = words.index_of(self._links, 0, at)
        is_resumed = zone.trigger.begin in words.comma_before
        return opener is not None and opener in words.comma_before and is_resumed

    def _is_attributive(self, words: SentenceWords, one: DateMention, zone: Zone) -> bool:
        """Return whether a date says when something else was made: «l’accord conclu en 2012»."""
        at, last = words.word_at(one.start), zone.trigger.last
        if last > at:
            begin = zone.trigger.begin
            is_aside = begin in words.comma_before and words.last_comma(zone.first, at + 1) is not None
            is_set_off = any(index in words.comma_before for index in range(at, begin + 1))
            return is_aside or (is_set_off and self._has_bare_participle(words, max(zone.first, at - 2), at))
        is_of_noun = last < at and zone.trigger.tense is not None and words.words[at - 1] in self._of
        return is_of_noun or self._has_bare_participle(words, max(last, at - _PARTICIPLE_WORDS), at)

    def _has_bare_participle(self, words: SentenceWords, first: int, last: int) -> bool:
        """Return whether a participle without an auxiliary, no comma behind it, is between two words."""
        return any(
            self._triggers.is_participle(words.words[index])
            and not self._triggers.has_auxiliary(words, index)
            and not any(other in words.comma_before for other in range(index + 1, last + 1))
            for index in range(first, last)
        )

    def _framing(self, words: SentenceWords) -> Framing:
        if words.has_phrase(self._context.anniversary, 0, len(words)):
            return "anniversary"
        return "background" if words.has_phrase(self._context.recalled, 0, len(words)) else "news"

    def _is_background(self, is_earlier: bool, edtf: str | None) -> bool:
        """Return whether an event is older than the news: by its date, else by the pluperfect."""
        parsed = parse_edtf(edtf) if edtf else None
        latest = parsed.latest if parsed else None
        if latest and self._published:
            return self._published - latest > MAX_NEWS_AGE
        return is_earlier


def _subject_of(words: SentenceWords, zone: Zone, mentions: Sequence[PlacedMention]) -> tuple[str, ...]:
    """Return the subject of a main clause: ids; behind a clause that begins a sentence it follows a comma."""
    begin = zone.trigger.begin
    if zone.clause.kind == "mark":
        return ids_between(mentions, zone.first, begin)
    comma = words.last_comma(zone.first, begin) if zone.clause.kind == "adverbial" else None
    return ids_between(mentions, comma, begin) if comma is not None else ()


def _with_confidence(report: Report, zone: Zone) -> Report:
    """Return a report with how likely it is to be right: by its words, who and when, and how it is told."""
    trigger = zone.trigger
    confidence = 0.45 if trigger.is_compound or trigger.tense == "past historic" else 0.35
    if trigger.tense is None:
        confidence = 0.3 if trigger.weight >= NOUN else 0.15
    elif not trigger.is_finite:
        confidence = 0.25
    confidence += 0.1 * min(len(report.participants), 2) + 0.1 * (report.stated is not None)
    confidence += 0.05 * (report.place is not None) + 0.05 * (trigger.weight > 1)
    confidence *= _CERTAINTY[report.factuality]
    confidence *= {"news": 1.0, "background": 0.85, "anniversary": 0.5}[report.framing]
    return structs.replace(report, confidence=round(min(confidence, 0.95), 2))
