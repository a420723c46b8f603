"""A raw text, read and marked: the value behind `annotate`; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct, structs

from tui.annotate.annotator import Annotator
from tui.corpus.decoding import NotTextError, decode
from tui.corpus.folder import Folder
from tui.corpus.raw import Cut
from tui.corpus.reading import read_record
from tui.model.records import Actor, Article, Marks, Problem
from tui.views.record import marks_json


class Annotation(Struct, frozen=True):
    """The article that a raw text holds, and what is marked in it."""

    article: Article
    marks: Marks
    problems: tuple[Problem, ...] = ()
    cut: tuple[Cut, ...] = ()  # the noise that was left out


def annotate_bytes(folder: Folder, data: bytes, name: str, date: str | None) -> Annotation:
    """Read the bytes of a raw text called `name` and mark the actors of `folder` in it.

    `date` (EDTF) is its publication date where the text does not say.
    """
    try:
        text, notice = decode(data)
    except NotTextError as error:
        return Annotation(Article(id="text", title=""), Marks(), (Problem(name, 0, "", str(error)),))
    loaded = read_record("article", "text", name, text)
    problems = loaded.problems + ((Problem(name, 0, "", notice),) if notice else ())
    if not isinstance(loaded.record, Article):
        return Annotation(Article(id="text", title=""), Marks(), problems)
    article = structs.replace(loaded.record, date=loaded.record.date or date)
    return Annotation(article, Annotator(list(_actors(folder))).marks(article), problems, loaded.cut)


def _actors(folder: Folder) -> Iterator[Actor]:
    for entry in folder.scan():
        if entry.kind == "actor" and isinstance(record := folder.read(entry).record, Actor):
            yield record


def annotation_json(annotation: Annotation, with_noise: bool = False) -> dict[str, Any]:
    """The contract's shape; `with_noise` adds what was left out, each piece with the rule that knew it."""
    article = annotation.article
    names = ("title", "date", "authors", "publisher", "source", "lang", "body")
    fields = {name: msgspec.to_builtins(getattr(article, name)) for name in names}
    fields["title"] = fields["title"] or None
    marks = marks_json(annotation.marks)
    fields |= {name: marks[name] for name in ("mentions", "title_mentions", "dates")}
    return fields | {"noise": msgspec.to_builtins(annotation.cut)} if with_noise else fields


def noise_lines(annotation: Annotation) -> Iterator[str]:
    """What was left out of the text, each piece behind the rule that knew it."""
    if annotation.cut:
        width = max(len(piece.rule) for piece in annotation.cut)
        yield ""
        yield from (f"- {piece.rule:{width}}  {piece.text}" for piece in annotation.cut)


def annotation_lines(annotation: Annotation) -> Iterator[str]:
    """The text, with each mark's actor in brackets behind it."""
    article = annotation.article
    yield _marked(article.title, annotation.marks.title)
    credit = " · ".join(filter(None, (*article.authors, article.publisher, article.source, article.date)))
    if credit:
        yield credit
    yield ""
    yield _marked(article.body, annotation.marks.body)


def _marked(text: str, mentions: Any) -> str:
    parts, last = [], 0
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if mention.start < last:
            continue
        parts += [text[last : mention.start], f"[{mention.exact}]({mention.actor})"]
        last = mention.end
    return "".join([*parts, text[last:]])
