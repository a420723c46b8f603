"""A record's file: YAML front matter between two lines `---`, then the body."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any

from msgspec import Struct, structs

from tui.model.records import Name, Note, Record

#: Front matter must close within this length.
_MAX_HEAD_CHARS = 1_000_000
_OPENING = re.compile(r"\A\s*+---[ \t]*+\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*+$", re.MULTILINE)


class SplitFile(Struct, frozen=True):
    """The two parts of a file, and the 1-based lines on which they begin.

    `head` is None where the file has no front matter; then all of it is body. `unclosed`: the front
    matter begins and never ends.
    """

    head: str | None
    body: str
    head_line: int = 1
    body_line: int = 1
    unclosed: bool = False


def split_frontmatter(text: str) -> SplitFile:
    """Split a clean text into front matter and body; blank lines around the body are dropped."""
    opening = _OPENING.match(text)
    if not opening:
        return _make_split_file(None, text, 0, 1)
    closing = _CLOSING.search(text, opening.end(), opening.end() + _MAX_HEAD_CHARS)
    head_line = text.count("\n", 0, opening.end()) + 1
    if not closing:
        return SplitFile(None, text[opening.end() :].strip(), head_line, head_line, unclosed=True)
    return _make_split_file(text[opening.end() : closing.start()], text, closing.end(), head_line)


def _make_split_file(head: str | None, text: str, start: int, head_line: int) -> SplitFile:
    """Return the parts of a file whose body begins after `start`."""
    body = text[start:].lstrip()
    first = len(text) - len(body)
    return SplitFile(head, body.rstrip(), head_line, text.count("\n", 0, first) + 1)


#: Fields that come from the file itself and are not written into it.
_DERIVED = {"id", "body", "path", "body_line", "extra"}
#: The fields at the end of an event, as a person would order them.
_LATE = ("claims", "related")
#: Lists with a line for each item, and those of them whose items are no texts in braces.
_BLOCK_LISTS = ("claims", "aliases")
_BLOCK_ITEMS = "claims"
#: Longer lists and mappings are broken into lines.
_MAX_INLINE_CHARS = 140
#: YAML searches no further for the colon after a name.
_MAX_KEY_CHARS = 1_000


def dump_record(record: Record | Note) -> str:
    """Return the file content of a record or note: its fields in their defined order, then the body.

    Fields that are not set are omitted. Text is quoted only where YAML requires it.
    """
    lines = ["---"]
    for name, value in collect_fields(record).items():
        lines += format_field(name, value, 0)
    body = f"{record.body}\n" if record.body else ""
    return "\n".join([*lines, "---", body])


def collect_fields(value: Struct) -> dict[str, Any]:
    """Return the fields of a record or part of one that are set, by their names in files, in file order.

    Their values are texts, lists and mappings, numbers and truth values.
    """
    fields: dict[str, Any] = {}
    for field in _fields_in_file_order(type(value)):
        field_value = getattr(value, field.name)
        is_default = field_value == field.default and field.name != "role"
        if field.name not in _DERIVED and not is_default and field_value not in (None, (), {}):
            fields[field.encode_name] = _to_plain_value(field_value)
    return fields | getattr(value, "extra", {})


@lru_cache(maxsize=32)
def _fields_in_file_order(kind: type[Struct]) -> list[structs.FieldInfo]:
    return sorted(structs.fields(kind), key=lambda field: field.name in _LATE)


def _to_plain_value(value: Any) -> Any:
    """Convert `value` to texts, lists and mappings."""
    if isinstance(value, Name) and value.match == "folded":
        return value.name
    if isinstance(value, Struct):
        return collect_fields(value)
    if isinstance(value, (list, tuple)):
        return [_to_plain_value(item) for item in value]
    if isinstance(value, dict):
        return {name: _to_plain_value(item) for name, item in value.items()}
    return value


def format_field(name: str, value: Any, indent: int) -> list[str]:
    """Format a field as one line if it fits, else as one line for each of its parts."""
    start = f"{' ' * indent}{_format_key(name, False, indent)}:"
    if not isinstance(value, (list, dict)):
        return [f"{start} {quote_scalar(value, flow=False)}"]
    if _is_short(start, value) and (not value or name not in _BLOCK_LISTS):
        return [f"{start} {dump_inline(value)}"]
    if isinstance(value, dict):
        return [start, *_format_mapping(value, indent + 2)]
    return [start, *(line for item in value for line in format_item(item, indent + 2, name))]


def format_item(value: Any, indent: int, field: str) -> list[str]:
    """Format an item of the list in a field as lines."""
    start = f"{' ' * indent}- "
    if not isinstance(value, (list, dict)):
        return [start + quote_scalar(value, flow=False)]
    if not value or isinstance(value, list) or (_is_short(start, value) and field != _BLOCK_ITEMS):
        return [start + dump_inline(value)]
    lines = _format_mapping(value, indent + 2)
    return [start + lines[0].lstrip(), *lines[1:]]


def _format_mapping(value: dict[str, Any], indent: int) -> list[str]:
    """Format a mapping as lines."""
    return [line for name, item in value.items() for line in format_field(name, item, indent)]


def _is_short(start: str, value: Any) -> bool:
    """Return whether a list or mapping goes on the line that `start` begins."""
    return not value or (len(start) + len(dump_inline(value)) < _MAX_INLINE_CHARS and not _is_nested(value))


def _is_nested(value: Any) -> bool:
    """Return whether a list or mapping holds others."""
    return any(
        isinstance(item, (list, dict)) for item in (value.values() if isinstance(value, dict) else value)
    )


def dump_inline(value: Any) -> str:
    """Write a text, list or mapping as YAML on one line, inside brackets or not."""
    if isinstance(value, list):
        return f"[{', '.join(map(dump_inline, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_format_key(k, True)}: {dump_inline(v)}' for k, v in value.items())}}}"
    return quote_scalar(value, flow=True)


def _format_key(name: str, flow: bool, indent: int = 0) -> str:
    """Format the name of a field; YAML requires a mark before a very long one."""
    text = quote_scalar(name, flow)
    if len(text) <= _MAX_KEY_CHARS:
        return text
    return f"? {text} " if flow else f"? {text}\n{' ' * indent}"


def quote_scalar(value: Any, flow: bool) -> str:
    """Format a text, number or truth value as YAML; a text is quoted only where YAML requires it."""
    text = value if isinstance(value, str) else json.dumps(value)
    return text if _is_plain(text, flow) else json.dumps(text, ensure_ascii=False)


@lru_cache(maxsize=4096)
def _is_plain(text: str, flow: bool) -> bool:
    """Return whether YAML reads `text` as it stands, inside brackets (`flow`) or outside."""
    import io

    from yaml.emitter import Emitter  # late: only writing needs it

    analysis = Emitter(io.StringIO(), allow_unicode=True).analyze_scalar(text)
    return bool(text) and bool(
        (analysis.allow_flow_plain if flow else analysis.allow_block_plain) and not analysis.multiline
    )
