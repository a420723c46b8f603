"""Parsing of a file's text into a record and a list of problems."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, structs

from tui.corpus.extraction.raw_article import ExtractedArticle, Inference, RemovedText
from tui.corpus.extraction.raw_text import read_text
from tui.corpus.record_files.frontmatter import SplitFile, split_frontmatter
from tui.corpus.record_files.struct_builder import build_draft, build_struct
from tui.corpus.record_files.vault_links import take_vault_fields, unlink_text
from tui.corpus.record_files.yaml_nodes import Node, YamlProblem, line_of, parse_yaml
from tui.i18n import N_
from tui.model.records import Actor, Article, Claim, Decision, Event, Kind, Problem, Record
from tui.model.text import clean, clean_line
from tui.time_limit import TimeLimitError, limit_cpu_time

#: Processor time that one file may take to be read; the largest take a few seconds.
MAX_READ_CPU_S = 30.0
_HTML = (".html", ".htm")


class LoadedRecord(Struct, frozen=True):
    """The record of a file (None: it is unusable), and its problems."""

    record: Record | None
    problems: tuple[Problem, ...] = ()
    cut: tuple[RemovedText, ...] = ()  # the boilerplate that a raw text had
    inferences: tuple[Inference, ...] = ()  # the fields that it does not say for sure
    draft: Actor | Event | None = None  # of an unusable file: what there is of the record, to be checked


class CorpusMeta(Struct, frozen=True, kw_only=True):
    """The metadata of a corpus in `corpus.yaml`."""

    title: str | None = None
    lang: str | None = None  # BCP 47
    description: str | None = None
    found: bool = True  # whether events are looked for in the articles


class _ProblemCollector:
    """Collects the problems of one file; `offset` is added to 0-based lines."""

    def __init__(self, path: str, offset: int = 1) -> None:
        self.path = path
        self.offset = offset
        self.problems: list[Problem] = []

    def report(self, fault: YamlProblem) -> None:
        """Record a problem, with its line in the file."""
        line = fault.line + self.offset
        self.problems.append(
            Problem(self.path, line, clean_line(fault.field)[:100], clean_line(fault.message))
        )

    def make_loaded(self, record: Record | None) -> LoadedRecord:
        """Return the record with the problems collected so far."""
        return LoadedRecord(record, tuple(self.problems))


def read_record(kind: Kind, id: str, path: str, text: str) -> LoadedRecord:
    """Parse the decoded `text` of the file at `path` (relative to the corpus, with slashes).

    A file that takes longer than `MAX_READ_CPU_S` has no record, and a problem that says so.
    """
    try:
        with limit_cpu_time(MAX_READ_CPU_S):
            return _read_record(kind, id, path, text)
    except TimeLimitError:
        words = N_("skipped: it takes more than {n:g} seconds to read; split it, or simplify it").format(
            n=MAX_READ_CPU_S
        )
        return LoadedRecord(None, (Problem(path, 0, "", words),))


def _read_record(kind: Kind, id: str, path: str, text: str) -> LoadedRecord:
    """Parse a file without a limit of time."""
    if path.lower().endswith(_HTML):
        return _read_page(id, path, text)
    text = clean(text)
    if not text.strip():
        return LoadedRecord(
            None, (Problem(path, 0, "", N_("the file is empty: write the record, or delete the file")),)
        )
    if path.lower().endswith(".txt"):
        extracted = read_text(text)
        article = make_article(id, path, extracted)
        return LoadedRecord(article, cut=extracted.cut, inferences=extracted.inferences)
    split_file = split_frontmatter(text)
    collector = _ProblemCollector(path, split_file.head_line)
    if split_file.head is not None:
        return _load_record(kind, id, split_file, collector)
    if split_file.unclosed:
        collector.report(YamlProblem(0, "", N_("the front matter has no end: close it with a line ---")))
    elif kind != "article":
        collector.report(
            YamlProblem(0, "", N_("no front matter: begin with a line ---, then the fields, then a line ---"))
        )
    if kind != "article":
        return collector.make_loaded(None)
    extracted = read_text(split_file.body)
    loaded = collector.make_loaded(make_article(id, path, extracted))
    return structs.replace(loaded, cut=extracted.cut, inferences=extracted.inferences)


def _load_record(kind: Kind, id: str, split_file: SplitFile, collector: _ProblemCollector) -> LoadedRecord:
    """Load the record of a file with front matter."""
    tree = parse_yaml(split_file.head or "")
    for fault in tree.faults:
        collector.report(fault)
    is_of_vault = tree.root is not None and take_vault_fields(tree.root, kind)
    body = unlink_text(split_file.body) if is_of_vault else split_file.body
    derived: dict[str, Any] = {"id": id, "path": collector.path, "body": body}
    if kind == "article":
        article = _build_article(tree.root, derived | {"body_line": split_file.body_line}, collector)
        return collector.make_loaded(article)
    if tree.root is None:
        if not tree.faults:
            collector.report(
                YamlProblem(
                    0, "", N_("the front matter is empty: write name and type, or title, type and claims")
                )
            )
        return collector.make_loaded(None)
    record: Actor | Event | None
    draft: Actor | Event | None
    if kind == "actor":
        record = build_struct(Actor, tree.root, "", collector.report, **derived)
        draft = record or build_draft(Actor, tree.root, **derived)
    else:
        event = build_struct(Event, tree.root, "", collector.report, **derived)
        event_draft = event or build_draft(Event, tree.root, **derived)
        usable = _check_claims(event_draft, tree.root, collector) if event_draft else None
        record, draft = usable if event else None, event_draft
    return structs.replace(collector.make_loaded(record), draft=None if record else draft)


def _build_article(root: Node | None, derived: dict[str, Any], collector: _ProblemCollector) -> Article:
    """Build an article; its file's name stands in for a missing title."""
    derived |= {"title": _display_name(collector.path)}
    article = build_struct(Article, root, "", collector.report, **derived) if root else None
    if not (root or collector.problems) or (
        root and isinstance(root.content, dict) and "title" not in root.content
    ):
        collector.report(YamlProblem(0, "title", N_("missing: a text; the file’s name is used instead")))
    return article or Article(**derived)


