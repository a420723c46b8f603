"""Two records become one: what referred to the one refers to the other, and what only one said is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from tui.corpus.curation.claims import has_same_source
from tui.corpus.curation.corpus_draft import CorpusDraft, edit_corpus, with_fields
from tui.corpus.curation.references import RecordReference, move_references, read_decision_items, unique
from tui.corpus.journal.steps import StepResult
from tui.corpus.record_files.record_edit import EditError
from tui.corpus.validate import marked_text
from tui.i18n import N_
from tui.model.quotes import find_quote
from tui.model.records import Actor, Article, Event, Name, Record, Ref

#: Types of actors that may be one; a person is no country.
_KINDRED_TYPES = (
    frozenset({"person"}),
    frozenset({"country", "place"}),
    frozenset({"organization", "public-body", "media", "group"}),
)
#: Fields with one value, of which that of the record that stays wins; with several, which are united.
_SINGLE_FIELDS = {
    Actor: ("name", "type", "of", "country", "wikidata"),
    Event: ("title", "type", "label", "date", "place"),
    Article: ("title", "date", "publisher", "source", "url", "accessed", "lang", "original"),
}
_LIST_FIELDS = {
    Actor: ("roles", "demonyms", "capitals", "not_", "labels"),
    Event: ("mode", "context", "participants", "related", "labels"),
    Article: ("authors", "tags", "labels"),
}
#: Of these a difference is no conflict: the other name becomes an alias.
_NAMING_FIELDS = ("name",)


class FieldConflict(Struct, frozen=True):
    """A field on which two records differ: the value that stays, and the one that goes."""

    field: str
    kept: str
    dropped: str


class MergeResult(Struct, frozen=True):
    """The record that two have become, what had referred to the other, and where the two differed."""

    record: Record
    references: tuple[RecordReference, ...] = ()
    conflicts: tuple[FieldConflict, ...] = ()


def merge_records(root: Path, ref: Ref, into: Ref, *, is_dry_run: bool = False) -> StepResult[MergeResult]:
    """Merge a record into another of its kind, whose fields win; the file of the first one goes.

    Names and aliases of a merged actor become aliases. Raises EditError where the two cannot be one, and
    WriteError.
    """

    def edit(draft: CorpusDraft) -> MergeResult:
        if ref == into:
            raise EditError(N_("{ref} is the same record").format(ref=ref))
        if ref.kind != into.kind:
            raise EditError(N_("{ref} and {into} are of different kinds").format(ref=ref, into=into))
        old, target = draft.read(ref), draft.read(into)
        _refuse_merge(draft, old, target)
        references = move_references(draft, old, into.id)
        merged, conflicts = unite_records(old, draft.read(into))
        if merged != draft.read(into):
            draft.change(merged)
        draft.delete(old)
        draft.files.renames[str(ref)] = str(into)
        return MergeResult(merged, tuple(references), tuple(conflicts))

    return edit_corpus(
        root, N_("merge {ref} into {into}").format(ref=ref, into=into), edit, is_dry_run=is_dry_run
    )


def _refuse_merge(draft: CorpusDraft, old: Record, target: Record) -> None:
    """Raise EditError with the reason why two records cannot be one."""
    if isinstance(old, Actor) and isinstance(target, Actor):
        if not any({old.type, target.type} <= types for types in _KINDRED_TYPES):
            words = N_("{ref} is a {type}, {other} a {kind}").format(
                ref=old.ref, type=old.type, other=target.ref, kind=target.type
            )
            raise EditError(N_("{reason}: correct the type of one of them first").format(reason=words))
        for one, other in ((old, target), (target, old)):
            if other.id in _owners(draft, one):
                raise EditError(
                    N_("{ref} belongs to {other} (of): take that out first").format(
                        ref=one.ref, other=other.ref
                    )
                )
    if isinstance(old, Article) and isinstance(target, Article):
        _refuse_lost_quotes(draft, old, target)


def _owners(draft: CorpusDraft, actor: Actor) -> list[str]:
    """Return the ids of all that an actor belongs to, the nearest first."""
    owners: list[str] = []
    while actor.of and actor.of not in owners and draft.has(Ref("actor", actor.of)):
        owners.append(actor.of)
        owner = draft.read(Ref("actor", actor.of))
        assert isinstance(owner, Actor)
        actor = owner
    return owners


def _refuse_lost_quotes(draft: CorpusDraft, old: Article, target: Article) -> None:
    """Raise EditError if a decision quotes words that the article which stays does not have."""
    for decision in read_decision_items(draft):
        if decision is None or decision.article != old.id or not decision.quote:
            continue
        if not find_quote(marked_text(target), decision.quote, decision.prefix, decision.suffix):
            words = N_("does not have the words “{quote}”, which decisions.yaml quotes").format(
                quote=decision.quote
            )
            raise EditError(f"{target.path}: {words}")


# -- values ------------------------------------------------------------------------------------


def unite_records(old: Record, target: Record) -> tuple[Record, list[FieldConflict]]:
    """Return `target` with what only `old` says, and the fields on which they differ."""
    conflicts: list[FieldConflict] = []
    changes: dict[str, Any] = {}
    for name in _SINGLE_FIELDS[type(target)]:
        kept, other = getattr(target, name), getattr(old, name)
        if kept is None:
            changes[name] = other
        elif other is not None and other != kept and name not in _NAMING_FIELDS:
            conflicts.append(FieldConflict(name, str(kept), str(other)))
    for name in _LIST_FIELDS[type(target)]:
        changes[name] = unique((*getattr(target, name), *getattr(old, name)))
    if isinstance(old, Actor) and isinstance(target, Actor):
        changes |= _unite_actors(old, target)
    elif isinstance(old, Event) and isinstance(target, Event):
        changes |= _unite_events(old, target, changes["related"])
    for name, value in old.extra.items():
        if target.extra.get(name, value) != value:
            conflicts.append(FieldConflict(name, str(target.extra[name]), str(value)))
    changes["extra"] = old.extra | target.extra
    if not isinstance(target, Article):
        changes["body"] = _unite_texts(target.body, old.body)
    return with_fields(target, changes), conflicts


def _unite_texts(text: str, other: str) -> str:
    """Return both notes, one after the other, or one that says both."""
    return text if other in text else f"{text}\n\n{other}".strip()


def _unite_actors(old: Actor, target: Actor) -> dict[str, Any]:
    names = old.names | target.names
    placed = {target.name, *names.values(), *(alias.name for alias in target.aliases)}
    aliases = (alias for alias in unite_spellings(old) if alias.name not in placed)
    return {"names": names, "aliases": (*target.aliases, *aliases), "key": old.key or target.key}


def unite_spellings(actor: Actor) -> Iterator[Name]:
    """Yield the names of an actor as aliases, each once; one that must match exactly stays so."""
    exact = {alias.name: alias for alias in actor.aliases}
    yield from (exact.get(spelling.name, spelling) for spelling in actor.spellings())


def _unite_events(old: Event, target: Event, related: Sequence[str]) -> dict[str, Any]:
    new = (claim for claim in old.claims if not any(has_same_source(claim, one) for one in target.claims))
    return {
        "claims": (*target.claims, *new),
        "related": tuple(id for id in related if id not in (old.id, target.id)),
    }
