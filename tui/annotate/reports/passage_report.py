"""What a passage of an article reports: the best of the reports in its sentence, or who and when alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import structs

from tui.annotate.reports.participants import ParticipantReader
from tui.annotate.reports.placed_mentions import place_mentions
from tui.annotate.reports.report import Report
from tui.annotate.reports.report_finder import find_reports
from tui.annotate.reports.sentence_words import SentenceWords
from tui.languages.language import Language
from tui.model.annotations import Annotations
from tui.model.records import Actor, Article
from tui.model.sentences import sentence_around


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
    return choose_report(
        find_reports(article, marks, actors, language), article, marks, actors, language, span
    )


def choose_report(
    reports: Sequence[Report],
    article: Article,
    marks: Annotations,
    actors: Mapping[str, Actor],
    language: Language,
    span: tuple[int, int],
) -> Report:
    """Return what a passage reports, as `read_report` does, out of all reports of its article."""
    first, last = sentence_around(article.body, *span)
    near = [one for one in reports if one.types and one.start < span[1] and span[0] < one.end]
    if near:
        best = max(near, key=lambda one: one.confidence)
        types = dict.fromkeys(
            type_ for one in sorted(near, key=lambda one: one is not best) for type_ in one.types
        )
        return structs.replace(best, types=tuple(types))
    words = SentenceWords(article.body, first, last)
    mentions = place_mentions(words, marks.body, actors)
    reader = ParticipantReader(
        language.event_lexicon, language.lexicon.of, language.candidate_lexicon.before_places
    )
    place = reader.find_place(words, mentions)
    dates = [one for one in marks.dates if first <= one.start and one.end <= last]
    return Report(
        start=span[0],
        end=span[1],
        sentence=(first, last),
        types=(),
        trigger=span,
        participants=reader.read_unsorted(words, mentions, place),
        place=place,
        date=dates[0].edtf if dates else None,
        stated=dates[0].exact if dates else None,
        confidence=0,
    )
