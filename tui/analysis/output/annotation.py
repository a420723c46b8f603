"""Annotation of one raw text, for the command `annotate`; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct, structs

from tui.analysis.output.record_json import marks_json
from tui.annotate.annotator import Annotator
from tui.corpus.encoding import NotTextError, decode_text
from tui.corpus.extraction.exports.export_file import ExportFile, make_export
from tui.corpus.extraction.exports.export_items import ReadingOptions, Refusal, UnreadableError
from tui.corpus.extraction.exports.form_detection import detect_form
from tui.corpus.extraction.exports.form_readers import has_export_reader, read_export
from tui.corpus.extraction.raw_article import RemovedText
from tui.corpus.folder import Folder
from tui.corpus.record_files.loader import LoadedRecord, make_article, read_record
from tui.i18n import N_
from tui.model.annotations import Annotations
from tui.model.records import Actor, Article, Problem

#: What is said of a text in a language without rules.
_UNREAD = N_("language {name}: only names and plain dates are read, not titles, offices and other dates")


class Annotation(Struct, frozen=True):
    """The article read from a raw text, and its marks."""

    article: Article
    marks: Annotations
    problems: tuple[Problem, ...] = ()
    cut: tuple[RemovedText, ...] = ()  # boilerplate that was removed


def annotate_bytes(folder: Folder, data: bytes, name: str, date: str | None) -> Annotation:
    """Read the bytes of a raw text called `name` and mark the actors of `folder` in it.

    `date` (EDTF): its publication date, when the text has none.
    """
    try:
        loaded = _read_article(make_export(name, data))
    except (NotTextError, UnreadableError) as error:
        loaded = LoadedRecord(None, (Problem(name, 0, "", str(error)),))
    if not isinstance(loaded.record, Article):
        return Annotation(Article(id="text", title=""), Annotations(), loaded.problems)
    article = structs.replace(loaded.record, date=loaded.record.date or date)
    annotator = Annotator(list(_read_actors(folder)))
    problems = list(loaded.problems)
    if not annotator.reads_language_of(article):
        problems.append(Problem(name, 0, "lang", _UNREAD.format(name=article.lang or N_("unknown"))))
    return Annotation(article, annotator.annotate(article), tuple(problems), loaded.cut)


def _read_article(file: ExportFile) -> LoadedRecord:
    """Read the article in a file, the first one in an export; raises `UnreadableError` and NotTextError."""
    form = detect_form(file)
    if not has_export_reader(form):
        text, notice = decode_text(file.read_whole())
        loaded = read_record("article", "text", file.name, text)
        notices = (Problem(file.name, 0, "", notice),) if notice else ()
        return structs.replace(loaded, problems=(*loaded.problems, *notices))
    items = read_export(file, form, ReadingOptions())
    first = next(items, None)
    if first is None or isinstance(first, Refusal):
        raise UnreadableError(first.reason if first else N_("no article in it"))
    others = N_("the first article of several: `niger-tui add` stores them all")
    words = filter(None, (first.notice, others if next(items, None) else None))
    problems = tuple(Problem(file.name, 0, "", text) for text in words)
    return LoadedRecord(make_article("text", file.name, first), problems, first.cut)


def _read_actors(folder: Folder) -> Iterator[Actor]:
    """Yield all actors of the corpus folder."""
    for entry in folder.scan():
        if entry.kind == "actor" and isinstance(record := folder.read(entry).record, Actor):
            yield record


def annotation_json(annotation: Annotation, with_noise: bool = False) -> dict[str, Any]:
    """Return the JSON of `annotate`; `with_noise` adds each removed piece with the rule that matched it."""
    article = annotation.article
    names = ("title", "date", "authors", "publisher", "source", "lang", "body")
    fields = {name: msgspec.to_builtins(getattr(article, name)) for name in names}
    fields["title"] = fields["title"] or None
    marks = marks_json(annotation.marks)
    fields |= {name: marks[name] for name in ("mentions", "title_mentions", "dates")}
    return fields | {"noise": msgspec.to_builtins(annotation.cut)} if with_noise else fields


def noise_lines(annotation: Annotation) -> Iterator[str]:
    """Yield the removed pieces of the text, each behind the rule that matched it."""
    if annotation.cut:
        width = max(len(piece.rule) for piece in annotation.cut)
        yield ""
        yield from (f"- {piece.rule:{width}}  {piece.text}" for piece in annotation.cut)


def annotation_lines(annotation: Annotation) -> Iterator[str]:
    """Yield the text, with the actor of each mention in brackets behind it."""
    article = annotation.article
    yield _bracket_mentions(article.title, annotation.marks.title)
    credit = " · ".join(filter(None, (*article.authors, article.publisher, article.source, article.date)))
    if credit:
        yield credit
    yield ""
    yield _bracket_mentions(article.body, annotation.marks.body)


def _bracket_mentions(text: str, mentions: Any) -> str:
    """Return the text with the mentions in the form [text](actor); overlapping ones are left out."""
    parts, end = [], 0
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if mention.start < end:
            continue
        parts += [text[end : mention.start], f"[{mention.exact}]({mention.actor})"]
        end = mention.end
    return "".join([*parts, text[end:]])
