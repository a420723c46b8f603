"""Edits to a YAML text: values are set, added and removed, and no other character is touched.

What a person wrote around them stays: comments, order, quotes, the form of lists, line ends.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from tui.corpus.record_files.frontmatter import dump_inline, format_field, format_item, quote_scalar
from tui.corpus.record_files.value_changes import Path, ValueChange
from tui.i18n import N_


class YamlEditError(Exception):
    """The text has no such value, or it is no YAML; `line` is 1-based, 0 for the whole text."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class _Target(Struct):
    """The place of a value: the collection it is in, and what leads to it."""

    parent: Any
    index: int  # of the pair or item; -1: there is none yet
    name: str | int
    is_flow: bool  # whether it is in brackets or braces
    field: str  # the name of the field that it is in, or an item of

    @property
    def pair(self) -> tuple[Any, Any]:
        """Return the key, for an item the item itself, and the value."""
        member = self.parent.value[self.index]
        return member if isinstance(member, tuple) else (member, member)


def edit_yaml(text: str, changes: Sequence[ValueChange]) -> str:
    """Return a text of one YAML document with changes made; raises YamlEditError."""
    newline = "\r\n" if "\r\n" in text else "\n"
    root = _compose(text) if changes else None
    targets = [
        (_find_target(root, change.path, is_new=True), change) for change in changes if change.do == "set"
    ]
    scalars = [(target, change) for target, change in targets if _is_scalar(target, change)]
    for target, change in sorted(scalars, key=lambda pair: -int(pair[0].pair[1].start_mark.index)):
        text = _set_scalar(text, target, change.value)
    set_ids = {id(change) for _target, change in scalars}
    for change in changes:
        if id(change) not in set_ids:
            text = _make_change(text, change, newline)
    return text


def _is_scalar(target: _Target, change: ValueChange) -> bool:
    """Return whether a text stands in the place of a text: all else in the document keeps its path."""
    is_text = target.index >= 0 and isinstance(target.pair[1].value, str)
    return is_text and not isinstance(change.value, (list, dict))


def _make_change(text: str, change: ValueChange, newline: str) -> str:
    """Return the text with one change made."""
    root = _compose(text)
    if root is None and change.do == "insert":
        return newline.join([*format_field(str(change.path[0]), change.value, 0), text])
    target = _find_target(root, change.path, is_new=change.do != "delete")
    if change.do == "delete":
        start, end, words = (_flow_removal if target.is_flow else _block_removal)(text, target)
    elif target.index >= 0 and (change.do == "set" or isinstance(target.name, str)):
        start, end, words = _replacement(text, target, change.value, newline)
    else:
        start, words = (_flow_insertion if target.is_flow else _block_insertion)(
            text, target, change, newline
        )
        end = start
    return text[:start] + words + text[end:]


# -- places ------------------------------------------------------------------------------------


