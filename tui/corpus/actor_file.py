"""Edits to actor files that suggestions ask for: an alias or a new actor, each of which can be undone."""

from __future__ import annotations

from pathlib import Path

from msgspec import structs

from tui.corpus.curation.new_records import create_record
from tui.corpus.decisions_file import FILE, DecisionError, added_decisions, update_decisions
from tui.corpus.journal.steps import StepDraft, write_step
from tui.corpus.journal.undo import UndoError, undo_step
from tui.corpus.record_files.frontmatter import dump_record
from tui.corpus.record_files.record_edit import EditError, change_record, decode_record, load_record
from tui.corpus.safe_write.file_edits import Edit, WriteError
from tui.model.records import Actor, Name
from tui.model.text import clean_line

__all__ = ["EditError", "add_alias", "create_actor", "undo_edit"]


def add_alias(root: Path, actor: Actor, name: str) -> Edit:
    """Append `name` to the aliases in the actor's file; raises EditError.

    `actor` is looked up by its path below `root`; everything else in the file stays byte for byte.
    """
    path, name = root / actor.path, clean_line(name)

    def make_changes(draft: StepDraft) -> Edit:
        before = draft.read(actor.path)
        after = _with_alias(path, decode_record(str(path), before), actor, name).encode("utf-8")
        draft.write(actor.path, after)
        return Edit(path, before, after)

    try:
        result = write_step(root, f"new alias of actor:{actor.id}: {name}", make_changes)
    except WriteError as error:
        raise EditError(str(error)) from error
    return structs.replace(result.value, step=result.step.step if result.step else 0)


def _with_alias(path: Path, text: str, actor: Actor, name: str) -> str:
    """Return the text of an actor's file with an alias more; raises EditError."""
    loaded = load_record("actor", actor.id, str(path), text)
    current = loaded.record
    if not isinstance(current, Actor):
        raise EditError(f"{path}: {loaded.problems[0].message if loaded.problems else 'is not an actor'}")
    if name in {spelling.name for spelling in current.spellings()}:
        raise EditError(f"{path}: «{name}» is already there")
    return change_record(text, structs.replace(current, aliases=(*current.aliases, Name(name))))


def create_actor(root: Path, actor: Actor) -> tuple[Actor, Edit]:
    """Write a file for a new actor and return the actor with its id (from the name) and path.

    Nothing is overwritten: a number is appended to an id that is taken. Raises EditError.
    """
    try:
        result = create_record(root, actor)
    except WriteError as error:
        raise EditError(str(error)) from error
    path, step = root / result.value.path, result.step.step if result.step else 0
    return result.value, Edit(path, None, dump_record(result.value).encode("utf-8"), step)


def undo_edit(root: Path, edit: Edit) -> None:
    """Restore a file exactly or, if it has changed since, remove only what the edit inserted.

    Raises EditError if that has changed, too.
    """
    if not edit.step:  # it changed nothing
        return
    try:
        undo_step(root, edit.step)
    except UndoError as error:
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
