"""Parsing of a file's text into a record and a list of problems."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from tui.corpus.extraction.raw_article import ExtractedArticle, RemovedText
from tui.corpus.extraction.raw_text import read_text
from tui.corpus.record_files.frontmatter import SplitFile, split_frontmatter
from tui.corpus.record_files.struct_builder import build_struct
from tui.corpus.record_files.yaml_nodes import Node, YamlProblem, line_of, parse_yaml
from tui.model.records import Actor, Article, Claim, Decision, Event, Kind, Problem, Record
from tui.model.text import clean, clean_line

_HTML = (".html", ".htm")


class LoadedRecord(Struct, frozen=True):
    """The record of a file (None: it is unusable), and its problems."""

    record: Record | None
    problems: tuple[Problem, ...] = ()
    cut: tuple[RemovedText, ...] = ()  # the boilerplate that a raw text had


class CorpusMeta(Struct, frozen=True, kw_only=True):
    """The metadata of a corpus in `corpus.yaml`."""

    title: str | None = None
    lang: str | None = None  # BCP 47
    description: str | None = None


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

    def loaded(self, record: Record | None) -> LoadedRecord:
        """Return the record with the problems collected so far."""
        return LoadedRecord(record, tuple(self.problems))


def read_record(kind: Kind, id: str, path: str, text: str) -> LoadedRecord:
    """Parse the decoded `text` of the file at `path` (relative to the corpus, with slashes)."""
    if path.lower().endswith(_HTML):
        return _read_page(id, path, text)
    text = clean(text)
    if not text.strip():
        return LoadedRecord(
            None, (Problem(path, 0, "", "the file is empty: write the record, or remove the file"),)
        )
    if path.lower().endswith(".txt"):
        extracted = read_text(text)
        return LoadedRecord(_from_raw(id, path, extracted), cut=extracted.cut)
    parted = split_frontmatter(text)
    reader = _ProblemCollector(path, parted.head_line)
    if parted.head is not None:
        return reader.loaded(_from_head(kind, id, parted, reader))
    if parted.unclosed:
        reader.report(YamlProblem(0, "", "the front matter has no end: close it with a line ---"))
    elif kind != "article":
        reader.report(YamlProblem(0, "", "no front matter: begin with a line ---, the fields, a line ---"))
    return reader.loaded(_from_raw(id, path, read_text(parted.body)) if kind == "article" else None)


def _from_head(kind: Kind, id: str, parted: SplitFile, reader: _ProblemCollector) -> Record | None:
    """Build the record of a file with front matter; None if it is unusable."""
    tree = parse_yaml(parted.head or "")
    for fault in tree.faults:
        reader.report(fault)
    derived: dict[str, Any] = {"id": id, "path": reader.path, "body": parted.body}
    if kind == "article":
        return _article(tree.root, derived | {"body_line": parted.body_line}, reader)
    if tree.root is None:
        if not tree.faults:
            reader.report(
                YamlProblem(
                    0, "", "the front matter is empty: write name and type, or title, type and claims"
                )
            )
        return None
    if kind == "actor":
        return build_struct(Actor, tree.root, "", reader.report, **derived)
    event = build_struct(Event, tree.root, "", reader.report, **derived)
    return _with_claims(event, tree.root, reader) if event else None


def _article(root: Node | None, derived: dict[str, Any], reader: _ProblemCollector) -> Article:
    """Build an article; its file's name stands in for a missing title."""
    derived |= {"title": _name_of(reader.path)}
    article = build_struct(Article, root, "", reader.report, **derived) if root else None
    if not (root or reader.problems) or (
        root and isinstance(root.content, dict) and "title" not in root.content
    ):
        reader.report(YamlProblem(0, "title", "missing: a text; the file’s name stands in for it"))
    return article or Article(**derived)


def _with_claims(event: Event, root: Node, reader: _ProblemCollector) -> Event | None:
    """Return the event if at least one of its claims is usable, else None; report the others."""
    usable = []
    for index, claim in enumerate(event.claims):
        path = f"claims[{index}]"
        if wrong := _claim_problem(claim):
            reader.report(YamlProblem(line_of(root, path), path, wrong))
        if claim.article or claim.source:
            usable.append(claim)
    if not usable:
        reader.report(
            YamlProblem(line_of(root, "claims"), "claims", "an event needs a claim: an article with a quote")
        )
        return None
    return event


def _claim_problem(claim: Claim) -> str | None:
    """Return a message on what a claim lacks; None if it is complete."""
    if claim.article and not claim.quote:
        return "an article without a quote: give the words of the article that say it"
    if claim.source and not (claim.publisher or claim.article):
        return "a source without a publisher: say who published it"
    if not claim.article and not claim.source:
        return "a claim needs an article with a quote, or a source (a link) with a publisher"
    return None


def _name_of(path: str) -> str:
    """Return the file's name without its extension, safe to display."""
    stem = path.rpartition("/")[2].rpartition(".")[0]
    return clean_line(stem) or "?"


def _from_raw(id: str, path: str, extracted: ExtractedArticle) -> Article:
    """Return an article with the fields extracted from a raw file."""
    return Article(
        id=id,
        title=extracted.title or _name_of(path),
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
            None, (Problem(path, 0, "", "the file is empty: save the page again, or remove the file"),)
        )
    try:
        from tui.corpus.extraction.html.html_article import (
            extract_article,  # late: its libraries take a third of a second
        )

        extracted = extract_article(text)
    except ImportError:
        return LoadedRecord(
            None, (Problem(path, 0, "", "reading pages needs trafilatura: pip install trafilatura"),)
        )
    if extracted is None or not extracted.body.strip():
        message = "no article found in this page: save its text as a .txt file"
        return LoadedRecord(None, (Problem(path, 0, "", message),))
    notice = (Problem(path, 0, "", extracted.notice),) if extracted.notice else ()
    return LoadedRecord(_from_raw(id, path, extracted), notice, extracted.cut)


def read_meta(path: str, text: str) -> tuple[CorpusMeta, tuple[Problem, ...]]:
    """Parse the text of `corpus.yaml`."""
    reader = _ProblemCollector(path)
    tree = parse_yaml(clean(text))
    for fault in tree.faults:
        reader.report(fault)
    meta = build_struct(CorpusMeta, tree.root, "", reader.report) if tree.root else None
    return meta or CorpusMeta(), tuple(reader.problems)


def read_decisions(path: str, text: str) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    """Parse the text of `decisions.yaml`; invalid decisions are reported and left out."""
    reader = _ProblemCollector(path)
    tree = parse_yaml(clean(text))
    for fault in tree.faults:
        reader.report(fault)
    if tree.root and not isinstance(tree.root.content, list):
        reader.report(YamlProblem(0, "", "a list is wanted: - {article: …, quote: …, is: …}"))
    items = tree.root.content if tree.root and isinstance(tree.root.content, list) else []
    decisions = (
        build_struct(Decision, item, f"[{index}]", reader.report) for index, item in enumerate(items)
    )
    return tuple(decision for decision in decisions if decision), tuple(reader.problems)


def lines_of_fields(text: str, path: str, fields: list[str]) -> list[int]:
    """Return the 1-based line of each field (`claims[1].quote`) in the decoded text of a file."""
    text = clean(text)
    if path.endswith(".yaml"):
        root = parse_yaml(text).root
        return [line_of(root, field) + 1 for field in fields]
    parted = split_frontmatter(text)
    root = parse_yaml(parted.head).root if parted.head else None
    return [line_of(root, field) + parted.head_line for field in fields]
