"""Edits to a record's file: a record goes in as a value, and only the lines of what differs change.

A file belongs to the person who wrote it. The fields that have other values are set, added or removed in
its text; the result is read again before it is handed back, and refused if it does not say exactly what was
meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from msgspec import structs

from tui.corpus.record_files.frontmatter import collect_fields, dump_record
from tui.corpus.record_files.loader import LoadedRecord, read_record
from tui.corpus.record_files.struct_builder import UNKNOWN_FIELD
from tui.corpus.record_files.value_changes import ValueChange, find_changes
from tui.corpus.record_files.yaml_edit import YamlEditError, edit_yaml
from tui.corpus.record_files.yaml_nodes import parse_yaml
from tui.i18n import N_
from tui.model.records import Article, Kind, Problem, Record
from tui.model.text import clean, controls_pattern

R = TypeVar("R", bound=Record)

#: Byte order marks and what else is not seen: reading leaves it out, and editing leaves it where it is.
_UNSEEN = controls_pattern().pattern
#: Front matter: YAML, from the first line after `---` to the last line before the next.
_FRONT_MATTER = re.compile(
    rf"\A(?:\s|{_UNSEEN})*+---(?:[ \t]|{_UNSEEN})*+\r?\n"
    rf"(.*?)^{_UNSEEN}*+(?:---|\.\.\.)(?:[ \t]|{_UNSEEN})*+\r?$",
    re.DOTALL | re.MULTILINE,
)
_BYTE_ORDER_MARK = "\ufeff"


class EditError(Exception):
    """The edit cannot be made; the message says where and why, on one line."""


def decode_record(path: str, data: bytes | None) -> str:
    """Return the text of a file that is to be edited; raises EditError unless it is there, and UTF-8."""
    if data is None:
        raise EditError(N_("{path}: the file no longer exists").format(path=path))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise EditError(N_("{path}: save it as UTF-8 first").format(path=path)) from None


def load_record(kind: Kind, id: str, path: str, text: str) -> LoadedRecord:
    """Read the record in the text of a file, which may begin with byte order marks."""
    return read_record(kind, id, path, text.lstrip(_BYTE_ORDER_MARK))


def normalize_record(record: R) -> R:
    """Return a record as it will be read from its file; raises EditError with what would be right."""
    loaded = load_record(record.ref.kind, record.id, record.path, dump_record(record))
    wrong = [problem for problem in loaded.problems if not _is_unknown_field(problem)]
    if wrong or loaded.record is None:
        raise EditError(f"{record.path}: {_describe_problem(wrong[0] if wrong else None)}")
    assert isinstance(loaded.record, type(record))
    return loaded.record


def _is_unknown_field(problem: Problem) -> bool:
    """Return whether a problem is a field that the format does not have: a person may keep such."""
    return problem.message.startswith(UNKNOWN_FIELD)


def _describe_problem(problem: Problem | None) -> str:
    if problem is None:
        return N_("cannot be written")
    return f"{problem.field}: {problem.message}" if problem.field else problem.message


def change_record(text: str, wanted: Record) -> str:
    """Return the text of a record's file, changed to hold `wanted`; raises EditError.

    To change one field, replace it in the record that `load_record` gives for the same text.
    """
    path = wanted.path
    loaded = load_record(wanted.ref.kind, wanted.id, path, text)
    if loaded.record is None or (loaded.problems and not _is_readable(text)):
        problem = loaded.problems[0] if loaded.problems else None
        raise EditError(f"{path}:{problem.line if problem else 1}: {_describe_problem(problem)}")
    normalized = normalize_record(wanted)
    changes = list(find_changes(collect_fields(loaded.record), collect_fields(normalized)))
    changed = edit_front_matter(path, text, changes)
    if normalized.body != loaded.record.body:
        changed = replace_body(changed, normalized.body)
    result = load_record(wanted.ref.kind, wanted.id, path, changed)
    if not _is_as_wanted(loaded, result, normalized):
        field = str(changes[0].path[0]) if changes else "text"
        line = next(
            (n for n, words in enumerate(text.splitlines(), 1) if words.lstrip().startswith(field)), 1
        )
        words = N_("{field} cannot be changed safely as it is written; change it there yourself").format(
            field=field
        )
        raise EditError(f"{path}:{line}: {words}")
    return changed


def _is_readable(text: str) -> bool:
    """Return whether the front matter of a text, if it has any, is YAML."""
    head = _FRONT_MATTER.match(text)
    return head is None or not head[1].strip() or parse_yaml(clean(head[1])).root is not None


def edit_front_matter(path: str, text: str, changes: Sequence[ValueChange]) -> str:
    """Return the text with changes made in its front matter; raises EditError."""
    head = _FRONT_MATTER.match(text)
    if head is None:
        raise EditError(
            N_("{path}: no front matter: begin with a line ---, then the fields, then a line ---").format(
                path=path
            )
        )
    try:
        fields = edit_yaml(head[1], changes)
    except YamlEditError as error:
        line = text.count("\n", 0, head.start(1)) + error.line
        raise EditError(
            N_("{path}:{line}: {error}; change it there yourself").format(path=path, line=line, error=error)
        ) from error
    return text[: head.start(1)] + fields + text[head.end(1) :]


def replace_body(text: str, body: str) -> str:
    """Return the text with another body; the blank lines around it stay."""
    head = _FRONT_MATTER.match(text)
    start = head.end() if head else 0
    newline = "\r\n" if "\r\n" in text[:start] else "\n"
    old = text[start:].strip()
    at = text.index(old, start) if old else len(text)
    before, after = text[:at], text[at + len(old) :]
    if not old:
        before, after = text[:start] + newline, newline
    return before + body.replace("\n", newline) + (after if body else "")


def _is_as_wanted(loaded: LoadedRecord, changed: LoadedRecord, wanted: Record) -> bool:
    """Return whether a changed file holds what is wanted, and has no more problems than it had."""
    record = changed.record
    if isinstance(record, Article) and isinstance(wanted, Article):
        record = structs.replace(record, body_line=wanted.body_line)
    old, new = (
        sum(not _is_unknown_field(problem) for problem in read.problems) for read in (loaded, changed)
    )
    return record == wanted and new <= old
