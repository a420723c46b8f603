"""Changes of actors' files: another spelling is added, a new file is written; each can be taken back.

A file is a person's own. An alias is put in at its place in the text, and not one other character is
touched; what comes out is read again before it is written, and where it does not say just what it should,
nothing is written. Files are replaced whole or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct, structs

from tui.corpus.folder import CorpusError, open_folder, slug
from tui.corpus.frontmatter import dump, scalar
from tui.corpus.reading import Loaded, read_record
from tui.corpus.writing import create_file, replace_file
from tui.model.records import Actor, Name
from tui.model.text import clean_line

#: A front matter as it stands in the file: YAML, from the first line after `---` to the last before the next.
_HEAD = re.compile(r"\A\ufeff?\s*---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
#: Where a new field goes: behind the last of these that is there.
_BEFORE_ALIASES = ("names", "type", "name")
#: So many files of one name may be there before another name is asked for.
_MOST_NAMESAKES = 100


class EditError(Exception):
    """The change can't be made; the message says where and why, in a line."""


class Edit(Struct, frozen=True):
    """A change of one file that has been written; `before` is None where there was no file."""

    path: Path
    before: bytes | None
    after: bytes | None


def add_alias(root: Path, actor: Actor, name: str) -> Edit:
    """Put `name` at the end of the aliases in the actor's file; raises EditError.

    `actor` is looked up by its path below `root`; everything else in the file stays byte for byte.
    """
    path = root / actor.path
    before = _read(path)
    try:
        text = before.decode("utf-8")
    except UnicodeDecodeError:
        raise EditError(f"{path}: save it as UTF-8 first") from None
    known = _actor(path, _loaded(actor, text))
    if name in {spelling.name for spelling in known.spellings()}:
        raise EditError(f"{path}: «{name}» is there already")
    changed = _with_alias(path, text, name)
    wanted = structs.replace(known, aliases=(*known.aliases, Name(name)))
    if _loaded(actor, changed).record != wanted:
        raise EditError(
            f"{path}: the list of aliases can’t be added to safely; write «- {name}» there yourself"
        )
    after = changed.encode("utf-8")
    _write(path, lambda: replace_file(path, after))
    return Edit(path, before, after)


def create_actor(root: Path, actor: Actor) -> tuple[Actor, Edit]:
    """Write a file for a new actor; the actor with its id (from the name) and path. Raises EditError.

    Nothing is overwritten: where the id is taken, a number is added to it.
    """
    if not any((root / name).is_dir() for name in ("actors", "articles", "events")):
        raise EditError(f"{root}: has no folder actors; make it, and put the articles in a folder articles")
    try:
        taken = {entry.id.lower() for entry in open_folder(root).scan() if entry.kind == "actor"}
    except CorpusError as error:
        raise EditError(str(error)) from error
    stem = slug(clean_line(actor.name)).lower().strip(".")
    for number in range(1, _MOST_NAMESAKES):
        id_ = stem if number == 1 else f"{stem}-{number}"
        path = root / "actors" / f"{id_}.md"
        if id_ not in taken and not path.exists():
            new = structs.replace(actor, id=id_, path=f"actors/{id_}.md")
            after = dump(new).encode("utf-8")
            _write(path, partial(_create, path, after))
            return new, Edit(path, None, after)
    raise EditError(f"{root / 'actors'}: too many files named {stem}; choose another name")


def edited(path: Path, change: Callable[[], object]) -> Edit:
    """Make a `change` of a file by other means, as a change that can be taken back."""
    before = _read(path) if path.exists() else None
    change()
    return Edit(path, before, _read(path) if path.exists() else None)


def take_back(edit: Edit) -> None:
    """Restore a file exactly; raises EditError where it has been changed again since."""
    now = _read(edit.path) if edit.path.exists() else None
    if now != edit.after:
        raise EditError(f"{edit.path}: has been changed since; take it out yourself")
    before = edit.before
    if before is None:
        _write(edit.path, lambda: edit.path.unlink(missing_ok=True))
    else:
        _write(edit.path, lambda: replace_file(edit.path, before))


# -- the place of an alias ---------------------------------------------------------------------


def _with_alias(path: Path, text: str, name: str) -> str:
    """`text` with `name` in its list of aliases; raises EditError."""
    from yaml import BaseLoader, YAMLError, compose  # late: only writing needs it

    head = _HEAD.match(text)
    if head is None:
        raise EditError(f"{path}: no front matter: begin with a line ---, the fields, a line ---")
    try:
        root: Any = compose(head[1], BaseLoader)  # the Python loader: its marks count code points
    except YAMLError as error:
        raise EditError(f"{path}: {' '.join(str(error).split())}") from error
    if not isinstance(getattr(root, "value", None), list) or not root.value:
        raise EditError(f"{path}: the front matter has no fields")
    newline = "\r\n" if "\r\n" in head[0] else "\n"
    at, words = _insertion(head[1], root, name, newline)
    at += head.start(1)
    return text[:at] + words + text[at:]


def _insertion(head: str, root: Any, name: str, newline: str) -> tuple[int, str]:
    """Where in `head` what is to be put in."""
    fields = {key.value: (key, value) for key, value in root.value}
    if "aliases" not in fields:
        after = next((fields[name] for name in _BEFORE_ALIASES if name in fields), root.value[-1])
        if root.flow_style:
            return _end(after[1]), f", aliases: [{scalar(name, flow=True)}]"
        indent = " " * root.start_mark.column
        item = f"{newline}{indent}aliases:{newline}{indent}  - {scalar(name, flow=False)}"
        return _line_end(head, _end(after[1])), item
    key, node = fields["aliases"]
    items = node.value
    if isinstance(items, str):  # the field is there, and empty
        indent = " " * (key.start_mark.column + 2)
        return _line_end(head, key.end_mark.index), f"{newline}{indent}- {scalar(name, flow=False)}"
    if node.flow_style:
        at = _end(items[-1]) if items else node.start_mark.index + 1
        return at, f"{', ' if items else ''}{scalar(name, flow=True)}"
    indent = " " * node.start_mark.column
    return _line_end(head, _end(items[-1])), f"{newline}{indent}- {scalar(name, flow=False)}"


def _end(node: Any) -> int:
    """Where a node's last character is: a block's own mark lies beyond the comments behind it."""
    while isinstance(node.value, list) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return int(node.end_mark.index)


def _line_end(head: str, at: int) -> int:
    """The end of the line of the character before `at`."""
    if at and head[at - 1] == "\n":
        at -= 1
    end = head.find("\n", at)
    end = len(head) if end < 0 else end
    return end - 1 if end and head[end - 1] == "\r" else end


# -- files -------------------------------------------------------------------------------------


def _loaded(actor: Actor, text: str) -> Loaded:
    return read_record("actor", actor.id, actor.path, text.removeprefix("\ufeff"))


def _actor(path: Path, loaded: Loaded) -> Actor:
    if not isinstance(loaded.record, Actor):
        raise EditError(f"{path}: {loaded.problems[0].message if loaded.problems else 'is no actor'}")
    return loaded.record


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise EditError(f"{path}: {error.strerror or error}") from error


def _write(path: Path, change: Callable[[], object]) -> None:
    try:
        change()
    except OSError as error:
        raise EditError(f"{path}: {error.strerror or error}") from error


def _create(path: Path, data: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    create_file(path, data)
