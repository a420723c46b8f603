"""Acts on what a record is: another id, one actor become two, a record that goes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct, structs

from tui.corpus.curation.corpus_draft import CorpusDraft, edit_corpus
from tui.corpus.curation.references import (
    RecordReference,
    change_decisions,
    move_references,
    read_decision_items,
)
from tui.corpus.journal.steps import StepResult
from tui.corpus.record_files.record_edit import EditError
from tui.corpus.record_files.value_changes import ValueChange
from tui.i18n import N_
from tui.model.records import Actor, Name, Record, Ref
from tui.model.text import clean_line, fold


class MovedRecord(Struct, frozen=True):
    """A record that was renamed or deleted, and what had referred to it."""

    record: Record
    references: tuple[RecordReference, ...] = ()


def rename_record(root: Path, ref: Ref, id: str, *, is_dry_run: bool = False) -> StepResult[MovedRecord]:
    """Give a record another id, and its file the name; everything that refers follows.

    Raises EditError, also where the id is taken, and WriteError.
    """

    def edit(draft: CorpusDraft) -> MovedRecord:
        if id == ref.id:
            raise EditError(N_("{ref} already has this id").format(ref=ref))
        references = move_references(draft, draft.read(ref), id)
        renamed = draft.rename(draft.read(ref), id)
        draft.files.renames[str(ref)] = str(renamed.ref)
        return MovedRecord(renamed, tuple(references))

    return edit_corpus(root, N_("rename {ref} to {id}").format(ref=ref, id=id), edit, is_dry_run=is_dry_run)


def delete_record(root: Path, ref: Ref, *, is_dry_run: bool = False) -> StepResult[MovedRecord]:
    """Delete a record, and everything that refers to it where it does; notes about it go, too.

    What refers is in the result: show it first (`is_dry_run`). Raises EditError, also where an event would be
    left without a claim, and WriteError.
    """

    def edit(draft: CorpusDraft) -> MovedRecord:
        record = draft.read(ref)
        references = move_references(draft, record, None)
        draft.delete(record)
        return MovedRecord(record, tuple(references))

    return edit_corpus(root, N_("delete {ref}").format(ref=ref), edit, is_dry_run=is_dry_run)


def split_actor(root: Path, ref: Ref, names: Sequence[str], *, is_dry_run: bool = False) -> StepResult[Actor]:
    """Make another actor of some aliases of one: the first becomes its name; return the new actor.

    Decisions about these spellings follow. Events stay with the old actor: only a person knows in which of
    them the new one had a part. Raises EditError, also where a spelling is not an alias, and WriteError.
    """
    spellings = [clean_line(name) for name in names]

    def edit(draft: CorpusDraft) -> Actor:
        actor = draft.read(ref)
        if not isinstance(actor, Actor) or not spellings:
            raise EditError(N_("{ref}: only actors can be split").format(ref=ref))
        taken = [_take_alias(actor, name) for name in spellings]
        draft.change(structs.replace(actor, aliases=tuple(one for one in actor.aliases if one not in taken)))
        new = draft.create(
            Actor(
                id="",
                name=spellings[0],
                type=actor.type,
                aliases=tuple(alias for alias in taken if alias.name != spellings[0]),
                of=actor.of,
                country=actor.country,
            )
        )
        _move_decisions(draft, actor, new, spellings)
        return new

    return edit_corpus(
        root,
        N_("split {ref}: {spellings}").format(ref=ref, spellings=", ".join(spellings)),
        edit,
        is_dry_run=is_dry_run,
    )


def _take_alias(actor: Actor, name: str) -> Name:
    """Return the alias of an actor with these letters; raises EditError if there is none."""
    alias = next((alias for alias in actor.aliases if alias.name == name), None)
    if alias is None:
        listed = ", ".join(one.name for one in actor.aliases) or "none"
        raise EditError(
            N_("{path}: “{name}” is not one of the aliases; these are: {listed}").format(
                path=actor.path, name=name, listed=listed
            )
        )
    return alias


def _move_decisions(draft: CorpusDraft, actor: Actor, new: Actor, spellings: Sequence[str]) -> None:
    """Let decisions that some spellings mean an actor say that they mean the new one."""
    folded = {fold(name) for name in spellings}
    changes = [
        ValueChange("set", (index, "is"), new.id)
        for index, decision in enumerate(read_decision_items(draft))
        if decision is not None and decision.actor == actor.id and fold(decision.quote or "") in folded
    ]
    change_decisions(draft, changes)
