"""Decisions made of the annotations of brat that lie beside a text which is added."""

from __future__ import annotations

from pathlib import Path

from tui.annotate.brat_annotations import read_brat_annotations
from tui.corpus.decisions_file import DecisionError, update_decisions
from tui.corpus.encoding import NotTextError, decode_text
from tui.corpus.folder import MAX_FILE_BYTES, Folder
from tui.corpus.ingestion.ingest_result import IngestResult
from tui.corpus.ingestion.ingest_sources import word_annotations
from tui.corpus.regular_files import read_regular_file
from tui.i18n import N_
from tui.model.records import Actor, Article, Decision, Problem


def take_annotations(folder: Folder, result: IngestResult, dry_run: bool) -> tuple[Problem, ...] | None:
    """Store the decisions for a text with annotations, and return what is to be said; None without any.

    With `dry_run` nothing is stored; what would be is said all the same.
    """
    path = Path(result.file)
    annotations = path.with_suffix(".ann")
    if result.article is None or path.suffix.lower() != ".txt" or not annotations.is_file():
        return None
    note = word_annotations(annotations.name)
    problems = [problem for problem in result.problems if problem.message != note]
    problems += [
        Problem(result.file, 0, "", words)
        for words in _store_decisions(folder, result.article, path, dry_run)
    ]
    return tuple(problems)


def _store_decisions(folder: Folder, article: Article, path: Path, dry_run: bool) -> list[str]:
    """Store the decisions of the annotations of the text at `path`; return what became of them, in words."""
    name = path.with_suffix(".ann").name
    try:
        annotations, text = (
            decode_text(read_regular_file(place, MAX_FILE_BYTES))[0]
            for place in (path.with_suffix(".ann"), path)
        )
    except (OSError, NotTextError) as error:
        return [f"{name}: {N_('cannot be read: {reason}').format(reason=error)}"]
    whole = article if article.body else _read_article(folder, article)
    actors = [folder.read(entry).record for entry in folder.scan() if entry.kind == "actor"]
    reading = read_brat_annotations(
        annotations, text, whole, [actor for actor in actors if isinstance(actor, Actor)]
    )
    known = set(folder.decisions()[0])
    decisions = [decision for decision in reading.decisions if decision not in known]
    if decisions and not dry_run:
        try:
            update_decisions(folder.root, add=decisions)
        except DecisionError as error:
            return [str(error)]
    words = [_word_decision(decision, dry_run) for decision in decisions]
    return [*words, *(f"{name}: {problem}" for problem in reading.problems)]


def _word_decision(decision: Decision, dry_run: bool) -> str:
    """Return a decision for a person."""
    words = N_("decision that would be stored: “{quote}” means {actor}")
    return (words if dry_run else N_("decision: “{quote}” means {actor}")).format(
        quote=decision.quote, actor=decision.actor
    )


def _read_article(folder: Folder, article: Article) -> Article:
    """Return an article of the corpus with its text."""
    for entry in folder.scan():
        if entry.ref == article.ref and isinstance(record := folder.read(entry).record, Article):
            return record
    return article
