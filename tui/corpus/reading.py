"""A file's text to a record, with what is wrong in it."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from tui.corpus import raw
from tui.corpus.frontmatter import Parted, part
from tui.corpus.nodes import Fault, Node, find, parse
from tui.corpus.schema import build
from tui.model.records import Actor, Article, Claim, Decision, Event, Kind, Problem, Record
from tui.model.text import clean, clean_line

_HTML = (".html", ".htm")


class Loaded(Struct, frozen=True):
    """The record of a file (None: it cannot be used), and what is wrong with it."""

    record: Record | None
    problems: tuple[Problem, ...] = ()
    cut: tuple[raw.Cut, ...] = ()  # the noise that a raw text had


class Meta(Struct, frozen=True, kw_only=True):
    """What `corpus.yaml` says of a corpus."""

    title: str | None = None
    lang: str | None = None  # BCP 47
    description: str | None = None


class _Reader:
    """Collects what is wrong in one file; `offset` is added to 0-based lines."""

    def __init__(self, path: str, offset: int = 1) -> None:
        self.path = path
        self.offset = offset
        self.problems: list[Problem] = []

    def report(self, fault: Fault) -> None:
        """Note what is wrong."""
        line = fault.line + self.offset
        self.problems.append(
            Problem(self.path, line, clean_line(fault.field)[:100], clean_line(fault.message))
        )

    def loaded(self, record: Record | None) -> Loaded:
        """The record with what was noted."""
        return Loaded(record, tuple(self.problems))


def read_record(kind: Kind, id: str, path: str, text: str) -> Loaded:
    """The record in the decoded `text` of the file at `path` (below the corpus, with slashes)."""
    if path.lower().endswith(_HTML):
        return _read_page(id, path, text)
    text = clean(text)
    if not text.strip():
        return Loaded(
            None, (Problem(path, 0, "", "the file is empty: write the record, or remove the file"),)
        )
    if path.lower().endswith(".txt"):
        found = raw.read_text(text)
        return Loaded(_from_raw(id, path, found), cut=found.cut)
    parted = part(text)
    reader = _Reader(path, parted.head_line)
    if parted.head is not None:
        return reader.loaded(_from_head(kind, id, parted, reader))
    if parted.unclosed:
        reader.report(Fault(0, "", "the front matter has no end: close it with a line ---"))
    elif kind != "article":
        reader.report(Fault(0, "", "no front matter: begin with a line ---, the fields, a line ---"))
    return reader.loaded(_from_raw(id, path, raw.read_text(parted.body)) if kind == "article" else None)


def _from_head(kind: Kind, id: str, parted: Parted, reader: _Reader) -> Record | None:
    """The record of a file with front matter."""
    tree = parse(parted.head or "")
    for fault in tree.faults:
        reader.report(fault)
    derived: dict[str, Any] = {"id": id, "path": reader.path, "body": parted.body}
    if kind == "article":
        return _article(tree.root, derived | {"body_line": parted.body_line}, reader)
    if tree.root is None:
        if not tree.faults:
            reader.report(
                Fault(0, "", "the front matter is empty: write name and type, or title, type and claims")
            )
        return None
    if kind == "actor":
        return build(Actor, tree.root, "", reader.report, **derived)
    event = build(Event, tree.root, "", reader.report, **derived)
    return _with_claims(event, tree.root, reader) if event else None


def _article(root: Node | None, derived: dict[str, Any], reader: _Reader) -> Article:
    """An article; without a title it goes by its file's name."""
    derived |= {"title": _name_of(reader.path)}
    article = build(Article, root, "", reader.report, **derived) if root else None
    if not (root or reader.problems) or (
        root and isinstance(root.content, dict) and "title" not in root.content
    ):
        reader.report(Fault(0, "title", "missing: a text; the file’s name stands in for it"))
    return article or Article(**derived)


def _with_claims(event: Event, root: Node, reader: _Reader) -> Event | None:
    """The event with the claims that can be used; None where there is none."""
    usable = []
    for index, claim in enumerate(event.claims):
        path = f"claims[{index}]"
        if wrong := _claim_problem(claim):
            reader.report(Fault(find(root, path), path, wrong))
        if claim.article or claim.source:
            usable.append(claim)
    if not usable:
        reader.report(
            Fault(find(root, "claims"), "claims", "an event needs a claim: an article with a quote")
        )
        return None
    return event


def _claim_problem(claim: Claim) -> str | None:
    """What a claim lacks."""
    if claim.article and not claim.quote:
        return "an article without a quote: give the words of the article that say it"
    if claim.source and not (claim.publisher or claim.article):
        return "a source without a publisher: say who published it"
    if not claim.article and not claim.source:
        return "a claim needs an article with a quote, or a source (a link) with a publisher"
    return None


def _name_of(path: str) -> str:
    """The file's name without its ending, for people."""
    stem = path.rpartition("/")[2].rpartition(".")[0]
    return clean_line(stem) or "?"


def _from_raw(id: str, path: str, found: raw.Raw) -> Article:
    """The article in a raw file."""
    return Article(
        id=id,
        title=found.title or _name_of(path),
        date=found.date,
        authors=found.authors,
        publisher=found.publisher,
        source=found.source,
        url=found.url,
        lang=found.lang,
        body=found.body,
        path=path,
    )


def _read_page(id: str, path: str, text: str) -> Loaded:
    """The article in an HTML page."""
    if not text.strip():
        return Loaded(
            None, (Problem(path, 0, "", "the file is empty: save the page again, or remove the file"),)
        )
    try:
        from tui.corpus.html_article import extract_article  # late: its libraries take a third of a second

        found = extract_article(text)
    except ImportError:
        return Loaded(
            None, (Problem(path, 0, "", "reading pages needs trafilatura: pip install trafilatura"),)
        )
    if found is None or not found.body.strip():
        message = "no article found in this page: save its text as a .txt file"
        return Loaded(None, (Problem(path, 0, "", message),))
    notice = (Problem(path, 0, "", found.notice),) if found.notice else ()
    return Loaded(_from_raw(id, path, found), notice, found.cut)


def read_meta(path: str, text: str) -> tuple[Meta, tuple[Problem, ...]]:
    """`corpus.yaml`."""
    reader = _Reader(path)
    tree = parse(clean(text))
    for fault in tree.faults:
        reader.report(fault)
    meta = build(Meta, tree.root, "", reader.report) if tree.root else None
    return meta or Meta(), tuple(reader.problems)


def read_decisions(path: str, text: str) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    """`decisions.yaml`: a list of decisions; those that are wrong are left out."""
    reader = _Reader(path)
    tree = parse(clean(text))
    for fault in tree.faults:
        reader.report(fault)
    if tree.root and not isinstance(tree.root.content, list):
        reader.report(Fault(0, "", "a list is wanted: - {article: …, quote: …, is: …}"))
    items = tree.root.content if tree.root and isinstance(tree.root.content, list) else []
    found = (build(Decision, item, f"[{index}]", reader.report) for index, item in enumerate(items))
    return tuple(decision for decision in found if decision), tuple(reader.problems)


def lines(text: str, path: str, fields: list[str]) -> list[int]:
    """The 1-based line of each field (`claims[1].quote`) in the decoded text of a file."""
    text = clean(text)
    if path.endswith(".yaml"):
        root = parse(text).root
        return [find(root, field) + 1 for field in fields]
    parted = part(text)
    root = parse(parted.head).root if parted.head else None
    return [find(root, field) + parted.head_line for field in fields]
