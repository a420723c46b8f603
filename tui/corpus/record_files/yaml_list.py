"""Edits to a YAML list in its text: entries are added and removed without touching any other character.

Offsets are code points of the text, without its byte order marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from tui.i18n import N_

#: A simple list, as the program and most people write it: one entry of plain fields a line, blank lines,
#: comments. Entries are appended to it without parsing.
_CONTROLS = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff"
_DOUBLE_QUOTED = rf'"(?:[^"\\{_CONTROLS}]|\\["\\/bfnrt])*+"'
_SINGLE_QUOTED = rf"'(?:[^'{_CONTROLS}]|'')*+'"
_PLAIN = rf"[^\W_][^,\[\]{{}}#:{_CONTROLS}]*+"
_FIELD = rf"[a-z]{{1,40}}+: (?:{_DOUBLE_QUOTED}|{_SINGLE_QUOTED}|{_PLAIN})"
_COMMENT = rf"#[^{_CONTROLS}]*+"
_ENTRY = rf"- \{{{_FIELD}(?:, {_FIELD})*+\}} *+(?:(?<= ){_COMMENT})?+"
_LINE = rf"(?:{_ENTRY}| *+(?:{_COMMENT})?+)"
_SIMPLE = re.compile(rf"(?:{_LINE}\r?\n)*+{_LINE}")
_YAML_BLANKS = " \t\r\n\x85\u2028\u2029"  # other blanks, as U+00A0, are text
_LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_BYTE_ORDER_MARK = "\ufeff"
#: White space and comments between the end of an entry and the dash of the next.
_GAP = re.compile(r"(?:[ \t\r\n\x85\u2028\u2029\ufeff]++|#[^\r\n\x85\u2028\u2029]*+)*+")


class YamlListError(Exception):
    """The list cannot be changed; `line` is 1-based, 0 for the whole text."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class _Item(Struct):
    """An entry of a list: where its first line begins (in brackets: the entry itself), and where it ends.

    `texts`: the ranges of the scalars in it.
    """

    start: int
    end: int
    texts: list[tuple[int, int]]


class _List(Struct):
    """The position of a list; `end` is where a further entry would begin."""

    start: int
    end: int
    indent: int = 0
    is_flow: bool = False
    items: list[_Item] = []


def append_lines(text: str, entries: Sequence[str]) -> str | None:
    """Append entries to a list whose text is so simple that nothing else changes; None for any other."""
    mark, text = split_byte_order_marks(text)
    if not _SIMPLE.fullmatch(text):
        return None
    return mark + _insert_lines(text, len(text), [f"- {entry}" for entry in entries])


def remove_line(text: str, entry: str) -> str | None:
    """Remove the last line equal to `entry` from a simple list; None if it is not simple or lacks it."""
    mark, text = split_byte_order_marks(text)
    line, at = f"- {entry}", len(text)
    if not _SIMPLE.fullmatch(text):
        return None
    while (at := text.rfind(line, 0, at)) >= 0:
        end = _find_next_line(text, at)
        rest = text[at + len(line) : end].lstrip(" ")
        if text[at - 1 : at] in ("", "\n") and (not rest or rest[0] in "#\r\n"):
            return mark + _remove_lines(text, at, end, [rest] if rest.startswith("#") else [])
    return None


def with_entries(text: str, entries: Sequence[str]) -> str:
    """Append entries, each a mapping in braces, to the list of a text; raises YamlListError."""
    mark, text = split_byte_order_marks(text)
    yaml_list = _locate_list(text)
    if not yaml_list.is_flow:
        lines = [f"{' ' * yaml_list.indent}- {entry}" for entry in entries]
        return mark + _insert_lines(text, yaml_list.end, lines)
    if not yaml_list.items:
        return f"{mark}{text[: yaml_list.start + 1]}{', '.join(entries)}{text[yaml_list.start + 1 :]}"
    last = yaml_list.items[-1]
    before = text[_find_line_start(text, last.start) : last.start]
    link = f",{_find_newline(text)}{before}" if before and not before.strip() else ", "
    added = "".join(link + entry for entry in entries)
    return mark + text[: last.end] + added + text[last.end :]


def count_entries(text: str) -> int:
    """Return how many entries the list of a text has; raises YamlListError."""
    return len(_locate_list(split_byte_order_marks(text)[1]).items)


def without_entry(text: str, index: int) -> str:
    """Remove an entry from the list of a text, but not its comments; raises YamlListError."""
    mark, text = split_byte_order_marks(text)
    yaml_list = _locate_list(text)
    if not 0 <= index < len(yaml_list.items):
        raise YamlListError(N_("has fewer entries than are read in it"))
    return mark + (_remove_from_brackets if yaml_list.is_flow else _remove_from_lines)(text, yaml_list, index)


def _insert_lines(text: str, at: int, lines: list[str]) -> str:
    """Insert lines at the start of a line; a text without a final line end stays without one."""
    before, after, newline = text[:at], text[at:], _find_newline(text)
    added = newline.join(lines)
    if before and not _LINE_END.search(before[-1]):
        return f"{before}{newline}{added}{after}"
    return f"{before}{added}{newline}{after}"


def _remove_from_brackets(text: str, yaml_list: _List, index: int) -> str:
    """Remove an entry of a list in brackets, and the comma before it or, for the first, after it."""
    item = yaml_list.items[index]
    start, end, link = item.start, item.end, ""
    if index > 0:
        start = yaml_list.items[index - 1].end
        link = _strip_comma(text, start, item.start)
    elif len(yaml_list.items) > 1:
        end = yaml_list.items[1].start
        link = _strip_comma(text, item.end, end)
    return text[:start] + link + text[end:]


