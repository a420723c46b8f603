"""Annotation decisions, added to `decisions.yaml` and removed from it.

The file belongs to a person: what they wrote, their comments and their order stay as they are, byte for byte.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import structs

from tui.corpus.journal.steps import StepDraft, write_step
from tui.corpus.record_files.frontmatter import dump_inline
from tui.corpus.record_files.loader import read_decisions
from tui.corpus.record_files.struct_builder import build_struct
from tui.corpus.record_files.yaml_list import (
    YamlListError,
    append_lines,
    count_entries,
    remove_line,
    with_entries,
    without_entry,
)
from tui.corpus.record_files.yaml_nodes import parse_yaml
from tui.corpus.safe_write.file_edits import Edit, WriteError
from tui.i18n import N_
from tui.model.quotes import find_quotes
from tui.model.records import NOBODY, Article, Decision
from tui.model.text import clean

FILE = "decisions.yaml"
#: Why no entry is changed where the parts of the list are not told for sure.
UNSAFE = N_(
    "{path}: the list cannot be changed safely; write each decision on its own line:"
    " - {{article: …, quote: …, is: …}}"
)
#: The journal names so many decisions of a step.
_MAX_SHOWN = 3
#: The longest text before a quotation that may identify its place.
_MAX_PREFIX_CHARS = 60


class DecisionError(Exception):
    """The decision cannot be stored; the message says where and why, on one line."""


def update_decisions(root: Path, *, add: Sequence[Decision] = (), remove: Sequence[Decision] = ()) -> Edit:
    """Append decisions to `decisions.yaml` and remove others; raises DecisionError.

    A file that holds nothing else is deleted with its last decision.
    """
    what = _describe_decisions(add, remove)
    try:
        result = write_step(root, what, lambda draft: draft_decisions(draft, add, remove))
    except WriteError as error:
        raise DecisionError(str(error)) from error
    return structs.replace(result.value, step=result.step.step if result.step else 0)


def draft_decisions(draft: StepDraft, add: Sequence[Decision] = (), remove: Sequence[Decision] = ()) -> Edit:
    """Write decisions to a draft of a step, as `update_decisions` does."""
    path, before = draft.root / FILE, draft.read(FILE)
    after = _change_decisions(path, before, add, remove)
    if after != before:
        draft.write(FILE, after)
    return Edit(path, before, after)


def _change_decisions(
    path: Path, data: bytes | None, add: Sequence[Decision], remove: Sequence[Decision]
) -> bytes | None:
    """Return the bytes of the file with decisions appended and removed; None: no file."""
    try:
        text = (data or b"").decode("utf-8")
        for decision in remove:
            text = _remove_decision(path, text, decision)
        if add:
            text = _append_decisions(path, text, add)
    except UnicodeDecodeError:
        raise DecisionError(N_("{path}: save it as UTF-8 first").format(path=path)) from None
    except YamlListError as error:
        line = f":{error.line}" if error.line else ""
        raise DecisionError(
            N_("{path}{line}: {error}; nothing is changed").format(path=path, line=line, error=error)
        ) from error
    if not text and (data is None or (data and not path.is_symlink())):
        return None
    return text.encode("utf-8")


def _describe_decisions(add: Sequence[Decision], remove: Sequence[Decision]) -> str:
    """Return what a change of decisions is, in words for the journal."""
    decisions = add or remove
    shown = [_describe_decision(one, is_new=bool(add)) for one in decisions[:_MAX_SHOWN]]
    return "; ".join(shown) + (" …" if len(decisions) > _MAX_SHOWN else "")


def _describe_decision(decision: Decision, *, is_new: bool) -> str:
    """Return what is decided, or taken back, in words."""
    words, actor = decision.name or decision.quote, decision.actor
    if decision.verdict:
        template = N_("decide “{words}”: {what}") if is_new else N_("take back “{words}”: {what}")
        return template.format(words=words, what=decision.verdict)
    if actor == NOBODY:
        template = N_("decide “{words}” is nobody") if is_new else N_("take back “{words}” is nobody")
    else:
        template = N_("decide “{words}” is {actor}") if is_new else N_("take back “{words}” is {actor}")
    return template.format(words=words, actor=actor)


def _append_decisions(path: Path, text: str, decisions: Sequence[Decision]) -> str:
    """Return the text with decisions appended; raises DecisionError if that would change anything else."""
    entries = [_format_entry(decision) for decision in decisions]
    alone, problems = read_decisions(FILE, "".join(f"- {entry}\n" for entry in entries))
    if problems or len(alone) != len(entries):
        raise DecisionError(
            N_("{path}: cannot take this: {reason}").format(
                path=path, reason=problems[0].message if problems else entries[0]
            )
        )
    changed = append_lines(text, entries)
    if changed is None:
        changed = with_entries(text, entries)
        _check_decisions(path, text, changed, [*read_decisions(FILE, text)[0], *alone])
        # A character that is not read, as a byte order mark, may part entries otherwise than YAML does.
        if len(read_entries(changed)) != count_entries(changed):
            raise DecisionError(UNSAFE.format(path=path))
    return changed


def _remove_decision(path: Path, text: str, decision: Decision) -> str:
    """Return the text without the last entry equal to `decision`; raises DecisionError."""
    entry = _format_entry(decision)
    if (changed := remove_line(text, entry)) is not None:
        return changed
    target = read_decisions(FILE, f"- {entry}\n")[0]
    decisions = read_entries(text)
    index = next((n for n in reversed(range(len(decisions))) if (decisions[n],) == target), None)
    if index is None:
        return text
    changed = without_entry(text, index)
    others = [other for n, other in enumerate(decisions) if other and n != index]
    _check_decisions(path, text, changed, others)
    return changed


def read_entries(text: str) -> list[Decision | None]:
    """Return the entries of the list in a text, as it is read: cleaned; None for one that is no decision."""
    root = parse_yaml(clean(text)).root
    items = root.content if root and isinstance(root.content, list) else []
    return [build_struct(Decision, item, "", lambda _fault: None) for item in items]


def _check_decisions(path: Path, text: str, changed: str, wanted: list[Decision]) -> None:
    """Raise DecisionError if the changed text does not hold `wanted`, or has new problems."""
    old_problems, (decisions, problems) = read_decisions(FILE, text)[1], read_decisions(FILE, changed)
    if list(decisions) != wanted or (wanted and len(problems) > len(old_problems)):
        raise DecisionError(UNSAFE.format(path=path))


def _format_entry(decision: Decision) -> str:
    """Return the fields that are set as one line of YAML, in the documented form."""
    fields: dict[str, Any] = msgspec.to_builtins(decision)
    return dump_inline({name: value for name, value in fields.items() if value is not None})


def decision_for_span(article: Article, start: int, end: int, in_title: bool, actor: str) -> Decision:
    """Return the decision that the words at `start`..`end` (code points of body or title) mean `actor`.

    The decision holds for this mention alone: `prefix` has as many of the words before it as are needed to
    tell it from other mentions with the same words; where no prefix suffices, `nth` counts the mentions.
    """
    text = article.title if in_title else article.body
    quote = text[start:end]
    for length in (0, *range(8, _MAX_PREFIX_CHARS + 1, 4)):
        prefix = _skip_partial_word(text, max(0, start - length), start).strip() or None
        mentions = [
            (text_ is text, place)
            for text_ in (article.title, article.body)
            for place in find_quotes(text_, quote, prefix)
        ]
        if mentions == [(True, (start, end))]:
            return Decision(article=article.id, quote=quote, prefix=prefix, actor=actor)
    places = list(find_quotes(text, quote))
    return Decision(article=article.id, quote=quote, nth=places.index((start, end)) + 1, actor=actor)


def _skip_partial_word(text: str, start: int, end: int) -> str:
    """Return `text[start:end]` from its first whole word on, and only its last line."""
    while start > 0 and start < end and text[start - 1].isalnum():
        start += 1
    return text[start:end].rpartition("\n")[2]
