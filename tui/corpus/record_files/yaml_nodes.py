"""A YAML parser whose nodes know their line.

Every scalar is text: types come from the record's definition, not from YAML's guess. The tree is built
from libyaml's events, one by one, so that neither deep nesting nor references can do harm.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from tui.i18n import N_, NN_
from tui.model.text import clean_line

#: How deep a file may nest.
_MAX_DEPTH = 32
#: How many lines are repaired before a file is given up.
_MAX_REPAIRED_LINES = 20


class Node(Struct):
    """A value, and the 0-based line of its key (in a mapping) or of itself."""

    content: str | list[Node] | dict[str, Node]
    line: int = 0
    in_braces: bool = False


class YamlProblem(Struct, frozen=True):
    """A problem on a 0-based line: its field, and a message with the correction."""

    line: int
    field: str
    message: str


class Tree(Struct, frozen=True):
    """A parsed YAML text: its root (None: empty or unreadable) and its problems."""

    root: Node | None
    faults: tuple[YamlProblem, ...] = ()


class _Syntax(Exception):  # noqa: N818
    """YAML cannot go on; `lines` are those that may be to blame, likeliest first."""

    def __init__(self, message: str, *lines: int) -> None:
        super().__init__(message)
        self.lines = lines


def parse_yaml(text: str) -> Tree:
    """Parse a clean YAML text into nodes.

    A line that YAML cannot read because its text is not quoted is repaired in memory and reported, so
    that the rest still opens.
    """
    mended: list[YamlProblem] = []
    blamed: tuple[int, ...] = ()  # by the error before
    quoted: set[int] = set()  # lines; quoting one again would only make it longer
    while True:
        try:
            builder = _Builder()
            builder.read(text)
            return Tree(builder.root, (*mended, *builder.faults))
        except _Syntax as error:
            if error.lines == blamed:
                mended.pop()  # what was quoted is not to blame
            blamed = error.lines
            lines = [line for line in error.lines if line not in quoted]
            mending = next(filter(None, (_quote_value(text, line) for line in lines)), None)
            if not mending or len(quoted) == _MAX_REPAIRED_LINES:
                message = N_(
                    'not YAML ({error}): each line is “field: text”, and a text with any of : # [ ] {{ }} " '
                    "in it is put in quotes"
                ).format(error=error)
                return Tree(None, (*mended, YamlProblem(_unclosed_line(text, error.lines), "", message)))
            text, fault = mending
            mended.append(fault)
            quoted.add(fault.line)


class _Frame:
    """A list or mapping being read; `key` is the key that waits for its value."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self.key: str | None = None
        self.key_line = 0


