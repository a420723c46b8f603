"""What is reported of actors differs by few of their types alone: the index relies on it."""

from __future__ import annotations

from itertools import product
from typing import get_args

from msgspec import structs

from tests.annotate.marking import gold, gold_actors, passages
from tui.annotate.annotator import Annotator
from tui.annotate.found_events.finder import read_news
from tui.annotate.found_events.known_actors import with_participants
from tui.annotate.reports.report import TOLD_APART
from tui.annotate.reports.report_finder import find_reports
from tui.languages.registry import find_language
from tui.model.records import ActorType


def test_types_that_are_not_told_apart_make_no_other_reports() -> None:
    program, language, count = Annotator(gold_actors()), find_language(), 0
    others = [type for type in get_args(ActorType) if type not in TOLD_APART]
    known = [
        {one.id: structs.replace(one, type=type) if one.type in others else one for one in gold_actors()}
        for type in others
    ]
    for text, actors in product([*gold(), *passages("sahel.txt")], known[1:]):
        article = text.article
        marks = program.annotate(article)
        first, second = (find_reports(article, marks, some, language) for some in (known[0], actors))
        assert first == second
        news = read_news(article, marks.dates)
        assert list(with_participants(news, article, marks, known[0], first)) == list(
            with_participants(news, article, marks, actors, first)
        )
        count += sum(bool(one.participants) for one in first)
    assert count > 99
