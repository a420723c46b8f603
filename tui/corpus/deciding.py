"""A person's decisions, written into `decisions.yaml` and taken out again.

The file is a person's own: what they wrote, their comments and their order stay as they are. It is
replaced whole or not at all.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from tui.corpus.frontmatter import scalar
from tui.corpus.writing import replace_file
from tui.model.quotes import find_quotes
from tui.model.records import Article, Decision

FILE = "decisions.yaml"
#: How much text before a quotation tells its place, at most, in characters.
_PREFIX = 60


class DecisionError(Exception):
    """The decision can't be kept; the message says where and why, in a line."""


def decide(root: Path, *, add: Sequence[Decision] = (), remove: Sequence[Decision] = ()) -> None:
    """Put decisions at the end of `decisions.yaml`, and take others out; raises DecisionError."""
    from ruamel.yaml import YAML  # late: only writing needs it
    from ruamel.yaml.error import YAMLError

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    path = root / FILE
    try:
        text = path.read_text("utf-8") if path.exists() else ""
        entries = yaml.load(text)
        if entries is None:
            entries = []
        if not isinstance(entries, list):
            raise DecisionError(f"{path}: a list is wanted: - {{article: …, quote: …, is: …}}")
        for decision in remove:
            _remove(entries, _plain(decision))
        entries.extend(_flow(_plain(decision)) for decision in add)
        _write(path, yaml, entries)
    except (OSError, UnicodeDecodeError, YAMLError) as error:
        raise DecisionError(f"{path}: {' '.join(str(error).split())}") from error


def _plain(decision: Decision) -> dict[str, Any]:
    """The fields that are given."""
    return {key: value for key, value in msgspec.to_builtins(decision).items() if value is not None}


def _flow(fields: dict[str, Any]) -> Any:
    """A mapping on one line, as the contract shows it."""
    from ruamel.yaml.comments import CommentedMap
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    # ruamel leaves some texts plain that are none in a mapping on one line: «: Le».
    entry = CommentedMap(
        (
            key,
            DoubleQuotedScalarString(value)
            if isinstance(value, str) and scalar(value, flow=True) != value
            else value,
        )
        for key, value in fields.items()
    )
    entry.fa.set_flow_style()
    return entry


def _remove(entries: list[Any], fields: dict[str, Any]) -> None:
    """Take out the last entry that says just this."""
    for index in reversed(range(len(entries))):
        entry = entries[index]
        if isinstance(entry, dict) and {k: str(v) for k, v in entry.items()} == {
            k: str(v) for k, v in fields.items()
        }:
            del entries[index]
            return


def _write(path: Path, yaml: Any, entries: list[Any]) -> None:
    out = io.StringIO()
    if not entries and "#" not in (path.read_text("utf-8") if path.exists() else ""):
        path.unlink(missing_ok=True)  # the last decision is taken back: the file came with the first
        return
    yaml.dump(entries, out)
    replace_file(path, out.getvalue().encode("utf-8"))


def place_of(article: Article, start: int, end: int, in_title: bool, actor: str) -> Decision:
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