class _Builder:
    """Builds nodes from the events of the parser."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.faults: list[YamlProblem] = []
        self._frames: list[_Frame] = []

    def read(self, text: str) -> None:
        """Read a document; raises `_Syntax`."""
        import yaml  # late: a start from a ready index reads no YAML

        try:
            for event in yaml.parse(text, Loader=yaml.CBaseLoader):
                self._handle_event(event, yaml)
        except yaml.MarkedYAMLError as error:
            # A scanner stops at the end of a runaway quotation, and knows where it began; a parser stops at
            # the mistake, and knows where the enclosing list or mapping began.
            marks = (error.problem_mark, error.context_mark)
            first = marks[::-1] if isinstance(error, yaml.scanner.ScannerError) else marks
            lines = [mark.line for mark in first if mark]
            raise _Syntax(str(error.problem or error.context or error), *lines or [0]) from None
        except (yaml.YAMLError, UnicodeError) as error:
            raise _Syntax(" ".join(str(error).split()), 0) from None

    def _handle_event(self, event: Any, yaml: Any) -> None:
        line = event.start_mark.line
        if isinstance(event, yaml.ScalarEvent):
            self._report_lost(event, line)
            self._attach(Node(event.value, line, self._in_braces()))
        elif isinstance(event, yaml.AliasEvent):
            self._report_fault(
                line,
                N_("YAML reads *{anchor} as a reference: put the text in quotes").format(anchor=event.anchor),
            )
            self._attach(Node(f"*{event.anchor}", line))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._report_lost(event, line)
            if len(self._frames) == _MAX_DEPTH:
                raise _Syntax(N_("nested more than {n} levels deep").format(n=_MAX_DEPTH), line)
            content: list[Node] | dict[str, Node] = {} if isinstance(event, yaml.MappingStartEvent) else []
            self._frames.append(_Frame(Node(content, line, bool(event.flow_style))))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._attach(self._frames.pop().node)
        elif isinstance(event, yaml.DocumentStartEvent) and self.root:
            raise _Syntax(N_("a second document begins here"), line)

    def _in_braces(self) -> bool:
        return bool(self._frames) and self._frames[-1].node.in_braces

    def _report_lost(self, event: Any, line: int) -> None:
        """Report an anchor or a tag, which is text that a person forgot to quote."""
        if event.anchor:
            self._report_fault(
                line,
                N_("YAML reads &{anchor} as an anchor: put the text in quotes").format(anchor=event.anchor),
            )
        if event.tag and event.tag != "!":
            self._report_fault(
                line, N_("YAML reads {tag} as a tag: put the text in quotes").format(tag=event.tag)
            )

    def _attach(self, node: Node) -> None:
        if not self._frames:
            self.root = node
            return
        frame = self._frames[-1]
        content = frame.node.content
        if isinstance(content, list):
            content.append(node)
        elif isinstance(content, dict) and frame.key is None:
            if not isinstance(node.content, str):
                self._report_fault(node.line, N_("a field’s name is plain text"))
            frame.key = clean_line(node.content) if isinstance(node.content, str) else "?"
            frame.key_line = node.line
        elif isinstance(content, dict) and frame.key is not None:
            if frame.key in content:
                first = content[frame.key].line
                self._report_fault(
                    frame.key_line,
                    N_("given twice: {reason}; keep one").format(
                        reason=_describe_distance(frame.key_line - first)
                    ),
                )
            else:
                node.line = frame.key_line
                content[frame.key] = node
            frame.key = None

    def _report_fault(self, line: int, message: str) -> None:
        self.faults.append(YamlProblem(line, "".join(self._field_path()).lstrip("."), message))

    def _field_path(self) -> Iterator[str]:
        for frame in self._frames:
            if isinstance(frame.node.content, list):
                yield f"[{len(frame.node.content)}]"
            elif frame.key is not None:
                yield f".{frame.key}"


def _describe_distance(lines: int) -> str:
    """Describe where the first of two equal keys stands, relative to the second."""
    if lines == 0:
        return N_("first on the same line")
    return NN_("first {n} line above", "first {n} lines above", lines).format(n=lines)


def _unclosed_line(text: str, candidates: Sequence[int]) -> int:
    """Return the first of some 0-based lines that opens a bracket and does not close it, else the first."""
    lines = text.split("\n")
    return next(
        (
            line
            for line in candidates
            if line < len(lines) and any(lines[line].count(a) > lines[line].count(b) for a, b in ("[]", "{}"))
        ),
        candidates[0],
    )


# Possessive, so that a line of blanks costs no more than one pass.
_FIELD_LINE = re.compile(r"\A(?P<before>\s*+(?:- )?+\s*+[\w.-]++\s*+:\s++|\s*+- )(?P<text>\S.*)")
_FIELD_NAME = re.compile(r"\A\s*+(?:- )?+\s*+(?P<name>[\w.-]++)\s*+:")
_PATH_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


def _quote_value(text: str, line: int) -> tuple[str, YamlProblem] | None:
    """Quote the value on a 0-based line; return the new text and the problem, None if that does not help."""
    lines = text.split("\n")
    match = _FIELD_LINE.fullmatch(lines[line].rstrip()) if line < len(lines) else None
    if not match or _is_collection(match["text"]):
        return None
    quoted = match["before"] + json.dumps(match["text"], ensure_ascii=False)
    if quoted == lines[line].rstrip():
        return None
    lines[line] = quoted
    name = _FIELD_NAME.match(quoted)
    message = N_(
        "YAML gives a character in this text a meaning of its own: put the text in quotes: {quoted}"
    ).format(quoted=quoted.strip())
    return "\n".join(lines), YamlProblem(line, name["name"] if name else "", message)


def _is_collection(text: str) -> bool:
    """Return whether a text that begins with a bracket is a list or mapping, not «[Tribune] Le titre»."""
    is_closed = text.count("[") == text.count("]") and text.count("{") == text.count("}")
    return text[0] in "[{" and (text[-1] in "]}" or not is_closed)


def line_of(root: Node | None, path: str) -> int:
    """Return the 0-based line of the field at `path` (`claims[1].quote`), or of its nearest parent."""
    line = root.line if root else 0
    for name, index in _PATH_STEP.findall(path):
        content = root.content if root else ""
        if isinstance(content, dict) and name in content:
            root = content[name]
        elif isinstance(content, list) and index and int(index) < len(content):
            root = content[int(index)]
        else:
            break
        line = root.line
    return line