def _check_claims(event: Event, root: Node, collector: _ProblemCollector) -> Event | None:
    """Return the event if at least one of its claims is usable, else None; report the others."""
    usable = []
    for index, claim in enumerate(event.claims):
        path = f"claims[{index}]"
        if wrong := _find_claim_problem(claim):
            collector.report(YamlProblem(line_of(root, path), path, wrong))
        if claim.article or claim.source:
            usable.append(claim)
    if not usable:
        collector.report(
            YamlProblem(
                line_of(root, "claims"), "claims", N_("an event needs a claim: an article with a quote")
            )
        )
        return None
    return event


def _find_claim_problem(claim: Claim) -> str | None:
    """Return a message on what a claim lacks; None if it is complete."""
    if claim.article and not claim.quote:
        return N_("an article without a quote: quote the words of the article that say it")
    if claim.source and not (claim.publisher or claim.article):
        return N_("a source without a publisher: say who published it")
    if not claim.article and not claim.source:
        return N_("a claim needs an article with a quote, or a source (a link) with a publisher")
    return None


def _display_name(path: str) -> str:
    """Return the file's name without its extension, safe to display."""
    stem = path.rpartition("/")[2].rpartition(".")[0]
    return clean_line(stem) or "?"


def make_article(id: str, path: str, extracted: ExtractedArticle) -> Article:
    """Return an article with the fields extracted from a raw file."""
    return Article(
        id=id,
        title=extracted.title or _display_name(path),
        date=extracted.date,
        authors=extracted.authors,
        publisher=extracted.publisher,
        source=extracted.source,
        url=extracted.url,
        lang=extracted.lang,
        body=extracted.body,
        path=path,
    )


def _read_page(id: str, path: str, text: str) -> LoadedRecord:
    """Read the article in an HTML page."""
    if not text.strip():
        return LoadedRecord(
            None, (Problem(path, 0, "", N_("the file is empty: save the page again, or delete the file")),)
        )
    try:
        # Late: its libraries take a third of a second to import.
        from tui.corpus.extraction.html.html_article import extract_article

        extracted = extract_article(text)
    except ImportError:
        return LoadedRecord(
            None, (Problem(path, 0, "", N_("reading pages needs trafilatura: pip install trafilatura")),)
        )
    if extracted is None or not extracted.body.strip():
        message = N_("no article found in this page: save its text as a .txt file")
        return LoadedRecord(None, (Problem(path, 0, "", message),))
    notice = (Problem(path, 0, "", extracted.notice),) if extracted.notice else ()
    return LoadedRecord(make_article(id, path, extracted), notice, extracted.cut, extracted.inferences)


def read_meta(path: str, text: str) -> tuple[CorpusMeta, tuple[Problem, ...]]:
    """Parse the text of `corpus.yaml`."""
    collector = _ProblemCollector(path)
    tree = parse_yaml(clean(text))
    for fault in tree.faults:
        collector.report(fault)
    meta = build_struct(CorpusMeta, tree.root, "", collector.report) if tree.root else None
    return meta or CorpusMeta(), tuple(collector.problems)


def read_decisions(path: str, text: str) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    """Parse the text of `decisions.yaml`; invalid decisions are reported and left out."""
    collector = _ProblemCollector(path)
    tree = parse_yaml(clean(text))
    for fault in tree.faults:
        collector.report(fault)
    if tree.root and not isinstance(tree.root.content, list):
        collector.report(YamlProblem(0, "", N_("a list is expected: - {article: …, quote: …, is: …}")))
    items = tree.root.content if tree.root and isinstance(tree.root.content, list) else []
    decisions = (
        build_struct(Decision, item, f"[{index}]", collector.report) for index, item in enumerate(items)
    )
    return tuple(decision for decision in decisions if decision), tuple(collector.problems)


def lines_of_fields(text: str, path: str, fields: list[str]) -> list[int]:
    """Return the 1-based line of each field (`claims[1].quote`) in the decoded text of a file."""
    text = clean(text)
    if path.endswith(".yaml"):
        root = parse_yaml(text).root
        return [line_of(root, field) + 1 for field in fields]
    split_file = split_frontmatter(text)
    root = parse_yaml(split_file.head).root if split_file.head else None
    return [line_of(root, field) + split_file.head_line for field in fields]
