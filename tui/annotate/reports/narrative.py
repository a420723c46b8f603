"""What the sentences of an article so far have said, for those that do not say it again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from tui.annotate.reports.placed_mentions import PlacedMention, ids_between
from tui.annotate.reports.report import Report
from tui.annotate.reports.sentence_words import SentenceWords
from tui.annotate.reports.zones import Zone
from tui.languages.event_words import ContextWords
from tui.model.dates.edtf import parse_edtf


class Narrative:
    """The thread of an article: who was last spoken of, and of which time.

    `actors`: ids, of the last report. `date`: the last that a main clause stated; `news_date`: the last of
    what is told as the news. Both are EDTF.
    """

    def __init__(self, context: ContextWords, published: date | None) -> None:
        self._context, self._published = context, published
        self._subject: tuple[str, ...] = ()
        self._countries: Counter[str] = Counter()
        self.actors: tuple[str, ...] = ()
        self.date: str | None = None
        self.news_date: str | None = None

    def antecedents(self, words: SentenceWords, mentions: Sequence[PlacedMention]) -> tuple[str, ...]:
        """Return whom a pronoun or «les deux pays» in a sentence means: ids, none without such words."""
        if words.has_phrase(self._context.two_parties, 0, len(words)):
            return tuple(id for id, _count in self._countries.most_common(2))
        pronoun = words.index_of(self._context.pronouns, 0, len(words))
        if pronoun is None:
            return ()
        before = [one.actor for one in mentions if one.at < pronoun]
        persons = [actor for actor in before if actor.type == "person"]
        return tuple(actor.id for actor in (persons or before)[:1]) or self._subject

    def follow_sentence(
        self, words: SentenceWords, mentions: Sequence[PlacedMention], subject: tuple[str, ...]
    ) -> None:
        """Go on with the sentence after this; `subject`: that of its first report."""
        self._subject = subject or self._plain_subject(words, mentions) or self._subject
        for one in mentions:
            if one.actor.type == "country":
                self._countries[one.actor.id] += 1

    def _plain_subject(self, words: SentenceWords, mentions: Sequence[PlacedMention]) -> tuple[str, ...]:
        """Return the first actor of a sentence that reports nothing, if no pronoun is before it."""
        if not mentions or words.index_of(self._context.pronouns, 0, mentions[0].at) is not None:
            return ()
        is_subject = mentions[0].actor.type == "person" or mentions[0].at <= 1
        return ids_between(mentions, 0, len(words))[:1] if is_subject else ()

    def follow_report(self, report: Report, zone: Zone, is_earlier: bool) -> None:
        """Go on with what comes after a report; `is_earlier`: it is told as older than the news."""
        if report.types and report.participants:
            self.actors = tuple(one.actor for one in report.participants)
        is_main = zone.clause.kind == "mark" or not zone.clause.first
        is_since = (report.date or "").endswith("/..")  # of what lasts: «séquestré depuis le 26 juillet»
        if report.stated and report.framing != "anniversary" and is_main and not is_since:
            self.date = report.date
            if report.framing == "news" and report.factuality == "reported" and not is_earlier:
                self._follow_news(report.date)

    def follow_date(self, edtf: str) -> None:
        """Go on with what comes after a date in a sentence that reports nothing."""
        if not edtf.endswith("/.."):
            self.date = edtf
            self._follow_news(edtf)

    def _follow_news(self, edtf: str | None) -> None:
        """Take a date for that of the news; the news goes forward, and not beyond the day of publication."""
        dates = (parse_edtf(text or "") for text in (edtf, self.news_date))
        end, old_end = ((one.latest or one.earliest) if one else None for one in dates)
        is_future = end is not None and self._published is not None and end > self._published
        if end is not None and not is_future and (old_end is None or end >= old_end):
            self.news_date = edtf
