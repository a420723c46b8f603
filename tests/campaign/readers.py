"""The readers that made-up inputs go through, and what must come of every input."""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import msgspec

from tests.campaign import seeds
from tui.corpus.decisions_file import DecisionError, update_decisions
from tui.corpus.encoding import NotTextError
from tui.corpus.extraction.exports.export_file import make_export
from tui.corpus.extraction.exports.export_items import ReadingOptions, Refusal, UnreadableError
from tui.corpus.extraction.exports.form_detection import detect_form
from tui.corpus.extraction.exports.form_readers import has_export_reader, read_export
from tui.corpus.extraction.text_columns import separate_columns
from tui.corpus.record_files.frontmatter import dump_record
from tui.corpus.record_files.loader import LoadedRecord, make_article, read_decisions, read_record
from tui.index.query import Query, parse_query
from tui.languages.french import FRENCH
from tui.languages.french.dates.parser import find_french_dates
from tui.model.dates.edtf import parse_edtf
from tui.model.dates.formatting import format_long, format_short
from tui.model.dates.informal_dates import edtf_problem
from tui.model.records import KINDS, Article, Decision, Kind
from tui.model.text import clean

#: What no text that was read may hold: what a terminal obeys, or what reorders a line.
_OBEYED = frozenset(map(chr, (*range(9), *range(11, 32), *range(0x7F, 0xA0), *range(0x202A, 0x202F))))
_FOLDERS: dict[Kind, str] = {"article": "articles", "actor": "actors", "event": "events"}
_REFERENCES = (None, "2024-01-16", "2024-02-29", "2023-12~", "XXXX", "9999-12-31", "0001-01-01", "2023/..")


class Reader(NamedTuple):
    """How inputs are made, what each must come to (else AssertionError), and how many are made."""

    make: Callable[[random.Random], str]
    check: Callable[[str], None]
    inputs: int


def _choose(text: str, choices: Any) -> Any:
    """Return one of `choices`: the same for the same text."""
    return choices[crc32(text.encode("utf-8", "surrogatepass")) % len(choices)]


def _assert_harmless(value: object) -> None:
    """No text in `value` holds what a terminal obeys."""
    texts = [value]
    while texts:
        each = texts.pop()
        if isinstance(each, str):
            assert not _OBEYED & set(each), f"obeyed by a terminal: {each[:80]!r}"
        elif isinstance(each, dict):
            texts += [*each, *each.values()]
        elif isinstance(each, list | tuple):
            texts += each
        elif isinstance(each, msgspec.Struct):
            texts += msgspec.structs.astuple(each)


def _assert_says_lines(loaded: LoadedRecord, text: str) -> None:
    """Each problem has a line of the file, or 0 for the whole, and words for a person."""
    most = clean(text).count("\n") + 1
    for problem in loaded.problems:
        assert 0 <= problem.line <= most, f"line {problem.line} of {most}: {problem}"
        assert problem.message and "\n" not in str(problem), repr(problem)
        _assert_harmless(str(problem))


def _assert_written_as_read(loaded: LoadedRecord, kind: Kind) -> None:
    """What is written of a record is read back as the same record."""
    record = loaded.record
    if record is None:
        return
    again = read_record(kind, "x", f"{_FOLDERS[kind]}/x.md", dump_record(record)).record
    ours: dict[str, Any] = {"path": ""} | ({"body_line": 1} if kind == "article" else {})
    assert again is not None, f"written and not read: {dump_record(record)[:300]!r}"
    before, after = msgspec.structs.replace(record, **ours), msgspec.structs.replace(again, **ours)
    for field in msgspec.structs.fields(record):
        was, now = getattr(before, field.name), getattr(after, field.name)
        assert was == now, f"{field.name}: {str(was)[:150]!r} became {str(now)[:150]!r}"


def check_front_matter(text: str) -> None:
    """A record with front matter is read, explained, written, and read as the same."""
    kind: Kind = _choose(text, KINDS)
    loaded = read_record(kind, "x", f"{_FOLDERS[kind]}/x.md", text)
    _assert_says_lines(loaded, text)
    _assert_harmless(loaded.record)
    _assert_written_as_read(loaded, kind)


