"""Documents of text dialogs: the keys and marks; the problems in the files; the texts that were added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from tui.analysis.output.ingest_report import FileReport, count_words
from tui.app.commands.command import Command
from tui.app.documents.builder import DocumentBuilder, TextRun, link_run
from tui.app.documents.document import Document
from tui.app.key_table import key_label, name_keys
from tui.app.navigation import FieldEdit, RecordLocation
from tui.app.session.state import Highlight
from tui.i18n import N_, ngettext, translate_text
from tui.i18n import gettext as _
from tui.model.records import Problem

if TYPE_CHECKING:
    from tui.corpus.ingestion.ingest_result import IngestResult

#: The marks of the reader: the style's name and what it stands for.
MARKS = (
    ("person", N_("a person")),
    ("organization", N_("an organisation, a public body, a news outlet or a group")),
    ("country", N_("a country, or its people or capital standing for it")),
    ("place", N_("a place")),
    ("date", N_("a date; the line below the text says which")),
    ("note", N_("a note of yours; the line below the text has its words")),
)


#: So many lines of a file are shown before and after one with a fault.
PROBLEM_CONTEXT_LINES = 8
#: What stands on the axis of the timeline, and in the columns of a network.
SIGNS = (
    ("● ○", N_("an event, an article")),
    ("├──┤ ├╌╌┤", N_("how long it lasted; some day in between")),
    ("◂ ▸", N_("it goes on, or its end is not known")),
    (
        N_("strength"),
        N_(
            "in a network: signed log-likelihood ratio (Dunning’s G²); negative: together less than by chance"
        ),
    ),
)


def keys_document(commands: Sequence[Command], settings: str, highlights: Sequence[Highlight]) -> Document:
    """Return the table of keys in groups, then the marks and the reader's highlights."""
    builder = DocumentBuilder()
    for group in dict.fromkeys(command.group for command in commands if command.title):
        builder.line(TextRun(_(group), "heading"))
        for command in commands:
            if command.group != group or not command.title:
                continue
            keys = "  ".join(map(key_label, command.keys)) or "—"
            title = name_keys(_(command.title), commands)
            builder.line(TextRun(f"{keys:<18}", "label"), title, indent=2, hang=20)
        builder.blank()
    builder.line(TextRun(_("Marks in a text"), "heading"))
    for style, meaning in MARKS:
        builder.line(TextRun(f"{_('Example'):<18}", style), _(meaning), indent=2, hang=20)
    for highlight in highlights:
        name = _("highlighted in all articles: {name}").format(name=highlight.name)
        builder.line(TextRun(f"{_('Example'):<18}", f"kept-{highlight.style}"), name, indent=2, hang=20)
    builder.line(TextRun(f"{'≠':<18}", "differ"), _("sources differ on this event"), indent=2, hang=20)
    for sign, meaning in SIGNS:
        builder.line(TextRun(f"{_(sign):<18}", "label"), _(meaning), indent=2, hang=20)
    builder.blank()
    builder.line(TextRun(_("Every key can be changed in {file}.").format(file=settings), "dim"))
    return builder.document()


def added_document(added: Sequence[IngestResult]) -> Document:
    """Return what became of raw texts: a link to each article, with what the reader should check."""
    builder = DocumentBuilder()
    if not added:
        builder.line(_("No files there."))
    for file, members in groupby(added, key=lambda result: result.file):
        results = list(members)
        report = FileReport(file)
        for result in results:
            report.add(result)
        builder.line(TextRun(report.summary_line(dry_run=False), "label"), hang=2)
        for result in results:
            _write_result(builder, result)
        builder.blank()
    return builder.document()


def added_words(added: Sequence[IngestResult]) -> str:
    """Return what became of texts, counted."""
    counts = Counter(result.status for result in added)
    return count_words(counts["added"], counts["there"], counts["failed"])


def _write_result(builder: DocumentBuilder, result: IngestResult) -> None:
    """Write what became of one article: a link to it, what is doubtful in it, what was left out."""
    article = result.article if result.status != "failed" else None
    words = {"added": _("added"), "there": _("already there"), "failed": _("refused")}[result.status]
    if article is not None:
        title = link_run(article.title, RecordLocation(article.ref), "article")
        builder.line(title, f"  {words}", indent=2, hang=4)
    elif result.title:
        builder.line(f"{result.title}  {words}", indent=2, hang=4)
    for doubt in result.doubts:
        value = f"{doubt.value}: " if doubt.value else ""
        text = _("doubtful: {what}").format(what=f"{value}{translate_text(doubt.reason)}")
        is_field = article is not None and doubt.cure
        line = link_run(text, FieldEdit(article.ref, doubt.field), "differ") if is_field and article else None
        builder.line(line or TextRun(text, "differ"), indent=4, hang=6)
    for problem in result.problems:
        builder.line(TextRun(translate_text(problem.message), "differ"), indent=4, hang=6)
    if result.cut:
        count = ngettext(
            "{n} line of boilerplate left out", "{n} lines of boilerplate left out", len(result.cut)
        )
        builder.line(TextRun(count.format(n=len(result.cut)), "dim"), indent=4)
    for cut in result.cut:
        builder.line(TextRun(f"{' '.join(cut.text.split())}  ({cut.rule})", "dim"), indent=6, hang=8)


def problem_document(problem: Problem, lines: Sequence[str]) -> Document:
    """Return the lines around a problem, its own marked and linked to it, and below what would be right."""
    builder = DocumentBuilder()
    first = max(1, problem.line - PROBLEM_CONTEXT_LINES)
    for number, line in enumerate(lines[first - 1 : problem.line + PROBLEM_CONTEXT_LINES], first):
        if number == problem.line:
            builder.line(link_run(f"{number:>5}", problem, "article"), "  ", TextRun(line, "differ"), hang=7)
        else:
            builder.line(TextRun(f"{number:>5}  ", "label"), line, hang=7)
    builder.blank()
    field = f"{problem.field}: " if problem.field else ""
    if not 0 < problem.line <= len(lines):
        builder.line(link_run(_("whole file"), problem, "article"))
    builder.line(f"{field}{translate_text(problem.message)}")
    return builder.document()


def problems_document(problems: Sequence[Problem], corpus: str) -> Document:
    """Return every problem under its file, linked to its line."""
    builder = DocumentBuilder()
    if not problems:
        builder.line(_("No problems: every file in {corpus} can be read.").format(corpus=corpus))
    for path, members in groupby(problems, key=lambda problem: problem.path):
        builder.line(TextRun(path, "heading"))
        for problem in members:
            where = _("line {n}").format(n=problem.line) if problem.line else _("whole file")
            field = f"{problem.field}: " if problem.field else ""
            builder.line(
                link_run(where, problem, "article"),
                f"  {field}{translate_text(problem.message)}",
                indent=2,
                hang=4,
            )
        builder.blank()
    return builder.document()
