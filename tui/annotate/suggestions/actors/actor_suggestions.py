"""Suggestions about actors: a new one, another spelling of one, an office of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import structs

from tui.annotate.suggestions.suggestion import Suggestion
from tui.model.records import Actor, Name, Ref, Role

if TYPE_CHECKING:
    from tui.corpus.curation.corpus_draft import CorpusDraft


class NewActorSuggestion(Suggestion, frozen=True, kw_only=True):
    """An actor without a record, as the record would be written."""

    actor: Actor  # its id is empty where it is to be made of the name
    needed: tuple[Actor, ...] = ()  # of the gazetteer: the actor refers to them, and the corpus lacks them

    @property
    def group(self) -> str:
        return self.actor.type

    @property
    def detail(self) -> str:
        offices = [role.title for role in self.actor.roles]
        return ", ".join([*offices, *(alias.name for alias in self.actor.aliases)])

    def to_json(self) -> dict[str, Any]:
        """Return the fields of the record beside those of every suggestion; `actor` is null: it is new."""
        return {
            **super().to_json(),
            "actor": None,
            "type": self.actor.type,
            "names": self.actor.names,
            "aliases": [alias.name for alias in self.actor.aliases],
            "roles": [_role_json(role) for role in self.actor.roles],
            "of": self.actor.of,
        }

    def draft(self, draft: CorpusDraft) -> Ref:
        """Write the record, and those that it refers to."""
        from tui.corpus.curation.new_records import draft_record

        for actor in self.needed:
            if not draft.has(actor.ref):
                draft_record(draft, actor)
        actor = self.actor
        if actor.id and draft.has(actor.ref):
            known = draft.read(actor.ref)
            if isinstance(known, Actor) and known.name == actor.name:
                return known.ref  # another suggestion of the same step needed it
            actor = structs.replace(actor, id="")
        return draft_record(draft, actor).ref


class AliasSuggestion(Suggestion, frozen=True, kw_only=True):
    """Another spelling of the name of an actor that has a record."""

    actor: str

    @property
    def target(self) -> Ref:
        return Ref("actor", self.actor)

    def to_json(self) -> dict[str, Any]:
        """Return the actor whose name it is, beside the fields of every suggestion."""
        return {**super().to_json(), "actor": self.actor, "aliases": [self.name], "roles": [], "of": None}

    def draft(self, draft: CorpusDraft) -> Ref:
        """Append the spelling to the aliases of the actor."""
        actor = _read_actor(draft, self.target)
        if self.name not in {spelling.name for spelling in actor.spellings()}:
            draft.change(structs.replace(actor, aliases=(*actor.aliases, Name(self.name))))
        return actor.ref


class RoleSuggestion(Suggestion, frozen=True, kw_only=True):
    """An office that a text gives to an actor who has a record."""

    actor: str
    role: Role
    needed: tuple[Actor, ...] = ()  # of the gazetteer: the role refers to them, and the corpus lacks them

    @property
    def target(self) -> Ref:
        return Ref("actor", self.actor)

    def to_json(self) -> dict[str, Any]:
        """Return the actor and the office, beside the fields of every suggestion."""
        return {
            **super().to_json(),
            "actor": self.actor,
            "aliases": [],
            "roles": [_role_json(self.role)],
            "of": self.role.of,
        }

    def draft(self, draft: CorpusDraft) -> Ref:
        """Append the office to the roles of the actor."""
        from tui.corpus.curation.new_records import draft_record

        for needed in self.needed:
            if not draft.has(needed.ref):
                draft_record(draft, needed)
        actor = _read_actor(draft, self.target)
        if self.role not in actor.roles:
            draft.change(structs.replace(actor, roles=(*actor.roles, self.role)))
        return actor.ref


def _read_actor(draft: CorpusDraft, ref: Ref) -> Actor:
    actor = draft.read(ref)
    assert isinstance(actor, Actor)
    return actor


def _role_json(role: Role) -> dict[str, str]:
    """Return the fields of an office that are set, as a file has them."""
    fields = {"title": role.title, "of": role.of, "from": role.since, "to": role.until}
    return {name: value for name, value in fields.items() if value}