def _strip_comma(text: str, start: int, end: int) -> str:
    """Return the comments between two entries in brackets, without the comma; empty if there are none."""
    comma = _find_gap_end(text, start)
    comments = text[start:comma] + text[comma + 1 : end]
    return comments if comments.strip() else ""


def _remove_from_lines(text: str, yaml_list: _List, index: int) -> str:
    """Remove the lines of an entry, but not the comments on them."""
    item = yaml_list.items[index]
    start, end = _find_line_start(text, item.start), _find_next_line(text, item.end)
    if text[start : item.start].strip():
        raise YamlListError(N_("has something else before the entry"), text.count("\n", 0, item.start) + 1)
    comments = [
        text[start : item.start] + comment for comment in _find_comments(text, start, end, item.texts)
    ]
    return _remove_lines(text, start, end, comments)


def _remove_lines(text: str, start: int, end: int, comments: list[str]) -> str:
    """Replace some whole lines by their comments, if any."""
    before, after = text[:start], text[end:]
    if not comments and not after and before and not _LINE_END.search(text[end - 1]):
        line_end = list(_LINE_END.finditer(before, len(before) - 2))[-1]
        return before[: line_end.start()]  # the last line had no end: the one before it is the last now
    return before + "".join(comments) + after


def _find_comments(text: str, start: int, end: int, texts: list[tuple[int, int]]) -> Iterator[str]:
    """Yield the comments between two offsets, with their line ends."""
    at = start
    while (at := text.find("#", at, end)) >= 0:
        inside = next((stop for first, stop in texts if first <= at < stop), None)
        if inside is not None:
            at = inside
        elif at > start and text[at - 1] not in " \t\n\r":
            at += 1
        else:
            stop = min(_find_next_line(text, at), end)
            yield text[at:stop]
            at = stop


# -- reading -----------------------------------------------------------------------------------


def _locate_list(text: str) -> _List:
    """Locate the list in a text; raises YamlListError."""
    import yaml  # late: only writing needs it

    try:
        return _read_list(text, list(yaml.parse(text, yaml.CBaseLoader)), yaml)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        raise YamlListError(
            N_("not YAML ({error})").format(error=error.problem or error.context), line
        ) from None
    except (yaml.YAMLError, UnicodeError) as error:
        raise YamlListError(N_("not YAML ({error})").format(error=" ".join(str(error).split()))) from None


def _read_list(text: str, events: list[Any], yaml: Any) -> _List:
    """Build the location of a list from the events of the YAML parser."""
    ends = [event for event in events if isinstance(event, yaml.DocumentEndEvent)]
    if len(ends) > 1:
        raise YamlListError(
            N_("a second document begins here"), text.count("\n", 0, ends[0].end_mark.index) + 1
        )
    end = ends[0].start_mark.index if ends and ends[0].explicit else len(text)
    root = next((event for event in events if isinstance(event, yaml.NodeEvent)), None)
    if root is None or (isinstance(root, yaml.ScalarEvent) and root.start_mark.index == root.end_mark.index):
        return _List(end, end)
    if not isinstance(root, yaml.SequenceStartEvent):
        raise YamlListError(N_("a list is expected: - {article: …, quote: …, is: …}"))
    yaml_list = _List(root.start_mark.index, end, root.start_mark.column, bool(root.flow_style))
    depth = 0
    for event in events:
        first, last = event.start_mark.index, event.end_mark.index
        is_end = isinstance(event, yaml.CollectionEndEvent)
        depth -= is_end
        if isinstance(event, yaml.NodeEvent) and depth == 1:
            yaml_list.items.append(_Item(_find_dash(text, yaml_list, first), first, []))
        if isinstance(event, yaml.ScalarEvent) and depth:
            yaml_list.items[-1].texts.append((first, last))
        if last > first and depth and isinstance(event, (yaml.NodeEvent, yaml.CollectionEndEvent)):
            yaml_list.items[-1].end = first + len(text[first:last].rstrip(_YAML_BLANKS))
        elif last == first and depth and isinstance(event, yaml.ScalarEvent):  # nothing, behind a colon
            yaml_list.items[-1].end = max(yaml_list.items[-1].end, first)
        depth += isinstance(event, yaml.CollectionStartEvent)
    return yaml_list


def _find_dash(text: str, yaml_list: _List, at: int) -> int:
    """Return where the entry begins whose content begins at `at`: at its dash, if it has one."""
    if yaml_list.is_flow:
        return at
    before = yaml_list.items[-1].end if yaml_list.items else yaml_list.start
    return _find_gap_end(text, before)


def _find_gap_end(text: str, at: int) -> int:
    """Return where the white space and comments end that begin at `at`."""
    gap = _GAP.match(text, at)
    return gap.end() if gap else at


def _find_newline(text: str) -> str:
    """Return the line end of the last line that has one."""
    ends = _LINE_END.findall(text, max(0, text.rfind("\n") - 1))
    return ends[-1] if ends else "\n"


def _find_line_start(text: str, at: int) -> int:
    """Return where the line of an offset begins."""
    starts = [line_end.end() for line_end in _LINE_END.finditer(text, 0, at)]
    return starts[-1] if starts else 0


def _find_next_line(text: str, at: int) -> int:
    """Return where the line after that of the character before `at` begins."""
    line_end = _LINE_END.search(text, at)
    return line_end.end() if line_end else len(text)


def split_byte_order_marks(text: str) -> tuple[str, str]:
    """Split off the byte order mark, or several: the parser's offsets leave the first out."""
    rest = text.lstrip(_BYTE_ORDER_MARK)
    return text[: len(text) - len(rest)], rest
