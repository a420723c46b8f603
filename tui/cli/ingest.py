"""The commands that take in texts: annotate, add, init."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.common import (
    cli,
    corpus_option,
    json_lines_option,
    json_option,
    open_corpus,
    read_input,
)
from tui.cli.parameter_types import DIRECTORY, FILE, TEXT
from tui.i18n import N_, ngettext, translate_text
from tui.i18n import gettext as _
from tui.terminal_output import exit_with_error, print_json, print_lines, print_message

if TYPE_CHECKING:
    from tui.corpus.folder import Folder
    from tui.corpus.ingestion.ingest_result import IngestResult


#: So many files that failed are named again below the counts.
_MAX_REPEATED_REASONS = 5


@cli.command()
@click.argument("file", type=FILE, metavar="FILE")
@click.option(
    "--date", type=TEXT, metavar="EDTF", help=N_("The publication date, where the text does not say.")
)
@click.option("--show-noise", is_flag=True, help=N_("Show what was left out, and by which rule."))
@json_option
@corpus_option
def annotate(file: str, date: str | None, show_noise: bool, as_json: bool, corpus: str | None) -> None:
    """Clean a raw text and mark the actors in it; nothing is stored. FILE may be - for standard input."""
    from tui.analysis.output.annotation import annotate_bytes, annotation_json, annotation_lines, noise_lines
    from tui.analysis.output.problem_line import problem_line
    from tui.languages.registry import find_language
    from tui.model.dates.informal_dates import edtf_problem

    if date is not None and (date_problem := edtf_problem(date, find_language().date_words)):
        exit_with_error(f"--date: {translate_text(date_problem)}")
    folder = open_corpus(corpus)
    annotation = annotate_bytes(folder, read_input(file), file, date)
    for problem in annotation.problems:
        print_message(problem_line(problem))
    if as_json:
        print_json(annotation_json(annotation, show_noise))
    else:
        print_lines(*annotation_lines(annotation), *(noise_lines(annotation) if show_noise else ()))
    sys.exit(0 if annotation.article.title or annotation.article.body else 1)


@cli.command()
@click.argument("files", type=FILE, metavar="FILE|DIR|-…", nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help=N_("Only show what would be stored."))
@click.option(
    "--map",
    "columns",
    type=TEXT,
    multiple=True,
    metavar="FIELD=COLUMN",
    help=N_("The column of a table that holds a field: text=Body. Can be repeated."),
)
@click.option("--metadata-only", is_flag=True, help=N_("Also store references and rows without a text."))
@click.option(
    "--annotations",
    is_flag=True,
    help=N_("Make decisions of brat’s annotations beside a text; see --dry-run."),
)
@json_lines_option
@corpus_option
def add(
    files: Sequence[str],
    dry_run: bool,
    columns: Sequence[str],
    metadata_only: bool,
    annotations: bool,
    as_json: bool,
    corpus: str | None,
) -> None:
    """Store press texts as articles, whatever their format; the files are kept under raw/.

    Exports of Europresse, Factiva and Nexis, PDF, DOCX, ODT, RTF, EPUB, feeds, mail, tables (CSV, JSON),
    Zotero’s bibliographies, web archives, saved pages, texts, and archives (ZIP) and folders of these. A
    folder stands for all files below it, - for standard input. What the corpus already has is skipped, so a
    run that was stopped continues where it stopped.
    """
    from tui.corpus.extraction.exports.collections.records import parse_column_options
    from tui.corpus.extraction.exports.export_items import ReadingOptions
    from tui.corpus.ingest import AddError, add_files, write_refusal
    from tui.corpus.ingestion.ingest_sources import expand_sources
    from tui.progress import ProgressLine

    if not dry_run and (reason := write_refusal(corpus)):
        exit_with_error(reason)
    try:
        options = ReadingOptions(
            columns=parse_column_options(columns) if columns else {}, is_metadata_enough=metadata_only
        )
    except ValueError as error:
        exit_with_error(f"--map: {translate_text(str(error))}")
    folder = open_corpus(corpus)
    sources = expand_sources(files)
    counts = {"added": 0, "there": 0, "failed": 0}
    reasons: list[str] = []
    is_complete = False
    try:
        with ProgressLine(sys.stderr) as progress:
            results = add_files(folder, sources, dry_run=dry_run, progress=progress, options=options)
            if annotations:
                results = _take_annotations(folder, results, dry_run)
            for result in _report_files(
                results, dry_run=dry_run, as_json=as_json, clear=progress.clear, reasons=reasons
            ):
                counts[result.status] += 1
            is_complete = True
    except AddError as error:
        exit_with_error(str(error))
    finally:
        summary = _count_outcomes(counts)
        if dry_run:
            summary += _("; nothing was stored (--dry-run)")
        if not is_complete:
            summary += _("; stopped: run it again to continue")
        print_message("\n".join((summary, *_repeat_reasons(counts, reasons))))
    sys.exit(1 if counts["failed"] or not sources else 0)


def _count_outcomes(counts: Mapping[str, int]) -> str:
    """Return how many articles were added, were there already, and failed: all three, also where none."""
    added, there, failed = counts["added"], counts["there"], counts["failed"]
    words = (
        ngettext("{n} added", "{n} added", added).format(n=added),
        ngettext("{n} already there", "{n} already there", there).format(n=there),
        ngettext("{n} failed", "{n} failed", failed).format(n=failed),
    )
    return ", ".join(words)


def _repeat_reasons(counts: Mapping[str, int], reasons: Sequence[str]) -> list[str]:
    """Return the files that failed and why, to stand below the counts; none where they stand there anyway."""
    if len(reasons) < 2 and counts["added"] + counts["there"] == 0:
        return []
    more = len(reasons) - _MAX_REPEATED_REASONS
    lines = list(reasons[:_MAX_REPEATED_REASONS])
    if more > 0:
        lines.append(
            ngettext("… and {n} more file, above", "… and {n} more files, above", more).format(n=more)
        )
    return [f"  {line}" for line in lines]


def _take_annotations(
    folder: Folder, results: Iterable[IngestResult], dry_run: bool
) -> Iterator[IngestResult]:
    """Yield results; the annotations beside a text that was added become decisions, or would."""
    from msgspec import structs

    from tui.cli.brat_decisions import take_annotations

    for result in results:
        problems = take_annotations(folder, result, dry_run)
        yield structs.replace(result, problems=problems) if problems is not None else result


def _report_files(
    results: Iterable[IngestResult],
    *,
    dry_run: bool,
    as_json: bool,
    clear: Callable[[], None],
    reasons: list[str],
) -> Iterator[IngestResult]:
    """Yield results as they come and print them: for people each article, as JSON a line for each file.

    Adds to `reasons` each file of which something was refused, and why.
    """
    from tui.analysis.output.ingest_report import FileReport, ingest_lines

    for file, of_file in groupby(results, key=lambda result: result.file):
        report = FileReport(file)
        has_parts = False
        for result in of_file:
            report.add(result)
            has_parts = has_parts or result.part is not None
            if not as_json:
                clear()
                print_lines(*ingest_lines(result, dry_run))
            yield result
        clear()
        if line := report.refusal_line():
            reasons.append(line)
        if as_json:
            print_json(report.to_json())
        elif has_parts:
            print_lines(report.summary_line(dry_run))


@cli.command()
@click.argument("folder", type=DIRECTORY, metavar="DIR")
@click.option("--empty", is_flag=True, help=N_("Without the records of the bundled corpus."))
@click.option(
    "--from", "source", type=DIRECTORY, metavar="CORPUS", help=N_("Copy this corpus, not the bundled one.")
)
def init(folder: str, empty: bool, source: str | None) -> None:
    """Start a corpus of your own in DIR: a copy of the bundled one or of another, or an empty one."""
    from tui.corpus.scaffold import CreateError, create_corpus

    if empty and source:
        exit_with_error(_("--empty and --from are two things; give one of them"))
    origin = open_corpus(source).root if source else None
    try:
        count = create_corpus(Path(folder), empty=empty, source=origin)
    except CreateError as error:
        exit_with_error(str(error))
    if empty:
        words = _("{folder} is an empty corpus; put texts into it: niger-tui add FILE --corpus {folder}")
        print_message(words.format(folder=folder))
        return
    print_message(
        ngettext(
            "{n} file in {folder}; open it: niger-tui {folder}",
            "{n} files in {folder}; open it: niger-tui {folder}",
            count,
        ).format(n=count, folder=folder),
    )
