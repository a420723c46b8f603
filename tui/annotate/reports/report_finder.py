"""The reports of events in an article: clause by clause, with what the clauses before have said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct, field, structs

from tui.annotate.reports.factuality import FactualityReader
from tui.annotate.reports.participants import (
    MAX_PARTICIPANTS,
    ParticipantReader,
    PlacedMention,
    place_mentions,
)
from tui.annotate.reports.report import Framing, Report, coded_types
from tui.annotate.reports.sentence_words import SentenceWords
from tui.annotate.reports.triggers import TriggerFinder
from tui.annotate.reports.zones import Zone, divide_sentence, rank_types
from tui.languages.event_words import NOUN
from tui.languages.language import Language
from tui.model.dates.edtf import parse_edtf
from tui.model.records import Actor, Annotations, Article, DateMention, Participant
from tui.model.sentences import sentence_around, split_sentences

#: Longer texts are hardly one article; what they report beyond this is not looked for.
MAX_SENTENCES = 1_000
#: A sentence with more words is a list or a table.
MAX_SENTENCE_WORDS = 200
#: A stated day that is so much older than the article is background.
MAX_NEWS_AGE = timedelta(days=45)


class _Narrative(Struct):
    """What the sentences so far have said, for those that do not say it again."""

    subject: tuple[str, ...] = ()  # of the last sentence with one
    actors: tuple[str, ...] = ()  # of the last report
    date: str | None = None  # the last that a main clause stated
    news_date: str | None = None  # the last that a main clause stated of the news
    countries: Counter[str] = field(default_factory=Counter)


def find_reports(
    article: Article, marks: Annotations, actors: Mapping[str, Actor], language: Language
) -> list[Report]:
    """Return what the sentences of an article report, in their order.

    `marks`: the mentions and dates in it; `actors`: those that are mentioned, by id. Reports of what is
    denied or only possible are among them, with no type where they are no event.
    """
    return list(_ReportFinder(article, marks, actors, language).find())


def read_report(
    article: Article,
    marks: Annotations,
    actors: Mapping[str, Actor],
    language: Language,
    span: tuple[int, int],
) -> Report:
    """Return what a passage of an article's body (code points) reports, with all types that it tells of.

    Where no word tells of an event, the report has no type: only who is named, where, and the date.
    """
    first, last = sentence_around(article.body, *span)
    near = [
        one
        for one in find_reports(article, marks, actors, language)
        if one.types and one.start < span[1] and span[0] < one.end
    ]
    if near:
        best = max(near, key=lambda one: one.confidence)
        types = dict.fromkeys(
            type_ for one in sorted(near, key=lambda one: one is not best) for type_ in one.types
        )
        return structs.replace(best, types=tuple(types))
    words = SentenceWords(article.body, first, last)
    mentions = place_mentions(words, marks.body, actors)
    reader = ParticipantReader(language.event_lexicon.context, language.candidate_lexicon.before_places)
    place = reader.find_place(words, mentions)
    ids = dict.fromkeys(one.actor.id for one in mentions if one.actor.id != place)
    dates = [one for one in marks.dates if first <= one.start and one.end <= last]
    return Report(
        start=span[0],
        end=span[1],
        sentence=(first, last),
        types=(),
        trigger=span,
        participants=tuple(Participant(id) for id in list(ids)[:MAX_PARTICIPANTS]),
        place=place,
        date=dates[0].edtf if dates else None,
        stated=dates[0].exact if dates else None,
        confidence=0,
    )


class _ReportFinder:
    """A finder of the reports in one article."""

    def __init__(
        self, article: Article, marks: Annotations, actors: Mapping[str, Actor], language: Language
    ) -> None:
        self._article, self._marks, self._actors = article, marks, actors
        self._context = language.event_lexicon.context
        self._triggers = TriggerFinder(language.event_lexicon, language.lexicon)
        self._factuality = FactualityReader(language.event_lexicon)
        self._participants = ParticipantReader(self._context, language.candidate_lexicon.before_places)
        published = parse_edtf(article.date) if article.date else None
        self._published: date | None = (published.latest or published.earliest) if published else None
        self._narrative = _Narrative()

    def find(self) -> Iterator[Report]:
        """Yield the reports, sentence by sentence."""
        for number, (start, end) in enumerate(split_sentences(self._article.body)):
            if number == MAX_SENTENCES:
                return
            words = SentenceWords(self._article.body, start, end)
            if len(words) <= MAX_SENTENCE_WORDS:
                yield from self._read_sentence(words)

    def _read_sentence(self, words: SentenceWords) -> Iterator[Report]:
        mentions = place_mentions(words, self._marks.body, self._actors)
        dates = [one for one in self._marks.dates if words.start <= one.start and one.end <= words.end]
        clauses = words.clauses(self._context)
        triggers = list(self._triggers.find(words))
        framing = self._framing(words)
        zones = list(divide_sentence(words, clauses, triggers, self._context))
        inherited = self._antecedents(words, mentions)
        first_subject: tuple[str, ...] = ()
        for zone in zones:
            subject = first_subject or inherited
            if zone.clause.kind == "adverbial" and zone.trigger.tense is None:
                subject = ()
            report = self._read_zone(words, zone, mentions, dates, subject, framing)
            first_subject = first_subject or _ids_before(mentions, zone.first, zone.trigger.begin)
            yield report
            self._remember(report, zone, self._triggers.tells_of_earlier(words, zone.trigger))
        if not zones and dates and words.word_at(dates[0].start) < clauses[0].last:
            self._narrative.date = self._narrative.news_date = dates[0].edtf
        self._narrative.subject = (
            first_subject or self._plain_subject(words, mentions) or self._narrative.subject
        )
        self._narrative.countries.update(one.actor.id for one in mentions if one.actor.type == "country")

    def _plain_subject(self, words: SentenceWords, mentions: Sequence[PlacedMention]) -> tuple[str, ...]:
        """Return the first actor of a sentence that reports nothing, if no pronoun is before it."""
        if not mentions or words.index_of(self._context.pronouns, 0, mentions[0].at) is not None:
            return ()
        is_person = mentions[0].actor.type == "person" or mentions[0].at <= 1
        return (mentions[0].actor.id,) if is_person else ()

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
            near = [placed for placed in mentions if placed.at < zone.first][-1:] + near
        place = self._participants.find_place(words, near)
        participants = self._participants.read(words, near, zone.trigger, place, subject)
        if not participants:
            participants = self._participants.read(words, (), zone.trigger, place, self._narrative.actors)
        start, end = words.starts[zone.first], words.ends[zone.last - 1]
        edtf, stated = self._date(words, zone, dates)
        types = rank_types(zone)
        factuality = self._factuality.read(words, zone.trigger)
        is_earlier = self._triggers.tells_of_earlier(words, zone.trigger)
        if framing == "news" and self._is_background(is_earlier, edtf if stated else None):
            framing = "background"
        report = Report(
            start=start,
            end=end,
            sentence=(words.start, words.end),
            types=coded_types(types, factuality),
            trigger=(words.starts[zone.trigger.begin], words.ends[zone.trigger.last - 1]),
            participants=participants,
            place=place,
            date=edtf,
            stated=stated,
            factuality=factuality,
            framing=framing,
        )
        return _with_confidence(report, zone)

    # -- who, when -----------------------------------------------------------------------------

    def _antecedents(self, words: SentenceWords, mentions: Sequence[PlacedMention]) -> tuple[str, ...]:
        """Return whom a pronoun or «les deux pays» at the beginning of a sentence means."""
        narrative = self._narrative
        if words.has_phrase(self._context.two_parties, 0, len(words)):
            return tuple(id for id, _count in narrative.countries.most_common(2))
        if words.index_of(self._context.pronouns, 0, len(words)) is not None:
            return narrative.subject
        return ()

    def _date(
        self, words: SentenceWords, zone: Zone, dates: Sequence[DateMention]
    ) -> tuple[str | None, str | None]:
        """Return the date of an event, and the words that state it: of the zone, else before it."""
        spoken = [one for one in dates if not self._is_attributive(words, one, zone)]
        inside = [one for one in spoken if zone.first <= words.word_at(one.start) < zone.last]
        before = [one for one in spoken if words.word_at(one.start) < zone.first]
        for one in (*inside, *before[-1:]):
            return one.edtf, one.exact
        narrative = self._narrative
        phrase = next(words.phrases(self._context.same_time, 0, len(words)), None)
        if phrase and narrative.date:
            first, last = words.starts[phrase[0]], words.ends[phrase[1] - 1]
            return narrative.date, self._article.body[first:last]
        if words.has_phrase(self._context.recalled, 0, len(words)):
            return None, None
        is_earlier = self._triggers.tells_of_earlier(words, zone.trigger)
        return narrative.date if is_earlier else narrative.news_date, None

    def _is_attributive(self, words: SentenceWords, one: DateMention, zone: Zone) -> bool:
        """Return whether a date says when something else was made: «l’accord conclu en 2012»."""
        at = words.word_at(one.start)
        last = zone.trigger.last
        others = words.words[max(last, at - 2) : at]
        return last <= at and any(self._triggers.is_participle(word) for word in others)

    def _framing(self, words: SentenceWords) -> Framing:
        if words.has_phrase(self._context.anniversary, 0, len(words)):
            return "anniversary"
        return "background" if words.has_phrase(self._context.recalled, 0, len(words)) else "news"

    def _is_background(self, is_earlier: bool, edtf: str | None) -> bool:
        """Return whether an event is older than the news: by its date, else by the pluperfect."""
        parsed = parse_edtf(edtf) if edtf else None
        latest = parsed.latest if parsed else None
        if latest and self._published:
            return latest < self._published - MAX_NEWS_AGE
        return is_earlier

    def _remember(self, report: Report, zone: Zone, is_earlier: bool) -> None:
        narrative = self._narrative
        if report.types and report.participants:
            narrative.actors = tuple(one.actor for one in report.participants)
        if report.stated and report.framing != "anniversary" and zone.clause.kind == "mark":
            narrative.date = report.date
            if report.framing == "news" and not is_earlier:
                narrative.news_date = report.date


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
    confidence *= {"reported": 1.0, "alleged": 0.8, "planned": 0.75, "denied": 0.8, "hypothetical": 0.3}[
        report.factuality
    ]
    confidence *= {"news": 1.0, "background": 0.85, "anniversary": 0.5}[report.framing]
    return structs.replace(report, confidence=round(min(confidence, 0.95), 2))


def _ids_before(mentions: Sequence[PlacedMention], first: int, last: int) -> tuple[str, ...]:
    ids = (placed.actor.id for placed in mentions if first <= placed.at < last)
    return tuple(dict.fromkeys(ids))