def check_edtf(text: str) -> None:
    """A text is a date whose days are in order, or there are words for what is wrong."""
    edtf = parse_edtf(text)
    problem = edtf_problem(text, FRENCH.date_words)
    assert (edtf is None) == (problem is not None)
    assert isinstance(format_long(text), str) and isinstance(format_short(text), str)
    if edtf is None:
        return
    first, last = edtf.earliest, edtf.latest
    assert first is None or last is None or first <= last
    for begin, end in (edtf.begin, edtf.end):
        assert begin is None or end is None or begin <= end
    low, high = edtf.sort_key.split("/")
    assert low <= high and len(low) == len(high) == 10


def check_query(text: str) -> None:
    """A query, printed, is the same query; narrowed and widened again too; and it can be answered."""
    query = parse_query(text, unfinished=_choose(text, (False, True)))
    again = parse_query(str(query))
    assert (again.clauses, again.excluded) == (query.clauses, query.excluded), f"{query} became {again}"
    assert isinstance(query.kinds, tuple)
    narrowed = query.with_field("actor", "niger")
    assert any(term.field == "actor" for term in narrowed.fields) or len(query.terms) >= 31, str(narrowed)
    assert not query.without_field().fields
    if _choose(text, range(100)) == 0:
        _answer(query)


@cache
def _shipped_store() -> Any:
    from tests.stores import of_shipped

    return of_shipped(Path(tempfile.mkdtemp()))


def _answer(query: Query) -> None:
    """Ask the corpus that ships."""
    store = _shipped_store()
    for hit in store.articles(query, limit=3).items:
        store.matches(query, hit.ref)
    for kind in KINDS:
        store.size(kind, "", None, query)


def check_dates(text: str) -> None:
    """Dates in a text stand in order, and each reading is a date."""
    text = clean(text)
    done = 0
    for mention in find_french_dates(text, _choose(text, _REFERENCES)):
        assert done <= mention.start < mention.end <= len(text), mention
        assert text[mention.start : mention.end] == mention.exact, mention
        assert parse_edtf(mention.edtf) is not None, mention
        done = mention.end


def check_raw(text: str) -> None:
    """The story of a raw text stands in it, in this order or that of its columns; nothing is invented."""
    loaded = read_record("article", "x", "articles/x.txt", text)
    _assert_harmless(loaded.record)
    _assert_says_lines(loaded, text)
    if isinstance(loaded.record, Article):
        try:
            _assert_taken_from(loaded.record.body, clean(text))
        except AssertionError:
            _assert_taken_from(loaded.record.body, separate_columns(clean(text)))
    _assert_written_as_read(loaded, "article")


def _assert_taken_from(body: str, text: str) -> None:
    """The characters of `body`, blanks aside, come one after the other in `text`."""
    rest = iter("".join(text.split()))
    for at, char in enumerate(story := "".join(body.split())):
        assert char in rest, f"not in the text: {story[max(0, at - 40) : at + 40]!r}"


def check_html(text: str) -> None:
    """A page is an article or there are words for what is wrong."""
    loaded = read_record("article", "x", "articles/x.html", text)
    _assert_harmless(loaded.record)
    assert loaded.record is not None or loaded.problems
    _assert_written_as_read(loaded, "article")


def check_exports(text: str) -> None:
    """An export gives articles that are harmless and written as they are read, or words for what is wrong."""
    file = make_export("x", text.encode("utf-8", "surrogatepass"))
    try:
        form = detect_form(file)
        items = list(read_export(file, form, ReadingOptions())) if has_export_reader(form) else []
    except (UnreadableError, NotTextError) as error:
        assert str(error)
        return
    for item in items:
        if isinstance(item, Refusal):
            assert item.reason
            continue
        _assert_harmless(item)
        article = make_article("x", "articles/x.md", item)
        _assert_written_as_read(LoadedRecord(article), "article")