def _compose(text: str) -> Any:
    """Return the root node of a text, None where it is empty."""
    import yaml  # late: only writing needs it

    try:
        return yaml.compose(text, yaml.CBaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlEditError(
            N_("not YAML ({error})").format(error=error.problem or error.context),
            mark.line + 1 if mark else 0,
        ) from None
    except (yaml.YAMLError, UnicodeError) as error:
        raise YamlEditError(N_("not YAML ({error})").format(error=" ".join(str(error).split()))) from None


def _find_target(root: Any, path: Path, *, is_new: bool = False) -> _Target:
    """Return the place at a path, and for a new key or item the place in which it belongs."""
    node, is_flow, field = root, False, ""
    for depth, name in enumerate(path):
        is_end = is_new and depth == len(path) - 1
        members = _members_of(node, name, field)
        is_flow, index = is_flow or bool(node.flow_style), _find_member(members, name)
        field = name if isinstance(name, str) else field
        if index < 0 and not is_end:
            raise YamlEditError(N_("{field}: does not exist").format(field=field), node.start_mark.line + 1)
        if depth == len(path) - 1:
            return _Target(node, index, name, is_flow, field)
        member = members[index]
        node = member[1] if isinstance(member, tuple) else member
    raise YamlEditError(N_("nothing to change"))


def _members_of(node: Any, name: str | int, field: str) -> list[Any]:
    """Return the pairs of a mapping, or the items of a list, in which `name` may be."""
    members = getattr(node, "value", None)
    if isinstance(members, list) and (not members or isinstance(members[0], tuple) == isinstance(name, str)):
        return members
    line = node.start_mark.line + 1 if node else 0
    raise YamlEditError(
        N_("{what} is written in a way that cannot be changed safely").format(what=field or N_("the text")),
        line,
    )


def _find_member(members: list[Any], name: str | int) -> int:
    """Return the index of a key or item; -1 where there is none."""
    if isinstance(name, int):
        return name if name < len(members) else -1
    return next((at for at, (key, _value) in enumerate(members) if key.value == name), -1)


def _find_node_end(node: Any) -> int:
    """Return where a node’s last character is: a block’s own mark lies beyond the comments after it."""
    while isinstance(node.value, list) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return int(node.end_mark.index)


def _find_line_end(text: str, at: int) -> int:
    """Return where the line of the character before `at` ends, without its line break."""
    if at and text[at - 1] == "\n":
        at -= 1
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return end - 1 if end and text[end - 1] == "\r" else end


def _end_of(target: _Target, index: int) -> int:
    """Return where a member of the target’s collection ends; of a key without a value, where the key does."""
    member = target.parent.value[index]
    key, value = member if isinstance(member, tuple) else (member, member)
    is_empty = isinstance(value.value, str) and value.start_mark.index == value.end_mark.index
    return int(key.end_mark.index) if is_empty else _find_node_end(value)


# -- changes -----------------------------------------------------------------------------------


def _set_scalar(text: str, target: _Target, value: Any) -> str:
    """Return the text with another text in place of one, in the same quotes where that is possible."""
    node = target.pair[1]
    start, end = node.start_mark.index, node.end_mark.index
    end = start + len(text[start:end].rstrip())
    return text[:start] + _quote_alike(node.style, value, target.is_flow) + text[end:]


def _quote_alike(style: str | None, value: Any, is_flow: bool) -> str:
    plain = quote_scalar(value, flow=is_flow)
    if style == '"' and isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if style == "'" and isinstance(value, str) and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    return plain


def _replacement(text: str, target: _Target, value: Any, newline: str) -> tuple[int, int, str]:
    """Return the range of a value of another shape, with its key, and the text to stand there."""
    key, node = target.pair
    if isinstance(node.value, list) and not node.value and isinstance(value, list):  # «[]»
        at = node.start_mark.index + 1
        return at, at, ", ".join(map(dump_inline, value))
    is_item = isinstance(target.name, int)
    if target.is_flow:
        start = node.start_mark.index if is_item else key.start_mark.index
        words = dump_inline(value) if is_item else dump_inline({target.name: value})[1:-1]
        return start, _end_of(target, target.index), words
    start = _find_dash(text, node) if is_item else key.start_mark.index
    indent = target.parent.start_mark.column
    lines = _format(target, value, indent)
    is_below = len(lines) > 1 and not _has_value(target)
    if is_below:  # «aliases: # none yet»: the comment stays on its line
        at = _find_line_end(text, key.end_mark.index)
        return at, at, "".join(newline + line for line in lines[1:])
    end = _end_of(target, target.index)
    end = text.index(":", end) + 1 if not _has_value(target) else start + len(text[start:end].rstrip())
    return start, end, newline.join(lines).lstrip(" ")


def _has_value(target: _Target) -> bool:
    return bool(target.pair[1].end_mark.index > target.pair[1].start_mark.index)


def _format(target: _Target, value: Any, indent: int) -> list[str]:
    if isinstance(target.name, int):
        return format_item(value, indent, target.field)
    return format_field(target.name, value, indent)


def _flow_insertion(text: str, target: _Target, change: ValueChange, _newline: str) -> tuple[int, str]:
    """Return where in brackets or braces a new member goes, and its text."""
    members = target.parent.value
    is_item = isinstance(target.name, int)
    words = dump_inline(change.value) if is_item else dump_inline({target.name: change.value})[1:-1]
    if not members:
        return target.parent.start_mark.index + 1, words
    before = _find_anchor(target, change)
    if before >= 0:
        return _end_of(target, before), f", {words}"
    first = members[0][0] if isinstance(members[0], tuple) else members[0]
    return first.start_mark.index, f"{words}, "


def _block_insertion(text: str, target: _Target, change: ValueChange, newline: str) -> tuple[int, str]:
    """Return where among lines a new member goes, and its lines."""
    indent = target.parent.start_mark.column
    lines = _format(target, change.value, indent)
    before = _find_anchor(target, change)
    if before >= 0:
        at = _find_line_end(text, _end_of(target, before))
        return at, "".join(newline + line for line in lines)
    return target.parent.start_mark.index, newline.join(lines).lstrip(" ") + newline + " " * indent


def _find_anchor(target: _Target, change: ValueChange) -> int:
    """Return the index of the member after which a new one goes; -1: before all."""
    if isinstance(target.name, int):
        return min(target.name, len(target.parent.value)) - 1
    places = (_find_member(target.parent.value, key) for key in change.after)
    return next((place for place in places if place >= 0), -1)


def _flow_removal(_text: str, target: _Target) -> tuple[int, int, str]:
    """Return the range of a member in brackets or braces, with a comma beside it."""
    members, index = target.parent.value, target.index
    start, end = target.pair[0].start_mark.index, _end_of(target, index)
    if index:
        start = _end_of(target, index - 1)
    elif len(members) > 1:
        following = members[1][0] if isinstance(members[1], tuple) else members[1]
        end = following.start_mark.index
    return start, end, ""


def _block_removal(text: str, target: _Target) -> tuple[int, int, str]:
    """Return the range of a member’s lines; comments on lines of their own stay."""
    key, node = target.pair
    start = _find_dash(text, node) if isinstance(target.name, int) else key.start_mark.index
    line_start = text.rfind("\n", 0, start) + 1
    end = _find_line_end(text, _end_of(target, target.index))
    if not text[line_start:start].strip():
        line_end = text.find("\n", end)
        return line_start, len(text) if line_end < 0 else line_end + 1, ""
    members = target.parent.value  # it stands behind the dash of an item
    following = _start_of(text, members[target.index + 1]) if target.index + 1 < len(members) else end
    is_between = "#" in text[end:following]
    return start, end if is_between else following, ""


def _start_of(text: str, member: Any) -> int:
    """Return where a member of a mapping (a pair), or an item of a list with its dash, begins."""
    return member[0].start_mark.index if isinstance(member, tuple) else _find_dash(text, member)


def _find_dash(text: str, node: Any) -> int:
    """Return where the dash of an item of a list stands."""
    at = text.rfind("-", 0, node.start_mark.index)
    if at < 0 or text[at + 1 : node.start_mark.index].strip():
        raise YamlEditError(
            N_("a list is written in a way that cannot be changed safely"), node.start_mark.line + 1
        )
    return at
