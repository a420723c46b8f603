"""Edits to actor files: add an alias or create a file, each of which can be undone.

A file belongs to the person who wrote it. An alias is inserted into the text without touching any other
character; the result is parsed again before it is written, and nothing is written if it does not say exactly
what was intended.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec import structs

from tui.corpus.decisions_file import FILE, DecisionError, added_decisions, update_decisions
from tui.corpus.folder import CorpusError, open_folder
from tui.corpus.record_files.frontmatter import dump_record, quote_scalar
from tui.corpus.record_files.loader import LoadedRecord, read_record
from tui.corpus.safe_write.file_edits import ConflictError, Edit, WriteError, open_writer
from tui.corpus.scan import id_of_filename
from tui.model.records import Actor, Name
from tui.model.text import clean_line

#: Front matter: YAML, from the first line after `---` to the last line before the next.
_FRONT_MATTER = re.compile(
    r"\A\ufeff?\s*---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE
)
#: A new field is inserted after the first of these that exists.
_FIELDS_BEFORE_ALIASES = ("names", "type", "name")
#: With this many files of one name, another name is required.
_MAX_NAMESAKES = 100


class EditError(Exception):
    """The edit cannot be made; the message says where and why, on one line."""


def add_alias(root: Path, actor: Actor, name: str) -> Edit:
    """Append `name` to the aliases in the actor's file; raises EditError.

    `actor` is looked up by its path below `root`; everything else in the file stays byte for byte.
    """
    path = root / actor.path

    def change(before: bytes | None) -> bytes:
        if before is None:
            raise EditError(f"{path}: the file is gone")
        try:
            text = before.decode("utf-8")
        except UnicodeDecodeError:
            raise EditError(f"{path}: save it as UTF-8 first") from None
        return _insert_checked_alias(path, text, actor, name).encode("utf-8")

    try:
        with open_writer(root) as writer:
            return writer.edit(path, change)
    except WriteError as error:
        raise EditError(str(error)) from error


def create_actor(root: Path, actor: Actor) -> tuple[Actor, Edit]:
    """Write a file for a new actor and return the actor with its id (from the name) and path.

    Nothing is overwritten: a number is appended to an id that is taken. Raises EditError.
    """
    if not any((root / name).is_dir() for name in ("actors", "articles", "events")):
        raise EditError(f"{root}: has no folder actors; make it, and put the articles in a folder articles")
    try:
        taken = {entry.id.lower() for entry in open_folder(root).scan() if entry.kind == "actor"}
    except CorpusError as error:
        raise EditError(str(error)) from error
    stem = id_of_filename(clean_line(actor.name)).lower().strip(".")
    try:
        with open_writer(root) as writer:
            for number in range(1, _MAX_NAMESAKES):
                id_ = stem if number == 1 else f"{stem}-{number}"
                new = structs.replace(actor, id=id_, path=f"actors/{id_}.md")
                if id_ not in taken:
                    with suppress(FileExistsError):
                        return new, writer.create(root / new.path, dump_record(new).encode("utf-8"))
    except WriteError as error:
        raise EditError(str(error)) from error
    raise EditError(f"{root / 'actors'}: too many files named {stem}; choose another name")


def revert_edit(root: Path, edit: Edit) -> None:
    """Restore a file exactly or, if it has changed since, remove only what the edit inserted.

    Raises EditError if that has changed, too.
    """
    try:
        with open_writer(root) as writer:
            writer.revert(edit)
    except ConflictError as error:
        if edit.path.name != FILE:
            raise EditError(str(error)) from error
        _remove_decisions(root, edit)
    except WriteError as error:
        raise EditError(str(error)) from error


def _remove_decisions(root: Path, edit: Edit) -> None:
    """Remove the decisions that an edit added from a file that has changed since."""
    try:
        update_decisions(root, remove=added_decisions(edit))
    except DecisionError as error:
        raise EditError(str(error)) from error


# -- the place of an alias ---------------------------------------------------------------------


def _insert_checked_alias(path: Path, text: str, actor: Actor, name: str) -> str:
    """Return `text` with `name` among its aliases and nothing else changed; raises EditError."""
    current = _require_actor(path, _load_record(actor, text))
    if name in {spelling.name for spelling in current.spellings()}:
        raise EditError(f"{path}: «{name}» is there already")
    changed = _insert_alias(path, text, name)
    expected = structs.replace(current, aliases=(*current.aliases, Name(name)))
    if _load_record(actor, changed).record != expected:
        lines = text.splitlines()
        line = next((n for n, words in enumerate(lines, 1) if words.lstrip().startswith("aliases")), 1)
        words = f"the list of aliases can’t be added to safely; write «- {name}» there yourself"
        raise EditError(f"{path}:{line}: {words}")
    return changed


def _insert_alias(path: Path, text: str, name: str) -> str:
    """Return `text` with `name` added to its list of aliases; raises EditError."""
    from yaml import BaseLoader, MarkedYAMLError, YAMLError, compose  # late: only writing needs it

    head = _FRONT_MATTER.match(text)
    if head is None:
        raise EditError(f"{path}: no front matter: begin with a line ---, the fields, a line ---")
    try:
        root: Any = compose(head[1], BaseLoader)  # the Python loader: its marks count code points
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = text.count("\n", 0, head.start(1)) + (mark.line if mark else 0) + 1
        raise EditError(f"{path}:{line}: not YAML ({error.problem or error.context})") from error
    except YAMLError as error:
        raise EditError(f"{path}: {' '.join(str(error).split())}") from error
    if not isinstance(getattr(root, "value", None), list) or not root.value:
        raise EditError(f"{path}: the front matter has no fields")
    newline = "\r\n" if "\r\n" in head[0] else "\n"
    at, words = _find_insertion(head[1], root, name, newline)
    at += head.start(1)
    return text[:at] + words + text[at:]


def _find_insertion(head: str, root: Any, name: str, newline: str) -> tuple[int, str]:
    """Return the offset in `head` at which to insert, and the text to insert."""
    fields = {key.value: (key, value) for key, value in root.value}
    if "aliases" not in fields:
        after = next((fields[name] for name in _FIELDS_BEFORE_ALIASES if name in fields), root.value[-1])
        if root.flow_style:
            return _find_node_end(after[1]), f", aliases: [{quote_scalar(name, flow=True)}]"
        indent = " " * root.start_mark.column
        item = f"{newline}{indent}aliases:{newline}{indent}  - {quote_scalar(name, flow=False)}"
        return _find_line_end(head, _find_node_end(after[1])), item
    key, node = fields["aliases"]
    items = node.value
    if isinstance(items, str):  # the field is there, and empty
        indent = " " * (key.start_mark.column + 2)
        item = f"{newline}{indent}- {quote_scalar(name, flow=False)}"
        return _find_line_end(head, key.end_mark.index), item
    if node.flow_style:
        at = _find_node_end(items[-1]) if items else node.start_mark.index + 1
        return at, f"{', ' if items else ''}{quote_scalar(name, flow=True)}"
    indent = " " * node.start_mark.column
    item = f"{newline}{indent}- {quote_scalar(name, flow=False)}"
    return _find_line_end(head, _find_node_end(items[-1])), item


def _find_node_end(node: Any) -> int:
    """Return where a node's last character is: a block's own mark lies beyond the comments after it."""
    while isinstance(node.value, list) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return int(node.end_mark.index)


def _find_line_end(head: str, at: int) -> int:
    """Return where the line of the character before `at` ends, without its line break."""
    if at and head[at - 1] == "\n":
        at -= 1
    end = head.find("\n", at)
    end = len(head) if end < 0 else end
    return end - 1 if end and head[end - 1] == "\r" else end


# -- files -------------------------------------------------------------------------------------


def _load_record(actor: Actor, text: str) -> LoadedRecord:
    return read_record("actor", actor.id, actor.path, text.removeprefix("\ufeff"))


def _require_actor(path: Path, loaded: LoadedRecord) -> Actor:
    if not isinstance(loaded.record, Actor):
        raise EditError(f"{path}: {loaded.problems[0].message if loaded.problems else 'is no actor'}")
    return loaded.record
