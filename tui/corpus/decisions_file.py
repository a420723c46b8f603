"""A person's decisions, written into `decisions.yaml` and taken out again.

The file is a person's own: what they wrote, their comments and their order stay as they are, byte for byte.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from tui.corpus.record_files.frontmatter import dump_inline
from tui.corpus.record_files.loader import read_decisions
from tui.corpus.record_files.struct_builder import build_struct
from tui.corpus.record_files.yaml_list import (
    YamlListError,
    append_lines,
    remove_line,
    with_entries,
    without_entry,
)
from tui.corpus.record_files.yaml_nodes import parse_yaml
from tui.corpus.safe_write.file_edits import Edit, WriteError, open_writer
from tui.model.quotes import find_quotes
from tui.model.records import Article, Decision
from tui.model.text import clean

FILE = "decisions.yaml"
#: How much text before a quotation tells its place, at most, in characters.
_PREFIX = 60


class DecisionError(Exception):
    """The decision can't be kept; the message says where and why, in a line."""


def update_decisions(root: Path, *, add: Sequence[Decision] = (), remove: Sequence[Decision] = ()) -> Edit:
    """Put decisions at the end of `decisions.yaml`, and take others out; raises DecisionError.

    The file goes with its last decision where it holds nothing else.
    """
    path = root / FILE

    def change(data: bytes | None) -> bytes | None:
        try:
            text = (data or b"").decode("utf-8")
            for decision in remove:
                text = _without(path, text, decision)
            if add:
                text = _with(path, text, add)
        except UnicodeDecodeError:
            raise DecisionError(f"{path}: save it as UTF-8 first") from None
        except YamlListError as error:
            line = f":{error.line}" if error.line else ""
            raise DecisionError(f"{path}{line}: {error}; nothing is changed") from error
        if not text and (data is None or (data and not path.is_symlink())):
            return None
        return text.encode("utf-8")

    try:
        with open_writer(root) as writer:
            return writer.edit(path, change)
    except WriteError as error:
        raise DecisionError(str(error)) from error


def added_decisions(edit: Edit) -> tuple[Decision, ...]:
    """The decisions that a file has after an edit and had not before."""
    before, after = (
        read_decisions(FILE, (data or b"").decode("utf-8"))[0] for data in (edit.before, edit.after)
    )
    return after[len(before) :]


def _with(path: Path, text: str, decisions: Sequence[Decision]) -> str:
    """The text with decisions more; raises DecisionError where that would change what it says."""
    entries = [_entry(decision) for decision in decisions]
    alone, problems = read_decisions(FILE, "".join(f"- {entry}\n" for entry in entries))
    if problems or len(alone) != len(entries):
        raise DecisionError(f"{path}: cannot hold this: {problems[0].message if problems else entries[0]}")
    changed = append_lines(text, entries)
    if changed is None:
        changed = with_entries(text, entries)
        _check(path, text, changed, [*read_decisions(FILE, text)[0], *alone])
    return changed


def _without(path: Path, text: str, decision: Decision) -> str:
    """The text without the last entry that says just this; raises DecisionError."""
    entry = _entry(decision)
    if (changed := remove_line(text, entry)) is not None:
        return changed
    wanted = read_decisions(FILE, f"- {entry}\n")[0]
    root = parse_yaml(clean(text)).root
    items = root.content if root and isinstance(root.content, list) else []
    said = [build_struct(Decision, item, "", lambda _fault: None) for item in items]
    index = next((n for n in reversed(range(len(said))) if (said[n],) == wanted), None)
    if index is None:
        return text
    changed = without_entry(text, index)
    _check(path, text, changed, [one for n, one in enumerate(said) if one and n != index])
    return changed


def _check(path: Path, text: str, changed: str, wanted: list[Decision]) -> None:
    """Raise DecisionError where the changed text does not say what is wanted, or has faults that are new."""
    before, (said, problems) = read_decisions(FILE, text)[1], read_decisions(FILE, changed)
    if list(said) != wanted or (wanted and len(problems) > len(before)):
        raise DecisionError(
            f"{path}: the list can’t be changed safely; write each decision on a line of its own: "
            "- {article: …, quote: …, is: …}"
        )


def _entry(decision: Decision) -> str:
    """The fields that are given, on one line, as the contract shows them."""
    fields: dict[str, Any] = msgspec.to_builtins(decision)
    return dump_inline({name: value for name, value in fields.items() if value is not None})


def decision_for_span(article: Article, start: int, end: int, in_title: bool, actor: str) -> Decision:
    """The decision that the words at `start`..`end` (code points of the body, or title) mean `actor`.

    It is about this place alone: the words before it are given as `prefix`, as many as are needed to
    tell it from the other places of the same words; where those don't suffice, `nth` is.
    """
    text = article.title if in_title else article.body
    quote = text[start:end]
    for length in (0, *range(8, _PREFIX + 1, 4)):
        prefix = _from_word(text, max(0, start - length), start).strip() or None
        found = [
            (text_ is text, place)
            for text_ in (article.title, article.body)
            for place in find_quotes(text_, quote, prefix)
        ]
        if found == [(True, (start, end))]:
            return Decision(article=article.id, quote=quote, prefix=prefix, actor=actor)
    places = list(find_quotes(text, quote))
    return Decision(article=article.id, quote=quote, nth=places.index((start, end)) + 1, actor=actor)


def _from_word(text: str, start: int, end: int) -> str:
    """`text[start:end]` from its first whole word on, on one line."""
    while start > 0 and start < end and text[start - 1].isalnum():
        start += 1
    return text[start:end].rpartition("\n")[2]