def check_decisions(text: str) -> None:
    """A decision put in and taken out leaves what a person wrote, byte for byte and in meaning."""
    folder = _own_folder()
    file, data = folder / "decisions.yaml", text.encode("utf-8", "surrogatepass")
    file.write_bytes(data)
    os.utime(file, (1, 1))  # long ago: nobody has it at hand in an editor
    draw = random.Random(text)
    words = seeds.DECISION_WORDS
    new = Decision(
        article=f"new-{draw.randrange(9)}",
        quote=draw.choice(words),
        prefix=draw.choice((None, *words)),
        actor="niger",
    )
    try:
        before = _decisions(data)
        update_decisions(folder, add=[new])
    except DecisionError as error:
        assert str(error).isprintable()
        assert file.read_bytes() == data, "refused, and changed all the same"
        return
    changed = file.read_bytes()
    assert _decisions(changed) == (*before, new), f"{before} became {_decisions(changed)}"
    rest = iter(changed)  # what was there is there, in its order, with the new one put in between
    assert all(byte in rest for byte in data.rstrip()), f"{data[:300]!r} became {changed[:300]!r}"
    update_decisions(folder, remove=[new])
    left = file.read_bytes() if file.exists() else b""
    assert left == data or (not data.strip() and not left), f"{data[:300]!r} was left as {left[:300]!r}"


def _decisions(data: bytes) -> tuple[Decision, ...]:
    return read_decisions("decisions.yaml", data.decode("utf-8", "surrogatepass"))[0]


@cache
def _own_folder() -> Path:
    """Return a folder of this process."""
    return Path(tempfile.mkdtemp())


def check_state(text: str) -> None:
    """A state is read as it stands, or put aside; written, it is read as the same."""
    from tui.app.session.saved_state import StateFile

    file = _own_folder() / "state.json"
    data = text.encode("utf-8", "surrogatepass")
    file.write_bytes(data)
    kept = StateFile(file)
    state = kept.read()
    if not file.exists():
        assert file.with_suffix(".damaged").read_bytes() == data
        file.with_suffix(".damaged").unlink()
    kept.write(state)
    again = StateFile(file).read()
    for field in msgspec.structs.fields(again):
        was, now = getattr(state, field.name), getattr(again, field.name)
        assert was == now, f"{field.name}: {str(was)[:150]!r} became {str(now)[:150]!r}"


def check_settings(text: str) -> None:
    """Settings are read, and what is wrong is said; the keys they name can be bound."""
    from textual.dom import DOMNode

    from tui.app.commands.command_table import COMMANDS
    from tui.app.key_table import KeyTable, bind_commands
    from tui.app.settings import read_settings

    file, said = _own_folder() / "settings.toml", list[str]()
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    settings = read_settings(file, {command.name for command in COMMANDS}, said.append)
    _assert_harmless(said)
    assert settings.width >= 0
    for place in {command.where for command in COMMANDS}:
        bind_commands(DOMNode(), KeyTable(settings.keys).at(place))


READERS: dict[str, Reader] = {
    "front matter": Reader(seeds.mutator_of("records").make, check_front_matter, 1_000_000),
    "edtf": Reader(seeds.mutator_of("edtf", 4).make, check_edtf, 1_000_000),
    "query": Reader(seeds.mutator_of("queries", 5).make, check_query, 1_000_000),
    "dates": Reader(seeds.mutator_of("dates").make, check_dates, 100_000),
    "raw": Reader(seeds.mutator_of("raw").make, check_raw, 100_000),
    "html": Reader(seeds.mutator_of("html").make, check_html, 100_000),
    "exports": Reader(seeds.mutator_of("exports").make, check_exports, 100_000),
    "decisions": Reader(seeds.mutator_of("decisions", 3).make, check_decisions, 100_000),
    "state": Reader(seeds.mutator_of("states", 4).make, check_state, 100_000),
    "settings": Reader(seeds.mutator_of("settings", 4).make, check_settings, 100_000),
}
