"""Annotations in the standoff format of brat: which actor each means, as decisions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from tui.corpus.decisions_file import decision_for_span
from tui.i18n import N_
from tui.model.quotes import find_quotes
from tui.model.records import Actor, Article, Decision
from tui.model.text import clean_line, fold

#: More annotations of one text, or a longer text, are not read: each is looked for in the whole text.
MAX_ANNOTATIONS = 1_000
MAX_TEXT_CHARS = 300_000
_TEXT_BOUND = re.compile(
    r"T([0-9]{1,9})\t\S{1,100} ([0-9]{1,9}) ([0-9]{1,9})((?:;[0-9 ]{1,20}){0,20})\t([^\n]{1,500})"
)
_CONTEXT_CHARS = 24


class BratReading(Struct, frozen=True):
    """The decisions that annotations come to, and what was left out, in words."""

    decisions: tuple[Decision, ...] = ()
    problems: tuple[str, ...] = ()


class _BratSpan(Struct, frozen=True):
    """A text-bound annotation: its place, in code points of the annotated text, and its words."""

    label: str
    start: int
    end: int
    words: str


def read_brat_annotations(
    annotations: str, text: str, article: Article, actors: Sequence[Actor]
) -> BratReading:
    """Return the decisions for the annotations of a text whose words are the name of one actor.

    `text` is the text that was annotated, as it was before it became the `article`.
    """
    spans = list(_parse_spans(annotations))
    if len(spans) > MAX_ANNOTATIONS or max(len(text), len(article.body)) > MAX_TEXT_CHARS:
        return BratReading(
            problems=(N_("more than {n} annotations, or too long a text for them").format(n=MAX_ANNOTATIONS),)
        )
    decisions: dict[Decision, None] = {}
    problems: list[str] = []
    for span in spans:
        ids = [actor.id for actor in actors if _bears_name(actor, span.words)]
        place = _find_place(span, text, article) if text[span.start : span.end] == span.words else None
        if len(ids) != 1:
            reason = (
                N_("no actor of this name")
                if not ids
                else N_("the name of several: {ids}").format(ids=", ".join(ids))
            )
            problems.append(f"{span.label} “{clean_line(span.words)}”: {reason}")
        elif place is None:
            problems.append(
                N_("{label} “{words}”: its place was not found in the article").format(
                    label=span.label, words=clean_line(span.words)
                )
            )
        else:
            in_title, start, end = place
            decisions[decision_for_span(article, start, end, in_title, ids[0])] = None
    return BratReading(tuple(decisions), tuple(problems))


def _parse_spans(annotations: str) -> Iterator[_BratSpan]:
    """Yield the text-bound annotations; of one in several pieces, the first piece does not fit its words."""
    for line in annotations.split("\n"):
        if match := _TEXT_BOUND.fullmatch(line.rstrip("\r")):
            yield _BratSpan(f"T{match[1]}", int(match[2]), int(match[3]), match[5])


def _bears_name(actor: Actor, words: str) -> bool:
    """Return whether words are a name of an actor, as it may be written."""
    folded = fold(clean_line(words))
    return any(
        name.name == words if name.match == "exact" else fold(name.name) == folded
        for name in actor.spellings()
    )


def _find_starts(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def _find_place(span: _BratSpan, text: str, article: Article) -> tuple[bool, int, int] | None:
    """Return where an annotation stands: whether in the title, and its start and end; None if unclear."""
    places = [
        (in_title, start, end)
        for in_title, part in ((True, article.title), (False, article.body))
        for start, end in find_quotes(part, span.words)
    ]
    starts = list(_find_starts(text, span.words))
    if len(starts) == len(places) and span.start in starts:
        return places[starts.index(span.start)]
    context = text[max(span.start - _CONTEXT_CHARS, 0) : span.start].rpartition("\n")[2]
    found = list(find_quotes(article.body, span.words, context.strip() or None))
    return (False, *found[0]) if len(found) == 1 else None
